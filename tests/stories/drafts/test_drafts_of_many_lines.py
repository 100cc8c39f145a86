"""A customer's order may ask for one item in several lines, and writing drafts may fail: somebody hears of it."""

from sqlmodel import Session, select

from bot.rules.words import Status
from store import tables as t
from tests.saying import kinds, said
from tests.stage import Stage
from tests.stories.acts import decided, drafts_of, instructed, only_case


def _in_two_lines(session: Session) -> None:
    line = session.exec(select(t.CustomerOrderLine)).first()
    assert line is not None
    line.qty -= 4
    session.add(t.CustomerOrderLine(**line.model_dump(exclude={"id", "qty", "line_no"}), qty=4, line_no="2"))


async def test_an_order_with_two_lines_of_the_item_gets_one_apology_for_all_of_it(stage: Stage) -> None:
    stage.change(_in_two_lines)
    drafts = await drafts_of(await instructed(stage))
    assert len(drafts) == 2
    assert "■数量：24点" in drafts[0].text
    assert (await stage.card()).text.count("400001-20261114-0123456789") == 1


def _in_the_way(session: Session) -> None:
    """A draft that stands already where the new one is to stand."""
    case = session.exec(select(t.Case)).one()
    order = session.exec(select(t.CustomerOrder)).first()
    assert order is not None
    assert case.decision_id is not None
    session.add(
        t.Draft(
            workspace_id=case.workspace_id,
            case_id=case.id,
            decision_id=case.decision_id,
            customer_order_id=order.id,
            marketplace=order.marketplace,
            order_number=order.number,
            text="",
        )
    )


async def test_drafts_that_cannot_be_written_are_told_of_in_the_thread_and_hold_up_nothing(
    stage: Stage,
) -> None:
    await decided(stage)
    stage.change(_in_the_way)
    for _ in range(6):
        await stage.advance(seconds=50)
    told = [reply.text for reply in await (await stage.card()).thread()]
    assert any("下書きを用意できませんでした" in text for text in told)
    (row,) = (row for row in stage.rows(t.Delivery) if row.kind == "drafts")
    assert row.state is t.DeliveryState.FAILED
    assert only_case(stage).status is Status.INSTRUCTED
    assert kinds(await said(stage))["instruction"] == 1
