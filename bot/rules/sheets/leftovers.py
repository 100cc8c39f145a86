"""What could not be used of a list, as a list again: to be mended in a spreadsheet and handed in once more."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from bot.rules.regex import regex


class Row(Protocol):
    """A row as it came."""

    @property
    def number(self) -> int: ...  # as a spreadsheet numbers it

    @property
    def cells(self) -> tuple[str, ...]: ...


R = TypeVar("R", bound=Row)
#: What a spreadsheet would take for a formula; a mere figure below zero is none.
_FORMULA = regex(r"[=+@\t\r]|-(?![\d.,]*$|-*$)")


def leftovers(
    header: Sequence[str], unusable: Iterable[R], titles: tuple[str, str], why: Callable[[R], str]
) -> bytes:
    """The unusable rows under their own header, with number and reason in front.

    In cp932, which Japanese spreadsheets open by themselves; in UTF-8 with its mark where a character has no place
    there, so that none is lost.
    """
    text = leftovers_text(header, unusable, titles, why)
    try:
        return text.encode("cp932")
    except UnicodeEncodeError:
        return text.encode("utf-8-sig")


def leftovers_text(
    header: Sequence[str], unusable: Iterable[R], titles: tuple[str, str], why: Callable[[R], str]
) -> str:
    """The same as text."""
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow([*titles, *(_harmless(cell) for cell in header)])
    for row in unusable:
        rows.writerow([str(row.number), why(row), *(_harmless(cell) for cell in row.cells)])
    return written.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def ranges(numbers: Iterable[int]) -> list[str]:
    """Row numbers in short: 4, 7–9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ["–".join(str(end) for end in run) for run in runs]
