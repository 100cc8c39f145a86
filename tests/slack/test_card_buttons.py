"""The options on a card and its buttons: what they say, and what a press on them carries."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.rules.facts import Note
from bot.rules.lifecycle import open_steps
from bot.rules.words import DraftStatus, Remedy, Role, Status, Step
from bot.slack.actions import Action, Pressed, decode, encode
from bot.slack.field_words import role_word
from bot.slack.wording import note_words
from tests.slack.builders import NOW, OPTIONS, TOKYO, WRITTEN, buttons, case, decided
from tests.slack.drawn import card, labels, text


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


@pytest.mark.parametrize("code", ["failed_before", "price_unknown", "cancels_orders", "shop_unknown"])
def test_what_to_beware_of_stands_beside_the_option_and_above_the_buttons(code):
    why = (Note(code="priority", values={"place": "1", "rule": ""}), Note(code=code, values={"orders": "2"}))
    blocks = card(case(options=(replace(OPTIONS[0], why=why),))).blocks
    (warning,) = note_words(why[1:], "ja", TOKYO)
    at = [index for index, block in enumerate(blocks) if warning in str(block)]
    ids = [block.get("block_id") for block in blocks]
    assert at == [ids.index("options") - 1]


def test_a_long_list_of_reasons_is_told_whole_in_small_lines():
    rule = Note(code="priority", values={"place": "1", "rule": "x" * 30})
    wordy = [replace(OPTIONS[0], key=f"w{n}", rank=n, why=(*OPTIONS[0].why, rule)) for n in range(1, 9)]
    wordy = [replace(each, why=(*each.why, Note(code="own_page"))) for each in wordy[::2]] + wordy[1::2]
    said = text(case(options=tuple(wordy)))
    assert all(f"*{n}* 優先順位1番" in said for n in range(1, 9))


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
    facts, at = case() if status is Status.OPEN else decided(status), NOW + timedelta(hours=1)
    offered = set(labels(facts, at=at)) & set(STEP_LABELS.values())
    assert offered == {STEP_LABELS[step] for step in open_steps(facts.standing, at) if step in STEP_LABELS}


def test_an_open_case_can_be_decided_freely_too():
    assert {"別のURL", "待つ・その他…"} <= set(labels(case()))
    assert not {"別のURL", "待つ・その他…"} & set(labels(decided()))


def test_a_case_without_any_option_says_what_can_be_done():
    assert "出せる選択肢がありません" in text(case(options=()))


def test_options_beyond_the_row_are_pointed_to():
    many = tuple(
        replace(OPTIONS[2], key=f"url:{n}", remedy=Remedy.ALTERNATE_URL, rank=n) for n in range(1, 61)
    )
    said = text(case(options=many))
    assert "ほかに52件あります（「待つ・その他…」から選べます）" in said


def test_every_option_with_a_button_is_told_with_its_facts():
    many = tuple(replace(OPTIONS[0], key=f"url:{n}", shop=f"第{n}商行", rank=n) for n in range(1, 9))
    found = card(case(options=many))
    told = text(case(options=many))
    assert sum(f"第{n}商行" in told for n in range(1, 9)) == 8
    assert sum("別店舗" in name for name in buttons(found.blocks)) == 8


def test_undo_stands_right_below_the_decision():
    blocks = card(decided(), at=WRITTEN + timedelta(minutes=9)).blocks
    at = next(at for at, block in enumerate(blocks) if "取り消せます" in str(block))
    assert list(buttons([blocks[at + 1]])) == ["取り消す"]


@pytest.mark.parametrize(
    ("status", "drafts", "asked"),
    [
        (
            Status.INSTRUCTED,
            {DraftStatus.OPEN: 2},
            "お詫びの下書き2件が、まだ送信済みになっていません。代行からの返事もまだです。",
        ),
        (
            Status.CONFIRMED,
            {DraftStatus.OPEN: 1},
            "お詫びの下書き1件が、まだ送信済みになっていません。このまま",
        ),
        (Status.CONFIRMED, {DraftStatus.SENT: 3}, None),
    ],
)
def test_closing_over_what_is_left_asks_first(status, drafts, asked):
    found = buttons(card(decided(status, drafts=drafts)).blocks)["完了にする"].get("confirm")
    assert (found is None) == (asked is None)
    assert asked is None or asked in found["text"]["text"]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_role_has_a_name(lang):
    assert all(role_word(role, lang) for role in Role)
