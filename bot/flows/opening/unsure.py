"""The fields of a case that the reader was not sure of, as doubts that a person is shown."""

from bot.rules.matching import OrderLine
from bot.rules.reading.values import ShortItem

#: What a doubtful field of the reading is called among a case's doubts; both quantities are one.
CODES = {
    "line": "line_no_unsure",
    "product": "product_unsure",
    "color": "color_unsure",
    "size": "size_unsure",
    "qty_ordered": "quantity_unsure",
    "qty_short": "quantity_unsure",
    "reason": "reason_unsure",
    "restock": "restock_unsure",
    "alternatives": "alternatives_unsure",
}
# Doubts that already say what there is to check of such a field.
_SAID = {
    "quantity_unsure": {"two_quantities", "quantity_unknown", "more_short_than_ordered", "all_assumed_short"},
    "color_unsure": {"color_unknown", "color_contradicts", "color_differs"},
    "product_unsure": {"item_unknown", "not_found", "ambiguous", "product_differs", "product_contradicts"},
}


def unsure_fields(item: ShortItem, line: OrderLine | None, doubts: list[str]) -> list[str]:
    """Codes for the fields to check, without those that the order line settles or another doubt tells of."""
    settled = _settled_by(line) if line else set()
    codes = dict.fromkeys(CODES[field] for field in item.unsure if field in CODES and field not in settled)
    return [code for code in codes if _SAID.get(code, set()).isdisjoint(doubts)]


def _settled_by(line: OrderLine) -> set[str]:
    told = {"line", "product", "qty_ordered"}
    return told | {name for name in ("color", "size") if getattr(line, name)}
