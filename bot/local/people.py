"""The people of the workspace and of connected ones, and how Slack describes them to an app."""

from bot.local.errors import MissingError, RefusedError
from bot.local.shapes import Json
from bot.local.world import Organisation, Person, World

BOT_ID = "B0LOCAL"
APP_ID = "A0LOCAL"


class People:
    """Everybody by id and by handle, the app's bot user included."""

    def __init__(self, world: World, bot_name: str) -> None:
        self.own = world.own
        self.bot = Person(
            id=world.bot_user_id,
            name=bot_name.lower().replace(" ", "_"),
            real_name=bot_name,
            team_id=world.own.id,
            is_bot=True,
        )
        self.organisations = {each.id: each for each in (world.own, *world.others)}
        self.groups = {group.id: group for group in world.groups}
        self._by_id = {each.id: each for each in (*world.people, self.bot)}
        self._by_name = {each.name: each for each in self._by_id.values()}

    def everyone(self) -> list[Person]:
        return [person for person in self._by_id.values() if person is not self.bot]

    def find(self, name_or_id: str) -> Person | None:
        bare = name_or_id.removeprefix("@")
        return self._by_id.get(bare) or self._by_name.get(bare)

    def get(self, name_or_id: str) -> Person:
        person = self.find(name_or_id)
        if not person:
            known = ", ".join(each.name for each in self.everyone())
            raise MissingError(f"nobody here is called {name_or_id!r}; there are {known}")
        return person

    def actor(self, name_or_id: str) -> Person:
        """Somebody in whose name one can act: anybody but the app itself."""
        person = self.get(name_or_id)
        if person is self.bot:
            raise RefusedError("the app acts through the Web API, not through this door")
        return person

    def is_outside(self, person: Person) -> bool:
        return person.team_id != self.own.id

    def organisation(self, person: Person) -> Organisation:
        return self.organisations[person.team_id]

    def described(self, person: Person, *, with_locale: bool = False, with_email: bool = False) -> Json:
        """The `user` object of users.info; people of other organisations show less, as in Slack."""
        outside = self.is_outside(person)
        user: Json = {
            "id": person.id,
            "team_id": person.team_id,
            "name": person.name,
            "deleted": False,
            "color": person.colour,
            "real_name": person.real_name,
            "tz": person.tz,
            "profile": self._profile(person, with_email=with_email and not outside),
            "is_bot": person.is_bot,
            "is_app_user": False,
            "updated": 0,
        }
        if outside:
            return user | {"is_stranger": False}
        standing = {
            "is_admin": person.is_admin,
            "is_owner": False,
            "is_primary_owner": False,
            "is_restricted": person.is_restricted or person.is_ultra_restricted,
            "is_ultra_restricted": person.is_ultra_restricted,
        }
        return user | standing | ({"locale": person.locale} if with_locale else {})

    @staticmethod
    def _profile(person: Person, *, with_email: bool) -> Json:
        profile = {
            "real_name": person.real_name,
            "display_name": person.name,
            "real_name_normalized": person.real_name,
            "display_name_normalized": person.name,
            "team": person.team_id,
            "status_emoji": "",
            "status_text": "",
        }
        return profile | ({"email": person.email} if with_email and person.email else {})
