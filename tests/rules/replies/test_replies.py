"""What agents' staff answer in a thread, and what it comes to."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.replies.arrivals import Arrival, arrival
from bot.rules.replies.says import LIKELY, SURE, Says, understand
from bot.rules.script import fold

TABLE = (Path(__file__).parent / "replies.txt").read_text(encoding="utf-8")
REPLIES = [line.partition(" | ") for line in TABLE.splitlines() if line and not line.startswith("#")]


def test_the_table_is_long_enough_to_mean_something():
    assert len(REPLIES) >= 300
    assert len({text for _, _, text in REPLIES}) == len(REPLIES)


@pytest.mark.parametrize(("wanted", "text"), [(head, text) for head, _, text in REPLIES])
def test_a_reply_is_understood(wanted, text):
    says, how = wanted.split()
    found = understand(text)
    assert found.says is Says(says), found
    if how == "sure":
        assert found.confidence >= SURE
    if how == "likely":
        assert LIKELY <= found.confidence < SURE


@pytest.mark.parametrize(
    ("text", "lines", "everything"),
    [
        ("3番は手配しました", ("3",), False),
        ("第3番和第05番已买到", ("3", "5"), False),
        ("line 2 is done", ("2",), False),
        ("都买好了", (), True),
        ("すべて手配しました", (), True),
        ("all done", (), True),
        ("已买到", (), False),
    ],
)
def test_a_reply_says_which_lines_it_is_about(text, lines, everything):
    found = understand(text)
    assert (found.lines, found.everything) == (lines, everything)
    assert found.says is Says.DONE


@pytest.mark.parametrize(
    ("text", "restock"),
    [
        ("補充は12月10日ごろです。待ちますか？", "補充は12月10日ごろです"),
        ("下周到货，等吗？", "下周到货"),
        ("12月3日に入荷しました", ""),
    ],
)
def test_a_reply_says_when_there_will_be_some(text, restock):
    assert understand(text).restock == fold(restock)


@pytest.mark.parametrize(
    ("text", "amounts"), [("8個購入しました", (8,)), ("黑色五件、白色3件都买到了", (5, 3)), ("已买到", ())]
)
def test_a_reply_says_how_many_its_deed_was_done_to(text, amounts):
    assert understand(text).amounts == amounts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("商品は全部倉庫に到着しました。", Arrival()),
        ("3番と5番が入荷しました", Arrival(lines=("3", "5"))),
        ("3番以外は到着しました", Arrival(lines=("3",), but=True)),
        ("货已到仓库，还有2件没到", Arrival(but=True)),
        ("all goods have arrived at our warehouse", Arrival()),
        ("到着しましたか？", None),
        ("到着予定は12月10日です", None),
        ("好的", None),
    ],
)
def test_what_has_arrived_is_known(text, found):
    assert arrival(text) == found


def test_what_is_quoted_is_not_the_agents_own_word():
    assert understand("> この店も欠品です\n手配しました").says is Says.DONE


def test_a_long_letter_moves_nothing_by_itself():
    assert understand("手配しました。" + "よろしくお願いいたします。" * 40).confidence < SURE


@given(st.text(max_size=3000))
def test_any_text_at_all_is_answered(text):
    found = understand(text)
    assert 0 <= found.confidence <= 1


def test_a_hostile_text_takes_no_longer_than_its_length():
    for unit in ("在庫", "もも", "已", "not ", "? ", "1番 ", "、、", "十", "1", "好哈", "ok ", "只有", "8個"):
        assert understand(unit * 20000).says in Says
