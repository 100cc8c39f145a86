"""`/stock`: what is left of whatever somebody asks for, by SKU, name or colour."""

import unicodedata

from sqlmodel import col, or_, select

from bot.flows.actors import Actor, member
from bot.flows.list_cases import line_of
from bot.flows.work import Work
from bot.rules.colors import color_key, same_color
from bot.slack.stock import STOCK_ROWS
from bot.slack.values import AlternateFacts, StockCard
from store.questions.cases import open_cases_of_variants
from store.questions.goods import stock_of, variants_with_products
from store.tables import AlternateSource, Product, Variant

Found = tuple[Variant, Product]


def look_up_stock(work: Work, actor: Actor, asked: str) -> tuple[list[StockCard], int]:
    """The variants that the words fit, as many as are shown, and how many there are. May raise Refusal."""
    member(work, actor)
    everything = variants_with_products(work.session, work.workspace.id)
    fitting = _fitting(everything, asked)
    return [_card(work, variant, product) for variant, product in fitting[:STOCK_ROWS]], len(fitting)


def _fitting(everything: list[Found], asked: str) -> list[Found]:
    """An exact SKU alone; else what has every word in its SKU, name, size or colour in any language."""
    words = _plain(asked).split()
    exact = [found for found in everything if words and _plain(found[0].sku) == " ".join(words)]
    if exact or not words:
        return exact
    return [found for found in everything if all(_has(found, word) for word in words)]


def _has(found: Found, word: str) -> bool:
    variant, product = found
    texts = (variant.sku, product.name, product.category, variant.color, variant.size)
    if any(word in _plain(text) for text in texts):
        return True
    return bool(variant.color and color_key(word) and same_color(word, variant.color))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _card(work: Work, variant: Variant, product: Product) -> StockCard:
    sources = select(AlternateSource).where(
        AlternateSource.product_id == variant.product_id,
        or_(col(AlternateSource.variant_id).is_(None), AlternateSource.variant_id == variant.id),
    )
    return StockCard(
        product=product.name,
        sku=variant.sku,
        color=variant.color or None,
        size=variant.size or None,
        figures=stock_of(work.session, variant, product),
        alternates=[
            AlternateFacts(
                url=source.url,
                shop=source.shop or None,
                price=source.price,
                verified=source.verified_at.date() if source.verified_at else None,
            )
            for source in work.session.exec(sources)
        ],
        open_cases=[line_of(work, case) for case in open_cases_of_variants(work.session, [variant.id])],
    )
