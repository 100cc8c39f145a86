"""The agent has its answer: a person says so, or has written it there where the agent asked."""

from bot.flows.actors import Actor, Outsider
from bot.flows.deciding.pressed import Press, pressed
from bot.flows.opening.asked_of_several import question_settled
from bot.flows.outbox import note, show_card
from bot.flows.steps import take
from bot.flows.work import Work
from bot.rules.replies.says import ASKS, Says
from bot.rules.words import Status, Step
from store.questions.standing import heard_facts
from store.tables import Case


def answer_case(work: Work, event_key: str, actor: Actor, press: Press) -> None:
    """A person says that the agent has its answer."""
    found = pressed(work, event_key, actor, press, Step.ANSWER)
    if found is None:
        return
    case, person = found
    take(work, case, Step.ANSWER)
    question_settled(work, case, Step.ANSWER)
    _settle(work, case, person.slack_id, "case.answered")


def answered_in_thread(work: Work, event_key: str, cases: list[Case], who: Actor | Outsider) -> None:
    """One of ours has written where the agent asked: it is the agent's turn again."""
    waiting = [case for case in cases if _waits(case)]
    if not waiting or not work.first_time(event_key):
        return
    for case in waiting:
        work.session.refresh(case, with_for_update=True)  # so that a click just now is seen
        if _waits(case):
            _settle(work, case, who.user, "case.answered_there")


def _waits(case: Case) -> bool:
    standing = heard_facts(case)
    return case.status is not Status.OPEN and standing is not None and standing.says in THREAD_ANSWERS


#: What a word in the agent's thread answers; the rest names a button.
THREAD_ANSWERS = frozenset({*ASKS, Says.OTHERWISE, Says.OTHER})


def _settle(work: Work, case: Case, who: str, action: str) -> None:
    case.heard = {}
    note(work, case, who, action)
    show_card(work, case)
