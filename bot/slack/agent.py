"""The instruction (指示) to the agent, and its withdrawal, exact, courteous, no figure of ours."""

from datetime import UTC

from bot.rules.agent_words import OUR_WORDS, AgentWords, is_japanese
from bot.rules.facts import CaseFacts, Option
from bot.rules.own_words import own_color, own_size
from bot.rules.reading.values import Reason
from bot.rules.words import Language, Remedy
from bot.slack.wording import dates_word, variant
from templates import Trusted, label, render


def instruction(case: CaseFacts, option: Option, lang: str, words: AgentWords = OUR_WORDS) -> Trusted:
    """What the agent is to do about one short line, as mrkdwn in the agent's language and, if known, its words."""
    lines = [
        render("agent#instead", lang) if case.replaces_instruction else "",
        _head(case, option, lang, words),
        _page(case, lang, words),
        _order(case, option, lang, words),
        _rest(option, lang),
        render("agent#own_words", lang, text=option.text) if option.text else "",
        render("agent#successor", lang) if case.reason is Reason.DISCONTINUED else "",
        render("agent#tail", lang),
    ]
    return Trusted("\n".join(line for line in lines if line))


def withdrawal(case: CaseFacts, lang: str, words: AgentWords = OUR_WORDS) -> Trusted:
    """That what was said about a short line was meant for somebody else."""
    return Trusted(
        render(
            "agent#withdrawal",
            lang,
            order_no=case.order_no,
            line_no=case.line_no,
            item=_item(case, lang, words),
        )
    )


def _head(case: CaseFacts, option: Option, lang: str, words: AgentWords) -> str:
    return render(
        "agent#head" if case.order_no else "agent#head_no_order",
        lang,
        order_no=case.order_no,
        line_no=case.line_no,
        item=_item(case, lang, words),
        qty=case.qty_short or _short(case, option),
    )


def _short(case: CaseFacts, option: Option) -> int:
    """How many units are meant; an option to ship the rest counts those that can go instead. 0 is unknown."""
    if option.remedy is Remedy.SHIP_REST:
        return case.qty_short or 0
    return option.qty or case.qty_short or 0


def _page(case: CaseFacts, lang: str, words: AgentWords) -> str:
    """The page of the item, for those who cannot read its name."""
    foreign = not words.product and case.product is not None and quoted(case.product, lang) != case.product
    return render("agent#page", lang, url=words.url) if foreign and words.url else ""


def _order(case: CaseFacts, option: Option, lang: str, words: AgentWords) -> str:
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
        cap=option.price_cap,
        variant=_variant(case, option, lang, words),
        color=_color(option.agent_color or option.color, lang),
        size=_size(option.size, lang),
        qty=_short(case, option),
        rest=option.qty,
        dates=dates_word(option.restock_from, option.restock_to, lang, UTC, option.year),
        until=option.wait_until,
        year=option.year,
    )


def _rest(option: Option, lang: str) -> str:
    """What becomes of the units that the order leaves over; shipping what is there says it itself."""
    if not option.rest_qty or option.remedy is Remedy.SHIP_REST:
        return ""
    return render("agent#rest", lang, n=option.rest_qty, rest=option.rest)


def _item(case: CaseFacts, lang: str, words: AgentWords) -> str:
    """The item as the agent may know it; our SKU is no use to them."""
    ours = quoted(case.product, lang) if case.product else label(lang, "item not known")
    return " ".join(part for part in (words.product or ours, _ordered(case, lang, words)) if part)


def _variant(case: CaseFacts, option: Option, lang: str, words: AgentWords) -> str:
    """The colour and size to buy: the ordered ones, unless the option names others."""
    same = (option.color or case.color, option.size or case.size) == (case.color, case.size)
    if same:
        return _ordered(case, lang, words)
    size = option.size or case.size
    return variant(_color(option.color or case.color, lang), _size(size, lang))


def _ordered(case: CaseFacts, lang: str, words: AgentWords) -> str:
    color = words.color or _color(case.color, lang)
    return variant(color, words.size or _size(case.size, lang))


def _color(word: str | None, lang: str) -> str | None:
    return _both(word, own_color(word, lang), lang) if word else None


def _size(word: str | None, lang: str) -> str | None:
    return _both(word, own_size(word, lang), lang) if word else None


def _both(word: str, own: str, lang: str) -> str:
    """The agent's own word, and what stands in the order beside it."""
    return quoted(word, lang) if own == word else f"{own}（{word}）"


def quoted(word: str, lang: str) -> str:
    """A word in 「」 where it is Japanese and the reader may not be: then it is plain that it is to be compared."""
    foreign = lang != Language.JA and is_japanese(word) and not word.startswith("「")
    return f"「{word}」" if foreign else word
