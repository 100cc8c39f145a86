"""How people name an order's lines in a sentence: 3番, 3号, line 3, and a bare 3 where it can be nothing else."""

import re
from collections.abc import Collection

from bot.rules.regex import regex

#: A day is no line: 12月3号, 3号左右; nor is a box or a shop: 3号箱, 3号店.
_LINE = regex(
    r"(?:第\s*)?(?<![\d.月])(\d{1,3})\s*(?:番目?|号(?!左右|之?前|之?后|能|会|才|就|(?:到|发|补)货(?!了)|"
    r"可以?(?:到|发|补|有|出)|(?:出|交|来)货(?!了)|补上(?!了)|发出(?!了)|箱(?!子)|仓|库|店|楼|柜)|項|项)"
    r"|(?:\blines?|\bnos?\.?|\bitems?|#)\s*(\d{1,3})\b"
)
#: Lines that are listed with one that is named so: 1、3号, 1~3番, 1和3号; lines 1, 3 and 5.
_BETWEEN = r"\s*(?P<join>[、,・/&+~-]|和|跟|及|と|から|到|至|to\b|and\b|or\b)\s*"
_BEFORE = regex(rf"(?<![\d.月/:#])(?P<number>\d{{1,3}})(?:{_BETWEEN}|\s+)$")
_BEHIND = regex(
    rf"{_BETWEEN}(?P<number>\d{{1,3}})(?![\d.:]|\s?(?:pcs|pieces?|units?|pairs?|sets?|left|days?)\b)"
)
_HEAD = regex(r"(?:^|[。.!;\n])\s*$")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz#")
#: Those between the two are meant as well.
_UP_TO = frozenset({"~", "-", "から", "到", "至", "to"})
#: Before a number that can then only be a day: 预计3号有货.
_WHEN = regex(
    r"(?:预计|最快|最早|最晚|估计|大概|大约|要等?到?|得等?到?|等到?|说)\s*(?=\d{1,2}\s?号\s?(?:到|发|有货|来|补|出|上架))"
)
_BARE = regex(
    r"(?:^|[\s、,。.;!]|\b(?:and|but|while)\b)[ (]*(\d{1,3})"
    r"(?:(?P<is>[.):]\s|[:、→]|\s+(?:is|was|has)\b|\s*[はが])"
    r"|(?=\s+(?:ok|okay|done|bought|ordered|sold|out|not|no|cannot|can't)\b"
    r"|\s?(?:已|买|拍|没|缺|有货|找到|还是|也|不|下单|断货|退|手配|購入|欠品|在庫|返金)))"
)


def lines_in(plain: str) -> tuple[str, ...]:
    """The lines that folded text names, each once, in its order."""
    return tuple(dict.fromkeys(line for _, _, line in _named(plain)))


def without_lines(plain: str) -> str:
    """Folded text without the names of lines in it, so that a 3号 that is one is taken for no day."""
    for start, end, _ in reversed(_named(plain)):
        plain = plain[:start] + " " * (end - start) + plain[end:]
    return plain


def places_of_lines(plain: str, here: Collection[str]) -> list[tuple[int, int, str]]:
    """Where folded text names lines: start, end and number of each.

    Bare numbers at the heads of clauses name lines where each of them is one of those here, and it is plain that
    they are no quantity: several are told apart, or one is said to be something. So do those here that are listed
    with one that is named.
    """
    named = [place for one in _named(plain) for place in _with_listed(plain, one, here)]
    taken = {end for _, end, _ in named}
    heads = [found for found in _BARE.finditer(plain) if found.end(1) not in taken]
    found_bare = [(found.start(1), found.end(), found[1].lstrip("0")) for found in heads]
    bare = {place for one in found_bare for place in _with_listed(plain, one, here)}
    several = len({line for _, _, line in found_bare}) > 1 or _opens(plain, bare)
    plainly = any(found["is"] for found in heads) or several
    return sorted({*named, *bare}) if plainly and all(line in here for _, _, line in bare) else named


def _opens(plain: str, bare: Collection[tuple[int, int, str]]) -> bool:
    """Whether several numbers stand at the head of a sentence."""
    return len(bare) > 1 and _HEAD.search(plain, 0, min(bare)[0]) is not None


def _with_listed(plain: str, one: tuple[int, int, str], here: Collection[str]) -> list[tuple[int, int, str]]:
    """A place where a line is named, and those of the lines here that are listed with it, in their order."""
    places = [one]
    if plain[one[0]] in _LATIN:
        while (found := _BEHIND.match(plain, places[-1][1])) and found["number"].lstrip("0") in here:
            places += [*_up_to(found, places[-1], here), (*found.span("number"), found["number"].lstrip("0"))]
        return places
    while (found := _BEFORE.search(plain, max(0, places[0][0] - 12), places[0][0])) and (
        found["number"].lstrip("0") in here
    ):
        first = (*found.span("number"), found["number"].lstrip("0"))
        places = [first, *_up_to(found, (first[1], first[1], first[2]), here, places[0][2]), *places]
    return places


def _up_to(
    found: re.Match[str], first: tuple[int, int, str], here: Collection[str], last: str = ""
) -> list[tuple[int, int, str]]:
    """The lines here from one number to another, where that is what joins the two."""
    if found["join"] not in _UP_TO:
        return []
    between = range(int(first[2]) + 1, int(last or found["number"]))
    return [(first[1], first[1], line) for line in here if line.isdecimal() and int(line) in between]


def _named(plain: str) -> list[tuple[int, int, str]]:
    days = {found.end() for found in _WHEN.finditer(plain)}
    return [(*found.span(), _number(found)) for found in _LINE.finditer(plain) if found.start() not in days]


def _number(found: re.Match[str]) -> str:
    return (found[1] or found[2]).lstrip("0")
