"""A list of cases says of each what its card says, and asks for all of them together."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from alembic import command
from sqlmodel import col, select

from bot.flows.actors import Actor
from bot.flows.telling.list_cases import home_facts, lines_of, list_cases
from bot.flows.work import Desk, Work
from bot.rules.words import Status
from bot.slack.home import home_view
from bot.slack.lists import case_list
from bot.slack.values import CaseLine
from store import tables as t
from store.migrate import config_for, migrate
from store.questions.case_facts import case_facts
from tests.counted import asked, multiplied, plans, questions, weighed
from tests.desks import a_desk, hear_notice
from tests.shop import START
from tests.store.test_found_by_index import ALL_OF_THEM

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


def test_a_list_loads_no_more_of_a_case_than_it_tells(desk: Desk) -> None:
    with asked(desk.database) as seen:
        desk.run_now(list_cases, HANA, "all")
    listed = [statement for statement, _ in seen if "FROM stockout_case" in statement]
    assert len(listed) == 2
    assert not any(name in statement for statement in listed for name in ("options", "offers", "struck_keys"))


def test_of_a_thousand_cases_those_that_fit_stand_in_the_list_and_the_rest_is_counted(desk: Desk) -> None:
    multiplied(desk, t.Case, 999, number="i + 1")
    lines, _ = desk.run_now(list_cases, HANA, "all")
    facts, _ = desk.run_now(home_facts, "U0HANA")
    shown = str(case_list(lines, "en", UTC, START))
    assert "and 940 more" in shown
    facts = replace(facts, mine=lines, late=lines)
    assert str(home_view(facts, "en", UTC, START)).count("and 990 more") == 2


def test_only_those_that_were_told_after_all_are_looked_at_of_all_that_are_over(desk: Desk) -> None:
    multiplied(desk, t.Case, 3_000, number="i + 1", status="'closed'")
    weighed(desk)
    with desk.database.transaction() as session:
        over, running = session.exec(select(t.Case).order_by(col(t.Case.id).desc()).limit(2)).all()
        over.heard = {**ASKS, "status": "closed"}
        running.heard = {**ASKS, "status": "instructed"}
    lines, _ = desk.run_now(list_cases, HANA, "all")
    assert [(line.number, line.asked) for line in lines] == [(1, False), (3_001, True)]
    found = [each for each in plans(desk, list_cases, HANA, "all") if "FROM stockout_case" in each[0]]
    assert not any(ALL_OF_THEM.search(plan) for _, plan in found), found
    assert any("ix_stockout_case_workspace_id_told_after_all" in plan for _, plan in found), found


def test_what_was_said_of_a_case_that_is_over_is_found_after_the_change(desk: Desk) -> None:
    multiplied(desk, t.Case, 2, number="i + 1", status="'closed'")
    with desk.database.transaction() as session:
        for case, status in zip(
            session.exec(select(t.Case)).all(), ("open", "closed", "dismissed"), strict=True
        ):
            case.heard = {**ASKS, "status": status}
    command.downgrade(config_for(desk.database), "0022")
    migrate(desk.database)
    with desk.database.transaction() as session:
        told = {case.heard["status"]: case.told_after_all for case in session.exec(select(t.Case))}
    assert told == {"open": False, "closed": True, "dismissed": True}
