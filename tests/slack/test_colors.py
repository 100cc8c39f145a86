"""Colours in the reader's language, beside the word that the agent wrote."""

from dataclasses import replace

import pytest

from bot.rules.colors import color_in
from bot.rules.facts import Note
from bot.slack.agent import instruction
from bot.slack.answer_modal import other_modal
from bot.slack.cards import case_card
from bot.slack.lists import case_list
from bot.slack.stock import stock_answer
from bot.slack.threads import reminder
from bot.slack.values import CaseLine, StockCard
from bot.slack.wording import color_word, note_words, option_title
from tests.slack.builders import NOW, OPTIONS, TOKYO, buttons, case, shown

BLACK = replace(OPTIONS[1], color="黑色")
FACTS = case(color="藏青", options=(BLACK,))


@pytest.mark.parametrize(
    ("word", "ja", "en"),
    [
        ("黑色", "黒（黑色）", "black (黑色)"),
        ("黑", "黒（黑）", "black (黑)"),
        ("藏青", "ネイビー（藏青）", "navy (藏青)"),
        ("ネイビー", "ネイビー", "navy (ネイビー)"),
        ("黒色", "黒色", "black (黒色)"),
        ("ブラック系", "ブラック系", "black (ブラック系)"),
        ("Black", "黒（Black）", "Black"),
        ("白色", "白色", "white (白色)"),  # the same in Japanese and Chinese
        ("ﾌﾞﾗｯｸ", "ﾌﾞﾗｯｸ", "black (ﾌﾞﾗｯｸ)"),
        ("星空限定", "星空限定", "星空限定"),  # nobody knows it
        ("黒×白", "黒×白", "黒×白"),
    ],
)
def test_a_colour_is_told_in_the_readers_language(word, ja, en):
    assert (color_word(word, "ja"), color_word(word, "en")) == (ja, en)


@pytest.mark.parametrize("lang", ["ja", "zh", "en"])
@pytest.mark.parametrize("word", ["黑色", "navy", "ネイビー", "驼色", "星空"])
def test_a_word_that_was_put_into_a_language_stays_there(word, lang):
    once = color_in(word, lang)
    assert color_in(once, lang) == once


def test_the_card_shows_both_words_and_the_button_only_the_readers():
    made = case_card(FACTS, lang="ja", tz=TOKYO, now=NOW).blocks
    assert "欠品：リネンシャツ ネイビー（藏青）/L" in shown(made)
    assert "黒（黑色）/L ・ 10個" in shown(made)
    assert "2 別カラー 黒/L" in buttons(made)


def test_a_colour_that_is_ruled_out_is_told_in_both_words():
    excluded = Note(code="color_excluded", values={"color": "红色"})
    facts = replace(FACTS, options=(replace(BLACK, color="红色", struck=(excluded,)),))
    said = shown(case_card(facts, lang="ja", tz=TOKYO, now=NOW).blocks)
    assert "~別カラー 赤（红色）/L~  「赤（红色）」は使わない決まり" in said
    assert note_words([excluded], "en", TOKYO)[0].startswith("your rules exclude red (红色)")


def test_threads_lists_stock_and_choices_speak_the_readers_language():
    left = FACTS.target.due_at - NOW
    name = "リネンシャツ ネイビー（藏青）/L"
    assert name in shown(reminder([FACTS], left, "ja", TOKYO).blocks)
    assert name in shown(case_list([CaseLine.of(FACTS)], "ja", TOKYO, NOW).blocks)
    item = StockCard(product="リネンシャツ", sku="LS", color="藏青", size="L", figures=FACTS.stock)
    assert name in shown(stock_answer("LS", [item], "ja", TOKYO, NOW).blocks)
    assert option_title(BLACK, "ja", TOKYO) == "別カラー 黒（黑色）/L"
    assert "2 別カラー 黒（黑色）/L" in shown(other_modal(FACTS, "ja", TOKYO, "list")["blocks"])


@pytest.mark.parametrize(
    ("lang", "word"), [("zh", "颜色 *黑色*"), ("ja", "カラー *黒（黑色）*"), ("en", "colour *black（黑色）*")]
)
def test_the_agent_reads_its_own_word_once(lang, word):
    assert word in instruction(FACTS, BLACK, lang)
