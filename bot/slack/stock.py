"""`/stock`: what lies where, how long it lasts, and where else it can be had."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from bot.rules.colors import color_in
from bot.slack.blocks import Block, Message, context, divider, message, section
from bot.slack.lists import line_list
from bot.slack.values import AlternateFacts, StockCard, StockExample
from bot.slack.wording import note_words, place_word, variant_word
from templates import Trusted, render

_IN_FULL = 3
#: How many items an answer shows at most.
STOCK_ROWS = 15
#: From so many products examples are made.
STOCK_EXAMPLES = 2
_ALTERNATES = 5
_CASES = 5
_REASONS = 2


def stock_answer(
    query: str,
    found: Sequence[StockCard],
    lang: str,
    tz: tzinfo,
    now: datetime,
    total: int | None = None,
) -> Message:
    """A few items in full, many as one line each of the total that fit, none with a hint how to ask."""
    if not found:
        nothing = Trusted(render("lists#stock_none", lang, query=query))
        return message(nothing, [section(nothing)])
    if len(found) > _IN_FULL:
        return _many(query, found, max(total or 0, len(found)), lang)
    blocks: list[Block | None] = []
    for item in found:
        blocks += [divider()] if blocks else []
        blocks += _full(item, lang, tz, now)
    head = found[0] if len(found) == 1 else None
    return message(_fallback(head, lang) if head else _several(query, len(found), lang), blocks)


def stock_help(command: str, examples: Sequence[StockExample], lang: str) -> Message:
    """How to ask, with some of the team's own goods: by SKU, by name with colour, by colour alone."""
    asked = [example.sku for example in examples[:1]]
    for example in examples[-1:]:
        color = color_in(example.color, lang) if example.color else ""
        asked += [f"{example.product} {color}".strip(), color]
    head = Trusted(render("lists#stock_how", lang))
    lines = [render("lists#stock_ask", lang, command=command, asked=each) for each in asked if each]
    lines = lines or [render("lists#stock_ask_ours", lang, command=command)]
    return message(head, [section(head), section("\n".join([render("lists#stock_such_as", lang), *lines]))])


def _full(item: StockCard, lang: str, tz: tzinfo, now: datetime) -> list[Block | None]:
    places = [
        render("card#place", lang, place=place_word(place, lang), n=n)
        for place, n in item.figures.on_hand.items()
    ]
    lines = [render("lists#stock_title", lang, **_names(item, lang))]
    if item.figures.counted:
        lines.append(render("lists#stock_places", lang, total=_total(item), places=places))
        lines.append(render("lists#stock_sales", lang, figures=item.figures))
    else:
        lines.append(render("lists#stock_unknown", lang))
    return [section("\n".join(lines)), _alternates(item, lang, tz), _cases(item, lang, tz, now)]


def _alternates(item: StockCard, lang: str, tz: tzinfo) -> Block | None:
    if not item.alternates:
        return context(render("lists#alternates_none", lang))
    lines = [render("lists#alternates_title", lang)]
    lines += [_alternate(each, lang, tz) for each in item.alternates[:_ALTERNATES]]
    if len(item.alternates) > _ALTERNATES:
        lines.append(render("lists#more", lang, n=len(item.alternates) - _ALTERNATES))
    return section("\n".join(lines))


def _alternate(each: AlternateFacts, lang: str, tz: tzinfo) -> str:
    why = note_words(each.struck, lang, tz, limit=_REASONS)
    return render("lists#alternate", lang, each=each, why=why, tz=tz)


def _cases(item: StockCard, lang: str, tz: tzinfo, now: datetime) -> Block | None:
    if not item.open_cases:
        return None
    lines = line_list(item.open_cases, lang, tz, now, _CASES)
    return section("\n".join([render("lists#stock_cases", lang), lines]))


def _many(query: str, found: Sequence[StockCard], total: int, lang: str) -> Message:
    head = _several(query, total, lang)
    rows = [
        render("lists#stock_row", lang, total=_total(item), figures=item.figures, **_names(item, lang))
        for item in found[:STOCK_ROWS]
    ]
    if total > len(rows):
        rows.append(render("lists#more", lang, n=total - len(rows)))
    return message(
        head, [section(head), section("\n".join(rows)), context(render("lists#stock_narrow", lang))]
    )


def _several(query: str, total: int, lang: str) -> Trusted:
    return Trusted(render("lists#stock_several", lang, query=query, n=total))


def _fallback(item: StockCard, lang: str) -> Trusted:
    return Trusted(
        render("lists#stock_fallback", lang, total=_total(item), figures=item.figures, **_names(item, lang))
    )


def _names(item: StockCard, lang: str) -> dict[str, str]:
    return {"product": item.product, "sku": item.sku, "variant": variant_word(item.color, item.size, lang)}


def _total(item: StockCard) -> int:
    return sum(item.figures.on_hand.values())
