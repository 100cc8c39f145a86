"""What roles, the fields of a reading, and the meanings of learnt words are called."""

from collections.abc import Iterable, Mapping

from bot.rules.colors import color_label
from bot.rules.reading.values import Reason
from bot.rules.words import Role
from bot.slack.wording import reason_word
from templates import label

_ROLE = {
    Role.NONE: "no role",
    Role.RESPONDER: "responder",
    Role.APPROVER: "approver",
    Role.ADMIN: "admin",
}
_FIELD = {
    "is_stockout": "Out of stock or not",
    "items": "How many items",
    "order_no": "Order number",
    "line_no": "Line",
    "line": "Line",
    "product": "Product",
    "sku": "SKU",
    "color": "Colour",
    "size": "Size",
    "qty_ordered": "How many were ordered",
    "qty_short": "How many are short",
    "reason": "Reason",
    "restock": "Restock",
    "offers": "The agent's offers",
}


def role_word(role: Role, lang: str) -> str:
    return label(lang, _ROLE[role])


def meaning_word(kind: str, key: str, lang: str) -> str:
    """What a learnt word means: a colour, a size, or a reason."""
    if kind == "reason":
        return reason_word(Reason(key), lang)
    return key if kind == "size" else color_label(key, lang)


def field_word(field: str, lang: str) -> str:
    """A field of the reading by its name in the modal."""
    return label(lang, _FIELD.get(field, field))


def value_word(field: str, value: str, lang: str) -> str:
    """What a field holds, in words."""
    if field == "reason" and value in list(Reason):
        return reason_word(Reason(value), lang)
    return value or "–"


def changes_word(changes: Iterable[Mapping[str, str]], lang: str) -> list[str]:
    """What became of each field that was changed."""
    return [
        f"{field_word(field, lang)} {value_word(field, change['old'], lang)} → {value_word(field, change['new'], lang)}"
        for change in changes
        for field in (change["field"],)
    ]
