"""The app's own manifest as the workspace needs it, and what Slack would refuse to install."""

from bot.local.errors import LocalWorkspaceRefused, SlackError
from bot.local.shapes import Json

EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "member_joined_channel": "channels:read",
    "channel_shared": "channels:read",
    "channel_unshared": "channels:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "file_shared": "files:read",
}


class Manifest:
    """Read-only view of a manifest; refuses one whose scopes do not cover what it asks for."""

    def __init__(self, raw: Json) -> None:
        self.raw = raw
        features = raw.get("features", {})
        settings = raw.get("settings", {})
        self.name: str = (
            features.get("bot_user", {}).get("display_name") or raw["display_information"]["name"]
        )
        self.scopes: list[str] = raw.get("oauth_config", {}).get("scopes", {}).get("bot", [])
        self.events: list[str] = settings.get("event_subscriptions", {}).get("bot_events", [])
        self.commands: dict[str, Json] = {
            each["command"]: each for each in features.get("slash_commands", [])
        }
        self.shortcuts: dict[str, Json] = {
            each["callback_id"]: each for each in features.get("shortcuts", [])
        }
        self.is_interactive: bool = settings.get("interactivity", {}).get("is_enabled", False)
        home: Json = features.get("app_home", {})
        self.has_home: bool = home.get("home_tab_enabled", False)
        self.takes_messages: bool = home.get("messages_tab_enabled", True) and not home.get(
            "messages_tab_read_only_enabled", False
        )
        self._refuse_gaps()

    def need(self, scope: str) -> None:
        """Refuse as Slack does what the app has not asked for."""
        if scope not in self.scopes:
            raise SlackError("missing_scope", needed=scope, provided=",".join(self.scopes))

    def _refuse_gaps(self) -> None:
        wanted = {
            scope: f"the event {event}" for event, scope in EVENT_SCOPES.items() if event in self.events
        }
        if self.commands or self.shortcuts:
            wanted["commands"] = "slash commands and shortcuts"
        gaps = [
            f"{what} needs the scope {scope}" for scope, what in wanted.items() if scope not in self.scopes
        ]
        if gaps:
            raise LocalWorkspaceRefused("Slack would not install this manifest: " + "; ".join(gaps))
