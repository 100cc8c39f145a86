"""What the workspace knows makes a reading sharper: open lines fill gaps, and contradictions become doubts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TypeVar

from bot.rules.colors import color_key, same_color
from bot.rules.reading.text.learnt import usual_size
from bot.rules.reading.things.kinds import other_product, same_product
from bot.rules.reading.values import Found, Known, KnownLine, ShortItem
from bot.rules.script import fold
from bot.rules.sizes import same_size

T = TypeVar("T")
_KNOWN, _CONFIRMED, _PENALTY, _LEAST = 0.9, 0.98, 0.3, 0.2


class _OnOrder:
    """The open lines as they are asked for: notices may have hundreds of rows, and shops thousands of lines."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._by_order: dict[str, list[KnownLine]] = {}
        self._by_sku: dict[str, list[KnownLine]] = {}
        for line in known.open_lines:
            self._by_order.setdefault(_plain(line.order_no), []).append(line)
            self._by_sku.setdefault(_plain(line.sku or ""), []).append(line)
        self._ours: dict[str | None, frozenset[str]] = {}

    @cached_property
    def products(self) -> frozenset[str]:
        """The names of all products on order."""
        return frozenset(line.product for line in self.known.open_lines if line.product)

    def lines_of(self, order: Found[str]) -> Sequence[KnownLine]:
        """Those of one order."""
        return self._by_order.get(_plain(order.value), ())

    def lines_with(self, sku: Found[str]) -> Sequence[KnownLine]:
        """Those that may be of a SKU, in whatever order."""
        return [*self._by_sku.get(_plain(sku.value), ()), *self._by_sku.get("", ())]

    def ours(self, item: ShortItem) -> frozenset[str]:
        """Those of the products on order that the item's name is of."""
        said = item.product.value if item.product else None
        if said not in self._ours:
            self._ours[said] = frozenset(name for name in self.products if same_product(said, name))
        return self._ours[said]


def sharpen(items: tuple[ShortItem, ...], order: Found[str] | None, known: Known) -> tuple[ShortItem, ...]:
    """The items beside the open order lines; nothing that the notice says is overwritten."""
    alone = len(items) == 1
    on_order = _OnOrder(known.beside(items, order.value if order is not None else None))
    told = [each for item in items for each in _spelled_out(item, item.order_no or order, on_order)]
    return tuple(_sharper(item, item.order_no or order, on_order, alone=alone) for item in told)


def _spelled_out(item: ShortItem, order: Found[str] | None, on_order: _OnOrder) -> list[ShortItem]:
    """Every line of the order but some: the lines that are open, each wholly short."""
    lines = on_order.lines_of(order) if order else ()
    left = [line for line in lines if line.line_no.lstrip("0") not in item.all_but]
    if not item.all_but or not left:
        return [item]
    return [
        replace(
            item,
            line=Found(value=line.line_no, confidence=_KNOWN),
            qty_short=None if line.qty is None else Found(value=line.qty, confidence=_KNOWN),
            doubts=tuple(code for code in item.doubts if code != "item_unknown"),
            all_but=(),
        )
        for line in left
    ]


def _sharper(item: ShortItem, order: Found[str] | None, on_order: _OnOrder, *, alone: bool) -> ShortItem:
    known = on_order.known
    if _is_foreign(order, known):
        return doubted(item, "foreign_customer")
    if order is not None:
        lines = on_order.lines_of(order)
        unknown = not lines and known.open_lines
        return (
            doubted(item, "order_unknown")
            if unknown
            else _beside(item, lines, on_order, ordered=True, alone=alone)
        )
    # Without an order's number, nothing but a SKU tells which of all the lines it is.
    lines = on_order.lines_with(item.sku) if item.sku else ()
    return _beside(item, lines, on_order, ordered=False, alone=alone)


def _is_foreign(order: Found[str] | None, known: Known) -> bool:
    """The agent writes the customer's number behind its own: another one is a paste error."""
    if order is None or known.customer_no is None or len(order.value) < len("2026071015475684-1"):
        return False
    return order.value.rpartition("-")[2] != known.customer_no


def _beside(
    item: ShortItem, lines: Sequence[KnownLine], on_order: _OnOrder, *, ordered: bool, alone: bool
) -> ShortItem:
    if not lines:
        return item
    if item.line is not None and ordered and not any(line.line_no == item.line.value for line in lines):
        return doubted(item, "line_unknown")
    fitting = [line for line in lines if not any(_conflicts(item, line, on_order))]
    if not fitting and ordered:
        return _contradicted(item, lines, on_order)
    if len(fitting) == 1 and (alone or item.line or item.sku or item.color or item.size or item.product):
        return _filled(item, fitting[0])
    return item


def _conflicts(item: ShortItem, line: KnownLine, on_order: _OnOrder) -> Iterator[str]:
    """Doubt codes for every field in which an item and a line differ; a gap is no difference."""
    known = on_order.known
    if item.line and item.line.value != line.line_no:
        yield "line_contradicts"
    if item.sku and line.sku and not _same(item.sku.value, line.sku):
        yield "sku_contradicts"
    if item.color and line.color and not _same_color(item.color.value, line.color, known):
        yield "color_contradicts"
    if item.size and line.size and not same_size(usual_size(item.size.value, known), line.size):
        yield "size_contradicts"
    if item.product and line.product and other_product(item.product.value, line.product, on_order.ours(item)):
        yield "product_contradicts"


def _same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    return fold(name).strip()


def _same_color(one: str, other: str, known: Known) -> bool:
    learnt = known.vocabulary.get("color", {})
    taught = next((key for word, key in learnt.items() if _same(word, one)), None)
    return (
        same_color(one, other) if taught is None else same_color(taught, other) or color_key(other) == taught
    )


def _contradicted(item: ShortItem, lines: Sequence[KnownLine], on_order: _OnOrder) -> ShortItem:
    """The nearest line tells what does not fit: the same number, or the only line there is."""
    near = [line for line in lines if item.line and line.line_no == item.line.value]
    near = near or (list(lines) if len(lines) == 1 else [])
    codes = tuple(_conflicts(item, near[0], on_order)) if len(near) == 1 else ("variant_unknown",)
    return doubted(item, *codes)


# What the order line calls these fields of an item; no line knows the others.
_SAME = {"line": "line_no", "qty_ordered": "qty"}


def _filled(item: ShortItem, line: KnownLine) -> ShortItem:
    """One line fits: what the notice leaves out comes from it, what both say is confirmed."""
    sharper = replace(
        item,
        line=_either(item.line, line.line_no),
        product=item.product or _either(None, line.product),
        sku=_either(item.sku, line.sku),
        color=_either(item.color, line.color),
        size=_either(item.size, line.size),
        confidence=max(item.confidence, _KNOWN) if not item.doubts else item.confidence,
        unsure=tuple(field for field in item.unsure if getattr(line, _SAME.get(field, field), None) is None),
    )
    return _counted(sharper, line)


def _counted(item: ShortItem, line: KnownLine) -> ShortItem:
    if line.qty is None:
        return item
    if item.qty_ordered and item.qty_ordered.value != line.qty:
        return doubted(item, "quantity_contradicts")
    if item.qty_short and item.qty_short.value > line.qty:
        return doubted(item, "more_short_than_ordered")
    return replace(item, qty_ordered=_either(item.qty_ordered, line.qty))


def _either(found: Found[T] | None, known: T | None) -> Found[T] | None:
    if found is None:
        return None if known is None else Found(value=known, confidence=_KNOWN)
    return found if known is None else replace(found, confidence=_CONFIRMED)


def doubted(item: ShortItem, *codes: str) -> ShortItem:
    """The item with further doubts, each of which costs confidence."""
    new = tuple(code for code in codes if code not in item.doubts)
    confidence = max(_LEAST, round(item.confidence - _PENALTY * len(new), 2))
    return replace(item, doubts=(*item.doubts, *new), confidence=confidence)
