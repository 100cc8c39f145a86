"""The database and the workspace that a command works on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Concatenate, ParamSpec, TypeVar

import typer

from bot.commands.support.reasons import reason_of
from bot.commands.support.words import fail, words
from bot.flows.work import Work
from bot.settings import database_url, environment
from store import reach
from store.database import Database, WrittenMeanwhile
from store.questions.team import workspaces
from store.reach import DatabaseUnreachable, is_still_to_be_made, open_database, without_password
from store.revision import current_revision, is_current, is_newer
from store.tables import Workspace

P = ParamSpec("P")
T = TypeVar("T")

#: How often a flow begins anew because somebody has written meanwhile.
TRIES = 5
#: Which workspace, where one database holds several.
Team = Annotated[str, typer.Option("--team", metavar="T…", help=words("commands#team"))]


def settings_here() -> dict[str, str]:
    """The environment over the .env of the folder that the command is called in."""
    try:
        return environment(Path.cwd())
    except UnicodeDecodeError:
        fail("settings#env_not_utf8", code=2)
    except OSError as error:
        fail("settings#env_unreadable", code=2, reason=reason_of(error))


def opened(url: str) -> Database:
    """The database, or the end of the command with the reason."""
    try:
        database = open_database(url)
    except DatabaseUnreachable as error:
        fail("database#unreachable", url=without_password(url), reason=reason_of(error))
    if is_newer(database):
        database.close()
        fail("database#newer", url=without_password(url))
    return database


@contextmanager
def at_work(url: str) -> Iterator[None]:
    """What is done in a database, or the end of the command with why that fails."""
    try:
        with reach.at_work():
            yield
    except DatabaseUnreachable as error:
        fail("database#unusable", url=without_password(url), reason=reason_of(error))


def ready(url: str) -> Database:
    """The database with the tables of this version, or the end of the command with what to do."""
    if is_still_to_be_made(url):
        fail("database#not_set_up", url=without_password(url))
    database = opened(url)
    if current_revision(database) is None:
        fail("database#not_set_up", url=without_password(url))
    if not is_current(database):
        fail("database#not_migrated", url=without_password(url))
    return database


def in_workspace(team: str, flow: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a flow in the workspace, in one transaction."""
    url = database_url(settings_here())
    database = ready(url)
    try:
        with at_work(url):
            return _run(database, team, lambda work: flow(work, *args, **kwargs))
    finally:
        database.close()


def beside_the_desk(
    team: str, flow: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """The same for a flow that reads for long before it writes: the desk is not held up meanwhile.

    What the desk writes in between makes the flow begin anew, a few times; then the desk has to wait for it.
    """
    url = database_url(settings_here())
    database = ready(url)
    try:
        with at_work(url):
            for _ in range(TRIES):
                with suppress(WrittenMeanwhile):
                    return _run(database, team, lambda work: flow(work, *args, **kwargs), late=True)
            return _run(database, team, lambda work: flow(work, *args, **kwargs))
    finally:
        database.close()


def _run(database: Database, team: str, flow: Callable[[Work], T], *, late: bool = False) -> T:
    with database.transaction(late=late) as session:
        work = Work.within(session, datetime.now(UTC), _one(workspaces(session), team))
        given = flow(work)
        work.write_down()
        return given


def _one(known: list[Workspace], team: str) -> Workspace:
    wanted = [workspace for workspace in known if team in ("", workspace.team_id)]
    if not known:
        fail("database#no_workspace")
    if len(wanted) != 1:
        fail("database#which_workspace", code=2, known=[(each.team_id, each.name) for each in known])
    return wanted[0]
