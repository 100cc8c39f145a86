"""Files: the three-step upload, and what is known of one."""

from bot.local.errors import SlackError
from bot.local.files import Stored
from bot.local.messages import Draft
from bot.local.posting import post
from bot.local.shapes import Json
from bot.local.web_api.chat import place_to_write
from bot.local.web_api.registry import Call, method


@method("files.getUploadURLExternal", "files:write")
def upload_url(call: Call) -> Json:
    call.args.need("length")
    core = call.core
    created = int(core.clock.now().timestamp())
    stored, url = core.files.expect(call.args.need("filename"), core.people.bot.id, created)
    return {"upload_url": url, "file_id": stored.id}


@method("files.completeUploadExternal", "files:write")
def complete(call: Call) -> Json:
    """Share what was uploaded, in a channel if one is named."""
    core = call.core
    listed = call.args.parsed("files") or []
    if not listed:
        raise SlackError("invalid_arguments", "missing required field: files")
    done = [_completed(call, each) for each in listed]
    shown = tuple(core.files.described(each) for each in done)
    where = call.args.text("channel_id") or call.args.text("channels")
    if where:
        call.args.given["channel"] = where
        place = place_to_write(call)
        draft = Draft(
            text=call.args.text("initial_comment"), thread_ts=call.args.text("thread_ts"), files=shown
        )
        post(core, place, core.people.bot, draft)
        for stored in done:
            stored.channel = place.id
    return {"files": list(shown)}


@method("files.info", "files:read")
def info(call: Call) -> Json:
    core = call.core
    return {"file": core.files.described(core.files.get(call.args.need("file")))}


def _completed(call: Call, named: object) -> Stored:
    if not isinstance(named, dict):
        raise SlackError("invalid_arguments", "files must be a list of objects")
    stored = call.core.files.get(str(named.get("id")))
    stored.title = named.get("title") or stored.title
    stored.is_complete = True
    return stored
