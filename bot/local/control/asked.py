"""Reading a control request: who, where and what, by name or by id, refused in words."""

import json
from typing import Any

from aiohttp import web

from bot.local.channels import Place
from bot.local.clicking import Surface, Wanted, message_surface, surface_of
from bot.local.core import Core
from bot.local.dropping import drop, read_file
from bot.local.errors import MissingError, RefusedError
from bot.local.messages import Message
from bot.local.shapes import Json
from bot.local.world import Person


class Asked:
    """One request: the fields of its body, or of its query when it has none."""

    def __init__(self, core: Core, fields: Json) -> None:
        self.core = core
        self.fields = fields

    @classmethod
    async def of(cls, core: Core, request: web.Request) -> "Asked":
        body = await request.text()
        try:
            said = json.loads(body) if body.strip() else {}
        except ValueError as error:
            raise RefusedError(f"the body is no JSON: {error}") from error
        if not isinstance(said, dict):
            raise RefusedError("the body must be a JSON object")
        return cls(core, {**request.query, **said})

    def text(self, name: str, default: str = "") -> str:
        value = self.fields.get(name)
        return default if value is None else str(value)

    def need(self, name: str) -> str:
        if not self.text(name):
            raise RefusedError(f"{name} is missing")
        return self.text(name)

    def number(self, name: str, default: float) -> float:
        try:
            return float(self.fields.get(name, default))
        except (TypeError, ValueError) as error:
            raise RefusedError(f"{name} must be a number") from error

    def json(self, name: str, kind: type, default: Any = None) -> Any:  # noqa: ANN401 - an object or a list
        value = self.fields.get(name)
        if value is None:
            return default
        if not isinstance(value, kind):
            raise RefusedError(f"{name} must be a JSON {'object' if kind is dict else 'list'}")
        return value

    def person(self) -> Person:
        return self.core.people.actor(self.need("user"))

    def place(self, person: Person | None = None) -> Place:
        """The channel that is named; with a person, one that they are in."""
        name = self.need("channel")
        if person and self.core.people.find(name) is self.core.people.bot:
            return self.core.channels.dm_with(person)
        return self.core.channels.entered(name, person) if person else self.core.channels.get(name)

    def message(self, place: Place) -> Message:
        ts = self.need("ts")
        message = self.core.messages.find(place.id, ts)
        if not message:
            raise MissingError(f"there is no message {ts} in #{place.name}")
        return message

    def surface(self, person: Person) -> Surface:
        """A message, or without `ts` a view that the person has before them."""
        if not self.text("ts"):
            return surface_of(self.core, person, self.text("view_id"))
        place = self.core.channels.get(self.need("channel"))
        return message_surface(self.core, person, place, self.message(place))

    def wanted(self) -> Wanted:
        named = {name: self.text(name) for name in ("action_id", "label", "block_id")}
        if not any(named.values()):
            raise RefusedError("say which element: action_id, label or block_id")
        return Wanted(**named, value=self.fields.get("value"))

    def files(self, place: Place, person: Person) -> tuple[Json, ...]:
        """Files to drop: {name, text} or {name, base64}, with a mimetype where the name does not tell."""
        given = self.json("files", list, [])
        return tuple(drop(self.core, person, read_file(each), place.id) for each in given)
