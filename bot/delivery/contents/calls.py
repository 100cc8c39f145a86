"""The calls for an answer that is still awaited: reminders, and the escalation to those whom the rules name.

All undecided cases whose answer is due in the same minute are called for together (bot/flows/sending/together.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.contents.about import called, case_of, thread_of, zone
from bot.delivery.parcel import Content
from bot.flows.links import permalink
from bot.flows.sending.together import call_now, still_awaited
from bot.flows.standing import here
from bot.flows.steps import rules_of
from bot.flows.work import Work
from bot.rules.words import Status
from bot.slack.blocks import Message
from bot.slack.threads import escalation, reminder
from store.questions.case_facts import case_facts
from store.tables import Case, Delivery, Notice

#: How long a row waits for the one that is about to speak for it.
A_MOMENT = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Awaited:
    """The undecided cases that a call names, and the message below which it stands: empty for the channel itself."""

    cases: list[Case]
    thread_ts: str
    headline: str = ""  # the same, where it is that of several lines


def reminder_content(work: Work, row: Delivery) -> Content | None:
    """A reminder in the thread."""
    awaited = _awaited(work, row)
    if not isinstance(awaited, Awaited):
        return awaited
    facts = [case_facts(work.session, case) for case in awaited.cases]
    left = max(facts[0].target.due_at - work.now, timedelta(0))
    link = permalink(work, row.place, awaited.headline)
    return _called_out(awaited, reminder(facts, left, work.workspace.language, zone(work), link))


def escalation_content(work: Work, row: Delivery) -> Content | None:
    """The call for those whom the rules name, each of them once."""
    awaited = _awaited(work, row)
    if not isinstance(awaited, Awaited):
        return awaited
    facts = [case_facts(work.session, case) for case in awaited.cases]
    people = dict.fromkeys(each for case in awaited.cases for each in called(work, rules_of(work, case)))
    link = permalink(work, row.place, awaited.headline)
    said = escalation(facts, list(people), work.workspace.language, zone(work), link, now=work.now)
    return _called_out(awaited, said)


def _awaited(work: Work, row: Delivery) -> Awaited | Content | None:
    """The undecided cases that this call is about; nothing to say where another has said it or is about to."""
    case = case_of(work, row)
    if case.status is not Status.OPEN or case.due_at != datetime.fromisoformat(row.details["due"]):
        return None
    now = call_now(work, row, case)
    if now.waits:
        return Content(later=A_MOMENT)
    if not now.names:
        return Content(nothing_to_send=True)
    headline = _headline(work, row, now.names)
    own = len(now.names) == 1 or _is_one_notice(work, now.names)
    return Awaited(
        cases=still_awaited(work, row, now.names),
        thread_ts=headline or (thread_of(case, row) if own else ""),
        headline=headline,
    )


def _headline(work: Work, row: Delivery, names: Sequence[int]) -> str:
    """The headline's message, where all that are named stand below it; empty where it stands elsewhere, or not yet."""
    if len(names) == 1 or not _is_one_notice(work, names):
        return ""
    notice = work.session.get_one(Notice, case_of(work, row).headline_id)
    return here(notice.headline_ts, notice.headline_channel, row.place)


def _is_one_notice(work: Work, names: Sequence[int]) -> bool:
    """Whether all that are named stand below one headline."""
    above = {work.session.get_one(Case, case_id).headline_id for case_id in names}
    return len(above) == 1 and None not in above


def _called_out(awaited: Awaited, said: Message) -> Content:
    """In the thread of the card or headline, where the channel sees it too; of several notices in the channel."""
    return Content(message=said, thread_ts=awaited.thread_ts, to_channel_too=True)
