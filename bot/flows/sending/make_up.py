"""What is done about something that cannot be sent: put up anew, said in plainer words, or told to whom it matters."""

from collections.abc import Callable
from datetime import timedelta

from bot.flows.files.take_file import preview_gone
from bot.flows.hearing.hear_files import file_lost, words_beside
from bot.flows.outbox import Kind, note, show_card, show_headline
from bot.flows.sending.deliver import postpone
from bot.flows.standing import show_draft_anew
from bot.flows.unsent import not_withdrawn, unsent
from bot.flows.work import KEPPIN, Work
from store.questions.cases import cases_under
from store.tables import Case, Delivery, Draft, Notice
from store.tables.outbox import NOT_FOLLOWED

#: The message that was to be changed is there no more, or may not be changed any more: the next one is a new one.
GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
#: What is said in plain words where Slack does not take it as it is, or where it cannot be put.
PLAINER = frozenset(
    {
        Kind.CARD,
        Kind.REMINDER,
        Kind.ESCALATION,
        Kind.DRAFT,
        Kind.NOTE,
        Kind.SUMMARY,
        Kind.PREVIEW,
        Kind.WAITING_LIST,
    }
)
#: How plain it can get: without its dress, and in one sentence that needs nothing (bot/delivery/contents/plainer.py).
PLAINEST = 2
#: Files are answered with their own words for what went wrong.
FILE_WORDS = {"missing_scope": "file_no_scope", "no_permission": "file_no_scope", NOT_FOLLOWED: "file_broken"}


def in_plainer_words(work: Work, row: Delivery, error: str) -> bool:
    """Have it said more plainly, as long as it can be; whether it can."""
    plain = row.details.get("plain", 0)
    if row.kind not in PLAINER or plain >= PLAINEST or error in {*GONE, NOT_FOLLOWED}:
        return False
    row.details = {**row.details, "plain": plain + 1}
    postpone(work, row, timedelta(0), error)
    return True


def make_up(work: Work, row: Delivery) -> None:
    """Do what follows from something being given up."""
    made_up = MADE_UP.get(Kind(row.kind))
    if made_up is not None:
        made_up(work, row)


def _card(work: Work, row: Delivery) -> None:
    if row.error in GONE:
        case = work.session.get_one(Case, row.case_id)
        case.card_ts = ""
        show_card(work, case)


def _headline(work: Work, row: Delivery) -> None:
    """One that was deleted comes again; where none can be shown, the cards stand without it."""
    notice = work.session.get_one(Notice, row.details["notice"])
    if row.error in GONE:
        notice.headline_ts = ""
        show_headline(work, work.session.get_one(Case, row.case_id), notice.id)
        return
    for each in cases_under(work.session, notice.id) if not notice.headline_ts else ():
        each.headline_id = None


def _instruction(work: Work, row: Delivery) -> None:
    unsent(work, work.session.get_one(Case, row.case_id), row)


def _withdrawal(work: Work, row: Delivery) -> None:
    if row.error != NOT_FOLLOWED and not row.details.get("told"):
        not_withdrawn(work, row)


def _drafts(work: Work, row: Delivery) -> None:
    note(work, work.session.get_one(Case, row.case_id), KEPPIN, "drafts.failed")


def _file(work: Work, row: Delivery) -> None:
    """Whoever dropped it is told that it cannot be read."""
    file_lost(work, row.details, FILE_WORDS.get(row.error, "file_unreachable"))
    if row.error != NOT_FOLLOWED:
        words_beside(work, row.details)


def _preview(work: Work, row: Delivery) -> None:
    if row.error in GONE:
        preview_gone(work, row)


def _draft(work: Work, row: Delivery) -> None:
    if row.error in GONE:
        show_draft_anew(work, work.session.get_one(Draft, row.details["draft"]))


MADE_UP: dict[Kind, Callable[[Work, Delivery], None]] = {
    Kind.CARD: _card,
    Kind.HEADLINE: _headline,
    Kind.INSTRUCTION: _instruction,
    Kind.WITHDRAWAL: _withdrawal,
    Kind.DRAFTS: _drafts,
    Kind.FILE: _file,
    Kind.PREVIEW: _preview,
    Kind.DRAFT: _draft,
}
