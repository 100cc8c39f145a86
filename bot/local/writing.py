"""What people write: messages with files, edits, deletions, and the prepared events of the script."""

from bot.local.blocks_check import check_message
from bot.local.channels import Place
from bot.local.composing import rich_text
from bot.local.core import Core
from bot.local.errors import MissingError, RefusedError
from bot.local.messages import Draft, Message
from bot.local.posting import delete, edit, emit, post
from bot.local.world import Person

LONGEST = 12_000


def write(core: Core, place: Place, person: Person, draft: Draft) -> Message:
    """Post what a person typed."""
    if place.kind == "im" and not core.manifest.takes_messages:
        raise RefusedError("sending messages to this app has been turned off in its manifest")
    if len(draft.text) > LONGEST:
        raise RefusedError(f"a person's message has at most {LONGEST} characters")
    if draft.thread_ts and not core.messages.find(place.id, draft.thread_ts):
        raise MissingError(f"there is no message {draft.thread_ts} in #{place.name} to reply to")
    text = core.composer.wire(draft.text)
    blocks = check_message(draft.blocks) or ([rich_text(text)] if text else None)
    if not blocks and not draft.files:
        raise RefusedError("an empty message cannot be sent")
    finished = Draft(text=text, blocks=blocks, thread_ts=draft.thread_ts, files=draft.files)
    message = post(core, place, person, finished)
    _tell_of_files(core, place, person, message)
    return message


def rewrite(core: Core, place: Place, person: Person, ts: str, text: str) -> Message:
    """Edit one's own message."""
    message = own_message(core, place, person, ts)
    wire = core.composer.wire(text)
    edit(core, place, message, person, {"text": wire, "blocks": [rich_text(wire)]})
    return message


def erase(core: Core, place: Place, person: Person, ts: str) -> None:
    """Delete one's own message; an admin may delete anybody's, the app's too, as in Slack."""
    admin = person.is_admin and not core.people.is_outside(person)
    message = standing(core, place, ts) if admin else own_message(core, place, person, ts)
    delete(core, place, message, person)


def own_message(core: Core, place: Place, person: Person, ts: str) -> Message:
    message = standing(core, place, ts)
    if message.body["user"] != person.id:
        raise RefusedError(f"{person.name} did not write that message")
    return message


def standing(core: Core, place: Place, ts: str) -> Message:
    """The message of that ts. Raises MissingError."""
    message = core.messages.find(place.id, ts)
    if not message or message.is_tombstone:
        raise MissingError(f"there is no message {ts} in #{place.name}")
    return message


def _tell_of_files(core: Core, place: Place, person: Person, message: Message) -> None:
    for file in message.body.get("files", ()):
        inner = {
            "type": "file_shared",
            "file_id": file["id"],
            "user_id": person.id,
            "file": {"id": file["id"]},
        }
        inner |= {"channel_id": place.id, "event_ts": message.ts}
        if core.channels.has_bot(place):
            emit(core, "file_shared", inner, place, None)
