"""Rows of one product say the same of it: what they disagree in is told, and the first word stands."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.rules.ledgers.values import GoodsEntry, LedgerRow, name_key

#: What belongs to the product, whatever its colour and size.
OF_PRODUCT = ("category", "material", "lead_days", "margin_units")


def agreeing(rows: Iterable[LedgerRow]) -> Iterator[LedgerRow]:
    """Each row; one that contradicts an earlier row of its product cannot be used."""
    said: dict[tuple[str, str], tuple[object, int]] = {}
    for row in rows:
        entry = row.entry
        if not isinstance(entry, GoodsEntry):
            yield row
            continue
        told = {
            (name_key(entry.product), name): (value, row.number)
            for name in OF_PRODUCT
            if (value := getattr(entry, name)) is not None
        }
        against = next(
            (said[key][1] for key, (value, _) in told.items() if said.get(key, (value,))[0] != value), 0
        )
        if against:
            yield replace(row, entry=None, error="product_disagrees", value=str(against))
        else:
            for key, value in told.items():
                said.setdefault(key, value)
            yield row
