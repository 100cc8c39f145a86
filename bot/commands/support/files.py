"""Files that a command is given, and the list of unusable rows that it leaves beside them."""

from collections.abc import Callable, Sequence
from itertools import chain, count, groupby
from pathlib import Path

from bot.commands.support.reasons import reason_of
from bot.commands.support.words import fail, language, say
from bot.rules.sheets.leftovers import R, leftovers, ranges
from templates import render

#: How many reasons are shown.
SHOWN = 100


def content_of(file: Path) -> bytes:
    """What the file holds, or the end of the command with the reason."""
    try:
        return file.read_bytes()
    except OSError as error:
        fail("import#unreadable", code=2, file=file, reason=reason_of(error))


def show_unusable(unusable: Sequence[R], why: Callable[[R], str]) -> None:
    """Every reason with its rows; of very many the first ones, since all stand in the file beside."""
    told = [(reason, [row.number for row in rows]) for reason, rows in groupby(unusable, why)]
    for reason, numbers in told[:SHOWN]:
        for rows in ranges(numbers):
            say("import#unusable", rows=rows, why=reason)
    if len(told) > SHOWN:
        say("import#more", n=sum(len(numbers) for _, numbers in told[SHOWN:]))


def keep_beside(file: Path, header: Sequence[str], unusable: Sequence[R], why: Callable[[R], str]) -> None:
    """Write the rows that cannot be used beside the file, for its owner alone.

    Such a list of an earlier run may have been mended by hand since: it is never written over.
    """
    if not unusable:
        return
    titles = (render("sheet_rows#row", language()), render("sheet_rows#why", language()))
    content = leftovers(header, unusable, titles, why)
    try:
        beside = _free(file, content)
        beside.touch(mode=0o600)
        beside.chmod(0o600)
        beside.write_bytes(content)
    except OSError as error:
        fail("import#unwritable", code=2, file=file, reason=reason_of(error))
    say("import#leftovers", file=beside, n=len(unusable))


def _free(file: Path, content: bytes) -> Path:
    """The first name beside the file that nothing else stands under."""
    names = (f"{file.name}.errors{number}.csv" for number in chain([""], (f"-{n}" for n in count(2))))
    return next(
        path
        for path in map(file.with_name, names)
        if not path.exists() or (path.is_file() and path.read_bytes() == content)
    )
