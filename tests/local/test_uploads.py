"""Files that the app uploads: in three steps, each as strict as Slack, by slack_sdk's own clients."""

import asyncio
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient

from bot.local import Clock, Workspace, without_proxies
from tests.local.conftest import SCOPES, WORLD, Control, client_of, manifest
from tests.local.test_web_api import refused

CONTENT = "\ufeff元の行,番号\r\n4,2\r\n".encode()


async def begun(
    client: AsyncWebClient, length: int = len(CONTENT), name: str = "rows.csv"
) -> tuple[str, str]:
    """The first step; answers the file's id and the address for its bytes."""
    told = await client.files_getUploadURLExternal(filename=name, length=length)
    return told["file_id"], told["upload_url"]


async def sent(session: aiohttp.ClientSession, url: str, content: bytes = CONTENT) -> int:
    async with session.post(url, data=content) as answer:
        return answer.status


async def uploaded(client: AsyncWebClient, session: aiohttp.ClientSession) -> str:
    file_id, url = await begun(client)
    assert await sent(session, url) == 200
    return file_id


async def finish(client: AsyncWebClient, file_id: str, **more: Any) -> Any:
    return await client.files_completeUploadExternal(files=[{"id": file_id, "title": "rows"}], **more)


async def test_the_sync_client_uploads_into_a_thread_with_a_comment(
    workspace: Workspace, client: AsyncWebClient
):
    top = (await client.chat_postMessage(channel="C0DESK", text="a list"))["ts"]
    sync = WebClient(token=workspace.bot_token, base_url=workspace.api_url)
    with without_proxies():
        done = await asyncio.to_thread(
            sync.files_upload_v2,
            channel="C0DESK",
            thread_ts=top,
            content=CONTENT,
            filename="欠品.csv",
            initial_comment="*これ* です",
        )
    assert (done["file"]["name"], done["file"]["size"]) == ("欠品.csv", len(CONTENT))
    reply = (await client.conversations_replies(channel="C0DESK", ts=top))["messages"][1]
    assert (reply["text"], reply["files"][0]["id"], reply["user"]) == (
        "*これ* です",
        done["file"]["id"],
        "UBOT",
    )


async def test_the_async_client_uploads_and_reads_where_it_was_shared(
    client: AsyncWebClient, session: aiohttp.ClientSession
):
    top = (await client.chat_postMessage(channel="G0PLAN", text="a list"))["ts"]
    done = await client.files_upload_v2(
        channel="G0PLAN", thread_ts=top, content=CONTENT, filename="a.csv", title="A"
    )
    assert "shares" not in done["file"]
    file = (await client.files_info(file=done["file"]["id"]))["file"]
    reply = (await client.conversations_replies(channel="G0PLAN", ts=top))["messages"][1]
    assert file["shares"] == {"private": {"G0PLAN": [{"ts": reply["ts"], "thread_ts": top}]}}
    assert (file["title"], file["name"]) == ("A", "a.csv")
    headers = {"Authorization": f"Bearer {client.token}"}
    async with session.get(file["url_private_download"], headers=headers) as answer:
        assert await answer.read() == CONTENT


async def test_people_find_it_in_the_channel_and_download_it(
    workspace: Workspace, client: AsyncWebClient, session: aiohttp.ClientSession, control: Control
):
    file_id = await uploaded(client, session)
    async with session.get(f"{workspace.url}/page/file/{file_id}") as answer:
        assert answer.status == 404
    await finish(client, file_id, channel_id="C0DESK", initial_comment="here")
    (shown,) = (await control.get("messages", channel="desk", user="mio"))["messages"]
    assert (shown["text"], shown["files"][0]["title"]) == ("here", "rows")
    async with session.get(f"{workspace.url}/page/file/{file_id}?download=1") as answer:
        assert await answer.read() == CONTENT
        assert "attachment" in answer.headers["Content-Disposition"]
    async with session.get(f"{workspace.url}/?as=U0MIO&channel=C0DESK") as answer:
        assert f"/page/file/{file_id}?download=1" in await answer.text()


async def test_without_the_scope_each_step_is_refused(clock: Clock, session: aiohttp.ClientSession):
    scopes = [scope for scope in SCOPES if scope != "files:write"]
    workspace = Workspace(WORLD, manifest(scopes=scopes), clock=clock)
    await workspace.start()
    client = client_of(workspace, session)
    first = await refused(client.files_getUploadURLExternal(filename="a.csv", length=1))
    last = await refused(finish(client, "F0NONE"))
    sync = WebClient(token=workspace.bot_token, base_url=workspace.api_url)
    with without_proxies(), pytest.raises(SlackApiError) as lacking:
        await asyncio.to_thread(sync.files_upload_v2, channel="C0DESK", content="1", filename="a.csv")
    await workspace.stop()
    assert (first["error"], first["needed"], last["error"]) == (
        "missing_scope",
        "files:write",
        "missing_scope",
    )
    assert lacking.value.response["error"] == "missing_scope"


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"filename": "a.csv", "length": 0}, "missing_argument"),
        ({"filename": "a.csv", "length": -1}, "invalid_arguments"),
        ({"filename": "a.csv", "length": "many"}, "invalid_arguments"),
        ({"filename": "", "length": 3}, "invalid_arguments"),
        ({"filename": "a.csv", "length": 3, "alt_txt": "x" * 1001}, "alt_txt_too_large"),
    ],
)
async def test_an_upload_that_is_announced_badly_is_refused(
    client: AsyncWebClient, asked: dict[str, Any], error: str
):
    assert (await refused(client.files_getUploadURLExternal(**asked)))["error"] == error


async def test_bytes_of_another_length_are_not_taken_and_the_right_ones_may_follow(
    client: AsyncWebClient, session: aiohttp.ClientSession
):
    file_id, url = await begun(client)
    assert await sent(session, url, CONTENT + b"!") == 400
    assert (await refused(finish(client, file_id)))["error"] == "file_not_found"
    assert await sent(session, url) == 200
    assert (await finish(client, file_id))["files"][0]["id"] == file_id


async def test_slack_sdk_says_so_when_the_bytes_are_not_taken(workspace: Workspace, client: AsyncWebClient):
    workspace.core.faults.arrange({"fail": {"method": "upload", "status": 500}})
    with pytest.raises(SlackRequestError, match="status: 500"):
        await client.files_upload_v2(channel="C0DESK", content="1,2", filename="a.csv")
    assert (await client.conversations_history(channel="C0DESK"))["messages"] == []


async def test_an_upload_address_is_good_once_and_for_a_while(
    client: AsyncWebClient, session: aiohttp.ClientSession, clock: Clock
):
    _, used = await begun(client)
    _, late = await begun(client)
    assert await sent(session, used) == 200
    assert await sent(session, used) == 400
    clock.advance(timedelta(minutes=16))
    assert await sent(session, late) == 400
    assert await sent(session, used.replace("/upload/", "/upload/x")) == 400


async def test_an_upload_is_completed_once(client: AsyncWebClient, session: aiohttp.ClientSession):
    file_id = await uploaded(client, session)
    assert (await refused(client.files_info(file=file_id)))["error"] == "file_not_found"
    await finish(client, file_id, channel_id="C0DESK")
    assert (await refused(finish(client, file_id, channel_id="C0DESK")))["error"] == "file_not_found"
    assert len((await client.conversations_history(channel="C0DESK"))["messages"]) == 1
    assert (await client.files_info(file=file_id))["file"]["id"] == file_id


@pytest.mark.parametrize(
    ("where", "error"),
    [
        ({"channel_id": "C0OTHER"}, "not_in_channel"),
        ({"channel_id": "G0SECRET"}, "channel_not_found"),
        ({"channel_id": "C0NONE"}, "channel_not_found"),
        ({"channel_id": "desk"}, "channel_not_found"),
        ({"channel_id": "U0MIO"}, "channel_not_found"),
        ({"channel_id": "C0DESK", "thread_ts": "1.000000"}, "thread_not_found"),
        ({"channels": ["C0DESK", "G0PLAN"], "thread_ts": "1.000000"}, "invalid_arguments"),
        ({"channels": ["C0DESK", "C0OTHER"]}, "not_in_channel"),
        ({"channels": ["C0DESK"] * 101}, "channels_limit_exceeded"),
    ],
)
async def test_it_is_shared_only_where_the_app_is_and_refusals_use_nothing_up(
    client: AsyncWebClient, session: aiohttp.ClientSession, where: dict[str, Any], error: str
):
    file_id = await uploaded(client, session)
    assert (await refused(finish(client, file_id, **where)))["error"] == error
    await finish(client, file_id, channel_id="C0DESK")
    assert len((await client.conversations_history(channel="C0DESK"))["messages"]) == 1


async def test_files_that_are_none_are_refused(client: AsyncWebClient):
    for files in ("[]", '["F1"]', '{"id": "F1"}', '[{"title": "x"}]'):
        said = await refused(client.api_call("files.completeUploadExternal", params={"files": files}))
        assert said["error"] == "invalid_arguments"
    assert (await refused(finish(client, "F0NONE")))["error"] == "file_not_found"


async def test_several_channels_and_people_get_it_at_once(
    client: AsyncWebClient, session: aiohttp.ClientSession
):
    file_id = await uploaded(client, session)
    await finish(client, file_id, channels=["C0DESK", "U0MIO"])
    for channel in ("C0DESK", "D0MIO"):
        (shown,) = (await client.conversations_history(channel=channel))["messages"]
        assert shown["files"][0]["id"] == file_id


async def test_what_was_uploaded_and_not_completed_waits_for_a_restart_too(clock: Clock, tmp_path: Any):
    async with aiohttp.ClientSession() as session:
        before = Workspace(WORLD, manifest(), clock=clock, data=tmp_path)
        await before.start()
        file_id = await uploaded(client_of(before, session), session)
        await before.stop()
        after = Workspace(WORLD, manifest(), clock=clock, data=tmp_path)
        await after.start()
        client = client_of(after, session)
        await finish(client, file_id, channel_id="C0DESK")
        told = (await client.files_info(file=file_id))["file"]
        await after.stop()
    assert (told["size"], list(told["shares"]["public"])) == (len(CONTENT), ["C0DESK"])
