"""The rules of a team as values, and which of them governs a case.

The limits on shops that stand as defaults are the usual advice to buyers on 1688: three years in business,
a fifth of buyers coming back, 4.5 of 5 for shipping.
"""

import fnmatch
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from bot.rules.reading.values import Reason
from bot.rules.words import Marketplace, Remedy

DEFAULT_ORDER = (Remedy.ALTERNATE_URL, Remedy.OTHER_COLOR, Remedy.REFUND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds beyond which an option is struck out or sent to approval; None means no such bound."""

    price_rise_percent: Decimal | None = Decimal(15)
    approve_price_rise_percent: Decimal | None = Decimal(8)
    shop_years_min: int | None = 3
    repeat_rate_min: Decimal | None = Decimal(20)
    shipping_score_min: Decimal | None = Decimal("4.5")
    strike_same_group: bool = True
    unmanaged_stock: int | None = 9999
    exclude_colors: tuple[str, ...] = ()
    refund_needs_approval_over_yuan: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRule:
    """How long the first decision may take, when to remind, and whom to call when it is late."""

    minutes: int = 15
    remind_at: tuple[int, ...] = (8, 12)
    escalate_to: tuple[str, ...] = ()  # Slack user ids or names, as the team writes them


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a rule is for: everything named must hold, and of several words under one name one is enough."""

    sku: tuple[str, ...] = ()  # globs, case does not matter
    category: tuple[str, ...] = ()
    marketplace: tuple[Marketplace, ...] = ()
    reason: tuple[Reason, ...] = ()
    agent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One named rule; what it leaves open stays as the rule set says."""

    name: str
    when: Condition = field(default_factory=Condition)
    order: tuple[Remedy, ...] | None = None
    limits: Limits | None = None  # whole: the rule's own words laid over those of the set


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """One version of a team's rules."""

    order: tuple[Remedy, ...] = DEFAULT_ORDER
    limits: Limits = field(default_factory=Limits)
    target: TargetRule = field(default_factory=TargetRule)
    undo_seconds: int = 10
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a rule is asked about: the short item, where it is sold, why it is short, who wrote."""

    sku: str | None = None
    category: str | None = None
    marketplaces: tuple[Marketplace, ...] = ()
    reason: Reason = Reason.UNKNOWN
    agent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Governing:
    """What holds for one case; name is None where no rule matched and the set itself speaks."""

    name: str | None = None
    order: tuple[Remedy, ...] = DEFAULT_ORDER
    limits: Limits = field(default_factory=Limits)


def governing(rules: RuleSet, subject: Subject) -> Governing:
    """The first rule whose condition holds, or the rule set itself."""
    rule = next((rule for rule in rules.rules if _holds(rule.when, subject)), None)
    if rule is None:
        return Governing(order=rules.order, limits=rules.limits)
    return Governing(name=rule.name, order=rule.order or rules.order, limits=rule.limits or rules.limits)


def _holds(when: Condition, subject: Subject) -> bool:
    return all(
        (
            not when.sku or any(_fits(subject.sku, glob) for glob in when.sku),
            not when.category or _among(subject.category, when.category),
            not when.marketplace or bool(set(when.marketplace) & set(subject.marketplaces)),
            not when.reason or subject.reason in when.reason,
            not when.agent or _among(subject.agent, when.agent),
        )
    )


def _fits(sku: str | None, glob: str) -> bool:
    return sku is not None and fnmatch.fnmatchcase(sku.casefold(), glob.casefold())


def _among(word: str | None, words: Iterable[str]) -> bool:
    return word is not None and word.strip().casefold() in {known.casefold() for known in words}
