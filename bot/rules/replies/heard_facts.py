"""What the agent said last of a case, and what it asks of us."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.rules.words import Status

#: What the agent may have said when the item is there after all.
IN_STOCK = frozenset({"in_stock", "gone", "deleted", "arrived"})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardFacts:
    """What the agent said last that bears on the case: a suggestion, or what has brought about its state."""

    says: str  # a word of bot/rules/replies/says.py, or "gone" or "deleted"
    text: str
    author: str = ""
    permalink: str | None = None
    acted: bool = False  # the case was moved by it, and a person may take that back
    restock_from: date | None = None  # when there will be some, by these words
    restock_to: date | None = None
    beside: bool = False  # it was written outside the threads, and may mean another case
    which: tuple[int, ...] = ()  # the cases that may be meant, where that is not plain
    changes: tuple[Mapping[str, str], ...] = ()  # what its notice says otherwise now, field by field

    @property
    def in_stock(self) -> bool:
        """Whether the item seems to be there after all."""
        return self.says in IN_STOCK

    def may_be_put_away(self, status: Status) -> bool:
        """Whether a person may say that it is dealt with: before a decision, only where it may mean another case."""
        return self.asks and (self.beside or self.says == "rewritten" or status is not Status.OPEN)

    @property
    def asks(self) -> bool:
        """Whether it is our turn: somebody has to look at it, and to answer."""
        return self.says == "rewritten" or (not self.acted and self.says != "deleted")
