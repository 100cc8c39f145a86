"""What a card offers is what the flows take, and nothing else: held against each other wherever a case may stand."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.flows.actors import Actor
from bot.flows.deciding.pressed import Press
from bot.flows.refusals import Refusal
from bot.flows.work import Desk
from bot.rules.lifecycle import NEEDED_ROLE
from bot.rules.words import Role, Status, Step
from bot.slack.actions import Action, decode
from bot.slack.cards import case_card
from handlers.cases import FLOWS
from store import tables as t
from store.questions.case_facts import case_facts
from tests.desks import a_desk, hear_notice
from tests.shop import START, TEAM
from tests.slack.builders import TOKYO, buttons

HANA = Actor(user="U0HANA", team=TEAM)
#: Decisions and claims may be pressed on older cards; they have stories of their own.
PRESSED = sorted(set(FLOWS) - {Action.CHOOSE, Action.CLAIM})
HEARD: dict[str, dict[str, Any]] = {
    "nothing": {},
    "in stock": {"says": "in_stock", "acted": None},
    "a question": {"says": "question", "acted": None},
    "acted": {"says": "done", "acted": True},
}


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    with a_desk(database_url) as desk:
        hear_notice(desk)
        yield desk


def standing(session: Session, status: Status, heard: str, *, failed: bool, named: bool) -> t.Case:
    """The one case, brought to where a test wants it."""
    case = session.exec(select(t.Case)).one()
    case.status, case.decision_id = status, None
    if status is not Status.OPEN:
        decision = t.Decision(
            workspace_id=case.workspace_id,
            case_id=case.id,
            option=case.options[0],
            by="U0HANA",
            at=START - timedelta(minutes=1),
            undo_until=START - timedelta(seconds=50),
        )
        session.add(decision)
        session.flush()
        case.decision_id = decision.id
    case.instruction_error = "is_archived" if failed else None
    case.agent_id = case.agent_id if named else None
    if HEARD[heard]:
        acted = case.version if HEARD[heard]["acted"] else None
        said = {
            "text": "好的",
            "author": "",
            "permalink": "",
            "decision": case.decision_id,
            "status": status.value,
        }
        case.heard = {"says": HEARD[heard]["says"], "acted": acted, **said}
    session.add(case)
    session.flush()
    return case


def offered(session: Session, case: t.Case) -> set[Action]:
    card = case_card(case_facts(session, case), lang="ja", tz=TOKYO, now=START)
    found = buttons(card.blocks).values()
    assert all(decode(each["value"]).version == case.version for each in found)
    return {Action.of(each["action_id"]) for each in found} & set(PRESSED)


def taken(desk: Desk, action: Action, press: Press) -> bool:
    """Whether the flow takes the press; nothing of it stays."""

    def attempt(work: Any) -> None:
        FLOWS[action](work, "click:1", HANA, press)
        work.write_down()
        raise Undone

    try:
        desk.run_now(attempt)
    except Undone:
        return True
    except Refusal:
        return False
    raise AssertionError


class Undone(Exception):  # noqa: N818 - it reads as what it is
    """Ends a transaction without anything kept."""


@pytest.mark.parametrize("status", Status)
def test_a_press_is_taken_where_the_card_offers_it_and_nowhere_else(desk: Desk, status: Status) -> None:
    for heard, failed, named in product(HEARD, (False, True), (False, True)):
        with desk.database.transaction() as session:
            case = standing(session, status, heard, failed=failed, named=named)
            shown, press = offered(session, case), Press(case_id=case.id, version=case.version)
        told = (status, heard, failed, named)
        assert {action for action in PRESSED if taken(desk, action, press)} == shown, told


def test_who_may_take_a_step_is_said_in_one_table(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with desk.database.transaction() as session:
        case = standing(session, Status.INSTRUCTED, "nothing", failed=False, named=True)
        press = Press(case_id=case.id, version=case.version)
    assert taken(desk, Action.CLOSE, press)
    monkeypatch.setitem(NEEDED_ROLE, Step.CLOSE, Role.APPROVER)
    assert not taken(desk, Action.CLOSE, press)
    assert taken(desk, Action.CONFIRM, press)
