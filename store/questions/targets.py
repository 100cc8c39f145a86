"""Every target that the team has had, the present ones and those that a reopened case has behind it."""

from datetime import datetime

from sqlmodel import Session, col, select

from bot.rules.targets import TargetFacts
from bot.rules.words import Status
from store.tables import Case, PastTarget


def targets_between(
    session: Session, workspace_id: int, since: datetime, until: datetime
) -> list[TargetFacts]:
    """The targets that started in a time; those of cases that are no stockouts after all do not count."""
    present = select(Case.started_at, Case.due_at, Case.stopped_at, Case.again).where(
        Case.workspace_id == workspace_id,
        Case.status != Status.DISMISSED,
        col(Case.started_at) >= since,
        col(Case.started_at) < until,
    )
    past = (
        select(PastTarget.started_at, PastTarget.due_at, PastTarget.stopped_at, PastTarget.again)
        .join(Case, col(Case.id) == PastTarget.case_id)
        .where(PastTarget.workspace_id == workspace_id, Case.status != Status.DISMISSED)
        .where(col(PastTarget.started_at) >= since, col(PastTarget.started_at) < until)
    )
    rows = [*session.exec(present), *session.exec(past)]
    return [
        TargetFacts(started_at=began, due_at=due, stopped_at=stopped, again=again)
        for began, due, stopped, again in rows
    ]
