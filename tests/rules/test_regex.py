"""Patterns that are compiled at their first use, and all of which compile."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

import bot
from bot.rules.regex import later, regex


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in walk_packages(bot.__path__, "bot."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, type(regex(""))):
                yield f"{module.name}.{name}", value


def test_every_pattern_of_the_house_compiles() -> None:
    found = dict(_patterns())
    assert len(found) > 300
    assert {type(pattern.pattern) for pattern in found.values()} <= {str, bytes}


def test_a_pattern_is_what_re_makes_of_it() -> None:
    ours, theirs = regex(r"(?P<n>\d+)個", re.IGNORECASE), re.compile(r"(?P<n>\d+)個", re.IGNORECASE)
    assert (ours.pattern, ours.flags, ours.groupindex) == (theirs.pattern, theirs.flags, theirs.groupindex)
    assert ours.sub(r"\g<n>件", "12個") == "12件"
    assert [found["n"] for found in ours.finditer("3個と4個")] == ["3", "4"]


def test_a_pattern_is_compiled_once_and_not_before_it_is_used() -> None:
    asked = []
    pattern = later(lambda: asked.append(1) or re.compile("x"))  # type: ignore[func-returns-value]
    assert not asked
    assert pattern.search("x")
    assert pattern.fullmatch("x")
    assert len(asked) == 1


def test_a_mistake_in_a_pattern_shows_at_its_first_use() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("x")
