"""The app's home tab: my cases, what is late, this week's figures."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any

from bot.slack.actions import Action
from bot.slack.blocks import Block, actions, button, context, divider, header, section
from bot.slack.lists import line_list
from bot.slack.values import CaseLine, HomeFacts
from templates import label, render

_LINES = 10


def home_view(facts: HomeFacts, lang: str, tz: tzinfo, now: datetime) -> dict[str, Any]:
    """The view for views.publish."""
    desk = (
        render("lists#home_desk", lang, channel=facts.desk_channel)
        if facts.desk_channel
        else render("lists#home_no_desk", lang)
    )
    blocks = [
        header(label(lang, "Stockout desk")),
        section(render("lists#home_figures", lang, open=facts.open_count, stats=facts.week)),
        actions([button(label(lang, "New stockout"), Action.NEW, "new")]),
        divider(),
        _part("home_late", facts.late, lang, tz, now),
        _part("home_mine", facts.mine, lang, tz, now),
        context(desk),
    ]
    return {"type": "home", "blocks": [block for block in blocks if block]}


def _part(part: str, cases: Sequence[CaseLine], lang: str, tz: tzinfo, now: datetime) -> Block | None:
    if not cases:
        return section(render(f"lists#{part}_none", lang))
    head = render(f"lists#{part}", lang, n=len(cases))
    return section("\n".join([head, line_list(cases, lang, tz, now, _LINES)]))
