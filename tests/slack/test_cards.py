"""What a card says in every state of its case."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.rules.facts import InstructionFacts
from bot.rules.reading.values import Reason
from bot.rules.targets import TargetFacts
from bot.rules.words import Status
from tests.slack.builders import OPTIONS, WRITTEN, buttons, case, decided
from tests.slack.drawn import card, labels, text


def test_an_open_card_says_what_is_short_why_and_until_when():
    said = text(case())
    assert "K-12 欠品：リネンシャツ 黒/L（不足10）" in said
    assert "|14:47> までに決めてください* （15分目標）" in said
    assert "不足 *10個* （注文 20個） ・ 廃盤" in said
    assert "注文 2026112010203012-80412 の 3番" in said


def test_a_minimum_lot_is_told_in_pieces_or_quoted_where_the_order_does_not_reach_it():
    def lot(least: str, lang: str) -> str:
        return text(case(reason=Reason.MOQ, least=least), lang)

    assert "・ 最低ロット（50個から）" in lot("50", "ja")
    assert "· minimum order (50 pcs or more)" in lot("50", "en")
    assert "· minimum order (2箱 or more)" in lot("2箱", "en")
    assert "minimum order\n" in lot("20", "en")
    assert "50" not in text(case(least="50")).split("廃盤")[1].splitlines()[0]


def test_the_first_lines_are_the_ones_that_hurry():
    lines = text(case()).splitlines()
    assert "欠品" in lines[0]
    assert "14:47" in lines[1]


def test_the_notification_says_enough_without_opening_slack():
    assert card(case()).text == "K-12 リネンシャツ 黒/L 欠品（不足10） ・ 14:47 までに決めてください"
    assert (
        card(case(), "en").text == "K-12 リネンシャツ black (黒)/L out of stock (10 short) · decide by 14:47"
    )


def test_customers_stand_in_the_order_in_which_they_must_be_served():
    said = text(case())
    assert "*お待ちのお客様 3件* ・ 最短の発送期限 *11/24(火)*" in said
    assert said.index("250-1234567-7654321") < said.index("R-77") < said.index("m55")


def test_more_customers_than_fit_are_counted():
    many = tuple(replace(case().affected[0], id=n, number=f"R-{n}") for n in range(200))
    said = text(case(affected=many))
    assert "お待ちのお客様 200件" in said
    assert "ほか195件" in said


def test_stock_is_told_place_by_place_with_its_cover():
    said = text(case())
    assert (
        "在庫 自社 3、FBA 12、代行倉庫 0、輸送中 20 ・ 1日 2.5個 ・ 残り 6日分 ・ ⚠️ 発注点 30個 以下" in said
    )
    nothing_sells = replace(case().stock, cover_days=None, below_reorder_point=False)
    assert "残り" not in text(case(stock=nothing_sells))


def test_after_the_target_the_card_says_so():
    late = text(case(), at=WRITTEN + timedelta(minutes=15))
    assert "🔴 *期限" in late
    assert "まだ決まっていません" in late


def test_a_decision_is_told_with_person_and_second_and_can_be_undone_for_a_while():
    facts = decided()
    at = facts.decision.at
    said = text(facts, at=at)
    assert "<@U0HANAKO> が 14:41:00 に決定" in said
    assert "14:41:10 までは取り消せます" in said
    assert "取り消す" in labels(facts, at=at + timedelta(seconds=9))
    assert "取り消す" not in labels(facts, at=at + timedelta(seconds=11))
    assert "取り消せます" not in text(facts, at=at + timedelta(seconds=11))
    assert "取り消す" not in labels(decided(Status.INSTRUCTED), at=at)


def test_a_target_is_met_or_missed_and_the_card_says_by_how_much():
    assert "15分目標：達成（9分）" in text(decided())
    stopped = WRITTEN + timedelta(minutes=18, seconds=5)
    late = TargetFacts(started_at=WRITTEN, due_at=WRITTEN + timedelta(minutes=15), stopped_at=stopped)
    assert "15分目標：3分5秒 遅れ" in text(decided(target=late), at=stopped)


def test_a_team_with_another_target_reads_its_own_minutes():
    quick = TargetFacts(started_at=WRITTEN, due_at=WRITTEN + timedelta(minutes=10))
    assert "10分目標" in text(case(target=quick))


def test_an_instruction_that_was_sent_is_linked():
    assert "代行への指示：<https://example.slack.com/x|14:41> に送信" in text(decided(Status.INSTRUCTED))


def test_an_instruction_that_failed_is_shown_and_can_be_sent_again_or_told_by_hand():
    facts = decided(instruction=InstructionFacts(failed="channel_not_found"))
    assert "代行へ指示を送れませんでした" in text(facts)
    assert {"もう一度送る", "自分で伝えた"} <= set(labels(facts))
    assert not {"もう一度送る", "自分で伝えた", "もう一度開く"} & set(labels(decided()))


@pytest.mark.parametrize(
    ("agents", "why"), [(((7, "みなと代行"),), "代行を選んで"), ((), "まだ登録されていません")]
)
def test_where_no_agent_is_known_the_card_says_what_can_be_done(agents, why):
    facts = decided(instruction=InstructionFacts(failed="no_agent"), has_agent=False, agents=agents)
    said = text(facts)
    assert why in said
    assert "まもなく送ります" not in said
    assert "no_agent" not in said
    assert "もう一度送る" not in labels(facts)
    named = {name for name in re.findall("「(.*?)」", said) if name in {"もう一度開く", "自分で伝えた"}}
    assert named == {"もう一度開く", "自分で伝えた"} <= set(labels(facts))


def test_while_the_agent_is_not_known_nothing_is_offered_but_to_choose_it():
    facts = case(has_agent=False, agents=((7, "みなと代行"),), options=())
    assert "どの代行からの連絡か分かりません" in text(facts)
    assert "別のURL" not in text(facts)
    assert set(labels(facts)) == {"代行を選ぶ", "担当する", "欠品ではない"}


def test_drafts_are_counted_by_what_became_of_them():
    assert "お詫びの下書き：未送信 2、送信済み 1" in text(decided(Status.INSTRUCTED))


def test_an_incomplete_case_shows_the_notice_and_asks_first_to_complete_it():
    facts = case(incomplete=True, product=None, order_no=None, qty_short=None, options=())
    said = text(facts)
    assert "十分に読み取れませんでした" in said
    assert "3番の黒Lが欠品です" in said
    assert "注文番号は不明です" in said
    found = buttons(card(facts).blocks)
    assert next(iter(found)) == "読み取りを補う"
    assert found["読み取りを補う"]["style"] == "primary"
    assert "別のURL" not in found


def test_doubts_are_named_and_a_reader_without_any_still_warns():
    assert "⚠️ 読み取りに自信のない項目：注文数が登録と違う" in text(
        case(needs_check=True, doubts=("qty_differs",))
    )
    assert "念のため元の連絡をご確認ください" in text(case(needs_check=True))
    assert "⚠️ 読み取り" not in text(case(doubts=("qty_differs",)))


def test_the_restock_date_is_the_agents_word():
    dated = case(restock="12月初め", restock_from=date(2026, 12, 1), restock_to=date(2026, 12, 5))
    assert "入荷見込み 12/1(火)〜12/5(土)（代行より）" in text(dated)
    assert "入荷見込み「近いうち」（代行より）" in text(case(restock="近いうち"))


@pytest.mark.parametrize("words", ["未定", "不确定", "no ETA"])
def test_a_restock_that_nobody_knows_is_said_in_the_readers_language(words):
    assert "入荷時期は未定（代行より）" in text(case(restock=words))
    assert "Restock not known yet (says the agent)" in text(case(restock=words), lang="en")


def test_whoever_has_taken_it_is_named_and_the_notice_is_linked():
    said = text(case(assignee="U0TARO"))
    assert "担当 <@U0TARO>" in said
    assert "|元の連絡>" in said
    assert "担当を変える" in labels(case(assignee="U0TARO"))


def test_what_people_asked_for_in_their_own_words_is_on_the_card():
    option = replace(OPTIONS[3], text="年内に必要です")
    facts = decided(decision=replace(decided().decision, option=option))
    assert "「年内に必要です」" in text(facts)


def test_a_closed_or_dismissed_case_is_short_and_can_be_opened_again():
    for status in (Status.CLOSED, Status.DISMISSED):
        facts = decided(status)
        assert labels(facts) == ["もう一度開く"]
        assert "在庫" not in text(facts)


def test_the_english_card_has_no_japanese_of_ours():
    facts = case(
        product="Linen shirt", color="black", notice=replace(case().notice, agent="Agent", author="Wang")
    )
    facts = replace(facts, options=(OPTIONS[2],))
    said = text(facts, "en")
    assert not any("\u3040" <= letter <= "\u30ff" for letter in said)
    assert "Decide by" in said
    assert "3 customer orders waiting" in said


def test_the_options_and_their_buttons_stand_before_customers_stock_and_what_is_ruled_out():
    facts = case()
    said = text(facts)
    assert (
        said.index("14:47")
        < said.index("不足 *10個*")
        < said.index("*1 別店舗*")
        < said.index("お待ちのお客様")
    )
    assert said.index("在庫 自社") < said.index("除いた選択肢")
    rows = [block.get("block_id") for block in card(facts).blocks]
    assert rows.index("options") <= 4
    assert rows.index("steps") == rows.index("options") + 1


def test_options_stand_close_together_unless_a_block_cannot_hold_them():
    near = [block for block in card(case()).blocks if "*1 別店舗*" in str(block)]
    assert "*4 入荷待ち*" in str(near)
    far = replace(OPTIONS[3], text="長い" * 70, url=f"https://x.example/{'a' * 280}")
    wordy = tuple(replace(far, key=f"w{n}", rank=n) for n in range(1, 10))
    card(case(options=wordy))
