"""How people name an order's lines in a sentence: 3番, 3号, line 3, and a bare 3 where it can be nothing else."""

import re
from collections.abc import Collection

from bot.rules.regex import regex

#: A day is no line: 12月3号, 3号左右; nor is a box or a shop: 3号箱, 3号店.
_LINE = regex(
    r"(?:第\s*)?(?<![\d.月])(\d{1,3})\s*(?:番目?|号(?!左右|之?前|之?后|能|会|才|就|(?:到|发|补)货(?!了)|"
    r"可以?(?:到|发|补|有|出)|(?:出|交|来)货(?!了)|补上(?!了)|发出(?!了)|箱(?!子)|仓|库|店|楼|柜)|項|项)"
    r"|(?:\bline|\bno\.?|\bitem|#)\s*(\d{1,3})\b"
)
#: Before a number that can then only be a day: 预计3号有货.
_WHEN = regex(
    r"(?:预计|最快|最早|最晚|估计|大概|大约|要等?到?|得等?到?|等到?|说)\s*(?=\d{1,2}\s?号\s?(?:到|发|有货|来|补|出|上架))"
)
_BARE = regex(
    r"(?:^|[\s、,。.;!]|\b(?:and|but|while)\b)[ (]*(\d{1,3})"
    r"(?:(?P<is>[.):]\s|[:、]|\s+(?:is|was|has)\b|\s*[はが])"
    r"|(?=\s+(?:ok|okay|done|bought|ordered|sold|out|not|no|cannot|can't)\b"
    r"|\s?(?:已|买|拍|没|缺|有货|找到|还是|也|不|下单|断货|退|手配|購入|欠品|在庫|返金)))"
)


def lines_in(plain: str) -> tuple[str, ...]:
    """The lines that folded text names, each once, in its order."""
    return tuple(dict.fromkeys(line for _, _, line in _named(plain)))


def places_of_lines(plain: str, here: Collection[str]) -> list[tuple[int, int, str]]:
    """Where folded text names lines: start, end and number of each.

    Bare numbers at the heads of clauses name lines where each of them is one of those here, and it is plain that
    they are no quantity: several are told apart, or one is said to be something.
    """
    named = _named(plain)
    taken = {end for _, end, _ in named}
    heads = [found for found in _BARE.finditer(plain) if found.end(1) not in taken]
    bare = [(found.start(1), found.end(), found[1].lstrip("0")) for found in heads]
    plainly = any(found["is"] for found in heads) or len({line for _, _, line in bare}) > 1
    return sorted(named + bare) if plainly and all(line in here for _, _, line in bare) else named


def _named(plain: str) -> list[tuple[int, int, str]]:
    days = {found.end() for found in _WHEN.finditer(plain)}
    return [(*found.span(), _number(found)) for found in _LINE.finditer(plain) if found.start() not in days]


def _number(found: re.Match[str]) -> str:
    return (found[1] or found[2]).lstrip("0")
