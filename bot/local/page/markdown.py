"""The `markdown` block as safe HTML: headings, emphasis, code, links, lists, quotes, rules and tables."""

import re
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup, escape

from bot.local.page.emoji import emojize
from bot.local.page.mrkdwn import safe_link

FENCE = re.compile(r"^```[^\n]*\n(.*?)\n?```$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"(#{1,6})\s+(.+)")
RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*$")
BULLET = re.compile(r"\s*[-*+]\s+(.+)")
NUMBERED = re.compile(r"\s*\d{1,3}[.)]\s+(.+)")
QUOTE = re.compile(r">\s?(.*)")
ROW = re.compile(r"\s*\|(.*)\|\s*$")
ROW_RULE = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*$")
INLINE = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|\[(?P<label>[^\]\n]+)\]\((?P<url>[^)\s]+)\)"
    r"|\*\*(?P<bold>[^*\n]+)\*\*"
    r"|__(?P<strong>[^_\n]+)__"
    r"|~~(?P<strike>[^~\n]+)~~"
    r"|(?<![\w*])\*(?P<italic>[^*\n]+)\*(?![\w*])"
    r"|(?<!\w)_(?P<em>[^_\n]+)_(?!\w)"
)
STRONG, EMPHASIS = Markup("strong"), Markup("em")
TAGS = {"bold": STRONG, "strong": STRONG, "strike": Markup("s"), "italic": EMPHASIS, "em": EMPHASIS}
KINDS = (
    ("rule", RULE),
    ("heading", HEADING),
    ("bullet", BULLET),
    ("numbered", NUMBERED),
    ("quote", QUOTE),
    ("row", ROW),
)


def render_markdown(text: str) -> Markup:
    return Markup("").join(_sections(text))


def _sections(text: str) -> Iterator[Markup]:
    for index, part in enumerate(FENCE.split(text)):
        if index % 2:
            yield Markup("<pre><code>{}</code></pre>").format(part)
        else:
            for kind, lines in groupby(part.split("\n"), key=_kind):
                yield _group(kind, list(lines))


def _kind(line: str) -> str:
    if not line.strip():
        return "blank"
    return next((kind for kind, pattern in KINDS if pattern.match(line)), "text")


def _group(kind: str, lines: list[str]) -> Markup:
    if kind == "blank":
        return Markup("")
    if kind == "rule":
        return Markup("<hr>")
    if kind == "heading":
        return Markup("").join(_heading(line) for line in lines)
    if kind == "row":
        return _table(lines)
    return _flow(kind, lines)


def _flow(kind: str, lines: list[str]) -> Markup:
    if kind == "bullet":
        return Markup("<ul>{}</ul>").format(_items(BULLET, lines))
    if kind == "numbered":
        return Markup("<ol>{}</ol>").format(_items(NUMBERED, lines))
    if kind == "quote":
        return Markup("<blockquote><p>{}</p></blockquote>").format(
            _joined(_inner(QUOTE, line) for line in lines)
        )
    return Markup("<p>{}</p>").format(_joined(iter(lines)))


def _joined(lines: Iterator[str]) -> Markup:
    return Markup("<br>").join(_inline(line) for line in lines)


def _items(pattern: re.Pattern[str], lines: list[str]) -> Markup:
    return Markup("").join(Markup("<li>{}</li>").format(_inline(_inner(pattern, line))) for line in lines)


def _inner(pattern: re.Pattern[str], line: str) -> str:
    found = pattern.match(line)
    return found[1] if found else line


def _heading(line: str) -> Markup:
    found = HEADING.match(line)
    level, text = (len(found[1]), found[2]) if found else (1, line)
    return Markup('<p class="md-heading" role="heading" aria-level="{}">{}</p>').format(
        level + 2, _inline(text)
    )


def _table(lines: list[str]) -> Markup:
    rows = [_inner(ROW, line).split("|") for line in lines if not ROW_RULE.match(line)]
    head, body = rows[:1], rows[1:]
    return Markup('<div class="table-wrap"><table><thead>{}</thead><tbody>{}</tbody></table></div>').format(
        _rows(Markup("th"), head), _rows(Markup("td"), body)
    )


def _rows(cell: Markup, rows: list[list[str]]) -> Markup:
    return Markup("").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(Markup("<{0}>{1}</{0}>").format(cell, _inline(text.strip())) for text in row)
        )
        for row in rows
    )


def _inline(text: str) -> Markup:
    done, at = [], 0
    for found in INLINE.finditer(text):
        done.append(_shown(text[at : found.start()]))
        done.append(_span(found))
        at = found.end()
    done.append(_shown(text[at:]))
    return Markup("").join(done)


def _shown(text: str) -> Markup:
    return escape(emojize(text))


def _span(found: re.Match[str]) -> Markup:
    kind = found.lastgroup or ""
    if kind == "code":
        return Markup("<code>{}</code>").format(found[kind])
    if kind == "url":
        return safe_link(found["url"], _shown(found["label"]))
    return Markup("<{0}>{1}</{0}>").format(TAGS[kind], _inline(found[kind]))
