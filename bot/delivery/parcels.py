"""Which content each kind of delivery carries; who reads it and what it says is in bot/delivery/contents."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import fields, replace

from jinja2 import TemplateError

from bot.delivery.contents.agent import instruction_content, withdrawal_content
from bot.delivery.contents.calls import escalation_content, reminder_content
from bot.delivery.contents.customers import draft_content, drafts_content, forgotten_content
from bot.delivery.contents.lists import (
    file_content,
    leftovers_content,
    preview_content,
    waiting_list_content,
)
from bot.delivery.contents.one_person import answer_content, home_content
from bot.delivery.contents.plainer import least_content, undressed_content
from bot.delivery.contents.team import (
    card_content,
    headline_content,
    note_content,
    summary_content,
)
from bot.delivery.parcel import Content, Parcel
from bot.flows.outbox import Kind
from bot.flows.sending.make_up import PLAINEST
from bot.flows.work import Desk, Work
from store.database import RowGone
from store.tables import Delivery

log = logging.getLogger(__name__)

CONTENTS: dict[Kind, Callable[[Work, Delivery], Content | None]] = {
    Kind.CARD: card_content,
    Kind.REMINDER: reminder_content,
    Kind.ESCALATION: escalation_content,
    Kind.ANSWER: answer_content,
    Kind.INSTRUCTION: instruction_content,
    Kind.WITHDRAWAL: withdrawal_content,
    Kind.DRAFTS: drafts_content,
    Kind.DRAFT: draft_content,
    Kind.FORGOTTEN: forgotten_content,
    Kind.NOTE: note_content,
    Kind.SUMMARY: summary_content,
    Kind.HOME: home_content,
    Kind.HEADLINE: headline_content,
    Kind.FILE: file_content,
    Kind.PREVIEW: preview_content,
    Kind.LEFTOVERS: leftovers_content,
    Kind.WAITING_LIST: waiting_list_content,
}
#: Deliveries that are put anew, each time with a key of its own: they are known again by what they are about.
PUT_ANEW = frozenset({Kind.CARD, Kind.HEADLINE, Kind.PREVIEW})
#: How a text fails on what it was given: one message that cannot be put must not hold up all others.
BROKEN = (RowGone, TemplateError, LookupError, TypeError, ValueError, AttributeError)


def parcel_of(work: Work, row: Delivery) -> Parcel | None:
    """The message for a delivery, or None where it is no longer wanted."""
    kind = Kind(row.kind)
    try:
        content = _content(work, row, kind)
    except BROKEN:
        log.exception("delivery.cannot_be_put", extra={"delivery": row.id, "kind": row.kind})
        content = Content(refused="cannot_be_put")
    if content is None:
        return None
    said = {field.name: getattr(content, field.name) for field in fields(content)}
    return Parcel(
        delivery_id=row.id,
        marker=row.subject if kind in PUT_ANEW else row.key,
        maybe_sent=row.claimed_at is not None and row.lease_until is not None,
        since=row.due_at,
        attempt=row.attempts + 1,
        **{**said, "channel": content.channel or row.place},
    )


async def in_full(desk: Desk, parcel: Parcel) -> Parcel:
    """The parcel with what is told in it, where that was left out when it was claimed."""
    if parcel.told_apart is None:
        return parcel
    try:
        put = await desk.run(parcel.told_apart)
        return replace(parcel, message=await asyncio.to_thread(put))
    except BROKEN:
        log.exception("delivery.cannot_be_put", extra={"delivery": parcel.delivery_id})
        return replace(parcel, refused="cannot_be_put")


def _content(work: Work, row: Delivery, kind: Kind) -> Content | None:
    """The content, as plain as it has to be by now (bot/flows/make_up.py)."""
    plain = row.details.get("plain", 0)
    if plain >= PLAINEST:
        return least_content(work, row)
    content = CONTENTS[kind](work, row)
    return undressed_content(work, content) if plain and content is not None else content
