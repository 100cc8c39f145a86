"""What a message says of goods that have come."""

from dataclasses import dataclass
from unicodedata import normalize

from bot.rules.replies.line_names import lines_in
from bot.rules.replies.phrases import LONGEST, finds, plain_words, sentences
from bot.rules.script import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Goods have come; lines are order lines that are named, but is whether something is left out."""

    lines: tuple[str, ...] = ()
    but: bool = False


def arrival(text: str) -> Arrival | None:
    """What a notice says of goods that have come; None where it tells of none."""
    plain = fold(normalize("NFKC", text)[:LONGEST])
    told = [part for part in sentences(plain) if finds("arrived", part)]
    if not any(not finds("question", part) and not finds("if", part) for part in told):
        return None
    return Arrival(lines=lines_in(plain_words(text)), but=finds("but", plain))
