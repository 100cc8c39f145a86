"""What a message tells anew of a case that is known: the day of a restock, another quantity, the end of the goods."""

from bot.rules.colors import same_color
from bot.rules.reading import lexed
from bot.rules.reading.text.page import open_page
from bot.rules.reading.things.kinds import kinds, same_product
from bot.rules.regex import regex
from bot.rules.replies.line_names import lines_in, without_lines
from bot.rules.replies.phrases import finds, plain_words, sentences
from bot.rules.script import fold, pattern
from bot.rules.sizes import same_size

#: How many: no day, time, price, length of time, line or shop, which are written just so.
_COUNTER = r"(?:個|枚|点|足|着|本|台|セット|箱|袋|冊|双|组|件|条|套|只|把|张|盒|包|个|pcs|pieces|units|pairs)"
_NO_MORE = (
    r"(?!\s?(?:[\d/.:年月日号番行週周天時时点店種种色回度割%元円块¥]|ヶ月|か月"
    r"|rmb|yuan|(?:days?|weeks?|months?|hours?)\b))"
)
_HEAD = r"(?<![\d/.:月年第a-z¥#])"
_N = rf"{_HEAD}(\d{{1,5}})\s?{_COUNTER}?{_NO_MORE}"
#: Of two numbers the one that was told before, and the one that holds.
_INSTEAD = (
    pattern(rf"{_N}(?:が|を)?(?:欠品|不足)?(?:では|じゃ)なく(?:て)?[、,\s]*{_N}"),
    pattern(rf"不是{_N}[,、]?\s?(?:而)?是{_N}"),
    pattern(rf"\bnot {_N},? but {_N}"),
    pattern(rf"{_N}(?:ではなくて?|を|から|->|→|改为|改成|改到)\s?{_N}(?:に|へ)?(?:訂正|修正|改)"),
    pattern(rf"{_N}\s?(?:→|->|改为|改成)\s?{_N}"),
)
_THE_OTHER_WAY = (
    pattern(rf"是?{_N}[,、]\s?不是{_N}"),
    pattern(rf"{_N} (?:short|missing)?,? ?(?:and )?not {_N}"),
)
#: The short ones, called so, with a counter or nothing behind them but the end.
_ENDS = r"(?!\d)(?=\s?(?:です|でした|に(?:なり|変わり|変更|訂正)|のみ|だけ|[。、,!]|$))"
_SO_MANY = rf"{_HEAD}(\d{{1,5}})(?:\s?{_COUNTER}{_NO_MORE}|{_ENDS})"
_SHORT = (
    pattern(rf"(?:不足|欠品)(?:数)?(?:は|が)[^。、\d]{{0,6}}{_SO_MANY}"),
    pattern(rf"(?:缺|少)的是{_SO_MANY}|(?:缺货|欠品)(?:数|数量)(?:是|为|:)\s?{_SO_MANY}"),
)
#: What is said of something else than the case's own goods.
_OF_ANOTHER = pattern(
    r"ほか|他の|別の|前回|もう一つ|代わり|代替|替代|另外|其他|其它|别的|上次|之前那|\bother\b|\banother\b|\bprevious\b|substitute"
)
_ENDED = pattern(
    r"廃盤|廃番|終売|生産終了|販売終了|製造中止|生産中止|停产|不再?生产|不做了|绝版"
    r"|\bdiscontinued\b|no longer (?:made|produced)"
)
_NOT_ENDED = pattern(
    r"(?:で|じゃ)は?(?:ありません|ない)|没(?:有)?停产|不是停产|\bnot discontinued|らしい|かも|可能|maybe|might"
)
_DIGIT = regex(r"\d")


def days_named(text: str, told: str) -> list[str]:
    """The words for days in a text, among those that a folded part of it holds."""
    if not told:
        return []
    dates = [token.value for token in lexed(open_page(text)).tokens if token.kind == "date"]
    return list(dict.fromkeys(words for words in dates if fold(words) in told))


def quantity_instead(text: str, short: int | None, ordered: int | None) -> int | None:
    """How many are short by words that put another number right; None where it is not plain that they do."""
    plain = plain_words(text)
    if any(finds(name, plain) for name in _NO_QUANTITY) or not _DIGIT.search(plain):
        return None
    pairs = [(one[1], one[2]) for turn in _INSTEAD if (one := turn.search(plain))]
    pairs += [(one[2], one[1]) for turn in _THE_OTHER_WAY if (one := turn.search(plain))]
    if pairs:
        told, holds = map(int, pairs[0])
        return holds if told == short != ordered and holds != told else None
    said = [one for turn in _SHORT for one in turn.finditer(plain)]
    numbers = {int(number) for one in said for number in one.groups() if number}
    named = set(map(int, lines_in(plain)))
    return numbers.pop() if len(numbers) == 1 and numbers.isdisjoint({0} | named) else None


#: Where one of these is said, figures may be of it.
_NO_QUANTITY = ("question", "done", "price")


def is_of_another(text: str, product: str | None, color: str | None, size: str | None) -> bool:
    """Whether words may be about other goods than these: other colours, sizes or names are in them."""
    plain = plain_words(text)
    if _OF_ANOTHER.search(plain):
        return True
    tokens = lexed(open_page(without_lines(plain))).tokens
    colors = [token.value for token in tokens if token.kind == "color"]
    sizes = [token.value for token in tokens if token.kind == "size"]
    if any(not (color and same_color(each, color)) for each in colors):
        return True
    if any(not (size and same_size(each, size)) for each in sizes):
        return True
    names = [token.value for token in tokens if token.kind == "product" and token.role == "goods"]
    return any(
        not (product and (same_product(each, product) or kinds(each) & kinds(product))) for each in names
    )


def says_discontinued(text: str) -> bool:
    """Whether goods are said not to be made any more, and nothing takes a part of that back."""
    plain = plain_words(text)
    said = [part for part in sentences(plain) if _ENDED.search(part)]
    hedged = any(finds(name, part) for part in said for name in ("question", "if", "substitute", "told"))
    return bool(said) and not hedged and _NOT_ENDED.search(plain) is None
