"""What the shop sells, where it lies, and where else it could be bought."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from bot.rules.plain import plain
from bot.rules.script import bare
from bot.rules.words import Place
from store.tables.base import Row, exact, keep_made, made, maybe_moment, word


class Product(Row, table=True):
    """A thing that the shop sells, in one or several variants."""

    matched_by: str = made()  # its name as notices are matched by it
    found_by: str = made()  # its name and category as they are looked up
    name: str
    category: str = ""
    material: str = ""
    lead_days: int = 21  # from order to shelf in Japan
    margin_units: int = 0  # kept on top of the lead time's demand


class Variant(Row, table=True):
    """A product in one colour and size: what has a SKU."""

    __table_args__ = (
        UniqueConstraint("workspace_id", "sku"),
        Index("ix_variant_workspace_id_sku_key", "workspace_id", "sku_key"),
        Index("ix_variant_workspace_id_matched_by", "workspace_id", "matched_by"),
    )

    matched_by: str = made()  # its SKU as notices are matched by it
    found_by: str = made()  # its SKU, colour and size as they are looked up
    sku_key: str = made()  # the SKU alone, as it is looked up
    product_id: int = Field(foreign_key="product.id", index=True)
    sku: str
    color: str = ""
    size: str = ""
    daily_sales: Decimal = exact(Decimal(0))
    ended: bool = False  # no longer sold: kept for what was, and offered no more


class Stock(Row, table=True):
    """How many of a variant lie in one place."""

    __table_args__ = (UniqueConstraint("variant_id", "place"),)

    variant_id: int = Field(foreign_key="variant.id", index=True)
    place: Place = word(Place)
    qty: int = 0
    counted_at: datetime | None = maybe_moment()


class AlternateSource(Row, table=True):
    """Another shop's page where a product, or one variant of it, can be bought."""

    __tablename__ = "alternate_source"

    product_id: int = Field(foreign_key="product.id", index=True)
    variant_id: int | None = Field(default=None, foreign_key="variant.id", index=True)
    url: str
    shop: str = ""
    shop_group: str = ""
    price: Decimal | None = exact()  # yuan a unit
    color: str = ""
    size: str = ""
    shop_years: Decimal | None = exact()
    repeat_rate: Decimal | None = exact()  # per cent
    shipping_score: Decimal | None = exact()  # out of 5
    shown_stock: int | None = None
    material: str = ""
    logo_differs: bool = False
    verified_at: datetime | None = maybe_moment()
    ended: bool = False  # the page is gone, or nobody buys there any more


keep_made(Product, "found_by", plain, "name", "category")
keep_made(Product, "matched_by", bare, "name")
keep_made(Variant, "found_by", plain, "sku", "color", "size")
keep_made(Variant, "sku_key", plain, "sku")
keep_made(Variant, "matched_by", bare, "sku")
