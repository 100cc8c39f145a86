"""How fast the team was: figures over the targets of a day or any other set."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from bot.rules.targets import TargetFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseTimes:
    """Figures over targets that are settled: answered, or missed without an answer so far."""

    count: int
    met: int
    share: Decimal | None  # met of count, from 0 to 1; None where nothing is settled
    answered: int  # of count, in time or late
    median_seconds: int | None  # over the answered ones; None where nobody answered
    p90_seconds: int | None


def response_times(targets: Iterable[TargetFacts], now: datetime) -> ResponseTimes:
    """The figures; a target still running is left out, one that ran out unanswered counts as missed."""
    settled = [
        target
        for target in targets
        if target.counts and (target.stopped_at is not None or target.due_at < now)
    ]
    taken = sorted(seconds for target in settled if (seconds := _seconds(target)) is not None)
    met = sum(target.met is True for target in settled)
    return ResponseTimes(
        count=len(settled),
        met=met,
        share=(Decimal(met) / len(settled)).quantize(Decimal("0.001")) if settled else None,
        answered=len(taken),
        median_seconds=_whole(median(taken)) if taken else None,
        p90_seconds=_whole(taken[-(-9 * len(taken) // 10) - 1]) if taken else None,
    )


def _seconds(target: TargetFacts) -> float | None:
    """How long the answer took; a clock that ran backwards counts as no time."""
    if target.stopped_at is None:
        return None
    return max((target.stopped_at - target.started_at).total_seconds(), 0.0)


def _whole(seconds: float) -> int:
    return int(Decimal(str(seconds)).to_integral_value(ROUND_HALF_UP))
