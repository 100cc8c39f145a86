"""The headline's buttons, and the modal in which several cases are decided at once."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.flows.deciding.decide_together import decide_together, together_form
from bot.flows.deciding.show_case import reader_of
from bot.flows.deciding.undo_together import undo_together
from bot.flows.work import Desk
from bot.slack.actions import Action, Callback
from bot.slack.headline import ticked, together_modal
from handlers.acting import act, ask, attempt
from handlers.hearing import actor_of, click_key, place_of, press_of, view_key
from handlers.refused import instead
from templates import render

Ack = Callable[..., Awaitable[Any]]
Body = dict[str, Any]


def register(app: AsyncApp, desk: Desk, client: AsyncWebClient) -> None:
    """Listen to the button and to the modal."""

    async def asked(ack: Ack, body: Body) -> None:
        notice_id = press_of(body["actions"][0]["value"]).case_id
        form = await ask(desk, body, click_key(body), together_form, notice_id)
        if form is not None:
            modal = together_modal(
                form.notice_id, form.cases, form.reader.lang, form.zone, may_approve=form.may_approve
            )
            await client.views_open(trigger_id=body["trigger_id"], view=modal)
        await ack()

    async def answered(ack: Ack, body: Body) -> None:
        state = body["view"]["state"]["values"]
        presses = [press_of(value) for value in ticked(state)]
        if not presses:
            reader = await desk.run(reader_of, actor_of(body).user)
            errors = {name: render("form_errors#nothing_ticked", reader.lang) for name in list(state)[:1]}
            await (ack(response_action="errors", errors=errors) if errors else ack())
            return
        refused = await attempt(desk, body, view_key(body), decide_together, presses)
        await ack(**(instead(refused, await desk.run(reader_of, actor_of(body).user)) if refused else {}))

    async def taken_back(ack: Ack, body: Body) -> None:
        press = press_of(body["actions"][0]["value"])
        await act(desk, body, click_key(body), undo_together, press, place_of(body))
        await ack()

    app.action(Action.TOGETHER.value)(asked)
    app.action(Action.TOGETHER_BACK.value)(taken_back)
    app.view(Callback.TOGETHER.value)(answered)
