"""A word behind a name says it all: `黒あり`, `No.2 none`."""

import pytest


def _told(reading):
    return [
        (
            (item.color or item.size or item.line).value,
            [offer.color or offer.size for offer in item.alternatives],
        )
        for item in reading.items
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2番 白 10個 欠品です。黒・グレーあり", [("白", ["黒", "グレー"])]),
        ("2番 白 10個 欠品。黒、グレーあります", [("白", ["黒", "グレー"])]),
        ("2番 白 10個 欠品。黒とグレーは有り", [("白", ["黒", "グレー"])]),
        ("2番 M 欠品。Lあり", [("M", ["L"])]),
        ("白なし 黒あり", [("白", ["黒"])]),
        ("2番 白欠品、黒あり、グレーなし", [("白", ["黒"]), ("グレー", [])]),
    ],
)
def test_what_is_there_instead_is_offered(read_on, text, told):
    assert _told(read_on(text)) == told


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("No.2 none", ["2"]),
        ("No.2: none, others ok", ["2"]),
        ("1番 ok\n2番 none", ["2"]),
        ("line 4 - none", ["4"]),
    ],
)
def test_none_behind_a_line_says_that_nothing_is_there(read_on, text, short):
    assert [item.line.value for item in read_on(text).items] == short
