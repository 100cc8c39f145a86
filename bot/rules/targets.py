"""The fifteen-minute target (15分目標): when it is due, when to remind, when to call somebody.

Time runs around the clock for now. A calendar of working time takes the place of AROUND_THE_CLOCK by keeping
the same promise: to say when so many working minutes have passed.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.rules.ranking.ruleset import TargetRule


class Calendar(Protocol):
    """Working time."""

    def after(self, start: datetime, minutes: int) -> datetime:
        """The moment when so many working minutes have passed since the start."""


class AroundTheClock:
    """Every minute is working time."""

    def after(self, start: datetime, minutes: int) -> datetime:
        """Plain minutes later, in UTC, so that a change to summer time does not stretch them."""
        if start.tzinfo is None:
            raise ValueError(f"a time without a zone: {start.isoformat()}")
        return start.astimezone(UTC) + timedelta(minutes=minutes)


AROUND_THE_CLOCK = AroundTheClock()


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPlan:
    """The moments of one target, in UTC."""

    due_at: datetime
    #: Minutes since the start, and when that is; the earliest first.
    reminders: tuple[tuple[int, datetime], ...]
    escalate_at: datetime


def plan(written_at: datetime, rule: TargetRule, calendar: Calendar = AROUND_THE_CLOCK) -> TargetPlan:
    """The moments that follow from when the agent wrote; a reminder at or after the target would be none."""
    due_at = calendar.after(written_at, rule.minutes)
    before = sorted({minute for minute in rule.remind_at if 0 < minute < rule.minutes})
    return TargetPlan(
        due_at=due_at,
        reminders=tuple((minute, calendar.after(written_at, minute)) for minute in before),
        escalate_at=due_at,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFacts:
    """The fifteen-minute target (15分目標): when it runs out, and what came of it."""

    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None = None
    again: bool = False  # the team began it by itself, after a target that is settled

    @property
    def met(self) -> bool | None:
        """Whether the first decision came in time; None while it is still awaited."""
        return None if self.stopped_at is None else self.stopped_at <= self.due_at

    @property
    def counts(self) -> bool:
        """Whether figures tell it: the agent waits from its own words on, so nobody does better by beginning anew."""
        return not (self.again and self.met)
