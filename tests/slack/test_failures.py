"""Whatever keeps an instruction from the agent is told with its cause and its remedy."""

import pytest

from bot.slack import errors
from bot.slack.failures import ALIKE, failure_words
from templates import parts
from tests.slack.reading import bold_shows

LANGS = ("ja", "en")
OURS = (
    "no_agent",
    "cannot_be_put",
    "not_followed",
    "http_503",
    "http_200",
    "TimeoutError",
    "ServerDisconnectedError",
)
CHATWORKS = ("no_chatwork_token", "chatwork_token_refused", "chatwork_room_not_found", "rate_limited")
CODES = sorted({*errors.SHUT, *errors.UNCLEAR, *ALIKE, *OURS, *CHATWORKS, "ratelimited", "msg_too_long"})


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", CODES)
def test_every_code_that_keeps_an_instruction_back_has_words(code: str, lang: str) -> None:
    told = failure_words(code, lang)
    assert f"（{code}）" not in told
    assert f"({code})" not in told
    assert bold_shows(told)
    assert any(
        button in told for button in ("もう一度送る", "自分で伝えた", "Send again", "I told them myself")
    )


@pytest.mark.parametrize("lang", LANGS)
def test_a_code_that_nobody_knows_is_shown_as_it_is(lang: str) -> None:
    assert "moon_is_full" in failure_words("moon_is_full", lang)
    assert "&lt;!here&gt;" in failure_words("<!here>", lang)
    assert "unknown" in failure_words("unknown", lang)


def test_both_languages_have_words_for_the_same_codes() -> None:
    assert parts("failures", "ja") == parts("failures", "en")
