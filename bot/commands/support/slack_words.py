"""Slack's errors in words, with what to do about them."""

from slack_sdk.errors import SlackApiError

from bot.commands.support.words import language, words
from bot.slack.errors import status_of, word_of
from templates import parts


def trouble(error: BaseException) -> str:
    """What Slack said, or that it could not be reached."""
    if not isinstance(error, SlackApiError):
        return words("slack#unreachable", reason=_reason(error))
    code = word_of(error) or f"http_{status_of(error)}"
    if code in parts("cli/slack", language()):
        return words(f"slack#{code}", needed=error.response.get("needed") or "")
    return words("slack#other", code=code)


def _reason(error: BaseException) -> str:
    cause = getattr(error, "reason", None) or error
    return str(cause).partition("\n")[0] or type(error).__name__
