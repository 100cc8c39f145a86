"""News of the agent about a case that nobody has decided: the card follows what is certain of it.

A restock day, something more that is offered, another quantity, or that there will be none any more.
"""

from collections.abc import Mapping
from typing import Any

from sqlmodel import col, exists, select

from bot.flows.opening.edited_lines import pairs_of
from bot.flows.opening.later import Later
from bot.flows.opening.open_case import case_as_read
from bot.flows.opening.options import rank_options
from bot.flows.opening.readings import READ, changes_since, corrected_by_hand, read_fields
from bot.flows.opening.receive_notice import read_here
from bot.flows.steps import rules_of, take
from bot.flows.work import Work
from bot.rules.reading.days.when import when
from bot.rules.reading.values import Reason
from bot.rules.replies.heard_days import with_month
from bot.rules.replies.news import days_named, is_of_another, quantity_instead, says_discontinued
from bot.rules.replies.says import LIKELY, Reply, Says
from bot.rules.urls import find_urls
from bot.rules.words import Status, Step
from store.tables import Case, Notice, Timeline

#: What stays the same where a notice is read once more with words behind it that only offer something.
_GOODS = ("order_no", "line_no", "product", "sku", "color", "size", "qty_ordered", "qty_short", "reason")
#: What offers nothing.
_NO_OFFER = frozenset({Says.OUT, Says.DONE, Says.REFUSED, Says.MISTAKEN, Says.OTHERWISE})


#: The doubts that a fact told later settles.
_SETTLES = {
    "qty_short": ("quantity_unsure", "quantity_unknown", "all_assumed_short", "two_quantities"),
    "restock": ("restock_unsure",),
    "reason": ("reason_unsure",),
    "offers": ("alternatives_unsure",),
}


def take_in(work: Work, case: Case, reply: Reply, later: Later, *, alone: bool) -> list[dict[str, str]]:
    """Let the case say what is new; answers what changed.

    `alone` is whether all of the words are about this case, and not only what was told apart for it. What a person
    has corrected stays theirs, as with edits of the notice.
    """
    if case.status is not Status.OPEN or reply.confidence < LIKELY or corrected_by_hand(work, case):
        return []
    ours = not is_of_another(later.text, case.product, case.color, case.size)
    news: dict[str, Any] = dict(_restock(work, reply, later)) if ours else {}
    if alone and ours:
        news |= {**_gone_for_good(case, later), **_quantity(case, later)}
    if alone:
        news |= _offers(work, case, reply, later)
    before = read_fields(case)
    for name, value in news.items():
        setattr(case, name, value)
    changes = changes_since(before, case)
    if changes:
        settled = {doubt for name in news for doubt in _SETTLES.get(name, ())}
        case.doubts = [doubt for doubt in case.doubts if doubt not in settled]
        take(work, case, Step.CORRECT)
        rank_options(work, case, rules_of(work, case))
    return changes


def with_news(work: Work, notice: Notice, case: Case, now: Case) -> Case:
    """What a notice says after an edit, with what the agent told later where the edit says nothing new."""
    told = exists().where(col(Timeline.case_id) == case.id, col(Timeline.action) == "agent.facts_read")
    if not work.session.exec(select(told)).one():
        return now
    words = str(notice.edits[-2]["text"]) if len(notice.edits) > 1 else notice.text
    was = _as_read(work, case, notice, words)
    for name in READ if was is not None else ():
        if getattr(was, name) == getattr(now, name):
            setattr(now, name, getattr(case, name))
    return now


def _restock(work: Work, reply: Reply, later: Later) -> Mapping[str, Any]:
    """The day that is named, in its words; where several are, a person says which."""
    today = work.local(later.at).date()
    named = days_named(later.text, reply.restock)
    found = when(with_month(named[0], today), today) if len(named) == 1 else None
    if found is None or found.start is None or (found.end or found.start) < today:
        return {}
    return {"restock": named[0], "restock_from": found.start, "restock_to": found.end or found.start}


def _gone_for_good(case: Case, later: Later) -> Mapping[str, Any]:
    if case.reason is Reason.DISCONTINUED or not says_discontinued(later.text):
        return {}
    return {"reason": Reason.DISCONTINUED, "restock": None, "restock_from": None, "restock_to": None}


def _quantity(case: Case, later: Later) -> Mapping[str, Any]:
    """How many are short instead, where the number that was told is named, or that it is the short ones."""
    found = quantity_instead(later.text, case.qty_short, case.qty_ordered)
    if found is None or (case.qty_ordered is not None and found > case.qty_ordered):
        return {}
    return {"qty_short": found}


def _offers(work: Work, case: Case, reply: Reply, later: Later) -> Mapping[str, Any]:
    """What a page or a colour that is named adds to the offers of the notice, read as one with it."""
    if reply.says in _NO_OFFER or not (reply.colors or reply.sizes or find_urls(later.text)):
        return {}
    notice = work.session.get_one(Notice, case.notice_id)
    words = str(notice.edits[-1]["text"]) if notice.edits else notice.text
    before, after = (_as_read(work, case, notice, text) for text in (words, f"{words}\n{later.text}"))
    if before is None or after is None:
        return {}
    if any(getattr(before, name) != getattr(after, name) for name in _GOODS):
        return {}
    more = [offer for offer in after.offers if offer not in before.offers and offer not in case.offers]
    named = [offer for offer in more if offer.keys() & {"color", "size", "url"}]
    return {"offers": [*case.offers, *named]} if named and named == more else {}


def _as_read(work: Work, case: Case, notice: Notice, text: str) -> Case | None:
    """What the case would say by these words."""
    lines = work.open_lines
    reading = read_here(work, text, notice.written_at, lines, case.order_no or "")
    fresh = [(item, case_as_read(work, notice, reading, item, lines)) for item in reading.items]
    found = pairs_of([case], fresh).get(case.id) if len(fresh) == 1 else None
    return found[1] if found is not None and reading.is_stockout else None
