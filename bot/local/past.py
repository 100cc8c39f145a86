"""What stood in the channels before the workspace began: nobody is told of it, and the app hears nothing."""

from collections.abc import Iterable

from bot.local.blocks_check import check_message
from bot.local.channels import Place
from bot.local.composing import rich_text
from bot.local.core import Core
from bot.local.errors import RefusedError
from bot.local.messages import Draft, Message
from bot.local.posting import body_of
from bot.local.shapes import Json
from bot.local.world import PastMessage, Person


def remember(core: Core, told: Iterable[PastMessage]) -> None:
    """Put messages up as they were written; once, before anything new is said."""
    for each in sorted(told, key=lambda one: one.at):
        place, author = core.channels.get(each.channel), core.people.get(each.user)
        _refuse_impossible(core, place, each)
        text = each.text if author.is_bot else core.composer.wire(each.text)
        draft = Draft(
            text=text, blocks=_blocks(each, text, author), thread_ts=each.thread_ts, metadata=each.metadata
        )
        core.messages.add(Message(place.id, body_of(core, author, draft, each.ts)))
        core.changes.tell("message", channel=place.id, ts=each.ts)


def _blocks(each: PastMessage, text: str, author: Person) -> list[Json] | None:
    given = check_message(list(each.blocks) or None)
    return given or (None if author.is_bot else [rich_text(text)])


def _refuse_impossible(core: Core, place: Place, each: PastMessage) -> None:
    if each.at > core.clock.now():
        raise RefusedError(f"a message of {each.at.isoformat()} does not lie in the past")
    if core.messages.find(place.id, each.ts):
        raise RefusedError(f"there is a message {each.ts} in #{place.name} already")
    if each.thread_ts and not core.messages.find(place.id, each.thread_ts):
        raise RefusedError(f"there is no message {each.thread_ts} in #{place.name} to reply to")
