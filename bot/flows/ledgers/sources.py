"""Keeping other shops' pages, each for a variant or for a product in any variant."""

from dataclasses import dataclass

from bot.flows.ledgers.done import Catalogue, Seen, fields_of, say
from bot.flows.work import Work
from bot.rules.ledgers.values import RowWrong, SourceEntry, name_key
from store.questions.ledgers import products_in, sources_in
from store.tables import AlternateSource

_FIELDS = (
    *("shop", "shop_group", "price", "color", "size", "shop_years", "repeat_rate", "shipping_score"),
    *("shown_stock", "material", "logo_differs", "verified_at", "ended"),
)


@dataclass(frozen=True, slots=True)
class Aim:
    """What a page is for; every variant of the product where none is named."""

    product_id: int
    variant_id: int | None


class Sources:
    """The pages, as they stand and as the list has them."""

    def __init__(self, work: Work) -> None:
        """With everything that is kept so far."""
        self.work = work
        self.catalogue = Catalogue.of(work.session, work.workspace.id)
        products = products_in(work.session, work.workspace.id)
        self.products = {name_key(row.name): row for row in reversed(products)}
        self.rows = {
            (Aim(row.product_id, row.variant_id), row.url): row
            for row in reversed(sources_in(work.session, work.workspace.id))
        }

    def seen(self, entry: SourceEntry) -> Seen:
        """The page as it is kept."""
        try:
            row = self.rows.get((self._aim(entry), entry.url))
        except RowWrong:
            return None
        return fields_of(row, *_FIELDS) if row else None

    def title(self, entry: SourceEntry) -> str:
        """What it is for, and where."""
        return " ".join((entry.sku or entry.product, entry.shop or "", entry.url)).replace("  ", " ")

    def keep(self, entry: SourceEntry) -> None:
        """The page with what is said of its shop."""
        aim = self._aim(entry)
        row = self.rows.get((aim, entry.url))
        if row is None:
            row = AlternateSource(
                workspace_id=self.work.workspace.id,
                product_id=aim.product_id,
                variant_id=aim.variant_id,
                url=entry.url,
            )
            self.work.session.add(row)
            self.rows[aim, entry.url] = row
        said = {name: getattr(entry, name) for name in _FIELDS}
        say(row, **said)

    def _aim(self, entry: SourceEntry) -> Aim:
        if entry.sku:
            variant = self.catalogue.variant(entry.sku)
            return Aim(variant.product_id, variant.id)
        product = self.products.get(name_key(entry.product))
        if product is None:
            raise RowWrong("product_unknown", entry.product)
        return Aim(product.id, None)
