"""Lists that were dropped and that nobody has opened: their rows' time runs, and somebody has to be told."""

from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from sqlalchemy.orm import QueryableAttribute, defer
from sqlmodel import col, select

from bot.flows.files.lists import sheet_of
from bot.flows.files.taken_rows import row_key, rows_taken
from bot.flows.links import permalink
from bot.flows.outbox import Kind, Lane, put
from bot.flows.steps import rules_in_force
from bot.flows.work import Work
from bot.rules.sheets import RowKind
from bot.rules.targets import plan
from bot.rules.words import Origin
from store.tables import DroppedFile

#: How long a list that nobody opens is still told of in the morning.
TOLD_FOR = timedelta(days=7)
_BYTES = cast("QueryableAttribute[bytes]", DroppedFile.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingList:
    """A list with rows that could be cases and are none."""

    name: str
    rows: int
    author: str
    link: str  # to its preview; empty where only one person can see that


def waiting(work: Work, kept: DroppedFile) -> WaitingList | None:
    """What waits in a list; None where it was opened, or where all its rows have been cases before."""
    if kept.opened_by is not None or kept.origin is not Origin.SHEET:
        return None
    short = sheet_of(kept).of(RowKind.SHORT)
    fresh = {row_key(kept, row) for row in short} - rows_taken(work, kept, short)
    if not fresh:
        return None
    alone = kept.channel_id.startswith("D")
    link = "" if alone else permalink(work, kept.channel_id, kept.answer_ts or kept.ts)
    return WaitingList(name=kept.name, rows=len(fresh), author=kept.author_id, link=link)


def remind_of_list(work: Work, kept: DroppedFile) -> None:
    """Have the desk told when nobody opens it: at the first reminder of the rules, and when the target is over.

    A list in a direct message is told of there.
    """
    if waiting(work, kept) is None:
        return
    _, rules = rules_in_force(work)
    planned = plan(kept.written_at, rules.target)
    first = [at for _, at in planned.reminders[:1] if at > work.now]
    place = kept.channel_id if kept.channel_id.startswith("D") else work.workspace.desk_channel
    for at in (*first, planned.due_at):
        put(
            work,
            Kind.WAITING_LIST,
            key=f"{Kind.WAITING_LIST}:{kept.id}:{at.isoformat()}",
            lane=Lane.TARGETS,
            place=place,
            not_before=max(at, work.now),
            file=kept.id,
            over=at == planned.due_at,
        )


def waiting_lists(work: Work) -> list[WaitingList]:
    """Every list of the last days that still waits, the oldest first."""
    wanted = select(DroppedFile).where(
        DroppedFile.workspace_id == work.workspace.id,
        DroppedFile.origin == Origin.SHEET,
        col(DroppedFile.opened_by).is_(None),
        col(DroppedFile.answer_ts) != "",
        col(DroppedFile.received_at) >= work.now - TOLD_FOR,
    )
    as_read = wanted.order_by(col(DroppedFile.id)).options(defer(_BYTES))  # not the bytes
    found = (waiting(work, kept) for kept in work.session.exec(as_read))
    return [each for each in found if each is not None]
