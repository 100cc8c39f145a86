"""A refusal that belongs to what was filled in: said at the field, while the modal stays open with all of it."""

from collections.abc import Mapping
from typing import Any

from bot.delivery.said import in_words
from bot.flows.refusals import Refusal
from bot.flows.show_case import Reader
from bot.slack.forms import Errors, Field
from templates import render

#: Refusals that another answer in the same modal may get round.
AT_FIELD = frozenset({"option_struck", "needs_approver", "sku_contradicts"})

_PRICE = (Field.PRICE, Field.URL, Field.OPTION, Field.REMEDY)
_COLOR = (Field.OPTION, Field.COLOR)
_QTY = (Field.OPTION, Field.QTY)
#: What a limit or a refusal speaks of, and the fields that it may be said at; the first that holds something is taken.
_FIELDS: dict[str, tuple[Field, ...]] = {
    "price_rise_over": _PRICE,
    "price_rise_needs_approval": _PRICE,
    "color_excluded": _COLOR,
    "refund_over": _QTY,
    "sku_contradicts": (Field.SKU,),
}
_ELSE = (Field.OPTION, Field.URL, Field.REMEDY)


def at_field(refusal: Refusal, state: Mapping[str, Mapping[str, Any]], reader: Reader) -> Errors:
    """The refusal as the error of the field that it is about."""
    codes = [refusal.code, *(said["code"] for said in refusal.values.get("why") or ())]
    wanted = next((_FIELDS[code] for code in codes if code in _FIELDS), _ELSE)
    places = [field for field in (*wanted, *_ELSE) if field in state]
    place = next((field for field in places if _is_filled(state[field])), places[0])
    words = in_words(refusal.values, reader.lang, reader.zone)
    return {place: render(f"form_errors#{refusal.code}", reader.lang, **words)}


def _is_filled(block: Mapping[str, Mapping[str, Any]]) -> bool:
    return any(
        element.get("value") or element.get("selected_option") or element.get("selected_date")
        for element in block.values()
    )
