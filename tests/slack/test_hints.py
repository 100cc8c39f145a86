"""What a card makes of the agent's last words: it names a button only while that stands on the card."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.rules.replies.heard_facts import HeardFacts
from bot.rules.words import Status
from bot.slack.cards import case_card
from bot.slack.heard import heard_line
from tests.slack.builders import NOW, OPTIONS, TOKYO, buttons, case, decided, shown

SAID = [
    "done",
    "out",
    "in_stock",
    "gone",
    "deleted",
    "question",
    "partly",
    "restock",
    "price",
    "refused",
    "other",
]
SAID += ["repeated", "edited", "arrived"]


def text_of(facts):
    return shown(case_card(facts, lang="ja", tz=TOKYO, now=NOW).blocks)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("acted", [False, True])
@pytest.mark.parametrize("says", SAID)
@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("option", OPTIONS[:3], ids=lambda option: option.remedy)
def test_no_hint_names_a_button_that_is_not_there(status, says, acted, lang, option):
    heard = HeardFacts(says=says, text="好的", acted=acted)
    facts = case(heard=heard) if status is Status.OPEN else decided(status, heard=heard)
    if facts.decision:
        facts = replace(facts, decision=replace(facts.decision, option=option))
    hint = heard_line(facts, lang, TOKYO)
    named = re.findall("「(.*?)」" if lang == "ja" else "“(.*?)”", hint["text"]["text"] if hint else "")
    late = NOW + timedelta(hours=1)
    assert set(named) <= set(buttons(case_card(facts, lang=lang, tz=TOKYO, now=late).blocks))


def test_a_hint_stands_while_its_button_does_and_a_deleted_notice_is_told_of_all_the_same():
    done = HeardFacts(says="done", text="好的")
    assert "合っていれば「代行が対応済み」" in text_of(decided(Status.INSTRUCTED, heard=done))
    assert "好的" not in text_of(decided(Status.CONFIRMED, heard=done))
    deleted = HeardFacts(says="deleted", text="")
    assert "「在庫ありとして完了」を押してください" in text_of(case(heard=deleted))
    assert "*元の連絡が削除されました。*" in text_of(decided(Status.CONFIRMED, heard=deleted))
    assert "を押してください" not in text_of(decided(Status.CONFIRMED, heard=deleted))
