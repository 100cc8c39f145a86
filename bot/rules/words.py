"""The words of the trade, as in docs/glossary.md; values are what the database and rules files hold."""

from enum import StrEnum


class Remedy(StrEnum):
    """A kind of answer to a stockout (対応)."""

    ALTERNATE_URL = "alternate_url"
    OTHER_COLOR = "other_color"  # also another size
    REFUND = "refund"
    WAIT = "wait"
    SHIP_REST = "ship_rest"


class Rest(StrEnum):
    """What becomes of the units that an answer for a part leaves over (残りの扱い)."""

    WAIT = "wait"
    REFUND = "refund"
    AS_WRITTEN = "as_written"  # in the message to the agent


class Status(StrEnum):
    """Where a case (案件) stands."""

    OPEN = "open"
    DECIDED = "decided"
    INSTRUCTED = "instructed"
    CONFIRMED = "confirmed"
    CLOSED = "closed"
    DISMISSED = "dismissed"


class Step(StrEnum):
    """What can happen to a case; bot/rules/lifecycle.py says when it may."""

    DECIDE = "decide"
    UNDO = "undo"
    SEND = "send"  # the agent is told, by Keppin or in person
    RESEND = "resend"  # where the agent could not be told
    CONFIRM = "confirm"
    FAIL = "fail"
    CLOSE = "close"
    REOPEN = "reopen"
    DISMISS = "dismiss"
    CLAIM = "claim"
    CORRECT = "correct"
    RESOLVE = "resolve"  # in stock after all
    ANSWER = "answer"  # the agent has been answered, in whatever way
    TAKE_BACK = "take_back"  # a person takes back what the agent's reply brought about


class Role(StrEnum):
    """What a person may do; each role may do what the ones before it may."""

    NONE = "none"
    RESPONDER = "responder"
    APPROVER = "approver"
    ADMIN = "admin"

    def includes(self, other: "Role") -> bool:
        """Whether a person of this role may do what the other role may."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(other)


class Marketplace(StrEnum):
    """Where the customer ordered."""

    AMAZON = "amazon"
    RAKUTEN = "rakuten"
    YAHOO = "yahoo"
    MERCARI = "mercari"


class Place(StrEnum):
    """Where stock lies."""

    HOME = "home"
    FBA = "fba"
    AGENT = "agent"  # at the agent's warehouse in China
    TRANSIT = "transit"  # on the way to Japan


class DraftStatus(StrEnum):
    """What people did with a draft (下書き); Keppin itself never sends one."""

    OPEN = "open"
    SENT = "sent"
    SKIPPED = "skipped"


class Origin(StrEnum):
    """How a notice (欠品連絡) reached the desk."""

    SLACK = "slack"
    SHORTCUT = "shortcut"
    COMMAND = "command"
    CHATWORK = "chatwork"
    HOOK = "hook"
    DIRECT = "direct"  # pasted into a direct message with Keppin
    EMAIL = "email"
    SHEET = "sheet"  # a row of a list


class Route(StrEnum):
    """A way out of the house."""

    SLACK = "slack"
    CHATWORK = "chatwork"


class Language(StrEnum):
    """A language that Keppin speaks: the desk in ja or en, the agent in any of the three."""

    JA = "ja"
    EN = "en"
    ZH = "zh"
