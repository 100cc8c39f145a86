"""Block Kit in small pieces: plain dictionaries, cut to Slack's limits here and nowhere else."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from templates import Trusted

Block = dict[str, Any]
Style = Literal["primary", "danger"]

_SECTION = 3000
_CONTEXT = 2000
_HEADER = 150
_BUTTON = 75
_OPTION = 75
_FALLBACK = 3000
_ROW = 25
_CONFIRM_TITLE, _CONFIRM_TEXT, _CONFIRM_BUTTON = 100, 300, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What chat.postMessage and chat.update take."""

    text: str  # for notifications and screen readers; mrkdwn, escaped
    blocks: list[Block]


def message(text: Trusted, blocks: list[Block | None]) -> Message:
    """A message of the blocks that are there."""
    return Message(text=whole_lines(text, _FALLBACK), blocks=[block for block in blocks if block])


def cut(text: str, limit: int) -> str:
    """Plain text within a limit."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def whole_lines(text: str, limit: int) -> str:
    """Mrkdwn within a limit, cut between lines so that no link or escape is torn."""
    if len(text) <= limit:
        return text
    kept = ""
    for line in text.splitlines(keepends=True):
        if len(kept) + len(line) > limit - 2:
            break
        kept += line
    return f"{kept}…"


def plain(text: str, limit: int) -> Block:
    """A plain_text object."""
    return {"type": "plain_text", "text": cut(text, limit), "emoji": True}


def header(text: str) -> Block:
    return {"type": "header", "text": plain(text, _HEADER)}


def section(text: Trusted | str | None, accessory: Block | None = None) -> Block | None:
    """Mrkdwn text; nothing where there is nothing to say."""
    if not text:
        return None
    block: Block = {"type": "section", "text": {"type": "mrkdwn", "text": whole_lines(text, _SECTION)}}
    return block | {"accessory": accessory} if accessory else block


def sections(texts: Iterable[str]) -> list[Block | None]:
    """Several texts below one another, in as few sections as hold them: each section is set apart by a gap."""
    return [section(text) for text in _packed(texts, _SECTION)]


def contexts(texts: Iterable[str]) -> list[Block | None]:
    """The same in small grey lines."""
    return [context(text) for text in _packed(texts, _CONTEXT)]


def _packed(texts: Iterable[str], limit: int) -> list[str]:
    packed: list[str] = []
    for text in texts:
        if packed and len(packed[-1]) + 1 + len(text) <= limit:
            packed[-1] = f"{packed[-1]}\n{text}"
        else:
            packed.append(text)
    return packed


def context(*texts: Trusted | str | None) -> Block | None:
    """Small grey lines."""
    elements = [{"type": "mrkdwn", "text": whole_lines(text, _CONTEXT)} for text in texts if text]
    return {"type": "context", "elements": elements} if elements else None


def divider() -> Block:
    return {"type": "divider"}


def button(text: str, action_id: str, value: str, style: Style | None = None) -> Block:
    block: Block = {
        "type": "button",
        "text": plain(text, _BUTTON),
        "action_id": action_id,
        "value": value,
    }
    return block | {"style": style} if style else block


class Confirm(NamedTuple):
    """What is asked before a press counts."""

    title: str
    text: str
    yes: str
    no: str


def asking(pressed: Block, asked: Confirm | None) -> Block:
    """The same button, which asks first where there is something to ask."""
    if asked is None:
        return pressed
    return pressed | {
        "confirm": {
            "title": plain(asked.title, _CONFIRM_TITLE),
            "text": plain(asked.text, _CONFIRM_TEXT),
            "confirm": plain(asked.yes, _CONFIRM_BUTTON),
            "deny": plain(asked.no, _CONFIRM_BUTTON),
        }
    }


def actions(buttons: list[Block], block_id: str | None = None) -> Block | None:
    """A row of buttons."""
    if not buttons:
        return None
    row: Block = {"type": "actions", "elements": buttons[:_ROW]}
    return row | {"block_id": block_id} if block_id else row


def preformatted(text: str) -> Block:
    """Text exactly as it is, to be copied; no mark in it means anything. Slack takes no empty one."""
    words = {"type": "text", "text": text or " "}
    return {"type": "rich_text", "elements": [{"type": "rich_text_preformatted", "elements": [words]}]}


def choice(text: str, value: str) -> Block:
    """One entry of a select."""
    return {"text": plain(text, _OPTION), "value": value}
