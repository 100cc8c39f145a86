"""What one press on a headline decided, one press takes back, as long as each of it can be."""

from datetime import timedelta

from sqlmodel import Session, select

from bot.rules.words import Status
from store import tables as t
from tests.stage import Shown, Stage
from tests.stories.acts import happenings, undo_window_over
from tests.stories.notices.test_many_lines import headline, statuses, three

UNDO = "3件の決定を取り消す"


async def _decided(stage: Stage) -> Shown:
    """The headline, just after somebody has decided all three by their first choice."""
    await three(stage)
    await (await headline(stage)).press("hana", "3件とも")
    assert (await stage.submit("hana"))["closed"]
    await stage.advance(seconds=3)
    return await headline(stage)


async def test_one_undo_takes_all_of_one_press_back(stage: Stage) -> None:
    top = await _decided(stage)
    assert top.buttons == [UNDO]
    assert "までは取り消せます" in top.text
    await top.press("ken", UNDO)
    assert await statuses(stage) == [Status.OPEN] * 3
    assert happenings(stage).count("case.undone") == 3
    assert all(decision.undone_at for decision in stage.rows(t.Decision))
    assert all(case.stopped_at is None for case in stage.rows(t.Case)), "the targets run on"
    top = await headline(stage)
    assert top.buttons == ["3件とも第一候補で決める"]
    assert "決定済み *0／3件*" in top.text


async def test_what_was_taken_back_reaches_no_agent_and_is_reminded_of_again(stage: Stage) -> None:
    top = await _decided(stage)
    await top.press("hana", UNDO)
    await undo_window_over(stage)
    assert not [row for row in stage.rows(t.Delivery) if row.kind == "instruction" and row.state == "sent"]
    assert not stage.rows(t.Draft)
    await stage.advance(minutes=8)
    seen = [shown.text for shown in await stage.messages("stockout-desk") if "回答期限" in shown.text]
    assert len(seen) == 1
    assert "*3件*" in seen[0]


async def test_what_somebody_has_decided_anew_meanwhile_stays(stage: Stage) -> None:
    await _decided(stage)
    await (await stage.cards())[1].press("ken", "取り消す")
    assert (await headline(stage)).buttons == ["2件の決定を取り消す"]
    await (await stage.cards())[1].press("ken", "1 ")
    await (await headline(stage)).press("hana", "2件の決定を取り消す")
    assert await statuses(stage) == [Status.OPEN, Status.DECIDED, Status.OPEN]
    assert (await stage.answers("hana")) == []


async def test_after_the_time_nothing_changes_and_the_person_is_told_why(stage: Stage) -> None:
    top = await _decided(stage)
    await stage.leave_screens_old()
    await undo_window_over(stage)
    await stage.advance(seconds=5)
    await top.press("hana", UNDO)
    assert await statuses(stage) == [Status.INSTRUCTED] * 3
    assert "取り消せる時間（10秒）を過ぎました" in (await stage.answers("hana"))[-1]


async def test_what_is_on_its_way_to_the_agent_stays_and_the_rest_is_taken_back(stage: Stage) -> None:
    top = await _decided(stage)

    def on_its_way(session: Session) -> None:
        of_second = (t.Delivery.kind == "instruction", t.Delivery.case_id == 2)
        row = session.exec(select(t.Delivery).where(*of_second)).one()
        row.state = t.DeliveryState.CLAIMED
        row.lease_until = row.not_before + timedelta(minutes=1)
        row.attempts, row.claimed_at = 1, row.not_before

    stage.change(on_its_way)
    await top.press("hana", UNDO)
    assert [case.status for case in stage.rows(t.Case)] == [Status.OPEN, Status.DECIDED, Status.OPEN]
    (told,) = await stage.answers("hana")
    assert "2件の決定を取り消しました。K-2 は" in told


async def test_a_second_press_is_answered_kindly(stage: Stage) -> None:
    top = await _decided(stage)
    await stage.leave_screens_old()
    await top.press("hana", UNDO)
    await top.press("ken", UNDO)
    assert await statuses(stage) == [Status.OPEN] * 3
    assert "taken back already" in (await stage.answers("ken"))[-1]


async def test_who_has_no_role_takes_nothing_back(stage: Stage) -> None:
    top = await _decided(stage)
    await top.press("guest", UNDO)
    assert await statuses(stage) == [Status.DECIDED] * 3
    assert await stage.answers("guest")


async def test_the_choice_of_one_card_has_its_own_undo_alone(stage: Stage) -> None:
    await three(stage)
    for card in await stage.cards():
        await card.press("hana", "1 ")
        await stage.advance(seconds=1)
    assert not (await headline(stage)).buttons
