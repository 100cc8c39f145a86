"""By which names above its columns a list of a team is known."""

import re
from collections.abc import Mapping
from functools import cache

from bot.rules.data import load
from bot.rules.ledgers.values import LedgerKind
from bot.rules.regex import regex
from bot.rules.sheets.headers import Profile, plain
from bot.rules.words import Marketplace, Place

_TABLE = load("ledger_columns")
#: What a list must have, each time one of several.
NEEDED: dict[LedgerKind, tuple[frozenset[str], ...]] = {
    LedgerKind.GOODS: (frozenset({"sku"}), frozenset({"product"})),
    LedgerKind.STOCK: (frozenset({"sku"}), frozenset({"qty", "home", "fba", "agent", "transit"})),
    LedgerKind.SOURCES: (frozenset({"url"}), frozenset({"sku", "product"})),
    LedgerKind.ORDERS: (frozenset({"number"}), frozenset({"sku"}), frozenset({"qty", "qty_open"})),
    LedgerKind.AGENT_ORDERS: (frozenset({"line"}), frozenset({"sku"}), frozenset({"qty"})),
}
#: A column that counts another money than ours.
_YEN = regex(r"円|jpy|yen|日元", re.IGNORECASE)
#: Beside variants with a SKU of their own these are the numbers of the products.
_OF_PRODUCTS = frozenset({"商品管理番号", "商品番号", "商品コード"})
_MONEY = frozenset({"price"})


@cache
def profile(kind: LedgerKind) -> Profile:
    """The names under which a kind of list is known."""
    names = _names(kind)

    def column_of(name: str) -> str | None:
        column = names.get(plain(name), (None, 0))[0]
        return None if column in _MONEY and _YEN.search(name) else column

    def is_header(columns: Mapping[int, str]) -> bool:
        held = set(columns.values())
        return all(held & some for some in NEEDED[kind])

    return Profile(column_of=column_of, is_header=is_header, repeats=frozenset(_TABLE[kind]))


def places(kind: LedgerKind, header: tuple[str, ...], columns: Mapping[int, str]) -> dict[str, list[int]]:
    """Where each thing stands, the column that counts first in front."""
    names = _names(kind)
    found: dict[str, list[int]] = {}
    for at in sorted(columns, key=lambda at: (names[plain(header[at])][1], at)):
        found.setdefault(columns[at], []).append(at)
    own = [at for at in found.get("sku", ()) if plain(header[at]) not in _OF_PRODUCTS]
    if own and kind is LedgerKind.GOODS and "option1_value" in found:
        found["handle"] = [*found.get("handle", ()), *(at for at in found["sku"] if at not in own)]
        found["sku"] = own
    return found


def words(group: str) -> dict[str, str]:
    """The words of a cell with what they stand for."""
    table = _TABLE["words"][group]
    pairs = table.items() if isinstance(table, dict) else [(group, table)]
    return {plain(word): meaning for meaning, several in pairs for word in several}


def marketplace_named(word: str) -> Marketplace | None:
    """The marketplace that a word means."""
    found = words("marketplaces").get(plain(word))
    return Marketplace(found) if found else None


def place_named(word: str) -> Place | None:
    """The place that a word means."""
    found = words("places").get(plain(word))
    return Place(found) if found else None


@cache
def _names(kind: LedgerKind) -> dict[str, tuple[str, int]]:
    """Each name with what it means, and how early it counts."""
    return {
        plain(name): (column, rank)
        for column, names in _TABLE[kind].items()
        for rank, name in enumerate(names)
    }
