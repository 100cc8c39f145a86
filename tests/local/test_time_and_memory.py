"""The clock, what is kept between runs, and where the workspace does not start."""

import dataclasses
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

from bot.local import (
    Channel,
    Clock,
    LocalWorkspaceRefused,
    PastMessage,
    ScriptedEvent,
    ScriptedFile,
    Workspace,
    without_proxies,
)
from bot.local.errors import RefusedError
from tests.local.conftest import PING, START, WORLD, Control, client_of, manifest, section, until


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
    await control.on_page("next")
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
    assert second.file(upload["files"][0]["id"]) == (b"1,2", "text/csv", "a.csv")
    again = await client_of(second, session).chat_postMessage(channel="C0DESK", text="x")
    assert again["ts"] > upload["ts"]
    await second.stop()


async def test_an_event_that_nobody_heard_comes_after_a_restart(
    tmp_path: Path, session: aiohttp.ClientSession
):
    first = Workspace(WORLD, manifest(), clock=Clock(START, frozen=True), data=tmp_path)
    await first.start()
    posted = await Control(session, first.url).post("message", channel="desk", user="mio", text="欠品です")
    await first.stop()

    second = Workspace(WORLD, manifest(), clock=Clock(START, frozen=True), data=tmp_path)
    await second.start()
    heard: list[str] = []
    app = AsyncApp(client=client_of(second, session), process_before_response=True)

    @app.event("message")
    async def hear(event):
        heard.append(event["ts"])

    handler = AsyncSocketModeHandler(app, second.app_token, ping_interval=PING)
    await handler.connect_async()
    await until(lambda: not second.core.deliveries.undelivered)
    assert heard == [posted["ts"]]
    await handler.close_async()
    await second.stop()


async def test_what_was_written_before_it_began_stands_there_and_the_app_hears_nothing(
    workspace: Workspace, control: Control
):
    notice = PastMessage(channel="agent-欠品", user="lin", text="欠品です @mio", at=START - timedelta(days=1))
    answer = PastMessage(
        channel="agent-欠品",
        user="UBOT",
        text="補充",
        at=START - timedelta(hours=23),
        blocks=(section("*返金*"),),
        thread_ts=notice.ts,
    )
    workspace.remember([answer, notice])
    [there] = (await control.get("messages", channel="agent-欠品", user="mio"))["messages"]
    assert (there["ts"], there["text"], there["reply_count"]) == (notice.ts, "欠品です <@U0MIO>", 1)
    assert not workspace.core.deliveries.undelivered


@pytest.mark.parametrize(
    ("message", "why"),
    [
        (PastMessage(channel="desk", user="mio", text="x", at=START + timedelta(days=1)), "the past"),
        (PastMessage(channel="desk", user="mio", text="x", at=START, thread_ts="1.0"), "reply to"),
        (PastMessage(channel="desk", user="nobody", text="x", at=START), "nobody"),
    ],
)
def test_a_past_that_cannot_have_been_is_refused(workspace: Workspace, message: PastMessage, why: str):
    with pytest.raises(RefusedError, match=why):
        workspace.remember([message])


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


def told(**event: object) -> ScriptedEvent:
    given: dict[str, object] = {"title": "x", "channel": "agent-欠品", "user": "lin"}
    return ScriptedEvent(**(given | event))  # type: ignore[arg-type]


async def test_an_event_may_edit_or_delete_an_earlier_one_and_drop_what_tells_the_hour():
    dated = ScriptedFile(name="a.txt", make=lambda now: now.isoformat().encode())
    script = (
        told(key="a", text="欠品です"),
        told(key="b", edits="a", text="欠品でした"),
        told(key="c", files=(dated,)),
        told(key="d", deletes="a"),
    )
    workspace = Workspace(
        dataclasses.replace(WORLD, script=script), manifest(), clock=Clock(START, frozen=True)
    )
    seen = []
    while await workspace.play_next():
        seen.append([each["text"] for each in workspace.messages("C0AGENT", "U0LIN")])
    assert seen == [["欠品です"], ["欠品でした"], ["欠品でした", ""], [""]]
    [stored] = list(workspace.core.files.everything())
    assert stored.content == START.isoformat().encode()


async def test_what_comes_by_another_way_than_slack_is_played_by_the_host():
    class Host(Workspace):
        played = ""

        async def play_outside(self, event: ScriptedEvent) -> None:
            self.played = event.text

    script = (told(key="a", channel="a letter", outside=True, text="欠品です"),)
    host = Host(dataclasses.replace(WORLD, script=script), manifest(), clock=Clock(START, frozen=True))
    await host.play_next()
    assert host.played == "欠品です"
    assert host.script_remaining() == []
