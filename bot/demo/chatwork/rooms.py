"""The rooms of the small Chatwork: who is in them and what was said, as its API tells of both."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

Json = dict[str, Any]

FILE = "chatwork.json"
#: Beyond what a double can hold, as Chatwork's own ids are.
FIRST_ID = 984676321621704704


@dataclass(slots=True)
class Room:
    """A room with its people, by account, and what was said in it."""

    name: str = ""
    members: Mapping[int, str] = field(default_factory=dict)
    messages: list[Json] = field(default_factory=list)
    posted_at: list[float] = field(default_factory=list)
    read_up_to: int = 0

    def find(self, message_id: str) -> Json | None:
        """A message by its id."""
        return next((each for each in self.messages if each["message_id"] == message_id), None)

    def name_of(self, account: int) -> str:
        """How somebody is called here; people whom nobody has named have a name all the same."""
        return self.members.get(account, f"account {account}")


class Rooms:
    """All rooms by id, on a clock; what was said is kept in a folder where there is one."""

    def __init__(self, now: Callable[[], datetime], rooms: Mapping[int, Room], folder: Path | None) -> None:
        """With what the folder holds from the last run."""
        self._now = now
        self._by_id = {str(number): room for number, room in rooms.items()}
        self._ids = FIRST_ID
        self._path = folder / FILE if folder else None
        if self._path and self._path.exists():
            self._load(json.loads(self._path.read_text(encoding="utf-8")))

    @property
    def time(self) -> int:
        """Now, as Chatwork writes it."""
        return int(self._now().timestamp())

    def all(self) -> list[tuple[str, Room]]:
        """Every room with its id."""
        return list(self._by_id.items())

    def find(self, room: str) -> Room | None:
        """The room of that id, if there is one."""
        return self._by_id.get(room)

    def get(self, room: int | str) -> Room:
        """The room of that id. Raises KeyError."""
        return self._by_id[str(room)]

    def keep(self, room: int | str, account: int, body: str) -> Json:
        """Somebody has said something."""
        self._ids += 4096
        there = self.get(room)
        message = {
            "message_id": str(self._ids),
            "account": {"account_id": account, "name": there.name_of(account)},
            "body": body,
            "send_time": self.time,
            "update_time": 0,
        }
        there.messages.append(message)
        self._save()
        return message

    def change(self, room: int | str, message_id: str, body: str) -> Json:
        """Somebody has changed what they said. Raises KeyError."""
        message = self.get(room).find(message_id)
        if message is None:
            raise KeyError(message_id)
        message |= {"body": body, "update_time": self.time}
        self._save()
        return message

    def _load(self, kept: Json) -> None:
        self._ids = kept["last_id"]
        for number, messages in kept["rooms"].items():
            if number in self._by_id:
                self._by_id[number].messages[:] = messages

    def _save(self) -> None:
        if self._path is None:
            return
        kept = {
            "last_id": self._ids,
            "rooms": {number: room.messages for number, room in self._by_id.items()},
        }
        draft = self._path.with_suffix(".new")
        draft.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        draft.replace(self._path)
