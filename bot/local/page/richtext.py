"""The `rich_text` block as safe HTML: sections, lists, quotes, preformatted text and their elements."""

from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from bot.local.page.dates import date_by_format
from bot.local.page.emoji import EMOJI
from bot.local.page.mrkdwn import Mrkdwn, safe_link
from bot.local.page.ports import Json
from bot.local.page.words import words_for

STYLES = {
    "code": Markup("code"),
    "bold": Markup("strong"),
    "italic": Markup("em"),
    "strike": Markup("s"),
    "underline": Markup("u"),
}
COPYABLE = Markup(
    '<div class="copyable"><pre><code>{0}</code></pre>'
    '<button type="button" class="tool copy" data-do="copy-text" aria-label="{1}" title="{1}">'
    '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><rect x="8.500" y="8.500" width="11" height="11" rx="2"/>'
    '<path d="M5.500 15.500h-1v-11h11v1"/></svg></button></div>'
)


class RichText:
    """Renders rich text for one reader, with the same names and language as mrkdwn."""

    def __init__(self, mrkdwn: Mrkdwn, language: str) -> None:
        self._mrkdwn = mrkdwn
        self._language = language
        self._copy = words_for(language)("copy text")
        self._inline: dict[str, Callable[[Json], Markup]] = {
            "text": lambda one: _lines(one.get("text", "")),
            "link": lambda one: safe_link(one.get("url", ""), escape(one.get("text") or one.get("url", ""))),
            "user": lambda one: mrkdwn.mention(one.get("user_id", "")),
            "channel": lambda one: mrkdwn.channel(one.get("channel_id", "")),
            "broadcast": lambda one: mrkdwn.broadcast(one.get("range", "here")),
            "usergroup": lambda one: Markup('<span class="mention">@{}</span>').format(
                one.get("usergroup_id", "")
            ),
            "emoji": lambda one: escape(EMOJI.get(one.get("name", ""), f":{one.get('name', '')}:")),
            "date": self._date,
            "color": lambda one: Markup("<code>{}</code>").format(one.get("value", "")),
        }

    def __call__(self, block: Json) -> Markup:
        return Markup("").join(self._part(part) for part in block.get("elements", []))

    def _part(self, part: Json) -> Markup:
        kind, elements = part.get("type"), part.get("elements", [])
        if kind == "rich_text_list":
            return self._list(part, elements)
        if kind == "rich_text_quote":
            return Markup("<blockquote><p>{}</p></blockquote>").format(self._run(elements))
        if kind == "rich_text_preformatted":
            return COPYABLE.format(self._run(elements), self._copy)
        return Markup("<p>{}</p>").format(self._run(elements))

    def _list(self, part: Json, elements: Sequence[Json]) -> Markup:
        items = Markup("").join(
            Markup("<li>{}</li>").format(self._run(one.get("elements", []))) for one in elements
        )
        ordered = part.get("style") == "ordered"
        tag = Markup("ol") if ordered else Markup("ul")
        start = Markup(' start="{}"').format(int(part.get("offset", 0)) + 1) if ordered else Markup("")
        return Markup('<{0} class="indent-{1}"{2}>{3}</{0}>').format(
            tag, min(int(part.get("indent", 0)), 8), start, items
        )

    def _run(self, elements: Sequence[Json]) -> Markup:
        return Markup("").join(self._styled(one) for one in elements)

    def _styled(self, one: Json) -> Markup:
        render = self._inline.get(one.get("type", ""))
        html = render(one) if render else escape(one.get("text") or one.get("fallback") or "")
        for style, tag in STYLES.items():
            if one.get("style", {}).get(style):
                html = Markup("<{0}>{1}</{0}>").format(tag, html)
        return html

    def _date(self, one: Json) -> Markup:
        shown = date_by_format(
            str(one.get("timestamp", "")), one.get("format", ""), one.get("fallback", ""), self._language
        )
        return Markup("<time>{}</time>").format(shown)


def _lines(text: str) -> Markup:
    return Markup("<br>").join(escape(line) for line in text.split("\n"))
