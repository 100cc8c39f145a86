"""The same facts about several lines, told in many ways: none of them makes the opposite of what is the case."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.replies.reply_lines import tell_apart
from bot.rules.replies.says import SURE, Says

LINES = ("1", "2", "3")
#: What is the case, in the words of each language: with the name first, and with the name behind.
BOUGHT, OUT, OPEN = "bought", "out", "open"
JAPANESE = {
    BOUGHT: (
        ("手配済み", "購入済", "手配しました", "購入できました"),
        ("手配済み", "購入済み", "購入できたの", "手配したの"),
    ),
    OUT: (
        ("欠品", "代替も欠品", "在庫切れです", "購入できません"),
        ("欠品", "代替も欠品", "在庫切れ", "購入できないの"),
    ),
    OPEN: (("確認中", "まだです", "未手配"), ("確認中", "未手配", "問い合わせ中")),
}
CHINESE = {
    BOUGHT: (("已下单", "买到了", "已拍"), ("已下单", "买到了", "已经拍好")),
    OUT: (("没货", "还是没货", "没买到", "断货了"), ("没货", "还是没货", "没买到", "买不到")),
    OPEN: (("还在问", "还没买"), ("还在问", "还没买")),
}
ENGLISH = {
    BOUGHT: (("is ordered", "bought", "has been purchased"), ("ordered", "bought", "we have purchased")),
    OUT: (("is sold out", "is out of stock too"), ("could not buy", "sold out", "also out of stock")),
    OPEN: (("is not yet ordered", "we are checking"), ("still checking", "not yet ordered")),
}
LANGUAGES = {
    "ja": (
        JAPANESE,
        (
            "{line}番は{state}",
            "{line}番：{state}",
            "{line}番 {state}",
            "{line}番、{state}",
            "{line}番が{state}",
        ),
        (
            "{state}：{line}番",
            "{state}は{line}番です",
            "{state} {line}番",
            "{state}、{line}番",
            "{state}\n{line}番",
        ),
    ),
    "zh": (
        CHINESE,
        (
            "{line}号{state}",
            "{line}号：{state}",
            "{line}号 {state}",
            "{line}号，{state}",
            "第{line}号{state}",
        ),
        (
            "{state}{line}号",
            "{state}：{line}号",
            "{state}的是{line}号",
            "{state}，{line}号",
            "{state}\n{line}号",
        ),
    ),
    "en": (
        ENGLISH,
        ("line {line} {state}", "line {line}: {state}", "line {line}, {state}", "#{line} {state}"),
        ("{state} line {line}", "{state}: line {line}", "{state}: #{line}", "{state}, line {line}"),
    ),
}
BETWEEN = {
    "ja": ("、", "。", "\n", " ", "；", "／"),
    "zh": ("，", "；", "。", "\n", " ", "，但是"),
    "en": (", ", ". ", "\n", "; ", " but ", " and "),
}
MOVED = {BOUGHT: {Says.OUT}, OUT: {Says.DONE, Says.IN_STOCK}, OPEN: {Says.DONE}}


def _is_opposite(fact: str, text: str, line: str) -> bool:
    reply = tell_apart(text, LINES).get(line)
    if reply is None or reply.says not in MOVED[fact]:
        return False
    return fact != OPEN or reply.confidence >= SURE


def _told(facts: dict[str, str], words: tuple[str, ...], shapes: tuple[str, ...], between: str) -> str:
    return between.join(
        shape.format(line=line, state=state) for line, state, shape in zip(facts, words, shapes, strict=True)
    )


def _facts(count: int) -> list[dict[str, str]]:
    return [
        dict(zip(lines, facts, strict=True))
        for lines in (LINES[:count], LINES[:count][::-1])
        for facts in product((BOUGHT, OUT, OPEN), repeat=count)
        if len(set(facts)) > 1
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", [0, 1])
@pytest.mark.parametrize("count", [2, 3])
def test_facts_are_not_told_as_their_opposite_whichever_way_round(language, way, count):
    states, *ways = LANGUAGES[language]
    betweens = BETWEEN[language]
    for at, (facts, shape, turn) in enumerate(
        product(_facts(count), ways[way], range(6 if count == 2 else 2))
    ):
        between = betweens[(at + turn) % len(betweens)]
        said = [states[fact][way] for fact in facts.values()]
        words = tuple(options[(at + place) % len(options)] for place, options in enumerate(said))
        text = _told(facts, words, (shape,) * count, between)
        assert not [line for line, fact in facts.items() if _is_opposite(fact, text, line)], text


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_facts_are_not_told_as_their_opposite_both_ways_in_one_reply(data):
    states, *ways = LANGUAGES[language := data.draw(st.sampled_from(sorted(LANGUAGES)))]
    facts = data.draw(st.sampled_from([*_facts(2), *_facts(3)]))
    turned = [data.draw(st.sampled_from([0, 1])) for _ in facts]
    shapes = tuple(data.draw(st.sampled_from(ways[way])) for way in turned)
    words = tuple(
        data.draw(st.sampled_from(states[fact][way]))
        for fact, way in zip(facts.values(), turned, strict=True)
    )
    text = _told(facts, words, shapes, data.draw(st.sampled_from(BETWEEN[language])))
    assert not [line for line, fact in facts.items() if _is_opposite(fact, text, line)], text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", [0, 1])
def test_what_is_told_plainly_is_taken_as_it_is_told(language, way):
    states, *ways = LANGUAGES[language]
    for shape, between in product(ways[way][:2], BETWEEN[language][:3]):
        words = (states[BOUGHT][way][0], states[OUT][way][0])
        text = _told({"3": BOUGHT, "1": OUT}, words, (shape, shape), between)
        said = {line: str(reply.says) for line, reply in tell_apart(text, ("1", "3")).items()}
        assert said == {"3": "done", "1": "out"}, text


#: Said in one line, with the state before the name and behind it by turns: what is the case.
MIXED = (
    ("2号 断货了 还是没货，1号 3号买到了", {"3": BOUGHT, "2": OUT}),
    ("2号断货了，还是没货，1号3号买到了", {"3": BOUGHT, "2": OUT}),
    ("第3号没货 还是没货\n2号 1号已下单", {"1": BOUGHT, "2": OUT, "3": OUT}),
    ("买到了，1号 2号，还在问 没买到\n3号", {"1": BOUGHT, "2": OPEN, "3": OUT}),
    ("没货的是1号 2号，已下单 还在问的是3号", {"1": OUT, "2": BOUGHT, "3": OPEN}),
    ("买不到的是1号 还在问，2号 3号：已下单", {"1": OUT, "2": OPEN, "3": BOUGHT}),
    ("买到了1号 3号，2号还是没货", {"1": BOUGHT, "2": OUT, "3": BOUGHT}),
    ("没货2号，1号 3号买到了", {"1": BOUGHT, "2": OUT, "3": BOUGHT}),
    ("2号没货，买到了1号，3号也没货", {"1": BOUGHT, "2": OUT, "3": OUT}),
    ("已拍下 1号，2号 断货 没货了，3号 已拍下", {"1": BOUGHT, "2": OUT, "3": BOUGHT}),
    ("欠品 1番 代替も欠品\n2番 3番は購入できました", {"1": OUT, "2": OUT, "3": BOUGHT}),
    ("3番：手配済み 代替も欠品、2番 1番は購入できません", {"1": OUT, "2": OUT, "3": BOUGHT}),
    ("1番は未手配／確認中、2番／3番は手配しました", {"1": OPEN, "2": OPEN, "3": BOUGHT}),
    ("手配したの 1番／2番、まだです／3番：確認中", {"1": BOUGHT, "2": OPEN, "3": OPEN}),
    ("手配済みは1番 3番、2番 欠品", {"1": BOUGHT, "2": OUT, "3": BOUGHT}),
    ("欠品2番、購入済み1番、3番 確認中", {"1": BOUGHT, "2": OUT, "3": OPEN}),
    ("1番 手配済み、欠品 2番、3番 手配済み", {"1": BOUGHT, "2": OUT, "3": BOUGHT}),
    ("1番手配済み 2番欠品 手配済み3番", {"1": BOUGHT, "2": OUT, "3": BOUGHT}),
    ("bought: #1 and line 2, we are checking and line 3, we are checking", {"1": BOUGHT, "3": OPEN}),
    ("bought: line 3 and line 2, is sold out and ordered line 1", {"1": BOUGHT, "2": OUT, "3": BOUGHT}),
    ("also out of stock line 1 and line 2, has been purchased and sold out line 3", {"1": OUT, "2": BOUGHT}),
    (
        "line 1: has been purchased and could not buy, line 2 and #3 has been purchased",
        {"1": BOUGHT, "2": OUT},
    ),
    ("sold out line 2, line 1 and line 3 bought", {"1": BOUGHT, "2": OUT, "3": BOUGHT}),
    ("ordered line 1, line 3, line 2 sold out", {"1": BOUGHT, "2": OUT, "3": BOUGHT}),
)


@pytest.mark.parametrize(("text", "facts"), MIXED)
def test_a_line_that_changes_direction_is_read_right_or_asked_about(text, facts):
    said = tell_apart(text, LINES)
    assert set(facts) <= set(said)
    assert not [line for line, fact in facts.items() if _is_opposite(fact, text, line)], said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2番 欠品 代替もなし、1番 3番は手配済み", {"1": "done", "2": "out", "3": "done"}),
        ("2番は欠品です。代替もありません。1番、3番は手配済みです。", {"1": "done", "2": "out", "3": "done"}),
        ("2番 欠品 / 1番 3番 手配済み", {"1": "done", "2": "out", "3": "done"}),
        ("line 2 sold out still no stock, bought line 1, line 3", {"1": "done", "2": "out", "3": "done"}),
        ("1号、3号买到了，2号断货了", {"1": "done", "2": "out", "3": "done"}),
    ],
)
def test_names_with_a_comma_between_stay_together_where_nothing_can_part_them(text, said):
    assert {line: str(reply.says) for line, reply in tell_apart(text, LINES).items()} == said
