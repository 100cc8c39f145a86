"""A reply about several order lines told apart: to each line what is said about it, and nothing else."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.rules.line_names import places_of_lines
from bot.rules.phrases import own_words
from bot.rules.replies import Reply, Says, understand
from bot.rules.script import pattern

#: Between the names of lines that are spoken of together.
_TOGETHER = pattern(r"[\s、,&/・+はがもと和及跟]*(?:and|or|以及|および|lines?|items?|番|号|的)?[\s、,&/・+]*")
#: All lines but the one that is named.
_EXCEPT_BEHIND = pattern(r"\s*(?:だけ)?(?:以外|を除|は除|のぞ[くい]|之外|除外|以外的)")
_EXCEPT_BEFORE = pattern(
    r"(?:除了?|\b(?:except|(?:all|everything) but|other than|apart from)(?: for)?)\s*(?:第|line|no\.?|item|#)?\s*$"
)
#: The lines that have not been named yet.
_OTHERS = pattern(
    r"(?:その)?(?:他|ほか)の?(?:商品|分|もの|番|明細)?[はもが]|それ以外の?(?:商品|もの)?[はもが]|"
    r"(?:其他|其它|别的|其余)的?(?:商品|几个|款|货)?(?=都|已|还|也|没|买|拍|全|,|、)|"
    r"\b(?:all )?(?:the )?other (?:lines|items|ones)\b|\bthe others\b|\beverything else\b"
)
#: Of a line it is said that it is as the one before.
_ALSO = pattern(
    r".{1,10}?(?:も(?:同じ|同様)?(?:です)?|也(?:是|一样|同样)?|\btoo|\bas well|\blikewise)[\s、,。.!]*"
)
#: What a reply says of a line that it leaves out.
_LEFT_OUT = Reply(says=Says.OTHER, confidence=0.8)


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of text, the lines that it is about, and those that it leaves out."""

    start: int
    lines: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def tell_apart(text: str, here: Collection[str]) -> dict[str, Reply]:
    """What a reply says of each line of those here that it names; nothing where it names none of them."""
    plain = own_words(text)
    parts = _parts(plain, here)
    starts = (
        [part.start for part in parts] if len(parts) > 1 else [0]
    )  # one is about all that stands before it, too
    said: dict[str, Reply] = {}
    before = _LEFT_OUT
    for part, start, end in zip(parts, starts, [*starts[1:], len(plain)], strict=False):
        words = plain[start:end]
        before = before if _ALSO.fullmatch(words) else understand(words)
        said |= dict.fromkeys(part.left_out, replace(_LEFT_OUT, lines=part.left_out))
        said |= dict.fromkeys(part.lines, replace(before, lines=part.lines))
    return {line: reply for line, reply in said.items() if line in here}


def _parts(plain: str, here: Collection[str]) -> list[_Part]:
    """Each begins where other lines are named; what comes before the first name belongs to none."""
    parts: list[_Part] = []
    reached, named = 0, set[str]()
    for start, end, line in places_of_lines(plain, here):
        named.add(line)
        together = bool(parts) and _TOGETHER.fullmatch(plain, reached, start) is not None
        part = _joined(parts.pop(), line) if together else _Part(start, (line,))
        parts.append(_turned(part, here) if _is_left_out(plain, part.start, end) else part)
        reached = end
    left = tuple(line for line in here if line not in named)
    others = _OTHERS.search(plain) if named and left else None
    return sorted([*parts, _Part(others.start(), left)], key=lambda part: part.start) if others else parts


def _joined(part: _Part, line: str) -> _Part:
    return replace(part, lines=(*part.lines, line))


def _is_left_out(plain: str, start: int, end: int) -> bool:
    return _EXCEPT_BEHIND.match(plain, end) is not None or _EXCEPT_BEFORE.search(plain, 0, start) is not None


def _turned(part: _Part, here: Collection[str]) -> _Part:
    """The part is about all other lines."""
    others = tuple(line for line in here if line not in part.lines)
    return _Part(part.start, others, left_out=part.lines)
