"""Files: the three-step upload, and what is known of one."""

from dataclasses import replace

from bot.local.blocks_check import check_message
from bot.local.channels import Place
from bot.local.elements import numbered
from bot.local.errors import SlackError
from bot.local.files import Stored
from bot.local.messages import Draft
from bot.local.posting import post
from bot.local.shapes import Json
from bot.local.web_api.registry import Call, method

MOST_CHANNELS = 100
LONGEST_ALT = 1000


@method("files.getUploadURLExternal", "files:write")
def upload_url(call: Call) -> Json:
    """The first step: an address for the bytes of a file."""
    core = call.core
    name, length = call.args.need("filename"), call.args.need("length")
    if not length.isdecimal():
        raise SlackError("invalid_arguments", "length must be an integer")
    if not int(length):
        raise SlackError("missing_argument")
    if len(call.args.text("alt_txt")) > LONGEST_ALT:
        raise SlackError("alt_txt_too_large")
    created = int(core.clock.now().timestamp())
    stored, url = core.files.expect(name, core.people.bot.id, created, int(length))
    return {"upload_url": url, "file_id": stored.id}


@method("files.completeUploadExternal", "files:write")
def complete(call: Call) -> Json:
    """The last step, once for a file: share what was uploaded, in channels if any are named."""
    core = call.core
    listed = _listed(call)
    stored = [core.files.uploaded(each["id"]) for each in listed]
    places = _places(call)
    draft = _draft(call, places)
    for each, told in zip(stored, listed, strict=True):
        each.title = told.get("title") or each.title
        each.is_complete = True
    answer = {
        "files": [core.files.described(each) for each in stored]
    }  # without its shares: these come later
    for place in places:
        _share(call, place, draft, stored)
    return answer


@method("files.info", "files:read")
def info(call: Call) -> Json:
    """A file, with where it has been shared."""
    stored = call.core.files.get(call.args.need("file"))
    shares: Json = {}
    for channel, ts, thread_ts in stored.shares:
        kind = "private" if call.core.channels.get(channel).is_private else "public"
        told = {"ts": ts, "thread_ts": thread_ts} if thread_ts else {"ts": ts}
        shares.setdefault(kind, {}).setdefault(channel, []).append(told)
    return {"file": call.core.files.described(stored) | {"shares": shares}, "comments": []}


def _listed(call: Call) -> list[Json]:
    listed = call.args.parsed("files")
    if not isinstance(listed, list) or not listed:
        raise SlackError("invalid_arguments", "missing required field: files")
    if not all(isinstance(each, dict) and isinstance(each.get("id"), str) for each in listed):
        raise SlackError("invalid_arguments", "files must be a list of objects with an id")
    return listed


def _places(call: Call) -> list[Place]:
    """Where to share: one channel by its id, or several, of which people may be named too."""
    one, several = call.args.text("channel_id"), call.args.text("channels")
    named = [one] if one else [each.strip() for each in several.split(",") if each.strip()]
    if len(named) > MOST_CHANNELS:
        raise SlackError("channels_limit_exceeded")
    return [_place(call, each, people=not one) for each in named]


def _place(call: Call, wanted: str, *, people: bool) -> Place:
    """A channel that the app is in: chat:write.public opens none for files."""
    channels = call.core.channels
    place = channels.find(wanted)
    if people and not place and (person := call.core.people.find(wanted)):
        place = channels.dm_with(person)
    elif place and place.id != wanted:  # by its name
        place = None
    if not place or (place.kind == "group" and not channels.has_bot(place)):
        raise SlackError("channel_not_found")
    if not channels.has_bot(place):
        raise SlackError("not_in_channel")
    return place


def _draft(call: Call, places: list[Place]) -> Draft:
    """The message that brings the files; blocks count only where there is no comment."""
    comment, thread_ts = call.args.text("initial_comment"), call.args.text("thread_ts")
    blocks = None if comment else check_message(call.args.parsed("blocks"))
    if thread_ts and len(places) != 1:
        raise SlackError("invalid_arguments", "thread_ts needs exactly one channel")
    if thread_ts and not call.core.messages.find(places[0].id, thread_ts):
        raise SlackError("thread_not_found")
    return Draft(text=comment, blocks=numbered(blocks) if blocks else None, thread_ts=thread_ts)


def _share(call: Call, place: Place, draft: Draft, files: list[Stored]) -> None:
    core = call.core
    shown = tuple(core.files.described(each) for each in files)
    message = post(core, place, core.people.bot, replace(draft, files=shown))
    for each in files:
        each.channel = place.id
        each.shares.append([place.id, message.ts, message.thread_ts])
