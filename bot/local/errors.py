"""What is refused: to the app by a Web API error, to a person in words, to the host before the start."""

from typing import Any


class SlackError(Exception):
    """A Web API call that Slack would answer with `ok: false` and this code."""

    def __init__(self, code: str, *notes: str, **more: Any) -> None:  # noqa: ANN401 - fields of Slack's answer
        super().__init__(code)
        self.code = code
        self.more = more
        if notes:
            self.more["response_metadata"] = {"messages": [f"[ERROR] {note}" for note in notes]}


class RefusedError(Exception):
    """Something that a person, or a script in a person's name, cannot do; the text says why."""

    status = 400


class MissingError(RefusedError):
    """Something that was named and does not exist, or not for this person."""

    status = 404


class LocalWorkspaceRefused(Exception):  # noqa: N818 - the name is part of the interface
    """The workspace does not start like this; the text says what to change."""


class RealTokenNear(LocalWorkspaceRefused):
    """There is a token in the environment that looks like one of the real Slack's."""
