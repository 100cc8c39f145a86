"""Words of stock that English denies from the front of their clause: `none of the 12 is in stock`."""

import re

from bot.rules.reading.tokens import Sheet

_DENIED = re.compile(
    r"(?<![a-z])(?:no|none|nothing|neither|not (?:even )?(?:one|a|any|a single)|zero|hardly any)\b"
    r"(?! (?:problem|issue|more than|shortage|change|longer|need|worry|extra))[^.,;:!?\n(]*$"
)
_REACH = 48


def denied(sheet: Sheet, start: int) -> bool:
    """Whether what is said from there on is denied by a word before it."""
    return bool(_DENIED.search(sheet.page.folded, max(0, start - _REACH), start))
