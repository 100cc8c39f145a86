"""What a message tells anew of a case that is known: the day of a restock, another quantity, the end of the goods."""

from bot.rules.phrases import finds, plain_words, sentences
from bot.rules.reading import lexed
from bot.rules.reading.text.page import open_page
from bot.rules.regex import regex
from bot.rules.script import fold, pattern

_N = r"(\d{1,5})\s?(?:個|枚|点|足|着|本|台|セット|箱|袋|冊|双|组|件|条|套|只|把|张|盒|包|块|个|pcs|pieces|units|pairs)?"
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
#: The short ones, called so.
_SHORT = (
    pattern(
        rf"(?:不足|欠品)(?:数)?(?:は|が)[^。、\d]{{0,6}}{_N}(?:です|でした|に(?:なり|変わり|変更)|のみ)?"
    ),
    pattern(rf"(?:缺|少)的是{_N}|(?:缺货|欠品)(?:数|数量)(?:是|为|:)\s?{_N}"),
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
    if finds("question", plain) or finds("done", plain) or not _DIGIT.search(plain):
        return None
    pairs = [(one[1], one[2]) for turn in _INSTEAD if (one := turn.search(plain))]
    pairs += [(one[2], one[1]) for turn in _THE_OTHER_WAY if (one := turn.search(plain))]
    if pairs:
        told, holds = map(int, pairs[0])
        return holds if told == short != ordered and holds != told else None
    said = [one for turn in _SHORT for one in turn.finditer(plain)]
    numbers = {int(number) for one in said for number in one.groups() if number}
    return numbers.pop() if len(numbers) == 1 else None


def says_discontinued(text: str) -> bool:
    """Whether goods are said not to be made any more, and nothing takes a part of that back."""
    plain = plain_words(text)
    said = [part for part in sentences(plain) if _ENDED.search(part)]
    hedged = any(finds(name, part) for part in said for name in ("question", "if", "substitute", "told"))
    return bool(said) and not hedged and _NOT_ENDED.search(plain) is None
