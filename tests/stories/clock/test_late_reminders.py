"""After a time away, or a leap of the clock: only the latest reminder that is due speaks, and none is forgotten."""

from bot.rules.words import Status
from store import tables as t
from tests.saying import fault
from tests.shop import START
from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL, DESK, a_card, a_notice, only_case
from tests.stories.letters import THREE_LINES
from tests.stories.papers import PROBLEMS, dropped


async def _calls(stage: Stage) -> list[str]:
    """What the channel shows of targets, first lines only."""
    return [
        shown.text.splitlines()[0]
        for shown in await stage.messages(DESK)
        if shown.text.startswith(("⏱", "🔴")) and "回答期限" in shown.text
    ]


def _passed_over(stage: Stage) -> list[tuple[int | None, str]]:
    """What the timeline says of reminders that were not made: the case, and for which minute."""
    return [
        (row.case_id, row.details["point"])
        for row in stage.rows(t.Timeline)
        if row.action == "reminder.passed_over"
    ]


async def _away(stage: Stage, minutes: int) -> None:
    await stage.keppin.close()
    await stage.control("clock", advance=minutes * 60)
    await stage.restart()


async def test_after_thirteen_minutes_away_only_the_second_reminder_speaks(stage: Stage) -> None:
    await a_card(stage)
    await _away(stage, 13)
    (said,) = await _calls(stage)
    assert "*あと2分*" in said
    assert _passed_over(stage) == [(1, "8")]
    await stage.advance(minutes=2)
    assert len(await _calls(stage)) == 2
    assert "過ぎました" in (await _calls(stage))[-1]


async def test_after_a_longer_time_away_only_the_call_at_the_target_speaks(stage: Stage) -> None:
    await a_card(stage)
    await _away(stage, 15)
    (said,) = await _calls(stage)
    assert "過ぎました" in said
    assert _passed_over(stage) == [(1, "8"), (1, "12")]
    case = only_case(stage)
    assert (case.status, case.started_at, case.stopped_at) == (Status.OPEN, START, None)


async def test_a_target_that_was_missed_on_another_day_is_called_by_its_day(stage: Stage) -> None:
    await a_card(stage)
    await _away(stage, 15 * 60)
    await stage.advance(seconds=10)
    (said,) = await _calls(stage)
    assert "|11/18(水) 10:15> を過ぎました" in said


async def test_a_leap_of_the_clock_brings_one_reminder(stage: Stage) -> None:
    await a_card(stage)
    await stage.advance(minutes=12)
    (said,) = await _calls(stage)
    assert "*あと3分*" in said


async def test_a_reminder_that_slack_did_not_take_is_not_made_up_for_beside_the_next(stage: Stage) -> None:
    await a_card(stage)
    await fault(stage, ratelimit={"method": "chat.postMessage", "retry_after": 270, "times": 1})
    await stage.advance(minutes=8)
    assert await _calls(stage) == []
    await stage.advance(minutes=5)
    (said,) = await _calls(stage)
    assert "*あと2分*" in said


async def test_the_lines_of_one_notice_are_called_for_once_after_a_time_away(stage: Stage) -> None:
    await a_notice(stage, THREE_LINES)
    await stage.advance(seconds=10)
    await _away(stage, 13)
    await stage.advance(seconds=10)
    (said,) = await _calls(stage)
    assert "*2件*" in said
    assert sorted(_passed_over(stage)) == [(1, "8"), (2, "8")]


async def test_what_was_said_in_time_is_not_told_as_passed_over(stage: Stage) -> None:
    await a_card(stage)
    for minutes in (8, 4, 3):
        await stage.advance(minutes=minutes)
    assert len(await _calls(stage)) == 3
    assert _passed_over(stage) == []


async def test_a_list_that_nobody_opened_is_told_of_once_after_a_time_away(stage: Stage) -> None:
    await stage.post("limin", AGENT_CHANNEL, "", files=[dropped("list.csv", PROBLEMS.encode("cp932"))])
    await _away(stage, 20)
    await stage.advance(seconds=10)
    (said,) = [shown.text for shown in await stage.messages(DESK) if "まだ案件になっていません" in shown.text]
    assert "<@U0BOSS>" in said
