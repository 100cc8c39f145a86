"""The part of the table for what stands inside the larger blocks: rich text, cells of tables, tasks, icons, charts."""

from bot.local.limits import some
from bot.local.schema import Amount, Choice, Flag, Items, Number, Part, Rule, Shape, Text, Url

STYLED: Shape = {"style": Rule()}
LONGEST = 40_000


def named(field: str) -> Shape:
    """An inline element that refers to something by one field."""
    return STYLED | {field: Text(most=255, required=True)}


INLINE: dict[str, Shape] = {
    "text": STYLED | {"text": Text(most=LONGEST, required=True)},
    "link": STYLED | {"url": Url(required=True), "text": Text(most=LONGEST, least=0), "unsafe": Flag()},
    "user": named("user_id"),
    "usergroup": named("usergroup_id"),
    "team": named("team_id"),
    "channel": named("channel_id"),
    "broadcast": STYLED | {"range": Choice(of=("here", "channel", "everyone"), required=True)},
    "emoji": named("name")
    | {"unicode": Text(most=255), "skin_tone": Number(least=1, most=6), "url": Url(), "display_url": Url()},
    "date": STYLED
    | {
        "timestamp": Number(required=True, most=10**11),
        "format": Text(most=255, required=True),
        "url": Url(),
        "fallback": Text(most=LONGEST),
    },
    "color": named("value"),
}
_RUN = Items(each=Part(of=tuple(INLINE)), least=0, required=True)
_BORDER = Number(most=1)
RICH: dict[str, Shape] = {
    "rich_text_section": {"elements": _RUN},
    "rich_text_preformatted": {"elements": _RUN, "border": _BORDER, "language": Text(most=255)},
    "rich_text_quote": {"elements": _RUN, "border": _BORDER},
    "rich_text_list": {
        "elements": some("rich_text_section", least=0, most=10**4),
        "style": Choice(of=("bullet", "ordered"), required=True),
        "indent": Number(most=8),
        "offset": Number(),
        "border": _BORDER,
    },
}

RICH_TEXT = Part(of=("rich_text",))
CELLS: dict[str, Shape] = {
    "raw_text": {"text": Text(most=LONGEST, required=True), "emoji": Flag()},
    "raw_number": {"value": Amount(required=True), "text": Text(most=LONGEST, required=True)},
    "column_setting": {"align": Choice(of=("left", "center", "right")), "is_wrapped": Flag()},
}
TASK: Shape = {
    "task_id": Text(most=255, required=True),
    "title": Text(most=256, required=True),
    "status": Choice(of=("pending", "in_progress", "complete", "error"), required=True),
    "details": RICH_TEXT,
    "output": RICH_TEXT,
    "sources": some("url", least=0, most=100, required=False),
}
ICON_NAMES = (
    *("archive", "book", "bookmark", "bot", "bug", "calendar", "call", "caret-left", "caret-right"),
    *("check", "clipboard", "code", "comment", "compass", "copy", "cube", "download", "edit"),
    *("email", "eye-closed", "eye-open", "file", "flag", "folder", "gear", "globe", "heart"),
    *("help", "image", "info", "key", "lightbulb", "link", "map", "mobile", "new-window"),
    *("pin", "plus", "refine", "refresh", "rocket", "save", "screen", "share", "sparkle"),
    *("star", "star-filled", "tag", "thumbs-down", "thumbs-up", "trash", "upload", "user", "warning"),
)
ICONS: dict[str, Shape] = {"icon": {"name": Choice(of=ICON_NAMES, required=True)}}

_AXES: Shape = {
    "series": some("chart_series", most=12),
    "axis_config": Part(of=("axis_config",), required=True),
}
CHARTS: dict[str, Shape] = {
    "pie": {"segments": some("chart_segment", most=12)},
    "bar": _AXES,
    "line": _AXES,
    "area": _AXES,
}
CHART_PARTS: dict[str, Shape] = {
    "chart_segment": {"label": Text(most=20, required=True), "value": Amount(required=True)},
    "chart_point": {"label": Text(most=20, required=True), "value": Amount(required=True)},
    "chart_series": {"name": Text(most=20, required=True), "data": some("chart_point", most=20)},
    "axis_config": {
        "categories": Items(each=Text(most=20), most=20, required=True),
        "x_label": Text(most=50),
        "y_label": Text(most=50),
    },
}
