"""A card as it is drawn, sound in every part; its words; its buttons."""

from bot.slack.cards import case_card
from tests.slack.builders import NOW, TOKYO, buttons, shown
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
