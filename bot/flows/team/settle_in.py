"""At start: the workspace of the token, as Slack names it now."""

from sqlmodel import Session

from bot.flows.work import Work
from store.questions.team import workspace_of
from store.tables import Workspace


class WorkspaceUnknown(Exception):  # noqa: N818 - it reads as what it is
    """The token's workspace has not been set up with `keppin init`."""


def settle_in(session: Session, team_id: str, bot_user_id: str, url: str) -> Workspace:
    """The workspace, with the bot's user and the address that Slack tells. Raises WorkspaceUnknown."""
    workspace = workspace_of(session, team_id)
    if workspace is None:
        raise WorkspaceUnknown(team_id)
    workspace.bot_user_id, workspace.url = bot_user_id, url if url.endswith("/") else f"{url}/"
    return workspace


def settle_in_chatwork(work: Work, account_id: str) -> None:
    """Remember which account writes for us in Chatwork."""
    work.session.get_one(Workspace, work.workspace.id).chatwork_account = account_id
    work.workspace.chatwork_account = account_id  # these settings are taken as read for a while
