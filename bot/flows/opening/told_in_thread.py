"""Lines that have their cases in the thread in which they are named: these are told the words, and not opened anew."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlmodel import select

from bot.flows.opening.later import Later, tell
from bot.flows.work import Work
from bot.rules.reading.values import OrderLineName, Reading
from store.tables import Case, Notice, NoticeOfCase


def cases_told(reading: Reading, cases: Sequence[Case]) -> dict[OrderLineName, Case]:
    """The lines of a reading that have a case here."""
    here = {(case.order_no, (case.line_no or "").lstrip("0")): case for case in cases}
    return {line: here[line] for item in reading.items if (line := reading.line_of(item)) in here}


def without_told(reading: Reading, told: Collection[OrderLineName]) -> Reading:
    """What is left of a reading beside those lines."""
    left = tuple(item for item in reading.items if reading.line_of(item) not in told)
    return replace(reading, items=left)


def others_here(work: Work, notice: Notice, own: Sequence[Case], here: Sequence[Case]) -> list[Case]:
    """The cases of the thread that a notice in it neither opened nor brought news of by itself."""
    brought = select(NoticeOfCase.case_id).where(NoticeOfCase.notice_id == notice.id)
    known = {*(case.id for case in own), *work.session.exec(brought)} if here else set()
    return [case for case in here if case.id not in known]


def tell_each(work: Work, told: dict[OrderLineName, Case], later: Later) -> list[int]:
    """Let the cases hear the new words, which change nothing by themselves; answers their ids."""
    cases = {case.id: case for case in told.values()}
    for case in cases.values():
        tell(work, case, "agent.replied", later)
    return list(cases)
