"""The stage of the played story: what people do on it, what is expected of it, and what was seen."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from bot.demo import world
from bot.demo.control import Control, Json
from bot.demo.eyes import Eyes
from bot.demo.outside import Outside
from bot.demo.played import Deed, Missed, Scene, Shown
from bot.demo.reading import words_of
from bot.local import Channel, Person, ScriptedEvent
from bot.slack.actions import Action

#: For how many seconds everything that is due may take to happen: a machine may be slow, and the story is another.
PATIENCE = 180.0


class Stage:
    """People act, the desk answers; every step looks at what came of it."""

    def __init__(
        self, control: Control, outside: Outside, events: Iterable[ScriptedEvent], start: datetime
    ) -> None:
        """With what is prepared for the story that begins at `start`."""
        self.control = control
        self.outside = outside
        self.eyes = Eyes(control, outside)
        self.events = {event.key: event for event in events}
        self.texts = {event.key: event.text for event in self.events.values()}
        self.start = start
        self.cards: dict[str, str] = {}  # the card of each notice, by the notice's key
        self.notices: dict[str, str] = {}
        self.scene = Scene("", start)

    def expect(self, expectation: str, holds: object, found: str = "") -> None:
        """Go on only where this holds. Raises Missed."""
        self.need(expectation, holds, found)
        self.scene.met.append(expectation)

    def need(self, expectation: str, holds: object, found: str = "") -> None:
        """As expect, for what goes without saying. Raises Missed."""
        if not holds:
            raise Missed(expectation, found)

    def did(self, person: Person, act: str, about: str = "") -> None:
        """Note for the reader what a person does."""
        self.did_by(person.real_name, act, about)

    def did_by(self, who: str, act: str, about: str = "") -> None:
        """As did, for somebody who is not in this Slack."""
        self.scene.happened.append(Deed(who, act, about))

    async def look(self) -> None:
        """Note for the reader what each side has come to see."""
        self.scene.happened += await self.eyes.look(await self.now())

    async def now(self) -> datetime:
        """The workspace's time."""
        return datetime.fromisoformat((await self.control.get("clock"))["now"])

    async def settle(self) -> None:
        """Let everything happen that is due."""
        settled = (await self.control.post("settle", timeout=PATIENCE))["settled"]
        self.need("settled", settled)

    async def later(self, seconds: float) -> None:
        """Time passes."""
        await self.control.post("clock", advance=seconds)
        await self.settle()

    async def all_said(self) -> None:
        """Time passes until each side has heard all there is: a channel takes a message a second."""
        for _ in range(60):
            heard = len(self.scene.happened)
            await self.later(2)
            await self.look()
            if len(self.scene.happened) == heard:
                return

    async def until(self, moment: datetime) -> None:
        """Time passes until then, as a clock runs: what the minutes between bring comes first."""
        await self.control.post("clock", to=moment.isoformat())
        await self.settle()

    async def says(self, person: Person, room: str, text: str, thread_ts: str = "") -> str:
        """A person writes; answers the message's ts."""
        await self.look()
        self.did(person, "writes", f"#{room}")
        posted = await self.control.post(
            "message", channel=room, user=person.name, text=text, thread_ts=thread_ts or None
        )
        await self.settle()
        await self.look()
        return str(posted["ts"])

    async def notice(self, key: str, by: Person = world.LIMIN, room: Channel = world.AGENT_ROOM) -> list[str]:
        """An agent writes one of the prepared notices; the first card that came of it is remembered."""
        async with self.cards_of(key) as new:
            self.notices[key] = await self.says(by, room.name, self.texts[key])
        return new

    @asynccontextmanager
    async def cards_of(self, key: str) -> AsyncIterator[list[str]]:
        """What comes in here is the notice of that name: the list is filled with its cards at the end."""
        await self.later(15)  # what came before has been said, so that the card need not wait for its turn
        before = {card.ts for card in await self.desk_cards()}
        new: list[str] = []
        yield new
        new += [card.ts for card in await self.desk_cards() if card.ts not in before]
        if new:
            self.cards[key] = new[0]

    async def desk_cards(self) -> list[Shown]:
        """The cards on the desk, oldest first."""
        return [each for each in await self.written(world.DESK) if _is_card(each.raw)]

    async def card(self, key: str) -> Shown:
        """The card of a notice as it stands now."""
        self.need("card_there", key in self.cards, key)
        return await self.message(world.DESK.name, self.cards[key])

    async def message(self, room: str, ts: str) -> Shown:
        """A message as it stands now."""
        found = (await self.control.get("messages", channel=room))["messages"]
        return Shown(room, next(each for each in found if each["ts"] == ts))

    async def thread(self, room: str, ts: str) -> list[Shown]:
        """The replies below a message."""
        found = (await self.control.get("messages", channel=room, thread_ts=ts))["messages"]
        return [Shown(room, each) for each in found if each["ts"] != ts]

    async def told(self, key: str, room: Channel = world.AGENT_ROOM) -> list[Shown]:
        """What stands in a notice's thread."""
        return await self.thread(room.name, self.notices[key])

    async def written(self, room: Channel) -> list[Shown]:
        """What Keppin has written in a channel itself, in no thread."""
        found = (await self.control.get("messages", channel=room.name))["messages"]
        return [Shown(room.name, each) for each in found if each.get("bot_id")]

    async def heard(self, person: Person) -> list[str]:
        """What only this person was told, in the desk's channel and its threads."""
        found = await self.eyes.messages(world.DESK.name)
        return [words_of(each) for each in found if each.get("ephemeral_to") == person.id]

    async def presses(
        self,
        person: Person,
        shown: Shown,
        action: Action,
        nth: int = 0,
        *,
        which: Callable[[str], bool] = bool,
        at_once: bool = False,
    ) -> Json:
        """A person presses a button: the nth of an action, of those with a label that fits."""
        if not at_once:
            await self.look()
        there = [each for each in shown.buttons(action) if which(each["text"]["text"])]
        self.need("button_there", len(there) > nth, f"{action} / {shown.text[:80]}")
        button = there[nth]
        self.did(person, "presses", button["text"]["text"])
        done = await self.control.post(
            "click",
            user=person.name,
            channel=shown.room,
            ts=shown.ts,
            action_id=button["action_id"],
            value=button.get("value"),
        )
        self.need("press_acknowledged", done["acked"], str(done))
        return done

    async def modal(self, person: Person) -> Json:
        """The window in front of a person."""
        view = (await self.control.get("views", user=person.name))["view"]
        self.need("modal_open", view)
        return dict(view)

    async def submits(self, person: Person, **values: Any) -> Json:  # noqa: ANN401 - what a field takes
        """A person fills in fields and sends the window off."""
        view = await self.modal(person)
        await self.look()
        self.did(person, "submits", view["title"]["text"])
        for block in view["blocks"]:
            if block.get("dispatch_action") and block["block_id"] in values:
                picked = {"block_id": block["block_id"], "value": values[block["block_id"]]}
                await self.control.post("click", user=person.name, view_id=view["id"], **picked)
                await self.settle()
        done = await self.control.post("submit", user=person.name, view_id=view["id"], values=values)
        await self.settle()
        return done

    async def commands(self, person: Person, command: str, text: str) -> None:
        """A person gives a slash command at the desk."""
        self.did(person, "commands", f"{command} {text}")
        await self.control.post(
            "command", channel=world.DESK.name, user=person.name, command=command, text=text
        )
        await self.settle()


def _is_card(raw: Json) -> bool:
    payload = (raw.get("metadata") or {}).get("event_payload") or {}
    return str(payload.get("key", "")).startswith("card:")
