"""Charts from their data: where bars, lines and slices stand, in percent of the space that they get."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.local.page.ports import Json

WANTED_TICKS = 4
GAP = 0.16
FULL = 100.0
STEPS = (1, 2, 2.5, 5, 10)
FINE = 1e-9
SMALLEST = 1e-12
WHOLE = "M0-1A1 1 0 1 1 0 1A1 1 0 1 1 0-1Z"


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A line across the chart and what it stands for."""

    label: str
    y: float


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar from the line of zero."""

    x: float
    y: float
    width: float
    height: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One series: its bars, or the points of its line."""

    name: str
    bars: tuple[Bar, ...]
    points: tuple[tuple[float, float, str], ...]
    values: tuple[str, ...]
    zero: float

    @property
    def line(self) -> str:
        return " ".join(f"{x:.2f},{y:.2f}" for x, y, _ in self.points)

    @property
    def surface(self) -> str:
        """The line, closed along zero."""
        first, last = self.points[0][0], self.points[-1][0]
        return f"{first:.2f},{self.zero:.2f} {self.line} {last:.2f},{self.zero:.2f}"


@dataclass(frozen=True, kw_only=True)
class Plot:
    """A chart with axes."""

    categories: tuple[str, ...]
    ticks: tuple[Tick, ...]
    series: tuple[Drawn, ...]

    @property
    def widest(self) -> str:
        """The tick that needs the most room."""
        return max((tick.label for tick in self.ticks), key=len)

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The values of all series for each category."""
        return list(zip(self.categories, *(drawn.values for drawn in self.series), strict=True))


@dataclass(frozen=True, kw_only=True)
class Slice:
    """A slice of a pie, as a path around the middle of a circle of radius one."""

    label: str
    value: str
    share: str
    path: str


def shown(value: float) -> str:
    """A number as people read it."""
    if value and abs(value) < 0.01:  # noqa: PLR2004 - below that, two decimals say nothing
        return f"{value:.2g}"
    text = f"{value:,.2f}"
    return text.rstrip("0").rstrip(".")


def plot_of(chart: Json) -> Plot:
    """The geometry of a bar, line or area chart."""
    categories = tuple(chart["axis_config"]["categories"])
    rows = [[_value(series, category) for category in categories] for series in chart["series"]]
    low, high, step = scale([value for row in rows for value in row])
    height = _Height(low, high)
    drawn = tuple(
        _drawn(series["name"], row, (index, len(rows)), height)
        for index, (series, row) in enumerate(zip(chart["series"], rows, strict=True))
    )
    count = round((high - low) / step)
    ticks = tuple(
        Tick(label=shown(low + step * each), y=height.of(low + step * each)) for each in range(count + 1)
    )
    return Plot(categories=categories, ticks=ticks, series=drawn)


def _value(series: Json, category: str) -> float:
    return next((float(point["value"]) for point in series["data"] if point["label"] == category), 0.0)


def scale(values: Sequence[float]) -> tuple[float, float, float]:
    """Round ends of an axis around these values and zero, and the step between its lines."""
    low, high = min(0.0, *values), max(0.0, *values)
    if high - low < SMALLEST:
        low, high = 0.0, 1.0
    rough = (high - low) / WANTED_TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(each * power for each in STEPS if each * power >= rough * (1 - FINE))
    return math.floor(low / step + FINE) * step, math.ceil(high / step - FINE) * step, step


class _Height:
    """Where a value stands, from the top."""

    def __init__(self, low: float, high: float) -> None:
        self._low, self._high = low, high

    def of(self, value: float) -> float:
        return FULL * (self._high - value) / (self._high - self._low)


def _drawn(name: str, row: list[float], place: tuple[int, int], height: _Height) -> Drawn:
    zero, room = height.of(0.0), FULL / len(row)
    width = room * (1 - 2 * GAP) / place[1]
    bars, points = [], []
    for index, value in enumerate(row):
        y, left = height.of(value), room * (index + GAP) + width * place[0]
        bars.append(Bar(x=left, y=min(y, zero), width=width * 0.94, height=abs(y - zero), label=shown(value)))
        points.append((room * (index + 0.5), y, shown(value)))
    values = tuple(shown(value) for value in row)
    return Drawn(name=name, bars=tuple(bars), points=tuple(points), values=values, zero=zero)


def slices_of(chart: Json) -> tuple[Slice, ...]:
    """The slices of a pie, clockwise from the top."""
    values = [float(segment["value"]) for segment in chart["segments"]]
    total = sum(values)
    turned, slices = 0.0, []
    for segment, value in zip(chart["segments"], values, strict=True):
        share = value / total
        path = WHOLE if share > 1 - FINE else _arc(turned, turned + share)
        slices.append(Slice(label=segment["label"], value=shown(value), share=f"{share:.0%}", path=path))
        turned += share
    return tuple(slices)


def _arc(start: float, end: float) -> str:
    (x0, y0), (x1, y1) = (_on_circle(start), _on_circle(end))
    far = int(end - start > 0.5)  # noqa: PLR2004 - half a turn
    return f"M0 0L{x0:.4f} {y0:.4f}A1 1 0 {far} 1 {x1:.4f} {y1:.4f}Z"


def _on_circle(turn: float) -> tuple[float, float]:
    return math.sin(turn * math.tau), -math.cos(turn * math.tau)
