"""What goes wrong is logged with its kind and place, and without anybody's name."""

import pytest
from sqlmodel import select

from bot.commands.support.logs import Lines
from store import tables as t
from tests.stage import Stage
from tests.stories.acts import a_notice


async def test_a_text_that_cannot_be_put_is_logged_without_the_name_in_it(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    with stage.database.transaction() as session:
        workspace = session.exec(select(t.Workspace)).one()
        session.add(
            t.Delivery(
                workspace_id=workspace.id,
                kind="answer",
                key="answer:broken",
                subject="answer:broken",
                lane=0,
                place="C0DESK",
                details={"user": "U0HANA", "code": "stale_decided", "values": {"at": "山田 花子"}},
                due_at=workspace.created_at,
                not_before=workspace.created_at,
            )
        )
    await a_notice(stage)
    failed = next(record for record in caplog.records if record.message == "delivery.cannot_be_put")
    told = Lines().format(failed)
    assert "error=ValueError" in told
    assert "_time@delivery/said.py" in told
    assert "山田" not in told
