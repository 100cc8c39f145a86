"""Messages without their dress, for when Slack does not take that, or when it cannot be put at all."""

from collections.abc import Iterator

from bot.slack.blocks import Block, Message, sections
from templates import Trusted, escape, render


def undressed(said: Message, lang: str) -> Message:
    """The same words as mere text, and of the buttons those that never change."""
    lines = [render("plain#undressed", lang), *(line for block in said.blocks for line in _words(block))]
    steps = [block for block in said.blocks if block.get("block_id") in {"steps", "undo"}]
    if not steps:
        return Message(text="\n".join(lines) if said.blocks else said.text, blocks=[])
    return Message(text=said.text, blocks=[*filter(None, sections(lines)), *steps])


def least(part: str, lang: str, **values: object) -> Message:
    """One sentence that needs next to nothing."""
    return Message(text=render(f"plain#{part}", lang, **values), blocks=[])


def _words(block: Block) -> Iterator[str]:
    match block:
        case {"type": "context" | "rich_text" | "rich_text_preformatted", "elements": list(inner)}:
            for each in inner:
                yield from _words(each)
        case {"type": "header" | "section", "text": dict(text)}:
            yield from _words(text)
        case {"type": "mrkdwn", "text": str(text)}:
            yield Trusted(text)
        case {"type": "plain_text" | "text", "text": str(text)}:
            yield escape(text)
        case _:
            return
