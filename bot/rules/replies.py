"""What an agent's short reply says about what it was told to do: done, out there as well, in stock after all.

Each sentence is judged alone, by tables of turns of phrase in three languages; then they are weighed together.
What is certain may move a case by itself, what is likely is only suggested, everything else is shown and no more.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import normalize

from bot.rules.data import load
from bot.rules.script import fold, pattern

#: From here on a reply may move a case by itself, and from here on it is worth a suggestion.
SURE = 0.85
LIKELY = 0.5

_LONG = 240
_LONGEST = 2000
_UNSURE = 0.6

_TURNS = {name: pattern("|".join(turns)) for name, turns in load("replies").items()}
_SENTENCE = re.compile(r"(?<=[。!?;])|[\n~]+|(?<=[^\d])[.](?=\s|$)|\s{2,}")
_CLAUSE = re.compile(r"[、,]\s*")
_QUOTE = re.compile(r"^(?:>|&gt;)[^\n]*$|\[qt\].*?\[/qt\]", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"(?:第\s*)?(?<![\d.])(\d{1,3})\s*(?:番目?|号|項|项)|\b(?:line|no\.?|item)\s*(\d{1,3})\b")


class Says(StrEnum):
    """What a reply comes to."""

    DONE = "done"
    OUT = "out"  # the substitute cannot be had either
    IN_STOCK = "in_stock"  # what was said to be short can be had
    QUESTION = "question"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply as it is understood; lines are order lines that it names, everything is whether it speaks of all.

    likewise is whether it says of something else what was said before, done whether it also tells of a deed.
    """

    says: Says
    confidence: float
    lines: tuple[str, ...] = ()
    everything: bool = False
    likewise: bool = False
    done: bool = False


def understand(text: str) -> Reply:
    """What an agent's reply in a notice's thread says; linear in its length."""
    plain = fold(_QUOTE.sub("", normalize("NFKC", text)[:_LONGEST])).strip()
    parts = [part for sentence in _SENTENCE.split(plain) for part in _parts(sentence) if part]
    judged = [_judge(part) for part in parts]
    says, sure = _weigh(judged)
    if len(plain) > _LONG or _finds("partly", plain):
        sure = min(sure, _UNSURE)
    lines = tuple(dict.fromkeys((one or other).lstrip("0") for one, other in _LINE.findall(plain)))
    open_still = any(_finds(name, plain) for name in ("question", "later", "if"))
    return Reply(
        says=says,
        confidence=sure,
        lines=lines,
        everything=_finds("everything", plain),
        likewise=not open_still and _finds("likewise", plain),
        done=any(_tells_of_a_deed(part) for part in parts),
    )


def _parts(sentence: str) -> list[str]:
    """A sentence, or its clauses where each says something of its own."""
    sentence = sentence.strip(" 。.!;")
    clauses = [clause.strip() for clause in _CLAUSE.split(sentence)]
    telling = [
        clause for clause in clauses if any(_finds(name, clause) for name in ("out", "in_stock", "done"))
    ]
    return clauses if len(telling) > 1 or _finds("question", clauses[-1]) else [sentence]


def _finds(name: str, text: str) -> bool:
    return _TURNS[name].search(text) is not None


def _judge(part: str) -> tuple[Says, float]:
    """One clause; what is asked, supposed or yet to come says nothing about what is."""
    for name, judge in JUDGES:
        if _finds(name, part):
            return judge(part)
    return Says.OTHER, 0.8


def _out(part: str) -> tuple[Says, float]:
    return Says.OUT, 0.9 if _finds("too", part) or _finds("substitute", part) else 0.7


def _in_stock(part: str) -> tuple[Says, float]:
    """That the substitute can be had is good to hear, and changes nothing."""
    if _finds("substitute", part) and not _finds("original", part):
        return (Says.DONE, 0.7) if _finds("done", part) else (Says.OTHER, 0.7)
    return Says.IN_STOCK, 0.9


def _done(part: str) -> tuple[Says, float]:
    return (Says.OTHER, 0.8) if _still_to_come(part) else (Says.DONE, 0.9)


def _tells_of_a_deed(part: str) -> bool:
    """Whether something has been done, also to what is out of stock."""
    undone = any(_finds(name, part) for name in ("question", "if", "cannot", "not_done"))
    return not undone and _finds("done", part) and not _still_to_come(part)


def _still_to_come(part: str) -> bool:
    """Whether the doing is announced: the announcement comes first, and the sentence does not end in the deed."""
    later = _TURNS["later"].search(part)
    done = list(_TURNS["done"].finditer(part))
    return later is not None and later.start() < done[0].start() and done[-1].end() < len(part)


#: The first turn of phrase that a clause has decides how it is judged.
JUDGES: tuple[tuple[str, Callable[[str], tuple[Says, float]]], ...] = (
    ("question", lambda _: (Says.QUESTION, 0.9)),
    ("if", lambda _: (Says.OTHER, 0.9)),
    ("not_out", lambda _: (Says.IN_STOCK, 0.75)),
    ("cannot", _out),
    ("out", _out),
    ("not_done", lambda _: (Says.OTHER, 0.9)),
    ("in_stock", _in_stock),
    ("done", _done),
)


def _weigh(judged: list[tuple[Says, float]]) -> tuple[Says, float]:
    """Together: contradictions are doubtful, and a question beside a yes leaves it open."""
    best: dict[Says, float] = {}
    for says, sure in judged:
        best[says] = max(sure, best.get(says, 0.0))
    asked = Says.QUESTION in best
    match {says for says in best if says in {Says.DONE, Says.OUT, Says.IN_STOCK}}:
        case found if found == {Says.OUT}:
            return Says.OUT, best[Says.OUT]  # what to do instead is a natural question
        case found if found == {Says.DONE}:
            return Says.DONE, min(best[Says.DONE], 0.7) if asked else best[Says.DONE]
        case found if Says.OUT in found:
            return Says.OUT, LIKELY
        case found if found:
            return Says.IN_STOCK, min(best[Says.IN_STOCK], 0.7) if asked else best[Says.IN_STOCK]
    return (Says.QUESTION, best[Says.QUESTION]) if asked else (Says.OTHER, best.get(Says.OTHER, 0.8))
