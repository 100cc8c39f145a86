"""The morning summary (朝のまとめ): what came in, what is open, how fast it went, what to order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.rules.words import Status
from bot.slack.blocks import Block, Message, divider, message, section
from bot.slack.lists import case_line, line_list
from bot.slack.values import CaseLine, LowItem, SummaryFacts, UnopenedList, UnsentDrafts
from bot.slack.wording import item_word, marketplace_word
from templates import Trusted, render

_LINES = 8
#: Apologies that are named beside a case.
_BESIDE = 4
#: Of what is low and not told line by line, the numbers that are named.
_SKUS = 12
#: How many of these it takes at most.
LOW_SHOWN = _LINES + _SKUS


def summary_message(facts: SummaryFacts, lang: str, tz: tzinfo, now: datetime) -> Message:
    """One message; what there is nothing of is left out, except the targets.

    Each case stands once, where it matters most: what waits for a decision, for our word, for the agent, for an
    apology, and last what only came in the night. What else is to be said of it stands beside it.
    """
    page = _Page(lang, tz, now)
    late = sum(case.is_late(now) for case in facts.open_cases)
    quiet = not (facts.overnight or facts.open_cases or facts.lists or facts.asked)
    blocks = [
        section(render("lists#summary_title", lang, day=facts.day, tz=tz)),
        section(render("lists#summary_quiet", lang)) if quiet else None,
        _overnight(facts, page),
        _open(facts, page, late),
        _cases("summary_asked", facts.asked, facts, page),
        divider(),
        _targets(facts, lang),
        _cases("summary_unconfirmed", facts.unconfirmed, facts, page),
        _lists(facts.lists, lang),
        _drafts(facts, lang),
        _low(facts.low_items, facts.low_total, lang),
    ]
    counts = {"overnight": len(facts.overnight), "open": len(facts.open_cases), "late": late}
    return message(Trusted(render("lists#summary_fallback", lang, **counts)), blocks)


@dataclass(frozen=True, slots=True)
class _Page:
    """Who reads it, and when."""

    lang: str
    tz: tzinfo
    now: datetime


def _overnight(facts: SummaryFacts, page: _Page) -> Block | None:
    """What came in the night, without what stands below for what is left to do about it."""
    below = _told_of_work(facts) | {draft.case_number for draft in facts.drafts}
    here = [case for case in facts.overnight if case.status is Status.OPEN or case.number not in below]
    n = len(facts.overnight)
    if not n:
        return None
    head = render("lists#summary_overnight", page.lang, n=n, below=n - len(here))
    lines = line_list(here, page.lang, page.tz, page.now, _LINES)
    return section("\n".join(filter(None, (head, lines))))


def _cases(part: str, cases: Sequence[CaseLine], facts: SummaryFacts, page: _Page) -> Block | None:
    """Cases with what else is to be said of each."""
    if not cases:
        return None
    came = {case.number for case in facts.overnight}
    lines = [
        render(
            "lists#summary_case",
            page.lang,
            line=case_line(case, page.lang, page.tz, page.now),
            overnight=case.number in came,
            drafts=_links([each for each in facts.drafts if each.case_number == case.number], page.lang),
        )
        for case in cases[:_LINES]
    ]
    head = render(f"lists#{part}", page.lang, n=len(cases))
    more = render("lists#more_listed", page.lang, n=len(cases) - _LINES) if len(cases) > _LINES else ""
    return section("\n".join(filter(None, (head, *lines, more))))


def _told_of_work(facts: SummaryFacts) -> set[int]:
    """The cases that wait for our word or for the agent's."""
    return {case.number for case in (*facts.asked, *facts.unconfirmed)}


def _open(facts: SummaryFacts, page: _Page, late: int) -> Block | None:
    """What waits for a decision; what came overnight stands above, and not twice."""
    told = {case.number for case in facts.overnight}
    others = [case for case in facts.open_cases if case.number not in told]
    n = len(facts.open_cases)
    if not n:
        return None
    head = render("lists#summary_open", page.lang, n=n, late=late, above=n - len(others))
    lines = line_list(others, page.lang, page.tz, page.now, _LINES)
    return section("\n".join(filter(None, (head, lines))))


def _targets(facts: SummaryFacts, lang: str) -> Block | None:
    if facts.yesterday.count == 0:
        return section(render("lists#summary_targets_none", lang))
    return section(render("lists#summary_targets", lang, stats=facts.yesterday))


def _drafts(facts: SummaryFacts, lang: str) -> Block | None:
    """The apologies of the cases that do not stand above, a line for each case."""
    above = _told_of_work(facts)
    by_case: dict[int, list[UnsentDrafts]] = {}
    for draft in facts.drafts:
        if draft.case_number not in above:
            by_case.setdefault(draft.case_number, []).append(draft)
    n = len(facts.drafts)
    if not n:
        return None
    head = render("lists#summary_drafts", lang, n=n, above=n - sum(map(len, by_case.values())))
    lines = [_draft(drafts, lang) for drafts in list(by_case.values())[:_LINES]]
    rest = sum(map(len, list(by_case.values())[_LINES:]))
    more = render("lists#more", lang, n=rest) if rest else ""
    return section("\n".join(filter(None, (head, *lines, more))))


def _draft(drafts: Sequence[UnsentDrafts], lang: str) -> str:
    first = drafts[0]
    words = {"marketplace": marketplace_word(first.marketplace, lang), "others": _links(drafts[1:], lang)}
    return render("lists#summary_draft", lang, draft=first, **words)


def _links(drafts: Sequence[UnsentDrafts], lang: str) -> list[Trusted]:
    """The way to each apology, as many as are shown beside a case."""
    links = [
        Trusted(
            render(
                "lists#summary_draft_link",
                lang,
                draft=draft,
                marketplace=marketplace_word(draft.marketplace, lang),
            )
        )
        for draft in drafts[:_BESIDE]
    ]
    more = len(drafts) - len(links)
    return links + ([Trusted(render("lists#more", lang, n=more))] if more else [])


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
