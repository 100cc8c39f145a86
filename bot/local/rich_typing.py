"""What is typed into a rich text field becomes Slack's rich_text, and back: lines, lists, quotes, code and emphasis."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from bot.local.composing import RICH, TOKEN, unescape
from bot.local.shapes import Json

FENCE = re.compile(r"^```[ \t]*\n?(.*?)\n?```[ \t]*(?:\n|$)", re.DOTALL | re.MULTILINE)
LINES = {
    "bullet": re.compile(r"(?P<pad> *)[-*•] +(?P<rest>.*)"),
    "ordered": re.compile(r"(?P<pad> *)\d{1,3}[.)] +(?P<rest>.*)"),
    "quote": re.compile(r"(?P<pad>)&gt; ?(?P<rest>.*)"),
}
INLINE = re.compile(
    r"`(?P<code>[^`\n]+)`"
    rf"|(?P<token>{TOKEN.pattern.replace('?P<sign>', '').replace('?P<target>', '').replace('?P<label>', '')})"
    r"|(?<![A-Za-z0-9*])\*(?P<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?![A-Za-z0-9*])"
    r"|(?<![A-Za-z0-9_])_(?P<italic>[^\s_](?:[^_\n]*[^\s_])?)_(?![A-Za-z0-9_])"
    r"|(?<![A-Za-z0-9~])~(?P<strike>[^\s~](?:[^~\n]*[^\s~])?)~(?![A-Za-z0-9~])"
)
MARKS = {"code": "`", "strike": "~", "italic": "_", "bold": "*"}
STEP = 4

Style = dict[str, bool]


def rich(wire: str) -> Json:
    """The rich_text of what was typed, given as it goes over the wire."""
    return {"type": "rich_text", "elements": list(_parts(wire))}


def _parts(wire: str) -> Iterator[Json]:
    end = 0
    for fence in FENCE.finditer(wire):
        yield from _groups(wire[end : fence.start()])
        yield {"type": "rich_text_preformatted", "elements": _text(unescape(fence[1]), {})}
        end = fence.end()
    yield from _groups(wire[end:])


def _groups(wire: str) -> Iterator[Json]:
    if not wire.strip("\n"):
        return
    for (kind, indent), grouped in groupby(wire.strip("\n").split("\n"), key=_kind):
        lines = list(grouped)
        if kind in ("bullet", "ordered"):
            items = [{"type": "rich_text_section", "elements": _run(_rest(kind, line))} for line in lines]
            listed: Json = {"type": "rich_text_list", "style": kind, "elements": items}
            yield listed | ({"indent": indent} if indent else {})
        elif kind == "quote":
            text = "\n".join(_rest(kind, line) for line in lines)
            yield {"type": "rich_text_quote", "elements": _run(text)}
        else:
            yield {"type": "rich_text_section", "elements": _run("\n".join(lines))}


def _kind(line: str) -> tuple[str, int]:
    for kind, pattern in LINES.items():
        if found := pattern.fullmatch(line):
            return kind, min(len(found["pad"]) // STEP, 8)
    return "text", 0


def _rest(kind: str, line: str) -> str:
    found = LINES[kind].fullmatch(line)
    return found["rest"] if found else line


def _run(wire: str, style: Style | None = None) -> list[Json]:
    style = style or {}
    elements: list[Json] = []
    end = 0
    for found in INLINE.finditer(wire):
        elements += _text(unescape(wire[end : found.start()]), style) + _span(found, style)
        end = found.end()
    return elements + _text(unescape(wire[end:]), style)


def _span(found: re.Match[str], style: Style) -> list[Json]:
    kind = found.lastgroup or ""
    if kind == "token":
        return [_token(found["token"]) | ({"style": style} if style else {})]
    if kind == "code":
        return _text(unescape(found["code"]), style | {"code": True})
    return _run(found[kind], style | {kind: True})


def _token(written: str) -> Json:
    found = TOKEN.fullmatch(written)
    if not found:
        return {"type": "text", "text": unescape(written)}
    kind, key = RICH[found["sign"]]
    named = {"text": unescape(found["label"])} if kind == "link" and found["label"] else {}
    return {"type": kind, key: unescape(found["target"])} | named


def _text(text: str, style: Style) -> list[Json]:
    return [{"type": "text", "text": text} | ({"style": style} if style else {})] if text else []


def as_typed(
    block: Json, called: Callable[[str, str], str] = lambda sign, target: f"<{sign}{target}>"
) -> str:
    """What somebody would have typed for this rich_text; `called` says how a person or channel is written."""
    return "\n".join(_typed_part(part, called) for part in block.get("elements", []))


Called = Callable[[str, str], str]


def _typed_part(part: Json, called: Called) -> str:
    kind, elements = part.get("type"), part.get("elements", [])
    if kind == "rich_text_list":
        sign = "1. " if part.get("style") == "ordered" else "- "
        pad = " " * STEP * int(part.get("indent", 0))
        return "\n".join(pad + sign + _typed_run(item.get("elements", []), called) for item in elements)
    text = _typed_run(elements, called)
    if kind == "rich_text_quote":
        return "\n".join(f"> {line}" for line in text.split("\n"))
    return f"```\n{text}\n```" if kind == "rich_text_preformatted" else text


def _typed_run(elements: list[Json], called: Called) -> str:
    return "".join(_typed(one, called) for one in elements)


def _typed(one: Json, called: Called) -> str:
    kind = one.get("type")
    signs = {"user": "@", "channel": "#", "broadcast": "!"}
    if kind in signs:
        shown = called(signs[kind], str(one.get(f"{kind}_id") or one.get("range") or ""))
    elif kind == "link":
        shown = f"<{one['url']}|{one['text']}>" if one.get("text") else str(one.get("url", ""))
    else:
        shown = (
            f":{one.get('name')}:" if kind == "emoji" else str(one.get("text") or one.get("fallback") or "")
        )
    for style, mark in MARKS.items():
        if one.get("style", {}).get(style) and shown.strip():
            shown = f"{mark}{shown}{mark}"
    return shown
