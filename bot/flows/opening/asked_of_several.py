"""Words of the agent that may be about several cases: once one has taken them up, the others are asked no more."""

from sqlmodel import col, select

from bot.flows.outbox import note, show_card
from bot.flows.work import KEPPIN, Work
from bot.rules.replies.says import Says
from bot.rules.words import Step
from store.tables import Case, Timeline

#: The steps that show the words to have been about the case on which they are taken.
TAKES_UP: dict[str, frozenset[Step]] = {
    Says.DONE: frozenset({Step.CONFIRM, Step.CLOSE}),
    Says.OUT: frozenset({Step.FAIL}),
    Says.IN_STOCK: frozenset({Step.RESOLVE, Step.CLOSE, Step.DISMISS}),
    Says.MISTAKEN: frozenset({Step.DISMISS}),
}
#: The steps that show them to have been about another.
LEAVES = frozenset({Step.RESOLVE, Step.CLOSE, Step.DISMISS, Step.ANSWER})


def question_settled(work: Work, case: Case, step: Step) -> None:
    """After a step on a case: let the cards beside it, which ask whether they were meant, ask it no longer.

    The last one left is meant, as far as anybody knows.
    """
    asked = _asked(work, case)
    if asked is None:
        return
    for other in _others(work, case, asked):
        if step in TAKES_UP.get(asked.details["says"], ()):
            other.heard = {}
            note(work, other, KEPPIN, "agent.meant_other", number=case.number)
        elif step in LEAVES:
            _left_with(work, other, case)
        else:
            continue
        show_card(work, other)


def _asked(work: Work, case: Case) -> Timeline | None:
    """When it was last asked whether words were about the case."""
    wanted = select(Timeline).where(Timeline.case_id == case.id, Timeline.action == "agent.which")
    return work.session.exec(wanted.order_by(col(Timeline.id).desc())).first()


def _others(work: Work, case: Case, asked: Timeline) -> list[Case]:
    """The cases that still ask about the same words."""
    numbers = [number for number in asked.details["which"] if number != case.number]
    wanted = select(Case).where(Case.workspace_id == work.workspace.id, col(Case.number).in_(numbers))
    found = work.session.exec(wanted.order_by(col(Case.id)).with_for_update()).all()
    same = (asked.details["text"], asked.details["permalink"])
    return [
        other
        for other in found
        if case.number in other.heard.get("which", ())
        and (other.heard["text"], other.heard["permalink"]) == same
    ]


def _left_with(work: Work, other: Case, case: Case) -> None:
    left = [number for number in other.heard["which"] if number != case.number]
    alone = left == [other.number]
    other.heard = {**other.heard, "which": [] if alone else left}
    if alone:
        note(work, other, KEPPIN, "agent.meant_this", number=case.number)
