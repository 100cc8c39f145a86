"""The agent's words that want a word of ours: on the card until somebody answers, and called out to those concerned."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.flows.opening.later import Later, hint, tell
from bot.flows.outbox import show_card
from bot.flows.work import KEPPIN, Work
from bot.rules.lifecycle import MEMBER, RUNNING
from bot.rules.reading.days.when import when
from bot.rules.replies.heard_days import with_month
from bot.rules.replies.says import Says
from bot.rules.words import Role, Status
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
