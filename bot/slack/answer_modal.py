"""The modal "Wait, other…": first the kind of answer, then only what belongs to it."""

from datetime import tzinfo
from typing import Any

from bot.rules.facts import CaseFacts
from bot.rules.ranking.choices import live_options
from bot.rules.words import Remedy, Rest
from bot.slack.actions import Callback, encode
from bot.slack.blocks import Block, choice, context, section
from bot.slack.fields import datepicker, pick, radio, text_field, view
from bot.slack.forms import FROM_LIST, Field
from bot.slack.wording import dates_word, item_name, option_title, remedy_word, rest_kind
from templates import label, render

_CHOICES = 100
_LONGEST_VALUE = 150

# What a person can decide freely, in the order of the list.
_KINDS = (Remedy.WAIT, Remedy.OTHER_COLOR, Remedy.REFUND, Remedy.SHIP_REST)
#: What a part of the units is called, where an answer may be for a part.
_PART = {
    Remedy.WAIT: "How many to wait for (all, if empty)",
    Remedy.OTHER_COLOR: "How many to change (all, if empty)",
    Remedy.REFUND: "How many to refund (all, if empty)",
}


def other_modal(case: CaseFacts, lang: str, tz: tzinfo, kind: str | None = None) -> dict[str, Any]:
    """The kinds of answer, and the fields of the one that was picked; the fields change with each pick."""
    listed = _listed(case, lang, tz)
    kinds = [choice(remedy_word(each, lang), each) for each in _KINDS]
    if listed:
        kinds.insert(0, choice(label(lang, "One of the options"), FROM_LIST))
    name = label(lang, "What is to be done")
    blocks = [
        section(render("modals#for_case", lang, item=item_name(case, lang), case=case)),
        radio(Field.REMEDY, name, kinds, kind, optional=False, dispatches=True),
        *_fields(case, kind, listed, lang, tz),
    ]
    meta = encode(case.id, case.version)
    return view(Callback.OTHER, label(lang, "Wait, other…"), label(lang, "Decide"), blocks, lang, meta)


def _listed(case: CaseFacts, lang: str, tz: tzinfo) -> list[Block]:
    return [
        choice(f"{option.rank} {option_title(option, lang, tz)}", option.key)
        for option in live_options(case)
        if len(option.key) <= _LONGEST_VALUE
    ][:_CHOICES]


def _fields(
    case: CaseFacts, kind: str | None, listed: list[Block], lang: str, tz: tzinfo
) -> list[Block | None]:
    if kind is None:
        return [context(render("modals#pick_first", lang))]
    if kind == FROM_LIST:
        return [pick(Field.OPTION, label(lang, "From the list"), listed, None)]
    remedy = Remedy(kind)
    return [*_of(remedy, case, lang, tz), *_parts(remedy, lang), *own_words(lang)]


def _of(remedy: Remedy, case: CaseFacts, lang: str, tz: tzinfo) -> list[Block | None]:
    """What the remedy alone asks for.

    No day is filled in: whoever pressed on would promise to wait until exactly the day of the expected arrival.
    """
    if remedy is Remedy.WAIT:
        name, hint = label(lang, "Wait until (open, if empty)"), _expected(case, lang, tz)
        return [datepicker(Field.RESTOCK_FROM, name, None, hint)]
    if remedy is Remedy.OTHER_COLOR:
        return [
            text_field(Field.COLOR, label(lang, "Change to this colour"), None, limit=100),
            text_field(Field.SIZE, label(lang, "Change to this size"), None, limit=100),
        ]
    return [_shipped(case, lang)] if remedy is Remedy.SHIP_REST else []


def _expected(case: CaseFacts, lang: str, tz: tzinfo) -> str:
    """When the agent expects more, and by when the first customer has to be sent theirs."""
    year = case.target.started_at.astimezone(tz).year
    days = [order.ship_by for order in case.affected if order.ship_by]
    return render(
        "titles#expected",
        lang,
        dates=dates_word(case.restock_from, case.restock_to, lang, tz, year),
        restock=case.restock or "",
        ship_by=min(days, default=None),
        year=year,
        tz=tz,
    )


def _shipped(case: CaseFacts, lang: str) -> Block | None:
    """How many go and what becomes of the others; asked only where the notice does not tell."""
    if case.qty_ordered is None or case.qty_short is None:
        return text_field(Field.QTY, label(lang, "How many to ship, if known"), None, limit=10)
    there = case.qty_ordered - case.qty_short
    return section(render("modals#ship_rest", lang, there=there, case=case))


def _parts(remedy: Remedy, lang: str) -> list[Block | None]:
    if remedy not in _PART:
        return []
    return [
        text_field(Field.QTY, label(lang, _PART[remedy]), None, limit=10),
        rest_field(lang, without=remedy),
    ]


def own_words(lang: str) -> list[Block | None]:
    """A message of one's own to the agent."""
    name = label(lang, "Message to the agent")
    return [
        text_field(Field.TEXT, name, None, limit=600, multiline=True),
        context(render("modals#own_words", lang)),
    ]


def rest_field(lang: str, *, without: Remedy | None = None) -> Block:
    """What becomes of the other units, where the answer is for a part."""
    said_otherwise = {Rest.AS_WRITTEN: label(lang, "As written in the message to the agent")}
    kinds = [
        choice(said_otherwise.get(rest, rest_kind(rest, lang)), rest)
        for rest in Rest
        if rest.value != str(without)
    ]
    return pick(
        Field.REST,
        label(lang, "The rest, if not for all"),
        kinds,
        None,
        optional=True,
        placeholder=label(lang, "Leave empty if it is for all"),
    )
