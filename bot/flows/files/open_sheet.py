"""The short rows of a list become cases: one notice for each order, each row at most once."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from bot.flows.actors import Actor, allowed
from bot.flows.files.lists import sheet_of
from bot.flows.files.taken_rows import mark, row_key, taken_by_cells
from bot.flows.opening.receive_notice import NoticeIn, notice_in_file, receive_notice
from bot.flows.refusals import Refusal
from bot.flows.standing import show_preview
from bot.flows.work import Work
from bot.rules.reading import Found, Reading, read
from bot.rules.sheets import RowKind, Sheet, SheetRow
from bot.rules.words import Origin
from store.once import insert_once
from store.tables import Case, DroppedFile, TakenRow


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedRows:
    """What became of a list: its new cases, those that were there, and how many rows had been taken in before."""

    case_numbers: tuple[int, ...]
    known_rows: int
    added_to: tuple[int, ...] = ()

    @property
    def all_numbers(self) -> list[int]:
        """Every case that a row of the list is told to."""
        return sorted((*self.case_numbers, *self.added_to))


def open_sheet(work: Work, event_key: str, actor: Actor, file_id: int) -> None:
    """Open the cases of a list that was dropped. Raises Refusal where somebody did so before."""
    person = allowed(work, actor)
    kept = work.session.get(DroppedFile, file_id, with_for_update=True)
    if kept is None or kept.workspace_id != work.workspace.id:
        raise Refusal("sheet_gone")
    if kept.opened_by is not None:
        raise Refusal("sheet_opened", by=kept.opened_by, at=kept.opened_at and kept.opened_at.isoformat())
    if not work.first_time(event_key):
        return
    done = open_rows(work, sheet_of(kept), kept, by=person.slack_id)
    kept.opened_by, kept.opened_at = person.slack_id, work.now
    kept.case_numbers, kept.known_rows = done.all_numbers, done.known_rows
    work.record(None, person.slack_id, "sheet.opened", file=kept.id, cases=len(done.case_numbers))
    show_preview(work, kept)


def open_rows(work: Work, sheet: Sheet, kept: DroppedFile, *, by: str) -> OpenedRows:
    """The cases of every short row; rows that have been cases before open none again."""
    short = sheet.of(RowKind.SHORT)
    before = taken_by_cells(work, kept, short)
    new = [row for row in short if _first_time(work, row_key(kept, row))]
    fresh = [row for row in new if row_key(kept, row) not in before]
    ids: list[int] = []
    by_order = sorted(fresh, key=lambda row: row.order_no or "")
    for order_no, rows in groupby(by_order, key=lambda row: row.order_no or ""):
        incoming = _notice(work, sheet, kept, tuple(rows), order_no, by)
        ids += receive_notice(work, f"sheet:{kept.source}:{order_no}:{incoming.source}", incoming)
    opened, there = opened_since(work, col(Case.id).in_(ids), work.now)
    return OpenedRows(case_numbers=opened, known_rows=len(short) - len(fresh), added_to=there)


def opened_since(
    work: Work, which: ColumnElement[bool], moment: datetime
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The numbers of cases that were opened at that moment or after it, and of those that were there before."""
    wanted = select(Case).where(Case.workspace_id == work.workspace.id, which).order_by(col(Case.id))
    cases = work.session.exec(wanted).all()
    opened = tuple(case.number for case in cases if case.opened_at >= moment)
    return opened, tuple(case.number for case in cases if case.opened_at < moment)


def _first_time(work: Work, key: str) -> bool:
    """Whether the row becomes a case now; that is never forgotten, since lists grow and come again."""
    return insert_once(work.connection, TakenRow, workspace_id=work.workspace.id, key=key, at=work.now)


def _notice(
    work: Work, sheet: Sheet, kept: DroppedFile, rows: tuple[SheetRow, ...], order_no: str, by: str
) -> NoticeIn:
    text = "\n".join("\t".join(cells) for cells in (sheet.header, *(row.cells for row in rows)))
    zone = ZoneInfo(work.workspace.time_zone)
    written = min((row.written.replace(tzinfo=zone) for row in rows if row.written), default=kept.written_at)
    elsewhere = [order_no] if any(row.order_elsewhere for row in rows) else []
    source = f"sheet:{kept.agent_id}:{mark([*elsewhere, text])}"
    said = notice_in_file(kept, Origin.SHEET, source, text, min(written, work.now))
    reading, words = _reading(text, order_no, rows, work), "\n".join((*elsewhere, text))
    return replace(said, author=kept.name, reported_by=by, reading=reading, words=words)


def _reading(text: str, order_no: str, rows: tuple[SheetRow, ...], work: Work) -> Reading:
    items = tuple(row.item for row in rows if row.item is not None)
    return Reading(
        is_stockout=True,
        stockout_confidence=0.95,
        lang=read(text, received_at=work.local(work.now)).lang,
        order_no=Found(value=order_no, confidence=0.95) if order_no else None,
        items=items,
        needs_check=any(item.doubts for item in items),
    )
