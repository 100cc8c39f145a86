"""What people outside call themselves is a name and nothing more: it pings nobody, and is nobody of ours."""

import pytest

from store import tables as t
from tests.doors import IN_CHATWORK, LI, OTHER_ROOM, WU, Doors
from tests.stories.acts import undo_window_over
from tests.stories.replies.test_agent_replies import last_words


@pytest.mark.parametrize("called", ["U0BOSS", "USA", "<@U0KEN> <@U0HANA>", "<!channel>", "keppin"])
async def test_a_name_in_chatwork_pings_nobody_and_forges_no_record(house: Doors, called: str) -> None:
    there = house.chatwork.rooms.get(OTHER_ROOM)
    there.members = {**there.members, LI: called}
    message = await house.write(WU, IN_CHATWORK, OTHER_ROOM)
    await house.decide("3 ")
    reply = f"[rp aid={WU} to={OTHER_ROOM}-{message}]\n"
    await house.write(WU, f"{reply}返金先はどちらですか？", OTHER_ROOM)
    await house.write(LI, f"{reply}前回と同じでお願いします", OTHER_ROOM)
    await undo_window_over(house.stage)
    told = await last_words(await house.stage.card())
    assert "が代行のスレッドで返事をしました" in told
    assert called.replace("<", "&lt;").replace(">", "&gt;") in told
    assert "<@" not in told
    assert "<!" not in told
    (row,) = [row for row in house.stage.rows(t.Timeline) if row.action == "case.answered_there"]
    assert row.actor == f"chatwork:{called}"
