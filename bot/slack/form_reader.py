"""Reads the fields of a submitted modal one by one, and puts into words what is wrong with them."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any
from unicodedata import normalize

from bot.rules.charsets import keepable
from bot.rules.pasted import address_fault, addresses_in
from bot.rules.regex import regex
from bot.rules.words import Remedy, Rest
from templates import render

VALUE = "value"
#: Picked in the place of a remedy by who takes an option of the card.
FROM_LIST = "list"
MOST_PIECES = 100_000
MOST_YUAN = Decimal(1_000_000)
#: With or without commas between thousands; a comma elsewhere may be a point that somebody mistyped.
_AMOUNT = regex(r"(?:\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.\d{1,6})?", re.ASCII)
_LINE = regex(r"(?:第|no\.?|#)?\s*([0-9]{1,6})\s*(?:番目?|号|项|行目?)?", re.IGNORECASE)
_LINE_CODE = regex(r"(?=.*[0-9])[A-Za-z0-9._/-]{1,30}")

State = Mapping[str, Mapping[str, Mapping[str, Any]]]
Errors = dict[str, str]


class Field(StrEnum):
    """Block ids of all fields."""

    ORDER_NO = "order_no"
    LINE_NO = "line_no"
    PRODUCT = "product"
    SKU = "sku"
    COLOR = "color"
    SIZE = "size"
    QTY_ORDERED = "qty_ordered"
    QTY_SHORT = "qty_short"
    REASON = "reason"
    REASON_WORD = "reason_word"
    RESTOCK_FROM = "restock_from"
    RESTOCK_TO = "restock_to"
    URL = "url"
    SHOP = "shop"
    PRICE = "price"
    QTY = "qty"
    REST = "rest"
    REMEMBER = "remember"
    OPTION = "option"
    REMEDY = "remedy"
    TEXT = "text"
    AGENT = "agent"


class Reader:
    """Reads fields one by one and collects what is wrong with them."""

    def __init__(self, state: State, lang: str) -> None:
        self._state = state
        self._lang = lang
        self.errors: Errors = {}

    def wrong(self, field: Field, code: str, **values: object) -> None:
        """Say what is wrong; the first word on a field stands."""
        self.errors.setdefault(field, render(f"form_errors#{code}", self._lang, **values))

    def text(self, field: Field, *, required: bool = False) -> str | None:
        text = keepable(self._element(field).get("value") or "").strip()
        if required and not text:
            self.wrong(field, "required")
        return text or None

    def line(self, field: Field) -> str | None:
        """The number of an order's line, without its counter; an agent may have letters in it."""
        text = self.text(field)
        if text is None:
            return None
        plain = normalize("NFKC", text)
        numbered = _LINE.fullmatch(plain)
        if numbered is None and not _LINE_CODE.fullmatch(plain):
            self.wrong(field, "line_no")
        return numbered.group(1) if numbered else text

    def whole(self, field: Field, *, required: bool = False, most: int = MOST_PIECES) -> int | None:
        """A count from 1; full-width digits are digits."""
        text = self.text(field, required=required)
        if text is None:
            return None
        digits = normalize("NFKC", text).strip().removesuffix("個").strip().replace(",", "")
        number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= len(str(most)) else 0
        if not 1 <= number <= most:
            self.wrong(field, "count", most=most)
        return number

    def money(self, field: Field) -> Decimal | None:
        """An amount of yuan."""
        text = self.text(field)
        if text is None:
            return None
        written = normalize("NFKC", text).strip("¥元 ")
        amount = Decimal(written.replace(",", "")) if _AMOUNT.fullmatch(written) else Decimal(-1)
        if not 0 < amount <= MOST_YUAN:
            self.wrong(field, "money")
        return amount

    def day(self, field: Field) -> date | None:
        chosen = self._element(field).get("selected_date")
        return date.fromisoformat(chosen) if chosen else None

    def chosen(self, field: Field) -> str | None:
        """The value of a select or of radio buttons."""
        option = self._element(field).get("selected_option")
        return str(option["value"]) if option else None

    def remedy(self, field: Field) -> Remedy | None:
        """The remedy that was chosen."""
        word = self.chosen(field)
        return Remedy(word) if word and word != FROM_LIST else None

    def rest(self) -> Rest | None:
        """What is to become of the units that the answer leaves over."""
        word = self.chosen(Field.REST)
        return Rest(word) if word else None

    def agent(self) -> int | None:
        """The agent that was picked; where the modal asks, there has to be one."""
        picked = self.chosen(Field.AGENT)
        if picked is None and Field.AGENT in self._state:
            self.wrong(Field.AGENT, "agent_missing")
        return int(picked) if picked else None

    def ticked(self, field: Field) -> bool:
        return bool(self._element(field).get("selected_options"))

    def url(self, field: Field) -> str:
        """The one product's address in what was pasted; shop and search pages are no answer to a stockout."""
        text = self.text(field, required=True) or ""
        pages = addresses_in(text)
        if len(pages) > 1:
            self.wrong(field, "url_several", n=len(pages))
        if len(pages) != 1:
            self.wrong(field, "url")
            return text
        fault = address_fault(pages[0])
        if fault is not None:
            self.wrong(field, fault[0], **fault[1])
        return pages[0]

    def _element(self, field: Field) -> Mapping[str, Any]:
        return self._state.get(field, {}).get(VALUE, {})
