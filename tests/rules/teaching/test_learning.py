"""What a correction teaches, and what it must not; and which changes would break a notice that is read right."""

from datetime import UTC, datetime

import pytest

from bot.rules.reading import Known, Reason, read, to_json
from bot.rules.teaching.golden import Change, Golden, expected_of, first_broken
from bot.rules.teaching.learning import Lesson, Said, in_known_words, lessons, meaning_of, why_unfit

ORDER = "2026111015475684-300001"
AT = datetime(2026, 11, 18, tzinfo=UTC)


def taught(text, color=None, reason="unknown", *, word=None, names=(), vocabulary=None):
    known = Known(vocabulary=vocabulary or {})
    items = read(text, received_at=AT, known=known).items
    said = Said(color=color, reason=Reason(reason), reason_word=word, names=names)
    return lessons(text, items[0] if items else None, said, known.vocabulary)


@pytest.mark.parametrize(
    "text", [f"{ORDER} 3番 雾霾紫 缺货 12个", f"{ORDER}\n3番\nカラー：雾霾紫\n欠品数：12個"]
)
def test_a_colour_that_meant_nothing_is_learnt_for_what_the_person_calls_it(text):
    assert taught(text, "ラベンダー") == (Lesson("color", "雾霾紫", "lavender"),)


def test_a_colour_that_only_the_person_saw_stands_for_itself():
    assert taught("3番 月光 12個欠品", "月光") == (Lesson("color", "月光", "月光"),)


@pytest.mark.parametrize(
    ("text", "color", "names"),
    [
        (
            "3番 カラー：ネイビー 欠品",
            "ブラック",
            (),
        ),  # the word means navy to everybody: the notice was wrong
        ("3番 カラー：雾霾紫\n欠品", "雾霾紫", ()),  # nothing new is said of it
        ("3番 月光 12個欠品", "シルバー", ()),  # a name like any other
        ("3番 唇釉口红 缺货 12个", "ピンク", ("唇釉口红",)),  # a product
        ("3番 カラー：A12\n欠品", "ネイビー", ()),  # a number
        ("3番 欠品", "月光", ()),  # not in the notice
    ],
)
def test_in_doubt_no_colour_is_learnt(text, color, names):
    assert taught(text, color, names=names) == ()


def test_a_word_that_is_taught_already_is_not_taught_again():
    assert taught("3番 カラー：雾霾紫\n欠品", "ネイビー", vocabulary={"color": {"雾霾紫": "lavender"}}) == ()


def test_a_reason_is_learnt_from_behind_its_label_or_where_it_is_quoted():
    assert taught("3番 ネイビー 欠品\n理由：断供中です", reason="temporary") == (
        Lesson("reason", "断供", "temporary"),
    )
    assert taught("3番 藏青色缺货，老板跑路了", reason="discontinued", word="跑路") == (
        Lesson("reason", "跑路", "discontinued"),
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("お世話になっております。先日の3番ですが欠品です。", None),  # nobody says which word
        ("3番が欠品です", "跑路"),  # not in the notice
        ("3番が廃盤です", "廃盤"),  # known
        ("3番が欠品です。12月まで", "12月"),  # a date
        ("3番が欠品です\n理由：お店の都合で先週から春節まで発送ができないと言われました", None),  # a sentence
    ],
)
def test_in_doubt_no_reason_is_learnt(text, word):
    assert taught(text, reason="temporary", word=word) == ()


def test_a_learnt_reason_in_a_question_or_a_condition_is_no_stockout():
    known = Known(vocabulary={"reason": {"断供": "discontinued"}})
    assert read("3番 ネイビー 断供です。", received_at=AT, known=known).is_stockout
    for text in ("3番 ネイビー 断供ですか？", "もし3番が断供の場合はご連絡します。"):
        assert not read(text, received_at=AT, known=known).is_stockout


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("紫", "word_length"),
        ("あ" * 13, "word_length"),
        ("12個", "word_letters"),
        ("断供！", "word_letters"),
        ("欠品", "word_means_something"),
        ("理由", "word_means_something"),
        ("ネイビー", "word_means_something"),
        ("お世話になっております", "word_means_something"),
        ("断供", None),
    ],
)
def test_what_can_be_taught(word, why):
    assert why_unfit(word, {}) == why


def test_a_meaning_may_be_named_by_any_known_word():
    assert meaning_of("color", "ラベンダー") == meaning_of("color", "lavender") == "lavender"
    assert (meaning_of("color", "虹の色"), meaning_of("reason", "unknown")) == (None, None)


def test_a_learnt_colour_is_looked_for_under_its_usual_name():
    (item,) = read("3番 カラー：雾霾紫\n欠品", received_at=AT).items
    assert in_known_words(item, {"color": {"雾霾紫": "navy"}}).color.value == "ネイビー"
    assert in_known_words(item, {}) == item


def golden(text, vocabulary=None, **said):
    reading = to_json(read(text, received_at=AT, known=Known(vocabulary=vocabulary or {})), "")
    item = reading["items"][0]
    as_read = {"order_no": reading["agent_order_no"], **item, **item["variant"]}
    return Golden(id=7, text=text, received_at=AT, expected=expected_of(reading, 0, as_read | said))


def test_a_change_that_breaks_a_golden_notice_is_named_with_before_and_after():
    notice = golden("3番 ネイビー 一時欠品、幻影倉庫より")
    broken = first_broken(
        Change(goldens=(notice,), before={}, after={"reason": {"幻影倉庫": "discontinued"}})
    )
    assert broken is not None
    assert (broken.golden_id, broken.field, broken.before, broken.after) == (
        7,
        "reason",
        "temporary",
        "discontinued",
    )


def test_what_was_wrong_before_stands_against_no_change():
    notice = golden("3番 ネイビー 欠品、幻影倉庫より", qty_short=7, reason="moq")
    assert (
        first_broken(Change(goldens=(notice,), before={}, after={"reason": {"幻影倉庫": "discontinued"}}))
        is None
    )


def test_taking_a_word_back_breaks_what_relied_on_it():
    words = {"color": {"星河幻影": "navy"}}
    notice = golden("3番 カラー：星河幻影\n欠品", words, color="ネイビー")
    assert first_broken(Change(goldens=(notice,), before=words, after={})).field == "color"
    assert first_broken(Change(goldens=(notice,), before=words, after={}, excused=frozenset([7]))) is None


def test_a_size_that_meant_nothing_is_learnt_for_what_the_person_calls_it():
    text = f"注文番号：{ORDER}\n3番\nカラー：ネイビー\nサイズ：ゆったり\n欠品数：5個"
    item = read(text, received_at=AT).items[0]
    said = Said(color="ネイビー", size="特大", reason=Reason.UNKNOWN)
    assert lessons(text, item, said, {}) == (Lesson("size", "ゆったり", "XL"),)
    assert lessons(text, item, said, {"size": {"ゆったり": "XL"}}) == ()
    for size in (None, "ゆったり"):
        assert lessons(text, item, Said(color="ネイビー", size=size, reason=Reason.UNKNOWN), {}) == ()


def test_a_size_that_everybody_knows_is_not_taught():
    text = f"{ORDER} 3番 ネイビー L 5個欠品です"
    item = read(text, received_at=AT).items[0]
    assert lessons(text, item, Said(color="ネイビー", size="XL", reason=Reason.UNKNOWN), {}) == ()
    assert why_unfit("加大", {}) == "word_means_something"


def test_a_size_is_named_by_a_common_one():
    assert (meaning_of("size", "特大"), meaning_of("size", "120 cm"), meaning_of("size", "ゆったり")) == (
        "XL",
        "120cm",
        None,
    )


def test_learnt_words_are_known_in_what_the_agent_offers_as_well():
    vocabulary = {"color": {"月光": "silver"}, "size": {"ゆったり": "XL"}}
    text = f"{ORDER} 3番 ネイビー L 5個欠品です。代替：月光 ゆったりなら在庫あり"
    item = read(text, received_at=AT, known=Known(vocabulary=vocabulary)).items[0]
    (offer,) = in_known_words(item, vocabulary).alternatives
    assert (offer.color, offer.size) == ("シルバー", "XL")
    assert in_known_words(item, {}) is item
