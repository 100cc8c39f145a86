"""The morning summary asks much of the store: not while the delivery claims what is due, since clicks wait for that."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlmodel import select

from bot.delivery.parcel import Parcel
from bot.delivery.parcels import in_full, parcel_of
from bot.flows.sending.deliver import claim_due
from bot.flows.telling.plan_summary import plan_summary
from bot.flows.work import Desk, Work
from bot.slack.blocks import Message
from store import tables as t
from tests.counted import asked
from tests.desks import a_desk, hear_notice


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    with a_desk(database_url) as desk:
        hear_notice(desk)
        desk.run_now(claim_due, 50, lambda _work, _row: None)  # what the notice brought about
        yield desk


def _claimed(desk: Desk) -> tuple[Parcel, int]:
    """The summary as it is claimed, and how many questions that took."""
    desk.run_now(plan_summary, desk.clock.now())
    with asked(desk.database) as seen:
        (parcel,), _ = desk.run_now(claim_due, 50, parcel_of)
    return parcel, len(seen)


async def test_the_summary_is_claimed_with_few_questions_and_told_in_a_transaction_of_its_own(
    desk: Desk,
) -> None:
    parcel, questions = _claimed(desk)
    assert (parcel.message.text, parcel.message.blocks) == ("", [])
    assert questions <= 4
    watched: list[str] = []
    for name in ("begin", "commit"):
        event.listen(desk.database.engine, name, lambda _connection, name=name: watched.append(name))
    with asked(desk.database) as seen:
        told = await in_full(desk, parcel)
    assert "朝のまとめ" in str(told.message.blocks)
    assert "折りたたみ収納ボックス" in str(told.message.blocks)
    assert (len(seen) > questions, watched) == (True, ["begin", "commit"])


async def test_where_slack_does_not_take_it_the_summary_is_told_as_mere_text(desk: Desk) -> None:
    _claimed(desk)
    with desk.database.transaction() as session:
        row = session.exec(select(t.Delivery).where(t.Delivery.kind == "summary")).one()
        row.details, row.state = {**row.details, "plain": 1}, t.DeliveryState.WAITING
        row.not_before = desk.clock.now() - timedelta(seconds=1)
    (parcel,), _ = desk.run_now(claim_due, 50, parcel_of)
    told = await in_full(desk, parcel)
    assert "朝のまとめ" in told.message.text
    assert [block["type"] for block in told.message.blocks] in ([], ["section"])


def _broken(_work: Work) -> Callable[[], Message]:
    return lambda: {}["no_such_text"]


async def test_a_summary_that_cannot_be_put_is_refused_and_not_sent_empty(desk: Desk) -> None:
    parcel, _ = _claimed(desk)
    told = await in_full(desk, replace(parcel, told_apart=_broken))
    assert told.refused == "cannot_be_put"
