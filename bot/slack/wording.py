"""The words for our values: remedies, places, marketplaces, reasons, notes, as labels and short texts."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, tzinfo

from jinja2 import UndefinedError

from bot.rules.colors import color_in
from bot.rules.facts import CaseFacts, Note, Option
from bot.rules.reading.values import Reason
from bot.rules.urls import page_name
from bot.rules.words import DraftStatus, Marketplace, Place, Remedy, Rest, Status
from templates import Trusted, label, parts, render

_REMEDY = {
    Remedy.ALTERNATE_URL: "Other shop",
    Remedy.OTHER_COLOR: "Other colour",
    Remedy.REFUND: "Refund",
    Remedy.WAIT: "Wait",
    Remedy.SHIP_REST: "Ship the rest",
}
_REST = {
    Rest.WAIT: _REMEDY[Remedy.WAIT],
    Rest.REFUND: _REMEDY[Remedy.REFUND],
    Rest.AS_WRITTEN: "as the message says",
}
_MARKETPLACE = {
    Marketplace.AMAZON: "Amazon",
    Marketplace.RAKUTEN: "Rakuten",
    Marketplace.YAHOO: "Yahoo!",
    Marketplace.MERCARI: "Mercari",
}
_PLACE = {
    Place.HOME: "own store",
    Place.FBA: "FBA",
    Place.AGENT: "agent's warehouse",
    Place.TRANSIT: "on the way",
}
_REASON = {
    Reason.TEMPORARY: "temporarily out",
    Reason.DISCONTINUED: "discontinued",
    Reason.PRICE_CHANGE: "price changed",
    Reason.MOQ: "minimum order",
    Reason.UNKNOWN: "reason not given",
}
_STATUS = {
    Status.OPEN: "open",
    Status.DECIDED: "decided",
    Status.INSTRUCTED: "agent told",
    Status.CONFIRMED: "agent confirmed",
    Status.CLOSED: "closed",
    Status.DISMISSED: "not a stockout",
}
_DRAFT = {
    DraftStatus.OPEN: "not sent yet",
    DraftStatus.SENT: "sent",
    DraftStatus.SKIPPED: "skipped",
}


def remedy_word(remedy: Remedy, lang: str) -> str:
    return label(lang, _REMEDY[remedy])


def rest_kind(rest: Rest, lang: str) -> str:
    """What becomes of the units that are left over, in few words."""
    return label(lang, _REST[rest])


def marketplace_word(marketplace: Marketplace, lang: str) -> str:
    return label(lang, _MARKETPLACE[marketplace])


def place_word(place: Place, lang: str) -> str:
    return label(lang, _PLACE[place])


def reason_word(reason: Reason, lang: str) -> str:
    return label(lang, _REASON[reason])


def status_word(status: Status, lang: str) -> str:
    return label(lang, _STATUS[status])


def draft_word(status: DraftStatus, lang: str) -> str:
    return label(lang, _DRAFT[status])


def variant(color: str | None, size: str | None) -> str:
    """Colour and size as people write them: 紺/L."""
    return "/".join(part for part in (color, size) if part)


def color_word(word: str, lang: str) -> str:
    """A colour in the reader's language, with the word that was written where that is another language's."""
    known = color_in(word, lang)
    return word if known == word else render("titles#color", lang, word=known, written=word)


def variant_word(color: str | None, size: str | None, lang: str) -> str:
    """Colour and size for a reader of this language."""
    return variant(color_word(color, lang) if color else None, size)


def item_word(product: str | None, color: str | None, size: str | None, lang: str) -> str:
    """A product with colour and size, in one line."""
    name = product or label(lang, "item not known")
    return " ".join(part for part in (name, variant_word(color, size, lang)) if part)


def item_name(case: CaseFacts, lang: str) -> str:
    """What is short, in one line."""
    return item_word(case.product, case.color, case.size, lang)


def case_link(case: CaseFacts, lang: str) -> Trusted:
    """The case by number and item, all of it the way to its card: a number alone is too small for a thumb."""
    return Trusted(render("headline#case_link", lang, case=case, item=item_name(case, lang)))


def option_word(option: Option, lang: str) -> str:
    """The remedy's name; a change of size alone is called that, and so is a new price in the same shop."""
    if option.same_shop:
        return label(lang, "Buy at the new price")
    if option.remedy is Remedy.OTHER_COLOR and option.size and not option.color:
        return label(lang, "Other size")
    return remedy_word(option.remedy, lang)


def option_short(option: Option, lang: str, tz: tzinfo) -> str:
    """As option_fact, for a button: a colour in the reader's word alone."""
    color = color_in(option.color, lang) if option.color else None
    return option_fact(replace(option, color=color), lang, tz)


def option_fact(option: Option, lang: str, tz: tzinfo) -> str:
    """The one fact that tells an option from its neighbours, plain: a price, a colour, a date, a number."""
    match option.remedy:
        case Remedy.ALTERNATE_URL:
            return _price_or_shop(option, lang)
        case Remedy.OTHER_COLOR:
            price = _price_or_shop(option, lang) if option.shop else ""
            return " ".join(filter(None, (variant_word(option.color, option.size, lang), price)))
        case Remedy.WAIT:
            return waiting_word(option, lang, tz)
        case Remedy.REFUND | Remedy.SHIP_REST:
            return render("titles#qty", lang, n=option.qty) if option.qty else ""


def _price_or_shop(option: Option, lang: str) -> str:
    if option.price is None:
        return option.shop or (page_name(option.url) if option.url else "")
    part = "new_price" if option.same_shop else "yuan"
    return render(f"titles#{part}", lang, amount=option.price, change=option.price_change)


def option_title(option: Option, lang: str, tz: tzinfo) -> str:
    """An option in plain words without its rank."""
    return render(
        "titles#option_plain",
        lang,
        remedy=option_word(option, lang),
        detail=option_fact(option, lang, tz),
        rest=rest_word(option, lang),
    )


def waiting_word(option: Option, lang: str, tz: tzinfo) -> str:
    """Until when a person waits, or else when the agent expects more; empty where neither is known."""
    if option.wait_until is not None:
        return render("titles#until", lang, until=option.wait_until, year=option.year, tz=tz)
    return dates_word(option.restock_from, option.restock_to, lang, tz, option.year)


def rest_word(option: Option, lang: str) -> str:
    """What becomes of the units that the option leaves over; empty where it leaves none."""
    if not option.rest_qty:
        return ""
    rest = rest_kind(option.rest, lang) if option.rest else ""
    return render("titles#rest", lang, n=option.rest_qty, rest=rest, text=option.text)


def dates_word(start: date | None, end: date | None, lang: str, tz: tzinfo, year: int | None = None) -> str:
    """A day or a span of days, with their year where it is not this one; empty where none is known."""
    return render("titles#dates", lang, start=start, end=end, tz=tz, year=year) if start or end else ""


def note_words(notes: Iterable[Note], lang: str, tz: tzinfo, limit: int = 6) -> tuple[Trusted, ...]:
    """The facts behind a rank or a limit, in words; of a code that has none only that there is something."""
    return tuple(_note(note, lang, tz) for note in list(notes)[:limit])


def code_part(code: str) -> str:
    """The block in notes.mrkdwn that puts a code into words."""
    return code.replace(".", "_").replace("-", "_").replace(":", "_")


def _note(note: Note, lang: str, tz: tzinfo) -> Trusted:
    part = code_part(note.code)
    if part in parts("notes", lang):
        try:
            return Trusted(render(f"notes#{part}", lang, **_values(note, lang), tz=tz))
        except UndefinedError:
            pass  # written with other values than the words expect
    return Trusted(render("notes#unknown", lang))


def _values(note: Note, lang: str) -> dict[str, str]:
    return {
        name: color_word(value, lang) if name == "color" else value for name, value in note.values.items()
    }
