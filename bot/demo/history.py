"""Two weeks of cases before the demo begins: who decided what, how fast, and what is still to be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from bot.demo.goods import PIECES
from bot.demo.orders import CUSTOMER_NO, JAPAN, OPEN
from bot.demo.sources import PAGES
from bot.demo.world import AOI, EMMA, REN
from bot.rules.reading.values import Reason
from bot.rules.words import Remedy, Status

DAYS = 14
MONDAY, SATURDAY = 0, 5
TARGET = timedelta(minutes=15)

#: When the agent wrote, by the kind of day: Monday mornings are the worst, weekends are quiet.
BUSY = ("09:12", "09:48", "10:35", "15:05", "17:31")
USUAL = ("10:22", "14:07", "16:54", "21:40")
QUIET = ("11:16", "15:42")

#: Minutes until somebody decided; mornings after the weekend and late evenings take longer.
FAST = (4, 7, 3, 9, 12, 6, 5, 11, 8, 2, 13)
SLOW = (22, 18, 31, 44, 16)

_REMEDIES = (
    *(Remedy.ALTERNATE_URL, Remedy.ALTERNATE_URL, Remedy.OTHER_COLOR, Remedy.REFUND),
    *(Remedy.ALTERNATE_URL, Remedy.WAIT, Remedy.SHIP_REST),
)
#: What still runs, counted from the last case back: the agent has not answered, or a letter is not sent.
RUNNING = {2: Status.INSTRUCTED, 3: Status.INSTRUCTED, 4: Status.CONFIRMED, 8: Status.CONFIRMED}

_REASONS = (Reason.UNKNOWN, Reason.TEMPORARY, Reason.DISCONTINUED, Reason.UNKNOWN, Reason.MOQ)
_SAID = {
    Reason.TEMPORARY: "一時的な欠品とのことです。",
    Reason.DISCONTINUED: "廃盤とのことです。",
    Reason.MOQ: "最低発注数に届かないとのことです。",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One case as it ended, or as it stands."""

    number: int
    order_no: str
    line_no: str
    sku: str
    ordered: int
    short: int
    written_at: datetime
    decided_at: datetime
    by: str
    reason: Reason
    remedy: Remedy
    status: Status

    def text(self) -> str:
        """What the agent wrote."""
        piece = PIECES[self.sku]
        name = " ".join(part for part in (piece.item.name, piece.color, piece.size) if part)
        short = (
            f"{self.ordered}個すべて"
            if self.short == self.ordered
            else f"{self.ordered}個のうち{self.short}個"
        )
        return (
            f"お世話になっております。{self.order_no} の{self.line_no}番、{name}、"
            f"{short}が欠品です。{_SAID.get(self.reason, '')}ご指示をお願い致します。"
        )

    @property
    def sold_out(self) -> bool:
        """Whether nothing of it is left on our own shelves, so that a customer waits for it, and for a letter."""
        return self.status is Status.CONFIRMED


def past(start: datetime) -> list[Past]:
    """Every case of the two weeks, oldest first."""
    skus = _skus()
    days = [start.astimezone(JAPAN) - timedelta(days=days_ago) for days_ago in range(DAYS, 0, -1)]
    moments = [written for day in days for written in _moments(day)]
    return [
        _case(number, next(skus), written, _status(number, len(moments) - number + 1))
        for number, written in enumerate(moments, start=1)
    ]


def _moments(day: datetime) -> Iterator[datetime]:
    weekday = day.weekday()
    times = BUSY if weekday == MONDAY else QUIET if weekday >= SATURDAY else USUAL
    for time in times:
        hour, minute = time.split(":")
        yield day.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)


def _skus() -> Iterator[str]:
    """What ran out: goods that none of the running orders holds."""
    running = {sku for order in OPEN for sku, _qty in order.lines}
    rest = [sku for sku in PIECES if sku not in running]
    for at in count():
        yield rest[at * 11 % len(rest)]


def _case(number: int, sku: str, written: datetime, status: Status) -> Past:
    is_slow = (written.weekday() == MONDAY and written.hour < 10) or written.hour >= 21  # noqa: PLR2004
    minutes = SLOW[number % len(SLOW)] if is_slow else FAST[number % len(FAST)]
    ordered = 12 + number * 7 % 40
    short = ordered if number % 3 else max(ordered // 3, 1)
    remedy = _remedy(number, sku, is_all=short == ordered)
    placed = written - timedelta(days=3, hours=number % 5, minutes=number)
    return Past(
        number=number,
        order_no=f"{placed:%Y%m%d%H%M%S}{number:02d}-{CUSTOMER_NO}",
        line_no=str(1 + number % 6),
        sku=sku,
        ordered=ordered,
        short=short,
        written_at=written,
        decided_at=written + timedelta(minutes=minutes, seconds=number * 13 % 60),
        by=(REN, EMMA, REN, AOI)[number % 4].id,
        reason=Reason.TEMPORARY if remedy is Remedy.WAIT else _REASONS[number % len(_REASONS)],
        remedy=remedy,
        status=status,
    )


def _remedy(number: int, sku: str, *, is_all: bool) -> Remedy:
    """Another shop only where one is known, and what is there only where something is."""
    item = PIECES[sku].item
    wanted = _REMEDIES[number % len(_REMEDIES)]
    if wanted is Remedy.SHIP_REST and is_all:
        return Remedy.REFUND
    if wanted is Remedy.ALTERNATE_URL and item.code not in {page.code for page in PAGES}:
        return Remedy.OTHER_COLOR if " " in item.colors else Remedy.REFUND
    return wanted


def _status(number: int, from_last: int) -> Status:
    over = Status.DISMISSED if number % 11 == 4 else Status.CLOSED  # noqa: PLR2004 - now and then
    return RUNNING.get(from_last, over)
