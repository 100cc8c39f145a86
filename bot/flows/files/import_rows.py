"""A list that came by the command line: kept as those that come through Slack, and opened at once."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import select

from bot.flows.files.open_sheet import OpenedRows, open_rows
from bot.flows.team.agent_named import agent_named
from bot.flows.work import Work
from bot.rules.sheets import Sheet
from bot.rules.words import Origin
from store.lists import sheet_to_json
from store.tables import DroppedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A file from somebody's machine."""

    name: str
    source: str
    content: bytes
    written_at: datetime
    agent: str  # its name; empty where the team has one only
    by: str


def import_rows(work: Work, sheet: Sheet, given: Imported) -> OpenedRows:
    """Open the cases of the list. Raises Refusal where it is not clear whose list it is."""
    agent_id = agent_named(work, given.agent)
    known = work.session.exec(
        select(DroppedFile).where(
            DroppedFile.workspace_id == work.workspace.id, DroppedFile.source == given.source
        )
    ).first()
    kept = known or DroppedFile(
        workspace_id=work.workspace.id,
        source=given.source,
        origin=Origin.SHEET,
        name=given.name,
        content=given.content,
        agent_id=agent_id,
        author_id=given.by,
        written_at=given.written_at,
        received_at=work.now,
        sheet=sheet_to_json(sheet),
    )
    work.session.add(kept)
    done = open_rows(work, sheet, kept, by=given.by)
    kept.opened_by, kept.opened_at = kept.opened_by or given.by, kept.opened_at or work.now
    kept.case_numbers = [*kept.case_numbers, *done.all_numbers]
    work.record(None, given.by, "sheet.opened", file=kept.name, cases=len(done.case_numbers))
    return done
