"""The clock, what is kept between runs, and where the workspace does not start."""

import dataclasses
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.local import Channel, Clock, LocalWorkspaceRefused, ScriptedEvent, Workspace, without_proxies
from tests.local.conftest import START, WORLD, Control, client_of, manifest, section


def test_a_frozen_clock_stands_still_until_it_is_moved_forward():
    clock = Clock(START, frozen=True)
    seen = []
    forget = clock.subscribe(lambda: seen.append(clock.now()))
    clock.advance(timedelta(minutes=5))
    clock.move_to(START + timedelta(hours=1))
    forget()
    clock.advance(timedelta(0))
    assert seen == [START + timedelta(minutes=5), START + timedelta(hours=1)]
    with pytest.raises(ValueError, match="forward"):
        clock.move_to(START)
    with pytest.raises(ValueError, match="time zone"):
        clock.move_to(datetime(2027, 1, 1))  # noqa: DTZ001


def test_a_running_clock_keeps_its_offset():
    clock = Clock()
    clock.advance(timedelta(days=1))
    assert timedelta(hours=23) < clock.now() - datetime.now(UTC) < timedelta(hours=25)
    assert abs(Clock(START).now() - START) < timedelta(seconds=5)


async def test_what_happened_is_still_there_after_a_restart(tmp_path: Path, session: aiohttp.ClientSession):
    first = Workspace(WORLD, manifest(), clock=Clock(START, frozen=True), data=tmp_path)
    await first.start()
    client, control = client_of(first, session), Control(session, first.url)
    await control.post("clock", advance=3600)
    await control.post("play")
    metadata = {"event_type": "a", "event_payload": {"key": "k"}}
    posted = await client.chat_postMessage(channel="C0DESK", text="card", metadata=metadata)
    await client.chat_postMessage(channel="C0DESK", text="reply", thread_ts=posted["ts"])
    await client.files_upload_v2(channel="C0DESK", content="1,2", filename="a.csv")
    await client.views_publish(user_id="U0MIO", view={"type": "home", "blocks": [section("Hi")]})
    await first.stop()

    second = Workspace(WORLD, manifest(), clock=Clock(START, frozen=True), data=tmp_path)
    await second.start()
    assert second.bot_token == first.bot_token
    assert second.clock.now() > START + timedelta(minutes=59)
    assert [event.key for event in second.script_remaining()] == ["two", "three"]
    assert second.home("U0MIO")["blocks"][0]["text"]["text"] == "Hi"
    card, upload = second.messages("C0DESK", "U0MIO")
    assert (card["metadata"], card["reply_count"]) == (metadata, 1)
    assert second.file(upload["files"][0]["id"]) == (b"1,2", "text/csv")
    again = await client_of(second, session).chat_postMessage(channel="C0DESK", text="x")
    assert again["ts"] > upload["ts"]
    await second.stop()


def test_it_does_not_start_beside_a_real_token(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-123-456-abc")
    with pytest.raises(LocalWorkspaceRefused, match="SLACK_BOT_TOKEN"):
        Workspace(WORLD, manifest(), clock=Clock())
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-local-abc")
    Workspace(WORLD, manifest(), clock=Clock())


async def test_it_listens_on_this_machine_only():
    with pytest.raises(LocalWorkspaceRefused, match="on 127"):
        await Workspace(WORLD, manifest(), clock=Clock()).start(host="0.0.0.0")


def test_a_world_that_contradicts_itself_is_refused():
    lost = Channel(id="C1", name="lost", members=("U0LIN", "U0NOBODY"))
    late = ScriptedEvent(key="a", title="A", channel="lost", user="lin", text="x", thread_of="b")
    world = dataclasses.replace(WORLD, channels=(lost,), script=(late,))
    with pytest.raises(LocalWorkspaceRefused) as refusal:
        Workspace(world, manifest(), clock=Clock())
    for said in ("member U0NOBODY", "#lost is not shared, but has lin", "refers to b"):
        assert said in str(refusal.value)


async def test_a_port_that_is_taken_is_said_in_words(workspace: Workspace):
    port = int(workspace.url.rpartition(":")[2])
    with pytest.raises(LocalWorkspaceRefused, match=f"port {port}"):
        await Workspace(WORLD, manifest(), clock=Clock()).start(port=port)


def test_a_manifest_whose_scopes_fall_short_is_refused():
    with pytest.raises(LocalWorkspaceRefused, match=r"message\.channels needs the scope channels:history"):
        Workspace(WORLD, manifest(scopes=["commands", "chat:write"]), clock=Clock())


def test_proxies_are_out_of_the_way_meanwhile(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    with without_proxies():
        assert "HTTPS_PROXY" not in os.environ
    assert os.environ["HTTPS_PROXY"] == "http://proxy.example:3128"


async def test_watchers_are_told_what_changed(workspace: Workspace, control: Control):
    changes = workspace.subscribe()
    await control.post("message", channel="desk", user="mio", text="a")
    await control.post("clock", advance=60)
    kinds = [changes.get_nowait()["kind"] for _ in range(changes.qsize())]
    assert "message" in kinds
    assert "clock" in kinds
    workspace.unsubscribe(changes)


async def test_the_next_event_can_be_played_by_the_host(workspace: Workspace):
    assert (await workspace.play_next()).key == "one"
    assert [place.name for place in workspace.channels_for("U0LIN")] == ["agent-欠品", "lin"]
    assert workspace.messages("C0AGENT", "U0LIN")[0]["text"] == "欠品です"
