"""A product's name in running text: what is left beside the known things, without the words around it."""

from collections.abc import Iterator

from bot.rules.reading.quantity import quantity_words as words
from bot.rules.reading.text.talk import COURTESIES, ENGLISH, pieces
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.reading.things.goods import GOODS_EN, Name, named
from bot.rules.regex import regex
from bot.rules.script import pattern

_EDGE = r"\x00,，、。;；:!?！？()（）\[\]【】「」『』{}<>《》|/→*★☆■●◆=+~\"…‥\n\t\u2600-\u27bf\U0001f000-\U0001faff"
_RUN = pattern(rf"[^\s'・\-{_EDGE}][^{_EDGE}]*")
_WORD = regex(r"[a-z0-9][a-z0-9'-]*")
_CJK = regex(r"[一-龥々ァ-ヺ]")
# What a colour goes on with where it is an adjective, and the words that stand for the thing itself: 白い方, 白のほう.
_AFTER_COLOR = pattern(r"^(?:い(?=[ァ-ヺ一-龥])(?!方)|[いの]?(?:ほう(?!れ)|方(?![一-龥])|やつ|もの)|いの)")
_SHARED = pattern(r"""
    (?:\d\d:\d\d\s?)?(?:【[^】\n]{1,8}】)?[^\n\x00【]{0,20}\x00{8,}\s?[a-z]{2}\d{2,5}\s*「([^\n]{1,200}?)」(?:\s*点击链接直接打开[^\n]*)?""")
_SENTENCE = pattern(r"""
    (?:まし|ます|です|でし|って|った|され|ない|する|した|れる|られ|くだ|ので|そう|よう|こと|もの|ください|おり
    |なり|なる|ある|いる|いた|でき|すみ|たい|せん|しま|ござ|いかが|よろし|どう)""")
_NO_GOODS = frozenset("样中会厂店司商方料员")
_VERBS = frozenset("才比了您我他你请要会不没可被让给把将但如因以期具各很太最再只先同")
_HIRAGANA = regex(r"[ぁ-んー]{3,10}")
_QUOTED = pattern(r"[「『\"]([^「」『』\"\n\x00、。(]{2,30})(?=[」』\"(])")


def take_share_text(sheet: Sheet) -> None:
    """The lines that the Taobao app writes: the product's name stands in 「」, the rest says nothing."""
    if "「" in sheet.work:
        sheet.take(
            _SHARED, lambda m: Token(m.start(1), m.end(1), "product", sheet.written(*m.span(1)), "label")
        )


def find_products(sheet: Sheet) -> None:
    """A product token where a name touches something else of an item, or ends as names of goods do."""
    anchors = [token for token in sheet.tokens if token.kind in _ANCHORS or token.role == "short"]
    starts = {token.start - gap for token in anchors for gap in range(_REACH)}
    ends = {token.end + gap for token in anchors for gap in range(_REACH)}
    ends |= {led.end() for token in anchors if (led := _LEADS.match(sheet.work, token.end))}
    starts |= set(_before_labels(sheet, anchors))
    taken = {token.start for token in sheet.tokens if token.kind == "product"}
    said = {(token.start, token.end) for token in sheet.tokens if token.kind == "mark"}
    figures = {token.start for token in sheet.tokens if token.kind == "qty"}
    _take_quoted(sheet, starts, ends)
    for start, end, edge, sure in _names(sheet):
        if (start, end) in said or (not sure and _counts(sheet.work, start, end, figures)):
            continue
        if start not in taken and (sure or end in starts or start in ends or edge in starts):
            role = "goods" if sure else ""
            sheet.tokens.append(Token(start, end, "product", sheet.written(start, end), role))


def _counts(work: str, start: int, end: int, figures: set[int]) -> bool:
    """`到手7双`, `赶出来21张`: what says how many there are is no name."""
    if figures.isdisjoint((end, end + 1)):
        return False
    found = (form.search(work, start, end) for form in _COUNTING)
    return any(match is not None and match.start() - start <= _FEW for match in found)


_COUNTING = (
    words.HAVE_BEFORE,
    *(form for form, _ in words.LACKING_OR_ORDERED_BEFORE),
    words.TOTAL_BEFORE,
    words.THEIRS_BEFORE,
)
_FEW = 3


# `pet carrier size M`: a label between a name and what it stands beside.
_LABEL = regex(r" (?:in )?(?:size|colou?r)s?:? $")


def _before_labels(sheet: Sheet, anchors: list[Token]) -> Iterator[int]:
    if "size" in sheet.page.folded or "colo" in sheet.page.folded:
        found = (_LABEL.search(sheet.page.folded, max(0, one.start - 12), one.start) for one in anchors)
        yield from (label.start() for label in found if label)


def _take_quoted(sheet: Sheet, starts: set[int], ends: set[int]) -> None:
    """A short name in quotation marks beside an item's number or variant is what it is called."""
    for match in _QUOTED.finditer(sheet.work) if "「" in sheet.work or '"' in sheet.work else ():
        if not _SENTENCE.search(match[1]) and (
            match.end() in starts or match.start() in ends or _IS_GOODS.match(sheet.work, match.end())
        ):
            sheet.tokens.append(Token(*match.span(1), "product", sheet.written(*match.span(1)), "label"))
            sheet.cover([match.span()])


_IS_GOODS = pattern(r"[」』\"]?(?:です|の|は|这款|这个)?(?:が|件|商品|、|,|につ)")
_REACH = 5
# `no stock for the bike bell`: the small words before a name.
_LEADS = regex(r"(?: (?:for|of|on|with|from|the|this|that|these|your|our|his|their|a|an))+ ")
_SHORTEST, _MOST_WORDS = 2, 5
_ANCHORS = frozenset(["line", "color", "size", "qty", "bullet", "url", "sku"])


def _names(sheet: Sheet) -> Iterator[tuple[int, int, int, bool]]:
    """Stretches that may be names, with the end of the run they stand in and whether they are surely goods."""
    colors = {token.end for token in sheet.tokens if token.kind == "color"}
    orders = {token.end for token in sheet.tokens if token.kind == "order"}
    for run in _RUN.finditer(sheet.work):
        words, place = run.group(), run.start()
        if place in orders and words[0] in _WITHIN and len(words) > 1:
            words, place = words[1:], place + 1
        ending = _AFTER_COLOR.match(words) if place in colors else None
        if ending:
            words, place = words[ending.end() :], place + ending.end()
        for start, end in (part for piece in _pieces(words) for part in _listed(words, *piece)):
            found = _name(words[start:end])
            if found is not None:
                begin = place + start
                yield begin + found.start, begin + found.end, place + end, found.sure


def _name(piece: str) -> Name | None:
    if piece.isascii():
        return _english(piece)
    found = named(piece)
    if found is None or found.sure:
        return found
    return found if found.whole and _says_something(piece[found.start : found.end]) else None


def _listed(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`圣诞袜和圣诞桌布都断了`: two names of goods."""
    for joint in _JOINT.finditer(words, start + 2, end):
        one, other = named(words[start : joint.start()]), named(words[joint.end() : end])
        if one and other and one.sure and other.sure and one.end == joint.start() - start and not other.start:
            yield start, joint.start()
            yield joint.end(), end
            return
    yield start, end


_JOINT = pattern(r"(?<=[一-龥])(?:和(?![服风纸室柄式])|跟(?!鞋)|与|以及)(?=[一-龥]{2})")
# `订单2026…中硅藻土地垫`
_WITHIN = frozenset("中内里")
_SPACE = regex(r"\s+")
_JOINED = regex(r"[ァ-ヺー]+")


def _pieces(words: str) -> Iterator[tuple[int, int]]:
    """A run cut at its spaces; English stays together, and so do words in katakana side by side."""
    if words.isascii() or " " not in words:
        yield 0, len(words)
        return
    start = 0
    for gap in _SPACE.finditer(words):
        before, after = words[max(start, gap.start() - 3) : gap.start()], words[gap.end() : gap.end() + 3]
        if _JOINED.fullmatch(before) and _JOINED.match(after):
            continue
        if before.isascii() and after.isascii():
            continue
        yield start, gap.start()
        start = gap.end()
    yield start, len(words)


def _says_something(name: str) -> bool:
    """No greeting, no sentence, not made of words that say nothing."""
    if _HIRAGANA.fullmatch(name):
        return name not in COURTESIES
    if name[0] in _VERBS or name[-1] in _NO_GOODS:
        return False
    left = "".join(pieces(name))
    return len(left) * 2 >= len(name) and len(_CJK.findall(left)) > 1


def _english(run: str) -> Name | None:
    """The longest row of words that are no part of a sentence; sure where it ends as names of goods do."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(run)]
    best: tuple[int, int] = (0, 0)
    sure = False
    at = 0
    while at < len(words):
        last = at
        while last < len(words) and _names_something(run[slice(*words[last])], within=last > at):
            last += 1
        first, end = _as_goods(run, words, at, last)
        if end > first:
            goods = run[slice(*words[end - 1])] in GOODS_EN
            if (goods, words[end - 1][1] - words[first][0]) > (sure, best[1] - best[0]):
                best, sure = (words[first][0], words[end - 1][1]), goods
        at = last + 1
    lettered = any(map(str.isalpha, run[best[0] : best[1]]))
    if not lettered or best[1] - best[0] <= _SHORTEST:
        return None
    return Name(*best, sure, whole=True)


def _names_something(word: str, *, within: bool) -> bool:
    """`boxes` alone may be said of anything, behind `gift` they are the goods."""
    return word not in ENGLISH or (within and word in GOODS_EN)


def _as_goods(run: str, words: list[tuple[int, int]], first: int, end: int) -> tuple[int, int]:
    """Of a row of words too long for a name, those that end with a word for goods."""
    if end - first <= _MOST_WORDS:
        return first, end
    thing = next((at for at in range(end - 1, first - 1, -1) if run[slice(*words[at])] in GOODS_EN), None)
    return (first, first) if thing is None else (max(first, thing + 1 - _MOST_WORDS), thing + 1)
