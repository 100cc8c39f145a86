"""A list of the team's own comes in: its good rows are kept, the same list again changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.flows.ledgers.agent_orders import AgentOrders
from bot.flows.ledgers.done import E, Fate, Keeper, LedgerDone, RowDone, Settled, Unsettled, kept
from bot.flows.ledgers.goods import Goods
from bot.flows.ledgers.orders import CustomerOrders
from bot.flows.ledgers.sources import Sources
from bot.flows.ledgers.stock import Shelves
from bot.flows.opening.look_again import OpenCases
from bot.flows.team.agent_named import agent_named
from bot.flows.work import Work
from bot.rules.ledgers.values import (
    HARMLESS,
    AgentOrderEntry,
    GoodsEntry,
    Ledger,
    LedgerKind,
    LedgerRow,
    OrderEntry,
    SourceEntry,
    StockEntry,
)
from bot.rules.sheets.handed_back import OWN
from bot.rules.sheets.headers import column_of
from store.importing import begin_list, write_all

Rows = tuple[list[RowDone], list[LedgerRow]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """How a list was brought in."""

    name: str
    by: str
    agent: str = ""  # whose orders they are; empty where the team has one agent only
    complete: bool = False  # it holds every order that somebody waits for
    trial: bool = False  # only to see what it would change


def keep_ledger(work: Work, ledger: Ledger, brought: Brought) -> LedgerDone:
    """Keep the list, or try what keeping it would change; a list that changes nothing is nothing that happened.

    Raises Refusal where it is not clear whose it is.
    """
    begin_list(work.session, work.workspace.id, trial=brought.trial)
    cases = None if brought.trial else OpenCases(work)
    with work.session.no_autoflush:
        (done, refused), settled = _kept(work, ledger, brought)
    unreadable = [row for row in ledger.rows if row.entry is None]
    told = LedgerDone(
        rows=tuple(done),
        refused=tuple(sorted((*unreadable, *refused), key=lambda row: row.number)),
        settled=settled,
    )
    if cases is None:
        work.session.rollback()
    elif told.changes:
        write_all(work.session)
        _record(work, ledger.kind, told, brought)
        cases.look_again(brought.name)
    return told


def _kept(work: Work, ledger: Ledger, brought: Brought) -> tuple[Rows, Settled]:
    if ledger.kind is LedgerKind.ORDERS:
        return _orders(work, ledger, brought)
    return _others(work, ledger, brought), Settled()


def _others(work: Work, ledger: Ledger, brought: Brought) -> Rows:
    match ledger.kind:
        case LedgerKind.STOCK:
            return _keep(work, Shelves(work), _of(ledger, StockEntry))
        case LedgerKind.SOURCES:
            return _keep(work, Sources(work), _of(ledger, SourceEntry))
        case LedgerKind.AGENT_ORDERS:
            lines = _of(ledger, AgentOrderEntry)
            agent_id = agent_named(work, brought.agent)
            return _keep(work, AgentOrders(work, agent_id, [entry for _, entry in lines]), lines)
        case _:
            return _goods(work, ledger)


def _goods(work: Work, ledger: Ledger) -> Rows:
    rows = _of(ledger, GoodsEntry)
    goods = Goods(work, [entry for _, entry in rows])
    found = _keep(work, goods, rows)
    goods.tidy()
    return found


def _orders(work: Work, ledger: Ledger, brought: Brought) -> tuple[Rows, Settled]:
    rows = _of(ledger, OrderEntry)
    orders = CustomerOrders(work, [entry for _, entry in rows], waiting=brought.complete)
    found = _keep(work, orders, rows)
    orders.buyers.add()
    if not brought.complete:
        return found, Settled()
    why_not = _unsettled(ledger, found)
    return found, Settled(why_not=why_not) if why_not else orders.settle(found[1])


def _unsettled(ledger: Ledger, found: Rows) -> Unsettled | None:
    """Why orders that are not in the list may be waiting all the same, if they may."""
    if any(column_of(name) == OWN for name in ledger.header):
        return Unsettled.HANDED_BACK
    if any(row.error == "beyond_limit" for row in ledger.rows):
        return Unsettled.TOO_LONG
    if not all(row.entry is not None or row.error in HARMLESS for row in ledger.rows):
        return Unsettled.UNREADABLE
    return None if found[0] else Unsettled.NOTHING_KEPT


def _keep(work: Work, keeper: Keeper[E], rows: Sequence[tuple[LedgerRow, E]]) -> Rows:
    return kept(keeper, rows, ZoneInfo(work.workspace.time_zone))


def _of(ledger: Ledger, kind: type[E]) -> Sequence[tuple[LedgerRow, E]]:
    return [(row, row.entry) for row in ledger.rows if isinstance(row.entry, kind)]


def _record(work: Work, kind: LedgerKind, told: LedgerDone, brought: Brought) -> None:
    work.record(
        None,
        brought.by,
        f"{kind}.imported",
        file=brought.name,
        new=told.count(Fate.NEW),
        changed=told.count(Fate.CHANGED),
        settled=told.settled.orders,
        settled_lines=told.settled.lines,
    )
