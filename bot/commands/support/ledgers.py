"""Bringing in one of the team's own lists: what it would change is shown first, and kept when that is wanted."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

import typer

from bot.commands.support.desk import beside_the_desk
from bot.commands.support.files import content_of, keep_beside, show_unusable
from bot.commands.support.who import at_terminal
from bot.commands.support.words import fail, language, say, words
from bot.flows.files.lists import read_ledger_in
from bot.flows.ledgers.done import Fate, LedgerDone, RowDone, Settled
from bot.flows.ledgers.keep import Brought, keep_ledger
from bot.flows.refusals import Refusal
from bot.flows.work import Work
from bot.rules.ledgers import Ledger, LedgerKind, LedgerRow, Told, read_ledger
from bot.rules.sheets import SheetError
from templates import render

File = Annotated[
    Path | None, typer.Argument(metavar="FILE", readable=False, help=words("commands#import_file"))
]
Yes = Annotated[bool, typer.Option("--yes", help=words("commands#import_keep"))]
Example = Annotated[bool, typer.Option("--example", help=words("commands#import_example"))]

T = TypeVar("T")
#: How many rows of one fate are shown, before the rest is only counted.
SHOWN = 12
NOTHING_TOLD = Told()


def bring_in(
    kind: LedgerKind,
    file: Path | None,
    *,
    team: str,
    yes: bool,
    example: bool,
    told: Told = NOTHING_TOLD,
    agent: str = "",
    complete: bool = False,
) -> None:
    """Show what the list changes, and keep it when that is wanted."""
    if example:
        show_example(kind)
        return
    if file is None:
        fail("ledgers#no_file", code=2, kind=_command(kind))
    zone, now = beside_the_desk(team, _zone_and_now)
    told = replace(told, zone=zone, as_of=now.astimezone(zone).date())
    ledger = _understood(kind, file, told, complete=complete)
    given = Brought(name=file.name, by=at_terminal(), agent=agent, complete=complete)
    tried = _kept(team, ledger, replace(given, trial=True))
    _show(file, ledger, tried)
    keep_beside(file, ledger.header, tried.refused, _why)
    if not _wanted(tried, yes=yes):
        return
    done = _kept(team, ledger, given)
    say("ledgers#done", new=done.count(Fate.NEW), changed=done.count(Fate.CHANGED), settled=done.settled)


def named(word: str, known: Callable[[str], T | None], unknown: str) -> T | None:
    """What an option's word stands for, None where it is not given; or the end of the command with what it may say."""
    found = known(word)
    if word and found is None:
        fail(unknown, code=2, value=word)
    return found


def show_example(kind: LedgerKind) -> None:
    """A list as it should look, with its columns and a few rows, to be filled in."""
    mark = "\ufeff" if (sys.stdout.encoding or "").lower().startswith("utf") else ""
    print(mark + render(f"examples/{kind}", language()), flush=True)


def _command(kind: LedgerKind) -> str:
    return kind.value.replace("_", "-")


def _zone_and_now(work: Work) -> tuple[ZoneInfo, datetime]:
    return ZoneInfo(work.workspace.time_zone), work.now


def _understood(kind: LedgerKind, file: Path, told: Told, *, complete: bool) -> Ledger:
    content = content_of(file)
    try:
        return read_ledger_in(content, lambda text: read_ledger(kind, text, told))
    except SheetError as error:
        ours = {"no_header": "ledgers#no_header"} | ({"no_rows": "ledgers#none_complete"} if complete else {})
        part = ours.get(error.code, f"import#{error.code}")
        needed = words(f"ledgers#needed_{kind}")
        fail(part, file=file, found=error.value, needed=needed, kind=_command(kind))


def _kept(team: str, ledger: Ledger, brought: Brought) -> LedgerDone:
    try:
        return beside_the_desk(team, keep_ledger, ledger, brought)
    except Refusal as refusal:
        fail(f"import#{refusal.code}", code=2, **refusal.values)


def _show(file: Path, ledger: Ledger, tried: LedgerDone) -> None:
    counts = {fate.value: tried.count(fate) for fate in Fate}
    say("ledgers#title", file=file, encoding=ledger.encoding, counts=counts, refused=len(tried.refused))
    for fate in (Fate.NEW, Fate.CHANGED):
        rows = [row for row in tried.rows if row.fate is fate]
        for row in rows[:SHOWN]:
            _show_row(row, ledger.kind)
        if len(rows) > SHOWN:
            say("ledgers#more", n=len(rows) - SHOWN)
    show_unusable(tried.refused, _why)
    if tried.settled != Settled():
        say("ledgers#settles", settled=tried.settled)


def _show_row(row: RowDone, kind: LedgerKind) -> None:
    """A new row by its title, which says enough but for figures; a changed one with what it changes."""
    says = row.fate is Fate.CHANGED or kind is LedgerKind.STOCK
    told = [(words(f"ledgers#field_{change.field}"), change) for change in row.changes if says]
    say(f"ledgers#{row.fate}", row=row, changes=told)


def _why(row: LedgerRow) -> str:
    column = f"ledgers#column_{row.value}" if row.error == "missing" else ""
    return render(f"ledger_rows#{row.error}", language(), value=words(column) if column else row.value)


def _wanted(tried: LedgerDone, *, yes: bool) -> bool:
    n = tried.changes
    if not n:
        say("ledgers#nothing_new")
        return False
    if yes:
        return True
    if sys.stdin.isatty():
        return typer.confirm(words("ledgers#ask", n=n))
    say("ledgers#not_yet", n=n)
    return False
