"""The app's home tab: my cases, what is late, the figures of seven days."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

from bot.slack.actions import Action
from bot.slack.blocks import Block, actions, button, context, divider, header, section
from bot.slack.field_words import meaning_word
from bot.slack.lists import line_list
from bot.slack.values import CaseLine, HomeFacts, WordLine
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
        _part("home_late", facts.late, lang, tz, now, marked=False),
        _part("home_mine", [replace(line, assignee=None) for line in facts.mine], lang, tz, now),
        *_words(facts.words, lang),
        context(desk),
    ]
    return {"type": "home", "blocks": [block for block in blocks if block]}


def closed_home(lang: str) -> dict[str, Any]:
    """The view for people who have no part in the desk's work: nothing of it."""
    blocks = [header(label(lang, "Stockout desk")), section(render("errors#home_closed", lang))]
    return {"type": "home", "blocks": blocks}


def _words(words: Sequence[WordLine], lang: str) -> list[Block | None]:
    """What was learnt lately, each with the way to take it back."""
    if not words:
        return []
    rows = [
        section(
            render("lists#home_word", lang, line=line, meaning=meaning_word(line.kind, line.key, lang)),
            button(label(lang, "Take back"), Action.WORD_BACK.numbered(str(line.id)), line.word),
        )
        for line in words
    ]
    return [divider(), section(render("lists#home_words", lang)), *rows]


def _part(
    part: str, cases: Sequence[CaseLine], lang: str, tz: tzinfo, now: datetime, *, marked: bool = True
) -> Block | None:
    if not cases:
        return section(render(f"lists#{part}_none", lang))
    head = render(f"lists#{part}", lang, n=len(cases))
    return section("\n".join([head, line_list(cases, lang, tz, now, _LINES, marked=marked)]))
