"""What an order's number may look like where it has no well-known form, and the codes that it is not."""

from bot.rules.regex import regex
from bot.rules.script import pattern

#: Runs of letters and figures that hyphens, underscores or slashes hold together; behind none of its own kind.
CODE = regex(r"(?<![a-z0-9_/@+%-])(?<!\d\.)[a-z0-9]{1,20}(?:[-_/][a-z0-9]{1,20}){0,5}(?![a-z0-9_/@%-]|\.\d)")

_DATE = regex(
    r"(?:20)?\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|(?:(?:20)?\d\d([-/_]))?(?:0?[1-9]|1[0-2])[-/_](?:[0-2]?\d|3[01])"
    r"|20\d\d[-/]\d\d?"
)
# Landlines with their area (0579-85201177, 03-1234-5678), and mobiles of both countries.
_PHONE = regex(r"0\d{1,3}-?\d{3,4}-?\d{3,4}|(?:86-?)?1[3-9]\d{9}|\d{3,4}-\d{3,4}-\d{4}")
_PARCEL = regex(r"(?:yt|sf|zto|sto|jd|jt|yd|ems|dpk?)[a-z]{0,2}\d{9,}|p20\d{8,}(?:-\d+)?")
_MEASURE = pattern(r"""
    \d[\d-]*(?:x\d+)*(?:[cm]?m|inch|ml|l|k?g|m?ah|k?w|v|pcs?|sets?|pairs?|px|dpi|st|nd|rd|th|yuan|rmb|yen|usd|k)
    |\d+x\d+[a-z]*""")
_SPELLED = regex(r"[a-z]+")
_LONGEST_WORD, _MOST_LETTERS = 5, 9


def is_code(word: str, least: int, *, announced: bool = False) -> bool:
    """Whether folded text may be an order's number: at least so many figures, few letters, and nothing else we know.

    Of what is announced as a number it does not matter that it could be a day or a telephone.
    """
    figures = sum(map(str.isdigit, word))
    if figures < least or any(other.fullmatch(word) for other in (_PARCEL, _MEASURE)):
        return False
    if not announced and any(other.fullmatch(word) for other in (_DATE, _PHONE)):
        return False
    spelled = _SPELLED.findall(word)
    return sum(map(len, spelled)) <= _MOST_LETTERS and all(len(each) <= _LONGEST_WORD for each in spelled)
