"""No press is met with silence: everything that can be pressed is heard exactly once, and what fails is said."""

import asyncio
import json
from typing import Any

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from sqlalchemy import text

from bot.slack.actions import Action, Callback
from store import tables as t
from tests.shop import TEAM
from tests.stage import LONG, MANIFEST, Shown, Stage
from tests.stories.acts import AGENT_CHANNEL, DESK, a_card, a_notice, only_case
from tests.stories.letters import NOTICE

SHORTCUTS = {Callback.REPORT_STOCKOUT: "message_action", Callback.NEW_STOCKOUT: "shortcut"}
#: Repeated in one message, each time with another end.
NUMBERED = (Action.CHOOSE, Action.WORD_BACK)


async def _hearing(stage: Stage, payload: dict[str, Any]) -> list[str]:
    """The names of the listeners that would hear this."""
    body = {"team": {"id": TEAM}, "user": {"id": "U0HANA", "team_id": TEAM}, **payload}
    request = AsyncBoltRequest(body=body if "command" in body else json.dumps(body), mode="socket_mode")
    return [
        listener.ack_function.__name__
        for listener in stage.keppin.bolt._async_listeners
        if await listener.async_matches(req=request, resp=BoltResponse(status=200))
    ]


async def test_every_button_is_heard_by_exactly_one_listener(stage: Stage) -> None:
    for action in Action:
        for action_id in [action.numbered("url:1")] if action in NUMBERED else [action.value]:
            pressed = {"type": "block_actions", "actions": [{"action_id": action_id, "type": "button"}]}
            heard = await _hearing(stage, pressed)
            assert heard[-1] == "unknown_press", action_id
            assert len(heard) == 2, f"{action_id} is heard by {heard}"


async def test_every_window_and_shortcut_is_heard_by_exactly_one_listener(stage: Stage) -> None:
    for callback in Callback:
        payload: dict[str, Any] = {
            "type": "view_submission",
            "view": {"type": "modal", "callback_id": callback.value},
        }
        if callback in SHORTCUTS:
            payload = {"type": SHORTCUTS[callback], "callback_id": callback.value}
        heard = await _hearing(stage, payload)
        assert (len(heard), heard[-1]) == (2, "unknown_press"), f"{callback} is heard by {heard}"


async def test_everything_that_the_manifest_promises_is_heard(stage: Stage) -> None:
    features, events = MANIFEST["features"], MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    for command in features["slash_commands"]:
        assert len(await _hearing(stage, {"command": command["command"], "text": ""})) == 1, command
    assert {shortcut["callback_id"] for shortcut in features["shortcuts"]} == set(SHORTCUTS)
    for event in {name.partition(".")[0] for name in events}:
        payload = {"type": "event_callback", "event": {"type": event, "channel_type": "channel"}}
        heard = await _hearing(stage, payload)
        assert (len(heard), heard[-1]) == (2, "not_ours"), event


async def _with_button(stage: Stage, action_id: str, value: str) -> Shown:
    """A message of ours from another time, with a button that nobody knows any more."""
    button = {"type": "button", "action_id": action_id, "value": value}
    button |= {"text": {"type": "plain_text", "text": "押す"}}
    await stage.keppin.client.chat_postMessage(
        channel="C0DESK", text="以前のカード", blocks=[{"type": "actions", "elements": [button]}]
    )
    return (await stage.messages(DESK))[-1]


async def test_a_button_of_an_earlier_keppin_is_answered(stage: Stage) -> None:
    old = await _with_button(stage, "case.no_longer_there", "1.1.")
    await old.press("hana", "押す")
    assert "押したカードは少し前のものでした" in (await stage.answers("hana"))[0]


async def test_a_button_of_a_case_that_is_gone_is_answered(stage: Stage) -> None:
    old = await _with_button(stage, "case.choose:refund", "4711.1.refund")
    await old.press("ken", "押す")
    assert "There is no such case." in (await stage.answers("ken"))[0]


async def test_an_option_that_is_no_longer_offered_is_answered(stage: Stage) -> None:
    await a_card(stage)
    old = await _with_button(stage, "case.choose:url:99", f"{only_case(stage).id}.1.url:99")
    await old.press("hana", "押す")
    assert "その選択肢はもうありません" in (await stage.answers("hana"))[0]


def _rename(stage: Stage, table: str, name: str) -> None:
    with stage.database.transaction() as session:
        session.connection().execute(text(f"ALTER TABLE {table} RENAME TO {name}"))


async def test_an_error_of_ours_is_said_with_a_number_to_ask_about(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    old = await _with_button(stage, "case.choose:refund", "never ours")
    assert (await old.press("hana", "押す"))["acked"]
    (answer,) = await stage.answers("hana")
    assert "こちらの不具合で処理できませんでした" in answer
    failed = next(record for record in caplog.records if record.message == "listener.failed")
    assert failed.reference in answer


async def test_a_command_that_fails_is_answered_too(stage: Stage) -> None:
    _rename(stage, "stock", "stock_away")
    said = await stage.ask("ken", "/stock", "BOX-NV-L")
    assert "something went wrong on our side" in said
    _rename(stage, "stock_away", "stock")


async def test_a_notice_that_could_not_be_kept_is_told_again_by_slack_and_kept_then(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.control("faults", ack_seconds=0.2)
    _rename(stage, "seen_event", "seen_event_away")
    await stage.control("message", channel=AGENT_CHANNEL, user="limin", text=NOTICE)
    async with asyncio.timeout(LONG):
        while [record.message for record in caplog.records].count("listener.failed") < 2:
            await asyncio.sleep(0.01)
    await stage.settle()
    _rename(stage, "seen_event_away", "seen_event")
    assert not stage.rows(t.Notice)
    await stage.advance(minutes=1)
    assert len(await stage.cards()) == 1
    assert len(stage.rows(t.Notice)) == 1


async def _attempts(stage: Stage) -> list[dict[str, Any]]:
    entries = (await stage.control("log", "GET", since=0))["entries"]
    return [
        entry
        for entry in entries
        if entry["kind"] == "envelope" and entry["type"] == "events_api" and entry["outcome"] != "pending"
    ]


async def test_what_slack_tells_and_nobody_asked_about_is_acknowledged(stage: Stage) -> None:
    await a_notice(stage)
    await stage.control(
        "message", channel=AGENT_CHANNEL, user="limin", text="", files=[{"name": "a.txt", "text": "a"}]
    )
    await stage.settle()
    assert {entry["outcome"] for entry in await _attempts(stage)} == {"acked"}
