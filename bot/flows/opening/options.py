"""The options of a case, ranked by the rules in force from what the store knows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.flows.refusals import Refusal
from bot.flows.work import Work
from bot.rules.colors import same_color
from bot.rules.facts import Note, Option
from bot.rules.ranking.asked import judge_page, page_fault
from bot.rules.ranking.candidates import page_key
from bot.rules.ranking.ceiling import Ceiling, ceiling
from bot.rules.ranking.made_up import Wish, judge_wish, rest_fault, wish_fault
from bot.rules.ranking.options import Shortage, Sibling, Source, rank
from bot.rules.ranking.priority import Governing, RuleSet, Subject, governing
from bot.rules.reading.values import Offer
from bot.rules.sizes import same_size
from bot.rules.urls import parse_url
from store.codec import offer_from_json, option_to_json
from store.questions.case_facts import affected_orders, stock_for
from store.questions.goods import as_source, held_by_sources, siblings_of, sources_for, sources_naming
from store.tables import Agent, AgentOrderLine, AlternateSource, Case, Product, Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a ranking starts from: the shortage, what governs it, and the variant where it is known."""

    shortage: Shortage
    governing: Governing
    variant: Variant | None


def rank_options(work: Work, case: Case, rules: RuleSet) -> None:
    """Rank the case's options anew and keep them with it. A case that is incomplete has none yet."""
    if case.incomplete:
        case.options = []
        return
    found = situation(work, case, rules)
    ranked = rank(found.shortage, *_supply(work, case, found), found.governing)
    case.options = [option_to_json(option) for option in ranked]


def _supply(work: Work, case: Case, found: Situation) -> tuple[list[Source], list[Sibling]]:
    """Where the item, and its other variants, are known to be had."""
    if found.variant is None:
        return [], []
    sources = sources_for(work.session, found.variant, frozenset(case.struck_keys))
    return sources, _siblings(work, found.variant, found.shortage.offers)


def judge_found(work: Work, case: Case, rules: RuleSet, asked: Source, wish: Wish) -> Option:
    """A page that a person found, for as many as they wish. Raises Refusal for the page that has run out."""
    found = situation(work, case, rules)
    _refuse(page_fault(asked, found.shortage) or rest_fault(wish, found.shortage))
    known = _known_page(work, asked.url, found.variant)
    supply = _supply(work, case, found)
    return judge_page(asked, known, wish, found.shortage, supply, found.governing)


def pages_at(work: Work, url: str) -> list[AlternateSource]:
    """Everything that is kept of a page, however its address is spelt; the oldest first."""
    page = parse_url(url)
    rows = sources_naming(work.session, work.workspace.id, page.id or page.canonical)
    return [row for row in rows if page_key(row.url) == page_key(url)]


def _known_page(work: Work, url: str, variant: Variant | None) -> Source | None:
    """What is known of the page, for whatever it was kept; of another product's only what is true of the shop."""
    rows = pages_at(work, url)
    mine = [row for row in rows if variant is not None and row.product_id == variant.product_id]
    if mine:
        return as_source(mine[-1])
    return replace(as_source(rows[-1]), material=None, logo_differs=False) if rows else None


def judge_freely(work: Work, case: Case, rules: RuleSet, wish: Wish) -> Option:
    """What a person made up, as the rules see it. Raises Refusal where something is amiss with it."""
    found = situation(work, case, rules)
    _refuse(wish_fault(wish, found.shortage))
    return judge_wish(wish, found.shortage, _supply(work, case, found), found.governing)


def _refuse(fault: Note | None) -> None:
    if fault is not None:
        raise Refusal(fault.code, **fault.values)


def situation(work: Work, case: Case, rules: RuleSet) -> Situation:
    """The shortage as the store knows it now, and the rule that governs it."""
    session = work.session
    variant = session.get(Variant, case.variant_id) if case.variant_id else None
    product = session.get(Product, variant.product_id) if variant else None
    line = session.get(AgentOrderLine, case.agent_order_line_id) if case.agent_order_line_id else None
    agent = session.get(Agent, case.agent_id) if case.agent_id else None
    orders = affected_orders(session, case, stock_for(session, case))
    subject = Subject(
        sku=case.sku,
        category=product.category if product else None,
        marketplaces=tuple(dict.fromkeys(order.marketplace for order in orders)),
        reason=case.reason,
        agent=agent.name if agent else None,
    )
    shortage = Shortage(
        color=case.color,
        size=case.size,
        qty_ordered=case.qty_ordered,
        qty_short=case.qty_short,
        unit_price=case.unit_price,
        url=line.url or None if line else None,
        shop_group=line.shop_group or None if line else None,
        material=product.material or None if product else None,
        reason=case.reason,
        restock_from=case.restock_from,
        restock_to=case.restock_to,
        restock_undecided=case.restock is not None and case.restock_from is None,
        offers=tuple(offer_from_json(found) for found in case.offers),
        affected_orders=len(orders),
        other_units_or_lines_can_go=others_can_go(case),
        struck_keys=frozenset(case.struck_keys),
        year=work.now.astimezone(ZoneInfo(work.workspace.time_zone)).year,
    )
    return Situation(shortage=shortage, governing=governing(rules, subject), variant=variant)


def dearest(work: Work, case: Case, rules: RuleSet) -> Ceiling | None:
    """Up to which price nobody needs to be asked; None where the rules have no limit on rises."""
    return ceiling(situation(work, case, rules).governing.limits, case.unit_price)


def others_can_go(case: Case) -> bool:
    """Whether some units of the line are there, so that they can be shipped without the rest."""
    return case.qty_ordered is not None and case.qty_short is not None and case.qty_short < case.qty_ordered


def _siblings(work: Work, variant: Variant, offers: Sequence[Offer]) -> list[Sibling]:
    others = siblings_of(work.session, variant)
    held = held_by_sources(work.session, [other.id for other in others])
    return [
        Sibling(
            variant_id=other.id,
            sku=other.sku,
            color=other.color or None,
            size=other.size or None,
            offered_by_agent=any(_offers(offer, other, variant) for offer in offers),
            source=as_source(held[other.id]) if other.id in held else None,
        )
        for other in others
    ]


def _offers(offer: Offer, other: Variant, short: Variant) -> bool:
    """Whether the agent's offer is this variant: what the offer does not name stays as it was ordered."""
    if not (offer.color or offer.size):
        return False
    color, size = offer.color or short.color, offer.size or short.size
    return _same(color, other.color, same_color) and _same(size, other.size, same_size)


def _same(wanted: str, there: str, rule: Callable[[str, str], bool]) -> bool:
    return wanted == there or bool(wanted and there and rule(wanted, there))
