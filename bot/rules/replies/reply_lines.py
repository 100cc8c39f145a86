"""A reply about several order lines told apart: to each line what is said about it, and nothing else."""

from collections.abc import Collection
from dataclasses import replace

from bot.rules.replies.line_clauses import Thought, is_filler, tells, thoughts
from bot.rules.replies.named_lines import Named, named_lines
from bot.rules.replies.phrases import finds, plain_words
from bot.rules.replies.says import Reply, Says, understand
from bot.rules.script import pattern

#: What a reply says of a line that it leaves out.
_LEFT_OUT = Reply(says=Says.OTHER, confidence=0.8)
#: What may move a case.
_MOVES = frozenset({Says.DONE, Says.OUT, Says.IN_STOCK})
#: No more than a suggestion.
_DOUBT = 0.6
#: What only leads from one line to another, and is no reservation.
_LEADS_ON = pattern(
    r"^[\s、,;]*(?:但是?|不过|可是|而|but|while|whereas|however|ただし|しかし|でも)[\s、,]*|\s(?:but|while|whereas)\s*$"
)
_GOT = ("done", "in_stock")
_NOT_GOT = ("out", "cannot", "not_yet", "refused", "too_little")


def tell_apart(text: str, here: Collection[str]) -> dict[str, Reply]:
    """What a reply says of each line of those here that it names; nothing where it names none of them.

    Where it is not plain what is said of which, all of them are told all of it, in doubt.
    """
    plain = plain_words(text)
    named = named_lines(plain, here)
    if not any(line in here for one in named for line in (*one.lines, *one.left_out)):
        return {}
    found = thoughts(plain, named)
    if len(named) == 1:
        found = _one(plain, named[0], found)
    said = None if found is None else _said(plain, found)
    if said is None:
        said = _in_doubt(plain, named)
    return {line: reply for line, reply in said.items() if line in here}


def _one(plain: str, named: Named, found: list[Thought] | None) -> list[Thought] | None:
    """All is said of the only ones that are named, unless they may be two thoughts of which one is told only once."""
    before, behind = plain[: named.start], plain[named.end :]
    apart = len(named.lines) > 1 and tells(before) and tells(behind)
    if apart and understand(before).says is not understand(behind).says:
        return None
    own = found[0].own if found else (0, len(plain))
    return [Thought(named, 0, len(plain), own)]


def _said(plain: str, found: list[Thought]) -> dict[str, Reply] | None:
    """What is said of each line; None where two things are said of one."""
    said: dict[str, Reply] = {}
    before = _LEFT_OUT
    for thought in found:
        before = before if thought.alike else _understood(plain, thought)
        named = thought.named
        if any(line in said and said[line].says not in {before.says, Says.OTHER} for line in named.lines):
            return None
        said |= dict.fromkeys(named.left_out, replace(_LEFT_OUT, lines=named.left_out))
        said |= dict.fromkeys(named.lines, replace(before, lines=named.lines))
    return said


def _understood(plain: str, thought: Thought) -> Reply:
    """What stands beside a clause that tells by itself may say more of it, and moves nothing by saying else."""
    words = plain[thought.start : thought.end]
    reply = understand(_LEADS_ON.sub("", words) if len(words) < len(plain) else words)
    own = plain[slice(*thought.own)]
    if reply.says in _MOVES and tells(own) and understand(own).says is not reply.says:
        return _doubted(reply)
    return reply


def _in_doubt(plain: str, named: list[Named]) -> dict[str, Reply]:
    whole = _doubted(understand(plain))
    edges = [0, *(place for one in named for place in (one.start, one.end)), len(plain)]
    parts = [plain[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    heard = {understand(part).says for part in parts if not is_filler(part)}
    lines = tuple(dict.fromkeys(line for one in named for line in (*one.lines, *one.left_out)))
    mixed = any(finds(name, plain) for name in _GOT) and any(finds(name, plain) for name in _NOT_GOT)
    says = Says.PARTLY if whole.says in _MOVES and (mixed or not heard <= {whole.says}) else whole.says
    return dict.fromkeys(lines, replace(whole, says=says, lines=lines))


def _doubted(reply: Reply) -> Reply:
    return replace(reply, confidence=min(reply.confidence, _DOUBT))
