"""Keeping what the team has ordered from its agent: the lines that notices are about."""

from collections.abc import Sequence

from bot.flows.ledgers.done import Catalogue, Seen, add_new, fields_of, say
from bot.flows.work import Work
from bot.rules.ledgers.values import AgentOrderEntry, RowWrong
from bot.rules.regex import regex
from store.questions.ledgers import agent_lines, agent_orders
from store.tables import AgentOrder, AgentOrderLine

_FIELDS = ("variant_id", "qty", "unit_price", "url", "shop_group", "arrived")
#: An order number with the team's own number at its end.
_OWNED = regex(r"20\d{14}-(\d+)")


class AgentOrders:
    """Orders at an agent, as they stand and as the list has them."""

    def __init__(self, work: Work, agent_id: int, entries: Sequence[AgentOrderEntry]) -> None:
        """With those orders that the list names."""
        self.work, self.agent_id = work, agent_id
        self.catalogue = Catalogue.of(work.session, work.workspace.id)
        self.skus = {variant.id: variant.sku for variant, _ in self.catalogue.by_sku.values()}
        numbers = {entry.number for entry in entries}
        self.orders = {row.number: row for row in agent_orders(work.session, work.workspace.id, numbers)}
        rows = agent_lines(work.session, [order.id for order in self.orders.values()])
        self.lines = {(row.agent_order_id, row.line_no): row for row in rows}
        self._add_orders(entries)

    def seen(self, entry: AgentOrderEntry) -> Seen:
        """The line as it is kept."""
        order = self.orders.get(entry.number)
        row = self.lines.get((order.id, entry.line)) if order else None
        if row is None:
            return None
        known = fields_of(row, *_FIELDS)
        return {"sku": self.skus.get(row.variant_id), **known, "variant_id": None}

    def title(self, entry: AgentOrderEntry) -> str:
        """The order, the line, and what it is for."""
        return f"{entry.number} #{entry.line} {entry.sku}"

    def keep(self, entry: AgentOrderEntry) -> None:
        """The line under its order."""
        variant = self.catalogue.variant(entry.sku)
        order = self._order(entry)
        row = self.lines.get((order.id, entry.line))
        if row is None:
            row = AgentOrderLine(
                workspace_id=self.work.workspace.id,
                agent_order_id=order.id,
                line_no=entry.line,
                variant_id=variant.id,
                qty=entry.qty,
            )
            self.work.session.add(row)
            self.lines[order.id, entry.line] = row
        said = {name: getattr(entry, name) for name in _FIELDS[2:]}
        say(row, variant_id=variant.id, qty=entry.qty, **said)

    def _add_orders(self, entries: Sequence[AgentOrderEntry]) -> None:
        """Those that nobody has heard of."""
        usable = [
            each.number for each in entries if self.catalogue.get(each.sku) and self._is_ours(each.number)
        ]
        ours = self.work.workspace.id
        add_new(
            self.work,
            self.orders,
            usable,
            lambda number: AgentOrder(workspace_id=ours, agent_id=self.agent_id, number=number),
        )

    def _order(self, entry: AgentOrderEntry) -> AgentOrder:
        if not self._is_ours(entry.number):
            raise RowWrong("foreign_order", entry.number)
        known = self.orders[entry.number]
        if known.agent_id != self.agent_id:
            raise RowWrong("other_agents_order", entry.number)
        say(known, ordered_at=entry.ordered_at)
        return known

    def _is_ours(self, number: str) -> bool:
        owned = _OWNED.fullmatch(number)
        return not owned or self.work.workspace.customer_no in {"", owned[1]}
