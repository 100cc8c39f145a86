"""All open order lines at once, as a small shop could have them: what is asked for in part is measured by it."""

from collections.abc import Iterable, Sequence

from sqlmodel import Session

from bot.rules.matching import OrderLine
from bot.rules.reading.values import ShortItem
from store.questions.open_lines import LINE, OpenLines, open_lines_with


class Everything(OpenLines):
    """Whatever is asked for, every line."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        super().__init__(session, workspace_id)
        self._keep(self._ask(open_lines_with(*LINE)))
        self.lines = sorted(self.known.values(), key=lambda line: (line.order_no, line.id))

    def numbers_in(self, _work: str) -> Iterable[str]:
        return {line.order_no for line in self.lines}

    def beside(self, _items: Sequence[ShortItem], _order_no: str | None) -> Sequence[OrderLine]:
        return self.lines
