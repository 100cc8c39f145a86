"""Parts of what was ordered that are told as a share of it: `半分しか`, `一半没货`, `half of it`, `1/3しか`."""

import re

from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.text.counting import whole_number
from bot.rules.reading.text.tokens import Sheet, Starts, Token
from bot.rules.regex import regex
from bot.rules.script import fold, pattern

_SHARES = {
    "半分": "1/2",
    "半数": "1/2",
    "一半": "1/2",
    "对半": "1/2",
    "half": "1/2",
    "三分之一": "1/3",
    "三分之二": "2/3",
    "四分之一": "1/4",
    "四分之三": "3/4",
    "a third": "1/3",
    "one third": "1/3",
    "two thirds": "2/3",
    "a quarter": "1/4",
    "one quarter": "1/4",
    "three quarters": "3/4",
}
_PORTION = Starts(
    (
        fold("半一対三四二五") + "haot23456789",
        pattern(r"""
            半分(?!に[切し折]|ずつ|こ|程度の)|半数|(?<!一半)一半(?!一半)|对半|(?<![a-z-])half(?![a-z-]|\s(?:a\s|an\s|price|year|month|day|dozen|size|sleeve))
            |[三四]分之[一二三](?!元)|(?<![\d.])(?P<whole>[2-9二三四五])分の(?P<part>[1-4一二三四])(?!\d)|(?<![a-z])(?:a|one|two|three)\s(?:third|quarter)s?(?![a-z])"""),
    ),
    (
        fold("一二三四五六七八九两123456789"),
        pattern(r"""
            (?<![\d.一二三四五六七八九十百])(?P<tenths>[1-9一二三四五六七八九两])\s?
            (?:割(?![引増高安当れ合り])|成(?![本分人品功交熟套新员色長都])(?=[^\n]{0,12}[没缺断无有到货库发]))"""),
    ),
    (
        fold("一二三四五六七八九123456789"),
        pattern(r"""
            (?:(?<=[发给到出有剩缺差少])|(?<=[发给到出剩缺差少]了))(?P<tenths>[1-9一二三四五六七八九])\s?成(?P<half>半)?
            (?![本分人品功交熟套新员色長都])"""),
    ),
    ("123", regex(r"(?<![\d/.])(?:1/[2-5]|2/[35]|3/[45])(?=しか|だけ|程度しか)")),
)
# What a share is said to be, by the words behind it first: `一半没货`, `半分しか`, `half of it is gone`.
_LACKS_BEHIND = pattern(r"\s?(?:都|也|还|就|才|货)*(?:没|缺|不|断|欠|无|发不|拿不)")
_HAVE_BEHIND = pattern(
    r"(?:ほど|ぐらい|くらい|程度|分)?(?:しか|のみ|まで|だけ(?![^、。\n]*(?:欠|不足|足り)))"
)
_HAVE_BEFORE = pattern(r"""
    (?:[只仅就够剩到有来发给凑]了?|(?<![a-z])(?:only|just|got|has|have|had|found|supply|send|ship|give|do)(?:\sthe|\sabout|\saround)?)\s?$""")
_LACK_BEFORE = pattern(
    r"(?:[缺少差欠]了?口?|短缺|(?<![a-z])(?:short(?:\s(?:of|by))?|missing|lack(?:ing|s)?))\s?$"
)
_LACKS = pattern(r"""
    [没缺断欠无]|[拿买发给做补凑]不|不(?:够|足|到|给|能)|足り|たり|な[いくし]|ません|切れ|売り?切|(?<![a-z])(?:no|not|none|cannot|can't|cant|short|missing
    |lack\w*|sold|gone|out|unavailable|never|cancell?ed|\w+n't)(?![a-z])""")
_CLAUSE = regex(r"[^,，。、;；\n(（!?！？.]{0,60}")
_REACH = 12


def take_portions(sheet: Sheet) -> None:
    """Shares of the ordered quantity, each there or lacking."""
    if sheet.has("半", "half", "third", "quarter", "分之", "分の", "/", "割", "成"):
        sheet.take(_PORTION, lambda m: _portion(sheet, m))


def _portion(sheet: Sheet, match: re.Match[str]) -> Token:
    word = match.group()
    value = _spoken(match) or next(
        (share for name, share in _SHARES.items() if word.startswith(fold(name))), word
    )
    clause = _CLAUSE.match(sheet.page.folded, match.end())
    behind = clause.group() if clause else ""
    before = sheet.page.folded[max(0, match.start() - _REACH) : match.start()]
    return Token(*match.span(), "qty", value, f"share {_role(before, behind)}")


def _spoken(match: re.Match[str]) -> str:
    """`3割`, `4分の1`."""
    named = match.groupdict()
    if named.get("tenths"):
        tenths = whole_number(named["tenths"]) or 0
        return f"{2 * tenths + 1}/20" if named.get("half") else f"{tenths}/10"
    return f"{whole_number(named['part'])}/{whole_number(named['whole'])}" if named.get("whole") else ""


def _role(before: str, behind: str) -> str:
    if _LACKS_BEHIND.match(behind):
        return "short"
    if _HAVE_BEHIND.match(behind) or _HAVE_BEFORE.search(before):
        return "have"
    return "short" if _LACKS.search(behind) or _LACK_BEFORE.search(before) else "have"


def count_portions(draft: Draft, ordered: Token | None) -> None:
    """Turn shares into figures, where it is known what they are shares of."""
    for role in ("have", "short"):
        share = draft.amounts.pop(f"share {role}", None)
        if share is None or ordered is None:
            continue
        part, whole = map(int, share.value.split("/"))
        count, left = divmod(int(ordered.value) * part, whole)
        if left:
            draft.doubts.append("quantity_unknown")
        elif not draft.amounts.keys() & {"have", "short", "rest", "part", "cannot"}:
            draft.amounts[role] = share._replace(value=str(count), role=role)
