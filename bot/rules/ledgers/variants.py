"""Exports that tell of a product once and list its variants below, each by its options (Shopify, Rakuten)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.rules.colors import color_key
from bot.rules.ledgers.cells import Cells
from bot.rules.ledgers.columns import words
from bot.rules.sheets.headers import plain
from bot.rules.sizes import size_key

Record = tuple[int, list[str]]

VALUES = ("option1_value", "option2_value", "option3_value")
_NAMES = ("option1_name", "option2_name", "option3_name")
#: What a product's first row says of all its variants.
_ONCE = (
    *("product", "category", "material", "lead_days", "margin_units"),
    *_NAMES,
    *("option_keys", "option_names"),
)
_MEANT = words("options")


def told_whole(records: Sequence[Record], where: Mapping[str, Sequence[int]]) -> Iterator[Record]:
    """The rows, each with what the first row of its product says; a row that only heads its variants is none."""
    variants = Counter(key for _, raw in records if (key := _told(raw, where, "handle")) and _own(raw, where))
    first: dict[str, list[str]] = {}
    for number, raw in records:
        key = _told(raw, where, "handle")
        heads = first.setdefault(key, raw) is raw and not _own(raw, where) and variants[key]
        if not heads:
            yield number, _filled(raw, first[key], where) if key and _own(raw, where) else raw


def option(cells: Cells, wanted: str) -> str | None:
    """The colour, size or material among a row's options: by the option's name; without one by its value."""
    keys, names = (_parts(cells.text(name)) for name in ("option_keys", "option_names"))
    called = dict(zip(keys, names, strict=False))
    for name, value in zip(_NAMES, VALUES, strict=True):
        said, chosen = cells.text(name) or "", cells.text(value)
        if chosen and _meant(called.get(plain(said), said), chosen) == wanted:
            return chosen
    return None


def _meant(name: str, value: str) -> str | None:
    """What an option is: a name that says two things, or none that we know, says nothing."""
    if not name:
        return "size" if size_key(value) else "color" if color_key(value) else None
    found = {meaning for word, meaning in _MEANT.items() if word in plain(name)}
    return found.pop() if len(found) == 1 else None


def _parts(told: str | None) -> list[str]:
    return [plain(part) for part in (told or "").split("|")]


def _told(raw: Sequence[str], where: Mapping[str, Sequence[int]], name: str) -> str:
    cells = (raw[at].strip() for at in where.get(name, ()) if at < len(raw))
    return next((cell for cell in cells if cell), "")


def _own(raw: Sequence[str], where: Mapping[str, Sequence[int]]) -> bool:
    """Whether the row is about a variant."""
    return any(_told(raw, where, name) for name in ("sku", *VALUES))


def _filled(raw: list[str], first: Sequence[str], where: Mapping[str, Sequence[int]]) -> list[str]:
    filled = [*raw, *[""] * (len(first) - len(raw))]
    for at in _places(where):
        if at < len(first) and not filled[at].strip():
            filled[at] = first[at]
    return filled


def _places(where: Mapping[str, Sequence[int]]) -> Iterable[int]:
    return (at for name in _ONCE for at in where.get(name, ()))
