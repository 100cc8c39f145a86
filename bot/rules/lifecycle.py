"""A case's life: one table says which step is legal when, and where it leads.

The buttons on a card are drawn from the same table, so that a person is never offered what would be refused.
"""

from collections.abc import Iterator

from bot.rules.words import Role, Status, Step

S, T = Status, Step

TRANSITIONS: dict[tuple[Status, Step], Status] = {
    (S.OPEN, T.DECIDE): S.DECIDED,
    (S.OPEN, T.CLAIM): S.OPEN,
    (S.OPEN, T.CORRECT): S.OPEN,
    (S.OPEN, T.DISMISS): S.DISMISSED,
    (S.OPEN, T.RESOLVE): S.CLOSED,
    (S.OPEN, T.TAKE_BACK): S.INSTRUCTED,
    (S.DECIDED, T.UNDO): S.OPEN,
    (S.DECIDED, T.SEND): S.INSTRUCTED,
    (S.DECIDED, T.CLAIM): S.DECIDED,
    (S.INSTRUCTED, T.CONFIRM): S.CONFIRMED,
    (S.INSTRUCTED, T.FAIL): S.OPEN,
    (S.INSTRUCTED, T.RESOLVE): S.CLOSED,
    (S.INSTRUCTED, T.REOPEN): S.OPEN,
    (S.INSTRUCTED, T.CLOSE): S.CLOSED,
    (S.INSTRUCTED, T.CLAIM): S.INSTRUCTED,
    (S.CONFIRMED, T.FAIL): S.OPEN,
    (S.CONFIRMED, T.TAKE_BACK): S.INSTRUCTED,
    (S.CONFIRMED, T.REOPEN): S.OPEN,
    (S.CONFIRMED, T.CLOSE): S.CLOSED,
    (S.CONFIRMED, T.CLAIM): S.CONFIRMED,
    (S.CLOSED, T.REOPEN): S.OPEN,
    (S.DISMISSED, T.REOPEN): S.OPEN,
}

#: Steps that lead back to where the case stood before: where else than the table says that may have been.
ALSO_BACK_TO: dict[tuple[Status, Step], frozenset[Status]] = {
    (S.OPEN, T.TAKE_BACK): frozenset({S.CONFIRMED}),
}

#: The least role that may take a step. Nobody may do anything by default.
NEEDED_ROLE: dict[Step, Role] = dict.fromkeys(Step, Role.RESPONDER)

#: Statuses in which somebody still has to do something.
RUNNING = frozenset({S.OPEN, S.DECIDED, S.INSTRUCTED, S.CONFIRMED})


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
    """The legal steps from a status, in the table's order."""
    return tuple(step for (origin, step) in TRANSITIONS if origin is status)
