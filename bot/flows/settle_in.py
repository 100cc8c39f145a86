"""At start: the workspace of the token, as Slack names it now."""

from sqlmodel import Session

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
