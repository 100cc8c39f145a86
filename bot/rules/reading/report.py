"""A reading as the stable JSON object of `keppin read --jsonl`."""

from typing import Any
from unicodedata import normalize

from bot.rules.reading.values import Found, Offer, Reading, ShortItem


def to_json(reading: Reading, notice_id: str) -> dict[str, Any]:
    """The names of this object stay as they are; strings are as written after NFKC."""
    return {
        "id": notice_id,
        "is_stockout": reading.is_stockout,
        "lang": reading.lang,
        "agent_order_no": _text(reading.order_no),
        "items": [_item(item) for item in reading.items],
        "needs_check": reading.needs_check,
    }


def _item(item: ShortItem) -> dict[str, Any]:
    return {
        "line": _text(item.line),
        "product": _text(item.product),
        "sku": _text(item.sku),
        "variant": {"color": _text(item.color), "size": _text(item.size)},
        "qty_ordered": item.qty_ordered.value if item.qty_ordered else None,
        "qty_short": item.qty_short.value if item.qty_short else None,
        "url": _text(item.url),
        "reason": item.reason.value.value,
        "restock_date_or_days": _text(item.restock),
        "restock_from": item.restock_from.isoformat() if item.restock_from else None,
        "restock_to": item.restock_to.isoformat() if item.restock_to else None,
        "alternatives": [_offer(offer) for offer in item.alternatives],
        "confidence": item.confidence,
    }


def _offer(offer: Offer) -> dict[str, str]:
    pairs = {"url": offer.url, "color": offer.color, "size": offer.size, "price": offer.price}
    return {name: normalize("NFKC", value) for name, value in pairs.items() if value is not None}


def _text(found: Found[str] | None) -> str | None:
    return normalize("NFKC", found.value) if found else None
