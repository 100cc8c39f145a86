"""A product's name in running text: what is left beside the known things, without the words around it."""

import re
from collections.abc import Iterator

from bot.rules.data import load
from bot.rules.reading.tokens import Sheet, Token
from bot.rules.script import fold, pattern

_TABLE = load("filler")
_FILLER = {
    lang: sorted(map(fold, words), key=len, reverse=True)
    for lang, words in _TABLE.items()
    if lang in {"ja", "zh", "en"}
}
_STOPS_CJK = re.compile("|".join(map(re.escape, [*_FILLER["zh"], *_FILLER["ja"]])))
_ENGLISH = frozenset(word for phrase in _FILLER["en"] for word in phrase.split())
_EDGE = r"\x00,，、。;；:!?！？()（）\[\]【】「」『』{}<>《》|/→*★☆■●◆=+~\"…‥\n\t\u2600-\u27bf\U0001f000-\U0001faff"
_RUN = pattern(rf"[^\s'・\-{_EDGE}][^{_EDGE}]*")
_WORD = re.compile(r"[a-z0-9][a-z0-9'-]*")
_CJK = re.compile(r"[一-龥々ァ-ヺ]")
_PARTICLE_END = pattern(
    r"(?:の中で|のうち|について|ですが|です|には|では|とは|から|まで|のため|ため|[のはがをにもでとやへ、])+$"
)
_PARTICLE_START = pattern(r"^(?:の|は|が|を|に|も|で|と|や|へ|的|是|这个|那个|这款|那款|个|款)+")
# What a colour goes on with where it is an adjective, and the words that stand for the thing itself: 白い方, 白のほう.
_AFTER_COLOR = pattern(r"^(?:い(?=[ァ-ヺ一-龥])(?!方)|[いの]?(?:ほう(?!れ)|方(?![一-龥])|やつ|もの)|いの)")
_SHARED = pattern(
    r"(?:\d\d:\d\d\s?)?(?:【[^】\n]{1,8}】)?[^\n\x00]{0,20}\x00{8,}\s?[a-z]{2}\d{2,5}\s*「([^\n]{1,200}?)」(?:\s*点击链接直接打开[^\n]*)?"
)
_NO_GOODS = frozenset("样中会")
_VERBS = frozenset("了您我他你请要会不没可被让给把将但如因以期具各很太最再只先同")
_HIRAGANA = re.compile(r"[ぁ-んー]{3,10}")
_COURTESIES = frozenset(_TABLE["hiragana"])
_KIND = pattern(r"\s[a-z一-龥]{1,4}款-?$")
_PURPOSE = pattern(r"^.*用の(?=.{2})")
_SENTENCE = pattern(
    r"(?:まし|ます|です|でし|って|った|され|ない|する|した|れる|られ|くだ|ので|そう|よう|こと|もの|ください|おり|なり|なる|ある|いる|いた|でき|すみ|たい|せん|しま|ござ|いかが|よろし|どう)"
)
_OPENERS = pattern(
    r"^(?:\s|[^的]{0,5}(?:订|拍|买|要|下)的(?:那个|那款|那批|这个|这款|这批)?|后面|说|您才|一家|今季|今季で|下面|上面|以下|サイズの?|カラーの?|色の|您好|你好|亲+|在吗|麻烦(?:看一下|您)?|不好意思|抱歉|老板|店家|厂家|这个|那个|这款|那款|该|此|您(?:订|拍|要|买|下)的(?:那个|那款)?|您的|订的|拍的|的那个|的那款|的|那家的|ご注文品|お客様の|ご注文の|注文の|お客様|ご注文|商品|この|その|こちらの|件の|件|の|は|が|には|では|那家|原来那家的|这单|这批|其中|里的?|还有|有)+"
)
_CLOSERS = pattern(
    r"(?:\s?注文数?量?|\s?原价|\s?单价|\s?价格|\s数量|\s在库|\s个数|\sqty|老板|店家|厂家|卖家|工厂|店铺|您|目前|现在|已经|今天|这边|都|全部|全|也|还|的|了|就|又|和|与"
    r"|ですが|の中|の件|につ|(?<![ぁ-ん])(?:は|が|の|を|に|で|も|と|だけ)|这个|那个|暂时|实际|只|说|因为|由于|被|需|要)+(?:.*)?$"
)
_QUOTED = pattern(r"[「『\"]([^「」『』\"\n\x00、。(]{2,30})(?=[」』\"(])")


def take_share_text(sheet: Sheet) -> None:
    """The lines that the Taobao app writes: the product's name stands in 「」, the rest says nothing."""
    if "「" in sheet.work:
        sheet.take(
            _SHARED, lambda m: Token(m.start(1), m.end(1), "product", sheet.written(*m.span(1)), "label")
        )


def find_products(sheet: Sheet) -> None:
    """Add a product token wherever a name touches a line number, a variant, a quantity or a statement."""
    anchors = [token for token in sheet.tokens if token.kind in _ANCHORS or token.role == "short"]
    starts = {token.start - gap for token in anchors for gap in range(_REACH)}
    ends = {token.end + gap for token in anchors for gap in range(_REACH)}
    taken = {token.start for token in sheet.tokens if token.kind == "product"}
    _take_quoted(sheet, starts, ends)
    for start, end, edge in _names(sheet, starts | ends):
        if start not in taken and (end in starts or start in ends or edge in starts):
            sheet.tokens.append(Token(start, end, "product", sheet.written(start, end)))


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
_SHORTEST, _LONGEST, _MOST_WORDS = 2, 24, 5
_ANCHORS = frozenset(["line", "color", "size", "qty", "bullet", "url", "sku"])


def _names(sheet: Sheet, near: set[int]) -> Iterator[tuple[int, int, int]]:
    colors = {token.end for token in sheet.tokens if token.kind == "color"}
    for run in _RUN.finditer(sheet.work):
        if not (run.start() in near or run.end() in near):
            continue
        ending = _AFTER_COLOR.match(run.group()) if run.start() in colors else None
        said = ending.end() if ending else 0
        start, end = _trimmed(run.group()[said:], run.start() + said)
        if start < end:
            yield start, end, run.end()


def _trimmed(run: str, place: int) -> tuple[int, int]:
    if run.isascii():
        return _english(run, place)
    opener = _OPENERS.match(run)
    start = opener.end() if opener else 0
    purpose = _PURPOSE.match(run, start)
    start = purpose.end() if purpose else start
    closer = _CLOSERS.search(run, start + 1)
    end = closer.start() if closer else len(run)
    while start < end and run[start] in " 　":
        start += 1
    while end > start and run[end - 1] in " 　.":
        end -= 1
    kind = _KIND.search(run, start, end)
    end = kind.start() if kind else end
    name = run[start:end]
    if name.isascii() and name:
        return _english(name, place + start)
    return (place + start, place + end) if _plausible(name) else (0, 0)


def _plausible(name: str) -> bool:
    """A noun of some length: no greeting, no sentence, not made of words that say nothing."""
    if _SENTENCE.search(name) or not _SHORTEST <= len(name) <= _LONGEST:
        return False
    if _HIRAGANA.fullmatch(name):
        return name not in _COURTESIES
    if name[0] in _VERBS or name[-1] in _NO_GOODS or not _CJK.search(name):
        return False
    left = _STOPS_CJK.sub("", name)
    return len(left) * 2 >= len(name) and len(_CJK.findall(left)) > 1


def without_filler(run: str) -> list[str]:
    """The pieces of folded text that are left without greetings and other words that say nothing."""
    words = _STOPS_CJK.split(run)
    return [piece for piece in words if piece and not _ENGLISH.issuperset(piece.split())]


def _english(run: str, place: int) -> tuple[int, int]:
    words = [(match.start(), match.end()) for match in _WORD.finditer(run)]
    best: tuple[int, int] = (0, 0)
    at = 0
    while at < len(words):
        last = at
        while last < len(words) and run[words[last][0] : words[last][1]] not in _ENGLISH:
            last += 1
        if last > at and words[last - 1][1] - words[at][0] > best[1] - best[0] and last - at <= _MOST_WORDS:
            best = (words[at][0], words[last - 1][1])
        at = last + 1
    lettered = any(map(str.isalpha, run[best[0] : best[1]]))
    return (place + best[0], place + best[1]) if lettered and best[1] - best[0] > _SHORTEST else (0, 0)
