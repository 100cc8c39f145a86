"""Keeping customers' orders: what the apologies need, and nothing else of the people."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.flows.ledgers.buyers import Buyers
from bot.flows.ledgers.done import Catalogue, Seen, Settled, add_new, fields_of, say
from bot.flows.work import Work
from bot.rules.ledgers.values import LedgerRow, OrderEntry, RowWrong
from bot.rules.words import Language, Marketplace
from store.questions.ledgers import (
    agent_lines,
    agent_orders,
    customer_lines,
    customer_orders,
    waiting_orders,
)
from store.tables import CustomerOrder, CustomerOrderLine

Key = tuple[Marketplace, str]
_FIELDS = ("ordered_at", "ship_by", "shipped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What the rows of one order say of the order."""

    ordered_at: datetime | None
    ship_by: datetime | None
    over: bool | None  # as soon as nobody waits for any of its lines
    customer: str | None
    language: Language | None

    @classmethod
    def of(cls, rows: Sequence[OrderEntry], *, waits: bool) -> "Together":
        """The first of days and people; the order is over when all of it is.

        `waits` is said of an order that stands in a list of those that somebody waits for.
        """
        over = [row.over for row in rows if row.over is not None]
        return cls(
            ordered_at=min((row.ordered_at for row in rows if row.ordered_at), default=None),
            ship_by=min((row.ship_by for row in rows if row.ship_by), default=None),
            over=len(over) == len(rows) and all(over) if over or waits else None,
            customer=next((row.customer for row in rows if row.customer), None),
            language=next((row.language for row in rows if row.language), None),
        )


class CustomerOrders:
    """Customers' orders, as they stand and as the list has them."""

    def __init__(self, work: Work, entries: Sequence[OrderEntry], *, waiting: bool) -> None:
        """With those orders that the list names; `waiting` where it is a list of orders still to be shipped."""
        self.work = work
        self.catalogue = Catalogue.of(work.session, work.workspace.id)
        self.skus = {variant.id: variant.sku for variant, _ in self.catalogue.by_sku.values()}
        self.rows = _by_order(entries)
        self.told = {key: Together.of(some, waits=waiting) for key, some in self.rows.items()}
        found = customer_orders(work.session, work.workspace.id, {entry.number for entry in entries})
        self.orders: dict[Key, CustomerOrder] = {(row.marketplace, row.number): row for row in found}
        self.lines: dict[int, list[CustomerOrderLine]] = defaultdict(list)
        for line in customer_lines(work.session, [row.id for row in found]):
            self.lines[line.customer_order_id].append(line)
        self.agent_lines = _agent_lines(work, entries)
        self._add_orders(entries)
        self.buyers = Buyers(work, self.orders.values())

    def seen(self, entry: OrderEntry) -> Seen:
        """The line with its order."""
        order = self.orders.get(entry.order)
        line = self._line(order, entry) if order else None
        if order is None or line is None:
            return None
        return {
            "sku": self.skus.get(line.variant_id),
            "qty": line.qty,
            "agent_line": line.agent_order_line_id,
            **fields_of(order, *_FIELDS),
            "customer": self.buyers.seen(order),
        }

    def title(self, entry: OrderEntry) -> str:
        """The order and what it is for; no name."""
        return f"{entry.number} {entry.sku}"

    def keep(self, entry: OrderEntry) -> None:
        """The line under its order."""
        variant, bought = self.catalogue.variant(entry.sku), self._bought(entry)
        told = self.told[entry.order]
        order = self._order(entry.order, told)
        line = self._line(order, entry)
        if line is None:
            line = CustomerOrderLine(
                workspace_id=self.work.workspace.id,
                customer_order_id=order.id,
                variant_id=variant.id,
                qty=entry.qty,
                line_no=entry.line,
            )
            self.work.session.add(line)
            self.lines[order.id].append(line)
        waits = 0 if entry.over and not told.over else entry.qty
        say(line, variant_id=variant.id, qty=waits, line_no=entry.line or None, agent_order_line_id=bought)

    def settle(self, refused: Iterable[LedgerRow]) -> Settled:
        """Nobody waits any more for the orders of these marketplaces that are not in the list, nor for such lines.

        Lines stay where a row of their order was refused: it may be about them.
        """
        lines = self._lines_gone({row.entry.order for row in refused if isinstance(row.entry, OrderEntry)})
        for line in lines:
            line.qty = 0
        markets = {mall for mall, _ in self.told}
        waiting = waiting_orders(self.work.session, self.work.workspace.id, markets)
        gone = [row for row in waiting if (row.marketplace, row.number) not in self.told]
        for row in gone:
            row.shipped = True
        return Settled(orders=len(gone), lines=len(lines))

    def _lines_gone(self, unsure: Container[Key]) -> list[CustomerOrderLine]:
        """Lines of listed orders that are not in the list; a row without a number is about all lines of its SKU."""
        found = []
        for key, rows in self.rows.items():
            order = self.orders.get(key)
            if order is None or order.shipped or key in unsure:
                continue
            numbers = {row.line for row in rows if row.line}
            variants = {
                variant.id for row in rows if (variant := self.catalogue.get(row.sku)) and not row.line
            }
            found += [
                line
                for line in self.lines[order.id]
                if line.qty and line.line_no not in numbers and line.variant_id not in variants
            ]
        return found

    def _add_orders(self, entries: Sequence[OrderEntry]) -> None:
        """Those that nobody has heard of."""
        usable = [each.order for each in entries if self.catalogue.get(each.sku) and self._is_linked(each)]
        ours = self.work.workspace.id
        add_new(
            self.work,
            self.orders,
            usable,
            lambda key: CustomerOrder(workspace_id=ours, marketplace=key[0], number=key[1]),
        )

    def _order(self, key: Key, told: Together) -> CustomerOrder:
        order = self.orders[key]
        say(order, ordered_at=told.ordered_at, ship_by=told.ship_by, shipped=told.over)
        self.buyers.keep(order, told.customer, told.language)
        return order

    def _line(self, order: CustomerOrder, entry: OrderEntry) -> CustomerOrderLine | None:
        """By its own number; without one by what it is for."""
        lines = self.lines[order.id]
        numbered = next((line for line in lines if entry.line and line.line_no == entry.line), None)
        variant = self.catalogue.get(entry.sku)
        fitting = [line for line in lines if variant and line.variant_id == variant.id]
        unnamed = [line for line in fitting if not (entry.line and line.line_no)]
        return numbered or next(iter(unnamed), None)

    def _bought(self, entry: OrderEntry) -> int | None:
        """The line at the agent that was bought for it. Raises RowWrong."""
        if not self._is_linked(entry):
            raise RowWrong("agent_line_unknown", f"{entry.agent_order} #{entry.agent_line}")
        return self.agent_lines.get((entry.agent_order or "", entry.agent_line or ""))

    def _is_linked(self, entry: OrderEntry) -> bool:
        """Whether the line at the agent is known, where one is named."""
        named = (entry.agent_order or "", entry.agent_line or "")
        return not all(named) or named in self.agent_lines


def _by_order(entries: Iterable[OrderEntry]) -> dict[Key, list[OrderEntry]]:
    rows: dict[Key, list[OrderEntry]] = defaultdict(list)
    for entry in entries:
        rows[entry.order].append(entry)
    return rows


def _agent_lines(work: Work, entries: Sequence[OrderEntry]) -> dict[tuple[str, str], int]:
    """The lines at agents that the list names."""
    numbers = {entry.agent_order for entry in entries if entry.agent_order}
    orders = {row.id: row.number for row in agent_orders(work.session, work.workspace.id, numbers)}
    lines = agent_lines(work.session, list(orders))
    return {(orders[line.agent_order_id], line.line_no): line.id for line in lines}
