"""The agent's words that want a word of ours: on the card until somebody answers, and called out to those concerned."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.flows.actors import Actor, Outsider
from bot.flows.asked_of_several import question_settled
from bot.flows.later import Later, hint, tell
from bot.flows.outbox import note, show_card
from bot.flows.pressed import Press, pressed
from bot.flows.steps import take
from bot.flows.work import KEPPIN, Work
from bot.rules.heard_days import with_month
from bot.rules.lifecycle import MEMBER, RUNNING
from bot.rules.reading.days.when import when
from bot.rules.replies import ASKS, Says
from bot.rules.words import Role, Status, Step
from store.questions.cases import last_happening
from store.questions.standing import heard_facts
from store.questions.team import member_of, people_with
from store.tables import Case, Decision

#: Words that come in a row are one call.
A_ROW = timedelta(minutes=10)


NOTHING: Mapping[str, Any] = {}


class Call:
    """Who has been called by one reply: it may bear on many cases, and nobody is called twice."""

    def __init__(self, work: Work) -> None:
        """Nobody yet."""
        self._work = work
        self._called: set[str] = set()

    def about(self, case: Case) -> dict[str, Any]:
        """Whom to call in the case's thread, and whether the whole desk is to see it: on a case that is over."""
        in_a_row = _called_lately(case, self._work.now)
        people = [] if in_a_row else [who for who in concerned(self._work, case) if who not in self._called]
        self._called.update(people)
        return {"people": people, "aloud": bool(people) and case.status not in RUNNING}


def concerned(work: Work, case: Case) -> list[str]:
    """Whoever has the case, or decided it, or ended it; else those who may approve. An undecided one has its target."""
    asked = [case.assignee, *([] if case.status is Status.OPEN else _deciders(work, case))]
    for who in asked:
        person = member_of(work.connection, work.workspace.id, who) if who else None
        if person is not None and person.role.includes(MEMBER):
            return [person.slack_id]
    if case.status is Status.OPEN:
        return []
    return [person.slack_id for person in people_with(work.session, work.workspace.id, Role.APPROVER)]


def _deciders(work: Work, case: Case) -> list[str]:
    decision = work.session.get(Decision, case.decision_id) if case.decision_id else None
    last = last_happening(work.session, case.id)
    return [who for who in (decision and decision.by, last and last.actor) if who and who != KEPPIN]


def _called_lately(case: Case, now: datetime) -> bool:
    called_at = case.heard.get("called_at")
    return called_at is not None and now - datetime.fromisoformat(called_at) < A_ROW


def ask_people(
    work: Work,
    case: Case,
    says: str,
    later: Later,
    call: Call,
    action: str = "agent.asked",
    kept: Mapping[str, Any] = NOTHING,
    **values: Any,  # noqa: ANN401 - JSON
) -> None:
    """Keep the words on the card as something that waits for us, tell the thread, and call people there.

    What is not understood takes the place of nothing that is. `kept` is what the card shows beside the words.
    """
    asked = call.about(case)
    standing = heard_facts(case)
    if says != Says.OTHER or standing is None or not standing.asks:
        called_at = work.now.isoformat() if asked["people"] else case.heard.get("called_at")
        hint(case, says, later, called_at=called_at, **kept)
    stands = {"status": case.status.value, "stands": case.status.value}
    which: dict[str, Any] = {"number": case.number, "product": case.product or ""}
    tell(work, case, action, later, says=says, **which, **stands, **asked, **values)
    show_card(work, case)


def restock_in(work: Work, words: str, later: Later) -> Mapping[str, str]:
    """The days that an answer names, for the card."""
    today = work.local(later.at).date()
    found = when(with_month(words, today), today) if words else None
    if found is None or found.start is None:
        return {}
    return {"restock_from": found.start.isoformat(), "restock_to": (found.end or found.start).isoformat()}


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
