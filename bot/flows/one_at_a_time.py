"""Taking turns: what must not happen twice at once in a workspace waits for the one that came first."""

from sqlmodel import select

from bot.flows.work import Work
from store.tables import Workspace


def one_at_a_time(work: Work) -> None:
    """Wait for whoever asked before in this workspace, until their transaction is over; then their rows are seen.

    Two processes may hear of one stockout at once, two people may teach words, a program may send the same twice.
    """
    if work.connection.dialect.name == "sqlite":  # one writes at a time there anyway
        return
    ours = select(Workspace.id).where(Workspace.id == work.workspace.id)
    work.session.exec(ours.with_for_update(key_share=True)).one()
