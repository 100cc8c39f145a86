"""`keppin summary` in the terminal and in the desk's channel."""

from sqlmodel import select

from bot.local import Workspace
from store.database import Database
from store.tables import Delivery, DeliveryState
from tests.commands.conftest import Shell


async def test_it_is_printed_without_slacks_marks(set_up: Shell, workspace: Workspace):
    said = await set_up("summary")
    assert said.code == 0
    assert said.out.startswith("Morning summary")
    assert "*" not in said.out
    assert workspace.messages("C0DESK", "U0MIO") == []


async def test_now_posts_it_once_for_each_time_it_is_asked_for(set_up: Shell, workspace: Workspace):
    for times in (1, 2):
        said = await set_up("summary", "--now")
        assert (said.code, "Posted" in said.out) == (0, True), said.err
        assert len(workspace.messages("C0DESK", "U0MIO")) == times


async def test_what_slack_refuses_for_now_is_printed_and_tried_again_later(set_up: Shell):
    said = await set_up("summary", "--now", SLACK_BOT_TOKEN="xoxb-wrong")
    assert said.code == 1
    assert "Morning summary" in said.out
    assert "invalid_auth" in said.err
    database = Database(f"sqlite:///{set_up.folder}/data/keppin.db")
    with database.transaction() as session:
        assert session.exec(select(Delivery)).one().state is DeliveryState.WAITING
    database.close()


async def test_what_slack_will_never_take_is_told(set_up: Shell):
    assert (await set_up("init", "--desk", "#other")).code == 0  # where the bot is not
    said = await set_up("summary", "--now")
    assert (said.code, "not_in_channel" in said.err) == (1, True)
    assert "Morning summary" in said.out


async def test_without_a_token_nothing_is_written_down(set_up: Shell):
    del set_up.env["SLACK_BOT_TOKEN"]
    said = await set_up("summary", "--now")
    assert (said.code, "SLACK_BOT_TOKEN is missing" in said.err) == (2, True)
