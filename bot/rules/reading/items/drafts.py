"""An item while it is being read."""

from dataclasses import dataclass, field

from bot.rules.reading.text.tokens import Token

IDENTITY = ("line", "product", "sku", "color", "size")


@dataclass(slots=True, eq=False)
class DraftOffer:
    """Something offered instead, with the tokens that say so."""

    url: Token | None = None
    color: Token | None = None
    size: Token | None = None
    price: Token | None = None


@dataclass(slots=True, eq=False)
class Draft:
    """What is known so far of one item; `stock` is short, ok or empty while nothing was said."""

    line: Token | None = None
    product: Token | None = None
    sku: Token | None = None
    color: Token | None = None
    size: Token | None = None
    url: Token | None = None
    # Where several orders are named: the last one before the item's line.
    order: str = ""
    amounts: dict[str, Token] = field(default_factory=dict)
    reasons: list[Token] = field(default_factory=list)
    restock: Token | None = None
    prices: list[Token] = field(default_factory=list)
    offers: list[DraftOffer] = field(default_factory=list)
    stock: str = ""
    base: "Draft | None" = None
    origin: "Draft | None" = None
    own_line: bool = False
    in_table: bool = False
    fine: bool = False
    # It was bought or came, so it was ordered.
    bought: bool = False
    # Everything else is short; and that: all lines but these.
    excepted: bool = False
    all_but: tuple[str, ...] = ()
    # Nothing says that it is short; why else would it be written of?
    assumed: bool = False
    # The others tell what this one does not, or the other way round: where one ends may be mistaken.
    uneven: bool = False
    sentence: int = 0
    doubts: list[str] = field(default_factory=list)

    @property
    def root(self) -> "Draft":
        """The draft that this one is a variant of, or itself."""
        return self.origin or self

    @property
    def is_of_all(self) -> bool:
        """`各色10枚`: of each colour so many were ordered."""
        each = any(token.role.startswith("each ") for token in self.amounts.values())
        return each and self.color is not None and self.color.role == "all_colors"

    @property
    def named(self) -> bool:
        """Whether anything tells which item this is."""
        return any((self.line, self.product, self.sku, self.color, self.size, self.url))

    def is_called_short_since(self, start: int) -> bool:
        """Whether the last word about it stands behind a place and says more than `3枚だけ`."""
        last = self.reasons[-1] if self.reasons else None
        return last is not None and last.start >= start and last.value != "partial"

    def get(self, kind: str) -> Token | None:
        """One identifying field."""
        found: Token | None = getattr(self, kind)
        return found

    def variant(self, sentence: int, kind: str) -> "Draft":
        """A sibling of the same line and product, and of the same SKU if that was told before what is different."""
        told = self.get(kind)
        shared = self.sku is not None and told is not None and self.sku.end < told.start
        return Draft(
            line=self.line,
            product=self.product,
            sku=self.sku if shared else None,
            base=self,
            origin=self.root,
            sentence=sentence,
            in_table=self.in_table,
        )
