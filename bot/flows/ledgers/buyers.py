"""Who bought: a name and a language for the apology, kept apart from the order and for a month only."""

from collections.abc import Collection
from datetime import datetime, timedelta

from bot.flows.ledgers.done import say
from bot.flows.work import Work
from bot.rules.words import Language
from store.importing import add_with_ids
from store.questions.ledgers import customers
from store.tables import Customer, CustomerOrder

#: How long a customer is kept after the order should have gone out.
KEPT_FOR = timedelta(days=30)


class Buyers:
    """The customers of some orders, by the orders' ids."""

    def __init__(self, work: Work, orders: Collection[CustomerOrder]) -> None:
        """With those that are kept."""
        self.work = work
        ids = {order.customer_id: order.id for order in orders if order.customer_id is not None}
        self.known = {ids[at]: row for at, row in customers(work.session, ids).items()}
        self.new: list[tuple[CustomerOrder, Customer]] = []

    def seen(self, order: CustomerOrder) -> tuple[str, str] | None:
        """Who is kept for an order."""
        row = self.known.get(order.id)
        return (row.name, row.language.value) if row else None

    def keep(self, order: CustomerOrder, name: str | None, language: Language | None) -> None:
        """Whoever an apology may have to be written to; nobody where their day has come already."""
        known, until = self.known.get(order.id), self._until(order)
        if known is not None:
            say(known, name=name, language=language)
            if order.ordered_at or order.ship_by:
                say(known, delete_after=until)
        elif (name or language) and not order.shipped and until > self.work.now:
            self._add(order, name or "", language or Language.JA, until)

    def add(self) -> None:
        """Put those who are new into the store, all at once, and their ids into their orders."""
        add_with_ids(self.work.session, [row for _, row in self.new])
        for order, row in self.new:
            order.customer_id = row.id

    def _add(self, order: CustomerOrder, name: str, language: Language, until: datetime) -> None:
        row = Customer(workspace_id=self.work.workspace.id, name=name, language=language, delete_after=until)
        self.known[order.id] = row
        self.new.append((order, row))

    def _until(self, order: CustomerOrder) -> datetime:
        days = [day for day in (order.ordered_at, order.ship_by) if day]
        return max(days, default=self.work.now) + KEPT_FOR
