"""Options and offers as JSON: what a case keeps of the moment it was ranked."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from bot.rules.facts import Note, Option
from bot.rules.reading.values import Offer
from bot.rules.words import Remedy, Rest


def option_to_json(option: Option) -> dict[str, Any]:
    """The option as JSON; what it does not have is left out."""
    found: dict[str, Any] = {}
    for field in fields(option):
        value = getattr(option, field.name)
        if field.name == "qty" or value not in (None, False, ()):
            found[field.name] = _plain(value)
    return found


def option_from_json(found: dict[str, Any]) -> Option:
    """The option that was kept."""
    values = dict(found)
    values["remedy"] = Remedy(values["remedy"])
    for name in ("price", "price_change", "unchecked_rise", "price_cap"):
        if name in values:
            values[name] = Decimal(values[name])
    values["rest"] = Rest(values["rest"]) if "rest" in values else None
    for name in ("restock_from", "restock_to", "wait_until"):
        if name in values:
            values[name] = date.fromisoformat(values[name])
    for name in ("why", "struck"):
        values[name] = tuple(Note(code=note["code"], values=note["values"]) for note in values.get(name, ()))
    return Option(**values)


def offer_to_json(offer: Offer) -> dict[str, Any]:
    """What the agent offered, as JSON."""
    found = {"url": offer.url, "color": offer.color, "size": offer.size, "price": offer.price}
    return {name: value for name, value in found.items() if value}


def offer_from_json(found: dict[str, Any]) -> Offer:
    """What the agent offered."""
    return Offer(
        url=found.get("url"),
        color=found.get("color"),
        size=found.get("size"),
        price=found.get("price"),
        spans=(),
    )


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [{"code": note.code, "values": dict(note.values)} for note in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
