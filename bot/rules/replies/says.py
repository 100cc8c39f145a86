"""What an agent's short reply says about what it was told to do: done, out there as well, in stock after all, or else.

Each sentence is judged alone, by tables of turns of phrase in three languages; then they are weighed together.
What is certain may move a case by itself, what is likely is only suggested, everything else is shown and no more.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.rules.colors import colors_in
from bot.rules.reading.text.counting import whole_number
from bot.rules.regex import regex
from bot.rules.replies.deeds import Deed, deeds_in, has_reservation, money_in, sizes_in
from bot.rules.replies.line_names import lines_in, without_lines
from bot.rules.replies.phrases import TURNS, finds, plain_words, sentences
from bot.rules.script import pattern

#: From here on a reply may move a case by itself, and from here on it is worth a suggestion.
SURE = 0.85
LIKELY = 0.5

_LONG = 240
_UNSURE = 0.6
#: How much of a question it is to ask somebody to have a look.
_POLITE = 0.6

_CLAUSE = regex(r"[、,]\s*")
_AMOUNT = pattern(
    r"(\d{1,5}|[一二三四五六七八九十百两]{1,5})\s?(?:個|枚|点|足|着|本|台|セット|箱|袋|冊|双|组|件|条|套|只|把|张|盒|包|块|つ|pcs|pieces|sets|pairs|units)"
)


class Says(StrEnum):
    """What a reply comes to."""

    DONE = "done"
    OUT = "out"  # the substitute cannot be had either
    IN_STOCK = "in_stock"  # what was said to be short can be had
    PARTLY = "partly"  # done or found for some of it, or on a condition
    QUESTION = "question"
    RESTOCK = "restock"  # when there will be some
    PRICE = "price"  # it costs something else now
    REFUSED = "refused"  # it cannot be done as it was told
    MISTAKEN = "mistaken"  # something that was said before is wrong
    OTHERWISE = "otherwise"  # something has been done that nobody told the agent to do
    WAIT = "wait"  # thanks, promises, not yet: nothing that anybody has to answer
    OTHER = "other"  # not understood


#: What wants a word of ours.
ASKS = frozenset({Says.PARTLY, Says.QUESTION, Says.RESTOCK, Says.PRICE, Says.REFUSED, Says.MISTAKEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply as it is understood; lines are order lines that it names, everything is whether it speaks of all.

    likewise is whether it says of something else what was said before, done whether it also tells of a deed.
    restock are its words for when there will be some, amounts how many units its deeds were done to, deeds of what
    kinds these are; money, colors and sizes are those that it names.
    """

    says: Says
    confidence: float
    lines: tuple[str, ...] = ()
    everything: bool = False
    likewise: bool = False
    done: bool = False
    restock: str = ""
    amounts: tuple[int, ...] = ()
    deeds: frozenset[Deed] = frozenset()
    money: tuple[Decimal, ...] = ()
    colors: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()


def understand(text: str) -> Reply:
    """What an agent's reply in a notice's thread says; linear in its length."""
    plain = plain_words(text)
    parts = [part for sentence in sentences(plain) for part in _parts(sentence) if part]
    judged = [_judge(part) for part in parts]
    says, sure = _held_back(plain, *_weigh(judged))
    if len(plain) > _LONG or finds("partly", plain):
        sure = min(sure, _UNSURE)
    open_still = any(finds(name, plain) for name in ("question", "later", "if"))
    done = [part for part in parts if _tells_of_a_deed(part)]
    return Reply(
        says=says,
        confidence=sure,
        lines=lines_in(plain),
        everything=finds("everything", plain),
        likewise=not open_still and finds("likewise", plain),
        done=bool(done),
        restock=next((without_lines(part).strip(" 、,") for part in parts if _says_when(part)), ""),
        amounts=tuple(whole_number(found) or 0 for part in done for found in _AMOUNT.findall(part)),
        deeds=deeds_in(done),
        money=money_in(plain),
        colors=colors_in(plain),
        sizes=sizes_in(plain),
    )


def _held_back(plain: str, says: Says, sure: float) -> tuple[Says, float]:
    """Nothing is simply done where something is wrong with it."""
    if says is Says.DONE and finds("trouble", plain):
        return Says.OTHER, 0.9
    if says is Says.DONE and has_reservation(plain):
        return Says.PARTLY, 0.8
    return says, sure


def _parts(sentence: str) -> list[str]:
    """A sentence, or its clauses where each says something of its own."""
    sentence = sentence.strip(" 。.!;")
    clauses = [clause.strip() for clause in _CLAUSE.split(sentence)]
    telling = [clause for clause in clauses if any(finds(name, clause) for name in TELLING)]
    return clauses if len(telling) > 1 or finds("question", clauses[-1]) else [sentence]


def _judge(part: str) -> tuple[Says, float]:
    """One clause; what is asked, supposed or yet to come says nothing about what is.

    What is to be done once goods come says nothing of goods that have; only a day that it names is news.
    """
    beside = TURNS["promise"].sub(" ", part)
    if beside != part and not any(finds(name, beside) for name in ("question", *TELLING)):
        return (Says.RESTOCK if _says_when(part) and finds("day", part) else Says.WAIT), 0.9
    for name, judge in JUDGES:
        if finds(name, beside):
            return judge(beside)
    return Says.OTHER, 0.8


def _out(part: str) -> tuple[Says, float]:
    if finds("the_rest", part):
        return Says.PARTLY, 0.8
    return Says.OUT, 0.9 if finds("too", part) or finds("substitute", part) else 0.7


def _rest(part: str) -> tuple[Says, float]:
    """What was left over has been seen to as well, or it has not."""
    if finds("done", part) and not _still_to_come(part):
        return Says.DONE, 0.9 if finds("too", part) or finds("everything", part) else _UNSURE
    return Says.PARTLY, 0.8


def _coming(part: str) -> tuple[Says, float]:
    """Something is to arrive, or has: it may have been ordered, and it may be there."""
    if finds("done", part) and not _still_to_come(part):
        return Says.DONE, 0.9
    if _says_when(part):
        return Says.RESTOCK, 0.9
    return _in_stock(part) if finds("in_stock", part) else _otherwise(part)


def _otherwise(part: str) -> tuple[Says, float]:
    return (Says.WAIT, 0.9) if finds("later", part) else (Says.OTHER, 0.8)


def _says_when(part: str) -> bool:
    """Whether a clause says when goods are to come, and not that they came on that day."""
    if not finds("arrives", part):
        return False
    part = without_lines(part)
    return finds("forecast", part) or (finds("day", part) and not finds("arrived", part))


def _in_stock(part: str) -> tuple[Says, float]:
    """That the substitute can be had is good to hear, and changes nothing."""
    if finds("substitute", part) and not finds("original", part):
        if finds("done", part):
            return Says.DONE, 0.7
        return (Says.WAIT if finds("later", part) else Says.OTHER), 0.7
    return Says.IN_STOCK, 0.9


def _done(part: str) -> tuple[Says, float]:
    return (Says.WAIT, 0.8) if _still_to_come(part) else (Says.DONE, 0.9)


def _tells_of_a_deed(part: str) -> bool:
    """Whether something has been done, also to what is out of stock."""
    undone = any(finds(name, part) for name in ("question", "if", "cannot", "refused", "not_yet"))
    return not undone and finds("done", part) and not _still_to_come(part)


def _still_to_come(part: str) -> bool:
    """Whether the doing is announced: the announcement comes first, and the sentence does not end in the deed."""
    later = TURNS["later"].search(part)
    done = list(TURNS["done"].finditer(part))
    return later is not None and later.start() < done[0].start() and done[-1].end() < len(part)


#: What makes a clause tell something of its own.
TELLING = ("out", "in_stock", "done", "too_little", "the_rest", "price", "refused", "arrives", "mistaken")

#: The first turn of phrase that a clause has decides how it is judged.
JUDGES: tuple[tuple[str, Callable[[str], tuple[Says, float]]], ...] = (
    ("question", lambda _: (Says.QUESTION, 0.9)),
    ("noted", lambda _: (Says.WAIT, 0.9)),
    ("offer", lambda _: (Says.PARTLY, 0.8)),
    ("if", lambda _: (Says.WAIT, 0.9)),
    ("not_out", lambda _: (Says.IN_STOCK, 0.75)),
    ("mistaken", lambda _: (Says.MISTAKEN, 0.9)),
    ("too_little", lambda _: (Says.PARTLY, 0.9)),
    ("cannot", _out),
    ("out", _out),
    ("the_rest", _rest),
    ("refused", lambda _: (Says.REFUSED, 0.9)),
    ("price", lambda _: (Says.PRICE, 0.9)),
    ("not_yet", lambda _: (Says.WAIT, 0.9)),
    ("arrives", _coming),
    ("in_stock", _in_stock),
    ("stalled", lambda _: (Says.OTHER, 0.9)),
    ("done", _done),
    ("soft_question", lambda _: (Says.QUESTION, _POLITE)),
    ("later", _otherwise),
)

#: What a reply comes to where it says several things: the first of these that it says.
WEIGHTIER = (
    Says.OUT,
    Says.QUESTION,
    Says.PARTLY,
    Says.PRICE,
    Says.REFUSED,
    Says.IN_STOCK,
    Says.MISTAKEN,
    Says.DONE,
    Says.RESTOCK,
    Says.OTHER,
    Says.WAIT,
)


def _weigh(judged: list[tuple[Says, float]]) -> tuple[Says, float]:
    """Together: what was done to some of it and not to the rest was done in part, and what is asked is open."""
    best: dict[Says, float] = {}
    for says, sure in judged:
        best[says] = max(sure, best.get(says, 0.0))
    if Says.OUT in best and not best.keys().isdisjoint({Says.DONE, Says.IN_STOCK, Says.PARTLY}):
        tried = best.keys() >= {Says.DONE} and best[Says.OUT] >= SURE  # elsewhere, where there is none either
        return (Says.OUT if tried else Says.PARTLY), LIKELY
    polite = best.get(Says.QUESTION) == _POLITE and len(best) > 1
    if polite:
        del best[Says.QUESTION]
    says = next((says for says in WEIGHTIER if says in best), Says.OTHER)
    sure = best.get(says, 0.8)
    return says, min(sure, 0.7) if polite else sure
