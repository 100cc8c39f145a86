"""What cannot be read is completed by hand, and what was not written in the agent's channel is entered by hand."""

import pytest

from bot.rules.words import Origin
from store import tables as t
from tests.shop import NOTICE, ORDER
from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL, DESK, a_card, only_case
from tests.stories.letters import NO_STOCKOUT, UNREADABLE

BY_HAND = {
    "order_no": ORDER,
    "line_no": "3",
    "qty_short": "１２個",
    "product": "折りたたみ収納ボックス",
    "color": "ネイビー",
    "size": "L",
}


async def test_an_unreadable_notice_is_a_case_to_complete(stage: Stage) -> None:
    card = await a_card(stage, UNREADABLE)
    assert "K-1 欠品連絡（読み取りの補足が必要です）" in card.text
    assert f"> {UNREADABLE}" in card.text.replace("&gt;", ">")
    assert card.buttons == ["読み取りを補う", "担当する", "欠品ではない"]
    assert only_case(stage).incomplete


async def test_the_clock_runs_for_an_unreadable_notice_too(stage: Stage) -> None:
    card = await a_card(stage, UNREADABLE)
    await stage.advance(minutes=8)
    assert "あと7分" in (await card.thread())[0].text


async def test_completing_a_notice_asks_first_for_what_is_missing(stage: Stage) -> None:
    card = await a_card(stage, UNREADABLE)
    await card.press("hana", "読み取りを補う")
    view = await stage.modal("hana")
    assert view["title"]["text"] == "読み取りを補う"
    missing, _, read = str(view["blocks"]).partition("*読み取れた項目*")
    assert "ご確認いただきたい項目" in missing
    assert all(f"'block_id': '{field}'" in missing for field in ("order_no", "qty_short", "product"))
    assert all(f"'block_id': '{field}'" in read for field in ("color", "reason", "restock_from"))
    assert UNREADABLE in str(view["blocks"])


async def test_what_is_wrong_in_the_modal_is_said_at_the_field_and_nothing_is_lost(stage: Stage) -> None:
    card = await a_card(stage, UNREADABLE)
    await card.press("hana", "読み取りを補う")
    done = await stage.submit("hana", order_no=ORDER, qty_short="たくさん", product="")
    assert not done["closed"]
    assert set(done["errors"]) == {"qty_short", "product"}
    done = await stage.submit("hana", **BY_HAND, qty_ordered="5")
    assert done["errors"] == {"qty_short": "注文数（5個）より多くなっています"}
    assert only_case(stage).incomplete


async def test_a_completed_notice_gets_its_options(stage: Stage) -> None:
    card = await a_card(stage, UNREADABLE)
    await card.press("hana", "読み取りを補う")
    done = await stage.submit("hana", **BY_HAND)
    assert done["closed"]
    card = await card.again()
    assert "K-1 欠品：折りたたみ収納ボックス ネイビー/L（不足12）" in card.text
    assert "1 別店舗 12.8元" in card.buttons
    assert "<@U0HANA> が読み取りを補いました" in (await card.thread())[0].text
    case = only_case(stage)
    assert (case.incomplete, case.sku, case.version) == (False, "BOX-NV-L", 2)


async def test_correcting_shows_all_that_was_read_and_ranks_anew(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("hana", "読み取りを直す")
    view = await stage.modal("hana")
    filled = {
        block["block_id"]: block["element"].get("initial_value")
        for block in view["blocks"]
        if block["type"] == "input" and block["element"].get("initial_value")
    }
    assert filled["order_no"] == ORDER
    assert (filled["line_no"], filled["qty_short"], filled["color"]) == ("3", "12", "ネイビー")
    await stage.submit("hana", qty_short="20")
    card = await card.again()
    assert "不足 *20個*" in card.text
    assert "3 返金 20個" in card.buttons
    assert "不足数 12 → 20" in (await card.thread())[0].text


async def test_any_message_can_be_reported_as_a_stockout(stage: Stage) -> None:
    ts = await stage.post("limin", AGENT_CHANNEL, NO_STOCKOUT)
    await stage.shortcut("hana", "report_stockout", AGENT_CHANNEL, ts)
    card = await stage.card()
    assert "読み取りの補足が必要です" in card.text
    assert "K-1 として受け付けました" in (await stage.private("hana"))[0]
    assert len(stage.rows(t.Notice)) == 1


async def test_a_notice_quoted_in_another_channel_can_be_reported(stage: Stage) -> None:
    ts = await stage.post("ken", "random", NOTICE)
    await stage.shortcut("ken", "report_stockout", "random", ts)
    assert "不足 *12個*" in (await stage.card()).text
    assert "Taken in as K-1" in (await stage.private("ken"))[0]
    assert stage.rows(t.Notice)[0].origin is Origin.SHORTCUT


async def test_what_follows_a_reported_reply_stays_in_the_replys_thread(stage: Stage) -> None:
    head = await stage.post("limin", AGENT_CHANNEL, NO_STOCKOUT)
    reply = await stage.post("limin", AGENT_CHANNEL, "3番が足りません。", thread_ts=head)
    await stage.shortcut("hana", "report_stockout", AGENT_CHANNEL, reply)
    assert [(notice.ts, notice.thread_ts) for notice in stage.rows(t.Notice)][-1] == (reply, head)


async def test_reporting_the_head_of_a_thread_is_no_reply(stage: Stage) -> None:
    head = await stage.post("limin", AGENT_CHANNEL, NO_STOCKOUT)
    await stage.post("hana", AGENT_CHANNEL, "確認します。", thread_ts=head)
    await stage.shortcut("hana", "report_stockout", AGENT_CHANNEL, head)
    assert stage.rows(t.Notice)[0].thread_ts == ""


async def test_reporting_what_is_a_case_already_opens_no_second_one(stage: Stage) -> None:
    ts = await stage.post("limin", AGENT_CHANNEL, NOTICE)
    await stage.shortcut("hana", "report_stockout", AGENT_CHANNEL, ts)
    assert len(await stage.cards()) == 1
    assert "K-1" in (await stage.private("hana"))[0]


async def test_a_stockout_told_on_the_phone_is_entered_with_the_command(stage: Stage) -> None:
    await stage.command("hana", "/stockout", "new")
    view = await stage.modal("hana")
    assert view["title"]["text"] == "欠品を登録"
    await stage.submit("hana", text=NOTICE)
    card = await stage.card()
    assert "不足 *12個*" in card.text
    assert "K-1 として受け付けました。カードは <#C0DESK> にあります" in (await stage.private("hana"))[0]


async def test_the_words_after_the_command_stand_in_the_modal(stage: Stage) -> None:
    await stage.command("hana", "/stockout", "new 3番のネイビーが欠品です")
    assert "3番のネイビーが欠品です" in str(await stage.modal("hana"))


async def test_the_global_shortcut_and_the_home_tab_ask_for_a_new_stockout(stage: Stage) -> None:
    await stage.shortcut("ken", "new_stockout")
    assert (await stage.modal("ken"))["title"]["text"] == "New stockout"
    await stage.home("hana")
    await stage.control("click", user="hana", action_id="desk.new")
    await stage.submit("hana", text=NOTICE)
    assert len(await stage.cards()) == 1


async def test_an_instruction_for_an_entered_stockout_goes_to_the_agents_channel(stage: Stage) -> None:
    await stage.command("hana", "/stockout", "new")
    await stage.submit("hana", text=NOTICE)
    await (await stage.card()).press("hana", "3 ")
    await stage.advance(seconds=10)
    (told,) = await stage.messages(AGENT_CHANNEL)
    assert "这 12件 请取消，货款退回余额" in told.text


async def test_who_may_not_decide_may_not_enter_a_stockout(stage: Stage) -> None:
    await stage.command("newbie", "/stockout", "new")
    assert await stage.modal("newbie") is None
    assert "「対応者」の権限が必要です" in (await stage.answers("newbie"))[0]
    await stage.shortcut("newbie", "new_stockout")
    assert await stage.modal("newbie") is None
    assert "権限が必要です" in (await stage.private("newbie"))[0]


@pytest.mark.parametrize("thread", [False, True])
async def test_what_keppin_wrote_itself_is_refused_as_a_stockout(stage: Stage, thread: bool) -> None:
    card = await a_card(stage)
    if thread:
        await card.press("hana", "担当する")
    ours = (await card.thread())[-1] if thread else card
    before = len(stage.rows(t.Notice))
    await stage.shortcut("hana", "report_stockout", DESK, ours.ts)
    assert "これは Keppin が書いたメッセージ" in (await stage.answers("hana"))[-1]
    assert len(stage.rows(t.Notice)) == before
