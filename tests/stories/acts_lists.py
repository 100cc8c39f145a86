"""Bringing in the team's own lists while the desk is at work, as `keppin import` does it in a process of its own."""

from sqlmodel import select

from bot.flows.ledgers.done import LedgerDone
from bot.flows.ledgers.keep import Brought, keep_ledger
from bot.flows.work import Work
from bot.rules.ledgers import LedgerKind, Told, read_ledger
from store import tables as t
from tests.stage import Stage


async def bring(stage: Stage, kind: LedgerKind, text: str, *, complete: bool = False) -> LedgerDone:
    """A list comes in; what follows from it is seen on the desk within a minute."""
    given = Brought(name=f"{kind}.csv", by="terminal:mio", complete=complete)
    with stage.database.transaction() as session:
        work = Work.within(session, stage.workspace.clock.now(), session.exec(select(t.Workspace)).one())
        done = keep_ledger(work, read_ledger(kind, text.encode(), Told()), given)
        work.write_down()
    await stage.advance(minutes=1)
    return done
