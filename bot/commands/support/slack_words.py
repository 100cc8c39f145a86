"""Slack's errors in words, with what to do about them."""

from slack_sdk.errors import SlackApiError

from bot.commands.support.reasons import reason_of
from bot.commands.support.words import language, words
from bot.slack.errors import status_of, word_of
from templates import parts


def trouble(error: BaseException) -> str:
    """What Slack said, or that it could not be reached."""
    if not isinstance(error, SlackApiError):
        return words("slack#unreachable", reason=reason_of(getattr(error, "reason", None) or error))
    code = word_of(error) or f"http_{status_of(error)}"
    if code in parts("cli/slack", language()):
        return words(f"slack#{code}", needed=error.response.get("needed") or "")
    return words("slack#other", code=code)
