"""The morning summary (朝のまとめ): what came in, what is open, how fast it went, what to order."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from bot.slack.blocks import Block, Message, divider, message, section
from bot.slack.lists import line_list
from bot.slack.values import CaseLine, LowItem, SummaryFacts, UnopenedList, UnsentDrafts
from bot.slack.wording import item_word, marketplace_word
from templates import Trusted, render

_LINES = 8
#: Of what is low and not told line by line, the numbers that are named.
_SKUS = 12
#: How many of these it takes at most.
LOW_SHOWN = _LINES + _SKUS


def summary_message(facts: SummaryFacts, lang: str, tz: tzinfo, now: datetime) -> Message:
    """One message; what there is nothing of is left out, except the targets."""
    late = sum(case.is_late(now) for case in facts.open_cases)
    quiet = not (facts.overnight or facts.open_cases or facts.lists or facts.asked)
    blocks = [
        section(render("lists#summary_title", lang, day=facts.day, tz=tz)),
        section(render("lists#summary_quiet", lang)) if quiet else None,
        _cases("summary_overnight", facts.overnight, lang, tz, now),
        _open(facts, lang, tz, now, late),
        _cases("summary_asked", facts.asked, lang, tz, now),
        divider(),
        _targets(facts, lang),
        _cases("summary_unconfirmed", facts.unconfirmed, lang, tz, now),
        _lists(facts.lists, lang),
        _drafts(facts.drafts, lang),
        _low(facts.low_items, facts.low_total, lang),
    ]
    counts = {"overnight": len(facts.overnight), "open": len(facts.open_cases), "late": late}
    return message(Trusted(render("lists#summary_fallback", lang, **counts)), blocks)


def _cases(part: str, cases: Sequence[CaseLine], lang: str, tz: tzinfo, now: datetime) -> Block | None:
    if not cases:
        return None
    head = render(f"lists#{part}", lang, n=len(cases))
    return section("\n".join([head, line_list(cases, lang, tz, now, _LINES)]))


def _open(facts: SummaryFacts, lang: str, tz: tzinfo, now: datetime, late: int) -> Block | None:
    """What waits for a decision; what came overnight stands above, and not twice."""
    told = {case.number for case in facts.overnight}
    others = [case for case in facts.open_cases if case.number not in told]
    n = len(facts.open_cases)
    if not n:
        return None
    head = render("lists#summary_open", lang, n=n, late=late, above=n - len(others))
    lines = line_list(others, lang, tz, now, _LINES)
    return section("\n".join(filter(None, (head, lines))))


def _targets(facts: SummaryFacts, lang: str) -> Block | None:
    if facts.yesterday.count == 0:
        return section(render("lists#summary_targets_none", lang))
    return section(render("lists#summary_targets", lang, stats=facts.yesterday))


def _drafts(drafts: Sequence[UnsentDrafts], lang: str) -> Block | None:
    lines = [
        render(
            "lists#summary_draft", lang, draft=draft, marketplace=marketplace_word(draft.marketplace, lang)
        )
        for draft in drafts[:_LINES]
    ]
    return _listed("summary_drafts", lines, len(drafts), lang)


def _lists(lists: Sequence[UnopenedList], lang: str) -> Block | None:
    lines = [render("lists#summary_list", lang, each=each) for each in lists[:_LINES]]
    return _listed("summary_lists", lines, len(lists), lang)


def _low(items: Sequence[LowItem], low_total: int | None, lang: str) -> Block | None:
    total = max(low_total or 0, len(items))
    lines = [
        render(
            "lists#summary_low_item",
            lang,
            item=item_word(item.product, item.color, item.size, lang),
            sku=item.sku,
            figures=item.figures,
            total=sum(item.figures.on_hand.values()),
        )
        for item in items[:_LINES]
    ]
    if len(items) > _LINES:
        skus = [item.sku for item in items[_LINES:LOW_SHOWN]]
        lines.append(render("lists#summary_low_more", lang, n=total - _LINES, skus=skus))
    return _listed("summary_low", lines, total, lang, more=False)


def _listed(part: str, lines: list[str], total: int, lang: str, *, more: bool = True) -> Block | None:
    if not lines:
        return None
    rest = [render("lists#more", lang, n=total - len(lines))] if more and total > len(lines) else []
    return section("\n".join([render(f"lists#{part}", lang, n=total), *lines, *rest]))
