"""Shortcuts: "Report a stockout" on any message, and "New stockout" from anywhere."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.flows.deciding.show_case import new_case_form, reader_of
from bot.flows.opening.message_in import MessageIn
from bot.flows.opening.new_case import Pasted, enter_notice, report_message
from bot.flows.work import Desk
from bot.slack.actions import Action, Callback
from bot.slack.forms import parse_new
from bot.slack.modals import new_modal
from handlers.acting import act, ask, attempt
from handlers.hearing import Payload, actor_of, view_key
from handlers.names import Names
from handlers.refused import instead
from handlers.said import said_in

Ack = Callable[..., Awaitable[Any]]
Body = dict[str, Any]


def register(app: AsyncApp, desk: Desk, client: AsyncWebClient, names: Names) -> None:
    """Listen to the shortcuts, and to the modal that the second one opens."""

    async def reported(ack: Ack, body: Body) -> None:
        message = await names.sign(_message(body))
        await act(desk, body, f"shortcut:{body['action_ts']}:{body['user']['id']}", report_message, message)
        await ack()

    async def asked(ack: Ack, body: Body) -> None:
        found = await ask(desk, body, f"shortcut:{body['trigger_id']}", new_case_form)
        if found is not None:
            agents, reader = found
            await client.views_open(trigger_id=body["trigger_id"], view=new_modal("", agents, reader.lang))
        await ack()

    async def entered(ack: Ack, body: Body) -> None:
        reader = await desk.run(reader_of, actor_of(body).user)
        form = parse_new(body["view"]["state"]["values"], reader.lang)
        if isinstance(form, dict):
            await ack(response_action="errors", errors=form)
            return
        pasted = Pasted(text=form.text, agent_id=form.agent_id)
        refused = await attempt(desk, body, view_key(body), enter_notice, pasted)
        await ack(**(instead(refused, reader, form.text) if refused else {}))

    app.shortcut({"type": "message_action", "callback_id": Callback.REPORT_STOCKOUT.value})(reported)
    app.shortcut({"type": "shortcut", "callback_id": Callback.NEW_STOCKOUT.value})(asked)
    app.action(Action.NEW.value)(asked)
    app.view(Callback.NEW.value)(entered)


def _message(body: Payload) -> MessageIn:
    return said_in(body["channel"]["id"], body["message"], body["message"].get("team", ""))
