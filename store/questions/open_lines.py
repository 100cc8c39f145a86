"""The agents' order lines that have not arrived, as far as a notice can mean them: there may be thousands."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Integer, Select, String, bindparam, func, or_
from sqlalchemy import case as either
from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from bot.rules.matching import OrderLine, is_line, is_other_variant, same_words
from bot.rules.order_numbers import numbers_in
from bot.rules.reading.things.kinds import same_product
from bot.rules.reading.values import ShortItem
from bot.rules.script import bare, fold
from store.tables import AgentOrder, AgentOrderLine, Product, Variant

#: A colour and a size: the first line, the first of what is called just so, the first variant and the last.
Sort = tuple[str, str, int, int | None, int, int]
#: Of how many values one question asks at most.
AT_ONCE = 500

LINE_ID, VARIANT_ID = col(AgentOrderLine.id), col(Variant.id)
COLOR, SIZE, NAME = col(Variant.color), col(Variant.size), col(Product.matched_by)
#: What the matching rule wants of an order line: columns, not rows.
LINE: tuple[Any, ...] = (
    LINE_ID,
    AgentOrder.number,
    AgentOrderLine.line_no,
    VARIANT_ID,
    Product.name,
    Variant.sku,
    COLOR,
    SIZE,
    AgentOrderLine.qty,
)
WORKSPACE, SAID = bindparam("workspace", type_=Integer), bindparam("said", type_=String)


def open_lines_with(*columns: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 - columns and functions of them
    """A question about all of them."""
    return (
        select_columns(*columns)
        .select_from(AgentOrderLine)
        .join(AgentOrder, col(AgentOrder.id) == AgentOrderLine.agent_order_id)
        .join(Variant, col(AgentOrderLine.variant_id) == VARIANT_ID)
        .join(Product, col(Product.id) == Variant.product_id)
        .where(col(AgentOrderLine.arrived).is_(False))
    )


def _one_of(table: type[AgentOrder | Variant], column: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 - a column
    ours = col(table.workspace_id) == WORKSPACE
    return open_lines_with(*LINE).where(ours, column.in_(bindparam("wanted", expanding=True)))


#: The goods whose name is what is said, or a part of it, or the other way round.
SO_NAMED = col(Variant.product_id).in_(
    select_columns(col(Product.id)).where(
        col(Product.workspace_id) == WORKSPACE,
        NAME != "",
        or_(NAME.contains(SAID), SAID.contains(NAME)),
    )
)
#: Questions that every notice asks are built once.
NUMBERED = _one_of(AgentOrder, col(AgentOrder.matched_by))
OF_SKUS = _one_of(Variant, col(Variant.matched_by))
OF_VARIANTS = _one_of(Variant, VARIANT_ID)
THESE = _one_of(AgentOrder, LINE_ID)
ANY = open_lines_with(*LINE).where(col(AgentOrderLine.workspace_id) == WORKSPACE).limit(1)
IN_WORDS = select_columns(col(AgentOrder.matched_by), col(AgentOrder.number)).where(
    col(AgentOrder.workspace_id) == WORKSPACE, col(AgentOrder.in_words).is_(True)
)
SORTS = (
    open_lines_with(
        COLOR,
        SIZE,
        func.min(LINE_ID),
        func.min(either((NAME == SAID, LINE_ID), else_=None)),
        func.min(VARIANT_ID),
        func.max(VARIANT_ID),
    )
    .where(SO_NAMED)
    .group_by(COLOR, SIZE)
)


class OpenLines:
    """What has been asked for so far, each line once."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        """Of one workspace."""
        self._session = session
        self._workspace_id = workspace_id
        self.known: dict[int, OrderLine] = {}
        self._asked: set[object] = set()
        self._sorts: dict[str, list[Sort]] = {}

    def line(self, line_id: int | None) -> OrderLine | None:
        """One of those that were asked for."""
        return self.known.get(line_id) if line_id is not None else None

    def numbers_in(self, work: str) -> Iterable[str]:
        """The numbers of open orders that may stand in a folded text."""
        in_words = {key for key, number in self._ask(IN_WORDS) if fold(number).strip() in work}
        self._load(NUMBERED, numbers_in(work) | in_words)
        return {line.order_no for line in self.known.values()}

    def beside(self, items: Sequence[ShortItem], order_no: str | None) -> Sequence[OrderLine]:
        """The lines that items of an order can mean, or be told from.

        Of all that a product's name fits there are no more than show that none of them is meant.
        """
        orders = [item.order_no.value if item.order_no else order_no for item in items]
        self._load(NUMBERED, _keys(orders))
        skus = _keys(item.sku.value for item in items if item.sku)
        self._load(OF_SKUS, {*skus, ""} if skus else skus)  # the goods without one may be any's
        for item, order in zip(items, orders, strict=True):
            if not self._is_told(item, order):
                self._load_named(item, order)
        if not self.known:
            self._load_any()
        return sorted(self.known.values(), key=lambda line: (line.order_no, line.id))

    def around(self, item: ShortItem, order_no: str | None) -> Sequence[OrderLine]:
        """The same, with all that was ordered together with them."""
        self._load(NUMBERED, _keys(line.order_no for line in self.beside([item], order_no)))
        self._load_named(item, order_no)
        return self.beside([item], order_no)

    def _is_told(self, item: ShortItem, order_no: str | None) -> bool:
        """Whether the item names its line, and calls the goods as they are called there: then no other name counts."""
        ordered = [line for line in self.known.values() if same_words(line.order_no, order_no)]
        meant = [line for line in ordered if _names(item, line)]
        product = item.product.value if item.product else None
        called = all(same_product(product, line.product) for line in meant if line.product)
        return any(is_line(item, line) for line in meant) and called

    def _load_named(self, item: ShortItem, order_no: str | None) -> None:
        """A line of a product that the item's name fits, one of what is called just so, and those it may be itself."""
        said = bare(item.product.value) if item.product else ""
        if not said:
            return
        if said not in self._sorts:
            self._sorts[said] = list(self._ask(SORTS, said=said))
        sorts = self._sorts[said]
        fitting, exact = [sort[2] for sort in sorts], [sort[3] for sort in sorts if sort[3] is not None]
        found = {min(lines) for lines in (fitting, exact) if lines}
        self._load(THESE, found - self.known.keys())
        if not any(same_words(line.order_no, order_no) for line in self.known.values()):
            self._load(OF_VARIANTS, _ends([sort for sort in sorts if not _is_other(item, sort)]))

    def _load_any(self) -> None:
        """Where nothing is known of what was asked for, it counts whether anything is open at all."""
        if ANY not in self._asked:
            self._asked.add(ANY)
            self._keep(self._ask(ANY))

    def _load(self, question: Select[*tuple[Any, ...]], keys: Iterable[object]) -> None:
        new = [key for key in keys if (question, key) not in self._asked]
        self._asked.update((question, key) for key in new)
        for start in range(0, len(new), AT_ONCE):
            self._keep(self._ask(question, wanted=new[start : start + AT_ONCE]))

    def _ask(self, question: Select[*tuple[Any, ...]], **given: object) -> Any:  # noqa: ANN401 - rows of columns
        return self._session.execute(question, {"workspace": self._workspace_id, **given})

    def _keep(self, found: Iterable[Any]) -> None:
        for line_id, number, line_no, variant_id, product, sku, color, size, qty in found:
            self.known[line_id] = OrderLine(
                id=line_id,
                order_no=number,
                line_no=line_no,
                variant_id=variant_id,
                product=product,
                sku=sku,
                color=color or None,
                size=size or None,
                qty=qty,
                open=True,
            )


def _names(item: ShortItem, line: OrderLine) -> bool:
    return is_line(item, line) or (item.sku is not None and same_words(item.sku.value, line.sku))


def _ends(sorts: Iterable[Sort]) -> set[int]:
    """The first and the last variant of some sorts: two lines of the only one, or lines of two, are not told apart."""
    variants = [variant for *_, first, last in sorts for variant in (first, last)]
    return {min(variants), max(variants)} if variants else set()


def _is_other(item: ShortItem, sort: Sort) -> bool:
    color, size, *_ = sort
    return is_other_variant(item, color or None, size or None)


def _keys(names: Iterable[str | None]) -> set[str]:
    return {key for name in names if name and (key := bare(name))}
