"""A press that changes nothing is answered in words, in the language of whoever pressed."""

import asyncio

import pytest

from bot.flows.team.load_rules import keep_rules
from bot.rules.words import Role, Status
from store import tables as t
from tests.stage import Shown, Stage
from tests.stories.acts import DESK, a_card, instructed, only_case, role_of

DESK_ID = "C0DESK"


async def _press_all_at_once(stage: Stage, card: Shown, *presses: tuple[str, str]) -> None:
    await asyncio.gather(
        *(stage.click(DESK, card.ts, who, label=label, settle=False) for who, label in presses)
    )
    await stage.settle()


async def test_the_second_persons_click_is_told_who_was_first_and_what_they_chose(stage: Stage) -> None:
    card = await a_card(stage)
    await _press_all_at_once(stage, card, ("hana", "3 返金 12個"), ("ken", "1 別店舗 12.8元"))
    (decision,) = stage.rows(t.Decision)
    loser, words = ("ken", "chose *") if decision.by == "U0HANA" else ("hana", "に決めています")
    (answer,) = await stage.answers(loser)
    assert words in answer
    assert f"<@{decision.by}>" in answer
    assert only_case(stage).decision_id == decision.id


async def test_a_press_on_a_card_of_the_past_changes_nothing(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.leave_screens_old()
    await card.press("hana", "3 ")
    await card.press("ken", "1 ")
    (answer,) = await stage.answers("ken")
    assert "<@U0HANA> chose *Refund 12 pcs* at 10:00:00. Nothing has changed." in answer
    assert len(stage.rows(t.Decision)) == 1


async def test_a_press_on_a_card_corrected_meanwhile_asks_to_look_again(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.leave_screens_old()
    await card.press("hana", "読み取りを直す")
    await stage.submit("hana", qty_short="20")
    await card.press("ken", "3 ")
    assert "That card had changed in the meantime" in (await stage.answers("ken"))[0]
    assert only_case(stage).status is Status.OPEN


async def test_a_press_on_a_dismissed_case_is_told_who_dismissed_it(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.leave_screens_old()
    await card.press("hana", "欠品ではない")
    await card.press("ken", "1 ")
    assert "<@U0HANA> marked it as not a stockout" in (await stage.answers("ken"))[0]


async def test_a_double_click_is_one_decision_and_a_kind_word(stage: Stage) -> None:
    card = await a_card(stage)
    await _press_all_at_once(stage, card, ("hana", "3 返金 12個"), ("hana", "3 返金 12個"))
    assert len(stage.rows(t.Decision)) == 1
    (answer,) = await stage.answers("hana")
    assert "すでに受け付けています" in answer


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("newbie", "この操作には「対応者」の権限が必要です。何も変わっていません。"),
        ("guest", "ゲストの方はこの操作を行えません。何も変わっていません。"),
    ],
)
async def test_who_may_not_decide_is_told_so_and_nothing_changes(stage: Stage, who: str, words: str) -> None:
    card = await a_card(stage)
    for button in ("1 ", "担当する", "欠品ではない", "別のURL"):
        await card.press(who, button)
    assert all(words in answer for answer in await stage.answers(who))
    assert len(await stage.answers(who)) == 4
    assert await stage.modal(who) is None
    case = only_case(stage)
    assert (case.status, case.version, case.assignee) == (Status.OPEN, 1, None)


async def test_somebody_of_another_organisation_cannot_press_even_where_they_see_the_card(
    stage: Stage,
) -> None:
    card = await a_card(stage)
    stage.workspace.core.channels.get("C0DESK").members.append("U0LI")
    await card.press("limin", "1 ")
    (answer,) = await stage.answers("limin")
    assert "社内のメンバーだけが行えます" in answer
    assert only_case(stage).status is Status.OPEN


async def test_what_needs_an_approver_is_refused_to_others_and_taken_from_an_approver(stage: Stage) -> None:
    dearer = {"url": "https://detail.1688.com/offer/742618305999.html", "price": "13.8"}  # 10.4 % dearer
    card = await a_card(stage)
    await card.press("ken", "別のURL")
    done = await stage.submit("ken", **dearer)
    assert not done["closed"]
    assert "This needs an approver (10.4 % dearer: approval needed over 8 %)" in done["errors"]["price"]
    assert "大野 誠" in done["errors"]["price"]
    assert not [*await stage.answers("ken"), *await stage.private("ken")]
    assert only_case(stage).status is Status.OPEN
    role_of(stage, "U0KEN", Role.APPROVER)
    assert (await stage.submit("ken"))["closed"]
    assert only_case(stage).status is Status.DECIDED


async def test_what_a_limit_rules_out_cannot_be_had_by_pasting_it(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("boss", "別のURL")
    done = await stage.submit("boss", url="https://detail.1688.com/offer/742618305998.html", price="20")
    said = "この内容では決められません：値上がり60.0%（上限15%）。まだ何も変わっていません"
    assert (done["closed"], done["errors"]) == (False, {"price": said})
    assert not [*await stage.answers("boss"), *await stage.private("boss")]
    assert only_case(stage).status is Status.OPEN
    assert (await stage.submit("boss", price="13"))["closed"]
    assert stage.rows(t.Decision)[0].option["url"] == "https://detail.1688.com/offer/742618305998.html"


async def test_the_limits_hold_for_free_decisions_too(stage: Stage) -> None:
    await stage.keppin.desk.run(keep_rules, "[limits]\nrefund_needs_approval_over_yuan = 100\n", "U0BOSS")
    card = await a_card(stage)
    await card.press("hana", "待つ・その他…")
    done = await stage.submit("hana", remedy="refund", text="お願いします", qty="12")
    assert "承認者の決定が必要です" in done["errors"]["qty"]
    assert "まだ何も変わっていません" in done["errors"]["qty"]
    assert only_case(stage).status is Status.OPEN


async def test_a_modal_opened_before_somebody_decided_changes_nothing(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("ken", "待つ・その他…")
    await stage.pick("ken", "remedy", "wait")
    await card.press("hana", "3 ")
    assert not (await stage.submit("ken", text="Please hurry"))["closed"]
    view = await stage.modal("ken")
    assert view is not None
    assert "<@U0HANA> chose *Refund 12 pcs*" in str(view["blocks"])
    assert "Please hurry" in str(view["blocks"])  # what was written is not lost
    assert "submit" not in {name for name, value in view.items() if value}
    assert [*await stage.answers("ken"), *await stage.private("ken")] == []
    assert len(stage.rows(t.Decision)) == 1


async def test_a_step_that_is_no_longer_legal_is_refused_with_where_the_case_stands(stage: Stage) -> None:
    card = await instructed(stage)
    await stage.leave_screens_old()
    await card.press("hana", "完了にする")
    await card.press("ken", "担当する")
    assert "K-1 is now “closed”" in (await stage.answers("ken"))[0]


async def test_who_is_not_in_the_channel_any_more_is_answered_in_a_direct_message(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.leave_screens_old()
    await card.press("hana", "3 ")
    await stage.control("faults", error={"method": "chat.postEphemeral", "code": "user_not_in_channel"})
    await card.press("ken", "1 ")
    (answer,) = await stage.private("ken")
    assert answer.startswith("This is the answer to what you did in <#C0DESK>.")
    assert "<@U0HANA> chose *Refund 12 pcs*" in answer
    assert await stage.answers("ken") == []


async def test_where_keppin_is_not_in_the_channel_it_answers_in_a_direct_message(stage: Stage) -> None:
    _, answer = await a_card(stage), "chat.postEphemeral"
    await stage.control("faults", error={"method": answer, "code": "channel_not_found", "channel": DESK_ID})
    await (await stage.card()).press("guest", "1 ")
    assert "ゲストの方はこの操作を行えません" in (await stage.private("guest"))[0]


async def test_an_answer_in_a_direct_message_is_said_once_although_slack_stumbled(stage: Stage) -> None:
    card = await a_card(stage)
    refused = {"method": "chat.postEphemeral", "code": "user_not_in_channel", "times": 9}
    await stage.control("faults", error=refused)
    await stage.control("faults", fail={"method": "chat.postMessage", "channel": "U0GUEST", "times": 1})
    await card.press("guest", "1 ")
    await stage.advance(seconds=5)
    assert len(await stage.private("guest")) == 1
