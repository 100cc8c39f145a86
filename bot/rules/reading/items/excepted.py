"""What is excepted from a statement: the contrary holds of it, and the statement of everything else."""

from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern

# `The rest should come July 30`
_THAT_COMES = pattern(
    r"\s(?:of\s(?:it|them)\s)?(?:should|will|would|comes?|arrives?|follows?|is\s(?:coming|due|expected)|to\s(?:come|follow|arrive)|due|expected)(?![a-z])"
)


def mark_others(to: Gathering, token: Token) -> None:
    """The others are other items, unless some of this one's pieces were just said to be there or will come."""
    if _THAT_COMES.match(to.text, token.end):
        return
    to.others = not any({"have", "share have", "share short"} & draft.amounts.keys() for draft in to.focus)


def mark_excepted(to: Gathering, _token: Token) -> None:
    """What was named just now is left out of what comes."""
    named = [draft for draft in to.focus if draft.sentence == to.sentence and not draft.stock]
    if not named or not (to.fresh or to.filled):
        to.others = True
        return
    to.excepted, to.focus = named, []
    to.forget()


def mark_excepted_last(to: Gathering, token: Token) -> None:
    """`all lines have arrived except line 3`: the contrary of what was said last."""
    said = next((mark for mark in reversed(to.line_marks) if mark.role in {"short", "ok"}), None)
    named = [draft for draft in to.focus if not draft.stock or draft.stock == "ok"]
    if said is None or not named or not (to.fresh or to.filled):
        return
    to.excepted = named
    if said.role == "ok":
        only_these_lack(to, token)
    else:
        all_others_lack(to, said)


def all_others_lack(to: Gathering, said: Token) -> None:
    """Which ones that are, the notice does not say."""
    for draft in to.excepted:
        draft.stock, draft.excepted = "ok", True
    to.header.stock = "short"
    to.header.reasons.append(said)
    to.excepted, to.said = [], True


def only_these_lack(to: Gathering, said: Token) -> None:
    """`1番と3番以外は在庫あります`; that they were not bought or have not come, says less."""
    for draft in to.excepted:
        draft.stock = "short"
        draft.reasons.append(said._replace(value="short", role="short"))
        if said.value != "in_stock":
            draft.doubts.append("not_said_to_be_short")
    to.excepted, to.said = [], True
    to.forget()
