"""Labels and what stands behind them: `カラー：黒`, `【数量】10`, `注文数 20`."""

from typing import NamedTuple

from bot.rules.data import load
from bot.rules.reading.text.lexicon import Hit, Words
from bot.rules.regex import regex
from bot.rules.script import fold, pattern

FIELD_OF = {
    fold(word): field for field, words in load("labels").items() if field != "about" for word in words
}
_LABELS = Words(FIELD_OF)
_ONE = regex("([" + "".join(word for word in FIELD_OF if len(word) == 1) + r"])(?=\s?[:=】\]|\t;])")
_COLON = regex(r"\s{0,3}(?:[:】\]=]|は\s?:)\s{0,3}:?[ \t]{0,6}")
_IS = regex(r"(?:は|是|为)[\s,、:]{0,2}(?=\S)")
# A topic is no label when a statement follows it: 商品は既に終売です.
_TELLS = pattern(r"""
    [^、。,\n]{0,16}(?:した|して|ません|ない|なり|なく|切れ|終了|欠品|未定|ところ|とのこと|と言|売|できま|います
    |おります|没|断|缺|停|不)|既に|すでに|もう|まだ|現在|今|こちら""")
_GAP = regex(r"[ \t]{1,6}(?=[^\s:|=→\-])")
_FREE = frozenset(" \t\n\x00,，、。;；:|/★☆■●◆・【[(「<*-}）)」】!?")
# Labels that may stand before a mere space, where a person leaves the colon out.
_LOOSE = frozenset(
    ["product", "sku", "color", "size", "ordered", "short", "have", "line", "reason", "restock"]
)
_SPOKEN = frozenset(["product", "color", "size", "restock"])
_NOT_SPOKEN = frozenset(
    map(fold, ("入荷", "再入荷", "到货", "补货", "色", "ページ", "item", "type", "预计", "restock"))
)
_FIGURES = frozenset(["ordered", "short", "have", "line"])
_BELOW = frozenset(
    ["product", "color", "size", "variant", "url", "order", "sku", "restock", "reason", "offer"]
)
_STOP = regex(r"[,、，。;；|★☆\x00]|(?<=[a-z])\.\s(?=[a-z])|\s{2,}|\s(?=[(\[【])|->|→|\(")
_PRODUCT_STOP = regex(r"[,、，。;；|★☆]|\s{3,}|->|→|[(\[【]")
# `10 ordered 3 left`, `39 size is out`: the figure stands before the word, and what follows is another matter.
_COUNTED = regex(r"\d\s?$")
# `other color have khaki`, `which size do you want`: no label.
_OTHER = regex(
    r"(?:other|another|different|any|which|all|same|change|no|this|that|the|per|each|every|one|your)\s$"
)
_IS_THERE = pattern(
    r"\d{1,5}\s?(?:pcs\s|left|available|in\sstock|short|missing|ready|arrived)|[a-z]{2,}\s|[a-z]{2,}\b[^/]"
)
# Behind a space another statement may begin: `カラー：黒 3個 欠品`.
_NEXT = pattern(r"""
    [ \t]+(?=欠品|在库|入荷|手配|购入|买付|残り|不足|品切|卖り?切|完卖|廃[盘番]|生产(?!地)|贩卖|なし|缺|没
    |无[货库]|断[货码]|售[罄完]|卖[完光]|停|只|已|下架|有货|现货|有り?|あり|ok\b|oos\b|short\b|sold\b|out\s
    |not\s|no\sstock|unavail|only\b|n/a|[x*]\s?\d|qty|数量|(?:ご?(?:希望|注文|依頼|用意|购入)|発注|必要|要|订)数?\s?\d
    |\d{1,5}\s?(?:[个点枚着本足台册箱件只条双把张套包盒支顶副对根片瓶袋组卷打]|セット|pcs|sets?\b|pairs?\b))""")
_NEXT_WORD = regex(
    r"(?<=[^\x00-\x7f])[ \t]+(?![/、,&と和])|(?<=[\x00-\x7f])[ \t]+(?=[^\x00-\x7f])(?![/、,&と和])"
)
_TRAILING = " \t・,、，。;；★☆■●◆【[(（「『/|-→:*"
_STOPS = dict.fromkeys(("line", "ordered", "short", "have", "order"), (_STOP,)) | {
    "product": (_PRODUCT_STOP, _NEXT),
    "sku": (_STOP, _NEXT),
    "variant": (_STOP, _NEXT),
    "color": (_STOP, _NEXT, _NEXT_WORD),
    "size": (_STOP, _NEXT, _NEXT_WORD),
}
_FAR = 400
# `(注文)16`
_CLOSING = {"(": ")", "<": ">", "「": "」"}
_NEXT_LINE = regex(r"[ \t\n]{0,12}")


class Labelled(NamedTuple):
    """A label with its field and the stretch of its value."""

    start: int
    field: str
    value_start: int
    value_end: int


class Opening(NamedTuple):
    """A label and where its value begins; loose when no colon stands between."""

    start: int
    field: str
    value: int
    loose: bool


def label_hits(text: str, pairs: list[str]) -> list[Hit[str]]:
    """All words that may be labels, wherever they stand."""
    hits = _LABELS.find(text, pairs)
    ones = [Hit(match.start(1), match.end(1), FIELD_OF[match[1]]) for match in _ONE.finditer(text)]
    return sorted([*hits, *ones]) if ones else hits


def find_labels(text: str, hits: list[Hit[str]]) -> list[Labelled]:
    """The labels among the hits with their values, each up to the next label or the end of its line."""
    openings: list[Opening] = []
    for hit in hits:
        opening = _opening(text, hit) if not openings or hit.start >= openings[-1].value else None
        if opening is not None:
            openings.append(opening)
    edges = [opening.start for opening in openings[1:]]
    return [_labelled(text, *pair) for pair in zip(openings, [*edges, len(text)], strict=False)]


def _labelled(text: str, opening: Opening, following: int) -> Labelled:
    value, end = opening.value, _line_end(text, opening.value, following)
    below = opening.field in _BELOW and not opening.loose and text[value - 1] not in "】]"
    if end <= value and below:
        gap = _NEXT_LINE.match(text, value, following)
        value = gap.end() if gap else value
        end = _line_end(text, value, following)
    return Labelled(opening.start, opening.field, value, _value_end(text, opening.field, value, end))


def _line_end(text: str, start: int, following: int) -> int:
    newline = text.find("\n", start, following)
    return max(start, newline if newline >= 0 else following)


def _opening(text: str, hit: Hit[str]) -> Opening | None:
    if hit.start and text[hit.start - 1] not in _FREE:
        return None
    if (
        hit.start
        and hit.value in {*_FIGURES, "order"}
        and _CLOSING.get(text[hit.start - 1]) == text[hit.end : hit.end + 1]
    ):
        return Opening(hit.start, hit.value, hit.end + 1, loose=False)
    colon = _COLON.match(text, hit.end)
    if colon:
        return Opening(hit.start, hit.value, colon.end(), loose=False)
    spoken = _spoken(text, hit) if hit.value in _SPOKEN else None
    return spoken or (_spaced(text, hit) if hit.value in _LOOSE else None)


def _spoken(text: str, hit: Hit[str]) -> Opening | None:
    """`商品はタオルです` names the product as a label does."""
    match = _IS.match(text, hit.end) if text[hit.start : hit.end] not in _NOT_SPOKEN else None
    if match is None or _TELLS.match(text, match.end()):
        return None
    return Opening(hit.start, hit.value, match.end(), loose=True)


def _spaced(text: str, hit: Hit[str]) -> Opening | None:
    gap = _GAP.match(text, hit.end)
    if gap is None or not _starts_field(text, hit, gap.end()) or _NEXT.match(text, hit.end):
        return None
    if hit.value in {"color", "size"} and _OTHER.search(text, max(0, hit.start - 10), hit.start):
        return None
    if _COUNTED.search(text, max(0, hit.start - 6), hit.start) and _IS_THERE.match(text, gap.end()):
        return None
    return Opening(hit.start, hit.value, gap.end(), loose=True)


def _starts_field(text: str, hit: Hit[str], value: int) -> bool:
    if hit.value in _FIGURES:
        return text[value].isdigit()
    if hit.value in {"size", "color", "sku"}:
        return True
    if hit.value == "product" and text[hit.start].isascii():
        return False
    return not text[max(0, hit.start - _FAR) : hit.start].rpartition("\n")[2].strip()


def _value_end(text: str, field: str, start: int, end: int) -> int:
    for stop in _STOPS.get(field, ()):
        found = stop.search(text, start, end)
        end = found.start() if found else end
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return end
