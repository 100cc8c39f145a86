from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.rules.facts import InstructionFacts, Note, TargetFacts
from bot.rules.lifecycle import steps_from
from bot.rules.words import Remedy, Role, Status, Step
from bot.slack.actions import Action, Pressed, decode, encode
from bot.slack.cards import case_card
from bot.slack.wording import role_word
from tests.slack.builders import NOW, OPTIONS, TOKYO, WRITTEN, buttons, case, decided, shown
from tests.slack.reading import bold_shows, is_sound, mrkdwn_of


def card(facts, lang="ja", at=NOW):
    made = case_card(facts, lang=lang, tz=TOKYO, now=at)
    is_sound(made)
    assert all(bold_shows(text) for text in mrkdwn_of(made.blocks))
    return made


def text(facts, lang="ja", at=NOW):
    return shown(card(facts, lang, at).blocks)


def labels(facts, lang="ja", at=NOW):
    return list(buttons(card(facts, lang, at).blocks))


def test_an_open_card_says_what_is_short_why_and_until_when():
    said = text(case())
    assert "K-12 欠品：リネンシャツ 黒/L（不足10）" in said
    assert "|14:47> までに決めてください* （15分目標）" in said
    assert "不足 *10個* （注文 20個） ・ 廃盤" in said
    assert "注文 2026112010203012-80412 の 3番" in said


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


def test_an_option_is_told_with_its_facts_and_the_reason_for_its_rank():
    why = (
        Note(code="priority", values={"place": "1", "rule": ""}),
        Note(code="price_up", values={"percent": "8"}),
    )
    said = text(case(options=(replace(OPTIONS[0], why=why, needs_approval=True, offered_by_agent=True),)))
    line = (
        "*1 別店舗*  <https://detail.1688.com/offer/984219191844.html|杭州晴织服饰> ・ 12.5元（+8%） ・ 10個"
    )
    assert line in said
    assert "代行の提案、承認が必要" in said
    assert "優先順位1番" in said
    assert "8% 高い" not in said  # the price has said so


def test_an_option_that_is_ruled_out_says_why_and_has_no_button():
    struck = replace(OPTIONS[4], struck=(Note(code="shop_years_under", values={"years": "1", "limit": "3"}),))
    facts = case(options=(*OPTIONS[:2], struck))
    assert "~別店舗 义乌小店~  開店1年（3年以上が条件）" in text(facts)
    assert len([one for one in labels(facts) if one[0].isdigit()]) == 2


def test_the_best_option_stands_out_and_every_button_says_what_it_does():
    found = buttons(card(case()).blocks)
    chosen = [label for label in found if label[0].isdigit()]
    assert chosen == [
        "1 別店舗 12.5元",
        "2 別カラー ネイビー/L",
        "3 返金 10個",
        "4 入荷待ち 12/1(火)〜12/5(土)",
    ]
    assert [found[label].get("style") for label in chosen] == ["primary", None, None, None]


def test_a_change_of_size_alone_is_called_that():
    option = replace(OPTIONS[1], color=None, size="M")
    assert "1 別サイズ M" in labels(case(options=(replace(option, rank=1),)))


def test_a_button_carries_case_version_and_option():
    found = buttons(card(case()).blocks)
    assert decode(found["2 別カラー ネイビー/L"]["value"]) == Pressed(12, 3, "color:navy/L")
    assert decode(found["担当する"]["value"]) == Pressed(12, 3, None)
    ids = [block["action_id"] for block in found.values()]
    assert len(set(ids)) == len(ids)
    assert Action.of(found["2 別カラー ネイビー/L"]["action_id"]) is Action.CHOOSE


@pytest.mark.parametrize("key", ["refund", "a.b.c", "url:https://x.example/?a=1.2", "色:黒/L@x"])
def test_a_value_comes_back_as_it_was(key):
    assert decode(encode(7, 2, key)) == Pressed(7, 2, key)


@pytest.mark.parametrize("value", ["", "new", "1", "1.x.refund"])
def test_a_value_that_was_never_ours_is_refused(value):
    with pytest.raises(ValueError, match=r".*"):
        decode(value)


def test_a_long_key_still_makes_a_short_and_unique_id():
    ids = {Action.CHOOSE.numbered(f"{'x' * 300}{n}") for n in range(3)}
    assert len(ids) == 3
    assert all(len(one) < 255 for one in ids)


# What each step looks like; SEND shows only after a failure, UNDO only within its window.
STEP_LABELS = {
    Step.CLAIM: "担当する",
    Step.CORRECT: "読み取りを直す",
    Step.DISMISS: "欠品ではない",
    Step.CONFIRM: "代行が対応済み",
    Step.FAIL: "こちらも欠品",
    Step.CLOSE: "完了にする",
    Step.REOPEN: "もう一度開く",
}


@pytest.mark.parametrize("status", Status)
def test_the_buttons_are_those_of_the_table(status):
    facts = case() if status is Status.OPEN else decided(status)
    offered = set(labels(facts, at=NOW + timedelta(hours=1))) & set(STEP_LABELS.values())
    assert offered == {STEP_LABELS[step] for step in steps_from(status) if step in STEP_LABELS}


def test_an_open_case_can_be_decided_freely_too():
    assert {"別のURL", "待つ・その他…"} <= set(labels(case()))
    assert not {"別のURL", "待つ・その他…"} & set(labels(decided()))


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
    assert "取り消す" in labels(facts, at=at + timedelta(seconds=10))
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
    assert not {"もう一度送る", "自分で伝えた"} & set(labels(decided()))


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


def test_a_case_without_any_option_says_what_can_be_done():
    assert "出せる選択肢がありません" in text(case(options=()))


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


def test_options_beyond_the_row_are_pointed_to():
    many = tuple(
        replace(OPTIONS[2], key=f"url:{n}", remedy=Remedy.ALTERNATE_URL, rank=n) for n in range(1, 61)
    )
    said = text(case(options=many))
    assert "ほかに52件あります（「待つ・その他…」から選べます）" in said


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_role_has_a_name(lang):
    assert all(role_word(role, lang) for role in Role)
