"""How dear a piece may be before somebody has to be asked."""

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from bot.rules.facts import Option
from bot.rules.lifecycle import can_run_out
from bot.rules.ranking.ruleset import Limits

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """The rise up to which nobody needs to be asked, and what that makes a piece."""

    percent: Decimal
    yuan: Decimal | None  # None where nobody knows what was paid


def ceiling(limits: Limits, unit_price: Decimal | None) -> Ceiling | None:
    """The lowest limit on rises, or None where there is none: an approver agrees to a price, not to any price."""
    known = [
        limit for limit in (limits.price_rise_percent, limits.approve_price_rise_percent) if limit is not None
    ]
    if not known:
        return None
    percent = min(known)
    yuan = (unit_price * (100 + percent) / 100).quantize(_CENT, ROUND_FLOOR) if unit_price else None
    return Ceiling(percent=percent, yuan=yuan)


def unchecked(option: Option, limits: Limits, unit_price: Decimal | None) -> Ceiling | None:
    """The ceiling that an option could not be held against; its yuan only where these are the option's one bound."""
    if option.price_change is not None or not can_run_out(option.remedy):
        return None
    found = ceiling(limits, unit_price)
    if found is None or option.price is None:
        return found
    return Ceiling(percent=found.percent, yuan=None)
