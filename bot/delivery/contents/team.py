"""What the team reads in its own channel: cards, headlines, reminders, notes and the summary."""

from datetime import datetime, timedelta

from bot.delivery.contents.about import called, case_of, thread_of, zone
from bot.delivery.parcel import Content
from bot.delivery.said import in_words
from bot.flows.collect_summary import collect_summary
from bot.flows.standing import here
from bot.flows.steps import rules_of
from bot.flows.work import Work
from bot.rules.facts import CaseFacts
from bot.rules.words import Status
from bot.slack.blocks import Message
from bot.slack.cards import case_card
from bot.slack.headline import headline
from bot.slack.summary import summary_message
from bot.slack.threads import escalation, note, reminder
from store.questions.case_facts import case_facts
from store.questions.cases import cases_under
from store.tables import Delivery, Notice


def card_content(work: Work, row: Delivery) -> Content:
    """The card, new or put anew in its place."""
    case = case_of(work, row)
    facts = case_facts(work.session, case)
    shown = case_card(facts, lang=work.workspace.language, tz=zone(work), now=work.now)
    return Content(message=shown, edit_ts=here(case.card_ts, case.card_channel, row.place))


def headline_content(work: Work, row: Delivery) -> Content:
    """The headline over the cards of one notice."""
    notice = work.session.get_one(Notice, row.details["notice"])
    facts = [case_facts(work.session, case) for case in cases_under(work.session, notice.id)]
    said = headline(notice.id, facts, lang=work.workspace.language, tz=zone(work))
    return Content(message=said, edit_ts=here(notice.headline_ts, notice.headline_channel, row.place))


def reminder_content(work: Work, row: Delivery) -> Content | None:
    """A reminder in the thread, where the answer is still awaited."""
    awaited = _awaited(work, row)
    if not awaited:
        return None
    left = max(awaited[0].target.due_at - work.now, timedelta(0))
    return _called_out(work, row, awaited, reminder(awaited, left, work.workspace.language, zone(work)))


def escalation_content(work: Work, row: Delivery) -> Content | None:
    """The call for those whom the rules name, where the answer is still awaited."""
    awaited = _awaited(work, row)
    if not awaited:
        return None
    people = called(work, rules_of(work, case_of(work, row)))
    return _called_out(work, row, awaited, escalation(awaited, people, work.workspace.language, zone(work)))


def _awaited(work: Work, row: Delivery) -> list[CaseFacts]:
    """The undecided cases that this call is about: the case itself, or all under one headline.

    The first of those speaks for the others: one message calls for all lines of a notice.
    """
    case, due_at = case_of(work, row), datetime.fromisoformat(row.details["due"])
    beside = [case] if case.headline_id is None else cases_under(work.session, case.headline_id)
    waiting = [one for one in beside if one.status is Status.OPEN and one.due_at == due_at]
    if not waiting or waiting[0].id != case.id:
        return []
    return [case_facts(work.session, one) for one in waiting]


def _called_out(work: Work, row: Delivery, awaited: list[CaseFacts], said: Message) -> Content:
    """In the thread of the card, or of the headline where it speaks for several; the channel sees it too."""
    case = case_of(work, row)
    thread_ts = thread_of(case, row)
    if len(awaited) > 1:
        notice = work.session.get_one(Notice, case.headline_id)
        thread_ts = here(notice.headline_ts, notice.headline_channel, row.place) or thread_ts
    return Content(message=said, thread_ts=thread_ts, to_channel_too=True)


def note_content(work: Work, row: Delivery) -> Content:
    """What somebody did, told in the thread."""
    lang, tz = work.workspace.language, zone(work)
    written = {**row.details["values"], "by": row.details["actor"], "at": row.details["at"]}
    said = note(row.details["action"], in_words(written, lang, tz), lang, tz)
    return Content(message=said, thread_ts=thread_of(case_of(work, row), row))


def summary_content(work: Work, _row: Delivery) -> Content:
    """The morning summary."""
    return Content(
        message=summary_message(
            collect_summary(work), lang=work.workspace.language, tz=zone(work), now=work.now
        )
    )
