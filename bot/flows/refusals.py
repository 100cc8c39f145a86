"""What a person may do wrong. The text is safe to show: templates put the code and its values into words."""

from typing import Any


class Refusal(Exception):  # noqa: N818 - it is an answer, not an error
    """Root of everything that a person is told instead of what they wanted; nothing was changed."""

    def __init__(self, code: str, **values: Any) -> None:  # noqa: ANN401 - JSON, for the text
        """For the words in templates/<language>/errors.mrkdwn under this code."""
        super().__init__(code)
        self.code = code
        self.values = values
