"""Patterns are left out only where they could not be found: what is found is the same as without."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules import reading
from bot.rules.reading.text.edges import OFTEN
from bot.rules.reading.text.endings import ending
from bot.rules.reading.text.tokens import TAKEN, Starts
from bot.rules.regex import regex


def _in_the_reader(kind: type) -> Iterator[tuple[str, object]]:
    for module in walk_packages(reading.__path__, "bot.rules.reading."):
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, kind):
                yield f"{module.name}.{name}", value


STARTS: list[Starts] = [value for _, value in _in_the_reader(Starts) if isinstance(value, Starts)]
ENDINGS: list[re.Pattern[str]] = [value for _, value in _in_the_reader(type(ending("$")))]  # type: ignore[misc]
# All ways of writing a pattern, of which the readers of patterns must know what they begin with.
SOURCES = (
    "ab?c",
    "(?:a|bc)+1",
    "a{2,3}(?=b)",
    "a(?=b|$)",
    "a(?!b)",
    "(?<=b)a",
    r"a\d[^\s1]",
    r"a[^\d个]?\w",
    r"a\D\S\W",
    "a(?:b?|1)c?$",
    r"(a|b)\1c",
    "(?i:A)b",
    "a(?>b|bc)c",
    "a++b",
    "a.[一-龥]",
    "a[ぁ-ん个]?[^一-龥]",
    "(?P<n>a)?b(?(n)c|1)",
    "(?:b|)a",
    r"^a\b",
)
LETTERS = "abcA1٣ \n个没あ\x00"


def _plainly(cases: tuple[tuple[str, re.Pattern[str]], ...], text: str) -> list[tuple[int, int]]:
    """Every pattern tried at each of its letters, but within numbers and words."""
    found, free = [], 0
    for at, letter in enumerate(text):
        if at < free or re.fullmatch("[0-9]{2}|[a-z]{2}", text[max(0, at - 1) : at + 1]):
            continue
        tried = (pattern.match(text, at) for letters, pattern in cases if letter in letters)
        match = next(filter(None, tried), None)
        if match is not None:
            found.append(match.span())
            free = match.end()
    return found


def _used(finder: Starts) -> Starts:
    """In much use: only then it knows what its patterns begin with."""
    for _ in range(OFTEN):
        finder.finditer(" ".join(finder.firsts))
    return finder


def _words_of(source: str) -> set[str]:
    return {*re.findall(r"[^\W\d_]{1,6}", source), *re.findall(r"[^\W_]", source)}


@st.composite
def _texts(draw: st.DrawFn, sources: list[str]) -> str:
    """What stands in a pattern, one piece after another."""
    words = _words_of(draw(st.sampled_from(sources)))
    signs = [
        "1",
        "12",
        "5",
        " ",
        "\n",
        "、",
        "。",
        ":",
        "(",
        ")",
        "/",
        "-",
        TAKEN,
        TAKEN,
        "的",
        "が",
        "は",
        "不",
        "没",
    ]
    return "".join(draw(st.lists(st.sampled_from(sorted(words) + signs), min_size=1, max_size=12)))


@pytest.mark.parametrize("source", SOURCES)
def test_however_a_pattern_is_written_no_match_of_it_is_missed(source: str) -> None:
    finder = _used(Starts((LETTERS, regex(source))))

    @given(st.text(LETTERS, max_size=8))
    def finds_the_same(text: str) -> None:
        assert [match.span() for match in finder.finditer(text)] == _plainly(finder.cases, text)

    finds_the_same()


@pytest.mark.parametrize("source", SOURCES)
def test_no_pattern_at_the_end_of_a_text_is_missed(source: str) -> None:
    form, plain = ending(f"(?:{source})$"), re.compile(f"(?:{source})$")
    for _ in range(OFTEN):
        form.search("a")

    @given(st.text(LETTERS, max_size=8))
    def finds_the_same(text: str) -> None:
        assert bool(form.search(text)) is bool(plain.search(text))
        assert form.sub("", text) == plain.sub("", text)
        for end in range(len(text) + 1):
            assert bool(form.search(text, end // 2, end)) is bool(plain.search(text, end // 2, end))

    finds_the_same()


def test_the_patterns_of_the_reader_find_all_that_they_would_find_anywhere() -> None:
    assert len(STARTS) > 20
    finders = [_used(finder) for finder in STARTS]
    sources = [pattern.pattern for finder in finders for _, pattern in finder.cases]

    @given(_texts(sources))
    def finds_the_same(text: str) -> None:
        for finder in finders:
            assert [match.span() for match in finder.finditer(text)] == _plainly(finder.cases, text)

    finds_the_same()


def test_what_stands_before_a_figure_is_found_as_by_its_plain_pattern() -> None:
    assert len(ENDINGS) > 15
    plain = [re.compile(form.pattern) for form in ENDINGS]
    for form in ENDINGS:
        for _ in range(OFTEN):
            form.search("は")

    @given(_texts([form.pattern for form in ENDINGS]))
    def finds_the_same(text: str) -> None:
        for form, wanted in zip(ENDINGS, plain, strict=True):
            match, other = form.search(text), wanted.search(text)
            assert (match and match.span()) == (other and other.span())
            assert other is None or other.end() >= len(text.removesuffix("\n"))

    finds_the_same()
