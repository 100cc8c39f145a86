"""Notices that are known to be read right, and what a change of the vocabulary would make of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.rules.reading import read, to_json
from bot.rules.reading.text.page import open_page
from bot.rules.reading.values import Known
from bot.rules.sizes import same_size
from bot.rules.teaching.learning import Vocabulary, color_meaning, size_meaning, tidy

#: What an item of a golden notice is asked for, by its name in the reading.
ASKED = ("line", "product", "sku", "color", "size", "qty_ordered", "qty_short", "reason")
_NOBODY = ""
_CERTAIN = 1.0  # as no reader is: a person said so


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """A notice with the reading that a person gave it."""

    id: int
    text: str
    received_at: datetime
    expected: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A field that was read right, and would no longer be."""

    golden_id: int
    field: str
    before: str
    after: str


Fields = dict[tuple[int, str], Any]


def expected_of(reading: dict[str, Any], place: int, said: dict[str, Any]) -> dict[str, Any]:
    """The reading as `keppin read --jsonl` gives it, with one item and the order number as the person says.

    Of items that nobody has looked at nothing is expected but that they are there.
    """
    items = [item if item.get("confidence") == _CERTAIN else {} for item in reading["items"]]
    variant = {"color": said["color"], "size": said["size"]}
    given = {name: said[name] for name in ASKED if name not in variant}
    items[place:] = [{**given, "variant": variant, "confidence": _CERTAIN}, *items[place + 1 :]]
    return {
        **reading,
        "is_stockout": True,
        "agent_order_no": said["order_no"],
        "items": items,
        "needs_check": False,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of the vocabulary, and the notices that it must not break."""

    goldens: tuple[Golden, ...]
    before: Vocabulary
    after: Vocabulary
    customer_no: str | None = None
    excused: frozenset[int] = frozenset()  # those that taught the very word that is taken back


def first_broken(change: Change) -> Broken | None:
    """Re-read every notice; the first field that was right and is not any more.

    What the present vocabulary cannot read right is no reason against a change. A notice in which none of the changed
    words stands reads as before.
    """
    before, after = change.before, change.after
    changed = {tidy(word) for _, word in _entries(before) ^ _entries(after)}
    for golden in change.goldens:
        folded = open_page(golden.text).folded
        if golden.id not in change.excused and any(word in folded for word in changed):
            broken = _broken(golden, before, after, change.customer_no)
            if broken is not None:
                return broken
    return None


def _entries(vocabulary: Vocabulary) -> set[tuple[tuple[str, str], str]]:
    return {((kind, key), word) for kind, words in vocabulary.items() for word, key in words.items()}


def _broken(golden: Golden, before: Vocabulary, after: Vocabulary, customer_no: str | None) -> Broken | None:
    new = _read(golden, after, customer_no)
    wrong = wrong_fields(new, golden.expected, after)
    if not wrong:
        return None
    old = _read(golden, before, customer_no)
    right_before = [at for at in wrong if at not in wrong_fields(old, golden.expected, before)]
    if not right_before:
        return None
    at = right_before[0]
    told = [str(_fields(reading).get(at) or "") for reading in (old, new)]
    return Broken(golden_id=golden.id, field=at[1], before=told[0], after=told[1])


def _read(golden: Golden, vocabulary: Vocabulary, customer_no: str | None) -> dict[str, Any]:
    known = Known(customer_no=customer_no, vocabulary=vocabulary)
    return to_json(read(golden.text, received_at=golden.received_at, known=known), _NOBODY)


def wrong_fields(
    got: dict[str, Any], expected: dict[str, Any], vocabulary: Vocabulary
) -> list[tuple[int, str]]:
    """Which fields of which items are not as expected; what concerns the whole notice counts as item -1."""
    found = _fields(got)
    return [
        at for at, wanted in _fields(expected).items() if not _same(at[1], found.get(at), wanted, vocabulary)
    ]


def _fields(reading: dict[str, Any]) -> Fields:
    whole: Fields = {
        (-1, "is_stockout"): reading["is_stockout"],
        (-1, "items"): len(reading["items"]),
        (-1, "order_no"): reading["agent_order_no"],
    }
    each: Fields = {
        (place, name): item["variant"][name] if name in item["variant"] else item[name]
        for place, item in enumerate(reading["items"])
        if item
        for name in ASKED
    }
    return whole | each


def _same(name: str, found: Any, wanted: Any, vocabulary: Vocabulary) -> bool:  # noqa: ANN401 - JSON
    if found is None or wanted is None or not isinstance(found, str):
        return bool(found == wanted)
    if name == "color":
        one, other = color_meaning(found, vocabulary), color_meaning(wanted, vocabulary)
        return tidy(found) == tidy(wanted) or (one is not None and one == (other or wanted))
    if name == "size":
        return same_size(*(size_meaning(word, vocabulary) or word for word in (found, wanted)))
    return tidy(found) == tidy(wanted)
