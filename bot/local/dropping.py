"""Files that people put into the workspace: dropped into a message, or chosen in a field of a modal."""

import base64
import binascii
from functools import partial
from typing import Any

from bot.local.core import Core
from bot.local.errors import MissingError, RefusedError
from bot.local.files import Stored
from bot.local.picking import Picker
from bot.local.shapes import Json
from bot.local.stamps import new_id
from bot.local.world import Person, ScriptedFile


def drop(core: Core, person: Person, file: ScriptedFile, channel: str = "") -> Json:
    """Keep a file of this person's, shared in a channel if one is named; as messages and states show it."""
    stored = Stored(
        new_id("F"),
        file.name,
        person.id,
        int(core.clock.now().timestamp()),
        is_complete=True,
        channel=channel,
    )
    stored.content = file.make(core.clock.now()) if file.make else file.content
    stored.mimetype, stored.mail = file.mimetype, file.mail
    return core.files.described(core.files.keep(stored))


def read_file(given: Any) -> ScriptedFile:  # noqa: ANN401 - whatever a script sent
    """A file as scripts write it: {name, text} or {name, base64}, with a mimetype where the name does not tell."""
    try:
        content = base64.b64decode(given["base64"]) if "base64" in given else given["text"].encode()
        told = {"mimetype": given.get("mimetype", ""), "mail": given.get("email")}
        return ScriptedFile(name=given["name"], content=content, **told)
    except (KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise RefusedError("a file is {name, text} or {name, base64}") from error


def choose(core: Core, person: Person, given: Any) -> Json:  # noqa: ANN401 - see above
    """A file for a file field: one of this person's by id or by name, the newest first, or a new one."""
    if isinstance(given, dict) and "id" not in given:
        return drop(core, person, read_file(given))
    wanted = given["id"] if isinstance(given, dict) else given
    own = (each for each in reversed(core.files.everything()) if each.user == person.id)
    found = next((each for each in own if wanted in (each.id, each.name)), None)
    if not found:
        raise MissingError(
            f"{person.name} has put no file {wanted!r} here: give {{name, text}} or {{name, base64}}"
        )
    return core.files.described(found)


def picker_of(core: Core, person: Person) -> Picker:
    """Turns what this person picks, types or chooses into Slack's state."""
    return Picker(core.people, core.channels, core.composer.wire, partial(choose, core, person))
