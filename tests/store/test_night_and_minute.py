"""What Keppin does by itself: deletes personal data when its day has come, and looks whether every clock runs."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlmodel import col, select

from bot.flows.outbox import Kind
from bot.flows.upkeep.audit import audit
from bot.flows.upkeep.clean_up import REMEMBERED, clean_up
from bot.flows.work import Desk
from bot.rules.words import DraftStatus, Marketplace
from store import tables as t
from store.once import insert_once
from tests.desks import a_desk, hear_notice
from tests.shop import START


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    with a_desk(database_url) as desk:
        yield desk


def later(desk: Desk, **span: float) -> datetime:
    desk.clock.advance(timedelta(**span))  # type: ignore[attr-defined] # the clock of the tests
    return desk.clock.now()


def rows(desk: Desk, table: type) -> list:
    with desk.database.transaction() as session:
        return list(session.exec(select(table).order_by(col(table.id))).all())


def a_case(desk: Desk) -> t.Case:
    hear_notice(desk)
    return rows(desk, t.Case)[0]


def test_customers_are_deleted_when_their_day_has_come_and_not_before(desk: Desk) -> None:
    known = len(rows(desk, t.Customer))
    later(desk, days=29)
    assert desk.run_now(clean_up)[0] == 0
    assert len(rows(desk, t.Customer)) == known
    later(desk, days=1)
    assert desk.run_now(clean_up)[0] == known
    assert rows(desk, t.Customer) == []
    assert {order.customer_id for order in rows(desk, t.CustomerOrder)} == {None}
    assert [(line.action, line.details) for line in rows(desk, t.Timeline)] == [
        ("customers.deleted", {"count": known})
    ]
    assert desk.run_now(clean_up)[0] == 0


def test_the_drafts_that_name_them_lose_their_text(desk: Desk) -> None:
    case = a_case(desk)
    with desk.database.transaction() as session:
        decision = t.Decision(
            workspace_id=case.workspace_id,
            case_id=case.id,
            option={},
            by="U0HANA",
            at=START,
            undo_until=START,
        )
        session.add(decision)
        session.flush()
        for order in session.exec(select(t.CustomerOrder)).all():
            session.add(
                t.Draft(
                    workspace_id=case.workspace_id,
                    case_id=case.id,
                    decision_id=decision.id,
                    customer_order_id=order.id,
                    marketplace=Marketplace.RAKUTEN,
                    order_number=order.number,
                    text="架空 太郎 様",
                    status=DraftStatus.SENT,
                )
            )
    later(desk, days=30)
    desk.run_now(clean_up)
    assert [draft.text for draft in rows(desk, t.Draft)] == [""] * len(rows(desk, t.CustomerOrder))


def test_what_was_heard_is_forgotten_after_two_weeks(desk: Desk) -> None:
    with desk.database.transaction() as session:
        for key, at in (("old", START), ("new", START + timedelta(days=2))):
            insert_once(session.connection(), t.SeenEvent, workspace_id=desk.workspace_id, key=key, at=at)
    later(desk, seconds=REMEMBERED.total_seconds() + 1)
    desk.run_now(clean_up)
    with desk.database.transaction() as session:
        assert [seen.key for seen in session.exec(select(t.SeenEvent)).all()] == ["new"]


def targets(desk: Desk) -> list[tuple[str, str]]:
    kinds = (Kind.REMINDER, Kind.ESCALATION)
    return [(row.kind, row.state) for row in rows(desk, t.Delivery) if row.kind in kinds]


def test_a_clock_that_does_not_run_is_started_again(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    a_case(desk)
    whole = targets(desk)
    assert len(whole) == 3
    with desk.database.transaction() as session:
        for row in session.exec(
            select(t.Delivery).where(col(t.Delivery.kind).in_(("reminder", "escalation")))
        ):
            session.delete(row)
    later(desk, minutes=1)
    with caplog.at_level(logging.ERROR):
        desk.run_now(audit)
    assert targets(desk) == whole
    assert "audit.case_without_clock" in caplog.text


def test_a_clock_that_was_taken_back_by_mistake_runs_again(desk: Desk) -> None:
    case = a_case(desk)
    with desk.database.transaction() as session:
        for row in session.exec(
            select(t.Delivery).where(col(t.Delivery.kind).in_(("reminder", "escalation")))
        ):
            row.state = t.DeliveryState.DROPPED
    desk.run_now(audit)
    assert ("escalation", "waiting") in targets(desk)
    assert rows(desk, t.Case)[0].due_at == case.due_at


def test_a_clock_that_runs_is_left_alone(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    a_case(desk)
    before = targets(desk)
    with caplog.at_level(logging.WARNING):
        desk.run_now(audit)
    assert targets(desk) == before
    assert caplog.text == ""


def test_what_is_still_late_at_the_second_look_is_said_in_the_log(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    a_case(desk)
    later(desk, seconds=31)
    late, _ = desk.run_now(audit)
    assert late
    assert "audit.delivery_late" not in caplog.text  # the clock was only just moved
    again, _ = desk.run_now(audit, late)
    assert again.keys() == late.keys()
    assert caplog.text.count("audit.delivery_late") == len(late)


def test_what_stays_late_is_said_once_an_hour(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    a_case(desk)
    later(desk, seconds=31)
    late, _ = desk.run_now(audit)
    for _ in range(59):
        late, _ = desk.run_now(audit, late)
    assert caplog.text.count("audit.delivery_late") == len(late)
    for _ in range(2):
        late, _ = desk.run_now(audit, late)
    assert caplog.text.count("audit.delivery_late") == 2 * len(late)


def test_a_new_target_is_not_taken_for_an_earlier_one(desk: Desk) -> None:
    case = a_case(desk)
    later(desk, hours=1)
    with desk.database.transaction() as session:
        for row in session.exec(select(t.Delivery)):
            row.state = t.DeliveryState.SENT
        again = session.get_one(t.Case, case.id)
        again.started_at, again.due_at = desk.clock.now(), desk.clock.now() + timedelta(minutes=15)
    desk.run_now(audit)
    waiting = [kind for kind, state in targets(desk) if state == "waiting"]
    assert waiting == ["reminder", "reminder", "escalation"]
