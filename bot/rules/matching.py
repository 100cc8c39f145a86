"""Which order line a notice means.

An order number with a line number decides, then the shop's own SKU, then product, colour and size together.
What contradicts the chosen line becomes a doubt for a person; where several lines fit, none is chosen. A number or a
product that does not fit is never the line that happens to be known.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from bot.rules.colors import same_color
from bot.rules.reading.things.kinds import other_product, same_product
from bot.rules.reading.values import Found, KnownLine, ShortItem
from bot.rules.sizes import same_size

#: Every doubt that a Match can carry, for those who put them into words.
DOUBTS = (
    "order_missing",
    "order_unknown",
    "line_unknown",
    "sku_unknown",
    "line_and_sku_disagree",
    "line_and_product_disagree",
    "not_found",
    "ambiguous",
    "sku_differs",
    "product_differs",
    "color_differs",
    "size_differs",
    "qty_differs",
    "more_short_than_ordered",
    "line_closed",
)


#: Those that say that the line was guessed, or that the notice says something else than it: a person has to look.
GUESSED = frozenset(
    {
        "order_missing",
        "line_and_sku_disagree",
        "line_and_product_disagree",
        "sku_differs",
        "product_differs",
        "color_differs",
        "size_differs",
        "more_short_than_ordered",
        "line_closed",
    }
)
#: Those that say that what was named is not among our orders.
NOT_OURS = frozenset({"order_unknown", "line_unknown", "sku_unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine(KnownLine):
    """A line of one of our orders at the agent."""

    id: int
    variant_id: int | None = None
    open: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The line and the variant that are meant, as far as that is certain."""

    line_id: int | None = None
    variant_id: int | None = None
    doubts: tuple[str, ...] = ()


def match(item: ShortItem, order_no: str | None, lines: Sequence[OrderLine]) -> Match:
    """Find the line that is short, or say why it cannot be told."""
    ordered = [line for line in lines if order_no and _plain(line.order_no) == _plain(order_no)]
    doubts = ["order_unknown"] if order_no and not ordered else []
    ours = _named_by(item, lines)
    found, how = _found(item, ordered, ours) if ordered else _anywhere(item, lines, asked=order_no is None)
    doubts += how
    fitting = _narrowed(item, found)
    if len(fitting) != 1:
        doubts.append("ambiguous" if fitting else "not_found")
        return Match(variant_id=_only(line.variant_id for line in fitting), doubts=tuple(doubts))
    line = fitting[0]
    by_number = "line_unknown" not in doubts or bool(_by_sku(item, found))
    if "order_unknown" in doubts or not by_number:
        known = by_number or _tells_variant(item, line)
        return Match(variant_id=line.variant_id if known else None, doubts=tuple(doubts))
    odd = _contradictions(item, line, ours)
    return Match(line_id=line.id, variant_id=line.variant_id, doubts=(*doubts, *odd))


def _found(
    item: ShortItem, lines: Sequence[OrderLine], ours: Collection[str]
) -> tuple[list[OrderLine], list[str]]:
    """The lines of one order that the item may mean, and what is odd about how they were found."""
    named = [line for line in lines if is_line(item, line)]
    by_sku = _by_sku(item, lines)
    if named and by_sku:
        both = [line for line in named if line in by_sku]
        return (both, []) if both else ([*named, *by_sku], ["line_and_sku_disagree"])
    if item.line and not named:
        # What a line that we do not know of is about is told by its product alone, or by nothing.
        return by_sku or _by_product(item, lines), ["line_unknown"]
    if not named or by_sku:
        return by_sku or _by_words(item, lines, ours), []
    others = _by_product(item, lines)
    if others and all(_is_other(item, line, ours) for line in named):
        return [*named, *others], ["line_and_product_disagree"]
    return named, []


def _anywhere(
    item: ShortItem, lines: Sequence[OrderLine], *, asked: bool
) -> tuple[list[OrderLine], list[str]]:
    """Without a known order only the SKU is proof; a product's name finds a line that needs a look."""
    by_sku = _by_sku(item, lines)
    if by_sku:
        return by_sku, []
    return _by_product(item, lines), ["order_missing"] if asked else []


def _by_sku(item: ShortItem, lines: Iterable[OrderLine]) -> list[OrderLine]:
    return [line for line in lines if item.sku and line.sku and _plain(item.sku.value) == _plain(line.sku)]


def _by_product(item: ShortItem, lines: Iterable[OrderLine]) -> list[OrderLine]:
    """Lines of the product in no other colour or size than the item's."""
    named = [line for line in lines if item.product and same_product(item.product.value, line.product)]
    return [line for line in named if not _other_variant(item, line)]


def _by_words(item: ShortItem, lines: Sequence[OrderLine], ours: Collection[str]) -> list[OrderLine]:
    """Lines that the words point to; an order with a single line needs no words, as long as none speaks against it."""
    fitting = [line for line in lines if not _is_other(item, line, ours)]
    if len(lines) == 1:
        return fitting
    by_product = [line for line in lines if item.product and same_product(item.product.value, line.product)]
    told = by_product or item.color or item.size
    return [line for line in by_product or fitting if told and not _other_variant(item, line)]


def _tells_variant(item: ShortItem, line: OrderLine) -> bool:
    """Whether the item names what sets the line's variant apart: then it is that one, on whatever line."""
    return bool((item.color or not line.color) and (item.size or not line.size))


def _named_by(item: ShortItem, lines: Iterable[OrderLine]) -> frozenset[str]:
    """Those of our products that the item's name is of."""
    said = item.product.value if item.product else None
    return frozenset(line.product for line in lines if line.product and same_product(said, line.product))


def _is_other(item: ShortItem, line: OrderLine, ours: Collection[str]) -> bool:
    """Whether the item is plainly another product than the line's."""
    return bool(item.product and line.product) and other_product(
        item.product.value if item.product else "", line.product or "", ours
    )


def _narrowed(item: ShortItem, found: list[OrderLine]) -> list[OrderLine]:
    """Of several lines those that agree in colour and size, and of these the open ones, if any."""
    kept = found
    checks: tuple[Callable[[OrderLine], bool], ...] = (
        lambda line: not _other_variant(item, line),
        lambda line: line.open,
    )
    for check in checks if len(found) > 1 else ():
        kept = [line for line in kept if check(line)] or kept
    return kept


def _contradictions(item: ShortItem, line: OrderLine, ours: Collection[str]) -> tuple[str, ...]:
    said = {
        "sku_differs": bool(item.sku and line.sku and _plain(item.sku.value) != _plain(line.sku)),
        "product_differs": _is_other(item, line, ours),
        "color_differs": _differs(item.color, line.color, same_color),
        "size_differs": _differs(item.size, line.size, same_size),
        "qty_differs": bool(item.qty_ordered and line.qty and item.qty_ordered.value != line.qty),
        "more_short_than_ordered": bool(item.qty_short and line.qty and item.qty_short.value > line.qty),
        "line_closed": not line.open,
    }
    return tuple(doubt for doubt, holds in said.items() if holds)


def _other_variant(item: ShortItem, line: OrderLine) -> bool:
    return is_other_variant(item, line.color, line.size)


def is_other_variant(item: ShortItem, color: str | None, size: str | None) -> bool:
    """Whether the item's colour or size is another one; a gap is no difference."""
    return _differs(item.color, color, same_color) or _differs(item.size, size, same_size)


def _differs(said: Found[str] | None, known: str | None, same: Callable[[str, str], bool]) -> bool:
    return said is not None and known is not None and not same(said.value, known)


def is_line(item: ShortItem, line: OrderLine) -> bool:
    """Whether the item names the line by its number."""
    return item.line is not None and _number(line.line_no) == _number(item.line.value)


def same_words(one: str | None, other: str | None) -> bool:
    """Whether two numbers or SKUs are the same, however they are written."""
    return bool(one and other) and _plain(one or "") == _plain(other or "")


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", normalize("NFKC", text).casefold())


def _number(text: str) -> str:
    """A line number without its counter and idle zeros: 「03番」 is 3."""
    plain = _plain(text)
    digits = re.search(r"\d+", plain)
    return str(int(digits.group())) if digits else plain


def _only(variants: Iterable[int | None]) -> int | None:
    different = set(variants)
    return different.pop() if len(different) == 1 else None
