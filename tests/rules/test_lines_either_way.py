"""The same facts about several lines, told in many ways: none of them makes the opposite of what is the case."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.replies import SURE, Says
from bot.rules.reply_lines import tell_apart

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
#: What parts a name from its state as plainly as one line from the next: nobody can read that both ways in turn.
CUT = {*"、，,\n"}
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
    shapes = tuple(
        data.draw(st.sampled_from([shape for shape in ways[way] if not CUT & {*shape}])) for way in turned
    )
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
