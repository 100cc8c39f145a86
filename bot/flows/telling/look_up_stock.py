"""`/stock`: what is left of whatever somebody asks for, by SKU, name or colour."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.flows.actors import Actor, require_member
from bot.flows.steps import rules_in_force
from bot.flows.telling.list_cases import lines_of
from bot.flows.work import Work
from bot.rules.facts import Note
from bot.rules.ranking.options import Shortage, Source, rank
from bot.rules.ranking.priority import RuleSet, Subject, governing
from bot.slack.stock import STOCK_EXAMPLES, STOCK_ROWS
from bot.slack.values import AlternateFacts, StockCard, StockExample
from store.codec import option_from_json
from store.questions.cases import open_cases_of_variants
from store.questions.goods import alternates_of, as_source, last_price, stock_of
from store.questions.goods_found import goods_found, goods_to_ask_for
from store.tables import AlternateSource, Case, Product, Variant

Found = tuple[Variant, Product]


def look_up_stock(work: Work, actor: Actor, asked: str) -> tuple[list[StockCard], int]:
    """The variants that the words fit, as many as are shown, and how many there are. May raise Refusal."""
    require_member(work, actor)
    fitting, total = goods_found(work.session, work.workspace.id, asked, STOCK_ROWS)
    _, rules = rules_in_force(work)
    return [_card(work, found, rules) for found in fitting], total


def stock_examples(work: Work, actor: Actor) -> list[StockExample]:
    """Some of the team's own goods to ask for. May raise Refusal."""
    require_member(work, actor)
    return [
        StockExample(product=product.name, sku=variant.sku, color=variant.color or None)
        for variant, product in goods_to_ask_for(work.session, work.workspace.id, STOCK_EXAMPLES)
    ]


def _card(work: Work, found: Found, rules: RuleSet) -> StockCard:
    variant, product = found
    running = open_cases_of_variants(work.session, [variant.id])
    rows = alternates_of(work.session, variant)
    price = last_price(work.session, variant)
    against = _against(found, [as_source(row) for row in rows], rules, price) | _said_by_cases(running)
    zone = ZoneInfo(work.workspace.time_zone)
    alternates = [_alternate(row, against, zone) for row in rows]
    return StockCard(
        product=product.name,
        sku=variant.sku,
        color=variant.color or None,
        size=variant.size or None,
        figures=stock_of(work.session, variant, product),
        alternates=sorted(alternates, key=lambda each: bool(each.struck)),
        open_cases=lines_of(work, running),
    )


def _alternate(row: AlternateSource, against: Mapping[str, Sequence[Note]], zone: ZoneInfo) -> AlternateFacts:
    return AlternateFacts(
        url=row.url,
        shop=row.shop or None,
        price=row.price,
        verified=row.verified_at.astimezone(zone).date() if row.verified_at else None,
        struck=against.get(f"url:{row.id}", ()),
    )


def _against(
    found: Found, sources: Sequence[Source], rules: RuleSet, price: Decimal | None
) -> dict[str, Sequence[Note]]:
    """What the rules would strike the shops for, if what was ordered last at this price ran short."""
    variant, product = found
    short = Shortage(
        color=variant.color or None,
        size=variant.size or None,
        material=product.material or None,
        unit_price=price,
    )
    governed = governing(rules, Subject(sku=variant.sku, category=product.category))
    return {option.key: option.struck for option in rank(short, sources, [], governed)}


def _said_by_cases(running: Sequence[Case]) -> dict[str, Sequence[Note]]:
    """What strikes them in a running case: the same group of shops, too dear, or out there as well."""
    options = [option_from_json(option) for case in running for option in case.options]
    return {option.key: option.struck for option in options if option.struck}
