"""What the app is told of files in channels shared with other organisations: that they are there, and no more."""

from bot.local.shapes import Json

UNTOLD = {"created": 0, "timestamp": 0, "user": "", "mode": "file_access", "file_access": "check_file_info"}


def untold(message: Json) -> Json:
    """A message, or what happened to one, with nothing but the ids of its files: `files.info` says the rest."""
    inner = ("message", "previous_message")
    told: Json = {key: untold(message[key]) for key in inner if isinstance(message.get(key), dict)}
    if message.get("files"):
        told["files"] = [UNTOLD | {"id": file["id"]} for file in message["files"]]
    return message | told
