"""Answers that come by a response URL or with the ack of a slash command."""

from bot.local.blocks_check import check_message
from bot.local.channels import Place
from bot.local.core import Core
from bot.local.elements import numbered
from bot.local.errors import SlackError
from bot.local.messages import Draft, Message
from bot.local.posting import delete, edit, post
from bot.local.response_urls import ResponseUrl
from bot.local.shapes import Json


def answer(core: Core, key: str, said: Json) -> None:
    """One use of a response URL: a new message, by default for one person, or a change of the original."""
    url = core.response_urls.use(key)
    place = core.channels.get(url.channel)
    original = core.messages.find(place.id, url.ts) if url.ts else None
    if original and said.get("delete_original"):
        delete(core, place, original, core.people.bot)
    elif original and said.get("replace_original"):
        _replace(core, place, original, said)
    elif said.get("text") or said.get("blocks"):
        _say(core, url, place, said)
    elif set(said) - {"response_type", "replace_original", "delete_original", "thread_ts"}:
        raise SlackError("no_text")


def _replace(core: Core, place: Place, original: Message, said: Json) -> None:
    blocks = check_message(said.get("blocks"))
    fresh = Draft(text=said.get("text", ""), blocks=blocks)
    edit(core, place, original, core.people.bot, {"text": fresh.text, "blocks": numbered_or_none(fresh)})


def _say(core: Core, url: ResponseUrl, place: Place, said: Json) -> None:
    private = said.get("response_type", "ephemeral") == "ephemeral"
    draft = Draft(
        text=said.get("text", ""),
        blocks=check_message(said.get("blocks")),
        thread_ts=said.get("thread_ts", ""),
    )
    post(core, place, core.people.bot, draft, only_for=url.user if private else "")


def numbered_or_none(draft: Draft) -> list[Json] | None:
    return numbered(draft.blocks) if draft.blocks else None
