"""The instruction (指示) to the agent, for the notice's thread: exact, courteous, no figure of ours."""

from datetime import UTC

from bot.rules.colors import color_in
from bot.rules.facts import CaseFacts, Option
from bot.rules.reading.values import Reason
from bot.rules.words import Remedy
from bot.slack.wording import dates_word, variant
from templates import Trusted, label, render


def instruction(case: CaseFacts, option: Option, lang: str) -> Trusted:
    """What the agent is to do about one short line, as mrkdwn in the agent's language."""
    lines = [
        render("agent#instead", lang) if case.replaces_instruction else "",
        _head(case, option, lang),
        _order(case, option, lang),
        render("agent#own_words", lang, text=option.text) if option.text else "",
        render("agent#successor", lang) if case.reason is Reason.DISCONTINUED else "",
        render("agent#tail", lang),
    ]
    return Trusted("\n".join(line for line in lines if line))


def _head(case: CaseFacts, option: Option, lang: str) -> str:
    return render(
        "agent#head" if case.order_no else "agent#head_no_order",
        lang,
        order_no=case.order_no,
        line_no=case.line_no,
        item=_item(case, lang),
        qty=case.qty_short or _short(case, option),
    )


def _short(case: CaseFacts, option: Option) -> int:
    """How many units are meant; an option to ship the rest counts those that can go instead. 0 is unknown."""
    if option.remedy is Remedy.SHIP_REST:
        return case.qty_short or 0
    return option.qty or case.qty_short or 0


def _order(case: CaseFacts, option: Option, lang: str) -> str:
    part = str(option.remedy)
    if option.remedy is Remedy.ALTERNATE_URL and option.url is None:
        part = "alternate_shop"
    if option.same_shop:
        part = "new_price"
    return render(
        f"agent#{part}",
        lang,
        url=option.url,
        shop=option.shop,
        price=option.price,
        variant=variant(_color(option.color or case.color, lang), option.size or case.size),
        color=_color(option.color, lang),
        size=option.size,
        qty=_short(case, option),
        rest=option.qty,
        dates=dates_word(option.restock_from, option.restock_to, lang, UTC),
    )


def _item(case: CaseFacts, lang: str) -> str:
    """The item as the agent may know it; our SKU is no use to them."""
    name = case.product or label(lang, "item not known")
    return " ".join(part for part in (name, variant(_color(case.color, lang), case.size)) if part)


def _color(word: str | None, lang: str) -> str | None:
    """The colour as it is written, and beside it the agent's own word for it."""
    known = color_in(word, lang) if word else None
    return word if word is None or known == word else f"{word}（{known}）"
