"""Chatwork's own notation: read past it, and write it."""

import re

from bot.rules.regex import regex

_REPLY = regex(r"\[rp aid=\d{1,20} to=(?P<room>\d{1,20})-(?P<message>\d{1,30})\]", re.IGNORECASE)
_QUOTE = regex(r"\[(/?)qt\]", re.IGNORECASE)
_REPLY_LINE = regex(r"\[rp [^\]\n]{0,80}\][^\S\n]*(?:[^\n]{1,40}さん[^\S\n]*(?=\n|$))?", re.IGNORECASE)
_TO_LINE = regex(r"\[to:\s?\d{1,20}\][^\S\n]*(?:[^\n]{1,40}さん[^\S\n]*(?=\n|$))?", re.IGNORECASE)
_BREAK = regex(r"\[(?:hr|/title|/?info|/?code)\]", re.IGNORECASE)
_NAMES = (
    r"/?qt|qtmeta[^\]\n]{0,80}|/?info|/?title|/?code|hr|toall|to:\s?\d{1,20}|rp [^\]\n]{0,80}"
    r"|picon(?:name)?:\d{1,20}|pname:\d{1,20}|/?preview[^\]\n]{0,80}|/?download[^\]\n]{0,80}|/?task[^\]\n]{0,80}|/?deleted"
    r"|/?dtext[^\]\n]{0,40}|reply [^\]\n]{0,80}"
)
_TAG = regex(rf"\[(?:{_NAMES})\]", re.IGNORECASE)


def replied_to(body: str) -> tuple[str, ...]:
    """The ids of the messages that a message answers."""
    return tuple(found["message"] for found in _REPLY.finditer(body))


def own_words(body: str) -> str:
    """What the writer says in a message: without tags, without whom it is to, without what is quoted."""
    text = _TO_LINE.sub("", _REPLY_LINE.sub("", _unquoted(body)))
    text = _TAG.sub("", _BREAK.sub("\n", text))
    return "\n".join(line for line in (each.strip() for each in text.splitlines()) if line)


def _unquoted(body: str) -> str:
    """What stands inside [qt] goes, unless it is never closed."""
    kept: list[str] = []
    opened: list[int] = []
    done = 0
    for tag in _QUOTE.finditer(body):
        if not tag[1]:
            opened.append(tag.start())
        elif opened:
            start = opened.pop()
            if not opened:
                kept.append(body[done:start])
                done = tag.end()
    return "".join((*kept, body[done:]))


def harmless(text: str) -> str:
    """The text with nothing in it that Chatwork would take for a tag: nobody's product name calls a whole room."""
    return _TAG.sub(lambda tag: f"［{tag[0][1:-1]}］", text)


def reply_mark(account_id: str, room_id: str, message_id: str) -> str:
    """What makes a message an answer to another."""
    return f"[rp aid={account_id} to={room_id}-{message_id}]"


def message_link(room_id: str, message_id: str) -> str:
    """Where a message can be read in Chatwork."""
    return f"https://www.chatwork.com/#!rid{room_id}-{message_id}"
