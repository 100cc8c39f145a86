"""Keeping products and their variants: rows with one name are one product."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from bot.flows.ledgers.done import Seen, add_new, fields_of, say
from bot.flows.work import Work
from bot.rules.ledgers.agreeing import OF_PRODUCT
from bot.rules.ledgers.values import GoodsEntry, name_key, sku_key
from store.importing import write_first
from store.questions.goods import variants_with_products
from store.questions.ledgers import products_in, sources_in
from store.tables import AlternateSource, Product, Variant

_OF_VARIANT = ("color", "size", "daily_sales", "ended")


class Goods:
    """What the workspace sells, as it stands and as the list has it."""

    def __init__(self, work: Work, entries: Sequence[GoodsEntry]) -> None:
        """With everything that is kept so far."""
        self.work = work
        products = products_in(work.session, work.workspace.id)
        self.products = {name_key(row.name): row for row in reversed(products)}  # of two alike the older
        self.by_id = {row.id: row for row in products}
        found = variants_with_products(work.session, work.workspace.id)
        self.variants = {sku_key(row.sku): row for row, _ in found}
        self.left: set[int] = set()  # products that lost a variant
        self.products |= self._renamed(entries)
        self._add_products(entries)

    def seen(self, entry: GoodsEntry) -> Seen:
        """The variant with its product."""
        variant = self.variants.get(sku_key(entry.sku))
        if variant is None:
            return None
        product = self.by_id[variant.product_id]
        return {
            "product": product.name,
            **fields_of(variant, *_OF_VARIANT),
            **fields_of(product, *OF_PRODUCT),
        }

    def title(self, entry: GoodsEntry) -> str:
        """SKU and name."""
        parts = (entry.sku, entry.product, entry.color, entry.size)
        return " ".join(part for part in parts if part)

    def keep(self, entry: GoodsEntry) -> None:
        """The variant under its product, both as the row has them."""
        product = self.products[name_key(entry.product)]
        variant = self.variants.get(sku_key(entry.sku))
        if variant is None:
            variant = Variant(workspace_id=self.work.workspace.id, product_id=product.id, sku=entry.sku)
            self.work.session.add(variant)
            self.variants[sku_key(entry.sku)] = variant
        elif variant.product_id != product.id:
            self._move(variant, product)
        say(variant, **{name: getattr(entry, name) for name in _OF_VARIANT})
        said = {name: getattr(entry, name) for name in OF_PRODUCT}
        say(product, name=self.names[name_key(entry.product)], **said)

    def tidy(self) -> None:
        """Products that every variant has left are gone, unless a page is kept for them."""
        if not self.left:
            return
        write_first(self.work.session)
        sources = sources_in(self.work.session, self.work.workspace.id)
        needed = {row.product_id for row in self.variants.values()} | {row.product_id for row in sources}
        for gone in self.left - needed:
            self.work.session.delete(self.by_id[gone])

    def _add_products(self, entries: Sequence[GoodsEntry]) -> None:
        """Those that nobody has heard of; of two spellings the first."""
        names: dict[str, str] = {}
        for entry in entries:
            names.setdefault(name_key(entry.product), entry.product)
        self.names, ours = names, self.work.workspace.id
        add_new(self.work, self.products, names, lambda key: Product(workspace_id=ours, name=names[key]))
        self.by_id |= {row.id: row for row in self.products.values()}

    def _renamed(self, entries: Sequence[GoodsEntry]) -> dict[str, Product]:
        """A product whose variants all stand under one name that is new has that name from now on."""
        names = {sku_key(entry.sku): name_key(entry.product) for entry in entries}
        called: dict[int, set[str]] = defaultdict(set)
        for sku, variant in self.variants.items():
            called[variant.product_id].add(names.get(sku, ""))
        found: dict[str, Product] = {}
        for product_id, wanted in called.items():
            name = next(iter(wanted))
            if len(wanted) == 1 and name and name not in self.products:
                found.setdefault(name, self.by_id[product_id])
        return found

    def _move(self, variant: Variant, product: Product) -> None:
        """To another product, with the pages that are for this variant."""
        self.left.add(variant.product_id)
        for page in self._pages.get(variant.id, ()):
            page.product_id = product.id
        variant.product_id = product.id

    @cached_property
    def _pages(self) -> dict[int, list[AlternateSource]]:
        """The other shops' pages of each variant."""
        found: dict[int, list[AlternateSource]] = defaultdict(list)
        for page in sources_in(self.work.session, self.work.workspace.id):
            if page.variant_id is not None:
                found[page.variant_id].append(page)
        return found
