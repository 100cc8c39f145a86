"""Where a person's correction leads: the order line that they name, or none, where our orders do not have it."""

from collections.abc import Container, Sequence
from dataclasses import replace

from bot.flows.refusals import Refusal
from bot.rules.matching import NOT_OURS, Match, OrderLine, match, same_words
from bot.rules.reading.values import Found, ShortItem

VARIANT_DIFFERS = frozenset({"product_differs", "color_differs", "size_differs"})
#: What is said of a field whose value is not the line's.
DIFFERS = {
    "product_differs": "product",
    "color_differs": "color",
    "size_differs": "size",
    "qty_differs": "qty_ordered",
}

Names = tuple[str | None, str | None, str | None]


def found_again(
    item: ShortItem, names: Names, before: Names, lines: Sequence[OrderLine], typed: Container[str] = ()
) -> Match:
    """The match of a corrected item; `names` are its order, line and SKU, `before` what they were.

    `typed` are the fields that the person changed.
    What our orders do not have is taken as it is, and what was matched before no longer stands.
    Raises Refusal for an SKU, a product, a colour, a size or a quantity that is not the named line's.
    """
    order_no, _, sku = names
    as_named = names != before and "product" not in typed
    matched = _as_named(item, order_no, lines) if as_named else match(item, order_no, lines)
    contradicted = None if names == before else _line_of_another_sku(matched, names, lines, item)
    if contradicted is not None:
        raise Refusal("sku_contradicts", line_no=contradicted.line_no, sku=sku, of_line=contradicted.sku)
    missing = list(matched.doubts)
    if sku and not any(same_words(sku, line.sku) for line in lines):
        missing = [*(doubt for doubt in missing if doubt != "sku_differs"), "sku_unknown"]
    if names == before or NOT_OURS.isdisjoint(missing):
        return _as_typed(matched, item, lines, typed, may_move=names == before)
    typed_and_known = sku != before[2] and "sku_unknown" not in missing and sku is not None
    kept = matched.variant_id if typed_and_known else None
    return replace(matched, line_id=None, variant_id=kept, doubts=tuple(missing))


def _as_named(item: ShortItem, order_no: str | None, lines: Sequence[OrderLine]) -> Match:
    """The line that the person names, even where the product is still called what it was before they named it."""
    named = match(replace(item, product=None), order_no, lines)
    return match(item, order_no, lines) if named.line_id is None else named


def _as_typed(
    matched: Match, item: ShortItem, lines: Sequence[OrderLine], typed: Container[str], *, may_move: bool
) -> Match:
    """The match whose product, colour, size and quantity are those that were typed.

    Number and SKU that were left as they stood give way to another line of the order that is what was typed.
    Raises Refusal where the line says otherwise and no other is meant: nothing typed is exchanged silently.
    """
    line = next((line for line in lines if line.id == matched.line_id), None)
    odd = [doubt for doubt in matched.doubts if DIFFERS.get(doubt) in typed]
    if line is None or not odd:
        return matched
    if may_move and not VARIANT_DIFFERS.isdisjoint(odd):
        unsaid = replace(item, line=None, sku=None, qty_ordered=_unless_of(line, item))
        other = match(unsaid, line.order_no, lines)
        if other.line_id not in {None, line.id} and DIFFERS.keys().isdisjoint(other.doubts):
            return other
    ours = {"product": line.product, "color": line.color, "size": line.size, "qty_ordered": line.qty}
    known = ours[DIFFERS[odd[0]]]
    raise Refusal(f"line_{odd[0]}", line_no=line.line_no, of_line=str(known))


def _unless_of(line: OrderLine, item: ShortItem) -> Found[int] | None:
    """The quantity that was typed, unless it is only what stood there for the line."""
    said = item.qty_ordered
    return None if said is not None and said.value == line.qty else said


def _line_of_another_sku(
    matched: Match, names: Names, lines: Sequence[OrderLine], item: ShortItem
) -> OrderLine | None:
    """The line that the person named by order and number, where its SKU is not the one that they gave."""
    order_no, line_no, sku = names
    if not (line_no and sku) or {"order_unknown", "line_unknown"} & set(matched.doubts):
        return None
    alone = match(replace(item, sku=None, product=None), order_no, lines)
    line = next((line for line in lines if line.id == alone.line_id), None)
    return None if line is None or line.sku is None or same_words(sku, line.sku) else line
