"""A text with the places marked where something was found in it."""

from collections.abc import Iterable

from bot.rules.reading import Reading

Span = tuple[int, int]

#: Around a find: where the terminal has colours, and where it has none.
COLOURED = ("\x1b[1;4m", "\x1b[0m")
PLAIN = ("⟦", "⟧")


def spans_of(reading: Reading) -> list[Span]:
    """Every place of the notice that the reading rests on."""
    found = [reading.order_no] if reading.order_no else []
    spans = [span for each in found for span in each.spans]
    for item in reading.items:
        values = (item.order_no, item.line, item.product, item.sku, item.color, item.size, item.qty_ordered)
        more = (item.qty_short, item.url, item.reason, item.restock)
        spans += [span for value in (*values, *more) if value is not None for span in value.spans]
        spans += [span for offer in item.alternatives for span in offer.spans]
    return spans


def marked(text: str, spans: Iterable[Span], marks: tuple[str, str]) -> str:
    """The text with the marks around each span; spans that touch the same words are one."""
    before, after = marks
    shown, at = "", 0
    for start, end in _merged(spans):
        shown += text[at:start] + before + text[start:end] + after
        at = end
    return shown + text[at:]


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
