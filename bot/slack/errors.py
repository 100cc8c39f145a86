"""What Slack's errors mean for a message: wait, give up, or find out whether it arrived."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

import aiohttp
from slack_sdk.errors import SlackApiError


class UploadFailed(aiohttp.ClientError):
    """Slack did not take a file's bytes, or has lost them: nobody has seen the file."""


class NotLookedUpError(Exception):
    """Whether a message has arrived could not be looked up; the cause says why."""


#: What can be thrown at us by a call to Slack, and nothing else.
CALL_ERRORS = (SlackApiError, aiohttp.ClientError, asyncio.TimeoutError, OSError)

#: Errors after which the same message can never be sent as it is (docs.slack.dev, the methods' own pages).
HOPELESS = frozenset(
    {
        "invalid_blocks",
        "invalid_arguments",
        "msg_too_long",
        "msg_blocks_too_long",
        "no_text",
        "user_not_in_channel",
        "message_not_found",
        "cant_update_message",
        "edit_window_closed",
        "block_mismatch",
        "markdown_text_conflict",
        "too_many_attachments",
        "metadata_too_large",
        "user_not_found",
        "file_not_found",
        "file_deleted",
        "thread_not_found",
        "cannot_dm_bot",
        "user_disabled",
        "messages_tab_disabled",
        "file_uploads_disabled",
        "file_uploads_except_images_disabled",
        "file_upload_size_restricted",
        "file_type_not_allowed",
    }
)
#: Errors that last until somebody lets us in again: invites the app, opens the channel, installs it anew.
SHUT = frozenset(
    {
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "invalid_auth",
        "not_authed",
        "token_expired",
        "account_inactive",
        "token_revoked",
        "no_permission",
        "access_denied",
        "ekm_access_denied",
        "accesslimited",
        "enterprise_is_restricted",
        "org_login_required",
        "team_access_not_granted",
        "user_is_restricted",
        "two_factor_setup_required",
        "missing_scope",
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "restricted_action_non_threadable_channel",
        "posting_to_channel_denied",
    }
)
#: After how long we knock again.
KNOCK = timedelta(minutes=5)
#: Errors that pass by themselves, however long that takes.
PASSING = frozenset({"team_added_to_org", "external_channel_migrating", "message_limit_exceeded"})
#: A word that we do not know is tried so often, which takes about two minutes.
TRIES = 8
#: A call that we let go of may still be carried out: how long that is waited for before it is looked for.
LET_GO = timedelta(seconds=5)
#: Errors of Slack's own, of which it says that a part of the work may have been done.
UNCLEAR = frozenset({"internal_error", "fatal_error", "service_unavailable"})


class Meaning(Enum):
    """What to do about an error."""

    WAIT = auto()  # surely not sent; try again
    SLOW_DOWN = auto()  # surely not sent; the whole channel has to wait
    UNKNOWN = auto()  # perhaps sent; look before sending again
    SHUT = auto()  # not before somebody lets us in
    HOPELESS = auto()


@dataclass(frozen=True, slots=True)
class Trouble:
    """An error, in a word for the log, with what it means and how long to wait."""

    meaning: Meaning
    word: str
    wait: timedelta


def trouble_of(error: BaseException, attempts: int) -> Trouble:
    """What the error of a call means; waits grow from 1 s to 5 min with the attempts.

    What nobody here knows is hopeless after a while, though what matters may be tried on at long intervals.
    """
    backoff = timedelta(seconds=min(300, 2 ** min(attempts, 9) // 2 or 1))
    if not isinstance(error, SlackApiError):
        busy = isinstance(error, (aiohttp.ClientResponseError, UploadFailed))  # where Slack keeps its files
        wait = LET_GO if isinstance(error, TimeoutError) else timedelta(0)
        return Trouble(Meaning.UNKNOWN, type(error).__name__, backoff if busy else wait)
    status, word = status_of(error), word_of(error)
    if status == 429 or word == "ratelimited":  # noqa: PLR2004 - the one status that Slack uses for it
        return Trouble(Meaning.SLOW_DOWN, word or "ratelimited", _asked_to_wait(error) or backoff)
    if not word and status < 400:  # noqa: PLR2004 - something was said, and not that it was refused
        return Trouble(Meaning.UNKNOWN, f"http_{status}", backoff)
    return _told(word or f"http_{status}", status, attempts, backoff)


def word_of(error: SlackApiError) -> str:
    """Slack's word for what is wrong; empty where the answer was none of Slack's."""
    data = getattr(
        error.response, "data", None
    )  # of an answer cut short slack_sdk hands out aiohttp's own object
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def status_of(error: SlackApiError) -> int:
    """The HTTP status of the answer."""
    response = error.response
    return int(getattr(response, "status_code", 0) or getattr(response, "status", 0) or 0)


def _asked_to_wait(error: SlackApiError) -> timedelta | None:
    told = str(getattr(error.response, "headers", {}).get("Retry-After", ""))
    return timedelta(seconds=int(told)) if told.isdecimal() else None


def _told(word: str, status: int, attempts: int, backoff: timedelta) -> Trouble:
    """What a word of Slack's means."""
    if word in SHUT:
        return Trouble(Meaning.SHUT, word, KNOCK)
    if word in HOPELESS:
        return Trouble(Meaning.HOPELESS, word, timedelta(0))
    if status >= 500 or word in UNCLEAR:  # noqa: PLR2004 - Slack may have done it before it failed
        return Trouble(Meaning.UNKNOWN, word, backoff)
    if word not in PASSING and attempts >= TRIES:
        return Trouble(Meaning.HOPELESS, word, KNOCK)
    return Trouble(Meaning.WAIT, word, backoff)
