"""Slack tells of things twice, late, or over a connection that breaks: each has one effect."""

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from sqlmodel import select

from store import tables as t
from tests.saying import carded, fault, finished, kinds, said
from tests.shop import NOTICE
from tests.stage import Stage

ONCE = {"card": 1, "instruction": 1, "draft": 2, "note": 2}


def rows(stage: Stage, table: type) -> int:
    with stage.database.transaction() as session:
        return len(session.exec(select(table)).all())


async def test_a_notice_whose_ack_is_lost_opens_one_case(stage: Stage) -> None:
    await fault(stage, lose_acks=2, ack_seconds=0.3)
    await carded(stage)
    await stage.advance(minutes=2)
    assert (rows(stage, t.Notice), rows(stage, t.Case)) == (1, 1)
    assert kinds(await said(stage)) == {"card": 1}


async def test_a_notice_told_twice_opens_one_case(stage: Stage) -> None:
    await fault(stage, redeliver=1)
    await carded(stage)
    assert (rows(stage, t.Notice), rows(stage, t.Case)) == (1, 1)


async def test_a_click_whose_ack_is_lost_has_decided_all_the_same(stage: Stage) -> None:
    card = await carded(stage)
    await fault(stage, lose_acks=1, ack_seconds=0.3)
    lost = await card.press("hana", "1 ")
    assert not lost["acked"]
    assert "取り消す" in (await card.again()).buttons
    await finished(stage)
    assert rows(stage, t.Decision) == 1
    assert kinds(await said(stage)) == ONCE


@pytest.mark.parametrize(("user", "answers"), [("hana", 0), ("guest", 1)])
async def test_a_click_that_slack_tells_twice_has_one_effect_and_one_answer(
    stage: Stage, user: str, answers: int
) -> None:
    card = await carded(stage)
    await card.press(user, "1 ")
    (told,) = [
        entry["payload"]
        for entry in (await stage.control("log", "GET", since=0))["entries"]
        if entry["kind"] == "envelope" and entry["type"] == "interactive"
    ]
    for _ in range(2):
        again = await stage.keppin.bolt.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=told))
        assert again.status == 200
    await stage.settle()
    assert len(await stage.answers(user)) == answers
    assert rows(stage, t.Decision) == 1 - answers


async def test_a_refresh_of_the_connection_loses_nothing(stage: Stage) -> None:
    card = await carded(stage)
    await fault(stage, refresh=True)
    pressed = await card.press("hana", "1 ")
    assert pressed["acked"]
    await fault(stage, refresh=True)
    await finished(stage)
    assert kinds(await said(stage)) == ONCE


async def test_what_the_agent_writes_while_nobody_listens_is_heard_when_the_connection_is_back(
    stage: Stage,
) -> None:
    socket = stage.keppin.socket
    assert socket is not None
    await fault(stage, disconnect=True)
    await stage.control("message", channel="rakumart-欠品", user="limin", text=NOTICE)
    await socket.client.connect_to_new_endpoint(force=True)
    await stage.settle()
    assert rows(stage, t.Case) == 1
    assert kinds(await said(stage)) == {"card": 1}
