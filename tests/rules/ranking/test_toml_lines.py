import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.ranking.toml_lines import lines_of


def test_lines_are_found_in_every_way_that_toml_can_be_written():
    text = '''# a comment with = and [brackets]
a = 1 # one
"b c" = "x # no comment"
'd' = """
two
lines ""\\" """
e.f = { g = [1, # one
  { h = 2 }, ],
i = 3 }
[j.k]
l = \'\'\'
m = 0
\'\'\'
[[n]]
o = 2026-11-21 07:32:00
[[n.p]]
q = [[], [ [
  1 ]]]
[n.r]
s = -1_000
[[n]]
"\\u0074" = inf
'''.replace("  { h = 2 }, ],\ni = 3 }", "  { h = 2 }, ], i = 3 }")
    found = lines_of(text)
    tomllib.loads(text)
    expected = {
        ("a",): 2,
        ("b c",): 3,
        ("d",): 4,
        ("e",): 7,
        ("e", "f"): 7,
        ("e", "f", "g"): 7,
        ("e", "f", "g", 0): 7,
        ("e", "f", "g", 1): 8,
        ("e", "f", "g", 1, "h"): 8,
        ("e", "f", "i"): 8,
        ("j",): 9,
        ("j", "k"): 9,
        ("j", "k", "l"): 10,
        ("n",): 13,
        ("n", 0): 13,
        ("n", 0, "o"): 14,
        ("n", 0, "p"): 15,
        ("n", 0, "p", 0): 15,
        ("n", 0, "p", 0, "q"): 16,
        ("n", 0, "p", 0, "q", 0): 16,
        ("n", 0, "p", 0, "q", 1): 16,
        ("n", 0, "p", 0, "q", 1, 0): 16,
        ("n", 0, "p", 0, "q", 1, 0, 0): 17,
        ("n", 0, "r"): 18,
        ("n", 0, "r", "s"): 19,
        ("n", 1): 20,
        ("n", 1, "t"): 21,
    }
    assert found == expected


def test_what_is_no_toml_is_refused():
    with pytest.raises(ValueError, match="= nothing"):
        lines_of("= nothing")


words = st.text(st.sampled_from("abc#=[]{},'.\" 色\\"), max_size=6)
leaves = st.booleans() | st.integers(-9, 99) | words
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def written(value):
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return f"[ {', '.join(written(item) for item in value)}]"
    return "{" + ", ".join(f"{quoted(key)} = {written(item)}" for key, item in value.items()) + "}"


def paths(value, path):
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from paths(item, (*path, key))


@given(st.dictionaries(words, values, max_size=4), st.integers(0, 2))
def test_every_path_of_a_file_has_the_line_it_was_written_on(table, gap):
    rows = [f"{quoted(key)} = {written(value)} # a = [" for key, value in table.items()]
    text = "".join(row + "\n" * (gap + 1) for row in rows)
    assert tomllib.loads(text) == table
    expected = {
        path: 1 + at * (gap + 1)
        for at, (key, value) in enumerate(table.items())
        for path in paths(value, (key,))
    }
    assert lines_of(text) == expected
