"""Modals in stacks of at most three per person, and the App Home of each."""

from dataclasses import dataclass, field
from typing import Any

from bot.local.elements import initial_state, numbered
from bot.local.errors import SlackError
from bot.local.shapes import Json
from bot.local.stamps import new_id

DEEPEST = 3


@dataclass
class OpenView:
    """A modal that a person has before them; `errors` are shown at its fields."""

    user: str
    body: Json
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return str(self.body["id"])

    def shown(self) -> Json:
        return self.body | {"errors": self.errors}


class Views:
    """All open modals by person, top last, and all published homes."""

    def __init__(self) -> None:
        self.stacks: dict[str, list[OpenView]] = {}
        self.homes: dict[str, Json] = {}

    def stack(self, user: str) -> list[OpenView]:
        return self.stacks.setdefault(user, [])

    def find(self, view_id: str, external_id: str = "") -> OpenView | None:
        for view in (view for stack in self.stacks.values() for view in stack):
            if view.id == view_id or (external_id and view.body["external_id"] == external_id):
                return view
        return None

    def open(self, user: str, given: Json, common: Json, from_view: str = "") -> OpenView:
        """A new modal: alone, or on top of the one in which the person acted."""
        stack = self.stack(user)
        if not any(view.id == from_view for view in stack):
            stack.clear()
        if len(stack) >= DEEPEST:
            raise SlackError("push_limit_reached")
        if self.find("", given.get("external_id", "")):
            raise SlackError("duplicate_external_id")
        below = stack[-1] if stack else None
        body = full(given, common) | {
            "root_view_id": below.body["root_view_id"] if below else None,
            "previous_view_id": below.id if below else None,
        }
        body["root_view_id"] = body["root_view_id"] or body["id"]
        stack.append(OpenView(user, body))
        return stack[-1]

    def update(self, view: OpenView, given: Json, common: Json, expected_hash: str = "") -> None:
        """New contents in place; what was entered in fields of the same name stays."""
        if expected_hash and expected_hash != view.body["hash"]:
            raise SlackError("hash_conflict")
        kept = {key: view.body[key] for key in ("id", "root_view_id", "previous_view_id")}
        fresh = full(given, common, view.body["state"]["values"])
        view.body = fresh | kept | {"external_id": given.get("external_id") or view.body["external_id"]}
        view.errors = {}

    def publish(self, user: str, given: Json, common: Json, expected_hash: str = "") -> Json:
        """The home of one person."""
        old = self.homes.get(user)
        if expected_hash and old and expected_hash != old["hash"]:
            raise SlackError("hash_conflict")
        body = full(given, common, old["state"]["values"] if old else None)
        kept = {"id": old["id"]} if old else {}
        self.homes[user] = body | kept | {"root_view_id": (old or body)["id"], "previous_view_id": None}
        return self.homes[user]

    def close(self, view: OpenView) -> None:
        self.stack(view.user).remove(view)


def full(given: Json, common: Json, kept: Json | None = None) -> Json:
    """A view with every field that Slack's own have."""
    blocks = numbered(given["blocks"])
    empty: dict[str, Any] = {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "title": {"type": "plain_text", "text": "View Title"},
        "close": None,
        "submit": None,
        "clear_on_close": False,
        "notify_on_close": False,
        "submit_disabled": False,
    }
    named = {key: value for key, value in given.items() if value is not None}
    fresh = {
        "id": new_id("V"),
        "hash": new_id("h"),
        "blocks": blocks,
        "state": {"values": initial_state(blocks, kept)},
    }
    return empty | named | common | fresh
