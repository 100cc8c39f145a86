"""Holds a block against the table: walks it field by field and names each fault where it stands."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.local.limits_blocks import BLOCKS, SHAPES, UNTYPED
from bot.local.schema import Amount, Choice, Flag, Items, Number, Part, Rule, Shape, Text, TextObject, Url
from bot.local.shapes import Json

LARGEST = 10**15
WEB = re.compile(r"https?://\S+|slack://\S+|mailto:\S+")


@dataclass(frozen=True)
class Fault:
    """What is wrong, and the JSON pointer to it."""

    text: str
    pointer: str
    code: str = "invalid"

    def __str__(self) -> str:
        return f"{self.text} [json-pointer:{self.pointer}]"

    def described(self) -> Json:
        return {"pointer": self.pointer, "code": self.code, "message": self.text}


Faults = Iterator[Fault]


def shape_faults(shape: Shape, given: Json, pointer: str, extra: tuple[str, ...] = ()) -> Faults:
    """Every field: there if required, known at all, and as its rule wants it."""
    for name, rule in shape.items():
        if given.get(name) is not None:
            yield from rule_faults(rule, given[name], f"{pointer}/{name}")
        elif rule.required:
            yield Fault(f"missing required field: {name}", pointer, "missing")
    for name in given:
        if name not in shape and name not in extra:
            yield Fault(f"invalid additional property: {name}", pointer, "additional")


def rule_faults(rule: Rule, value: Any, pointer: str) -> Faults:  # noqa: ANN401 - whatever the app sent
    """What this rule has against this value."""
    check = CHECKS.get(type(rule))
    return check(rule, value, pointer) if check else iter(())


def _text(rule: Text, value: Any, pointer: str) -> Faults:  # noqa: ANN401 - see above
    if not isinstance(value, str):
        yield Fault("must be a string", pointer)
        return
    yield from length_faults(value, rule.least, rule.most, pointer)
    if isinstance(rule, Url) and not WEB.match(value):
        yield Fault("invalid url", pointer)


def length_faults(value: str, least: int, most: int, pointer: str) -> Faults:
    if len(value) > most:
        yield Fault(f"must be less than {most + 1} characters", pointer, "too_long")
    if len(value) < least:
        yield Fault(f"must be more than {least - 1} characters", pointer, "too_short")


def _text_object(rule: TextObject, value: Any, pointer: str) -> Faults:  # noqa: ANN401 - see above
    if not isinstance(value, dict) or value.get("type") not in ("plain_text", "mrkdwn"):
        yield Fault("must be a text object", pointer)
        return
    if value["type"] not in rule.kinds:
        yield Fault(f"unsupported type: {value['type']}", f"{pointer}/type", "unsupported")
    shape = SHAPES[value["type"]] | {"text": Text(most=rule.most, required=True)}
    yield from shape_faults(shape, value, pointer, ("type",))


def _number(rule: Number, value: Any, pointer: str) -> Faults:  # noqa: ANN401 - see above
    if isinstance(value, bool) or not isinstance(value, int):
        yield Fault("must be an integer", pointer)
    elif not rule.least <= value <= rule.most:
        yield Fault(f"must be between {rule.least} and {rule.most}", pointer, "range")


def _amount(_rule: Amount, value: Any, pointer: str) -> Faults:  # noqa: ANN401 - see above
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
        yield Fault("must be a number", pointer)


def _flag(_rule: Flag, value: Any, pointer: str) -> Faults:  # noqa: ANN401 - see above
    if not isinstance(value, bool):
        yield Fault("must be a boolean", pointer)


def _choice(rule: Choice, value: Any, pointer: str) -> Faults:  # noqa: ANN401 - see above
    if value not in rule.of:
        yield Fault(f"must be one of: {', '.join(rule.of)}", pointer, "enum")


def _items(rule: Items, value: Any, pointer: str) -> Faults:  # noqa: ANN401 - see above
    if not isinstance(value, list):
        yield Fault("must be an array", pointer)
        return
    if len(value) > rule.most:
        yield Fault(f"no more than {rule.most} items allowed", pointer, "too_many")
    if len(value) < rule.least:
        yield Fault(f"no less than {rule.least} items allowed", pointer, "too_few")
    for index, each in enumerate(value):
        yield from rule_faults(rule.each, each, f"{pointer}/{index}")


def _part(rule: Part, value: Any, pointer: str) -> Faults:  # noqa: ANN401 - see above
    if not isinstance(value, dict):
        yield Fault("must be an object", pointer)
        return
    named = rule.of[0] if rule.of[0] in UNTYPED else value.get("type")
    allowed = tuple(BLOCKS) if rule.of == ("*",) else rule.of
    if named not in allowed:
        yield Fault(f"unsupported type: {named}", f"{pointer}/type", "unsupported")
        return
    extra = () if named in UNTYPED else ("type", "block_id") if named in BLOCKS else ("type",)
    yield from shape_faults(SHAPES[named], value, pointer, extra)


CHECKS: dict[type[Rule], Callable[..., Faults]] = {
    Text: _text,
    Url: _text,
    TextObject: _text_object,
    Number: _number,
    Amount: _amount,
    Flag: _flag,
    Choice: _choice,
    Items: _items,
    Part: _part,
}
