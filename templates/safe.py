"""What may stand in a text: Slack's three escapes, and nothing invisible that turns a line around."""

from itertools import accumulate

from jinja2 import UndefinedError

# Controls and marks of writing direction: a product's name could use them to show a card back to front.
_HARMFUL = dict.fromkeys(
    [
        *range(0x09),
        *range(0x0B, 0x20),
        0x7F,
        0x061C,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)


class Trusted(str):
    """Text that is already safe mrkdwn."""

    __slots__ = ()


def escape(text: object) -> Trusted:
    """Slack's own escaping: only & < >, so that nothing from outside can ping or link."""
    if isinstance(text, Trusted):
        return text
    return Trusted(str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def unescaped(text: str) -> str:
    """The characters that stand behind Slack's escapes."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def visible(text: str) -> str:
    """The text without characters that a reader cannot see."""
    return text.translate(_HARMFUL)


def one_line(text: str, limit: int) -> str:
    """The text on one line, cut with an ellipsis so that it keeps within the limit when escaped, too."""
    line = " ".join(visible(text).split())
    if len(escape(line)) <= limit:
        return line
    lengths = accumulate(len(escape(character)) for character in line)
    return f"{line[: sum(length < limit for length in lengths)]}…"


def finalize_mrkdwn(value: object) -> object:
    """What a .mrkdwn text prints for a value."""
    return value if isinstance(value, Trusted) else escape(visible(_printable(value)))


def finalize_plain(value: object) -> object:
    """What a .txt text prints for a value; nobody reads Slack's escapes there."""
    said = visible(_printable(value))
    return unescaped(said) if isinstance(value, Trusted) else said


def _printable(value: object) -> str:
    if value is None:
        raise UndefinedError("a text was asked to print a value that is not known")
    return str(value)
