"""Priority rules (優先順位): which remedies come first for which items, and within which limits.

Rules are data that a team writes in TOML (docs/rules.md); reading them is here, what they mean in ruleset.py.
"""

import re
from decimal import Decimal
from importlib import resources

from bot.rules.ranking.ruleset import (
    DEFAULT_ORDER,
    Condition,
    Governing,
    Limits,
    Rule,
    RuleSet,
    Subject,
    TargetRule,
    governing,
)
from bot.rules.ranking.toml_check import Page, RuleProblem, RulesError, Table
from bot.rules.reading.values import Reason
from bot.rules.words import Marketplace, Remedy

__all__ = [
    "DEFAULT_ORDER",
    "PROBLEM_CODES",
    "Condition",
    "Governing",
    "Limits",
    "Rule",
    "RuleProblem",
    "RuleSet",
    "RulesError",
    "Subject",
    "TargetRule",
    "default_rules_text",
    "governing",
    "load_rules",
]

#: Every code that a RuleProblem can carry, for those who put them into words.
PROBLEM_CODES = (
    "not_toml",
    "unknown_key",
    "wrong_type",
    "out_of_range",
    "unknown_value",
    "repeated",
    "missing",
    "empty",
    "bad_glob",
    "duplicate_name",
    "approval_not_below_limit",
    "rule_without_effect",
    "rule_hides_later_ones",
)

_MINUTES_A_DAY = 24 * 60
_MANY = 1_000_000
_PERCENT_MOST = 1000


def default_rules_text() -> str:
    """The rules file that holds before a team writes its own; what its lines mean is for those who show it."""
    return resources.files("bot.rules.data").joinpath("default_rules.toml").read_text(encoding="utf-8")


def load_rules(text: str) -> RuleSet:
    """Read a rules file; RulesError tells all its problems at once, each with its line."""
    page = Page(text)
    root = page.root()
    root.only("order", "undo_seconds", "limits", "target", "rule")
    limits = _limits(root.table("limits"), Limits())
    rules = RuleSet(
        order=_order(root) or DEFAULT_ORDER,
        limits=limits,
        target=_target(root.table("target")),
        undo_seconds=root.whole("undo_seconds", 10, least=0, most=300),
        rules=_rules(root.tables("rule"), limits),
    )
    page.finish()
    return rules


def _order(table: Table) -> tuple[Remedy, ...] | None:
    if table.data.get("order") == []:
        table.note("order", "empty")
    return table.choices("order", Remedy) or None


def _target(table: Table) -> TargetRule:
    table.only("minutes", "remind_at", "escalate_to")
    minutes = table.whole("minutes", 15, least=1, most=_MINUTES_A_DAY)
    # Minutes that cannot be used are told; the reminders are then held against nothing.
    bound = minutes if table.data.get("minutes", minutes) == minutes else _MINUTES_A_DAY
    usual = tuple(minute for minute in TargetRule().remind_at if minute < minutes)
    return TargetRule(
        minutes=minutes,
        remind_at=table.wholes("remind_at", usual, least=1, most=bound - 1),
        escalate_to=table.texts("escalate_to"),
    )


def _limits(table: Table, base: Limits) -> Limits:
    table.only(*Limits.__dataclass_fields__)
    return Limits(
        price_rise_percent=table.number("price_rise_percent", base.price_rise_percent, most=_PERCENT_MOST),
        approve_price_rise_percent=_approval(table, base.approve_price_rise_percent),
        shop_years_min=table.whole_or_off("shop_years_min", base.shop_years_min, least=0, most=100),
        repeat_rate_min=table.number("repeat_rate_min", base.repeat_rate_min, most=100),
        shipping_score_min=table.number("shipping_score_min", base.shipping_score_min, most=5),
        strike_same_group=table.flag("strike_same_group", default=base.strike_same_group),
        unmanaged_stock=table.whole_or_off("unmanaged_stock", base.unmanaged_stock, least=1, most=_MANY),
        exclude_colors=table.texts("exclude_colors")
        if "exclude_colors" in table.data
        else base.exclude_colors,
        refund_needs_approval_over_yuan=table.number(
            "refund_needs_approval_over_yuan", base.refund_needs_approval_over_yuan, most=_MANY
        ),
    )


def _approval(table: Table, base: Decimal | None) -> Decimal | None:
    """The bound for approval, which is of no use at or above the one that strikes out in the same table."""
    approve = table.number("approve_price_rise_percent", base, most=_PERCENT_MOST)
    if {"price_rise_percent", "approve_price_rise_percent"} <= table.data.keys() and approve is not None:
        strike = table.data["price_rise_percent"]
        if _is_percent(strike) and approve >= strike:
            table.note(
                "approve_price_rise_percent",
                "approval_not_below_limit",
                approve=f"{approve:f}",
                limit=str(strike),
            )
    return approve


def _is_percent(value: object) -> bool:
    """Whether it may be compared: what is wrong with it by itself has been told already."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    return Decimal(value).is_finite() and 0 <= value <= _PERCENT_MOST


def _rules(tables: list[Table], base: Limits) -> tuple[Rule, ...]:
    rules = tuple(_rule(table, base) for table in tables)
    first: dict[str, int | None] = {}
    for table, rule in zip(tables, rules, strict=True):
        line = table.page.lines.get(table.path)
        if rule.name and rule.name in first:
            table.note("name", "duplicate_name", name=rule.name, first_line=str(first[rule.name]))
        first.setdefault(rule.name, line)
        hides = rule.when == Condition() and not table.data.get("when") and table is not tables[-1]
        if hides and rule.name:
            table.note("when", "rule_hides_later_ones", name=rule.name)
    return rules


def _rule(table: Table, base: Limits) -> Rule:
    known = ("name", "when", "order", "limits")
    table.only(*known)
    name = table.text("name")
    # A rule without a name, or with a misspelt key, has been told already: that it does nothing may follow from it.
    is_sound = bool(name) and table.data.keys() <= set(known)
    if is_sound and "order" not in table.data and not table.data.get("limits"):
        table.note("order", "rule_without_effect", name=name)
    limits = _limits(table.table("limits"), base) if "limits" in table.data else None
    return Rule(name=name, when=_condition(table.table("when")), order=_order(table), limits=limits)


def _condition(table: Table) -> Condition:
    table.only("sku", "category", "marketplace", "reason", "agent")
    sku = table.texts("sku")
    for glob in sku:
        if re.search(r"\[(?!!?\]?[^\]]+\])", glob):
            table.note("sku", "bad_glob", value=glob)
    return Condition(
        sku=sku,
        category=table.texts("category"),
        marketplace=table.choices("marketplace", Marketplace),
        reason=table.choices("reason", Reason),
        agent=table.texts("agent"),
    )
