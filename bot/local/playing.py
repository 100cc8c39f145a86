"""The prepared events of the script, played one by one: what people write, and what they do with what was written."""

from bot.local.acting import shortcut
from bot.local.channels import Place
from bot.local.core import Core
from bot.local.dropping import drop
from bot.local.messages import Draft
from bot.local.world import Person, ScriptedEvent
from bot.local.writing import erase, rewrite, write


async def play(core: Core, event: ScriptedEvent) -> None:
    """Let a prepared event happen in Slack; what it posted can be referred to by its key."""
    person = core.people.actor(event.user)
    place = core.channels.entered(event.channel, person)
    ts = await _do(core, event, place, person)
    played(core, event, place.id, ts)


def played(core: Core, event: ScriptedEvent, place_id: str = "", ts: str = "") -> None:
    """Note that an event has happened, wherever it did."""
    core.script.posted[event.key] = (place_id, ts)
    core.changes.tell("script", key=event.key)


async def _do(core: Core, event: ScriptedEvent, place: Place, person: Person) -> str:
    if event.edits:
        return rewrite(core, place, person, _posted(core, event.edits), event.text).ts
    if event.deletes:
        ts = _posted(core, event.deletes)
        erase(core, place, person, ts)
        return ts
    if event.uses and event.on:
        place_id, ts = core.script.posted[event.on]
        there = core.channels.entered(place_id, person)
        await shortcut(core, person, event.uses, there, core.messages.find(there.id, ts))
        return ts
    return _write(core, event, place, person)


def _write(core: Core, event: ScriptedEvent, place: Place, person: Person) -> str:
    files = tuple(drop(core, person, each, place.id) for each in event.files)
    draft = Draft(
        text=event.text,
        blocks=list(event.blocks) if event.blocks else None,
        thread_ts=_posted(core, event.thread_of) if event.thread_of else "",
        files=files,
    )
    return write(core, place, person, draft).ts


def _posted(core: Core, key: str) -> str:
    """The message that an earlier event became."""
    return core.script.posted[key][1]
