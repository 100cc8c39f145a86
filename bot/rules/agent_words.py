"""What the agent calls an item: the words of its own notice, for an instruction that its staff cannot mistake."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.rules.colors import color_key, same_color
from bot.rules.regex import regex
from bot.rules.sizes import same_size

_KANA = regex(r"[ぁ-ゖァ-ヺｦ-ﾝ]")
_DIGITS = regex(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentWords:
    """The item in the agent's words, as far as it has used any, and the page where it was ordered."""

    product: str | None = None
    color: str | None = None
    size: str | None = None
    url: str | None = None


#: Nothing is known but what the order says.
OUR_WORDS = AgentWords()


def words_of(
    reading: Mapping[str, Any], lang: str, line_no: str | None, variant: tuple[str | None, str | None]
) -> AgentWords:
    """The words for one line in a notice of this language.

    A colour or a size that is not the line's own is left out: the line is what was ordered.
    """
    item = _item_of(reading.get("items") or (), line_no)
    if item is None:
        return OUR_WORDS
    if reading.get("lang") != lang:
        return AgentWords(url=item.get("url"))
    color, size = variant
    said = item.get("variant") or {}
    return AgentWords(
        product=item.get("product"),
        color=said.get("color") if _same_color(said.get("color"), color) else None,
        size=said.get("size") if _same_size(said.get("size"), size) else None,
        url=item.get("url"),
    )


def is_japanese(text: str) -> bool:
    """Whether it holds letters that only Japanese has."""
    return _KANA.search(text) is not None


def _item_of(items: Sequence[Mapping[str, Any]], line_no: str | None) -> Mapping[str, Any] | None:
    named = [item for item in items if line_no and _number(item.get("line")) == _number(line_no)]
    if not named and len(items) == 1 and not (items[0].get("line") and line_no):
        return items[0]
    return named[0] if len(named) == 1 else None


def _number(text: str | None) -> int | str | None:
    digits = _DIGITS.search(text or "")
    return int(digits.group()) if digits else text


def _same_color(said: str | None, ordered: str | None) -> bool:
    """Two words of which one is not known may well be the same in two languages."""
    if not said or not ordered:
        return bool(said)
    return same_color(said, ordered) or color_key(said) is None or color_key(ordered) is None


def _same_size(said: str | None, ordered: str | None) -> bool:
    return bool(said) and (not ordered or same_size(said or "", ordered))
