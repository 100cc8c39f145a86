"""Drafts whose customers are deleted: they lose their text here and in Slack, and nobody is asked for them any more."""

from sqlmodel import and_, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.flows.outbox import Kind, Lane, put, show_card
from bot.flows.standing import here
from bot.flows.work import KEPPIN, Work
from bot.rules.words import DraftStatus
from store.tables import Case, CustomerOrder, Draft


def forget_drafts(work: Work, gone: SelectOfScalar[int]) -> None:
    """Empty the drafts of these customers; one that nobody has sent by now is skipped."""
    theirs = select(CustomerOrder.id).where(col(CustomerOrder.customer_id).in_(gone))
    named = and_(col(Draft.customer_order_id).in_(theirs), col(Draft.text) != "")
    emptied_before = and_(col(Draft.text) == "", col(Draft.status) == DraftStatus.OPEN)
    wanted = select(Draft).where(Draft.workspace_id == work.workspace.id, or_(named, emptied_before))
    drafts = work.session.exec(wanted.order_by(col(Draft.id))).all()
    unsent = {draft.case_id for draft in drafts if draft.status is DraftStatus.OPEN}
    for draft in drafts:
        _empty(work, draft)
    for case in work.session.exec(select(Case).where(col(Case.id).in_(unsent))):
        if here(case.card_ts, case.card_channel, work.workspace.desk_channel):
            show_card(work, case)
    work.session.flush()


def _empty(work: Work, draft: Draft) -> None:
    if draft.status is DraftStatus.OPEN:
        draft.status, draft.handled_at = DraftStatus.SKIPPED, work.now
        work.record(draft.case_id, KEPPIN, "draft.lapsed", draft=draft.id)
    draft.text, draft.version = "", draft.version + 1
    if draft.message_ts:
        put(
            work,
            Kind.FORGOTTEN,
            key=f"{Kind.FORGOTTEN}:{draft.id}",
            lane=Lane.LOGS,
            place=draft.message_channel or work.workspace.desk_channel,
            case_id=draft.case_id,
            draft=draft.id,
        )
