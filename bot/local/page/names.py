"""Who and where an id means, and how a person is shown: name, initials, colour, organisation, badge."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.local.page.emoji import emojize
from bot.local.page.ports import Channel, Json, Person

APP_HUE = 193
SLACK = "USLACKBOT"
FIRST_HUE = 12
GOLDEN_ANGLE = 138


@dataclass(frozen=True, kw_only=True)
class Face:
    """How the author of a message is shown."""

    name: str
    mark: str
    hue: int
    organisation: str = ""
    is_app: bool = False
    user_id: str = ""

    @property
    def is_pictured(self) -> bool:
        return not self.mark[:1].isalnum()


@dataclass(frozen=True, kw_only=True)
class Names:
    """The people, channels and organisations of a workspace by id, as one reader sees them."""

    people: Mapping[str, Person]
    channels: Mapping[str, Channel]
    organisations: Mapping[str, str] = field(default_factory=dict)
    home_team: str = ""
    app_name: str = "App"
    me: str = ""

    def user(self, user_id: str) -> str:
        person = self.people.get(user_id)
        return shown_name(person) if person else user_id

    def channel(self, channel_id: str) -> str:
        channel = self.channels.get(channel_id)
        return channel.name if channel else channel_id

    def organisation_of(self, person: Person) -> str:
        """The organisation of somebody from outside; empty for one of our own."""
        if person.team_id == self.home_team:
            return ""
        return self.organisations.get(person.team_id, person.team_id)

    def face(self, person: Person) -> Face:
        name = self.app_name if person.is_bot else shown_name(person)
        return Face(
            name=name,
            mark=person.emoji or initials(name),
            hue=self._hue(person.id),
            organisation="" if person.is_bot else self.organisation_of(person),
            is_app=person.is_bot,
            user_id=person.id,
        )

    def _hue(self, person_id: str) -> int:
        """Neighbours in the list of people get colours far apart."""
        return (FIRST_HUE + GOLDEN_ANGLE * list(self.people).index(person_id)) % 360

    def author(self, message: Json) -> Face:
        """The face of a message's author, with the name and icon that an app may have given it."""
        person = self.people.get(message.get("user") or "")
        if person and not person.is_bot:
            return self.face(person)
        by_slack = message.get("user") == SLACK
        name = message.get("username") or ("Slackbot" if by_slack else self.app_name)
        icon = emojize(message.get("icons", {}).get("emoji") or message.get("icon_emoji") or "")
        return Face(
            name=name,
            mark=icon if icon and not icon.startswith(":") else initials(name),
            hue=APP_HUE,
            is_app=True,
            user_id=person.id if person else "",
        )


def shown_name(person: Person) -> str:
    return person.real_name or person.name


def initials(name: str) -> str:
    """One character for a Japanese or Chinese name, up to two for a Latin one."""
    words = [word for word in name.replace("　", " ").split() if word[0].isalnum()]
    if not words:
        return name[:1] or "?"
    if ord(words[0][0]) > 0x2E80:  # noqa: PLR2004 - from here on: CJK and kana
        return words[0][0]
    return "".join(word[0] for word in words[:2]).upper()
