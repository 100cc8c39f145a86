"""What can be pressed: every action id and callback id once, and what a button carries back.

A button's value names case, version and option, so that a press on an old card is recognised (`Pressed`).
Nothing in it is trusted: roles and state are looked up again.
"""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2s

_LONGEST_KEY = 150


class Action(StrEnum):
    """Action ids. CHOOSE stands several times in one message: see `Action.of`."""

    CHOOSE = "case.choose"
    UNDO = "case.undo"
    CLAIM = "case.claim"
    OTHER_URL = "case.other_url"
    OTHER = "case.other"
    CORRECT = "case.correct"
    DISMISS = "case.dismiss"
    CONFIRM = "case.confirm"
    FAIL = "case.fail"
    CLOSE = "case.close"
    REOPEN = "case.reopen"
    RESOLVE = "case.resolve"
    ANSWERED = "case.answered"  # the agent's question is settled
    TAKE_BACK = "case.take_back"
    RESEND = "case.resend"
    TOLD = "case.told"  # somebody told the agent in person, where Keppin could not
    DRAFT_EDIT = "draft.edit"
    DRAFT_SENT = "draft.sent"
    DRAFT_SKIP = "draft.skip"
    DRAFT_BACK = "draft.back"  # marked by mistake
    TOGETHER = "notice.together"  # decide several cases at once
    TOGETHER_BACK = "notice.take_back"  # and take all of that back
    NEW = "desk.new"
    SHEET_OPEN = "sheet.open"
    WORD_BACK = "word.take_back"

    @classmethod
    def of(cls, action_id: str) -> "Action":
        """The action of an id as Slack sends it: `case.choose:url:17` is CHOOSE."""
        return cls(action_id.partition(":")[0])

    def numbered(self, key: str) -> str:
        """An id that is unique within a message; the key is found in the button's value, not here."""
        short = key if len(key) <= _LONGEST_KEY else blake2s(key.encode(), digest_size=12).hexdigest()
        return f"{self}:{short}"


class Callback(StrEnum):
    """Callback ids of modals and shortcuts."""

    CORRECT = "modal.correct"
    OTHER_URL = "modal.other_url"
    OTHER = "modal.other"
    DRAFT = "modal.draft"
    NEW = "modal.new"
    TOGETHER = "modal.together"
    REPORT_STOCKOUT = "report_stockout"  # on a message
    NEW_STOCKOUT = "new_stockout"  # global


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button or a modal belongs to; on a draft, key is the draft's id and version the draft's."""

    case_id: int
    version: int
    key: str | None = None


def encode(case_id: int, version: int, key: str | None = None) -> str:
    """The value of a button or the private metadata of a modal."""
    return f"{case_id}.{version}.{key or ''}"


def decode(value: str) -> Pressed:
    """The other way round; raises ValueError for what was never ours."""
    case_id, version, key = value.split(".", 2)
    return Pressed(int(case_id), int(version), key or None)
