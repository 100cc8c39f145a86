"""The reader itself: every lexer in its turn, then what they found put together and judged."""

from dataclasses import replace
from datetime import datetime

from bot.rules.reading.days.dates import take_dates
from bot.rules.reading.items.assemble import short_drafts, to_item
from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.of_all import take_all
from bot.rules.reading.items.orders import are_several, numbers_of, order_of
from bot.rules.reading.items.turns import take_turns
from bot.rules.reading.items.unplaced import unplaced
from bot.rules.reading.items.walk import gather
from bot.rules.reading.judging.answers import asks_us, is_found, takes_note
from bot.rules.reading.judging.decide import (
    CASE,
    RATHER,
    agreed,
    assumed,
    hedged,
    is_all_there,
    only_heard,
    stockout_confidence,
    was_once,
)
from bot.rules.reading.judging.doubting import residue, unsure_of_all
from bot.rules.reading.judging.ear import sounds
from bot.rules.reading.judging.no_goods import tells_of_no_goods
from bot.rules.reading.judging.sharpen import doubted, sharpen
from bot.rules.reading.layout.alone import drop_denied, take_lone_cells
from bot.rules.reading.layout.cells import take_cells
from bot.rules.reading.layout.fields import take_fields
from bot.rules.reading.layout.numbers import take_known_orders, take_order_numbers
from bot.rules.reading.layout.positions import take_positions, take_rows_of_numbers
from bot.rules.reading.layout.ranges import take_ranges
from bot.rules.reading.layout.skus import take_codes
from bot.rules.reading.layout.spoken_numbers import take_spoken_numbers
from bot.rules.reading.quantity.ahead import take_counted_first
from bot.rules.reading.quantity.breath import take_breaths
from bot.rules.reading.quantity.clauses import hear_clauses
from bot.rules.reading.quantity.heads import hear_heads
from bot.rules.reading.quantity.notations import take_headed, take_ok_and_not
from bot.rules.reading.quantity.packing import take_packed
from bot.rules.reading.quantity.packs import count_packs
from bot.rules.reading.quantity.packs_of import take_packs_of
from bot.rules.reading.quantity.pairs import take_shares
from bot.rules.reading.quantity.portions import take_portions
from bot.rules.reading.quantity.prices import take_prices
from bot.rules.reading.quantity.quantities import take_quantities
from bot.rules.reading.quantity.rows import take_size_rows
from bot.rules.reading.quantity.signs import spread_totals, take_signs
from bot.rules.reading.quantity.sums import take_sums
from bot.rules.reading.quantity.two_told import take_two_told
from bot.rules.reading.stock.all_well_en import take_all_well
from bot.rules.reading.stock.excepting import take_exceptions
from bot.rules.reading.stock.marks import take_marks
from bot.rules.reading.stock.numbered import not_understood
from bot.rules.reading.text.languages import language
from bot.rules.reading.text.learnt import says_learnt_reason, take_learnt
from bot.rules.reading.text.page import Page, open_page
from bot.rules.reading.text.quiet import quiet, untagged
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.reading.things.again import take_measures_again
from bot.rules.reading.things.products import find_products, take_share_text
from bot.rules.reading.things.variants import take_colors_and_sizes, take_measures
from bot.rules.reading.values import Found, Known, Reading, ShortItem
from bot.rules.urls import find_urls

# Each takes from the text what it knows, so the order matters: figures that are something else come before
# quantities, and fields with a label before running text.
_LEXERS = (
    take_order_numbers,
    take_exceptions,
    take_share_text,
    take_headed,
    take_rows_of_numbers,
    take_two_told,
    take_packs_of,
    take_fields,
    take_lone_cells,
    take_cells,
    take_codes,
    take_spoken_numbers,
    take_size_rows,
    take_prices,
    take_packed,
    take_ok_and_not,
    take_portions,
    take_shares,
    take_dates,
    take_measures,
    take_measures_again,
    take_ranges,
    take_positions,
    take_turns,
    take_signs,
    take_all_well,
    take_quantities,
    count_packs,
    spread_totals,
    hear_clauses,
    hear_heads,
    take_colors_and_sizes,
    drop_denied,
    take_breaths,
    take_counted_first,
    take_marks,
    find_products,
    take_sums,
    take_all,
)
_SURE_CASE = 0.7
_MOST_TOLD = 20
_SURE_ITEM = 0.7


def read(text: str, received_at: datetime, known: Known, hint_lang: str | None) -> Reading:
    """One notice's reading."""
    whole = open_page(text)
    page = quiet(whole)
    sheet = lexed(page, known)
    tokens = sorted(sheet.tokens)
    gathered = gather(sheet, tokens)
    drafts, sure = ([], 0.0) if tells_of_no_goods(page.folded) else _judged(sheet, gathered, known)
    numbers = numbers_of(tokens)
    first = order_of(drafts[0] if drafts else None, drafts, numbers)
    order = _found(first, page) or _quoted_number(whole, page) or _carried(known)
    reading = Reading(
        is_stockout=sure >= CASE,
        stockout_confidence=sure,
        lang=language(page.text.lower(), hint_lang),
        order_no=order,
        unplaced=unplaced(tokens, gathered, page),
        needs_check=page.cut or gathered.overflow,
    )
    if sure < CASE:
        return reading
    left = residue(sheet, tokens, gathered)
    alone = len(drafts) == 1
    items = tuple(to_item(draft, page, received_at.date(), left, alone=alone) for draft in drafts)
    if are_several(numbers):
        orders = [_found(order_of(draft, drafts, numbers), page) for draft in drafts]
        items = tuple(replace(item, order_no=own) for item, own in zip(items, orders, strict=True))
    if any(draft.stock == "short" and not draft.in_table for draft in drafts):
        untold = tuple(page.text[row.start : row.end].strip() for row in not_understood(sheet)[:_MOST_TOLD])
        reading = replace(reading, unplaced=(*reading.unplaced, *untold))
    return _doubted(reading, sharpen(items, order, known), unsure_of_all(drafts, gathered, left, sure=sure))


def _judged(sheet: Sheet, gathered: Gathering, known: Known) -> tuple[list[Draft], float]:
    """What is short, and how sure it is that anything is: by its words, and by how it sounds as a whole."""
    drafts = short_drafts(gathered) or assumed(gathered, sheet)
    sure = stockout_confidence(gathered, drafts, sheet)
    if says_learnt_reason(sheet.page, known):
        return drafts, sure
    over = not drafts and (
        was_once(sheet) or is_all_there(gathered, sheet) or is_found(gathered, sheet) or takes_note(sheet)
    )
    heard = 0.0 if over else sounds(sheet)
    asked = sure >= CASE and asks_us(sheet)
    sure = agreed(sure, heard, drafts, sheet)
    if not drafts and sure >= CASE and heard > RATHER:
        drafts = only_heard(gathered, asked=asked)
    return drafts, hedged(sure, drafts, sheet)


def _doubted(reading: Reading, items: tuple[ShortItem, ...], unsure: tuple[str, ...]) -> Reading:
    """The reading with its items, and whether a person should look before anything is decided."""
    if reading.unplaced:
        items = tuple(doubted(item, "something_unplaced") for item in items)
    check = reading.needs_check or _is_doubtful(reading.stockout_confidence, items)
    return replace(reading, items=items, unsure=unsure, needs_check=check)


def _is_doubtful(sure: float, items: tuple[ShortItem, ...]) -> bool:
    return sure < _SURE_CASE or not items or any(item.confidence < _SURE_ITEM for item in items)


def lexed(page: Page, known: Known) -> Sheet:
    """The page with all its tokens, unsorted."""
    sheet = Sheet(page)
    sheet.tokens += [Token(*span, "url", url) for url, span in find_urls(page.text)]
    sheet.cover((url.start, url.end) for url in sheet.tokens)
    take_learnt(sheet, known)
    take_known_orders(sheet, known)
    for lexer in _LEXERS:
        lexer(sheet)
    return sheet


def _found(number: Token | None, page: Page) -> Found[str] | None:
    if number is None:
        return None
    return Found(value=number.value, spans=(page.span(number.start, number.end),), confidence=0.95)


def _carried(known: Known) -> Found[str] | None:
    """The order that was known beforehand says nothing of whether anything is short."""
    return Found(value=known.order_no, confidence=0.95) if known.order_no else None


def _quoted_number(whole: Page, page: Page) -> Found[str] | None:
    """Only when the staff's own words have no number, the one in what they quote counts."""
    if whole.text == page.text:
        return None
    sheet = Sheet(untagged(whole))
    take_order_numbers(sheet)
    numbers = numbers_of(sorted(sheet.tokens))
    return _found(numbers[0], whole) if numbers else None
