"""A list of cases says of each what its card says, and asks for all of them together."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot.flows.actors import Actor
from bot.flows.telling.list_cases import home_facts, lines_of, list_cases
from bot.flows.work import Desk, Work
from bot.rules.words import Status
from bot.slack.values import CaseLine
from store import tables as t
from store.questions.case_facts import case_facts
from tests.counted import multiplied, questions
from tests.desks import a_desk, hear_notice
from tests.shop import START

HANA = Actor(user="U0HANA", team="T0SHOP")
ASKS = {
    "says": "question",
    "text": "?",
    "author": "李",
    "permalink": "",
    "at": START.isoformat(),
    "decision": None,
}


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    with a_desk(database_url) as desk:
        hear_notice(desk)
        yield desk


def _many_sorts(desk: Desk) -> None:
    """Cases in every state, with and without goods, taken up and not, decided by somebody and taken back."""
    multiplied(desk, t.Case, 60, number="i + 1")
    with desk.database.transaction() as session:
        variants = session.exec(select(t.Variant.id).order_by(col(t.Variant.id))).all()
        for case in session.exec(select(t.Case).order_by(col(t.Case.id))).all():
            at, states = case.number, list(Status)
            case.variant_id = [*variants, None][at % (len(variants) + 1)]
            case.qty_short, case.status = at % 40, states[at % len(states)]
            case.agent_order_line_id = case.agent_order_line_id if at % 3 else None
            case.assignee, case.card_link = ("U0KEN" if at % 4 == 0 else None), "https://x" * (at % 2)
            case.heard = {**ASKS, "status": case.status.value} if at % 5 == 0 else {}
            if at % 2 == 0:
                undone = START if at % 7 == 0 else None
                made = t.Decision(
                    workspace_id=case.workspace_id,
                    case_id=case.id,
                    option=case.options[0],
                    by=f"U{at}",
                    at=START,
                    undo_until=START + timedelta(seconds=10),
                    undone_at=undone,
                )
                session.add(made)
                session.flush()
                case.decision_id = made.id


def test_each_line_says_what_the_card_says(desk: Desk) -> None:
    _many_sorts(desk)

    def both(work: Work) -> tuple[list[CaseLine], list[CaseLine]]:
        cases = work.session.exec(select(t.Case).order_by(col(t.Case.id).desc())).all()
        return lines_of(work, cases), [CaseLine.of(case_facts(work.session, case)) for case in cases]

    lines, cards = desk.run_now(both)[0]
    assert lines == cards
    assert len(lines) == 61
    assert {bool(line.ship_by) for line in lines} == {True, False}
    assert {bool(line.asked) for line in lines} == {True, False}


@pytest.mark.parametrize(("flow", "given"), [(list_cases, (HANA, "all")), (home_facts, ("U0HANA",))])
def test_many_cases_take_no_more_questions_than_one(desk: Desk, flow, given) -> None:
    few = questions(desk, flow, *given)
    _many_sorts(desk)
    assert questions(desk, flow, *given) <= few + 4
    multiplied(desk, t.Case, 500, number="i + 100")
    assert questions(desk, flow, *given) <= few + 4
