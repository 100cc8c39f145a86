"""The drafts for customers, each in its case's thread."""

from bot.delivery.contents.about import case_of, thread_of, zone
from bot.delivery.parcel import Content
from bot.flows.drafting.drafts import draft_facts
from bot.flows.standing import here
from bot.flows.work import Work
from bot.rules.words import Status
from bot.slack.threads import draft_message
from store.tables import Delivery, Draft


def drafts_content(work: Work, row: Delivery) -> Content | None:
    """Nothing to read yet: once this is due, the drafts are written (bot/flows/delivered.py)."""
    case = case_of(work, row)
    decided = case.decision_id == row.details["decision"] and case.status is not Status.OPEN
    return Content(nothing_to_send=True) if decided else None


def draft_content(work: Work, row: Delivery) -> Content:
    """One draft, new or put anew in its place."""
    draft = work.session.get_one(Draft, row.details["draft"])
    case = case_of(work, row)
    said = draft_message(draft_facts(work, draft), work.workspace.language, zone(work))
    edit_ts = here(draft.message_ts, draft.message_channel, row.place)
    return Content(message=said, thread_ts=thread_of(case, row), edit_ts=edit_ts)


def forgotten_content(work: Work, row: Delivery) -> Content | None:
    """A draft that has lost its text, changed where it stands."""
    draft = work.session.get_one(Draft, row.details["draft"])
    said = draft_message(draft_facts(work, draft), work.workspace.language, zone(work))
    return Content(message=said, edit_ts=draft.message_ts) if draft.message_ts else None
