"""Rows that only sum a list up: 合計, 小計, 計, total. They are no goods."""

import re
from collections.abc import Sequence
from unicodedata import normalize

from bot.rules.regex import regex

_FIGURE = r"[\d,.\-+¥$円元個个条件双点枚本行品台箱数 ()%]"
_SUM = regex(
    r"(?:総|小|合|累)?\s*[計计](?:\s*(?:数|数量|個数|点数|件数|金額|行))?|合\s*[計计](?:数|数量|個数|点数|件数|金額)?"
    r"|总[计数]|總[計数]|共[计計]|(?:grand |sub[ -]?)?totals?(?: (?:qty|quantity|amount|pcs))?|sum",
    re.IGNORECASE,
)
_TELLS_SUM = regex(rf"(?:{_SUM.pattern})[:\s]*{_FIGURE}*", re.IGNORECASE)
_TELLS_FIGURE = regex(rf"{_FIGURE}+(?:pcs|jpy|cny|rmb)?", re.IGNORECASE)


def is_totals_row(cells: Sequence[str]) -> bool:
    """Whether a row says a sum, and nothing else but figures."""
    said = [text for cell in cells if (text := normalize("NFKC", cell).strip())]
    sums = [text for text in said if _TELLS_SUM.fullmatch(text)]
    return bool(sums) and all(text in sums or _TELLS_FIGURE.fullmatch(text) for text in said)
