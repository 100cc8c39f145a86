"""Names of order lines that stand together and may yet be parted: one told by what is before, one by what is behind.

`3号没货 还是没货，2号 1号已下单` may say of 2 what stands before it, or what stands behind 1: nobody can know.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.rules.regex import regex
from bot.rules.replies.named_lines import Named
from bot.rules.replies.phrases import TURNS

#: What ends a thought: what stands beyond it is said of nobody on this side.
_STOP = regex(r"[。!?;]|[.](?=\s|$)")
#: What may stand between two things that are said.
_APART = regex(r"[\s、,/・]")


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands between two places where lines are named: how often it tells something, and how near to them."""

    told: int
    at_start: bool
    at_end: bool


def may_be_parted(plain: str, named: Sequence[Named], states: Sequence[str]) -> bool:
    """Whether names with a comma or less between them may belong to two things that are said of one each."""
    edges = [0, *(place for one in named for place in (one.start, one.end)), len(plain)]
    gaps = [_gap(plain[start:end], states) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return any(
        one.loosely and _to_spare_before(gaps, at) and _to_spare_behind(gaps, at + 1)
        for at, one in enumerate(named)
    )


def _to_spare_before(gaps: list[_Gap], at: int) -> bool:
    """Whether the gap ends in something that the names on its other side do not need."""
    return gaps[at].at_end and (at == 0 or gaps[at].told > 1 or gaps[at - 1].at_end)


def _to_spare_behind(gaps: list[_Gap], at: int) -> bool:
    return gaps[at].at_start and (at == len(gaps) - 1 or gaps[at].told > 1 or gaps[at + 1].at_start)


def _gap(words: str, states: Sequence[str]) -> _Gap:
    found = sorted(match.span() for name in states for match in TURNS[name].finditer(words))
    stops = [stop.start() for stop in _STOP.finditer(words)] or [-1]
    told, end = 0, -1
    for start, this_end in found:
        told += end < 0 or _APART.search(words, end, start) is not None
        end = max(end, this_end)
    first_stop = stops[0] if stops[0] >= 0 else len(words)
    return _Gap(told, bool(found) and found[0][0] < first_stop, bool(found) and found[-1][0] > stops[-1])
