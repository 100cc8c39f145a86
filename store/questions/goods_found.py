"""The goods that somebody asks for in words."""

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, func, select

from bot.rules.colors import color_key, same_color
from bot.rules.lifecycle import RUNNING
from bot.rules.plain import plain
from store.tables import Case, Product, Variant

#: Among so many goods examples are looked for.
_LOOKED_AT = 50


def goods_found(
    session: Session, workspace_id: int, asked: str, most: int
) -> tuple[list[tuple[Variant, Product]], int]:
    """An exact SKU alone; else what has every word in its SKU, name, size or colour in any language.

    At most so many of what is on sale, the oldest first; and how many there are.
    """
    words = plain(asked).split()
    if not words:
        return [], 0
    on_sale: tuple[ColumnElement[bool] | bool, ...] = (
        Variant.workspace_id == workspace_id,
        col(Variant.ended).is_(False),
    )
    exact = _rows(session, most, *on_sale, Variant.sku_key == " ".join(words))
    if exact:
        return exact, len(exact)
    wanted = (*on_sale, *(_has(session, workspace_id, word) for word in words))
    found = _rows(session, most, *wanted)
    return found, len(found) if len(found) < most else _count(session, *wanted)


def goods_to_ask_for(session: Session, workspace_id: int, most: int) -> list[tuple[Variant, Product]]:
    """Some goods as examples, each of another product: those of the newest running cases, then the oldest on sale."""
    newest = (
        select(col(Case.variant_id), func.max(col(Case.id)).label("newest"))
        .where(Case.workspace_id == workspace_id, col(Case.status).in_(RUNNING))
        .group_by(col(Case.variant_id))
        .subquery()
    )
    wanted = (
        select(Variant, Product)
        .join(Product, col(Product.id) == Variant.product_id)
        .join(newest, newest.c.variant_id == Variant.id, isouter=True)
        .where(Variant.workspace_id == workspace_id, col(Variant.ended).is_(False))
        .order_by(func.coalesce(newest.c.newest, 0).desc(), col(Variant.id))
        .limit(_LOOKED_AT)
    )
    one_each: dict[int, tuple[Variant, Product]] = {}
    for variant, product in session.exec(wanted):
        one_each.setdefault(variant.product_id, (variant, product))
    return list(one_each.values())[:most]


def _has(session: Session, workspace_id: int, word: str) -> ColumnElement[bool]:
    named = [col(row.found_by).contains(word, autoescape=True) for row in (Variant, Product)]
    colors = _colors(session, workspace_id, word) if color_key(word) else []
    return or_(*named, col(Variant.color).in_(colors)) if colors else or_(*named)


def _colors(session: Session, workspace_id: int, word: str) -> list[str]:
    """The colours that the word means, as they are written on what is sold."""
    written = (
        select(Variant.color).where(Variant.workspace_id == workspace_id, Variant.color != "").distinct()
    )
    return [color for color in session.exec(written) if same_color(word, color)]


def _rows(session: Session, most: int, *wanted: ColumnElement[bool] | bool) -> list[tuple[Variant, Product]]:
    found = select(Variant, Product).join(Product, col(Product.id) == Variant.product_id).where(*wanted)
    return [
        (variant, product) for variant, product in session.exec(found.order_by(col(Variant.id)).limit(most))
    ]


def _count(session: Session, *wanted: ColumnElement[bool] | bool) -> int:
    all_of_them = (
        select(func.count()).select_from(Variant).join(Product, col(Product.id) == Variant.product_id)
    )
    return session.exec(all_of_them.where(*wanted)).one()
