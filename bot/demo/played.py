"""What the played story is made of: scenes, what people did in them, and messages as they stand."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.demo.control import Json
from bot.demo.eyes import Sight
from bot.demo.reading import buttons_of, words_of
from bot.slack.actions import Action


class Missed(Exception):  # noqa: N818 - it reads as what it is
    """Something did not happen as the story tells it."""

    def __init__(self, expectation: str, found: str) -> None:
        """What was expected, by its name in templates/*/demo/expected.txt, and what was there instead."""
        super().__init__(expectation)
        self.expectation, self.found = expectation, found


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person did."""

    who: str
    act: str  # writes, presses, submits, commands: a text of templates/*/demo/play.txt
    about: str


@dataclass(slots=True)
class Scene:
    """One step of the story as it was played."""

    key: str
    at: datetime
    happened: list[Deed | Sight] = field(default_factory=list)  # in the order in which it did
    met: list[str] = field(default_factory=list)
    missed: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as it stands now."""

    room: str
    raw: Json

    @property
    def ts(self) -> str:
        return str(self.raw["ts"])

    @property
    def text(self) -> str:
        return words_of(self.raw)

    def buttons(self, action: Action) -> list[Json]:
        """The buttons of an action, in order."""
        return [
            found for found in buttons_of(self.raw.get("blocks")) if Action.of(found["action_id"]) is action
        ]
