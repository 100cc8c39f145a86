"""Slack's errors in words, with what to do about them."""

from slack_sdk.errors import SlackApiError

from bot.commands.support.words import language, words
from templates import parts


def trouble(error: BaseException) -> str:
    """What Slack said, or that it could not be reached."""
    if not isinstance(error, SlackApiError):
        return words("slack#unreachable", reason=_reason(error))
    code = str(error.response.get("error") or f"http_{error.response.status_code}")
    if code in parts("cli/slack", language()):
        return words(f"slack#{code}", needed=error.response.get("needed") or "")
    return words("slack#other", code=code)


def _reason(error: BaseException) -> str:
    cause = getattr(error, "reason", None) or error
    return str(cause).partition("\n")[0] or type(error).__name__
