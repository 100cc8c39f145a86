import asyncio
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from bot.demo.control import Control, ControlRefused
from bot.demo.house import DATABASE, forget, open_house
from bot.local import Clock, LocalWorkspaceRefused

START = datetime(2026, 11, 24, 1, 2, tzinfo=UTC)


@pytest.fixture
async def http():
    async with aiohttp.ClientSession() as session:
        yield session


async def cards(control):
    found = (await control.get("messages", channel="stockout-desk"))["messages"]
    return [each for each in found if each.get("bot_id")]


async def test_nothing_happens_until_the_next_event_is_asked_for(tmp_path, http):
    async with open_house(tmp_path, Clock(START, frozen=True)) as house:
        control = Control(http, house.workspace.url)
        assert (await control.post("settle", timeout=5))["settled"]
        assert await cards(control) == []

        played = await control.post("play")
        assert (await control.post("settle", timeout=5))["settled"]

        assert played["played"]["key"] == "hoodie"
        assert len(await cards(control)) == 1


async def test_a_demo_goes_on_where_it_was_left(tmp_path, http):
    async with open_house(tmp_path, Clock(START, frozen=True)) as house:
        control = Control(http, house.workspace.url)
        await control.post("play")
        await control.post("settle", timeout=5)
    later = START + timedelta(minutes=1)
    async with open_house(tmp_path, Clock(later, frozen=True)) as house:
        control = Control(http, house.workspace.url)
        assert house.start == START
        assert (await control.post("play"))["played"]["key"] == "tumbler"
        await control.post("settle", timeout=5)
        first, second = await cards(control)
        choose = next(
            element["action_id"]
            for block in first["blocks"]
            for element in block.get("elements", ())
            if element.get("action_id", "").startswith("case.choose")
        )
        pressed = await control.post(
            "click", channel="stockout-desk", ts=first["ts"], user="ren", action_id=choose
        )
        assert pressed["acked"]
        assert second["ts"] > first["ts"]


async def test_the_pages_clock_offers_the_next_target_that_is_still_open(tmp_path, http):
    async with open_house(tmp_path, Clock(START, frozen=True), lang="en") as house:
        control = Control(http, house.workspace.url)
        assert house.workspace.clock_marks() == []
        await control.post("play")
        await control.post("settle", timeout=5)
        [(label, due)] = house.workspace.clock_marks()
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
