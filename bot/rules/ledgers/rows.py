"""From a row's cells to what it says, for each kind of list."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from bot.rules.ledgers.cells import Cells, is_address
from bot.rules.ledgers.columns import words
from bot.rules.ledgers.values import (
    AgentOrderEntry,
    Entry,
    GoodsEntry,
    LedgerKind,
    OrderEntry,
    RowWrong,
    SourceEntry,
    StockEntry,
)
from bot.rules.ledgers.variants import VALUES, option
from bot.rules.regex import regex
from bot.rules.totals import is_totals_row
from bot.rules.urls import parse_url
from bot.rules.words import Language, Marketplace, Place

_PLACES, _MARKETPLACES, _LANGUAGES, _OVER, _CANCELLED = (
    words(group) for group in ("places", "marketplaces", "languages", "over", "cancelled")
)
#: Order numbers that only one marketplace gives.
_AMAZON, _RAKUTEN = regex(r"\d{3}-\d{7}-\d{7}"), regex(r"\d{6}-\d{8}-\d{8,10}")
_SHAPES = {Marketplace.AMAZON: _AMAZON, Marketplace.RAKUTEN: _RAKUTEN}
_SHIPMENT = regex(r"p20\d{14}-\d+", re.IGNORECASE)
_PLACED = regex(r"(20\d{12})\d{2}-\d+")
_COUNTER = regex(r"(?:第|no\.?|#)?\s*0*(\d+)\s*番?", re.IGNORECASE)
_YEARS, _SCORE = 200, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of a list beside it, for rows that do not say it themselves."""

    zone: tzinfo = UTC
    as_of: date | None = None  # a day of shipping or arrival after it is still ahead; None: none is
    place: Place | None = None
    marketplace: Marketplace | None = None
    order: str = ""  # the agent's order, of a sheet that does not name it


def entry_of(kind: LedgerKind, cells: Cells, told: Told) -> Entry | None:
    """What the row says; None for a row that is only ruled or numbered. Raises RowWrong."""
    if is_totals_row(cells.raw):
        raise RowWrong("totals_row")
    if not cells.has(*_FILLED[kind]):
        return None
    return _ENTRIES[kind](cells, told)


def _goods(cells: Cells, told: Told) -> GoodsEntry:
    del told
    return GoodsEntry(
        sku=cells.needed("sku"),
        product=_named(cells.text("product"), "product"),
        color=_of_variant(cells, "color"),
        size=_of_variant(cells, "size"),
        category=cells.text("category"),
        material=_of_variant(cells, "material"),
        daily_sales=cells.figure("daily_sales"),
        lead_days=cells.whole("lead_days"),
        margin_units=cells.whole("margin_units"),
        ended=cells.ended("status"),
    )


def _of_variant(cells: Cells, name: str) -> str | None:
    """From a column of its own, else from one of the options."""
    return cells.text(name) if cells.has(name) else option(cells, name)


def _stock(cells: Cells, told: Told) -> StockEntry:
    sku = cells.needed("sku")
    levels = {place: qty for place in Place if (qty := cells.whole(place.value)) is not None}
    counted = cells.whole("qty")
    if counted is not None:
        named = cells.word("place", _PLACES, "place_unknown")
        place = Place(named) if named else told.place
        if place is not None:
            levels[place] = counted
        elif not levels:
            raise RowWrong("place_missing")
    if not levels:
        raise RowWrong("nothing_counted")
    return StockEntry(sku=sku, levels=tuple(levels.items()), counted_at=cells.moment("counted"))


def _source(cells: Cells, told: Told) -> SourceEntry:
    del told
    sku = cells.code("sku")
    return SourceEntry(
        sku=sku,
        product=_named(cells.text("product"), "sku") if not sku else "",
        url=_page(cells.text("url") or ""),
        shop=cells.text("shop"),
        shop_group=cells.text("shop_group"),
        price=cells.yuan("price"),
        color=cells.text("color"),
        size=cells.text("size"),
        shop_years=cells.figure("shop_years", _YEARS),
        repeat_rate=cells.share("repeat_rate"),
        shipping_score=cells.figure("shipping_score", _SCORE),
        shown_stock=cells.whole("shown_stock"),
        material=cells.text("material"),
        logo_differs=cells.yes("logo_differs"),
        verified_at=cells.moment("verified"),
        ended=cells.ended("status"),
    )


def _order(cells: Cells, told: Told) -> OrderEntry:
    number = cells.needed("number").lstrip("#")
    qty = cells.whole("qty_open") if cells.has("qty_open") else cells.whole("qty")
    if qty is None:
        raise RowWrong("missing", "qty")
    language = cells.word("language", _LANGUAGES, "language_unknown")
    return OrderEntry(
        marketplace=_marketplace(cells, number, told),
        number=number,
        line=cells.code("line"),
        sku=cells.needed("sku"),
        qty=qty,
        ordered_at=cells.moment("ordered"),
        ship_by=cells.moment("ship_by", ends=True),
        over=_over(cells),
        customer=_person(cells),
        language=Language(language) if language else None,
        agent_order=cells.code("agent_order") or None,
        agent_line=_counter(cells.code("agent_line")) or None,
    )


def _agent_order(cells: Cells, told: Told) -> AgentOrderEntry:
    number = cells.code("number") or told.order
    if not number:
        raise RowWrong("order_missing")
    if _SHIPMENT.fullmatch(number):
        raise RowWrong("shipment_number", number)
    line = _counter(cells.needed("line"))
    qty = cells.whole("qty")
    if qty is None:
        raise RowWrong("missing", "qty")
    gone = _no_longer_open(cells)
    if qty == 0 and not gone:
        raise RowWrong("nothing_ordered")
    return AgentOrderEntry(
        number=number,
        line=line,
        sku=cells.needed("sku"),
        qty=qty,
        unit_price=cells.yuan("price"),
        url=_bought_at(cells.text("url")),
        shop_group=cells.text("shop_group"),
        ordered_at=cells.moment("ordered") or _placed(number, told),
        arrived=gone,
    )


def _named(text: str | None, column: str) -> str:
    if not text:
        raise RowWrong("missing", column)
    return text


def _page(url: str) -> str:
    """A product's page, in the short form by which two links can be compared."""
    if not url:
        raise RowWrong("missing", "url")
    page = parse_url(url)
    if page.needs_resolution:
        raise RowWrong("short_link", url)
    if page.kind in {"shop", "search"} or not is_address(page.canonical):
        raise RowWrong("not_a_product", url)
    return page.canonical


def _bought_at(url: str | None) -> str | None:
    """Where a line was bought; other words than an address say nothing of it."""
    if not url:
        return url
    address = parse_url(url).canonical
    return address if is_address(address) else None


def _marketplace(cells: Cells, number: str, told: Told) -> Marketplace:
    named = cells.word("marketplace", _MARKETPLACES, "marketplace_unknown")
    shaped = (mall for mall, shape in _SHAPES.items() if shape.fullmatch(number))
    found = Marketplace(named) if named else told.marketplace or next(shaped, None)
    if found is None:
        raise RowWrong("marketplace_missing", number)
    return found


def _over(cells: Cells) -> bool | None:
    """Whether nobody waits any more; a status that we do not know is taken as waiting."""
    if not cells.has("shipped", "status"):
        return None
    return bool(cells.happened("shipped")) or cells.says("status", _OVER)


def _no_longer_open(cells: Cells) -> bool | None:
    """Whether a line has arrived, or was taken back."""
    if any(cells.says(name, _CANCELLED) for name in ("arrived", "status")):
        return True
    return cells.happened("arrived" if cells.has("arrived") else "status")


def _person(cells: Cells) -> str | None:
    parts = (cells.text("surname"), cells.text("customer"))
    return " ".join(part for part in parts if part) or None


def _counter(text: str) -> str:
    """A line number without its counter and idle zeros: 「03番」 is 3."""
    found = _COUNTER.fullmatch(text)
    return found[1] if found else text


def _placed(number: str, told: Told) -> datetime | None:
    """The day and hour that an agent's order number begins with."""
    found = _PLACED.fullmatch(number)
    try:
        return datetime.strptime(found[1], "%Y%m%d%H%M%S").replace(tzinfo=told.zone) if found else None
    except ValueError:
        return None


_ENTRIES: Mapping[LedgerKind, Callable[[Cells, Told], Entry]] = {
    LedgerKind.GOODS: _goods,
    LedgerKind.STOCK: _stock,
    LedgerKind.SOURCES: _source,
    LedgerKind.ORDERS: _order,
    LedgerKind.AGENT_ORDERS: _agent_order,
}
#: A row in which none of these is filled in says nothing.
_FILLED: Mapping[LedgerKind, tuple[str, ...]] = {
    LedgerKind.GOODS: ("sku", "product", *VALUES),
    LedgerKind.STOCK: ("sku", "qty", *(place.value for place in Place)),
    LedgerKind.SOURCES: ("sku", "product", "url"),
    LedgerKind.ORDERS: ("number", "sku"),
    LedgerKind.AGENT_ORDERS: ("sku", "url", "qty"),
}
