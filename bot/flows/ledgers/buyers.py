"""Who bought: a name and a language for the apology, kept apart from the order and for a month only."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.flows.ledgers.done import say
from bot.flows.work import Work
from bot.rules.words import Language
from store.questions.ledgers import customers
from store.tables import Customer, CustomerOrder

#: How long a customer is kept after the order should have gone out.
KEPT_FOR = timedelta(days=30)


class Buyers:
    """The customers of some orders."""

    def __init__(self, work: Work, orders: Sequence[CustomerOrder]) -> None:
        """With those that are kept."""
        self.work = work
        ids = {order.customer_id for order in orders if order.customer_id is not None}
        self.known = customers(work.session, ids)

    def seen(self, order: CustomerOrder) -> tuple[str, str] | None:
        """Who is kept for an order."""
        row = self.known.get(order.customer_id) if order.customer_id is not None else None
        return (row.name, row.language.value) if row else None

    def keep(self, order: CustomerOrder, name: str | None, language: Language | None) -> None:
        """Whoever an apology may have to be written to; nobody where their day has come already."""
        known = self.known.get(order.customer_id) if order.customer_id is not None else None
        until = self._until(order)
        if known is not None:
            say(known, name=name, language=language)
            if order.ordered_at or order.ship_by:
                known.delete_after = until
        elif (name or language) and not order.shipped and until > self.work.now:
            self._add(order, name or "", language or Language.JA, until)

    def _add(self, order: CustomerOrder, name: str, language: Language, until: datetime) -> None:
        row = Customer(workspace_id=self.work.workspace.id, name=name, language=language, delete_after=until)
        self.work.session.add(row)
        self.work.session.flush()
        self.known[row.id] = row
        order.customer_id = row.id

    def _until(self, order: CustomerOrder) -> datetime:
        days = [day for day in (order.ordered_at, order.ship_by) if day]
        return max(days, default=self.work.now) + KEPT_FOR
