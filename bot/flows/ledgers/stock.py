"""Keeping how many of a variant lie in which place."""

from collections.abc import Iterable
from datetime import datetime

from bot.flows.ledgers.done import Catalogue, Seen
from bot.flows.work import Work
from bot.rules.ledgers.values import StockEntry
from bot.rules.words import Place
from store.questions.ledgers import stock_in
from store.tables import Stock


class Shelves:
    """What lies where, as it stands and as the list has it."""

    def __init__(self, work: Work) -> None:
        """With everything that is kept so far."""
        self.work = work
        self.catalogue = Catalogue.of(work.session, work.workspace.id)
        self.rows = {(row.variant_id, row.place): row for row in stock_in(work.session, work.workspace.id)}

    def seen(self, entry: StockEntry) -> Seen:
        """The places that the row names; None where none of them was counted before."""
        variant = self.catalogue.get(entry.sku)
        found = {place: self.rows.get((variant.id, place)) if variant else None for place, _ in entry.levels}
        if not any(found.values()):
            return None
        levels = {place.value: row.qty if row else None for place, row in found.items()}
        # a day that the list does not say is no news
        return levels | {"counted_at": _first_count(found.values())} if entry.counted_at else levels

    def title(self, entry: StockEntry) -> str:
        """The SKU; the places are told with their figures."""
        return entry.sku

    def keep(self, entry: StockEntry) -> None:
        """Each place as it was counted."""
        variant = self.catalogue.variant(entry.sku)
        for place, qty in entry.levels:
            self._count(variant.id, place, qty, entry)

    def _count(self, variant_id: int, place: Place, qty: int, entry: StockEntry) -> None:
        row = self.rows.get((variant_id, place))
        if row is None:
            row = Stock(workspace_id=self.work.workspace.id, variant_id=variant_id, place=place, qty=qty)
            row.counted_at = entry.counted_at or self.work.now
            self.work.session.add(row)
            self.rows[variant_id, place] = row
            return
        counted = entry.counted_at or (self.work.now if row.qty != qty else None)
        row.qty = qty
        if counted and (row.counted_at is None or counted > row.counted_at):
            row.counted_at = counted


def _first_count(rows: Iterable[Stock | None]) -> datetime | None:
    """The day that is longest ago; None where a place was never counted."""
    days = [row.counted_at if row else None for row in rows]
    known = [day for day in days if day]
    return min(known) if len(known) == len(days) else None
