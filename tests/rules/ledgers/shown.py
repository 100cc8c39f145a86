"""Reading a list of a few lines, and what cannot be used of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.rules.ledgers import Ledger, LedgerKind, Told, read_ledger

JAPAN = ZoneInfo("Asia/Tokyo")
TOLD = Told(zone=JAPAN)
GOODS, STOCK, SOURCES, ORDERS, AGENT = LedgerKind
PAGE = "https://detail.1688.com/offer/742618305533.html"


def ledger(kind: LedgerKind, text: str, told: Told = TOLD, encoding: str = "utf-8") -> Ledger:
    return read_ledger(kind, text.encode(encoding), told)


def only(kind: LedgerKind, text: str, told: Told = TOLD):
    """The one row of a list, which can be used."""
    (row,) = ledger(kind, text, told).rows
    assert row.entry is not None, (row.error, row.value)
    return row.entry


def wrong(kind: LedgerKind, text: str, told: Told = TOLD) -> list[tuple[int, str, str]]:
    return [(row.number, row.error, row.value) for row in ledger(kind, text, told).rows if row.entry is None]


def goods(
    *rows: str, head: str = "SKU,商品名,カラー,サイズ,カテゴリ,素材,1日の販売数,リードタイム,安全在庫"
) -> str:
    return "\r\n".join((head, *rows))


def at(*when: int) -> datetime:
    return datetime(*when, tzinfo=JAPAN)  # type: ignore[misc]
