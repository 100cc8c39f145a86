from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from bot.rules.lifecycle import (
    NEEDED_ROLE,
    RUNNING,
    TRANSITIONS,
    Standing,
    after,
    can_run_out,
    hindrance,
    open_steps,
    steps_from,
)
from bot.rules.words import Remedy, Role, Status, Step

R, S, T = Remedy, Status, Step
NOW = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
LATER = NOW + timedelta(seconds=10)

# Written out once more, by hand, from what the desk promises.
PROMISED = {
    S.OPEN: {
        T.DECIDE: S.DECIDED,
        T.CLAIM: S.OPEN,
        T.CORRECT: S.OPEN,
        T.DISMISS: S.DISMISSED,
        T.RESOLVE: S.CLOSED,
        T.TAKE_BACK: S.INSTRUCTED,
        T.ANSWER: S.OPEN,
    },
    S.DECIDED: {
        T.UNDO: S.OPEN,
        T.SEND: S.INSTRUCTED,
        T.RESEND: S.DECIDED,
        T.REOPEN: S.OPEN,
        T.CLAIM: S.DECIDED,
    },
    S.INSTRUCTED: {
        T.CONFIRM: S.CONFIRMED,
        T.FAIL: S.OPEN,
        T.RESOLVE: S.CLOSED,
        T.REOPEN: S.OPEN,
        T.CLOSE: S.CLOSED,
        T.CLAIM: S.INSTRUCTED,
        T.ANSWER: S.INSTRUCTED,
    },
    S.CONFIRMED: {
        T.FAIL: S.OPEN,
        T.TAKE_BACK: S.INSTRUCTED,
        T.REOPEN: S.OPEN,
        T.CLOSE: S.CLOSED,
        T.CLAIM: S.CONFIRMED,
        T.ANSWER: S.CONFIRMED,
    },
    S.CLOSED: {T.REOPEN: S.OPEN, T.ANSWER: S.CLOSED},
    S.DISMISSED: {T.REOPEN: S.OPEN, T.ANSWER: S.DISMISSED},
}


@pytest.mark.parametrize(("status", "step"), list(product(Status, Step)))
def test_every_step_leads_where_it_is_promised_or_nowhere(status, step):
    assert after(status, step) is PROMISED[status].get(step)


@pytest.mark.parametrize("status", Status)
def test_the_steps_of_a_status_are_those_of_the_table(status):
    assert set(steps_from(status)) == set(PROMISED[status])
    assert len(steps_from(status)) == len(set(steps_from(status)))


def test_what_is_taken_back_stands_where_it_stood_before():
    assert after(S.OPEN, T.TAKE_BACK, S.CONFIRMED) is S.CONFIRMED
    assert after(S.OPEN, T.TAKE_BACK, S.INSTRUCTED) is S.INSTRUCTED
    assert after(S.OPEN, T.TAKE_BACK, S.CLOSED) is S.INSTRUCTED
    assert after(S.CLOSED, T.TAKE_BACK, S.CONFIRMED) is None
    assert after(S.OPEN, T.DISMISS, S.CONFIRMED) is S.DISMISSED


@pytest.mark.parametrize("status", Status)
def test_no_case_is_ever_stuck(status):
    seen = {status}
    while True:
        further = {after(found, step) for found in seen for step in steps_from(found)} | seen
        if further == seen:
            break
        seen = further
    assert {S.OPEN, S.CLOSED, S.DISMISSED} <= seen


#: Standings in which a step may be taken, and why it may not where one thing is otherwise.
HINDERED = [
    (T.DECIDE, Standing(status=S.OPEN), {"incomplete": True}, "incomplete"),
    (T.DECIDE, Standing(status=S.OPEN, has_agent=False), {"agent_can_be_named": True}, "agent_missing"),
    (T.UNDO, Standing(status=S.DECIDED, undo_until=LATER), {"undo_until": NOW}, "undo_too_late"),
    (T.UNDO, Standing(status=S.DECIDED, undo_until=LATER), {"undo_until": None}, "undo_too_late"),
    (T.SEND, Standing(status=S.DECIDED, failed=True), {"failed": False}, "not_legal"),
    (T.SEND, Standing(status=S.DECIDED, failed=True, has_agent=False), {"failed": False}, "not_legal"),
    (T.RESEND, Standing(status=S.DECIDED, failed=True), {"failed": False}, "not_legal"),
    (T.RESEND, Standing(status=S.DECIDED, failed=True), {"has_agent": False}, "not_legal"),
    (T.REOPEN, Standing(status=S.DECIDED, failed=True), {"failed": False}, "not_legal"),
    (T.RESOLVE, Standing(status=S.INSTRUCTED, in_stock=True), {"in_stock": False}, "not_legal"),
    (T.ANSWER, Standing(status=S.INSTRUCTED, asked=True), {"asked": False}, "not_legal"),
    (T.ANSWER, Standing(status=S.CLOSED, asked=True), {"asked": False}, "not_legal"),
    (T.TAKE_BACK, Standing(status=S.CONFIRMED, acted=True), {"acted": False}, "not_legal"),
    (T.FAIL, Standing(status=S.INSTRUCTED, remedy=R.OTHER_COLOR), {"remedy": R.WAIT}, "nothing_to_run_out"),
    (
        T.FAIL,
        Standing(status=S.CONFIRMED, remedy=R.ALTERNATE_URL),
        {"remedy": R.REFUND},
        "nothing_to_run_out",
    ),
    (T.FAIL, Standing(status=S.INSTRUCTED, remedy=R.OTHER_COLOR), {"remedy": None}, "nothing_to_run_out"),
    (T.CLOSE, Standing(status=S.CONFIRMED), {"status": S.OPEN}, "not_legal"),
]


@pytest.mark.parametrize(("step", "case", "otherwise", "code"), HINDERED)
def test_what_stands_in_the_way_of_a_step_has_a_code(step, case, otherwise, code):
    assert hindrance(case, step, NOW) == ""
    assert step in open_steps(case, NOW)
    assert hindrance(replace(case, **otherwise), step, NOW) == code
    assert step not in open_steps(replace(case, **otherwise), NOW)


def test_only_what_is_bought_otherwise_can_be_out_as_well():
    assert [remedy for remedy in Remedy if can_run_out(remedy)] == [R.ALTERNATE_URL, R.OTHER_COLOR]


def test_a_case_that_was_told_may_be_opened_again_whatever_became_of_it():
    assert all(
        hindrance(Standing(status=status), T.REOPEN, NOW) == ""
        for status in Status
        if status not in {S.OPEN, S.DECIDED}
    )


def test_claiming_correcting_and_sending_again_move_nothing():
    assert all(
        target is origin
        for (origin, step), target in TRANSITIONS.items()
        if step in {T.CLAIM, T.CORRECT, T.RESEND}
    )


def test_what_has_left_the_house_is_not_undone():
    assert [status for status in Status if after(status, T.UNDO)] == [S.DECIDED]


def test_only_finished_cases_rest():
    assert set(Status) - RUNNING == {S.CLOSED, S.DISMISSED}


def test_every_step_asks_for_a_role():
    assert set(NEEDED_ROLE) == set(Step)
    assert not any(Role.NONE.includes(role) for role in NEEDED_ROLE.values())


def test_a_role_may_do_what_the_lesser_ones_may():
    ranks = [Role.NONE, Role.RESPONDER, Role.APPROVER, Role.ADMIN]
    for (at, role), (below, lesser) in product(enumerate(ranks), enumerate(ranks)):
        assert role.includes(lesser) is (at >= below)
