"""Channels and direct messages: who is in them, and how Slack describes them to an app."""

from dataclasses import dataclass, field

from bot.local.errors import MissingError, RefusedError
from bot.local.people import People
from bot.local.shapes import Json
from bot.local.world import Channel, Person

EVENT_KIND = {"channel": "channels", "group": "groups", "im": "im"}


@dataclass
class Place:
    """A place where messages stand; `kind` is Slack's channel_type."""

    id: str
    name: str
    kind: str
    members: list[str]
    topic: str = ""
    is_ext_shared: bool = False
    partner: str = ""
    pins: list[str] = field(default_factory=list)

    @property
    def is_private(self) -> bool:
        return self.kind != "channel"

    @property
    def is_im(self) -> bool:
        return self.kind == "im"

    @property
    def payload_name(self) -> str:
        """What interaction payloads call it: private places do not tell their name."""
        return {"channel": self.name, "group": "privategroup", "im": "directmessage"}[self.kind]


class Channels:
    """All places by id and by name; the direct message between a person and the app exists from the start."""

    def __init__(self, channels: tuple[Channel, ...], people: People) -> None:
        self._people = people
        self._by_id: dict[str, Place] = {}
        for each in channels:
            kind = "group" if each.is_private else "channel"
            place = Place(each.id, each.name, kind, list(each.members), each.topic, each.is_ext_shared)
            self._by_id[each.id] = place
        for person in people.everyone():
            self.dm_with(person)

    def everywhere(self) -> list[Place]:
        return list(self._by_id.values())

    def find(self, name_or_id: str) -> Place | None:
        bare = name_or_id.removeprefix("#")
        named = (place for place in self._by_id.values() if place.name == bare and place.kind != "im")
        return self._by_id.get(bare) or next(named, None)

    def get(self, name_or_id: str) -> Place:
        """By id, by name, or `@somebody` for that person's direct messages with the app."""
        place = self.find(name_or_id)
        if not place and (person := self._people.find(name_or_id)):
            place = self.dm_with(person)
        if not place:
            known = ", ".join(each.name for each in self.everywhere() if each.kind != "im")
            raise MissingError(f"there is no channel {name_or_id!r}; there are {known}")
        return place

    def dm_with(self, person: Person) -> Place:
        place_id = "D" + person.id[1:]
        if place_id not in self._by_id:
            both = [person.id, self._people.bot.id]
            self._by_id[place_id] = Place(place_id, person.name, "im", both, partner=person.id)
        return self._by_id[place_id]

    def seen_by(self, person: Person) -> list[Place]:
        return [place for place in self._by_id.values() if self.may_see(place, person)]

    def may_see(self, place: Place, person: Person) -> bool:
        """Members see their places; full members of the own organisation see every public channel."""
        if person.id in place.members:
            return True
        guest = person.is_restricted or person.is_ultra_restricted
        return place.kind == "channel" and not guest and not self._people.is_outside(person)

    def entered(self, name_or_id: str, person: Person) -> Place:
        """The place, if this person is in it."""
        place = self.get(name_or_id)
        if person.id not in place.members:
            raise RefusedError(f"{person.name} is not a member of #{place.name}")
        return place

    def has_bot(self, place: Place) -> bool:
        return self._people.bot.id in place.members

    def teams(self, place: Place) -> list[str]:
        found = (self._people.find(member) for member in place.members)
        return sorted({person.team_id for person in found if person})

    def described(self, place: Place) -> Json:
        """The `channel` object of conversations.info."""
        if place.kind == "im":
            return {
                "id": place.id,
                "is_im": True,
                "user": place.partner,
                "created": 0,
                "is_org_shared": False,
            }
        return {
            "id": place.id,
            "name": place.name,
            "name_normalized": place.name,
            "is_channel": place.kind == "channel",
            "is_group": place.kind == "group",
            "is_im": False,
            "is_mpim": False,
            "is_private": place.kind == "group",
            "is_archived": False,
            "is_general": False,
            "is_shared": place.is_ext_shared,
            "is_ext_shared": place.is_ext_shared,
            "is_org_shared": False,
            "is_pending_ext_shared": False,
            "is_member": self.has_bot(place),
            "context_team_id": self._people.own.id,
            "shared_team_ids": self.teams(place),
            "created": 0,
            "topic": {"value": place.topic, "creator": "", "last_set": 0},
            "purpose": {"value": "", "creator": "", "last_set": 0},
            "num_members": len(place.members),
        }
