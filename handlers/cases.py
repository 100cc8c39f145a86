"""The buttons of a card that act at once."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.flows.actors import Actor
from bot.flows.deciding.answer_agent import answer_case
from bot.flows.deciding.claim_case import claim_case
from bot.flows.deciding.decide_case import decide_case
from bot.flows.deciding.end_case import (
    close_case,
    confirm_case,
    dismiss_case,
    fail_option,
    reopen_case,
    resolve_case,
    tell_by_hand,
)
from bot.flows.deciding.pressed import Press
from bot.flows.deciding.resend_instruction import resend_instruction
from bot.flows.deciding.undo_decision import undo_decision
from bot.flows.hearing.agent_replies import take_back_reply
from bot.flows.work import Desk, Work
from bot.slack.actions import Action
from handlers.acting import act
from handlers.hearing import click_key, press_of

Ack = Callable[..., Awaitable[Any]]

#: What each button does. Those that ask something first are in handlers/modals.py.
FLOWS: dict[Action, Callable[[Work, str, Actor, Press], None]] = {
    Action.CHOOSE: decide_case,
    Action.UNDO: undo_decision,
    Action.CLAIM: claim_case,
    Action.DISMISS: dismiss_case,
    Action.CONFIRM: confirm_case,
    Action.FAIL: fail_option,
    Action.CLOSE: close_case,
    Action.REOPEN: reopen_case,
    Action.RESOLVE: resolve_case,
    Action.ANSWERED: answer_case,
    Action.TAKE_BACK: take_back_reply,
    Action.RESEND: resend_instruction,
    Action.TOLD: tell_by_hand,
}

#: One pattern for them all: Bolt tries its listeners one after another.
PRESSES = re.compile("^(?:" + "|".join(re.escape(action) for action in FLOWS) + ")(?::.*)?$")


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen to the card's buttons."""

    async def pressed(ack: Ack, body: dict[str, Any]) -> None:
        action = body["actions"][0]
        flow = FLOWS[Action.of(action["action_id"])]
        await act(desk, body, click_key(body), flow, press_of(action["value"]))
        await ack()

    app.action(PRESSES)(pressed)
