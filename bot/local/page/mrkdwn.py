"""Slack's mrkdwn as safe HTML: every character of the text is escaped, every tag is one of ours."""

import re
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup, escape

from bot.local.page.dates import date_by_format
from bot.local.page.emoji import emojize
from bot.local.page.names import Names
from bot.local.page.words import words_for

FENCE = re.compile(r"```\n?(.*?)\n?```", re.DOTALL)
BULLET = re.compile(r"\s*(?:[•◦▪・‣]|[-*](?= ))\s*(.+)")
NUMBERED = re.compile(r"\s*(\d{1,3})[.)]\s+(.+)")
QUOTE = re.compile(r"(?:&gt;|>)\s?(.*)")
INLINE = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|<(?P<angle>[^<>\n]+)>"
    r"|(?<![\w*])\*(?P<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])"
    r"|(?<![\w_])_(?P<italic>[^\s_](?:[^\n]*?[^\s_])?)_(?![\w_])"
    r"|(?<![\w~])~(?P<strike>[^\s~](?:[^~\n]*[^\s~])?)~(?![\w~])"
)
LINK_SCHEMES = ("http://", "https://", "mailto:")
TAGS = {"bold": Markup("strong"), "italic": Markup("em"), "strike": Markup("s")}


def plain(text: str) -> Markup:
    """Text as it reads, with Slack's three entities undone and emoji drawn, escaped for HTML."""
    undone = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return escape(emojize(undone))


def safe_link(url: str, label: Markup) -> Markup:
    """A link to the web or to a mailbox; anything else is shown as text."""
    address = url.replace("&amp;", "&")
    if not address.lower().startswith(LINK_SCHEMES):
        return label
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(address, label)


class Mrkdwn:
    """Renders texts for one reader: names as that reader knows them, in that reader's language."""

    def __init__(self, names: Names, language: str) -> None:
        self._names = names
        self._language = language
        self._say = words_for(language)

    def __call__(self, text: str) -> Markup:
        """A whole text with paragraphs, lists, quotes and code blocks."""
        return Markup("").join(self._sections(text))

    def _sections(self, text: str) -> Iterator[Markup]:
        for index, part in enumerate(FENCE.split(text)):
            if index % 2:
                yield Markup("<pre><code>{}</code></pre>").format(plain(part))
            elif part.strip("\n"):
                yield self._lines(part.strip("\n"))

    def _lines(self, text: str) -> Markup:
        grouped = groupby(text.split("\n"), key=_line_kind)
        return Markup("").join(self._group(kind, list(lines)) for kind, lines in grouped)

    def _group(self, kind: str, lines: list[str]) -> Markup:
        if kind == "quote":
            inner = "\n".join(_first_group(QUOTE, line) for line in lines)
            return Markup("<blockquote>{}</blockquote>").format(self._paragraph(inner))
        if kind == "bullet":
            return Markup("<ul>{}</ul>").format(self._items(_first_group(BULLET, line) for line in lines))
        if kind == "numbered":
            first = NUMBERED.match(lines[0])
            start = int(first[1]) if first else 1
            inner = self._items(_last_group(NUMBERED, line) for line in lines)
            return Markup('<ol start="{}">{}</ol>').format(start, inner)
        return self._paragraph("\n".join(lines)) if kind == "text" else Markup("")

    def _items(self, lines: Iterator[str]) -> Markup:
        return Markup("").join(Markup("<li>{}</li>").format(self.inline(line)) for line in lines)

    def _paragraph(self, text: str) -> Markup:
        return Markup("<p>{}</p>").format(Markup("<br>").join(self.inline(line) for line in text.split("\n")))

    def inline(self, text: str) -> Markup:
        """One line: code, links, mentions and emphasis."""
        done, at = [], 0
        for found in INLINE.finditer(text):
            done.append(plain(text[at : found.start()]))
            done.append(self._span(found))
            at = found.end()
        done.append(plain(text[at:]))
        return Markup("").join(done)

    def _span(self, found: re.Match[str]) -> Markup:
        kind, inner = found.lastgroup or "", found[found.lastgroup or 0]
        if kind == "code":
            return Markup("<code>{}</code>").format(plain(inner))
        if kind == "angle":
            return self._angle(inner)
        return Markup("<{0}>{1}</{0}>").format(TAGS[kind], self.inline(inner))

    def _angle(self, inner: str) -> Markup:
        target, _, label = inner.partition("|")
        if target.startswith("@"):
            return self.mention(target[1:])
        if target.startswith("#"):
            return self.channel(target[1:], label)
        if target.startswith("!"):
            return self._special(target[1:], label)
        return safe_link(target, plain(label or target))

    def mention(self, user_id: str) -> Markup:
        mine = " is-me" if user_id == self._names.me else ""
        return Markup('<span class="mention{}">@{}</span>').format(mine, self._names.user(user_id))

    def channel(self, channel_id: str, label: str = "") -> Markup:
        known = channel_id in self._names.channels
        name = self._names.channel(channel_id) if known else (label or channel_id)
        if not known:
            return Markup('<span class="mention">#{}</span>').format(name)
        return Markup('<a class="mention" href="?channel={0}" data-goto="{0}">#{1}</a>').format(
            channel_id, name
        )

    def broadcast(self, audience: str) -> Markup:
        words = {"here": "here", "channel": "channel all", "everyone": "everyone"}
        return Markup('<span class="mention is-me">@{}</span>').format(self._say(words[audience]))

    def _special(self, target: str, label: str) -> Markup:
        name, *rest = target.split("^")
        if name in ("here", "channel", "everyone"):
            return self.broadcast(name)
        if name == "date" and len(rest) > 1:
            shown = plain(date_by_format(rest[0], rest[1], label, self._language))
            return safe_link(rest[2], shown) if len(rest) > 2 else Markup("<time>{}</time>").format(shown)  # noqa: PLR2004
        return Markup('<span class="mention">{}</span>').format(plain(label or name))


def _line_kind(line: str) -> str:
    for kind, pattern in (("quote", QUOTE), ("bullet", BULLET), ("numbered", NUMBERED)):
        if pattern.match(line):
            return kind
    return "text" if line.strip() else "blank"


def _first_group(pattern: re.Pattern[str], line: str) -> str:
    found = pattern.match(line)
    return found[1] if found else line


def _last_group(pattern: re.Pattern[str], line: str) -> str:
    found = pattern.match(line)
    return found[found.lastindex or 0] if found else line
