"""Which lines a reply names, and what it says of each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.replies.line_names import lines_in
from bot.rules.replies.reply_lines import tell_apart

BOTH = ("1", "3")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3番は購入できました、1番は欠品のままです", {"3": "done", "1": "out"}),
        ("3 is bought, 1 is out", {"3": "done", "1": "out"}),
        ("3号买到了，1号还是没货", {"3": "done", "1": "out"}),
        ("3番と1番は購入しました", {"3": "done", "1": "done"}),
        ("1番、3番ともに手配しました", {"1": "done", "3": "done"}),
        ("3番は手配済みです。1番も。", {"3": "done", "1": "done"}),
        ("1番は欠品です。他は手配しました", {"1": "out", "3": "done"}),
        ("1号买到了，其他的还没买", {"1": "done", "3": "wait"}),
        ("3番は他の店で購入しました、1番はまだです", {"3": "done", "1": "wait"}),
        ("3番は8個購入しました。残りは欠品です。1番は手配済みです", {"3": "partly", "1": "done"}),
        ("3番以外は手配しました", {"1": "done", "3": "other"}),
        ("Everything except line 1 is ordered", {"1": "other", "3": "done"}),
        ("line 1 is sold out but line 3 is done", {"1": "out", "3": "done"}),
        ("1、买到了 3、没货", {"1": "done", "3": "out"}),
        ("3番は購入しました。2番は欠品です", {"3": "done"}),
        ("手配しました", {}),
        ("2番は発送しました", {}),
        ("bought 8, 3 not available", {}),
        ("12月3号到货", {}),
        ("3号左右到货", {}),
        ("3個だけ購入しました", {}),
        ("1和3号买到了", {"1": "done", "3": "done"}),
        ("1・3番は手配しました", {"1": "done", "3": "done"}),
        ("lines 1-3 ordered", {"1": "done", "3": "done"}),
        ("line 1, 3 ordered", {"1": "done", "3": "done"}),
        ("line 1, 3 pcs only", {"1": "partly"}),
        ("①③买到了", {"1": "done", "3": "done"}),
        ("①手配済 ③欠品", {"1": "done", "3": "out"}),
        ("1→手配済 3→欠品", {"1": "done", "3": "out"}),
        ("③4個購入しました", {}),
        ("5和3号买到了", {"3": "done"}),
        ("3番だけまだです、あとは全部買えました", {"3": "wait", "1": "done"}),
        ("3番OKです、買えました👍、1番は無理でした", {"3": "done", "1": "out"}),
    ],
)
def test_each_line_is_told_what_is_said_about_it(text, said):
    assert {line: str(reply.says) for line, reply in tell_apart(text, BOTH).items()} == said


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("第3番和第05番已买到", ("3", "5")),
        ("12月10号能到货", ()),
        ("15号左右", ()),
        ("3号到货了", ("3",)),
        ("25号出货", ()),
        ("5号可以到货", ()),
        ("老板说5号有货", ()),
        ("最快28号发出", ()),
        ("3号箱到了", ()),
        ("老板说3号没货", ("3",)),
        ("3号补上了", ("3",)),
        ("3号有货", ("3",)),
        ("3号箱子没货", ("3",)),
    ],
)
def test_a_day_is_no_line(text, lines):
    assert lines_in(text) == lines


@given(st.text(max_size=3000), st.lists(st.sampled_from(["1", "2", "3", "12"]), unique=True))
def test_nothing_is_said_of_lines_that_are_not_there(text, here):
    assert set(tell_apart(text, here)) <= set(here)


def test_a_hostile_text_takes_no_longer_than_its_length():
    for unit in (
        "1番 ",
        "1、",
        "3 is ",
        "1番以外 ",
        "除了1号",
        "他は",
        "1番も",
        "1、3",
        "1-",
        "①",
        "line 1,",
        "and 1 ",
        "第",
        "1",
        "# ",
    ):
        tell_apart(unit * 20000, BOTH)
