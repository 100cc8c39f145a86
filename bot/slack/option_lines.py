"""Options on a card: what each is, why it stands there, and which are ruled out."""

from dataclasses import replace
from datetime import tzinfo
from itertools import groupby
from operator import itemgetter

from bot.rules.facts import CaseFacts, Note, Option
from bot.rules.lifecycle import hindrance
from bot.rules.ranking.choices import live_options
from bot.rules.ranking.judging import figure
from bot.rules.urls import page_name, parse_url, site_of
from bot.rules.words import Remedy, Step
from bot.slack.actions import Action, encode
from bot.slack.blocks import Block, Style, button, context, contexts, section, sections
from bot.slack.wording import (
    note_words,
    option_fact,
    option_short,
    option_word,
    rest_word,
    variant_word,
    waiting_word,
)
from templates import Trusted, label, render

#: Options with their facts and a button, and options told as ruled out; the rest is in the modal "Wait, other…".
BUTTONS = 8
STRUCK = 4
_WHY = 4

# Reasons that the line of facts says already.
_SAID = frozenset(
    [
        "agent_offers_it",
        "needs_consent",
        "price_up",
        "price_down",
        "same_price",
        "restock_known",
        "units_can_go",
    ]
)


# What somebody has to know before they press: told beside the option, and not among the reasons for its rank.
_WARNS = frozenset(
    [
        "shop_unknown",
        "failed_before",
        "stock_figure_empty",
        "stock_small",
        "price_unknown",
        "rise_unknown",
        "new_price_of_which",
        "cancels_orders",
        "restock_undecided",
        "refund_unknown",
    ]
)


def option_blocks(case: CaseFacts, lang: str, tz: tzinfo) -> list[Block | None]:
    """The ranked options with their facts and what to beware of, as close together as they go.

    The buttons follow: on a phone, each line here pushes them further down.
    """
    live = live_options(case)
    more = len(live) - BUTTONS
    told = sections(_option(case, option, lang, tz) for option in live[:BUTTONS])
    if hindrance(case.standing, Step.DECIDE):  # what could be pressed for the rest is not there
        return list(told)
    return [
        *told,
        None if live else section(render("card#options_none", lang)),
        context(render("card#options_more", lang, n=more)) if more > 0 else None,
    ]


def option_buttons(case: CaseFacts, lang: str, tz: tzinfo) -> list[Block]:
    """One button per option that may be chosen; the first stands out."""
    if hindrance(case.standing, Step.DECIDE):
        return []
    buttons = []
    for index, option in enumerate(live_options(case)[:BUTTONS]):
        style: Style | None = "primary" if index == 0 else None
        text = render(
            "titles#option",
            lang,
            option=option,
            remedy=option_word(option, lang),
            detail=option_short(option, lang, tz),
        )
        value = encode(case.id, case.version, option.key)
        buttons.append(button(text, Action.CHOOSE.numbered(option.key), value, style))
    return buttons


def option_detail(option: Option, lang: str, tz: tzinfo) -> Trusted:
    """All facts of an option in one line of mrkdwn."""
    pieces = _pieces(option, lang, tz)
    return Trusted(render("card#option_detail", lang, pieces=pieces)) if pieces else Trusted()


def unchecked_lines(option: Option, lang: str) -> list[str]:
    """Which limits nobody could hold the option against, and what the agent is told instead."""
    refunds = [note for note in option.why if note.code == "refund_unknown"]
    lines = [render("card#unchecked_refund", lang, limit=note.values.get("limit", "")) for note in refunds]
    if option.unchecked_rise is not None:
        lines.append(render("card#unchecked", lang, option=option, percent=figure(option.unchecked_rise)))
    return lines


def _pieces(option: Option, lang: str, tz: tzinfo) -> list[str]:
    return [
        piece
        for piece in (
            _shop(option, lang),
            _unknown_site(option, lang),
            render("card#price", lang, option=option) if option.price is not None else "",
            _plain(variant_word(option.color, option.size, lang), lang),
            _plain(_sku(option), lang),
            _restock(option, lang, tz),
            render("titles#qty", lang, n=option.qty) if option.qty else "",
            _plain(rest_word(option, lang), lang),
        )
        if piece
    ]


def _shop(option: Option, lang: str) -> str:
    if not (option.url or option.shop):
        return ""
    return render("card#shop", lang, option=option, shop=option.shop or page_name(option.url or ""))


def _unknown_site(option: Option, lang: str) -> str:
    """That nobody sees which product a short link means, or that the page is on none of the malls that we know."""
    if option.url is None:
        return ""
    page = parse_url(option.url)
    if page.needs_resolution:
        return render("card#short_link", lang)
    if page.platform != "other":
        return ""
    return render("card#unknown_site", lang, site=site_of(option.url))


def _sku(option: Option) -> str:
    """Which of our goods another variant is."""
    return (option.sku or "") if option.remedy is Remedy.OTHER_COLOR else ""


def _plain(text: str, lang: str) -> str:
    return render("card#plain", lang, text=text) if text else ""


def _restock(option: Option, lang: str, tz: tzinfo) -> str:
    if option.remedy is not Remedy.WAIT:
        return ""
    days = waiting_word(option, lang, tz)
    if option.wait_until is not None or not days:
        return days
    return render("card#restock", lang, dates=days)


def rank_reasons(case: CaseFacts, lang: str, tz: tzinfo) -> list[Block | None]:
    """Why each option stands where it does; neighbours with the same reasons share a line."""
    told = [
        (str(option.rank), [note for note in option.why if note.code not in _SAID | _WARNS])
        for option in live_options(case)[:BUTTONS]
    ]
    lines = [
        render(
            "card#reason",
            lang,
            ranks=[rank for rank, _ in alike],
            why=note_words(notes, lang, tz, _WHY),
        )
        for notes, alike in _together(told)
        if notes
    ]
    return contexts([render("card#reasons", lang), *lines]) if lines else []


def _together(told: list[tuple[str, list[Note]]]) -> list[tuple[list[Note], list[tuple[str, list[Note]]]]]:
    return [(notes, list(alike)) for notes, alike in groupby(told, key=itemgetter(1))]


def _option(case: CaseFacts, option: Option, lang: str, tz: tzinfo) -> str:
    marks = [
        label(lang, text)
        for text, is_set in (
            ("the agent's offer", option.offered_by_agent),
            ("customer's consent needed", option.needs_consent),
            ("approval needed", option.needs_approval),
            ("after the first ship-by day", _comes_too_late(case, option, tz)),
        )
        if is_set
    ]
    return render(
        "card#option",
        lang,
        option=option,
        remedy=option_word(option, lang),
        detail=option_detail(_without_the_same(case, option), lang, tz),
        marks=[*marks, *note_words((note for note in option.why if note.code in _WARNS), lang, tz)],
    )


def _comes_too_late(case: CaseFacts, option: Option, tz: tzinfo) -> bool:
    """Whether waiting misses the day by which the first customer's order has to leave, goods still to travel apart."""
    days = [order.ship_by.astimezone(tz).date() for order in case.affected if order.ship_by is not None]
    arrival = option.wait_until or option.restock_to or option.restock_from
    if option.remedy is not Remedy.WAIT or arrival is None or not days:
        return False
    return arrival >= min(days)


def _without_the_same(case: CaseFacts, option: Option) -> Option:
    """The option without the variant that the card's title says: another shop's is mostly the one ordered."""
    same = (option.color, option.size) == (case.color, case.size)
    return replace(option, color=None, size=None) if same else option


def struck_options(case: CaseFacts, lang: str, tz: tzinfo) -> Block | None:
    """What the rules leave out, and why."""
    struck = sorted((option for option in case.options if option.struck), key=lambda option: option.rank)
    if not struck:
        return None
    lines = [
        render(
            "card#struck_line",
            lang,
            remedy=option_word(option, lang),
            detail=_name(option, lang, tz),
            why=note_words(option.struck, lang, tz, _WHY),
        )
        for option in struck[:STRUCK]
    ]
    return context(render("card#struck", lang, lines=lines, more=max(0, len(struck) - STRUCK)))


def _name(option: Option, lang: str, tz: tzinfo) -> str:
    name = option.shop or option_fact(option, lang, tz)
    return _plain(name, lang)
