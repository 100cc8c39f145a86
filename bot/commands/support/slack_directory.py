"""Finding channels and people of a Slack workspace by the names that people know them by."""

import http.client
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.web import WebClient

from bot.settings import SLACK_API
from bot.slack.errors import word_of

#: Everything that a call can raise.
CALL_ERRORS = (SlackClientError, OSError, http.client.HTTPException)
PAGE = 200

Found = dict[str, Any]


class NotFound(Exception):  # noqa: N818 - it reads as what it is
    """A name that fits nothing, or more than one; `candidates` are the ids that it could be."""

    def __init__(self, name: str, candidates: tuple[str, ...] = ()) -> None:
        """For the name as it was given."""
        super().__init__(name)
        self.name = name
        self.candidates = candidates


def api_url(found: Mapping[str, str]) -> str:
    """Slack's address, which ends with a slash."""
    return (found.get("SLACK_API_URL") or SLACK_API).rstrip("/") + "/"


def client_for(token: str, api_url: str) -> WebClient:
    """A client that waits when Slack asks it to."""
    patient = RateLimitErrorRetryHandler(max_retry_count=3)
    return WebClient(token=token, base_url=api_url, timeout=15, retry_handlers=[patient])


class Directory:
    """What the bot can see of a workspace, asked for once."""

    def __init__(self, client: WebClient, team_id: str) -> None:
        """Of one team."""
        self.client = client
        self.team_id = team_id

    def channel(self, named: str) -> Found:
        """A channel by its #name or id. Raises NotFound."""
        name = named.strip().removeprefix("#")
        if re.fullmatch(r"[CG][A-Z0-9]{3,}", name):
            return self.channel_by_id(name)
        wanted = _folded(name)
        return _only(named, [each for each in self._channels if _folded(each["name"]) == wanted])

    def channel_by_id(self, channel_id: str) -> Found:
        """A channel by its id. Raises NotFound."""
        try:
            found: Found = self.client.conversations_info(channel=channel_id)["channel"]
        except SlackApiError as error:
            if word_of(error) == "channel_not_found":
                raise NotFound(channel_id) from error
            raise
        return found

    def person(self, named: str) -> Found:
        """Somebody of the team by their @name, the name they show, or their id. Raises NotFound."""
        name = named.strip().removeprefix("@")
        if re.fullmatch(r"[UW][A-Z0-9]{3,}", name):
            return _only(named, [each for each in self._people if each["id"] == name])
        wanted = _folded(name)
        by_handle = [each for each in self._people if _folded(each["name"]) == wanted]
        return _only(named, by_handle or [each for each in self._people if wanted in _names(each)])

    @cached_property
    def _channels(self) -> list[Found]:
        kinds = "public_channel,private_channel"
        pages = self._pages(
            lambda cursor: self.client.conversations_list(
                types=kinds, exclude_archived=True, limit=PAGE, cursor=cursor
            )
        )
        return [channel for page in pages for channel in page["channels"]]

    @cached_property
    def _people(self) -> list[Found]:
        pages = self._pages(
            lambda cursor: self.client.users_list(limit=PAGE, cursor=cursor, include_locale=True)
        )
        return [
            person
            for page in pages
            for person in page["members"]
            if not person.get("deleted") and not person.get("is_bot") and person["id"] != "USLACKBOT"
        ]

    @staticmethod
    def _pages(ask: Callable[[str | None], Any]) -> Iterator[Any]:
        cursor: str | None = None
        while cursor != "":
            page = ask(cursor)
            yield page
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""


def _names(person: Found) -> set[str]:
    profile = person.get("profile") or {}
    shown = (profile.get("display_name"), profile.get("real_name"), person.get("real_name"))
    return {_folded(name) for name in shown if name}


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _only(named: str, found: list[Found]) -> Found:
    if len(found) != 1:
        raise NotFound(named, tuple(f"{each['name']} ({each['id']})" for each in found))
    return found[0]
