"""One notice with several short lines: a headline over the cards, and one click for all that agree."""

import pytest
from sqlmodel import Session, select

from bot.rules.words import Role, Status
from store import tables as t
from tests.saying import fault
from tests.shop import ORDER
from tests.stage import Shown, Stage
from tests.stories.acts import (
    AGENT_CHANNEL,
    DESK,
    a_notice,
    load_rules_now,
    role_of,
    undo_window_over,
)
from tests.stories.letters import NOTICE, THREE_LINES

ALL_SHORT = THREE_LINES.replace("15枚　在庫あり、買付済みです。", "15枚　廃盤とのことです。")


async def headline(stage: Stage) -> Shown:
    """The message above the cards."""
    (found,) = [
        shown for shown in await stage.messages(DESK) if shown.raw.get("text", "").startswith("欠品 ")
    ]
    return found


async def three(stage: Stage) -> str:
    ts = await a_notice(stage, ALL_SHORT)
    await stage.advance(seconds=10)
    return ts


async def statuses(stage: Stage) -> list[Status]:
    return [case.status for case in stage.rows(t.Case)]


async def test_the_headline_counts_the_lines_and_leads_to_their_cards(stage: Stage) -> None:
    await three(stage)
    top = await headline(stage)
    cards = await stage.cards()
    assert [shown.ts for shown in await stage.messages(DESK)] == [top.ts, *(card.ts for card in cards)]
    assert f"欠品 3件：注文 {ORDER}" in top.text
    assert "決定済み *0／3件*" in top.text
    for card, number in zip(cards, ("K-1", "K-2", "K-3"), strict=True):
        assert f"p{card.ts.replace('.', '')}|{number} " in top.text
    assert "K-3 折りたたみ収納ボックス ネイビー/L> 不足12\n→ 第一候補：別店舗 12.8元" in top.text
    assert top.buttons == ["3件とも第一候補で決める"]


async def test_one_call_speaks_for_all_lines_that_nobody_has_decided(stage: Stage) -> None:
    await three(stage)
    await (await stage.cards())[1].press("hana", "1 ")
    await stage.advance(minutes=8)
    calls = [shown for shown in await (await headline(stage)).thread() if "回答期限" in shown.text]
    assert f"⏱ 注文 {ORDER} でまだ決まっていない *2件* の回答期限まで *あと7分* です" in calls[0].text
    assert "|K-1 折りたたみ収納ボックス" in calls[0].text
    assert "K-2" not in calls[0].text
    await stage.advance(minutes=4)
    await (await stage.cards())[0].press("hana", "1 ")
    await stage.advance(minutes=3)
    seen = [shown.text for shown in await stage.messages(DESK) if "回答期限" in shown.text]
    assert len(seen) == 3
    assert "K-3 *折りたたみ収納ボックス ネイビー/L* の回答期限" in seen[2]  # the last alone, by its own name


async def test_a_call_for_several_lines_leads_to_the_headline_and_to_each_card_in_one_tap(
    stage: Stage,
) -> None:
    await three(stage)
    top, cards = await headline(stage), await stage.cards()
    await stage.advance(minutes=8)
    await stage.advance(minutes=7)
    seen = [shown for shown in await stage.messages(DESK) if "回答期限" in shown.text]
    assert len(seen) == 2
    for said in seen:
        assert said.text.splitlines()[0].startswith(("⏱ 注文 " + ORDER, "🔴 注文 " + ORDER))
        assert f"/archives/C0DESK/p{top.ts.replace('.', '')}|見出しを開く>" in said.text
        for card in cards:
            assert f"p{card.ts.replace('.', '')}|K-" in said.text


async def test_a_call_is_not_repeated_for_what_it_spoke_for(stage: Stage) -> None:
    await three(stage)
    await stage.advance(minutes=15)
    await (await stage.cards())[0].press("hana", "1 ")
    for _ in range(5):
        await stage.advance(minutes=1)  # the audit of every minute finds nothing to mend
    seen = [shown.text for shown in await stage.messages(DESK) if "過ぎました" in shown.text]
    assert len(seen) == 1
    assert "*3件*" in seen[0]
    rows = [row for row in stage.rows(t.Delivery) if row.kind == "escalation"]
    assert sorted(row.state for row in rows if row.case_id != 1) == ["sent", "sent"]


async def test_a_call_that_did_not_get_out_is_made_by_the_next_line(stage: Stage) -> None:
    await three(stage)
    await stage.advance(minutes=14)
    await fault(stage, ratelimit={"method": "chat.postMessage", "times": 1})
    await stage.advance(minutes=1)
    await (await stage.cards())[0].press("hana", "1 ")
    await stage.advance(minutes=1)
    (seen,) = [shown.text for shown in await stage.messages(DESK) if "過ぎました" in shown.text]
    assert "*2件*" in seen


async def test_one_notice_with_one_line_has_no_headline(stage: Stage) -> None:
    await a_notice(stage)
    assert len(await stage.messages(DESK)) == 1


async def test_one_click_decides_all_each_with_its_own_decision_and_instruction(stage: Stage) -> None:
    notice = await three(stage)
    await (await headline(stage)).press("hana", "3件とも")
    view = await stage.modal("hana")
    boxes = [block for block in view["blocks"] if block["type"] == "input"]
    assert [box["label"]["text"] for box in boxes] == [
        "K-1 折りたたみ収納ボックス ブラック/L（不足20）",
        "K-2 リネンシャツ 白/M（不足15）",
        "K-3 折りたたみ収納ボックス ネイビー/L（不足12）",
    ]
    assert all(box["element"]["initial_options"] for box in boxes)
    assert "除いた選択肢：別店舗 12元 福満日用百貨（欠品した店と同じグループ（fuman））" in str(
        view["blocks"]
    )
    done = await stage.submit("hana")
    assert done["closed"]
    await undo_window_over(stage)
    await stage.advance(seconds=10)
    assert await statuses(stage) == [Status.INSTRUCTED] * 3
    decisions = stage.rows(t.Decision)
    assert [decision.by for decision in decisions] == ["U0HANA"] * 3
    assert len(await stage.told(notice)) == 3
    top = await headline(stage)
    assert "*すべて決まりました。*" in top.text
    assert not top.buttons


async def test_what_is_unticked_is_left_for_its_card(stage: Stage) -> None:
    await three(stage)
    await (await headline(stage)).press("hana", "3件とも")
    await stage.submit("hana", **{"case.2": []})
    await stage.advance(seconds=5)
    assert await statuses(stage) == [Status.DECIDED, Status.OPEN, Status.DECIDED]
    top = await headline(stage)
    assert "決定済み *2／3件*" in top.text
    assert top.buttons == ["2件の決定を取り消す"]


async def test_each_can_be_undone_alone(stage: Stage) -> None:
    notice = await three(stage)
    await (await headline(stage)).press("hana", "3件とも")
    await stage.submit("hana")
    await stage.advance(seconds=3)
    cards = await stage.cards()
    await cards[1].press("ken", "取り消す")
    await undo_window_over(stage)
    await stage.advance(seconds=10)
    assert await statuses(stage) == [Status.INSTRUCTED, Status.OPEN, Status.INSTRUCTED]
    assert len(await stage.told(notice)) == 2
    assert "決定済み *2／3件*" in (await headline(stage)).text


async def test_if_one_has_moved_on_none_is_decided(stage: Stage) -> None:
    await three(stage)
    await (await headline(stage)).press("hana", "3件とも")
    cards = await stage.cards()
    await cards[2].press("ken", "欠品ではない")
    await stage.submit("hana")
    assert await statuses(stage) == [Status.OPEN, Status.OPEN, Status.DISMISSED]
    assert not stage.rows(t.Decision)
    assert "画面を開いている間に K-3 の状況が変わったため、どの案件も決めていません" in str(
        await stage.modal("hana")
    )


async def test_if_one_is_left_its_card_is_named_and_not_the_headline(stage: Stage) -> None:
    await three(stage)
    cards = await stage.cards()
    await cards[0].press("ken", "欠品ではない")
    await stage.advance(seconds=5)
    await (await headline(stage)).press("hana", "2件とも")
    await cards[1].press("ken", "欠品ではない")
    await stage.submit("hana")
    said = str(await stage.modal("hana"))
    assert "画面を開いている間に K-2 の状況が変わったため、どの案件も決めていません" in said
    assert "いま決められるのは K-3 だけです。そのカードのボタンで決めてください" in said
    assert "見出しのボタンから" not in said


async def test_nothing_ticked_is_said_in_the_modal(stage: Stage) -> None:
    await three(stage)
    await (await headline(stage)).press("hana", "3件とも")
    done = await stage.submit("hana", **{"case.1": [], "case.2": [], "case.3": []})
    assert list(done["errors"].values()) == ["少なくともひとつ選んでください"]
    assert await statuses(stage) == [Status.OPEN] * 3


async def test_who_may_not_decide_is_told_so(stage: Stage) -> None:
    await three(stage)
    await (await headline(stage)).press("newbie", "3件とも")
    assert await stage.modal("newbie") is None
    assert "権限が必要です" in (await stage.answers("newbie"))[0]


async def test_what_needs_an_approver_is_explained_and_left_out(stage: Stage) -> None:
    load_rules_now(stage, "[limits]\nrefund_needs_approval_over_yuan = 100\n")
    await three(stage)
    await (await headline(stage)).press("hana", "3件とも")
    view = await stage.modal("hana")
    boxes = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    assert "case.2" not in boxes
    assert "K-2 リネンシャツ 白/M：第一候補には承認者の決定が必要です" in str(view["blocks"])
    await stage.submit("hana")
    assert (await statuses(stage))[1] is Status.OPEN


async def test_an_approver_may_decide_those_too(stage: Stage) -> None:
    role_of(stage, "U0KEN", Role.APPROVER)
    load_rules_now(stage, "[limits]\nrefund_needs_approval_over_yuan = 100\n")
    await three(stage)
    await (await headline(stage)).press("ken", "3件とも")
    await stage.submit("ken")
    assert await statuses(stage) == [Status.DECIDED] * 3


async def test_the_successor_of_a_discontinued_line_is_asked_for_in_its_own_instruction(stage: Stage) -> None:
    notice = await three(stage)
    await (await headline(stage)).press("hana", "3件とも")
    await stage.submit("hana")
    await undo_window_over(stage)
    await stage.advance(seconds=10)
    asking = [text for text in await stage.told(notice) if "后续款" in text]
    assert len(asking) == 1
    assert "リネンシャツ" in asking[0]


async def test_a_line_that_an_edit_adds_gets_its_place_under_the_headline(stage: Stage) -> None:
    ts = await a_notice(stage, THREE_LINES)
    await stage.advance(seconds=10)
    assert "欠品 2件" in (await headline(stage)).text
    await stage.post("limin", AGENT_CHANNEL, ALL_SHORT, edit_ts=ts)
    await stage.advance(seconds=10)
    top = await headline(stage)
    assert "欠品 3件" in top.text
    assert "|K-3 リネンシャツ" in top.text


async def test_several_lines_reported_by_shortcut_stand_under_one_headline(stage: Stage) -> None:
    ts = await stage.post("ken", "random", ALL_SHORT)
    await stage.shortcut("ken", "report_stockout", "random", ts)
    await stage.advance(seconds=10)
    assert "Taken in as K-1, K-2, K-3" in (await stage.private("ken"))[0]
    assert len(await stage.cards()) == 3
    assert "欠品 3件" in (await headline(stage)).text


async def test_several_lines_entered_by_command_stand_under_one_headline(stage: Stage) -> None:
    await stage.command("hana", "/stockout", "new")
    await stage.submit("hana", text=ALL_SHORT)
    await stage.advance(seconds=10)
    assert "K-1、K-2、K-3 として受け付けました" in (await stage.private("hana"))[0]
    assert "欠品 3件" in (await headline(stage)).text


async def test_a_line_that_is_a_case_already_is_not_counted_twice(stage: Stage) -> None:
    await a_notice(stage, NOTICE)
    await a_notice(stage, ALL_SHORT)
    await stage.advance(seconds=10)
    assert len(stage.rows(t.Case)) == 3
    assert "欠品 2件" in (await headline(stage)).text


async def test_a_headline_that_somebody_deleted_is_put_up_again(stage: Stage) -> None:
    await three(stage)
    top = await headline(stage)
    await stage.control("message", channel=DESK, user="boss", delete_ts=top.ts)
    await stage.settle()
    assert not [shown for shown in await stage.messages(DESK) if shown.ts == top.ts]
    (card, *_) = await stage.cards()
    await card.press("hana", "欠品ではない")
    await stage.advance(seconds=10)
    assert "決定済み *1／3件*" in (await headline(stage)).text


async def test_a_modal_in_english_reads_in_english(stage: Stage) -> None:
    def speak(session: Session) -> None:
        session.exec(select(t.Workspace)).one().language = "en"  # type: ignore[assignment]

    await three(stage)
    stage.change(speak)
    await (await headline(stage)).press("ken", "3件とも")
    view = await stage.modal("ken")
    assert view["title"]["text"] == "Decide together"
    assert "Each ticked case is decided by its first choice" in str(view["blocks"])


async def test_more_lines_than_a_modal_holds_are_decided_in_turns_and_the_modal_says_so(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.slack.headline.MOST", 2)
    await three(stage)
    assert (await headline(stage)).buttons == ["3件を2件ずつ第一候補で決める"]
    await (await headline(stage)).press("hana", "3件を")
    view = await stage.modal("hana")
    assert [block["block_id"] for block in view["blocks"] if block["type"] == "input"] == ["case.1", "case.2"]
    assert "対応待ちは *3件* あり、一度に決められるのは *2件* まで" in str(view["blocks"])
    await stage.submit("hana")
    await stage.advance(seconds=5)
    assert await statuses(stage) == [Status.DECIDED, Status.DECIDED, Status.OPEN]
    # One is left, and has its own card.
    assert (await headline(stage)).buttons == ["2件の決定を取り消す"]
