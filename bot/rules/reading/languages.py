"""Which language the staff wrote in: their sentences count, not names, colours and labels pasted in between."""

import re

from bot.rules.script import pattern

_CLAUSE = re.compile(r"[^\n。！!？?；;,，、]+")
_KANA = re.compile(r"[ぁ-ん]")
_CHINESE = pattern(
    r"[了吗呢吧的没说这您请还就才给们老板厂店家补换发货缺买卖哈亲在都把让什怎么哪谢麻烦订拍单到仓]|有货|无法|预计|大概|确认"
)
_ENGLISH_WORD = re.compile(r"[a-z]{2,}")
_CODE = re.compile(r"https?://\S+|\S*\d\S*|<[^>]*>|[\w.+-]+@[\w.-]+")
_COMMON = frozenset(
    [
        "the",
        "is",
        "are",
        "was",
        "out",
        "of",
        "stock",
        "please",
        "pls",
        "confirm",
        "advise",
        "seller",
        "shop",
        "says",
        "say",
        "said",
        "will",
        "restock",
        "order",
        "ordered",
        "next",
        "week",
        "we",
        "you",
        "your",
        "for",
        "and",
        "to",
        "from",
        "not",
        "no",
        "in",
        "on",
        "this",
        "that",
        "has",
        "have",
        "discontinued",
        "missing",
        "short",
        "left",
        "only",
        "now",
        "hi",
        "dear",
        "sorry",
        "check",
        "can",
        "which",
        "one",
        "qty",
        "oos",
    ]
)
_SHARE = 0.22


def language(folded: str) -> str:
    """`ja`, `zh`, `en`, or `mixed` when a second language carries part of the message."""
    weights = {"ja": 0, "zh": 0, "en": 0}
    for clause in _CLAUSE.finditer(_CODE.sub(" ", folded)):
        for lang, weight in _weigh(clause.group()).items():
            weights[lang] += weight
    ranked = sorted(weights, key=lambda lang: -weights[lang])
    total = sum(weights.values())
    if not total:
        return _by_letters(folded)
    return "mixed" if weights[ranked[1]] >= _SHARE * total else ranked[0]


def _weigh(clause: str) -> dict[str, int]:
    kana, chinese = len(_KANA.findall(clause)), len(_CHINESE.findall(clause))
    words = [word for word in _ENGLISH_WORD.findall(clause) if word in _COMMON]
    if kana:
        return {"ja": kana + 2}
    if chinese:
        return {"zh": chinese * 2 + 2, "en": 3 * len(words) if len(words) > 1 else 0}
    return {"en": 3 * len(words)} if words else {}


def _by_letters(folded: str) -> str:
    if re.search(r"[ぁ-ヺ]", folded):
        return "ja"
    return "zh" if re.search(r"[一-龥]", folded) else "en"
