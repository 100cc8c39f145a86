"""What cannot be sent as things are is given up, and somebody who can do something about it is told."""

from typing import Any

import pytest
from sqlmodel import select

from store import tables as t
from tests.saying import carded, fault, finished, kinds, said, until
from tests.shop import NOTICE
from tests.stage import Stage


async def refuse(
    stage: Stage, code: str, channel: str, method: str = "chat.postMessage", times: int = 1
) -> None:
    await fault(stage, error={"method": method, "code": code, "channel": channel, "times": times})


async def untold(stage: Stage, code: str) -> None:
    """A decision whose instruction Slack refuses."""
    card = await carded(stage)
    await refuse(stage, code, "C0AGENT")
    await card.press("hana", "1 ")

    async def says_so() -> bool:
        return "もう一度送る" in (await card.again()).buttons

    await until(stage, says_so)


@pytest.mark.parametrize("code", ["channel_not_found", "not_in_channel", "is_archived", "msg_too_long"])
async def test_an_agent_who_cannot_be_told_is_known_at_the_desk_and_told_on_request(
    stage: Stage, code: str
) -> None:
    await untold(stage, code)
    card = await stage.card()
    assert "instruction" not in kinds(await said(stage, "rakumart-欠品"))
    await card.press("ken", "もう一度送る")
    await finished(stage)
    assert kinds(await said(stage))["instruction"] == 1
    assert "もう一度送る" not in (await card.again()).buttons


async def test_two_people_who_ask_for_it_again_have_the_agent_told_once(stage: Stage) -> None:
    await untold(stage, "not_in_channel")
    card = await stage.card()
    for user in ("hana", "ken"):
        await stage.click("stockout-desk", card.ts, user, label="もう一度送る", settle=False)
    await finished(stage)
    assert kinds(await said(stage))["instruction"] == 1


NO_SUCH_TEXT = {"user": "U0HANA", "code": "no_such_code", "values": {"at": "not a time"}}
#: Of a draft that is not there.
NO_SUCH_ROW = {"draft": 999_999}


@pytest.mark.parametrize(("kind", "details"), [("answer", NO_SUCH_TEXT), ("forgotten", NO_SUCH_ROW)])
async def test_a_text_that_cannot_be_put_holds_up_nothing_else(
    stage: Stage, kind: str, details: dict[str, Any]
) -> None:
    with stage.database.transaction() as session:
        workspace = session.exec(select(t.Workspace)).one()
        session.add(
            t.Delivery(
                workspace_id=workspace.id,
                kind=kind,
                key=f"{kind}:broken",
                subject=f"{kind}:broken",
                lane=0,
                place="C0DESK",
                details=details,
                due_at=workspace.created_at,
                not_before=workspace.created_at,
            )
        )
    await carded(stage)
    await stage.advance(seconds=5)
    with stage.database.transaction() as session:
        broken = session.exec(select(t.Delivery).where(t.Delivery.key == f"{kind}:broken")).one()
        assert (broken.state, broken.error) == (t.DeliveryState.FAILED, "cannot_be_put")


async def test_an_answer_that_nobody_can_be_given_stops_nothing(stage: Stage) -> None:
    card = await carded(stage)
    await refuse(stage, "user_not_in_channel", "C0DESK", "chat.postEphemeral")
    await refuse(stage, "cannot_dm_bot", "U0GUEST")
    await card.press("guest", "1 ")
    await card.press("hana", "1 ")
    await finished(stage)
    assert await stage.answers("guest") == []
    assert await stage.private("guest") == []
    assert kinds(await said(stage)) == {"card": 1, "instruction": 1, "draft": 2, "note": 2}


async def test_an_answer_comes_although_slack_was_down(stage: Stage) -> None:
    card = await carded(stage)
    await fault(stage, fail={"method": "chat.postEphemeral", "times": 2})
    await card.press("guest", "1 ")
    for _ in range(4):
        await stage.advance(seconds=5)
    assert len(await stage.answers("guest")) == 1


async def test_an_answer_that_is_five_minutes_late_is_left_unsaid(stage: Stage) -> None:
    card = await carded(stage)
    await fault(stage, ratelimit={"method": "chat.postEphemeral", "retry_after": 400})
    await card.press("guest", "1 ")
    await stage.advance(seconds=410)
    assert await stage.answers("guest") == []


async def test_a_desk_that_cannot_be_reached_still_has_its_cards_when_it_can(stage: Stage) -> None:
    await refuse(stage, "not_in_channel", "C0DESK", times=1)
    await stage.post("limin", "rakumart-欠品", NOTICE)
    assert kinds(await said(stage)) == {}
    await stage.advance(minutes=6)
    assert kinds(await said(stage)) == {"card": 1}


async def test_a_card_that_somebody_deleted_is_put_up_again(stage: Stage) -> None:
    card = await carded(stage)
    await refuse(stage, "message_not_found", "C0DESK", "chat.update")
    await card.press("hana", "担当する")
    await stage.advance(seconds=5)
    assert [len(await stage.calls(method)) for method in ("chat.update", "chat.postMessage")] == [1, 3]
    assert "担当" in (await stage.card()).text
