"""The calls for an answer that is still awaited: reminders, and the escalation to those whom the rules name.

All undecided lines of one notice are called for together, by whichever row comes first; the rows of the others have
nothing left to say once that has been said.
"""

from datetime import datetime, timedelta

from bot.delivery.contents.about import called, case_of, thread_of, zone
from bot.delivery.parcel import Content
from bot.flows.links import permalink
from bot.flows.standing import here
from bot.flows.steps import rules_of
from bot.flows.work import Work
from bot.rules.facts import CaseFacts
from bot.rules.words import Status
from bot.slack.blocks import Message
from bot.slack.threads import escalation, reminder
from store.questions.case_facts import case_facts
from store.questions.cases import cases_under, same_call
from store.tables import Delivery, DeliveryState, Notice

#: How long a row waits for the one that is about to speak for it.
A_MOMENT = timedelta(seconds=5)
#: How long a call waits for the card that it belongs to: a notice that comes late is overdue at once.
FOR_THE_CARD = timedelta(minutes=1)


def reminder_content(work: Work, row: Delivery) -> Content | None:
    """A reminder in the thread."""
    awaited = _awaited(work, row)
    if isinstance(awaited, Content | None):
        return awaited
    left = max(awaited[0].target.due_at - work.now, timedelta(0))
    above = _headline(work, row, awaited)
    link = permalink(work, row.place, above)
    said = reminder(awaited, left, work.workspace.language, zone(work), link)
    return _called_out(work, row, above, said)


def escalation_content(work: Work, row: Delivery) -> Content | None:
    """The call for those whom the rules name."""
    awaited = _awaited(work, row)
    if isinstance(awaited, Content | None):
        return awaited
    people = called(work, rules_of(work, case_of(work, row)))
    above = _headline(work, row, awaited)
    link = permalink(work, row.place, above)
    said = escalation(awaited, people, work.workspace.language, zone(work), link, now=work.now)
    return _called_out(work, row, above, said)


def _awaited(work: Work, row: Delivery) -> list[CaseFacts] | Content | None:
    """The undecided cases that this call is about; nothing to say where another has said it or is about to."""
    case, due_at = case_of(work, row), datetime.fromisoformat(row.details["due"])
    beside = [case] if case.headline_id is None else cases_under(work.session, case.headline_id)
    waiting = [one for one in beside if one.status is Status.OPEN and one.due_at == due_at]
    if case not in waiting:
        return None
    if not case.card_ts and work.now - case.opened_at < FOR_THE_CARD:
        return Content(later=A_MOMENT)
    others = same_call(work.session, row, [one for one in beside if one.id != case.id])
    if any(each.state is DeliveryState.SENT and each.ts for each in others):
        return Content(nothing_to_send=True)
    if any(each.state in _UNDER_WAY and (each.case_id or 0) < case.id for each in others):
        return Content(later=A_MOMENT)
    return [case_facts(work.session, one) for one in waiting]


_UNDER_WAY = frozenset({DeliveryState.WAITING, DeliveryState.CLAIMED})


def _headline(work: Work, row: Delivery, awaited: list[CaseFacts]) -> str:
    """The headline's message, where the call speaks for several; empty where it stands elsewhere, or not yet."""
    if len(awaited) == 1:
        return ""
    notice = work.session.get_one(Notice, case_of(work, row).headline_id)
    return here(notice.headline_ts, notice.headline_channel, row.place)


def _called_out(work: Work, row: Delivery, above: str, said: Message) -> Content:
    """In the thread of the card, or of the headline where it speaks for several; the channel sees it too."""
    thread_ts = above or thread_of(case_of(work, row), row)
    return Content(message=said, thread_ts=thread_ts, to_channel_too=True)
