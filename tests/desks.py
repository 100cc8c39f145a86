"""A desk without Slack around it: flows and a database, with the clock in the test's hands."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.flows.hearing.hear_message import hear_message
from bot.flows.opening.message_in import MessageIn
from bot.flows.work import Desk
from bot.local import Clock
from store.database import Database
from tests.shop import NOTICE, START, fill


@contextmanager
def a_desk(database_url: str) -> Iterator[Desk]:
    """The shop's desk at START, where nothing has been heard yet."""
    database = Database(database_url)
    with database.transaction() as session:
        workspace = fill(session)
    desk = Desk(database, Clock(START, frozen=True), workspace.id)
    yield desk
    desk.close()
    database.close()


def hear_notice(desk: Desk) -> None:
    """The agent writes the shop's first notice into its channel."""
    said = MessageIn(
        channel_id="C0AGENT",
        ts="1794963600.000100",
        thread_ts="",
        text=NOTICE,
        author_id="U0LI",
        author="limin",
        author_team="T0AGENT",
        written_at=desk.clock.now(),
    )
    desk.run_now(hear_message, "event:1", said)
