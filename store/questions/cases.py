"""Which cases there are: the running ones, those of a line or of a notice, and what changed them last."""

from datetime import datetime, timedelta

from sqlalchemy import exists, or_
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.rules.lifecycle import RUNNING
from bot.rules.words import Status
from store.tables import Case, Decision, Delivery, Draft, Notice, NoticeOfCase, Timeline

#: How long the same words from the same agent are taken for the same notice.
REPEAT_WINDOW = timedelta(hours=24)


#: What no list tells of a case, and takes the longest to load.
NOT_LISTED = [defer(getattr(Case, name)) for name in ("options", "offers", "said", "doubts", "struck_keys")]


def running_cases(session: Session, workspace_id: int) -> list[Case]:
    """The cases in which somebody still has to do something, the oldest first."""
    return list(session.exec(_running(workspace_id)))


def running_to_list(session: Session, workspace_id: int) -> list[Case]:
    """The same with no more of each than a list tells of it."""
    return list(session.exec(_running(workspace_id).options(*NOT_LISTED)))


def _running(workspace_id: int) -> SelectOfScalar[Case]:
    return (
        select(Case)
        .where(Case.workspace_id == workspace_id, col(Case.status).in_(RUNNING))
        .order_by(col(Case.id))
    )


def cases_told_after_all(session: Session, workspace_id: int) -> list[Case]:
    """The cases that were over when their agent said something, the oldest first: to list them."""
    wanted = select(Case).where(
        Case.workspace_id == workspace_id,
        col(Case.status).not_in(RUNNING),
        col(Case.told_after_all).is_(True),
    )
    return list(session.exec(wanted.order_by(col(Case.id)).options(*NOT_LISTED)))


def undecided_cases(session: Session, workspace_id: int) -> list[Case]:
    """The cases in which nothing is decided, the oldest first."""
    wanted = select(Case).where(Case.workspace_id == workspace_id, Case.status == Status.OPEN)
    return list(session.exec(wanted.order_by(col(Case.id))))


def open_case_for_line(session: Session, workspace_id: int, line_id: int) -> Case | None:
    """The open case of an agent order line: a second notice about it is no second case."""
    wanted = select(Case).where(
        Case.workspace_id == workspace_id,
        Case.agent_order_line_id == line_id,
        col(Case.status).in_((Status.OPEN, Status.DECIDED, Status.INSTRUCTED)),
    )
    return session.exec(wanted).first()


def settled_case_for_line(session: Session, workspace_id: int, line_id: int) -> Case | None:
    """The newest case of an agent order line in which nobody is waited for any more."""
    wanted = select(Case).where(
        Case.workspace_id == workspace_id,
        Case.agent_order_line_id == line_id,
        col(Case.status).in_((Status.CONFIRMED, Status.CLOSED)),
    )
    return session.exec(wanted.order_by(col(Case.id).desc()).limit(1)).first()


def open_cases_of_variants(session: Session, variant_ids: list[int]) -> list[Case]:
    """The running cases of some variants."""
    wanted = select(Case).where(col(Case.variant_id).in_(variant_ids), col(Case.status).in_(RUNNING))
    return list(session.exec(wanted.order_by(col(Case.id))))


def cases_of(session: Session, notice: Notice) -> list[Case]:
    """The cases that a notice opened."""
    return list(session.exec(select(Case).where(Case.notice_id == notice.id).order_by(col(Case.id))))


def cases_repeated(session: Session, notice: Notice) -> list[Case]:
    """The cases of which a notice said the same words again."""
    told = select(NoticeOfCase.case_id).where(NoticeOfCase.notice_id == notice.id)
    repeated = select(Case).where(col(Case.id).in_(told)).order_by(col(Case.id))
    return list(session.exec(repeated)) if notice.repeats_id is not None else []


def cases_under(session: Session, notice_id: int) -> list[Case]:
    """The cases that stand under one headline."""
    return list(session.exec(select(Case).where(Case.headline_id == notice_id).order_by(col(Case.id))))


def cases_decided_with(session: Session, notice_id: int, decision: Decision) -> list[Case]:
    """The cases under a headline that the same press decided and that still hold its decision, to be changed.

    One press decides at one moment; they are locked in one order, so that no two wait in a ring.
    """
    wanted = (
        select(Case)
        .join(Decision, col(Decision.id) == Case.decision_id)
        .where(Case.headline_id == notice_id, Decision.by == decision.by, Decision.at == decision.at)
        .order_by(col(Case.id))
        .with_for_update(of=Case)
    )
    return list(session.exec(wanted.execution_options(populate_existing=True)))


def cases_due_within(session: Session, workspace_id: int, begins: datetime, ends: datetime) -> list[Case]:
    """The cases whose answer is, or was, due from one moment up to another."""
    due = col(Case.due_at)
    wanted = select(Case).where(Case.workspace_id == workspace_id, due >= begins, due < ends)
    return list(session.exec(wanted.order_by(col(Case.id))))


def deliveries_by_key(session: Session, workspace_id: int, keys: list[str]) -> list[Delivery]:
    """What is written down to be said under these keys, or has been said."""
    wanted = select(Delivery).where(Delivery.workspace_id == workspace_id, col(Delivery.key).in_(keys))
    return list(session.exec(wanted)) if keys else []


def last_happening(session: Session, case_id: int) -> Timeline | None:
    """What changed the case last."""
    wanted = (
        select(Timeline)
        .where(Timeline.case_id == case_id, col(Timeline.action).startswith("case."))
        .order_by(col(Timeline.id).desc())
        .limit(1)
    )
    return session.exec(wanted).first()


def last_change_of(session: Session, draft: Draft) -> Timeline | None:
    """What changed the draft last, as far as the timeline goes back."""
    wanted = (
        select(Timeline)
        .where(Timeline.case_id == draft.case_id, col(Timeline.action).startswith("draft."))
        .order_by(col(Timeline.id).desc())
    )
    return next((row for row in session.exec(wanted) if row.details.get("draft") == draft.id), None)


def same_words_lately(session: Session, notice: Notice) -> Notice | None:
    """An earlier notice of the same agent with the same words, within REPEAT_WINDOW."""
    lately = col(Notice.received_at) >= notice.received_at - REPEAT_WINDOW
    return session.exec(_same_words(notice).where(lately)).first()


def same_words_running(session: Session, notice: Notice) -> Notice | None:
    """An earlier notice of the same agent with the same words, of whatever age, with a case that still runs."""
    runs = exists().where(col(Case.notice_id) == Notice.id, col(Case.status).in_(RUNNING))
    return session.exec(_same_words(notice).where(runs)).first()


def _same_words(notice: Notice) -> SelectOfScalar[Notice]:
    wanted = select(Notice).where(
        Notice.workspace_id == notice.workspace_id,
        Notice.digest == notice.digest,
        Notice.id != notice.id,
    )
    if notice.agent_id is not None:  # where nobody has said whose one of them is, it may be the same one's
        wanted = wanted.where(or_(col(Notice.agent_id) == notice.agent_id, col(Notice.agent_id).is_(None)))
    return wanted.order_by(col(Notice.id)).limit(1)
