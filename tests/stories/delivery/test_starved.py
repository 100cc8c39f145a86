"""What may have been sent into a channel that is slow just now waits there, and keeps nothing else from going out."""

from datetime import timedelta

from sqlmodel import Session, select

from bot.delivery.worker import AT_ONCE
from bot.rules.words import Origin
from store import tables as t
from tests.saying import carded, finished
from tests.shop import START
from tests.stage import Stage

BUSY = "C0BUSY"


def _left_behind(session: Session) -> None:
    """As many as one worker takes at once, whose sender died before it heard what came of it; Slack wants a rest."""
    workspace = session.exec(select(t.Workspace)).one()
    session.add(t.Pace(workspace_id=workspace.id, place=BUSY, next_at=START + timedelta(minutes=2)))
    kept = t.DroppedFile(
        workspace_id=workspace.id,
        source="list:1",
        origin=Origin.SHEET,
        name="欠品.csv",
        author_id="U0HANA",
        written_at=START,
        received_at=START,
        content=b"",
        opened_by="U0HANA",
    )
    session.add(kept)
    session.flush()
    for number in range(AT_ONCE):
        session.add(
            t.Delivery(
                workspace_id=workspace.id,
                kind="waiting_list",
                key=f"left:{number}",
                subject=f"left:{number}",
                lane=0,
                place=BUSY,
                details={"file": kept.id, "over": False},
                due_at=START - timedelta(minutes=2),
                not_before=START - timedelta(minutes=2),
                state=t.DeliveryState.CLAIMED,
                attempts=1,
                claimed_at=START - timedelta(minutes=1),
                lease_until=START - timedelta(seconds=1),
            )
        )


async def test_a_slow_channels_unknown_outcomes_keep_no_answer_waiting(stage: Stage) -> None:
    card = await carded(stage)
    stage.change(_left_behind)
    await card.press("hana", "1 ")
    assert "決定" in (await stage.card()).text
    assert {row.state for row in stage.rows(t.Delivery) if row.place == BUSY} == {t.DeliveryState.CLAIMED}
    await stage.advance(minutes=3)
    await finished(stage)
    assert {row.state for row in stage.rows(t.Delivery) if row.place == BUSY} == {t.DeliveryState.DROPPED}
