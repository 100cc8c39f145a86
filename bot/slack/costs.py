"""What first choices would cost, told before several cases are decided together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from decimal import Decimal

from bot.rules.facts import CaseFacts, Option
from bot.rules.lifecycle import can_run_out
from bot.slack.option_lines import unchecked_lines
from bot.slack.wording import note_words
from templates import Trusted, render

#: What somebody would want to know of a case before it goes with the others, beside its price.
_BEFOREHAND = frozenset({"needs_consent", "cancels_orders", "same_shop_new_price", "new_price_of_which"})
_DEAREST_TOLD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What would be bought for one case: a piece and all of it, now and as it was ordered, where they are known."""

    case: CaseFacts
    option: Option

    @property
    def total(self) -> Decimal | None:
        """All of it at the new price."""
        return None if self.option.price is None else self.option.price * self.option.qty

    @property
    def before(self) -> Decimal | None:
        """As much at the price that was ordered."""
        return self.case.unit_price * self.option.qty if self.case.unit_price else None

    @property
    def dearer(self) -> Decimal | None:
        """By how much all of it is dearer; None where nobody knows."""
        return None if self.total is None or self.before is None else self.total - self.before


def cost_lines(case: CaseFacts, option: Option, lang: str, tz: tzinfo) -> list[Trusted | str]:
    """What one case would cost and bring with it, and what nobody could check."""
    cost, unchecked = Cost(case=case, option=option), unchecked_lines(option, lang)
    told = []
    if can_run_out(option.remedy) and cost.total is not None:
        told = [render("costs#cost", lang, cost=cost)]
    elif can_run_out(option.remedy) and not unchecked:
        told = [render("costs#cost_unknown", lang, cost=cost)]
    notes = [note for note in option.why if note.code in _BEFOREHAND]
    return [*told, *unchecked, *note_words(notes, lang, tz)]


def costs_ahead(chosen: Iterable[tuple[CaseFacts, Option]], lang: str) -> str:
    """Which prices rise or are not known, and what all of it would cost; empty where nothing is bought."""
    costs = [Cost(case=case, option=option) for case, option in chosen if can_run_out(option.remedy)]
    if not costs:
        return ""
    rising = sorted((cost for cost in costs if (cost.option.price_change or 0) > 0), key=_rise, reverse=True)
    return render(
        "costs#ahead",
        lang,
        rising=rising[:_DEAREST_TOLD],
        more=max(0, len(rising) - _DEAREST_TOLD),
        unknown=[cost for cost in costs if cost.option.price is None],
        unmeasured=[cost for cost in costs if cost.total is not None and cost.before is None],
        total=_sum([cost.total for cost in costs]),
        before=None if any(cost.dearer is None for cost in costs) else _sum([cost.before for cost in costs]),
        n=len(costs),
    )


def _rise(cost: Cost) -> Decimal:
    return cost.option.price_change or Decimal(0)


def _sum(amounts: Sequence[Decimal | None]) -> Decimal | None:
    """Of those that are known; None where none is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None
