"""The arguments of a Web API call, wherever in the request they stand."""

import json
from typing import Any

from aiohttp import web

from bot.local.errors import SlackError
from bot.local.shapes import Json

FALSE = ("", "0", "false", "False", "null", "None")
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


async def merged(request: web.Request) -> Json:
    """Query, form, multipart and JSON in one; an empty JSON body is no error."""
    found: Json = dict(request.query)
    if request.content_type == "application/json":
        found |= _object(await request.text())
    elif request.content_type in FORMS:
        found |= dict(await request.post())
    return {key: value for key, value in found.items() if value is not None}


def token(request: web.Request, arguments: Json) -> str:
    """From the header, else from the arguments, which lose it."""
    given = arguments.pop("token", "")
    return request.headers.get("Authorization", "").removeprefix("Bearer ").strip() or str(given)


def _object(body: str) -> Json:
    if not body.strip():
        return {}
    try:
        said = json.loads(body)
    except ValueError as error:
        raise SlackError("invalid_json") from error
    if not isinstance(said, dict):
        raise SlackError("json_not_object")
    return said


class Arguments:
    """Reads them by name, whatever form the client chose for them."""

    def __init__(self, given: Json) -> None:
        self.given = given

    def has(self, name: str) -> bool:
        return name in self.given

    def need(self, name: str) -> str:
        value = self.text(name)
        if not value:
            raise SlackError("invalid_arguments", f"missing required field: {name}")
        return value

    def text(self, name: str, default: str = "") -> str:
        value = self.given.get(name, default)
        return value if isinstance(value, str) else str(value)

    def flag(self, name: str, default: bool = False) -> bool:
        return str(self.given.get(name, default)) not in FALSE

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.given.get(name) or default)
        except ValueError as error:
            raise SlackError("invalid_arguments", f"{name} must be an integer") from error

    def parsed(self, name: str) -> Any:  # noqa: ANN401 - whatever the JSON is
        """An object or a list, given as such or as a JSON string."""
        value = self.given.get(name)
        if not isinstance(value, str) or not value:
            return value or ([] if value == [] else None)
        try:
            return json.loads(value)
        except ValueError as error:
            code = "invalid_blocks_format" if name == "blocks" else "invalid_arguments"
            raise SlackError(code, f"{name} is no valid JSON") from error
