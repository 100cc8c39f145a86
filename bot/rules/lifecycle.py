"""A case's life: one table says which step may follow what and where it leads, another what else may stand in its way.

Flows and cards ask the same functions, so that a person is never offered what would be refused.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.rules.words import Remedy, Role, Status, Step

S, T = Status, Step

TRANSITIONS: dict[tuple[Status, Step], Status] = {
    (S.OPEN, T.DECIDE): S.DECIDED,
    (S.OPEN, T.CLAIM): S.OPEN,
    (S.OPEN, T.CORRECT): S.OPEN,
    (S.OPEN, T.DISMISS): S.DISMISSED,
    (S.OPEN, T.RESOLVE): S.CLOSED,
    (S.OPEN, T.TAKE_BACK): S.INSTRUCTED,
    (S.OPEN, T.ANSWER): S.OPEN,
    (S.DECIDED, T.UNDO): S.OPEN,
    (S.DECIDED, T.SEND): S.INSTRUCTED,
    (S.DECIDED, T.RESEND): S.DECIDED,
    (S.DECIDED, T.REOPEN): S.OPEN,
    (S.DECIDED, T.CLAIM): S.DECIDED,
    (S.INSTRUCTED, T.CONFIRM): S.CONFIRMED,
    (S.INSTRUCTED, T.FAIL): S.OPEN,
    (S.INSTRUCTED, T.RESOLVE): S.CLOSED,
    (S.INSTRUCTED, T.REOPEN): S.OPEN,
    (S.INSTRUCTED, T.CLOSE): S.CLOSED,
    (S.INSTRUCTED, T.CLAIM): S.INSTRUCTED,
    (S.INSTRUCTED, T.ANSWER): S.INSTRUCTED,
    (S.CONFIRMED, T.FAIL): S.OPEN,
    (S.CONFIRMED, T.TAKE_BACK): S.INSTRUCTED,
    (S.CONFIRMED, T.REOPEN): S.OPEN,
    (S.CONFIRMED, T.CLOSE): S.CLOSED,
    (S.CONFIRMED, T.CLAIM): S.CONFIRMED,
    (S.CONFIRMED, T.ANSWER): S.CONFIRMED,
    (S.CLOSED, T.REOPEN): S.OPEN,
    (S.CLOSED, T.ANSWER): S.CLOSED,
    (S.DISMISSED, T.REOPEN): S.OPEN,
    (S.DISMISSED, T.ANSWER): S.DISMISSED,
}

#: Steps that lead back to where the case stood before: where else than the table says that may have been.
ALSO_BACK_TO: dict[tuple[Status, Step], frozenset[Status]] = {
    (S.OPEN, T.TAKE_BACK): frozenset({S.CONFIRMED}),
}

#: The least role that takes part at all.
MEMBER = Role.RESPONDER
#: The least role that may take a step. Nobody may do anything by default.
NEEDED_ROLE: dict[Step, Role] = dict.fromkeys(Step, MEMBER)

#: By these something else is bought, or at another price: it may be out of stock as well.
BOUGHT_OTHERWISE = frozenset({Remedy.ALTERNATE_URL, Remedy.OTHER_COLOR})

#: Statuses in which somebody still has to do something.
RUNNING = frozenset({S.OPEN, S.DECIDED, S.INSTRUCTED, S.CONFIRMED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """All of a case that says which steps a person may take."""

    status: Status
    incomplete: bool = False  # too little is known to tell an agent what to do
    has_agent: bool = True  # it is known which agent is to be told
    agent_can_be_named: bool = False  # it is not, and the team has agents to choose from
    failed: bool = False  # the agent could not be told
    in_stock: bool = False  # the agent seems to have said that the item is there after all
    asked: bool = False  # the agent's last words want a word of ours
    acted: bool = False  # the agent's own reply has brought the case where it stands
    remedy: Remedy | None = None  # what was decided
    undo_until: datetime | None = None


#: What may stand in the way of a legal step, and the code that templates put into words.
Hindrance = tuple[str, Callable[[Standing, datetime | None], bool]]
HINDRANCES: dict[Step, tuple[Hindrance, ...]] = {
    T.DECIDE: (
        ("incomplete", lambda case, _now: case.incomplete),
        ("agent_missing", lambda case, _now: case.agent_can_be_named),
    ),
    T.UNDO: (("undo_too_late", lambda case, now: not (case.undo_until and now and now < case.undo_until)),),
    T.SEND: (("not_legal", lambda case, _now: not case.failed),),
    T.RESEND: (("not_legal", lambda case, _now: not (case.failed and case.has_agent)),),
    T.REOPEN: (("not_legal", lambda case, _now: case.status is S.DECIDED and not case.failed),),
    T.FAIL: (("nothing_to_run_out", lambda case, _now: not can_run_out(case.remedy)),),
    T.RESOLVE: (("not_legal", lambda case, _now: not case.in_stock),),
    T.ANSWER: (("not_legal", lambda case, _now: not case.asked),),
    T.TAKE_BACK: (("not_legal", lambda case, _now: not case.acted),),
}


def can_run_out(remedy: Remedy | None) -> bool:
    """Whether the agent may find what it was told to buy out of stock as well."""
    return remedy in BOUGHT_OTHERWISE


def after(status: Status, step: Step, stood: Status | None = None) -> Status | None:
    """The status that the step leads to, or None where it is not legal; `stood` is where the case was before."""
    if stood in ALSO_BACK_TO.get((status, step), ()):
        return stood
    return TRANSITIONS.get((status, step))


def ways() -> Iterator[tuple[Status, Step, Status]]:
    """Every way from a status to the next, in the table's order."""
    for (status, step), target in TRANSITIONS.items():
        yield status, step, target
        for stood in ALSO_BACK_TO.get((status, step), ()):
            yield status, step, stood


def steps_from(status: Status) -> tuple[Step, ...]:
    """The steps that may ever be legal from a status, in the table's order."""
    return tuple(step for (origin, step) in TRANSITIONS if origin is status)


def hindrance(case: Standing, step: Step, now: datetime | None = None) -> str:
    """Why a person may not take the step, as a code; empty where they may. Only an undoing asks for the time."""
    if after(case.status, step) is None:
        return "not_legal"
    return next((code for code, hinders in HINDRANCES.get(step, ()) if hinders(case, now)), "")


def open_steps(case: Standing, now: datetime) -> tuple[Step, ...]:
    """The steps that a person may take now, in the table's order."""
    return tuple(step for step in steps_from(case.status) if not hindrance(case, step, now))
