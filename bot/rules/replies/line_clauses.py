"""The clauses of a reply that names several lines, and which of them say something of which line.

People say 3番は手配済 as well as 手配済：3番. Which way round a reply goes shows in what stands in one clause with a
name, or else in whether it begins or ends with a name; where it shows in neither, it is not known.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.rules.regex import regex
from bot.rules.replies.named_lines import Named
from bot.rules.replies.parted_names import may_be_parted
from bot.rules.replies.phrases import finds
from bot.rules.replies.says import Says, understand
from bot.rules.script import pattern

_CUT = regex(r"[。!?;\n~]+|[.](?=\s|$)|\s{2,}|、|,(?!\d{3})|(?<!\d)\s?/\s?|\s(?:but|while|whereas)\s")
#: Words that say nothing of a line.
_BLANK = pattern(
    r"[\W_]*+(?:(?>でした|です|ですが|商品|は|が|も|を|に|で|と|の|だ|分|件|"
    r"以上|また|あと|それと|而|另外|还有|的是|的|是|呢|吧|啊|"
    r"\b(?:is|are|was|were|and|also|the|for|lines?|items?)\b)[\W_]*+)*+"
)
#: Of a line it is said that it is as the one before.
_ALSO = pattern(
    r"(?:も(?:同じ|同様)?(?:です)?|也(?:是|一样|同样)?|\s*too|\s*as well|\s*likewise)[\s、,。.!;]*"
)
_STANDS = ("out", "cannot", "not_out", "in_stock", "done", "not_yet", "too_little", "the_rest", "refused")
_HANGS = ("price", "arrives", "later", "question", "if", "offer", "mistaken", "stalled", "trouble")
#: Turns of phrase that say how something stands, or on what it hangs.
_STATES = (*_STANDS, *_HANGS)

#: One letter for each clause: N only names lines, U has other words beside, B says what is with them, A that they are
#: as those before; S says something and names none, s has words and names none.
_NAMES_BEHIND = regex(r"(?:[Ss]+[NU]A*)+")
_ONE_BY_ONE = regex(r"(?:[Ss][NU])+")
_NAMES_FIRST = regex(r"s*[UBA]+|(?:[NU][Ss]+|B[Ss]*|A)+|s*(?:B[Ss]*|A)+")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of text, which begins where the last one ended, and the lines that it names."""

    kind: str
    start: int
    end: int
    named: Named | None = None


@dataclass(frozen=True, slots=True)
class Thought:
    """All that is said of lines that are named together; own is the end, and the start, of their own clause."""

    named: Named
    start: int
    end: int
    own: tuple[int, int]
    alike: bool = False


def tells(words: str) -> bool:
    """Whether words say how something is."""
    return not is_filler(words) and any(finds(name, words) for name in _STATES)


def thoughts(plain: str, named: list[Named]) -> list[Thought] | None:
    """What belongs together in folded text; None where that is not plain."""
    found = list(_clauses(plain, named))
    kinds = "".join(clause.kind for clause in found)
    if "M" in kinds or may_be_parted(plain, named, _STATES):
        return None
    if not (_ONE_BY_ONE.fullmatch(kinds) or _hold_together(plain, found)):
        return None
    names = [clause for clause in found if clause.named is not None]
    if _NAMES_FIRST.fullmatch(kinds):
        starts = [clause.start for clause in names]
        return _thoughts(names, starts, [*starts[1:], len(plain)])
    if _NAMES_BEHIND.fullmatch(kinds):
        ends = [clause.end for clause in names]
        return _thoughts(names, [0, *ends[:-1]], ends)
    return None


def _hold_together(plain: str, found: list[Clause]) -> bool:
    """Whether no names with a comma between may be parted there, since something is said on either side of them."""
    kinds = ["", *(clause.kind for clause in found), ""]
    for clause, last, following in zip(found, kinds, kinds[2:], strict=False):
        one = clause.named
        if one is not None and one.loosely:
            before = last == "S" or tells(plain[clause.start : one.start])
            if before and (following in {"S", "s"} or tells(plain[one.end : clause.end])):
                return False
    return True


def _thoughts(names: list[Clause], starts: list[int], ends: list[int]) -> list[Thought]:
    return [
        Thought(clause.named, start, end, (clause.start, clause.end), clause.kind == "A")
        for clause, start, end in zip(names, starts, ends, strict=True)
        if clause.named is not None
    ]


def _clauses(plain: str, named: list[Named]) -> Iterator[Clause]:
    """Every clause but those that say nothing; M is one that names lines in no plain order."""
    cuts = [
        cut.end() for cut in _CUT.finditer(plain) if not any(_is_within(cut.start(), one) for one in named)
    ]
    edges = sorted({0, *cuts, len(plain)})
    for start, end in pairwise(edges):
        inside = [one for one in named if start <= one.start < end]
        if len(inside) > 1:
            yield from _several(plain, start, end, inside)
        elif inside:
            yield Clause(_kind(plain, start, end, inside[0]), start, end, inside[0])
        elif not is_filler(words := plain[start:end]):
            yield Clause("S" if tells(words) else "s", start, end)


def _is_within(place: int, one: Named) -> bool:
    return one.start <= place < one.end


def _several(plain: str, start: int, end: int, inside: list[Named]) -> Iterator[Clause]:
    """A clause without a comma in it, taken apart at its names where it begins or ends with one, and not both."""
    edges = [start, *(place for one in inside for place in (one.start, one.end)), end]
    gaps = [plain[gap_start:gap_end] for gap_start, gap_end in zip(edges[::2], edges[1::2], strict=True)]
    empty = [is_filler(gap) for gap in gaps]
    if empty[0] and not any(empty[1:]):
        parts = [start, *(one.start for one in inside[1:]), end]
    elif empty[-1] and not any(empty[:-1]):
        parts = [start, *(one.end for one in inside[:-1]), end]
    else:
        parts = []
    if not parts or any(one.loosely for one in inside):
        yield Clause("M", start, end)
        return
    for (part_start, part_end), one in zip(pairwise(parts), inside, strict=True):
        yield Clause(_kind(plain, part_start, part_end, one), part_start, part_end, one)


def _kind(plain: str, start: int, end: int, one: Named) -> str:
    before, behind = plain[start : one.start], plain[one.end : end]
    if _is_torn(one, before, behind):
        return "M"
    if is_filler(before) and _ALSO.fullmatch(behind):
        return "A"
    if is_filler(before) and is_filler(behind):
        return "N"
    return "B" if tells(plain[start:end]) else "U"


def _is_torn(one: Named, before: str, behind: str) -> bool:
    """Whether the clause says one thing before the names and another behind."""
    if not (tells(before) and tells(behind)):
        return False
    said = {understand(before).says, understand(behind).says}
    return len(said) > 1 and (len(one.lines) > 1 or said == {Says.DONE, Says.OUT})


def is_filler(words: str) -> bool:
    """Whether words say nothing, or only thank and greet."""
    if _BLANK.fullmatch(words) or finds("noted", words.strip()):
        return True
    return finds("soft_question", words) and not any(finds(name, words) for name in _STATES)
