from dataclasses import replace
from datetime import timedelta

import pytest

from bot.rules.facts import DraftFacts, Note
from bot.rules.words import DraftStatus, Marketplace
from bot.slack.actions import Action, Pressed, decode
from bot.slack.refusals import refusal, refusal_message
from bot.slack.threads import draft_message, escalation, note, reminder
from templates import parts
from tests.slack.builders import NOW, TOKYO, buttons, case, shown
from tests.slack.reading import bold_shows, is_sound

TEXT = "山田 花子 様\n\nご注文番号 R-77 の <b>商品</b> について *お詫び* 申し上げます。"
DRAFT = DraftFacts(
    id=9,
    case_id=12,
    version=2,
    marketplace=Marketplace.RAKUTEN,
    order_number="R-77",
    text=TEXT,
    status=DraftStatus.OPEN,
)


def sound(message):
    is_sound(message)
    assert bold_shows(shown([block for block in message.blocks if block["type"] != "rich_text"]))
    return shown(message.blocks)


def test_a_draft_stands_ready_to_be_copied_exactly_as_it_is():
    message = draft_message(DRAFT, "ja", TOKYO)
    copied = [block for block in message.blocks if block["type"] == "rich_text"]
    assert copied[0]["elements"][0]["type"] == "rich_text_preformatted"
    assert copied[0]["elements"][0]["elements"][0]["text"] == TEXT
    said = sound(message)
    assert "*お詫びの下書き*  楽天市場 ・ R-77" in said
    assert "Keppin からは送りません" in said


def test_the_buttons_of_a_draft_know_which_one_they_belong_to():
    found = buttons(draft_message(DRAFT, "ja", TOKYO).blocks)
    assert list(found) == ["送信済みにする", "直す", "見送る"]
    assert decode(found["直す"]["value"]) == Pressed(12, 2, "9")
    assert {block["action_id"] for block in found.values()} == {
        Action.DRAFT_SENT,
        Action.DRAFT_EDIT,
        Action.DRAFT_SKIP,
    }


def test_a_draft_that_breaks_a_limit_cannot_be_copied_until_it_is_mended():
    problems = (
        Note(code="coupon", values={"found": "クーポン"}),
        Note(code="too_long", values={"length": "2100", "limit": "2000"}),
    )
    message = draft_message(replace(DRAFT, problems=problems), "ja", TOKYO)
    said = sound(message)
    assert "このままでは送れません" in said
    assert "クーポンや割引の案内は書けません：「クーポン」" in said
    assert "2100字あります（2000字まで）" in said
    assert TEXT not in said
    assert list(buttons(message.blocks)) == ["直す", "見送る"]


def test_a_draft_that_was_sent_keeps_its_text_and_can_only_be_put_back():
    done = replace(DRAFT, status=DraftStatus.SENT, handled_by="U0HANAKO", handled_at=NOW)
    message = draft_message(done, "ja", TOKYO)
    said = sound(message)
    assert "<@U0HANAKO>" in said
    assert "送信済みにしました" in said
    assert TEXT in said
    assert list(buttons(message.blocks)) == ["元に戻す"]


@pytest.mark.parametrize("by", ["U0HANAKO", None])
@pytest.mark.parametrize(
    ("lang", "named"),
    [("ja", "お詫びの下書き 楽天市場 ・ R-77 ・ "), ("en", "Apology draft Rakuten · R-77 · ")],
)
def test_a_draft_that_is_not_to_be_sent_is_one_line_without_its_letter(lang, named, by):
    done = replace(DRAFT, status=DraftStatus.SKIPPED, handled_by=by, handled_at=NOW)
    message = draft_message(done, lang, TOKYO)
    assert sound(message).startswith(named)
    assert [block["type"] for block in message.blocks] == ["context", *(["actions"] if by else [])]
    assert "山田" not in str(message.blocks) + message.text


@pytest.mark.parametrize(
    ("lang", "words"), [("ja", "決定が変わったため"), ("en", "Set aside because the decision changed")]
)
def test_a_draft_that_keppin_set_aside_says_why(lang, words):
    done = replace(DRAFT, status=DraftStatus.SKIPPED, handled_at=NOW)
    assert words in sound(draft_message(done, lang, TOKYO))


def test_a_reminder_says_how_long_is_left_and_what_is_best_now():
    said = sound(
        reminder([case(card_permalink="https://example.slack.com/c")], timedelta(minutes=7), "ja", TOKYO)
    )
    assert "あと7分" in said
    assert "どなたか決定をお願いします" in said
    assert "いまの第一候補： *別店舗 12.5元*" in said
    assert "|カードを開く>" in said


def test_a_reminder_speaks_to_whoever_has_taken_the_case():
    assert "<@U0TARO> さん" in sound(reminder([case(assignee="U0TARO")], timedelta(minutes=3), "ja", TOKYO))
    assert "<@U0TARO>" in sound(reminder([case(assignee="U0TARO")], timedelta(minutes=3), "en", TOKYO))


@pytest.mark.parametrize(
    ("lang", "few", "many"),
    [
        (
            "ja",
            "注文 A-1、A-2 でまだ決まっていない *3件*",
            "注文 A-1、A-2、A-3 ほか2件 でまだ決まっていない *5件*",
        ),
        ("en", "*3 undecided cases* of orders A-1, A-2", "of orders A-1, A-2, A-3 and 2 more"),
    ],
)
def test_a_reminder_of_several_cases_names_their_orders(lang, few, many):
    def said(*orders):
        return sound(reminder([case(order_no=no) for no in orders], timedelta(minutes=3), lang, TOKYO))

    assert few in said("A-1", None, "A-2")
    assert many in said("A-1", "A-2", "A-3", "A-4", "A-5")
    assert "注文" not in said(None, None)
    assert "order" not in said(None, None)


@pytest.mark.parametrize(("lang", "words"), [("ja", "見出しを開く"), ("en", "Open the headline")])
def test_a_call_for_several_cases_leads_to_their_headline(lang, words):
    link = "https://example.slack.com/archives/C1/p1"
    for message in (
        reminder([case(), case()], timedelta(minutes=3), lang, TOKYO, link),
        escalation([case(), case()], ["U0A"], lang, TOKYO, link),
    ):
        assert f"<{link}|{words}>" in sound(message)


def test_an_incomplete_case_is_reminded_of_without_a_proposal():
    assert "第一候補" not in sound(reminder([case(incomplete=True)], timedelta(minutes=3), "ja", TOKYO))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_escalation_calls_the_named_people(lang):
    assert "<@U0A> <@U0B>" in sound(escalation([case()], ["U0A", "U0B"], lang, TOKYO))
    assert "<@" not in sound(escalation([case()], [], lang, TOKYO))


def test_a_decision_is_noted_with_person_choice_and_second():
    said = sound(note("case.decided", {"by": "U0HANAKO", "option": "別店舗 12.5元", "at": NOW}, "ja", TOKYO))
    assert said == "<@U0HANAKO> が *別店舗 12.5元* に決めました（14:35:00）。"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_note_reads_as_a_sentence(lang):
    values = {
        "by": "U0HANAKO",
        "option": "返金",
        "at": NOW,
        "due_at": NOW,
        "permalink": "https://example.slack.com/x",
        "code": "not_in_channel",
        "author": "王",
        "agent": "ラクマート",
        "text": "没货了",
        "changes": ["数量 – → 3"],
        "n": 2,
        "order_number": "R-77",
    }
    for part in parts("thread", lang):
        if part.startswith(("case_", "notice_", "agent_")):
            prefix, _, rest = part.partition("_")
            said = sound(note(f"{prefix}.{rest}", values, lang, TOKYO))
            assert len(said) > 5, part
            assert part.replace("_", ".", 1) not in said


@pytest.mark.parametrize(("lang", "words"), [("ja", "案件に動きがありました"), ("en", "moved on")])
def test_an_action_that_nobody_worded_or_that_came_with_less_sends_people_to_the_card(lang, words):
    for action in ("case.teleported", "case.decided"):
        said = sound(note(action, {}, lang, TOKYO))
        assert words in said
        assert "case." not in said
        assert "teleported" not in said


STALE = {"by": "U0HANAKO", "at": NOW, "option": "返金 10個", "number": 12}


def test_who_comes_second_is_told_who_chose_what_and_when():
    said = refusal("stale_decided", STALE, "ja", TOKYO)
    assert "<@U0HANAKO> が 14:35:00 に *返金 10個* に決めています" in said
    assert "何も変わっていません" in said
    english = refusal("stale_decided", STALE, "en", TOKYO)
    assert "<@U0HANAKO> chose *返金 10個* at 14:35:00" in english


VALUES = STALE | {
    "needed": "承認者",
    "why": ["値上がり9%"],
    "approvers": ["U0TARO"],
    "status": "完了",
    "seconds": 10,
    "problems": ["本文がありません"],
    "permalink": None,
    "text": "lsit",
    "query": "x",
    "reference": "ab12",
    "numbers": ["K-12"],
    "older": ["K-11"],
    "n": 3,
    "incomplete": ["K-12"],
    "left": [12],
    "undone": 2,
    "asks_agent": True,
    "together": True,
    "desk": "C0DESK",
    "channel": "C0DESK",
    "name": "list.csv",
    "found": "箱,重さ",
    "known": ["カモメ代行"],
    "line_no": "3",
    "of_line": "BOX-NV-L",
    "word": "雾霾紫",
    "said": "紫っぽい",
    "asked": "カラー",
    "before": "ラベンダー",
    "after": "グレー",
}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_answer_is_kind_and_short(lang):
    for part in parts("errors", lang):
        message = refusal_message(part, VALUES, lang, TOKYO)
        said = sound(message)
        assert 10 < len(said) < 300
        if part != "unknown":
            assert said != refusal("unknown", {}, lang, TOKYO), part


def test_an_answer_without_words_is_still_an_answer():
    assert "カードの最新の状態" in refusal("who.knows", {}, "ja", TOKYO)
    assert "カードの最新の状態" in refusal("stale_decided", {}, "ja", TOKYO)
