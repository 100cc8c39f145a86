"""What goes wrong with a message of Chatwork's stops neither the others nor us in silence."""

import pytest

from bot.rules.ranking.toml_check import RulesError
from store import tables as t
from tests.doors import IN_CHATWORK, LI, OTHER_ROOM, ROOM, WU, Doors
from tests.shop import START
from tests.stories.letters import SHIRT


async def test_a_message_that_cannot_be_understood_holds_up_no_other(
    house: Doors, caplog: pytest.LogCaptureFixture
) -> None:
    house.chatwork.hook = ""  # nothing is told: the rooms are read
    house.chatwork.rooms.keep(ROOM, LI, "読めません")["account"] = None
    house.chatwork.rooms.keep(ROOM, LI, IN_CHATWORK)
    house.chatwork.rooms.keep(OTHER_ROOM, WU, SHIRT)
    await house.stage.advance(minutes=5)
    assert {case.line_no for case in house.stage.rows(t.Case)} == {"2", "3"}
    assert "chatwork.cannot_be_heard" in [record.message for record in caplog.records]


async def test_what_fails_on_our_side_is_not_called_a_bad_request(
    house: Doors, caplog: pytest.LogCaptureFixture
) -> None:
    broken = t.RuleVersion(workspace_id=1, version=1, text="nonsense", loaded_by="U0BOSS", loaded_at=START)
    house.stage.change(lambda session: session.add(broken))
    message = house.chatwork.rooms.keep(ROOM, LI, IN_CHATWORK)
    assert await house.chatwork.tell("message_created", ROOM, message) == 500
    assert any(record.exc_info and record.exc_info[0] is RulesError for record in caplog.records)
