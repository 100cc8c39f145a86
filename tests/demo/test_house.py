import asyncio
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from sqlmodel import select

from bot.demo.control import Control, ControlRefused
from bot.demo.house import DATABASE, forget
from bot.demo.lock import FolderTaken, sole_use
from bot.demo.outside import ROOM
from bot.demo.world import AGENT_ROOM, FENNEL_ROOM
from bot.local import Clock, LocalWorkspaceRefused
from store.tables import Agent
from tests.houses import open_house
from tests.stage import LONG

START = datetime(2026, 11, 24, 1, 2, tzinfo=UTC)


@pytest.fixture
async def http():
    async with aiohttp.ClientSession() as session:
        yield session


async def cards(control):
    """What has come up since the story began."""
    found = (await control.get("messages", channel="stockout-desk"))["messages"]
    return [each for each in found if each.get("bot_id") and float(each["ts"]) >= START.timestamp()]


def pressed(card, action):
    """The first button of an action on a card."""
    return next(
        element["action_id"]
        for block in card["blocks"]
        for element in block.get("elements", ())
        if element.get("action_id", "").startswith(action)
    )


async def test_nothing_happens_until_the_next_event_is_asked_for(tmp_path, http):
    async with open_house(tmp_path, Clock(START, frozen=True)) as house:
        control = Control(http, house.workspace.url)
        assert (await control.post("settle", timeout=LONG))["settled"]
        assert await cards(control) == []

        played = await house.workspace.play_next()
        assert (await control.post("settle", timeout=LONG))["settled"]

        assert played.key == "hoodie"
        assert len(await cards(control)) == 1


async def test_the_cases_of_the_days_before_stand_in_both_channels_and_can_be_acted_on(tmp_path, http):
    async with open_house(tmp_path, Clock(START, frozen=True)) as house:
        control = Control(http, house.workspace.url)
        desk = (await control.get("messages", channel="stockout-desk"))["messages"]
        asked = (await control.get("messages", channel="rakumart-欠品"))["messages"]
        assert [len(desk), len(asked)] == [4, 4]
        assert all(each["reply_count"] == 1 for each in asked)
        assert all(each["reply_count"] >= 2 for each in desk)
        for each in desk:
            case = {"channel": "stockout-desk", "ts": each["ts"], "user": "ren"}
            to = "case.confirm" if "case.confirm" in str(each["blocks"]) else "case.close"
            await control.post("click", **case, action_id=pressed(each, to))
        await control.post("clock", advance=15)  # a channel takes a message a second
        await control.post("settle", timeout=LONG)
        after = (await control.get("messages", channel="stockout-desk"))["messages"]
        assert [(each["ts"], each["edits"]) for each in after] == [(each["ts"], 1) for each in desk]


async def test_every_running_case_of_the_list_links_to_its_card(tmp_path, http):
    async with open_house(tmp_path, Clock(START, frozen=True)) as house:
        control = Control(http, house.workspace.url)
        await control.post("command", channel="stockout-desk", user="ren", command="/stockout", text="list")
        await control.post("settle", timeout=LONG)
        seen = (await control.get("messages", channel="stockout-desk", user="ren"))["messages"]
        listed = str(seen[-1]["blocks"])
        for each in seen[:-1]:
            assert f"{house.workspace.url}/archives/C0DESK/p{each['ts'].replace('.', '')}" in listed


async def test_what_stood_there_is_told_once(tmp_path, http):
    for _ in range(2):
        async with open_house(tmp_path, Clock(START, frozen=True)) as house:
            control = Control(http, house.workspace.url)
            assert (await control.post("settle", timeout=LONG))["settled"]
            assert len((await control.get("messages", channel="stockout-desk"))["messages"]) == 4


def test_a_second_demo_on_the_same_folder_is_refused_until_the_first_ends(tmp_path):
    with sole_use(tmp_path), pytest.raises(FolderTaken), sole_use(tmp_path):
        pass
    with sole_use(tmp_path):
        pass


async def test_a_demo_goes_on_where_it_was_left(tmp_path, http):
    async with open_house(tmp_path, Clock(START, frozen=True)) as house:
        control = Control(http, house.workspace.url)
        await house.workspace.play_next()
        await control.post("settle", timeout=LONG)
    later = START + timedelta(minutes=1)
    async with open_house(tmp_path, Clock(later, frozen=True)) as house:
        control = Control(http, house.workspace.url)
        assert house.start == START
        assert (await house.workspace.play_next()).key == "tumbler"
        await control.post("settle", timeout=LONG)
        first, second = await cards(control)
        choose = pressed(first, "case.choose")
        done = await control.post(
            "click", channel="stockout-desk", ts=first["ts"], user="ren", action_id=choose
        )
        assert done["acked"]
        assert second["ts"] > first["ts"]


async def test_a_demo_that_began_with_one_agent_has_the_second_from_now_on(tmp_path):
    async with open_house(tmp_path, Clock(START, frozen=True)) as house:
        with house.database.transaction() as session:
            session.exec(select(Agent).where(Agent.channel_id == FENNEL_ROOM.id)).one().channel_id = "C0OLD"
    for _ in range(2):
        async with open_house(tmp_path, Clock(START, frozen=True)) as house:
            with house.database.transaction() as session:
                there = session.exec(select(Agent).order_by(Agent.id)).all()
                rooms = [(agent.channel_id, agent.chatwork_room) for agent in there]
            assert rooms == [(AGENT_ROOM.id, str(ROOM)), ("C0OLD", ""), (FENNEL_ROOM.id, "")]


async def test_the_pages_clock_offers_the_next_target_that_is_still_open(tmp_path, http):
    async with open_house(tmp_path, Clock(START, frozen=True)) as house:
        control = Control(http, house.workspace.url)
        assert house.workspace.clock_marks("en") == []
        await house.workspace.play_next()
        await control.post("settle", timeout=LONG)
        [(label, due)] = house.workspace.clock_marks("en")
        assert label == "To K-51's target"
        assert due == START + timedelta(minutes=15)


async def test_what_was_said_is_on_disk_before_the_answer(tmp_path, http):
    async with open_house(tmp_path, Clock(START, frozen=True)) as house:
        control = Control(http, house.workspace.url)
        posted = await control.post("message", channel="zatsudan", user="aoi", text="おはようございます")
        kept = await asyncio.to_thread((tmp_path / "workspace.json").read_text, encoding="utf-8")
        assert posted["ts"] in kept


async def test_the_agent_is_not_at_the_desk(tmp_path, http):
    async with open_house(tmp_path, Clock(START, frozen=True)) as house:
        with pytest.raises(ControlRefused, match="stockout-desk"):
            await Control(http, house.workspace.url).post(
                "message", channel="stockout-desk", user="limin", text="こんにちは"
            )


async def test_a_demo_does_not_start_beside_a_real_token(tmp_path, monkeypatch):
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1-real")
    with pytest.raises(LocalWorkspaceRefused):
        async with open_house(tmp_path, Clock(START, frozen=True)):
            pass


def test_starting_afresh_removes_only_what_the_demo_wrote(tmp_path):
    (tmp_path / DATABASE).write_text("")
    (tmp_path / "notes.txt").write_text("mine")
    forget(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("hours", [0, 9])
async def test_a_notice_of_the_days_before_that_is_pasted_again_is_still_one_case(tmp_path, http, hours):
    start = START + timedelta(hours=hours)
    async with open_house(tmp_path, Clock(start, frozen=True)) as house:
        control = Control(http, house.workspace.url)
        before = len((await control.get("messages", channel="stockout-desk"))["messages"])
        asked = (await control.get("messages", channel="rakumart-欠品"))["messages"]
        for each in asked:
            await control.post("message", channel="@aoi", user="aoi", text=each["text"])
            await control.post("settle", timeout=LONG)
        said = (await control.get("messages", channel="@aoi"))["messages"]
        told = [each["text"] for each in said if each.get("bot_id")]
        assert len(told) == len(asked)
        assert all("新しい案件は作っていません" in text for text in told), told
        await control.post("clock", advance=15)
        assert len((await control.get("messages", channel="stockout-desk"))["messages"]) == before
