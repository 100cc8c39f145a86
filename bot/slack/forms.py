"""What people fill in: the typed values of a submission, or its errors in words.

Each parse function takes `view["state"]["values"]` and gives the form, or `{block_id: text}` for Slack's
`response_action: errors`. Every field's block id is a `Field`; its element's action id is always `VALUE`.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.rules.ranking.made_up import LONGEST_WAIT
from bot.rules.reading.values import Reason
from bot.rules.words import Remedy, Rest
from bot.slack.form_reader import FROM_LIST, MOST_PIECES, VALUE, Errors, Field, Reader, State

__all__ = [
    "FROM_LIST",
    "VALUE",
    "CorrectForm",
    "DraftForm",
    "Errors",
    "Field",
    "NewForm",
    "OtherForm",
    "OtherUrlForm",
    "parse_correct",
    "parse_draft",
    "parse_new",
    "parse_other",
    "parse_other_url",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectForm:
    """The reading as a person corrected it."""

    order_no: str
    line_no: str | None
    product: str | None
    sku: str | None
    color: str | None
    size: str | None
    qty_ordered: int | None
    qty_short: int
    reason: Reason
    restock_from: date | None
    restock_to: date | None
    reason_word: str | None = None  # how the notice says the reason
    agent_id: int | None = None  # asked for where the case has none


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherUrlForm:
    """Another shop that a person found."""

    url: str
    shop: str | None
    price: Decimal | None
    color: str | None
    size: str | None
    qty: int | None
    remember: bool  # keep it as a source for the next time
    rest: Rest | None = None  # what becomes of the other units
    text: str | None = None  # own words to the agent


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherForm:
    """Either one of the case's own options (option_key) or a remedy with what it needs."""

    option_key: str | None
    remedy: Remedy | None
    until: date | None  # wait
    color: str | None  # other colour or size
    size: str | None
    qty: int | None  # a part of what is short
    text: str | None  # own words to the agent
    rest: Rest | None = None  # what becomes of the other units


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftForm:
    """An apology as a person rewrote it."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewForm:
    """A notice that came another way than through the agent's channel."""

    text: str
    agent_id: int | None


def parse_correct(state: State, lang: str) -> CorrectForm | Errors:
    """The modal "Correct the reading"."""
    read = Reader(state, lang)
    form = CorrectForm(
        order_no=read.text(Field.ORDER_NO, required=True) or "",
        line_no=read.line(Field.LINE_NO),
        product=read.text(Field.PRODUCT),
        sku=read.text(Field.SKU),
        color=read.text(Field.COLOR),
        size=read.text(Field.SIZE),
        qty_ordered=read.whole(Field.QTY_ORDERED),
        qty_short=read.whole(Field.QTY_SHORT, required=True) or 0,
        reason=Reason(read.chosen(Field.REASON) or Reason.UNKNOWN),
        restock_from=read.day(Field.RESTOCK_FROM),
        restock_to=read.day(Field.RESTOCK_TO),
        reason_word=read.text(Field.REASON_WORD),
        agent_id=read.agent(),
    )
    if form.qty_ordered and form.qty_short > form.qty_ordered:
        read.wrong(Field.QTY_SHORT, "more_than_ordered", ordered=form.qty_ordered)
    if not (form.line_no or form.product or form.sku):
        read.wrong(Field.PRODUCT, "which_item")
    if form.restock_from and form.restock_to and form.restock_to < form.restock_from:
        read.wrong(Field.RESTOCK_TO, "dates_reversed")
    return read.errors or form


def parse_other_url(state: State, lang: str, *, qty_short: int | None = None) -> OtherUrlForm | Errors:
    """The modal "Another URL"."""
    read = Reader(state, lang)
    form = OtherUrlForm(
        url=read.url(Field.URL),
        shop=read.text(Field.SHOP),
        price=read.money(Field.PRICE),
        color=read.text(Field.COLOR),
        size=read.text(Field.SIZE),
        qty=read.whole(Field.QTY, most=qty_short or MOST_PIECES),
        rest=read.rest(),
        text=read.text(Field.TEXT),
        remember=read.ticked(Field.REMEMBER),
    )
    return read.errors or form


def parse_other(state: State, lang: str, *, today: date, qty_short: int | None = None) -> OtherForm | Errors:
    """The modal "Wait, other…"; an option picked from the list outranks what else is filled in."""
    read = Reader(state, lang)
    option_key, remedy = read.chosen(Field.OPTION), read.remedy(Field.REMEDY)
    most = None if remedy is Remedy.SHIP_REST else qty_short
    form = OtherForm(
        option_key=option_key,
        remedy=None if option_key else remedy,
        until=read.day(Field.RESTOCK_FROM),
        color=read.text(Field.COLOR),
        size=read.text(Field.SIZE),
        qty=read.whole(Field.QTY, most=most or MOST_PIECES),
        rest=read.rest(),
        text=read.text(Field.TEXT),
    )
    _check_other(form, read, today)
    return read.errors or form


def _check_other(form: OtherForm, read: Reader, today: date) -> None:
    if form.option_key is None and read.chosen(Field.REMEDY) == FROM_LIST:
        read.wrong(Field.OPTION, "required")
    elif form.option_key is None and form.remedy is None:
        read.wrong(Field.REMEDY, "choose_one")
    if form.remedy is Remedy.OTHER_COLOR and not (form.color or form.size or form.text):
        read.wrong(Field.COLOR, "color_or_size")
    if form.remedy is Remedy.WAIT and form.until and form.until < today:
        read.wrong(Field.RESTOCK_FROM, "date_past")
    latest = today + LONGEST_WAIT
    if form.remedy is Remedy.WAIT and form.until and form.until > latest:
        read.wrong(Field.RESTOCK_FROM, "date_far", latest=latest, year=today.year)


def parse_draft(state: State, lang: str) -> DraftForm | Errors:
    """The modal of a draft; what a marketplace forbids is checked by bot/rules/drafting/drafts.py."""
    read = Reader(state, lang)
    form = DraftForm(text=read.text(Field.TEXT, required=True) or "")
    return read.errors or form


def parse_new(state: State, lang: str) -> NewForm | Errors:
    """The modal "New stockout" and "Report a stockout"."""
    read = Reader(state, lang)
    form = NewForm(text=read.text(Field.TEXT, required=True) or "", agent_id=read.agent())
    return read.errors or form
