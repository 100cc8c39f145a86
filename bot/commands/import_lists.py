"""`keppin import goods` and `keppin import sources`: lists that say all themselves."""

from collections.abc import Callable

from bot.commands.support.desk import Team
from bot.commands.support.ledgers import Example, File, Yes, bring_in
from bot.rules.ledgers import LedgerKind


def _command(kind: LedgerKind) -> Callable[..., None]:
    def bring(file: File = None, yes: Yes = False, example: Example = False, team: Team = "") -> None:
        bring_in(kind, file, team=team, yes=yes, example=example)

    return bring


#: What the shop sells, product by product with its colours and sizes.
import_goods = _command(LedgerKind.GOODS)
#: Other shops where the same goods can be bought.
import_sources = _command(LedgerKind.SOURCES)
