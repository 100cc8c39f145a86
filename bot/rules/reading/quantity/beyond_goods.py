"""`6 of the canvas aprons are lacking`: what is said behind the goods is said of the figure."""

from bot.rules.regex import regex

_OF_THE = (" of the ", " of your ", " of these ", " of those ")
_OF_GOODS = regex(
    r" of (?:the|your|these|those)(?: [a-z-]+){1,3}?(?:\s\([^()\n]{1,20}\))?"
    r"(?= (?:is|are|was|were|did|didn't|never|came|arrived|can't|cannot|could) )"
)
_REACH = 24


def said_beyond_goods(work: str, at: int, after: str) -> str:
    """What stands behind a figure, without the goods that it counts."""
    goods = _OF_GOODS.match(work, at) if after.startswith(_OF_THE) else None
    return work[goods.end() : goods.end() + _REACH].partition("\n")[0] if goods else after
