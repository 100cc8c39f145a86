"""What the team reads in its own channel: cards, headlines, notes and the summary."""

from collections.abc import Callable
from functools import partial

from bot.delivery.contents.about import case_of, thread_of, zone
from bot.delivery.parcel import Content
from bot.delivery.said import in_words
from bot.flows.standing import here
from bot.flows.telling.collect_summary import collect_summary
from bot.flows.work import Work
from bot.slack.blocks import Message
from bot.slack.cards import case_card
from bot.slack.headline import headline
from bot.slack.summary import summary_message
from bot.slack.threads import note
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
    said = headline(notice.id, facts, lang=work.workspace.language, tz=zone(work), now=work.now)
    return Content(message=said, edit_ts=here(notice.headline_ts, notice.headline_channel, row.place))


def note_content(work: Work, row: Delivery) -> Content:
    """What somebody did, told in the thread."""
    lang, tz = work.workspace.language, zone(work)
    written = {**row.details["values"], "by": row.details["actor"], "at": row.details["at"]}
    said = note(row.details["action"], in_words(written, lang, tz), lang, tz)
    aloud = bool(written.get("aloud"))  # nobody looks at the card any more
    return Content(message=said, thread_ts=thread_of(case_of(work, row), row), to_channel_too=aloud)


def summary_content(_work: Work, _row: Delivery) -> Content:
    """The morning summary: so much is asked for it that no click should wait."""
    return Content(told_apart=summary_told)


def summary_told(work: Work) -> Callable[[], Message]:
    """What the summary says, to be put into words."""
    facts, lang = collect_summary(work), work.workspace.language
    return partial(summary_message, facts, lang=lang, tz=zone(work), now=work.now)
