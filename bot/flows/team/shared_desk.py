"""A desk that another organisation comes to see: prices, margins and customers are not for them."""

from bot.flows.outbox import Kind, Lane, put
from bot.flows.work import KEPPIN, Work
from bot.rules.words import Role
from store.questions.team import people_with
from store.tables import Workspace


def desk_is_shared(work: Work, event_key: str, channel: str, *, shared: bool) -> None:
    """Say nothing more there, or go on where it is the team's own again; those who can mend it are told alone."""
    workspace = work.session.get_one(Workspace, work.workspace.id, with_for_update=True)
    known = (workspace.desk_channel, workspace.desk_shared)
    if known != (channel, not shared) or not work.first_time(event_key):
        return
    workspace.desk_shared = shared
    code = "desk_shared" if shared else "desk_unshared"
    work.record(None, KEPPIN, f"desk.{'shared' if shared else 'unshared'}", channel=channel)
    for person in people_with(work.session, workspace.id, Role.APPROVER):
        put(
            work,
            Kind.ANSWER,
            key=f"{code}:{event_key}:{person.slack_id}",
            lane=Lane.TARGETS,
            place=person.slack_id,
            user=person.slack_id,
            code=code,
            values={"desk": channel},
        )
    work.wakes.append(work.now)


def desk_to_look_at(work: Work) -> tuple[str, bool]:
    """The desk's channel, empty where there is none yet, and whether it is known to be shared."""
    workspace = work.session.get_one(Workspace, work.workspace.id, populate_existing=True)
    return workspace.desk_channel, workspace.desk_shared
