"""How many notices the reader reads in a second of one core, and whether long ones cost only their length."""

import statistics
import time
from collections.abc import Callable
from datetime import datetime

from bot.rules.reading import Known, KnownLine, read
from tests.rules.reading.score import notices

ROUNDS = 12
AIM = 3000
LONG = 40_000
#: A list of a busy week in a shop that has much on order.
ROWS, OPEN_LINES, PRODUCTS = 200, 10_000, 1_000

NOON = datetime.fromisoformat("2026-11-20T12:00+09:00")

Notice = tuple[str, datetime]


def reading() -> None:
    """Print notices a second, the slowest ones, and what ten times the length costs."""
    known = [(each["text"], datetime.fromisoformat(each["received_at"])) for each in notices("development")]
    _all(known)  # what is built at the first use is built
    best = min(_cpu(lambda: _all(known)) for _ in range(ROUNDS))
    each = sorted(min(_cpu(lambda one=one: _all([one])) for _ in range(3)) * 1000 for one in known)
    print(f"the reader, {len(known)} notices of {_length(known):.0f} characters on average, one core")
    print(f"  notices a second of CPU        {len(known) / best:.0f}  (aim ≥ {AIM})")
    print(f"  a second of plain Python here  {_loops():.1f} million turns of an empty loop")
    print(f"  one notice                     p50 {each[len(each) // 2]:.2f} ms   slowest {each[-1]:.2f} ms")
    text, at = known[0]
    short, long = (_long(text, at, length) for length in (LONG // 10, LONG))
    print(
        f"  {LONG} characters              {long * 1000:.0f} ms, {long / short:.1f} × a tenth of it  (linear: 10)"
    )
    few, many = (_beside(lines) for lines in (OPEN_LINES // 10, OPEN_LINES))
    print(
        f"  {ROWS} rows beside {OPEN_LINES} lines    {many * 1000:.0f} ms, {many / few:.1f} × beside a tenth\n"
    )


def _all(known: list[Notice]) -> None:
    for text, at in known:
        read(text, received_at=at)


def _long(text: str, at: datetime, length: int) -> float:
    whole = (text + "\n") * (length // len(text) + 1)
    return min(_cpu(lambda: _all([(whole[:length], at)])) for _ in range(3))


def _beside(lines: int) -> float:
    """Seconds for a list whose goods are told by SKU, beside so many open lines of a tenth as many products."""
    goods = max(1, PRODUCTS * lines // OPEN_LINES)
    known = Known(open_lines=tuple(_open_line(at, goods) for at in range(lines)))
    text = "\n".join(
        f"管理番号：BOX-{at:05d} 収納ボックス {at % goods} 注文30個 欠品{at % 9 + 1}個" for at in range(ROWS)
    )
    return min(_cpu(lambda: read(text, received_at=NOON, known=known)) for _ in range(3))


def _open_line(at: int, goods: int) -> KnownLine:
    return KnownLine(
        order_no=str(20260000000 + at // 20),
        line_no=str(at % 20 + 1),
        product=f"収納ボックス {at % goods}",
        sku=f"BOX-{at:05d}",
        qty=30,
    )


def _cpu(work: Callable[[], None]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _loops() -> float:
    """How fast this machine is just now: read the figure above it with that in mind."""

    def turns() -> None:
        for _ in range(1_000_000):
            pass

    return 1 / min(_cpu(turns) for _ in range(5))


def _length(known: list[Notice]) -> float:
    return statistics.mean(len(text) for text, _ in known)


if __name__ == "__main__":
    reading()
