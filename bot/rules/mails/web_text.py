"""The text of an HTML mail: lines where a reader sees lines, cells apart, nothing that is not shown."""

import re
from html.parser import HTMLParser

_HIDDEN = frozenset({"style", "script", "title"})
_BREAKS = frozenset(
    {"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "table", "ul", "ol", "hr", "blockquote"}
)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.hidden += tag in _HIDDEN
        if tag in _BREAKS:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self.hidden = max(0, self.hidden - 1)
        elif tag in _BREAKS and tag != "br":
            self.said.append("\n")
        elif tag in {"td", "th"}:
            self.said.append("\t")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.said.append(re.sub(r"\s+", " ", data))


def as_text(html: str) -> str:
    """What a reader sees of the page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (line.strip(" ").rstrip("\t") for line in "".join(reader.said).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
