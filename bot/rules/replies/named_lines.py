"""The names of order lines in a reply: which are spoken of together, and which are meant by all but these."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.rules.replies.line_names import places_of_lines
from bot.rules.script import pattern

#: Between the names of lines that are spoken of together.
_TOGETHER = pattern(
    r"[\s、,&/・+はがもと和及跟]*(?:and|or|以及|および|lines?|items?|番|号|的|(?<=\d)(?:[-~]|から|到|至|to))?[\s、,&/・+]*"
)
#: Between names that may as well belong to two thoughts.
_LOOSELY = pattern(r"[^と和及跟&+~-]*")
#: All lines but the one that is named.
_EXCEPT_BEHIND = pattern(r"\s*(?:だけ)?(?:以外|を除|は除|のぞ[くい]|之外|除外|以外的)")
_EXCEPT_BEFORE = pattern(
    r"(?:除了?|\b(?:except|(?:all|everything) but|other than|apart from)(?: for)?)\s*(?:第|line|no\.?|item|#)?\s*$"
)
#: The lines that have not been named yet.
_OTHERS = pattern(
    r"(?:その)?(?:他|ほか)の?(?:商品|分|もの|番|明細)?[はもが]|それ以外の?(?:商品|もの)?[はもが]|あとは(?=全部|全て|すべて|みんな)|"
    r"(?:其他|其它|别的|其余)的?(?:商品|几个|款|货)?(?=都|已|还|也|没|买|拍|全|,|、)|"
    r"\b(?:all )?(?:the )?other (?:lines|items|ones)\b|\bthe others\b|\beverything else\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A place where lines are named together, and those that it leaves out.

    loosely is whether nothing holds them together that joins names only.
    """

    start: int
    end: int
    lines: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    loosely: bool = False


def named_lines(plain: str, here: Collection[str]) -> list[Named]:
    """Where folded text names lines, in its order; what is said of all others is said of those here."""
    found: list[Named] = []
    for start, end, line in places_of_lines(plain, here):
        together = bool(found) and _TOGETHER.fullmatch(plain, found[-1].end, start) is not None
        one = _joined(found.pop(), plain, start, end, line) if together else Named(start, end, (line,))
        found.append(_turned(one, here) if _is_left_out(plain, one.start, end) else one)
    named = {line for one in found for line in (*one.lines, *one.left_out)}
    left = tuple(line for line in here if line not in named)
    others = _OTHERS.search(plain) if named and left else None
    return sorted([*found, Named(*others.span(), left)], key=lambda one: one.start) if others else found


def _joined(one: Named, plain: str, start: int, end: int, line: str) -> Named:
    loosely = one.loosely or _LOOSELY.fullmatch(plain, one.end, start) is not None
    return replace(one, end=end, lines=(*one.lines, line), loosely=loosely)


def _is_left_out(plain: str, start: int, end: int) -> bool:
    return _EXCEPT_BEHIND.match(plain, end) is not None or _EXCEPT_BEFORE.search(plain, 0, start) is not None


def _turned(one: Named, here: Collection[str]) -> Named:
    """All other lines are meant."""
    others = tuple(line for line in here if line not in one.lines)
    return replace(one, lines=others, left_out=one.lines)
