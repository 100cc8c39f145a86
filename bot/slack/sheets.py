"""The preview of a list that somebody dropped: what it holds, what cannot be used, and the button to open its cases."""

from collections.abc import Iterable, Sequence
from datetime import tzinfo

from bot.rules.facts import Note
from bot.rules.sheets import RowKind, SheetRow, SheetSeen
from bot.rules.sheets.leftovers import leftovers_text, ranges
from bot.slack.actions import Action
from bot.slack.blocks import Block, Message, actions, button, context, message, section
from bot.slack.wording import item_word, note_words
from templates import Trusted, label, render
from templates.safe import one_line

#: How many rows are shown one by one, and how many stretches of rows for one reason.
_SHOWN = 12
_STRETCHES = 60
#: What the file of unusable rows is called after the list's own name, which may be so long.
_LEFT, _NAME = ".errors.csv", 80


def sheet_preview(seen: SheetSeen, lang: str, tz: tzinfo) -> Message:
    """The list as it stands now."""
    counts = {kind.value: len(seen.sheet.of(kind)) for kind in RowKind}
    title = Trusted(render("sheets#title", lang, name=seen.name, counts=counts))
    return message(
        title,
        [
            section(title),
            _short(seen, lang, tz),
            _unusable(seen, lang),
            _fine(seen, lang),
            _outcome(seen, lang, tz),
            _button(seen, lang),
        ],
    )


def sheet_leftovers(seen: SheetSeen, lang: str) -> tuple[Message, str, bytes]:
    """The rows that cannot be used: how to go on with them, and the file's name and content.

    In UTF-8 with its mark, in which spreadsheets open it wherever it is opened.
    """
    rows = seen.sheet.of(RowKind.UNUSABLE)
    titles = (render("sheet_rows#row", lang), render("sheet_rows#why", lang))
    text = leftovers_text(seen.sheet.header, rows, titles, lambda row: _why(row, lang))
    name = one_line(seen.name.removesuffix(_LEFT), _NAME).replace("/", "_").replace("\\", "_")
    comment = Trusted(render("sheets#leftovers", lang, n=len(rows)))
    return message(comment, [section(comment)]), f"{name}{_LEFT}", text.encode("utf-8-sig")


def list_waiting(name: str, rows: int, link: str, people: Sequence[str], lang: str) -> Message:
    """That nobody has opened a list; called are those whom the rules name once its target is over."""
    text = Trusted(render("sheets#waiting", lang, name=name, n=rows, link=link, people=people))
    return message(text, [section(text)])


def _short(seen: SheetSeen, lang: str, tz: tzinfo) -> Block | None:
    rows = seen.sheet.of(RowKind.SHORT)
    lines = [_line(row, lang, tz) for row in rows[:_SHOWN]]
    if len(rows) > _SHOWN:
        lines.append(render("sheets#more", lang, n=len(rows) - _SHOWN))
    return section(Trusted("\n".join(lines)))


def _line(row: SheetRow, lang: str, tz: tzinfo) -> str:
    item = row.item
    if item is None:
        return ""
    product, color, size = (
        found.value if found else None for found in (item.product or item.sku, item.color, item.size)
    )
    doubts = note_words((Note(code=doubt) for doubt in item.doubts), lang, tz)
    name = item_word(product, color, size, lang)
    return render("sheets#row", lang, row=row, item=item, name=name, doubts=doubts)


def _unusable(seen: SheetSeen, lang: str) -> Block | None:
    """Every row that cannot be used, by reason."""
    rows = seen.sheet.of(RowKind.UNUSABLE)
    if not rows:
        return None
    by_reason: dict[str, list[SheetRow]] = {}
    for row in rows:
        by_reason.setdefault(row.error, []).append(row)
    reasons = [(_stretches(found, lang), _why(found[0], lang)) for found in by_reason.values()]
    return section(render("sheets#unusable", lang, reasons=reasons, n=len(rows)))


def _why(row: SheetRow, lang: str) -> str:
    return render(f"sheet_rows#{row.error}", lang, value=row.value)


def _stretches(rows: list[SheetRow], lang: str) -> str:
    told = ranges(row.number for row in rows)
    more = [label(lang, "and more")] if len(told) > _STRETCHES else []
    return ", ".join(told[:_STRETCHES] + more)


def _fine(seen: SheetSeen, lang: str) -> Block | None:
    rows = seen.sheet.of(RowKind.FINE)
    return context(render("sheets#fine", lang, rows=_stretches(list(rows), lang))) if rows else None


def _outcome(seen: SheetSeen, lang: str, tz: tzinfo) -> Block | None:
    if seen.opened_by is None:
        return context(render("sheets#clock", lang, seen=seen, tz=tz)) if _openable(seen) else None
    numbers, there = _numbers(seen.case_numbers), _numbers(seen.added_to)
    return section(render("sheets#opened", lang, seen=seen, numbers=numbers, there=there, tz=tz))


def _numbers(cases: Iterable[int]) -> list[str]:
    return [f"K-{each}" for each in ranges(cases)]


def _openable(seen: SheetSeen) -> int:
    return len(seen.sheet.of(RowKind.SHORT)) if seen.opened_by is None else 0


def _button(seen: SheetSeen, lang: str) -> Block | None:
    n = _openable(seen)
    if not n:
        return None
    text = label(lang, "Open %(n)s cases", n=n) if n > 1 else label(lang, "Open the case")
    return actions([button(text, Action.SHEET_OPEN, str(seen.id), "primary")])
