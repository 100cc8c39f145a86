"""Files that a command is given, and the list of unusable rows that it leaves beside them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from bot.commands.support.words import fail, language, say
from bot.rules.sheets.leftovers import R, leftovers
from templates import render


def content_of(file: Path) -> bytes:
    """What the file holds, or the end of the command with the reason."""
    try:
        return file.read_bytes()
    except OSError as error:
        fail("import#unreadable", code=2, file=file, reason=error.strerror or str(error))


def keep_beside(file: Path, header: Sequence[str], unusable: Sequence[R], why: Callable[[R], str]) -> None:
    """Write the rows that cannot be used beside the file, for its owner alone, or take an old such list away."""
    beside = file.with_name(f"{file.name}.errors.csv")
    if not unusable:
        beside.unlink(missing_ok=True)
        return
    titles = (render("sheet_rows#row", language()), render("sheet_rows#why", language()))
    try:
        beside.touch(mode=0o600)
        beside.write_bytes(leftovers(header, unusable, titles, why))
    except OSError as error:
        fail("import#unwritable", code=2, file=beside, reason=error.strerror or str(error))
    say("import#leftovers", file=beside, n=len(unusable))
