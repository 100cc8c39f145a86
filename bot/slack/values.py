"""What lists, `/stock`, the summary and the home tab are made from; the store builds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from bot.rules.facts import CaseFacts, Note, StockFigures
from bot.rules.words import Marketplace, Status

#: The most per cent that a share shows while one target was missed.
_NOT_ALL = 99


_FAR_AWAY = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One case in a list."""

    number: int
    status: Status
    product: str | None
    color: str | None
    size: str | None
    qty_short: int | None
    written_at: datetime
    due_at: datetime
    stopped_at: datetime | None = None
    assignee: str | None = None
    ship_by: datetime | None = None  # of the most urgent customer order
    permalink: str | None = None
    asked: bool = False  # the agent waits for our word

    @classmethod
    def of(cls, case: CaseFacts) -> "CaseLine":
        """The line of a whole case."""
        return cls(
            number=case.number,
            status=case.status,
            product=case.product,
            color=case.color,
            size=case.size,
            qty_short=case.qty_short,
            written_at=case.notice.written_at,
            due_at=case.target.due_at,
            stopped_at=case.target.stopped_at,
            assignee=case.in_charge,
            ship_by=min((order.ship_by for order in case.affected if order.ship_by), default=None),
            permalink=case.card_permalink,
            asked=case.status is not Status.OPEN and case.heard is not None and case.heard.asks,
        )

    def is_late(self, now: datetime) -> bool:
        """Whether its first answer is overdue."""
        return self.stopped_at is None and self.status is Status.OPEN and now >= self.due_at

    def urgency(self, now: datetime) -> tuple[int, datetime, datetime]:
        """By this lists are sorted: targets that can still be met, then what is late by who has to ship it first.

        What the agent waits for follows, then what waits for the agent, then what only has to be closed.
        """
        if self.status is Status.OPEN and not self.is_late(now):
            return 0, self.due_at, self.written_at
        step = 2 if self.asked else {Status.OPEN: 1, Status.CONFIRMED: 4}.get(self.status, 3)
        return step, self.ship_by or _FAR_AWAY, self.due_at


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternateFacts:
    """A known other source for an item."""

    url: str
    shop: str | None = None
    price: Decimal | None = None
    verified: date | None = None  # when somebody last saw stock there
    struck: Sequence[Note] = ()  # what the rules have against it


@dataclass(frozen=True, slots=True, kw_only=True)
class StockExample:
    """Goods that somebody could ask for."""

    product: str
    sku: str
    color: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StockCard:
    """One variant as `/stock` tells of it."""

    product: str
    sku: str
    color: str | None
    size: str | None
    figures: StockFigures
    alternates: Sequence[AlternateFacts] = ()
    open_cases: Sequence[CaseLine] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetStats:
    """How fast the first decisions of a period came; automatic ones are not counted."""

    count: int
    met: int
    unanswered: int = 0  # of count: ran out, and nobody has decided yet
    median: timedelta | None = None  # this and p90 are over the answered ones
    p90: timedelta | None = None

    @property
    def answered(self) -> int:
        """How many the times are taken over."""
        return self.count - self.unanswered

    @property
    def share(self) -> int | None:
        """Per cent within the target, to the nearest; None where there was nothing."""
        if self.count == 0:
            return None
        nearest = (200 * self.met + self.count) // (2 * self.count)
        return nearest if self.met >= self.count else min(nearest, _NOT_ALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentDrafts:
    """Drafts that nobody has sent, by case."""

    case_number: int
    marketplace: Marketplace
    order_number: str
    permalink: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnopenedList:
    """A list that somebody dropped, and whose cases nobody has opened."""

    name: str
    rows: int
    author: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LowItem:
    """An item at or under its reorder point, or with little cover left."""

    product: str
    sku: str
    color: str | None
    size: str | None
    figures: StockFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryFacts:
    """The morning summary (朝のまとめ): the store gives everything already sorted, the most urgent first."""

    day: date
    overnight: Sequence[CaseLine] = ()  # noticed since yesterday evening, by ship-by date
    open_cases: Sequence[CaseLine] = ()  # not yet decided, the late ones first
    yesterday: TargetStats = TargetStats(count=0, met=0)
    asked: Sequence[CaseLine] = ()  # the agent has written since the decision, and has no answer yet
    unconfirmed: Sequence[CaseLine] = ()  # the agent has been told and has not answered
    drafts: Sequence[UnsentDrafts] = ()
    lists: Sequence[UnopenedList] = ()
    low_items: Sequence[LowItem] = ()  # as many as are shown
    low_total: int | None = None  # where there are more of them


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLine:
    """A word in use, for a list."""

    id: int
    kind: str
    word: str
    key: str
    by: str
    at: str
    number: int | None  # of the case whose correction taught it


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeFacts:
    """What a person sees on the app's home tab."""

    mine: Sequence[CaseLine] = ()
    late: Sequence[CaseLine] = ()
    open_count: int = 0
    week: TargetStats = TargetStats(count=0, met=0)
    desk_channel: str | None = None
    words: Sequence[WordLine] = ()  # learnt lately
