"""Where our messages stand. The desk may have moved since, or somebody may have deleted one: then it comes anew."""

from uuid import uuid4

from sqlalchemy import ColumnElement, exists, union
from sqlmodel import col, or_, select

from bot.flows.outbox import THREADED, Kind, Lane, put, show_card, show_headline
from bot.flows.work import Work
from bot.rules.lifecycle import RUNNING
from bot.rules.words import DraftStatus, Status
from store.questions.cases import cases_under
from store.tables import Case, Delivery, DeliveryState, Draft, DroppedFile, Notice


def here(ts: str, channel: str, place: str) -> str:
    """The message, if it stands in this place; empty where it has to be posted there first."""
    return ts if channel in ("", place) else ""


def show_draft_anew(work: Work, draft: Draft) -> None:
    """Have a draft posted as a new message: its old one is gone, or stands where nobody looks any more."""
    draft.message_ts = ""
    put(
        work,
        Kind.DRAFT,
        key=f"draft:{draft.id}:{draft.version}:{uuid4().hex}",
        state_of=f"draft:{draft.id}",
        lane=Lane.DRAFTS,
        place=work.workspace.desk_channel,
        case_id=draft.case_id,
        draft=draft.id,
    )


def show_preview(work: Work, kept: DroppedFile) -> None:
    """Have the list's preview shown as it then stands, below the message that brought it."""
    put(
        work,
        Kind.PREVIEW,
        key=f"preview:{kept.id}:{uuid4().hex}",
        state_of=f"preview:{kept.id}",
        lane=Lane.CARDS,
        place=kept.channel_id,
        file=kept.id,
    )


def bring_drafts_over(work: Work, case: Case) -> None:
    """The case's card stands in another channel now, and its drafts that wait belong below it."""
    for draft in work.session.exec(select(Draft).where(Draft.case_id == case.id, _waits())):
        if draft.message_ts and not here(draft.message_ts, draft.message_channel, case.card_channel):
            show_draft_anew(work, draft)


def bring_over(work: Work) -> None:
    """Where the desk has moved, have the cards come after it on which there is still something to do."""
    desk = work.workspace.desk_channel
    ours, place = select(Case.id).where(Case.workspace_id == work.workspace.id), col(Case.card_channel)
    elsewhere = union(
        ours.where(place > "", place < desk), ours.where(place > desk)
    )  # mostly none, by an index
    left_behind = select(Case).where(
        col(Case.id).in_(elsewhere),
        Case.card_ts != "",
        or_(col(Case.status).in_(RUNNING), _has_drafts(), _has_news()),
    )
    for case in work.session.exec(left_behind).all() if desk else ():
        show_card(work, case)


def message_deleted(work: Work, channel_id: str, ts: str) -> None:
    """Somebody deleted a message of ours: what still asks people for something comes anew."""
    for find in (_card_deleted, _draft_deleted, _headline_deleted, _preview_deleted):
        find(work, channel_id, ts)


def _card_deleted(work: Work, channel_id: str, ts: str) -> None:
    wanted = select(Case).where(Case.workspace_id == work.workspace.id, Case.card_ts == ts)
    case = work.session.exec(wanted).first()
    if case and here(ts, case.card_channel, channel_id) and case.status in RUNNING:
        case.card_ts = ""
        show_card(work, case)


def _draft_deleted(work: Work, channel_id: str, ts: str) -> None:
    wanted = select(Draft).where(Draft.workspace_id == work.workspace.id, Draft.message_ts == ts)
    draft = work.session.exec(wanted).first()
    if draft and here(ts, draft.message_channel, channel_id) and draft.status is DraftStatus.OPEN:
        show_draft_anew(work, draft)


def _headline_deleted(work: Work, channel_id: str, ts: str) -> None:
    wanted = select(Notice).where(Notice.workspace_id == work.workspace.id, Notice.headline_ts == ts)
    notice = work.session.exec(wanted).first()
    undecided = (
        [each for each in cases_under(work.session, notice.id) if each.status is Status.OPEN]
        if notice
        else []
    )
    if notice and undecided and here(ts, notice.headline_channel, channel_id):
        notice.headline_ts = ""
        show_headline(work, undecided[0], notice.id)


def _preview_deleted(work: Work, channel_id: str, ts: str) -> None:
    wanted = select(DroppedFile).where(
        DroppedFile.workspace_id == work.workspace.id, DroppedFile.answer_ts == ts
    )
    kept = work.session.exec(wanted).first()
    if kept and kept.channel_id == channel_id and kept.opened_by is None:
        kept.answer_ts = ""
        show_preview(work, kept)


def _waits() -> ColumnElement[bool]:
    return col(Draft.status) == DraftStatus.OPEN


def _has_drafts() -> ColumnElement[bool]:
    return exists().where(col(Draft.case_id) == Case.id, col(Draft.decision_id) == Case.decision_id, _waits())


def _has_news() -> ColumnElement[bool]:
    """Something waits to be said in the case's thread."""
    return exists().where(
        col(Delivery.case_id) == Case.id,
        col(Delivery.kind).in_(THREADED),
        col(Delivery.state) == DeliveryState.WAITING,
    )
