"""What is done at night, also on a machine that is off at night."""

from datetime import timedelta

from sqlmodel import Session, select

from store import tables as t
from tests.stage import Stage


async def test_a_machine_that_is_off_at_night_deletes_personal_data_when_it_starts(stage: Stage) -> None:
    def due(session: Session) -> None:
        for customer in session.exec(select(t.Customer)):
            customer.delete_after = stage.workspace.clock.now() + timedelta(hours=1)

    stage.change(due)
    await stage.keppin.close()
    stage.workspace.clock.advance(timedelta(hours=26))  # it is on again when the night's hour is long over
    await stage.restart()
    assert stage.rows(t.Customer) == []
