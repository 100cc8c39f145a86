"""Nothing is lost while the desk is away: what was written meanwhile is heard in its order, and only once."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import text

from bot.flows.hearing.catch_up import FARTHEST
from bot.local.messages import Message
from bot.rules.words import Status
from store import tables as t
from tests.shop import NOTICE
from tests.stage import LONG, Stage
from tests.stories.acts import AGENT_CHANNEL, a_notice, happenings, instructed, only_case
from tests.stories.letters import CHINESE, NO_STOCKOUT, SHIRT

EIGHTEEN = NOTICE.replace("欠品数：12個", "欠品数：18個")
DONE = "好的，已经下单了"
HISTORY, REPLIES = "conversations.history", "conversations.replies"


async def away(
    stage: Stage, said: str, user: str = "limin", channel: str = AGENT_CHANNEL, **more: Any
) -> str:
    """Somebody writes while nobody listens."""
    return (await stage.control("message", channel=channel, user=user, text=said, **more))["ts"]


async def unheard(stage: Stage, said: str, **more: Any) -> str:
    """Somebody writes, and Slack never tells of it."""
    await stage.settle()  # the channel has been read
    await stage.control("faults", lose_events=1)
    ts = await away(stage, said, **more)
    await stage.settle()
    return ts


async def gone(stage: Stage) -> None:
    """The process ends; what happens from now on is told to nobody."""
    await stage.keppin.close()
    await stage.control("faults", lose_events=10_000)


async def back(stage: Stage) -> None:
    await stage.control("faults", lose_events=0)
    await stage.restart()


async def test_a_notice_of_the_weekend_is_a_case_on_monday(stage: Stage) -> None:
    await stage.restart()  # the channel has been read once
    await gone(stage)
    await stage.control("clock", advance=3600)
    await away(stage, NOTICE)
    await stage.control("clock", advance=60 * 3600)
    await back(stage)
    case = only_case(stage)
    assert (case.status, (case.opened_at - case.started_at).total_seconds()) == (Status.OPEN, 60 * 3600)


async def test_every_page_is_read(stage: Stage) -> None:
    await gone(stage)
    await away(stage, NOTICE)
    for number in range(205):
        await away(stage, f"おはようございます。{number}", user="hana")
    await away(stage, SHIRT)
    await back(stage)
    assert len([call for call in await stage.calls(HISTORY) if call["args"].get("cursor")]) == 1
    assert [case.line_no for case in stage.rows(t.Case)] == ["3", "2"]


async def test_a_reply_in_a_running_cases_thread_moves_it(stage: Stage) -> None:
    card = await instructed(stage)
    (notice,) = stage.rows(t.Notice)
    await gone(stage)
    await away(stage, DONE, thread_ts=notice.ts)
    await back(stage)
    assert only_case(stage).status is Status.CONFIRMED
    await stage.advance(seconds=5)
    assert DONE in (await card.thread())[-1].text


async def test_a_reply_to_a_notice_from_long_ago_is_read_too(stage: Stage) -> None:
    await instructed(stage)
    (notice,) = stage.rows(t.Notice)
    await stage.advance(seconds=FARTHEST.total_seconds() + 3600)
    await gone(stage)
    await away(stage, DONE, thread_ts=notice.ts)
    await back(stage)
    assert only_case(stage).status is Status.CONFIRMED
    assert {call["args"]["ts"] for call in await stage.calls(REPLIES)} == {notice.ts}


async def test_what_was_heard_is_not_heard_again(stage: Stage) -> None:
    card = await instructed(stage)
    (notice,) = stage.rows(t.Notice)
    await stage.post("limin", AGENT_CHANNEL, "少々お待ちください。", thread_ts=notice.ts)
    await stage.post("limin", AGENT_CHANNEL, EIGHTEEN, edit_ts=notice.ts)
    await stage.advance(seconds=5)
    before, said = happenings(stage), len(await card.thread())
    for _ in range(2):
        await stage.restart()
        await stage.advance(seconds=5)
    assert happenings(stage) == before
    assert len(await card.thread()) == said


async def test_a_notice_written_and_edited_meanwhile_is_one_case_as_it_stands_now(stage: Stage) -> None:
    await gone(stage)
    ts = await away(stage, NOTICE)
    await away(stage, EIGHTEEN, edit_ts=ts)
    await back(stage)
    assert only_case(stage).qty_short == 18
    assert "notice.read_again" not in happenings(stage)


async def test_an_edit_of_an_older_notice_is_read(stage: Stage) -> None:
    ts = await a_notice(stage)
    await stage.advance(hours=2)  # the hour has struck: the notice is older than the mark
    await gone(stage)
    await away(stage, EIGHTEEN, edit_ts=ts)
    await back(stage)
    assert only_case(stage).qty_short == 18
    assert happenings(stage).count("notice.read_again") == 1


async def test_what_was_no_stockout_until_it_was_edited_is_read(stage: Stage) -> None:
    ts = await a_notice(stage, NO_STOCKOUT)
    await stage.advance(hours=2)
    await gone(stage)
    await away(stage, NOTICE, edit_ts=ts)
    await back(stage)
    assert only_case(stage).status is Status.OPEN


async def test_things_are_heard_in_the_order_in_which_they_were_written(stage: Stage) -> None:
    await gone(stage)
    ts = await away(stage, NOTICE)
    await away(stage, "すみません、在庫ありました。", thread_ts=ts)
    await away(stage, EIGHTEEN, edit_ts=ts)
    await back(stage)
    case = only_case(stage)
    assert (case.qty_short, case.status) == (18, Status.OPEN)
    assert [name for name in happenings(stage) if name.startswith(("case", "agent"))] == [
        "case.opened",
        "agent.maybe_in_stock",
    ]


async def test_a_direct_message_is_read_where_the_person_wrote_before(stage: Stage) -> None:
    await stage.post("hana", "@hana", "こんにちは")
    await gone(stage)
    await away(stage, NOTICE, user="hana", channel="@hana")
    await back(stage)
    assert only_case(stage).number == 1
    assert "K-1 として受け付けました" in (await stage.private("hana"))[-1]


async def test_a_direct_message_is_read_where_the_person_has_opened_the_home_tab(stage: Stage) -> None:
    await stage.home("hana")
    await gone(stage)
    await away(stage, NOTICE, user="hana", channel="@hana")
    await back(stage)
    assert only_case(stage).number == 1


async def test_what_a_tool_of_our_own_wrote_meanwhile_is_not_taken_for_the_agent(stage: Stage) -> None:
    await gone(stage)
    core = stage.workspace.core
    said = {"type": "message", "subtype": "bot_message", "bot_id": "B0ORDERS", "username": "在庫連携"}
    core.messages.add(Message("C0AGENT", said | {"text": NOTICE, "ts": core.stamps.ts()}))
    await away(stage, SHIRT)
    await back(stage)
    assert [notice.author_id for notice in stage.rows(t.Notice)] == ["U0LI"]
    assert [case.line_no for case in stage.rows(t.Case)] == ["2"]


async def test_a_new_connection_reads_what_the_old_one_missed(stage: Stage) -> None:
    await unheard(stage, NOTICE)
    assert not stage.rows(t.Case)
    await stage.control("faults", refresh=True)
    async with asyncio.timeout(LONG):
        while not stage.rows(t.Case):
            await stage.control("settle", timeout=1)
    assert only_case(stage).status is Status.OPEN


async def test_once_an_hour_it_is_looked_whether_something_was_missed(stage: Stage) -> None:
    await unheard(stage, NOTICE)
    await stage.advance(minutes=59)
    assert not stage.rows(t.Case)
    await stage.advance(minutes=1)
    assert only_case(stage).status is Status.OPEN


async def test_the_hour_is_looked_at_by_one_process(stage: Stage) -> None:
    await stage.start_another()
    await stage.advance(minutes=1)
    before = len(await stage.calls(HISTORY))
    await stage.advance(minutes=59)
    assert len(await stage.calls(HISTORY)) - before in {1, 2}  # two may look at the very same moment


async def test_too_many_questions_are_asked_as_slowly_as_slack_says(stage: Stage) -> None:
    await gone(stage)
    await away(stage, NOTICE)
    await stage.control("faults", ratelimit={"method": HISTORY, "retry_after": 1})
    await back(stage)
    assert [call["status"] for call in (await stage.calls(HISTORY))[-2:]] == [429, 200]
    assert only_case(stage).status is Status.OPEN


async def test_a_channel_that_could_not_be_read_is_read_from_the_same_place_later(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    await gone(stage)
    await away(stage, NOTICE)
    await stage.control("faults", fail={"method": HISTORY, "status": 500, "times": 2})
    await back(stage)
    assert not stage.rows(t.Case)
    assert "catch_up.failed" in [record.message for record in caplog.records]
    await stage.advance(hours=1)
    assert only_case(stage).status is Status.OPEN


async def test_a_thread_that_is_gone_stops_nothing(stage: Stage) -> None:
    ts = await a_notice(stage)
    await gone(stage)
    await away(stage, "確認中です。", thread_ts=ts)
    await away(stage, CHINESE)
    await stage.control("faults", error={"method": REPLIES, "code": "thread_not_found"})
    await back(stage)
    assert len(stage.rows(t.Notice)) == 2


async def test_what_could_not_be_kept_is_read_again(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    await gone(stage)
    await away(stage, NOTICE)
    _rename(stage, "read_mark", "read_mark_away")
    await back(stage)
    _rename(stage, "read_mark_away", "read_mark")
    assert "catch_up.lost_track" in [record.message for record in caplog.records]
    await stage.advance(hours=1)
    assert only_case(stage).status is Status.OPEN


def _rename(stage: Stage, table: str, name: str) -> None:
    with stage.database.transaction() as session:
        session.connection().execute(text(f"ALTER TABLE {table} RENAME TO {name}"))
