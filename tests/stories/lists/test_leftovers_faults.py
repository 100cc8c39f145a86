"""Rows that cannot be used come back as a file once, whatever goes wrong, and nothing else suffers from it."""

import asyncio
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.flows.sending.deliver import LEASE
from store import tables as t
from tests.saying import fault
from tests.stage import LONG, Stage, staged
from tests.stories.acts import AGENT_CHANNEL
from tests.stories.handed_back import LIST, below, content_of, drop, handed_back, table_of, while_patient
from tests.stories.papers import dropped

GET, COMPLETE = "files.getUploadURLExternal", "files.completeUploadExternal"

TROUBLES: dict[str, list[dict[str, Any]]] = {
    "the address is refused at first": [{"fail": {"method": GET, "times": 2}}],
    "Slack says slow down": [
        {"ratelimit": {"method": GET}},
        {"ratelimit": {"method": COMPLETE, "retry_after": 3, "times": 2}},
    ],
    "the bytes are not taken": [{"fail": {"method": "upload", "times": 2}}],
    "the bytes are taken and nobody hears of it": [{"lose_answer": {"method": "upload"}}],
    "it is shared and nobody hears of it": [{"lose_answer": {"method": COMPLETE}}],
    "looking it up fails as well": [
        {"lose_answer": {"method": COMPLETE}},
        {"fail": {"method": "files.info", "times": 2}},
    ],
    "sharing fails inside Slack": [{"error": {"method": COMPLETE, "code": "internal_error", "times": 2}}],
    "an error that nobody knows": [{"error": {"method": COMPLETE, "code": "file_update_failed", "times": 2}}],
}


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_whatever_goes_wrong_it_comes_back_once(stage: Stage, trouble: str) -> None:
    for each in TROUBLES[trouble]:
        await fault(stage, **each)
    ts = await drop(stage)
    await while_patient(stage)
    (back,) = await handed_back(stage, ts)
    assert len(table_of(await content_of(stage, back))) == 2
    assert len(await below(stage, ts)) == 2
    (row,) = [row for row in stage.rows(t.Delivery) if row.kind == "leftovers"]
    assert row.state is t.DeliveryState.SENT


@pytest.mark.parametrize(
    "code", ["file_uploads_disabled", "file_type_not_allowed", "missing_scope", "not_in_channel"]
)
async def test_where_slack_takes_no_files_the_words_remain(stage: Stage, code: str) -> None:
    await fault(stage, error={"method": GET, "code": code, "times": 99})
    ts = await drop(stage)
    await while_patient(stage)
    (preview,) = await below(stage, ts)
    assert "4行目" in preview.text
    assert len(await stage.calls(GET)) == 1
    await stage.click(AGENT_CHANNEL, preview.ts, "hana", label=preview.buttons[0])
    assert len(stage.rows(t.Case)) == 1


async def test_a_team_that_has_not_given_the_scope_is_told_in_words(database_url: str) -> None:
    async with staged(database_url, without=("files:write",)) as stage:
        ts = await drop(stage)
        await while_patient(stage, 3)
        (preview,) = await below(stage, ts)
        assert "• 4行目：数量「多数」を読み取れません。" in preview.text
        await stage.click(AGENT_CHANNEL, preview.ts, "hana", label=preview.buttons[0])
        assert len(stage.rows(t.Case)) == 1


async def test_it_is_not_tried_for_ever(stage: Stage) -> None:
    await fault(stage, ratelimit={"method": GET, "times": 99, "retry_after": 3600})
    ts = await drop(stage)
    for _ in range(26):
        await stage.advance(hours=1)
    assert not await handed_back(stage, ts)
    (row,) = [row for row in stage.rows(t.Delivery) if row.kind == "leftovers"]
    assert row.state is t.DeliveryState.DROPPED


async def test_what_a_dead_process_had_uploaded_is_shared_once_by_the_next(stage: Stage) -> None:
    await fault(stage, error={"method": COMPLETE, "code": "file_update_failed", "times": 1})
    ts = await drop(stage)
    now = stage.workspace.clock.now()

    def died(session: Session) -> None:
        """As if the process had died between the upload and the sharing."""
        (row,) = [row for row in session.exec(select(t.Delivery)) if row.kind == "leftovers"]
        assert row.details["upload"]
        row.state, row.lease_until = t.DeliveryState.CLAIMED, now + LEASE

    stage.change(died)
    await stage.advance(seconds=LEASE.total_seconds() + 1)
    assert len(await handed_back(stage, ts)) == 1
    assert len(await stage.calls(GET)) == 1


async def test_an_upload_that_slack_has_thrown_away_is_made_anew(stage: Stage) -> None:
    await fault(stage, error={"method": COMPLETE, "code": "file_update_failed", "times": 1})
    ts = await drop(stage)

    def forgotten(session: Session) -> None:
        (row,) = [row for row in session.exec(select(t.Delivery)) if row.kind == "leftovers"]
        row.details = {**row.details, "upload": "F0GONE"}

    stage.change(forgotten)
    await while_patient(stage, 3)
    assert len(await handed_back(stage, ts)) == 1
    assert len(await stage.calls(GET)) == 2


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_of_several_processes_one_hands_it_back(stage: Stage) -> None:
    await stage.start_another()
    await stage.start_another()
    await fault(stage, lose_answer={"method": COMPLETE})
    lists = [await drop(stage) for _ in range(4)]
    await while_patient(stage)
    for ts in lists:
        assert len(await handed_back(stage, ts)) == 1


async def test_whose_lease_has_run_out_shares_nothing(stage: Stage) -> None:
    """A process was so slow with its upload that another one has begun."""
    await fault(stage, latency={"method": GET, "seconds": 0.5})
    files = [dropped("problems.csv", LIST)]
    ts = (await stage.control("message", channel=AGENT_CHANNEL, user="limin", text="", files=files))["ts"]
    async with asyncio.timeout(LONG):
        while not await stage.calls(GET):
            await asyncio.sleep(0.01)

    def taken_over(session: Session) -> None:
        (row,) = [row for row in session.exec(select(t.Delivery)) if row.kind == "leftovers"]
        row.attempts += 1

    stage.change(taken_over)
    await stage.settle()
    assert not await handed_back(stage, ts)
    assert not await stage.calls(COMPLETE)
    await stage.advance(seconds=LEASE.total_seconds() + 1)
    assert len(await handed_back(stage, ts)) == 1
