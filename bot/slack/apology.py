"""The text of a draft (下書き): the marketplace's letter around the remedy's body (templates/<language>/drafts)."""

from dataclasses import replace
from datetime import tzinfo

from bot.rules.colors import color_in
from bot.rules.facts import AffectedOrder, CaseFacts, Option
from templates import render


def apology(
    case: CaseFacts,
    option: Option,
    order: AffectedOrder,
    lang: str,
    *,
    customer: str | None,
    shop: str,
    tz: tzinfo,
) -> str:
    """The apology for one customer order, colours in the customer's language; the customer's name may be unknown."""
    return render(
        f"drafts/letters/{order.marketplace}",
        lang,
        case=replace(case, color=_color(case.color, lang)),
        option=replace(option, color=_color(option.color, lang)),
        order=order,
        customer=customer,
        shop=shop,
        tz=tz,
    )


def _color(word: str | None, lang: str) -> str | None:
    return color_in(word, lang) if word else None
