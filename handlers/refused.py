"""A refusal of what was filled in: said in the modal, at the field that it is about if there is one."""

from collections.abc import Mapping
from typing import Any

from bot.delivery.said import in_words
from bot.flows.deciding.show_case import Reader
from bot.flows.refusals import Refusal
from bot.slack.forms import Errors, Field
from bot.slack.refusals import stopped_modal
from templates import render

#: Refusals that another answer in the same modal may get round.
AT_FIELD = frozenset(
    {
        "option_struck",
        "needs_approver",
        "own_page",
        "own_page_dearer",
        "new_price_missing",
        "rest_undecided",
        "rest_unwritten",
        "rest_of_nothing",
        "nothing_to_ship",
        "ship_count",
        "same_variant",
        "which_goods",
        "sku_contradicts",
        "line_product_differs",
        "line_color_differs",
        "line_size_differs",
        "line_qty_differs",
        "draft_broken",
    }
)

_PRICE = (Field.PRICE, Field.URL, Field.OPTION, Field.REMEDY)
_COLOR = (Field.OPTION, Field.COLOR)
_QTY = (Field.OPTION, Field.QTY)
#: What a limit or a refusal speaks of, and the fields that it may be said at; the first that holds something is taken.
_FIELDS: dict[str, tuple[Field, ...]] = {
    "price_rise_over": _PRICE,
    "price_rise_needs_approval": _PRICE,
    "price_under_known": _PRICE,
    "color_excluded": _COLOR,
    "refund_over": _QTY,
    "own_page": (Field.URL,),
    "own_page_dearer": (Field.URL,),
    "new_price_missing": (Field.PRICE,),
    "rest_undecided": (Field.REST,),
    "rest_unwritten": (Field.TEXT,),
    "rest_of_nothing": (Field.QTY,),
    "nothing_to_ship": (Field.REMEDY,),
    "ship_count": (Field.QTY,),
    "same_variant": (Field.COLOR, Field.SIZE),
    "agent_says_out": (Field.OPTION, Field.URL, Field.COLOR, Field.SIZE),
    "which_goods": (Field.PRODUCT,),
    "sku_contradicts": (Field.SKU,),
    "line_product_differs": (Field.PRODUCT,),
    "line_color_differs": (Field.COLOR,),
    "line_size_differs": (Field.SIZE,),
    "line_qty_differs": (Field.QTY_ORDERED,),
    "draft_broken": (Field.TEXT,),
}
_ELSE = (Field.OPTION, Field.URL, Field.REMEDY)


def in_modal(refusal: Refusal, state: Mapping[str, Mapping[str, Any]], reader: Reader) -> dict[str, Any]:
    """What Slack is answered: an error at a field, or, where no other answer would help, what happened meanwhile.

    The latter takes the modal's place, and gives back the words that the person wrote.
    """
    if refusal.code in AT_FIELD:
        return {"response_action": "errors", "errors": at_field(refusal, state, reader)}
    return instead(refusal, reader, written_in(state))


def written_in(state: Mapping[str, Mapping[str, Any]]) -> str:
    """The words of their own that a person has written so far."""
    return "".join(element.get("value") or "" for element in state.get(Field.TEXT, {}).values())


def instead(refusal: Refusal, reader: Reader, written: str = "") -> dict[str, Any]:
    """What happened meanwhile, in the place of the modal."""
    words = in_words(refusal.values, reader.lang, reader.zone)
    shown = stopped_modal(refusal.code, words, reader.lang, reader.zone, written)
    return {"response_action": "update", "view": shown}


def at_field(refusal: Refusal, state: Mapping[str, Mapping[str, Any]], reader: Reader) -> Errors:
    """The refusal as the error of the field that it is about."""
    codes = [refusal.code, *(said["code"] for said in refusal.values.get("why") or ())]
    wanted = next((_FIELDS[code] for code in codes if code in _FIELDS), _ELSE)
    words = in_words(refusal.values, reader.lang, reader.zone)
    return {_place(wanted, state): render(f"form_errors#{refusal.code}", reader.lang, **words)}


def _place(wanted: tuple[Field, ...], state: Mapping[str, Mapping[str, Any]]) -> Field:
    """The first field that holds something; what speaks of one field alone stands there, filled or not."""
    places = [field for field in (*wanted, *_ELSE) if field in state]
    if len(wanted) == 1 and wanted[0] in state:
        return wanted[0]
    return next((field for field in places if _is_filled(state[field])), places[0])


def _is_filled(block: Mapping[str, Mapping[str, Any]]) -> bool:
    return any(
        element.get("value") or element.get("selected_option") or element.get("selected_date")
        for element in block.values()
    )
