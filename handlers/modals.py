"""The buttons that ask something first, and what is submitted then."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from functools import partial
from typing import Any, TypeVar

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.flows.deciding.correct_case import Correction, correct_case
from bot.flows.deciding.decide_case import decide_case
from bot.flows.deciding.decide_freely import decide_by_url, decide_freely
from bot.flows.deciding.pressed import Press
from bot.flows.deciding.show_case import Reader, case_for_modal, draft_for_modal, submitter_of
from bot.flows.drafting.drafts import edit_draft, handle_draft, put_back_draft
from bot.flows.refusals import Refusal
from bot.flows.work import Desk
from bot.rules.facts import CaseFacts
from bot.rules.words import DraftStatus, Step
from bot.slack.actions import Action, Callback
from bot.slack.answer_modal import other_modal
from bot.slack.forms import (
    VALUE,
    CorrectForm,
    DraftForm,
    Errors,
    Field,
    OtherForm,
    OtherUrlForm,
    parse_correct,
    parse_draft,
    parse_other,
    parse_other_url,
)
from bot.slack.modals import correct_modal, draft_modal, other_url_modal
from handlers.acting import act, ask, attempt
from handlers.hearing import actor_of, click_key, press_of, view_key
from handlers.refused import in_modal, instead, written_in

Ack = Callable[..., Awaitable[Any]]
Body = dict[str, Any]
View = dict[str, Any]
State = Mapping[str, Any]

T = TypeVar("T")

#: What becomes of a draft at a press.
OUTCOMES: dict[Action, Callable[..., None]] = {
    Action.DRAFT_SENT: partial(handle_draft, outcome=DraftStatus.SENT),
    Action.DRAFT_SKIP: partial(handle_draft, outcome=DraftStatus.SKIPPED),
    Action.DRAFT_BACK: put_back_draft,
}

#: What each button asks, and the step that its answer will take.
ASKS: dict[Action, tuple[Step, Callable[[CaseFacts, Reader], View]]] = {
    Action.CORRECT: (Step.CORRECT, lambda case, reader: correct_modal(case, case.notice.text, reader.lang)),
    Action.OTHER_URL: (Step.DECIDE, lambda case, reader: other_url_modal(case, reader.lang, reader.dearest)),
    Action.OTHER: (Step.DECIDE, lambda case, reader: other_modal(case, reader.lang, reader.zone)),
}


def register(app: AsyncApp, desk: Desk, client: AsyncWebClient) -> None:
    """Listen to the buttons that open modals, and to the modals."""
    _register_questions(app, desk, client)
    _register_case_answers(app, desk)
    _register_drafts(app, desk, client)


def _register_questions(app: AsyncApp, desk: Desk, client: AsyncWebClient) -> None:
    async def asked(ack: Ack, body: Body) -> None:
        action = body["actions"][0]
        step, modal = ASKS[Action.of(action["action_id"])]
        found = await ask(desk, body, click_key(body), case_for_modal, press_of(action["value"]), step)
        if found is not None:
            await client.views_open(trigger_id=body["trigger_id"], view=modal(*found))
        await ack()

    async def picked(ack: Ack, body: Body) -> None:
        await ack()
        await client.views_update(view_id=body["view"]["id"], view=await _picked(desk, body))

    for action in ASKS:
        app.action(action.value)(asked)
    app.action({"block_id": Field.REMEDY.value, "action_id": VALUE})(picked)


async def _picked(desk: Desk, body: Body) -> View:
    """The modal with the fields of the answer that was picked; or, where it is too late, with what happened."""
    kind, actor = body["actions"][0]["selected_option"]["value"], actor_of(body)
    try:
        case, reader = await desk.run(case_for_modal, actor, _press(body), Step.DECIDE)
    except Refusal as refusal:
        reader = await desk.run(submitter_of, actor.user, _press(body))
        written = written_in(body["view"]["state"]["values"])
        stopped: View = instead(refusal, reader, written)["view"]
        return stopped
    return other_modal(case, reader.lang, reader.zone, kind)


def _register_case_answers(app: AsyncApp, desk: Desk) -> None:
    def correct(body: Body, form: CorrectForm) -> Awaitable[Refusal | None]:
        return attempt(desk, body, view_key(body), correct_case, _press(body), Correction(**asdict(form)))

    def by_url(body: Body, form: OtherUrlForm) -> Awaitable[Refusal | None]:
        return attempt(desk, body, view_key(body), decide_by_url, _press(body), form)

    def otherwise(body: Body, form: OtherForm) -> Awaitable[Refusal | None]:
        return _decide_other(desk, body, form)

    def parse_url(state: State, reader: Reader) -> OtherUrlForm | Errors:
        return parse_other_url(state, reader.lang, qty_short=reader.qty_short)

    def parse_until(state: State, reader: Reader) -> OtherForm | Errors:
        today = desk.clock.now().astimezone(reader.zone).date()
        return parse_other(state, reader.lang, today=today, qty_short=reader.qty_short)

    app.view(Callback.CORRECT.value)(_submitted(desk, _in_words(parse_correct), correct))
    app.view(Callback.OTHER_URL.value)(_submitted(desk, parse_url, by_url))
    app.view(Callback.OTHER.value)(_submitted(desk, parse_until, otherwise))


def _decide_other(desk: Desk, body: Body, form: OtherForm) -> Awaitable[Refusal | None]:
    if form.option_key is None:
        return attempt(desk, body, view_key(body), decide_freely, _press(body), form)
    return attempt(desk, body, view_key(body), decide_case, _press(body).with_key(form.option_key))


def _register_drafts(app: AsyncApp, desk: Desk, client: AsyncWebClient) -> None:
    async def edit_asked(ack: Ack, body: Body) -> None:
        press = press_of(body["actions"][0]["value"])
        found = await ask(desk, body, click_key(body), draft_for_modal, press)
        if found is not None:
            draft, reader = found
            modal = draft_modal(draft, reader.lang, reader.zone)
            await client.views_open(trigger_id=body["trigger_id"], view=modal)
        await ack()

    async def handled(ack: Ack, body: Body) -> None:
        action = body["actions"][0]
        press = press_of(action["value"])
        outcome = OUTCOMES[Action.of(action["action_id"])]
        await act(desk, body, click_key(body), outcome, int(press.key), press.version)
        await ack()

    def edited(body: Body, form: DraftForm) -> Awaitable[Refusal | None]:
        press = _press(body)
        return attempt(desk, body, view_key(body), edit_draft, int(press.key), press.version, form.text)

    app.action(Action.DRAFT_EDIT.value)(edit_asked)
    app.view(Callback.DRAFT.value)(_submitted(desk, _in_words(parse_draft), edited))
    for action in OUTCOMES:
        app.action(action.value)(handled)


def _in_words(parse: Callable[[State, str], T | Errors]) -> Callable[[State, Reader], T | Errors]:
    return lambda state, reader: parse(state, reader.lang)


def _submitted(
    desk: Desk,
    parse: Callable[[State, Reader], T | Errors],
    then: Callable[[Body, T], Awaitable[Refusal | None]],
) -> Callable[..., Awaitable[None]]:
    """A listener that answers a modal with what is wrong in it, or does what it asks for."""

    async def submitted(ack: Ack, body: Body) -> None:
        reader = await desk.run(submitter_of, actor_of(body).user, _press(body))
        state = body["view"]["state"]["values"]
        form = parse(state, reader)
        if isinstance(form, dict):
            await ack(response_action="errors", errors=form)
            return
        refused = await then(body, form)
        await ack(**(in_modal(refused, state, reader) if refused else {}))

    return submitted


def _press(body: Mapping[str, Any]) -> Press:
    return press_of(body["view"]["private_metadata"])
