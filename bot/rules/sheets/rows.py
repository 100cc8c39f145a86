"""From a row's cells to a short item, or to the reason why it is none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar
from unicodedata import normalize

from bot.rules.reading import read
from bot.rules.reading.values import Found, Offer, Reading, Reason, ShortItem
from bot.rules.regex import regex
from bot.rules.script import fold
from bot.rules.sheets.headers import KINDS, plain, unguarded
from bot.rules.sheets.values import RowKind, SheetRow
from bot.rules.sizes import size_key

T = TypeVar("T")
_NUMBER = regex(r"[^\d.,\-]{0,4}(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.0{1,4})?[^\d.,\-]{0,4}")
_DAMAGED = regex(r"\d(?:\.\d+)?e\+?\d{2}|\d{15}0{3,}", re.IGNORECASE)
_SHIPMENT = regex(r"p20\d{14}-\d+", re.IGNORECASE)
_TIME = regex(r"(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ tT]*(\d{1,2}):(\d{2})(?::(\d{2}))?")
_SPEC = regex(r"[;；,，/／|、\s]+")
_SURE = 0.95
_LACKING = "欠品です。"
#: Cells in which people say in words what is the matter, and the label under which the reader knows them.
_SAID = {"reason": "理由", "restock": "再入荷", "status": "状態", "kind": "種別", "note": "備考"}


@dataclass(frozen=True, slots=True)
class Cells:
    """One row under its header."""

    number: int
    raw: tuple[str, ...]
    by_column: Mapping[str, str]
    as_of: datetime  # when the list was written; "next week" counts from then

    def get(self, column: str) -> str:
        """The cell of a column as plain text; empty where there is none."""
        return self.by_column.get(column, "")


def cells_of(number: int, raw: list[str], columns: Mapping[int, str], as_of: datetime) -> Cells:
    """The row by its columns' meaning; spreadsheets' guards around figures are taken off."""
    held = {name: _clean(raw[at]) for at, name in columns.items() if at < len(raw)}
    return Cells(number, tuple(raw), held, as_of)


def _clean(cell: str) -> str:
    return normalize("NFKC", unguarded(cell)).strip()


def row_of(cells: Cells, order_no: str | None, *, carried: bool, speaks: bool) -> SheetRow:
    """What the row means; `speaks`: whether the list has columns that say what is short."""
    wrong = _wrong(cells, order_no)
    if wrong:
        return _unusable(cells, *wrong)
    reading = _words(cells)
    kind = KINDS.get(plain(cells.get("kind") or cells.get("status")), "")
    if kind == "other":
        return _unusable(cells, "other_problem", cells.get("kind") or cells.get("status"))
    short = _short(cells)
    if not _is_short(kind, short, reading):
        silent = short is None and kind != "fine" and not cells.get("qty_possible") and speaks
        return (
            _unusable(cells, "says_nothing", "")
            if silent
            else _row(cells, order_no, kind=RowKind.FINE, item=None)
        )
    item = _item(cells, short, kind, reading)
    return _row(
        cells, order_no, kind=RowKind.SHORT, item=_doubted(item, "order_carried") if carried else item
    )


def _row(cells: Cells, order_no: str | None, *, kind: RowKind, item: ShortItem | None) -> SheetRow:
    return SheetRow(
        number=cells.number,
        cells=cells.raw,
        kind=kind,
        order_no=order_no,
        order_elsewhere=bool(order_no) and not cells.get("order_no"),
        item=item,
        written=_written(cells.get("written")),
    )


def _unusable(cells: Cells, error: str, value: str) -> SheetRow:
    return SheetRow(
        number=cells.number, cells=cells.raw, kind=RowKind.UNUSABLE, error=error, value=value[:60]
    )


def _wrong(cells: Cells, order_no: str | None) -> tuple[str, str] | None:
    """What is wrong with the cells themselves, with the cell in question."""
    if _DAMAGED.fullmatch(cells.get("order_no")):
        return "order_damaged", cells.get("order_no")
    if _SHIPMENT.fullmatch(cells.get("order_no")):
        return "shipment_number", cells.get("order_no")
    for column in ("qty_short", "qty_possible", "qty_ordered"):
        cell = cells.get(column)
        if cell and _amount(cells, column) is None:
            return "qty_unreadable", cell
    named = order_no and cells.get("line")
    if not (named or any(cells.get(column) for column in ("sku", "product", "url"))):
        return "nothing_named", ""
    return None


def _figure(cell: str) -> int | None:
    found = _NUMBER.fullmatch(cell)
    return int(found[1].replace(",", "")) if found else None


def _amount(cells: Cells, column: str) -> int | None:
    """The figure of a cell; `全部` is as many as were ordered, `なし` is none."""
    said = fold(normalize("NFKC", cells.get(column)))
    if said in _ALL and column != "qty_ordered":
        return _figure(cells.get("qty_ordered"))
    return 0 if said in _NONE else _figure(cells.get(column))


_ALL = frozenset(map(fold, ("全部", "全て", "すべて", "全数", "全量", "全点", "all")))
_NONE = frozenset(map(fold, ("なし", "無し", "無", "ゼロ", "没有", "无", "none")))


def _short(cells: Cells) -> int | None:
    """How many are missing, as told or as it follows."""
    told = _amount(cells, "qty_short")
    ordered, possible = _figure(cells.get("qty_ordered")), _amount(cells, "qty_possible")
    if told is None and ordered is not None and possible is not None:
        return max(0, ordered - possible)
    return told


def _is_short(kind: str, short: int | None, reading: Reading) -> bool:
    if short is not None:
        return short > 0
    if kind:
        return kind in {"short", "price"}
    return reading.is_stockout


def _words(cells: Cells, *also: str) -> Reading:
    """What the cells with words say, read as the notice that they are."""
    said = [f"{label}：{cells.get(column)}" for column, label in _SAID.items() if cells.get(column)]
    return read("\n".join([*also, *said]), received_at=cells.as_of)


def _written(cell: str) -> datetime | None:
    """A day with its time; a mere day would be midnight, and late before anybody saw it."""
    found = _TIME.search(cell)
    if not found:
        return None
    try:
        return datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]  # noqa: DTZ001 - the zone is the team's
    except ValueError:
        return None


def _item(cells: Cells, short: int | None, kind: str, reading: Reading) -> ShortItem:
    color, size = _variant(cells)
    ordered = _figure(cells.get("qty_ordered"))
    items = reading.items or _words(cells, _LACKING).items  # that something lacks, the figures may say alone
    said = items[0] if items else ShortItem()
    item = replace(
        said,
        line=_found(cells.get("line").removesuffix("番")),
        product=_found(cells.get("product")),
        sku=_found(cells.get("sku")),
        color=_found(color),
        size=_found(size),
        qty_ordered=_found(ordered),
        qty_short=_found(short),
        url=_found(cells.get("url")),
        reason=_reason(kind, said, cells),
        alternatives=_offers(cells, said),
        confidence=_SURE,
        doubts=(),
        unsure=_unsure(cells, said),
    )
    if short is not None and ordered is not None and short > ordered:
        return _doubted(item, "more_short_than_ordered")
    return item


def _unsure(cells: Cells, said: ShortItem) -> tuple[str, ...]:
    """What has a column of its own is sure; what only words tell may be doubtful, an offer where one was read."""
    by_words = {"reason", "restock"}
    if said.alternatives and not any(cells.get(column) for column in _OFFERED):
        by_words.add("alternatives")
    return tuple(field for field in said.unsure if field in by_words)


_OFFERED = ("offer_url", "offer_color", "offer_size", "new_price")


def _doubted(item: ShortItem, doubt: str) -> ShortItem:
    return replace(item, doubts=(*item.doubts, doubt), confidence=0.5)


def _reason(kind: str, said: ShortItem, cells: Cells) -> Found[Reason]:
    if kind == "price" or (cells.get("new_price") and said.reason.value is Reason.UNKNOWN):
        return Found(value=Reason.PRICE_CHANGE, confidence=_SURE)
    return replace(said.reason, spans=())


def _offers(cells: Cells, said: ShortItem) -> tuple[Offer, ...]:
    told = Offer(
        url=cells.get("offer_url") or None,
        color=cells.get("offer_color") or None,
        size=cells.get("offer_size") or None,
        price=cells.get("new_price") or None,
    )
    return (told,) if told != Offer() else tuple(replace(offer, spans=()) for offer in said.alternatives)


def _variant(cells: Cells) -> tuple[str, str]:
    """Colour and size, from columns of their own or from one that holds both."""
    color, size = cells.get("color"), cells.get("size")
    for part in _SPEC.split(cells.get("spec")):
        bare = part.rpartition(":")[2]
        if size_key(bare) and not size:
            size = bare
        elif bare and not color:
            color = bare
    return color, size


def _found(value: T | None) -> Found[T] | None:
    return Found(value=value, confidence=_SURE) if value not in (None, "") else None
