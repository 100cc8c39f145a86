"""What the rules say of one candidate: why it stands there, what strikes it out, what needs approval."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from bot.rules.colors import same_color
from bot.rules.facts import Note, Option
from bot.rules.ranking.candidates import Candidate
from bot.rules.ranking.ruleset import Governing, Limits
from bot.rules.ranking.supply import Shortage, Source
from bot.rules.words import Remedy, Rest

#: Every code in Option.why and Option.struck with the names of its values, for those who put them into words.
NOTE_CODES: dict[str, frozenset[str]] = {
    "priority": frozenset({"place", "rule"}),
    "not_in_priority": frozenset(),
    "agent_offers_it": frozenset(),
    "same_shop_new_price": frozenset(),
    "new_price_of_which": frozenset(),
    "shop_record": frozenset({"years", "repeat", "score"}),
    "shop_unknown": frozenset(),
    "same_price": frozenset(),
    "price_up": frozenset({"percent"}),
    "price_down": frozenset({"percent"}),
    "price_unknown": frozenset(),
    "rise_unknown": frozenset(),
    "stock_small": frozenset({"shown", "needed"}),
    "stock_figure_empty": frozenset({"shown"}),
    "failed_before": frozenset(),
    "needs_consent": frozenset({"orders"}),
    "cancels_orders": frozenset({"orders"}),
    "restock_known": frozenset({"from", "to"}),
    "restock_undecided": frozenset(),
    "units_can_go": frozenset({"units"}),
    "other_lines_can_go": frozenset(),
    "price_rise_needs_approval": frozenset({"percent", "limit"}),
    "logo_differs": frozenset(),
    "price_under_known": frozenset({"known"}),
    "refund_over": frozenset({"yuan", "limit"}),
    "refund_unknown": frozenset({"limit"}),
    "agent_says_out": frozenset(),
    "price_rise_over": frozenset({"percent", "limit"}),
    "shop_years_under": frozenset({"years", "limit"}),
    "repeat_rate_under": frozenset({"repeat", "limit"}),
    "shipping_score_under": frozenset({"score", "limit"}),
    "same_group": frozenset({"group"}),
    "stock_unmanaged": frozenset({"shown"}),
    "color_excluded": frozenset({"color"}),
    "material_differs": frozenset({"ordered", "offered"}),
}

#: Those in Option.why that ask for an approver.
APPROVAL_CODES = frozenset({"price_rise_needs_approval", "price_under_known", "logo_differs", "refund_over"})


def figure(value: Decimal | int | None) -> str:
    """A number as people write it, without idle zeros; empty where nothing is known."""
    if value is None:
        return ""
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(value: Decimal, rounding: str = ROUND_HALF_UP) -> str:
    """A change in per cent with one decimal."""
    return f"{value.quantize(Decimal('0.1'), rounding):f}"


def struck(candidate: Candidate, shortage: Shortage, limits: Limits) -> tuple[Note, ...]:
    """All that speaks against choosing this candidate."""
    option, source = candidate.option, candidate.source
    notes = [
        *_said_out(candidate, shortage),
        *_too_dear(option, limits),
        *_excluded(option, shortage, limits),
    ]
    if source is not None:
        notes += [*_shop_limits(source, limits), *_shelf(source, option, shortage, limits)]
        notes += _material(source, shortage)
    return tuple(notes)


def _said_out(candidate: Candidate, shortage: Shortage) -> Iterable[Note]:
    if {candidate.option.key, candidate.same_page} & shortage.struck_keys:
        yield Note(code="agent_says_out")


def _too_dear(option: Option, limits: Limits) -> Iterable[Note]:
    if _over(option.price_change, limits.price_rise_percent):
        yield _rise("price_rise_over", option.price_change, limits.price_rise_percent)


def _over(value: Decimal | None, limit: Decimal | None) -> bool:
    return value is not None and limit is not None and value > limit


def _rise(code: str, change: Decimal | None, limit: Decimal | None) -> Note:
    """A rise over its limit, rounded as everywhere else; up where 15.04 % would else read as the limit of 15 %."""
    change = change or Decimal(0)
    shown = percent(change)
    if limit is not None and Decimal(shown) <= limit:
        shown = percent(change, ROUND_CEILING)
    return Note(code=code, values={"percent": shown, "limit": figure(limit)})


def _excluded(option: Option, shortage: Shortage, limits: Limits) -> Iterable[Note]:
    if option.color is None or (shortage.color and same_color(option.color, shortage.color)):
        return
    if any(same_color(option.color, color) for color in limits.exclude_colors):
        yield Note(code="color_excluded", values={"color": option.color})


def _shop_limits(source: Source, limits: Limits) -> Iterable[Note]:
    checks = (
        ("shop_years_under", "years", source.shop_years, limits.shop_years_min),
        ("repeat_rate_under", "repeat", source.repeat_rate, limits.repeat_rate_min),
        ("shipping_score_under", "score", source.shipping_score, limits.shipping_score_min),
    )
    for code, name, value, least in checks:
        if value is not None and least is not None and value < least:
            yield Note(code=code, values={name: figure(value), "limit": figure(least)})


def _shelf(source: Source, option: Option, shortage: Shortage, limits: Limits) -> Iterable[Note]:
    """Shops of one group share a shelf; a figure such as 9999 says nothing, unless the agent has asked."""
    mine, theirs = (
        (shortage.shop_group or "").strip().casefold(),
        (source.shop_group or "").strip().casefold(),
    )
    if limits.strike_same_group and mine and mine == theirs:
        yield Note(code="same_group", values={"group": source.shop_group or ""})
    if unmanaged(source, limits) and not option.offered_by_agent:
        yield Note(code="stock_unmanaged", values={"shown": str(source.shown_stock)})


def unmanaged(source: Source, limits: Limits) -> bool:
    """Whether the shown stock is no count but a filler."""
    known = source.shown_stock is not None and limits.unmanaged_stock is not None
    return known and (source.shown_stock or 0) >= (limits.unmanaged_stock or 0)


def _material(source: Source, shortage: Shortage) -> Iterable[Note]:
    ordered, offered = (shortage.material or "").strip(), (source.material or "").strip()
    if ordered and offered and ordered.casefold() != offered.casefold():
        yield Note(code="material_differs", values={"ordered": ordered, "offered": offered})


def approvals(candidate: Candidate, shortage: Shortage, limits: Limits) -> tuple[Note, ...]:
    """All that an approver has to agree to."""
    option = candidate.option
    notes = []
    if _over(option.price_change, limits.approve_price_rise_percent):
        limit = limits.approve_price_rise_percent
        notes.append(_rise("price_rise_needs_approval", option.price_change, limit))
    if candidate.source is not None and candidate.source.logo_differs:
        notes.append(Note(code="logo_differs"))
    if _refunds(option):  # in parts as in one: all that is short
        amount = (shortage.unit_price or Decimal(0)) * (shortage.qty or option.qty)
        if _over(amount, limits.refund_needs_approval_over_yuan):
            limit = limits.refund_needs_approval_over_yuan
            notes.append(Note(code="refund_over", values={"yuan": f"{amount:.2f}", "limit": figure(limit)}))
    return tuple(notes)


def _refunds(option: Option) -> bool:
    return option.remedy is Remedy.REFUND or option.rest is Rest.REFUND


def _unmeasured(option: Option, shortage: Shortage, limits: Limits) -> Iterable[Note]:
    """A refund of nobody knows how much is under no limit, and over none."""
    limit = limits.refund_needs_approval_over_yuan
    if _refunds(option) and limit is not None and shortage.unit_price is None:
        yield Note(code="refund_unknown", values={"limit": figure(limit)})


def reasons(candidate: Candidate, shortage: Shortage, governing: Governing) -> tuple[Note, ...]:
    """Why the candidate stands where it does, the weightiest first."""
    option, source = candidate.option, candidate.source
    notes = [_place(option, governing)]
    if option.offered_by_agent:
        notes.append(Note(code="agent_offers_it"))
    if option.same_shop:
        doubtful = option.offered_by_agent and shortage.is_part
        notes.append(Note(code="new_price_of_which" if doubtful else "same_shop_new_price"))
    if source is not None:
        notes += _record(source, shortage, governing.limits)
    if option.remedy in {Remedy.ALTERNATE_URL, Remedy.OTHER_COLOR}:
        notes.append(_price(option))
    return (*notes, *_consequences(option, shortage), *_unmeasured(option, shortage, governing.limits))


def _place(option: Option, governing: Governing) -> Note:
    if option.remedy not in governing.order:
        return Note(code="not_in_priority")
    place = governing.order.index(option.remedy) + 1
    return Note(code="priority", values={"place": str(place), "rule": governing.name or ""})


def _record(source: Source, shortage: Shortage, limits: Limits) -> Iterable[Note]:
    years, repeat, score = (
        figure(source.shop_years),
        figure(source.repeat_rate),
        figure(source.shipping_score),
    )
    if years or repeat or score:
        yield Note(code="shop_record", values={"years": years, "repeat": repeat, "score": score})
    else:
        yield Note(code="shop_unknown")
    if source.failed:
        yield Note(code="failed_before")
    yield from _shown(source, shortage, limits)


def _shown(source: Source, shortage: Shortage, limits: Limits) -> Iterable[Note]:
    if source.shown_stock is None:
        return
    if unmanaged(source, limits):
        yield Note(code="stock_figure_empty", values={"shown": str(source.shown_stock)})
    elif source.shown_stock < shortage.qty:
        yield Note(code="stock_small", values={"shown": str(source.shown_stock), "needed": str(shortage.qty)})


def _price(option: Option) -> Note:
    change = option.price_change
    if change is None:
        return Note(code="price_unknown" if option.price is None else "rise_unknown")
    if change == 0:
        return Note(code="same_price")
    return Note(code="price_up" if change > 0 else "price_down", values={"percent": percent(abs(change))})


def _consequences(option: Option, shortage: Shortage) -> Iterable[Note]:
    orders = {"orders": str(shortage.affected_orders)}
    if option.needs_consent:
        yield Note(code="needs_consent", values=orders)
    if option.remedy is Remedy.REFUND and shortage.affected_orders:
        yield Note(code="cancels_orders", values=orders)
    if option.remedy is Remedy.WAIT and option.wait_until is None:
        yield _restock(option)
    if option.remedy is Remedy.SHIP_REST:
        units = {"units": str(option.qty)}
        yield Note(code="units_can_go", values=units) if option.qty else Note(code="other_lines_can_go")


def _restock(option: Option) -> Note:
    first, last = option.restock_from, option.restock_to
    if first is None and last is None:
        return Note(code="restock_undecided")
    values = {"from": first.isoformat() if first else "", "to": last.isoformat() if last else ""}
    return Note(code="restock_known", values=values)
