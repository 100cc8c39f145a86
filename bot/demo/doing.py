"""What people do on the played stage besides writing and pressing: files, edits, shortcuts, and the world outside."""

from base64 import b64encode

from bot.demo import world
from bot.demo.control import Json
from bot.demo.outside import CHATWORK, MEMBERS, ROOM, ROOM_NAME, WANG
from bot.demo.reading import words_of
from bot.demo.stage import Stage
from bot.local import Person, ScriptedFile


async def drops(stage: Stage, person: Person, room: str, file: ScriptedFile) -> str:
    """A person drops a file into a channel; answers the message's ts."""
    await stage.look()
    stage.did(person, "drops", f"#{room} ← {file.name}")
    content = file.make(await stage.now()) if file.make else file.content
    given = {"name": file.name, "base64": b64encode(content).decode(), "mimetype": file.mimetype}
    posted = await stage.control.post("message", channel=room, user=person.name, text="", files=[given])
    await stage.settle()
    await stage.look()
    return str(posted["ts"])


async def edits(stage: Stage, key: str, text: str) -> None:
    """The agent writes one of its notices anew."""
    await stage.look()
    stage.did(world.LIMIN, "edits", f"#{world.AGENT_ROOM.name}")
    room = {"channel": world.AGENT_ROOM.name, "user": world.LIMIN.name}
    await stage.control.post("message", **room, text=text, edit_ts=stage.notices[key])
    await stage.later(5)
    await stage.look()


async def deletes(stage: Stage, key: str) -> None:
    """The agent takes one of its notices away."""
    await stage.look()
    stage.did(world.LIMIN, "deletes", f"#{world.AGENT_ROOM.name}")
    room = {"channel": world.AGENT_ROOM.name, "user": world.LIMIN.name}
    await stage.control.post("message", **room, delete_ts=stage.notices[key])
    await stage.later(5)
    await stage.look()


async def replies(stage: Stage, key: str, text: str) -> None:
    """The agent replies in the thread of one of its notices."""
    await stage.says(world.LIMIN, world.AGENT_ROOM.name, text, stage.notices[key])
    await stage.later(5)
    await stage.look()


async def reports(stage: Stage, person: Person, room: str, ts: str) -> None:
    """A person uses the shortcut on a message."""
    await stage.look()
    stage.did(person, "reports", f"#{room}")
    await stage.control.post("shortcut", user=person.name, callback_id="report_stockout", channel=room, ts=ts)
    await stage.settle()
    await stage.look()


async def writes_in_chatwork(stage: Stage, text: str) -> str:
    """One of the agent's people writes in the Chatwork room; answers the message's id."""
    await stage.look()
    stage.did_by(MEMBERS[WANG], "writes", f"{CHATWORK}「{ROOM_NAME}」")
    message = await stage.outside.chatwork.write(ROOM, WANG, text)
    await stage.settle()
    await stage.look()
    return message


async def hands_in(stage: Stage, told: Json, **how: str) -> tuple[int, Json]:
    """A tool hands a notice in over HTTP; answers the status and what was said."""
    await stage.look()
    status, said = await stage.outside.hand_in(told, **how)
    stage.did_by("tool", "hands_in", f"{status} {said}")
    await stage.settle()
    await stage.look()
    return status, said


async def told_privately(stage: Stage, person: Person) -> str:
    """What Keppin has last said to a person in their direct messages."""
    said = [each for each in await stage.eyes.messages(f"@{person.name}") if each.get("bot_id")]
    return words_of(said[-1]) if said else ""
