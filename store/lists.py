"""A list as it was read, as JSON: what its rows mean is told apart once, when the file comes."""

from dataclasses import fields
from datetime import date, datetime
from typing import Any

from bot.rules.reading.values import Found, Offer, Reason, ShortItem
from bot.rules.sheets import RowKind, Sheet, SheetRow

_DAYS = ("restock_from", "restock_to")
_SEVERAL = ("doubts", "all_but", "unsure")


def sheet_to_json(sheet: Sheet) -> dict[str, Any]:
    """The list as JSON."""
    return {"encoding": sheet.encoding, "header": sheet.header, "rows": [_parts(row) for row in sheet.rows]}


def sheet_from_json(found: dict[str, Any]) -> Sheet:
    """The list that was kept."""
    rows = tuple(_row_back(row) for row in found["rows"])
    return Sheet(encoding=found["encoding"], header=tuple(found["header"]), rows=rows)


def _parts(whole: SheetRow | ShortItem | Found[Any] | Offer) -> dict[str, Any]:
    """What a value is made of; what it does not have is left out."""
    parts = ((field.name, getattr(whole, field.name)) for field in fields(whole))
    return {name: _plain(value) for name, value in parts if value or isinstance(value, int | float)}


def _plain(value: object) -> object:
    if isinstance(value, ShortItem | Found | Offer):
        return _parts(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _row_back(found: dict[str, Any]) -> SheetRow:
    values = dict(found)
    values["kind"] = RowKind(values["kind"])
    values["cells"] = tuple(values.get("cells", ()))
    if "item" in values:
        values["item"] = _item_back(values["item"])
    if "written" in values:
        values["written"] = datetime.fromisoformat(values["written"])
    return SheetRow(**values)


def _item_back(found: dict[str, Any]) -> ShortItem:
    values: dict[str, Any] = {
        name: _found_back(value) if isinstance(value, dict) else value for name, value in found.items()
    }
    values["reason"] = _found_back(found["reason"], Reason(found["reason"]["value"]))
    values["alternatives"] = tuple(_offer_back(offer) for offer in found.get("alternatives", ()))
    values |= {name: tuple(found[name]) for name in _SEVERAL if name in found}
    values |= {name: date.fromisoformat(found[name]) for name in _DAYS if name in found}
    return ShortItem(**values)


def _found_back(found: dict[str, Any], value: object = None) -> Found[Any]:
    kept = found.get("value", "") if value is None else value
    return Found(value=kept, spans=_spans(found), confidence=found.get("confidence", 0.0))


def _offer_back(found: dict[str, Any]) -> Offer:
    return Offer(**{**found, "spans": _spans(found)})


def _spans(found: dict[str, Any]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in found.get("spans", ()))
