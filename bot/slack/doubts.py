"""What there is to check of a reading: each doubt in words, with what notice and order say where they differ."""

from collections.abc import Iterable
from datetime import tzinfo

from bot.rules.facts import CaseFacts, Note
from bot.slack.form_reader import Field
from bot.slack.wording import code_part, color_word, note_words
from templates import Trusted, parts, render

#: What doubts were called in older databases.
_FORMER = {"short_over_ordered": "more_short_than_ordered"}
#: The fields to look at; those of a doubt that is called after its field go without saying.
_FIELDS: dict[str, tuple[Field, ...]] = {
    "order_missing": (Field.ORDER_NO,),
    "order_unknown": (Field.ORDER_NO,),
    "order_carried": (Field.ORDER_NO,),
    "line_unknown": (Field.LINE_NO,),
    "sku_unknown": (Field.SKU,),
    "line_closed": (Field.LINE_NO,),
    "line_and_sku_disagree": (Field.LINE_NO, Field.SKU),
    "line_and_product_disagree": (Field.LINE_NO, Field.PRODUCT),
    "line_has_other_item": (Field.LINE_NO, Field.PRODUCT),
    "line_contradicts": (Field.LINE_NO,),
    "foreign_customer": (Field.ORDER_NO,),
    "variant_unknown": (Field.SKU, Field.COLOR, Field.SIZE),
    "quantity_contradicts": (Field.QTY_ORDERED, Field.QTY_SHORT),
    "something_unplaced": (Field.PRODUCT, Field.QTY_SHORT),
    "not_found": (Field.LINE_NO, Field.PRODUCT),
    "ambiguous": (Field.LINE_NO, Field.COLOR, Field.SIZE),
    "qty_differs": (Field.QTY_ORDERED,),
    "all_assumed_short": (Field.QTY_SHORT,),
    "item_unknown": (Field.PRODUCT,),
    "more_short_than_ordered": (Field.QTY_SHORT, Field.QTY_ORDERED),
    "quantity_unknown": (Field.QTY_SHORT,),
    "two_quantities": (Field.QTY_SHORT, Field.QTY_ORDERED),
    "quantity_unsure": (Field.QTY_SHORT, Field.QTY_ORDERED),
    "reason_unsure": (Field.REASON, Field.REASON_WORD),
    "restock_unsure": (Field.RESTOCK_FROM, Field.RESTOCK_TO),
}
#: Of which of them a doubt says that the notice names something else than our order.
_COMPARED: dict[str, tuple[Field, ...]] = {
    "line_unknown": (Field.LINE_NO,),
    "line_contradicts": (Field.LINE_NO,),
    "line_and_sku_disagree": (Field.LINE_NO, Field.SKU),
    "line_and_product_disagree": (Field.LINE_NO,),
    "sku_differs": (Field.SKU,),
    "sku_contradicts": (Field.SKU,),
    "product_differs": (Field.PRODUCT,),
    "product_contradicts": (Field.PRODUCT,),
    "color_differs": (Field.COLOR,),
    "color_contradicts": (Field.COLOR,),
    "size_differs": (Field.SIZE,),
    "size_contradicts": (Field.SIZE,),
    "qty_differs": (Field.QTY_ORDERED,),
    "quantity_contradicts": (Field.QTY_ORDERED,),
    "more_short_than_ordered": (Field.QTY_SHORT,),
}


#: Fields that the reader was not sure of, those first that cost most when they are wrong.
_PRESSING = {
    f"{field}_unsure": place
    for place, field in enumerate(
        ("quantity", "alternatives", "color", "size", "product", "line_no", "restock", "reason"), 1
    )
}


def doubts_of(case: CaseFacts) -> tuple[str, ...]:
    """The doubts about a case, as they are called now; what plainly contradicts comes before what is not sure."""
    told = (_FORMER.get(doubt, doubt) for doubt in case.doubts)
    return tuple(sorted(told, key=lambda doubt: _PRESSING.get(doubt, 0)))


def doubt_words(case: CaseFacts, doubts: Iterable[str], lang: str, tz: tzinfo) -> list[Trusted]:
    """The doubts, each said once: the reader and the orders may doubt the same."""
    told = (_doubt(case, doubt, lang, tz) for doubt in doubts)
    return list(dict.fromkeys(told))


def is_doubtful(field: Field, case: CaseFacts) -> bool:
    """Whether a doubt names the field."""
    return any(
        field in _FIELDS.get(doubt, ()) or field == doubt or doubt.startswith(f"{field}_")
        for doubt in doubts_of(case)
    )


def beside(case: CaseFacts, field: Field, lang: str) -> str:
    """What the notice and what our order says of a doubtful field, where they differ; else empty."""
    compared = any(field in _COMPARED.get(doubt, ()) for doubt in doubts_of(case))
    return _both(case, field, lang) if compared else ""


def _doubt(case: CaseFacts, doubt: str, lang: str, tz: tzinfo) -> Trusted:
    if code_part(doubt) not in parts("notes", lang):
        return Trusted(render("notes#unknown_doubt", lang))
    (words,) = note_words([Note(code=doubt)], lang, tz)
    found = (_both(case, field, lang) for field in _COMPARED.get(doubt, ()))
    both = next(filter(None, found), "")
    return Trusted(render("notes#doubt_with_both", lang, words=words, both=both)) if both else words


def _both(case: CaseFacts, field: Field, lang: str) -> str:
    """As the notice says it and as our order does; a shortage stands beside all that was ordered."""
    said, ordered = case.said.get(field), getattr(case, field)
    if field is Field.QTY_SHORT:
        said, ordered = str(case.qty_short or ""), case.qty_ordered
    if not said or not ordered:
        return ""
    one, other = _word(field, said, lang), _word(field, str(ordered), lang)
    return render("titles#both", lang, said=one, ordered=other) if one != other else ""


def _word(field: Field, value: str, lang: str) -> str:
    return color_word(value, lang) if field is Field.COLOR else value
