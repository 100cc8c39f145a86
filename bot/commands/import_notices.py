"""`keppin import notices`: open the cases of an agent's list, after showing what it holds."""

import hashlib
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Concatenate, ParamSpec, TypeVar

import typer

from bot.commands.support.desk import Team, in_workspace
from bot.commands.support.files import content_of, keep_beside, show_unusable
from bot.commands.support.who import at_terminal
from bot.commands.support.words import fail, language, say, words
from bot.flows.files.import_rows import Imported, import_rows
from bot.flows.files.lists import read_list
from bot.flows.refusals import Refusal
from bot.flows.team.agent_named import agent_named
from bot.flows.work import Work
from bot.rules.sheets import RowKind, Sheet, SheetError, SheetRow
from bot.rules.sheets.leftovers import ranges
from templates import render

P = ParamSpec("P")
T = TypeVar("T")

File = Annotated[Path, typer.Argument(metavar="FILE", readable=False, help=words("commands#import_file"))]
Yes = Annotated[bool, typer.Option("--yes", help=words("commands#import_yes"))]
AgentName = Annotated[str, typer.Option("--agent", metavar="NAME", help=words("commands#import_agent"))]
WrittenAt = Annotated[
    str, typer.Option("--written-at", metavar="TIME", help=words("commands#import_written_at"))
]


def import_notices(
    file: File, yes: Yes = False, agent: AgentName = "", written_at: WrittenAt = "", team: Team = ""
) -> None:
    """Show what the list holds, and open its cases when that is wanted."""
    content, written = content_of(file), _written(file, written_at)
    sheet = _understood(file, content, written)
    _ask_team(team, agent_named, agent)  # nobody looks through a list that cannot be opened
    _show(file, sheet)
    keep_beside(file, sheet.header, sheet.of(RowKind.UNUSABLE), _why)
    if not sheet.of(RowKind.SHORT) or not (yes or _asked(len(sheet.of(RowKind.SHORT)))):
        return
    given = Imported(
        name=file.name,
        source=f"file:{hashlib.sha256(content).hexdigest()}",
        content=content,
        written_at=written,
        agent=agent,
        by=at_terminal(),
    )
    done = _ask_team(team, import_rows, sheet, given)
    numbers, there = ([f"K-{each}" for each in ranges(cases)] for cases in (done.case_numbers, done.added_to))
    say("import#done", numbers=numbers, there=there, known=done.known_rows)


def _ask_team(team: str, flow: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a flow that has to know whose list it is."""
    try:
        return in_workspace(team, flow, *args, **kwargs)
    except Refusal as refusal:
        fail(f"import#{refusal.code}", code=2, **refusal.values)


def _written(file: Path, told: str) -> datetime:
    """When the list was written: as told, else when the file was last saved."""
    now = datetime.now(UTC)
    if not told:
        return min(datetime.fromtimestamp(file.stat().st_mtime, UTC), now)
    try:
        return datetime.fromisoformat(told).astimezone()
    except ValueError:
        fail("read#not_a_time", code=2, value=told, line=0)


def _understood(file: Path, content: bytes, written: datetime) -> Sheet:
    try:
        return read_list(content, as_of=written)
    except SheetError as error:
        fail(f"import#{error.code}", file=file, found=error.value)


def _show(file: Path, sheet: Sheet) -> None:
    counts = {kind.value: len(sheet.of(kind)) for kind in RowKind}
    say("import#title", file=file, encoding=sheet.encoding, counts=counts)
    for row in sheet.of(RowKind.SHORT):
        say("import#short", row=row, item=row.item)
    show_unusable(sheet.of(RowKind.UNUSABLE), _why)


def _why(row: SheetRow) -> str:
    return render(f"sheet_rows#{row.error}", language(), value=row.value)


def _asked(n: int) -> bool:
    """Ask at a terminal; elsewhere say how to go on."""
    if sys.stdin.isatty():
        return typer.confirm(words("import#ask", n=n))
    say("import#not_yet", n=n)
    return False
