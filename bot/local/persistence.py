"""What is kept between runs, as one JSON file: messages, homes, files, memberships, and what is yet to happen."""

import asyncio
import base64
import json
import secrets
from datetime import datetime
from pathlib import Path

from bot.local.core import Core
from bot.local.files import Stored
from bot.local.messages import Message
from bot.local.shapes import Json

AFTER = 0.2
FILE = "workspace.json"


class Persistence:
    """Writes a moment after the last change, and at the end."""

    def __init__(self, core: Core, folder: Path) -> None:
        self._core = core
        self._path = folder / FILE
        self._handle: asyncio.TimerHandle | None = None

    def load(self) -> None:
        if self._path.exists():
            restore(self._core, json.loads(self._path.read_text(encoding="utf-8")))

    def touch(self) -> None:
        """Something changed: write soon, once for many changes."""
        if not self._handle:
            self._handle = asyncio.get_running_loop().call_later(AFTER, self.save)

    def save(self) -> None:
        if self._handle:
            self._handle.cancel()
            self._handle = None
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".new")
        draft.write_text(json.dumps(snapshot(self._core), ensure_ascii=False), encoding="utf-8")
        draft.replace(self._path)


def tokens(folder: Path | None) -> tuple[str, str, str]:
    """Those of the last run, so that an app of its own process finds its way back; else new ones."""
    if folder and (folder / FILE).exists():
        kept = json.loads((folder / FILE).read_text(encoding="utf-8"))["tokens"]
        return kept[0], kept[1], kept[2]
    mark = secrets.token_hex(8)
    return f"xoxb-local-{mark}", f"xapp-local-{mark}", secrets.token_hex(16)


def snapshot(core: Core) -> Json:
    return {
        "tokens": [core.bot_token, core.app_token, core.signing_secret],
        "last": core.stamps.last.isoformat(),
        "messages": [vars(message) for message in core.messages.everything()],
        "homes": core.views.homes,
        "members": {place.id: place.members for place in core.channels.everywhere()},
        "pins": {place.id: place.pins for place in core.channels.everywhere() if place.pins},
        "posted": core.script.posted,
        "undelivered": list(core.deliveries.undelivered.values()),
        "files": [_file(stored) for stored in core.files.everything() if stored.content is not None],
    }


def restore(core: Core, kept: Json) -> None:
    """Take up where the last run ended; time goes on from there, never back."""
    core.stamps.last = datetime.fromisoformat(kept["last"])
    if core.stamps.last > core.clock.now():
        core.clock.move_to(core.stamps.last)
    for each in kept["messages"]:
        core.messages.add(Message(**each))
    core.views.homes.update(kept["homes"])
    for place in core.channels.everywhere():
        place.members[:] = kept["members"].get(place.id, place.members)
        place.pins[:] = kept["pins"].get(place.id, ())
    core.script.posted.update({key: (where[0], where[1]) for key, where in kept["posted"].items()})
    for payload in kept.get("undelivered", ()):
        core.deliveries.tell(payload)
    for each in kept["files"]:
        core.files.keep(Stored(**each | {"content": base64.b64decode(each["content"])}))


def _file(stored: Stored) -> Json:
    return vars(stored) | {"content": base64.b64encode(stored.content or b"").decode()}
