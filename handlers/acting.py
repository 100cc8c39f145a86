"""Running the flow of a click: it changes what it should, or the person is told in words why not."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from bot.flows.actors import Actor
from bot.flows.outbox import answer
from bot.flows.refusals import Refusal
from bot.flows.work import Desk, Work
from handlers.hearing import Payload, actor_of, place_of

P = ParamSpec("P")
T = TypeVar("T")


async def act(
    desk: Desk,
    body: Payload,
    event_key: str,
    flow: Callable[Concatenate[Work, str, Actor, P], Any],
    *args: P.args,
    **kwargs: P.kwargs,
) -> None:
    """Run the flow for the person; a refusal is written down as an answer to them."""
    try:
        await desk.run(flow, event_key, actor_of(body), *args, **kwargs)
    except Refusal as refusal:
        await _answer(desk, body, event_key, refusal)


async def attempt(
    desk: Desk,
    body: Payload,
    event_key: str,
    flow: Callable[Concatenate[Work, str, Actor, P], Any],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Refusal | None:
    """Run the flow of a modal; a refusal is handed back, to be said in the modal itself."""
    try:
        await desk.run(flow, event_key, actor_of(body), *args, **kwargs)
    except Refusal as refusal:
        return refusal
    return None


async def ask(
    desk: Desk,
    body: Payload,
    event_key: str,
    flow: Callable[Concatenate[Work, Actor, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T | None:
    """What a flow that only reads gives the person, or None where they were told in words why not."""
    try:
        return await desk.run(flow, actor_of(body), *args, **kwargs)
    except Refusal as refusal:
        await _answer(desk, body, event_key, refusal)
        return None


async def _answer(desk: Desk, body: Payload, event_key: str, refusal: Refusal) -> None:
    channel, thread_ts = place_of(body)
    await desk.run(
        answer,
        event_key,
        user=actor_of(body).user,
        channel=channel,
        thread_ts=thread_ts,
        code=refusal.code,
        values=refusal.values,
    )
