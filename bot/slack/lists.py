"""Lists of cases, help, and the rules as people read them."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from decimal import Decimal

from bot.rules.ranking.ruleset import Limits, RuleSet
from bot.rules.words import Status
from bot.slack.blocks import Block, Message, context, message, section, sections
from bot.slack.values import CaseLine
from bot.slack.wording import item_word, remedy_word, status_word
from templates import Trusted, label, render

#: Lines in one message.
_SHOWN = 60
_RULES = 10
#: The code of an answer that is this help, not a sentence.
HOW_TO_USE = "how_to_use"


def case_list(
    cases: Sequence[CaseLine], lang: str, tz: tzinfo, now: datetime, title: str | None = None
) -> Message:
    """Cases in the order given, under a label of ours."""
    if not cases:
        nothing = Trusted(render("lists#list_none", lang))
        return message(nothing, [section(nothing)])
    head = Trusted(
        render("lists#list_title", lang, title=title or label(lang, "Running cases"), n=len(cases))
    )
    lines = [f"• {case_line(case, lang, tz, now)}" for case in cases[:_SHOWN]]
    more = render("lists#more_narrow", lang, n=len(cases) - _SHOWN) if len(cases) > _SHOWN else ""
    return message(head, [section(head), *sections(lines), context(more) if more else None])


def line_list(
    cases: Sequence[CaseLine], lang: str, tz: tzinfo, now: datetime, most: int, *, marked: bool = True
) -> Trusted:
    """Cases one a line, cut with the number of those left out and where to find them."""
    lines = [f"• {case_line(case, lang, tz, now, marked=marked)}" for case in cases[:most]]
    if len(cases) > most:
        lines.append(render("lists#more_listed", lang, n=len(cases) - most))
    return Trusted("\n".join(lines))


def case_line(case: CaseLine, lang: str, tz: tzinfo, now: datetime, *, marked: bool = True) -> Trusted:
    """One case: number, what is short, until when, who has it; marked where it is late and stands among others."""
    text = render(
        "lists#line",
        lang,
        line=case,
        item=item_word(case.product, case.color, case.size, lang),
        status=status_word(case.status, lang),
        is_open=case.status is Status.OPEN,
        late=case.is_late(now),
        marked=marked,
        is_today=case.due_at.astimezone(tz).date() == now.astimezone(tz).date(),
        left=case.due_at - now,
        over=now - case.due_at,
        tz=tz,
    )
    return Trusted(text)


def help_message(lang: str, unknown: str = "") -> Message:
    """`/stockout help`; after a word that means nothing, it says so first."""
    told = [Trusted(render("errors#unknown_command", lang, text=unknown))] if unknown else []
    texts = told + [
        Trusted(render(f"help#{part}", lang)) for part in ("title", "card", "commands", "shortcut")
    ]
    return message(texts[0], [section(text) for text in texts])


def rules_message(rules: RuleSet, version: int, lang: str) -> Message:
    """`/stockout rules`: the order, the limits, the rules for some items; version 0 are Keppin's own."""
    title = Trusted(render("help#rules_title", lang, version=version))
    order = [
        render("help#rules_order", lang, place=place, remedy=remedy_word(remedy, lang))
        for place, remedy in enumerate(rules.order, start=1)
    ]
    return message(
        title,
        [
            section("\n".join([title, *order])),
            section(render("help#rules_limits", lang, lines=_limits(rules, lang))),
            _special(rules, lang),
            context(render("help#rules_change", lang)),
        ],
    )


def _limits(rules: RuleSet, lang: str) -> list[str]:
    target = render(
        "help#limit_target", lang, minutes=rules.target.minutes, remind=list(rules.target.remind_at)
    )
    shown = [
        render(f"help#{part}", lang, limit=f"{value.normalize():f}" if isinstance(value, Decimal) else value)
        for part, value in _bounds(rules.limits)
        if value is not None
    ]
    if rules.limits.strike_same_group:
        shown.append(render("help#limit_same_group", lang))
    if rules.limits.exclude_colors:
        shown.append(render("help#limit_colors", lang, colors=rules.limits.exclude_colors))
    return [target, *shown]


def _bounds(limits: Limits) -> tuple[tuple[str, Decimal | int | None], ...]:
    return (
        ("limit_price_rise", limits.price_rise_percent),
        ("limit_approve_rise", limits.approve_price_rise_percent),
        ("limit_shop_years", limits.shop_years_min),
        ("limit_repeat", limits.repeat_rate_min),
        ("limit_score", limits.shipping_score_min),
        ("limit_unmanaged", limits.unmanaged_stock),
        ("limit_refund", limits.refund_needs_approval_over_yuan),
    )


def _special(rules: RuleSet, lang: str) -> Block | None:
    if not rules.rules:
        return None
    lines = [
        render(
            "help#rules_rule",
            lang,
            name=rule.name,
            order=[remedy_word(remedy, lang) for remedy in rule.order or rules.order],
        )
        for rule in rules.rules[:_RULES]
    ]
    more = max(0, len(rules.rules) - _RULES)
    return section(render("help#rules_rules", lang, lines=lines, more=more))
