"""What one reader looks at: read from the address, and written into the links that lead elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.local.page.names import Names
from bot.local.page.ports import Channel, Person, Workspace
from bot.local.page.words import LANGUAGES, language_of

HOME = "home"
SHOWN_POSTS = 100
MOST_POSTS = 5000


@dataclass(frozen=True, kw_only=True)
class Screen:
    """The state of the page; everything in it stands in the address."""

    me: Person
    names: Names
    channels: Sequence[Channel]
    channel: Channel | None
    at_home: bool
    thread: str
    language: str
    chosen_language: str
    inspector: bool
    shown: int = SHOWN_POSTS

    @property
    def place(self) -> str:
        return HOME if self.at_home else (self.channel.id if self.channel else "")

    def href(
        self,
        *,
        channel: str | None = None,
        thread: str | None = None,
        language: str | None = None,
        inspector: bool | None = None,
        shown: int | None = None,
    ) -> str:
        """The address of this screen with something changed; another channel closes the thread and begins anew."""
        kept_shown = self.shown if channel is None else SHOWN_POSTS
        kept_thread = self.thread if channel is None else ""
        return self._address(
            person=self.me.id,
            channel=self.place if channel is None else channel,
            thread=kept_thread if thread is None else thread,
            lang=self.chosen_language if language is None else language,
            inspector=self.inspector if inspector is None else inspector,
            shown=kept_shown if shown is None else shown,
        )

    def href_as(self, person_id: str) -> str:
        """The same screen as another person sees it."""
        return self._address(
            person=person_id,
            channel=self.place,
            thread=self.thread,
            lang=self.chosen_language,
            inspector=self.inspector,
        )

    @staticmethod
    def _address(*, inspector: bool, shown: int = SHOWN_POSTS, person: str, **words: str) -> str:
        parts = {
            "as": person,
            **words,
            "inspector": "1" if inspector else "",
            "shown": str(shown) if shown != SHOWN_POSTS else "",
        }
        return "/?" + urlencode({key: value for key, value in parts.items() if value})


def screen_of(workspace: Workspace, query: Mapping[str, str]) -> Screen:
    """The screen that an address asks for; what it does not say, or says wrongly, has a sensible default."""
    people = workspace.people()
    asked = query.get("as", "").removeprefix("@")
    me = next((person for person in people if asked in (person.id, person.name)), people[0])
    channels = workspace.channels_for(me.id)
    at_home = query.get("channel") == HOME
    found = _channel(channels, query.get("channel", ""))
    channel = None if at_home else found or next(iter(channels), None)
    chosen = query.get("lang", "") if query.get("lang") in LANGUAGES else ""
    return Screen(
        me=me,
        names=names_for(workspace, me, channels),
        channels=channels,
        channel=channel,
        at_home=at_home,
        thread=query.get("thread", "") if found else "",
        language=chosen or language_of(me.locale),
        chosen_language=chosen,
        inspector=query.get("inspector") == "1",
        shown=_shown(query.get("shown", "")),
    )


def _shown(asked: str) -> int:
    return min(max(int(asked), SHOWN_POSTS), MOST_POSTS) if asked.isdecimal() else SHOWN_POSTS


def _channel(channels: Sequence[Channel], asked: str) -> Channel | None:
    bare = asked.removeprefix("#")
    return next((one for one in channels if bare and bare in (one.id, one.name)), None)


def names_for(workspace: Workspace, me: Person, channels: Sequence[Channel]) -> Names:
    return Names(
        people={person.id: person for person in (*workspace.people(), workspace.bot())},
        channels={channel.id: channel for channel in channels},
        organisations=workspace.organisations(),
        home_team=workspace.team_id,
        app_name=app_name(workspace),
        me=me.id,
    )


def app_name(workspace: Workspace) -> str:
    features = workspace.manifest.get("features", {})
    named = features.get("bot_user", {}).get("display_name")
    return str(named or workspace.manifest.get("display_information", {}).get("name", "App"))
