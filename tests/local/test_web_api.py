"""The Web API, called by slack_sdk's own clients."""

import asyncio
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.local import Clock, Workspace
from tests.local.conftest import WORLD, Control, client_of, manifest, section


async def refused(call: Any) -> dict[str, Any]:
    with pytest.raises(SlackApiError) as refusal:
        await call
    return refusal.value.response.data


async def test_the_sync_client_posts_updates_and_reads_back(workspace: Workspace):
    client = WebClient(token=workspace.bot_token, base_url=workspace.api_url)

    def story() -> None:
        assert client.auth_test()["user_id"] == "UBOT"
        assert "chat:write" in client.auth_test().headers["x-oauth-scopes"]
        posted = client.chat_postMessage(channel="C0DESK", text="a", blocks=[section("a")])
        client.chat_update(channel="C0DESK", ts=posted["ts"], text="b")
        (read,) = client.conversations_history(channel="C0DESK")["messages"]
        assert (read["text"], read["blocks"][0]["text"]["text"], read["bot_id"]) == ("b", "a", "B0LOCAL")
        client.chat_delete(channel="C0DESK", ts=posted["ts"])
        assert client.conversations_history(channel="C0DESK")["messages"] == []

    await asyncio.to_thread(story)


async def test_both_clients_upload_a_file_in_three_steps_and_its_token_downloads_it(
    workspace: Workspace, client: AsyncWebClient, session: aiohttp.ClientSession
):
    sync = WebClient(token=workspace.bot_token, base_url=workspace.api_url)
    await asyncio.to_thread(sync.files_upload_v2, channel="C0DESK", content="1,2", filename="a.csv")
    await client.files_upload_v2(channel="C0DESK", content="3,4", filename="b.csv", initial_comment="here")
    newest, oldest = (await client.conversations_history(channel="C0DESK"))["messages"]
    assert (newest["text"], newest["files"][0]["name"], oldest["files"][0]["size"]) == ("here", "b.csv", 3)
    url = oldest["files"][0]["url_private"]
    headers = {"Authorization": f"Bearer {workspace.bot_token}"}
    async with session.get(url, headers=headers) as answer:
        assert await answer.text() == "1,2"
    async with session.get(url) as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")


async def test_metadata_comes_back_whole_only_when_asked_for(client: AsyncWebClient):
    metadata = {"event_type": "delivery", "event_payload": {"key": "k1"}}
    await client.chat_postMessage(channel="C0DESK", text="a", metadata=metadata)
    (plain,) = (await client.conversations_history(channel="C0DESK"))["messages"]
    (whole,) = (await client.conversations_history(channel="C0DESK", include_all_metadata=True))["messages"]
    assert (plain["metadata"], whole["metadata"]) == ({"event_type": "delivery"}, metadata)
    wrong = await refused(client.chat_postMessage(channel="C0DESK", text="a", metadata={"event_type": "x"}))
    assert wrong["error"] == "invalid_metadata_format"


@pytest.mark.parametrize(
    ("channel", "error"),
    [("C0OTHER", "not_in_channel"), ("G0SECRET", "channel_not_found"), ("C0NONE", "channel_not_found")],
)
async def test_the_app_posts_only_where_it_was_invited(client: AsyncWebClient, channel: str, error: str):
    assert (await refused(client.chat_postMessage(channel=channel, text="a")))["error"] == error


async def test_what_slack_does_not_know_or_allow_is_refused_by_its_own_codes(
    client: AsyncWebClient, workspace: Workspace, session: aiohttp.ClientSession
):
    assert (await refused(client.api_call("chat.shout")))["error"] == "unknown_method"
    assert (await refused(client.api_call("chat.postMessage", json={"channel": "C0DESK"})))[
        "error"
    ] == "no_text"
    assert (await refused(client.auth_test(token="xoxb-wrong")))["error"] == "invalid_auth"
    assert (await refused(client.apps_connections_open(app_token=workspace.bot_token)))["error"] == (
        "not_allowed_token_type"
    )
    assert (await refused(client.users_info(user="U0NOBODY")))["error"] == "user_not_found"
    nameless = await refused(client.api_call("chat.postMessage", json={"text": "a"}))
    assert nameless["response_metadata"]["messages"] == ["[ERROR] missing required field: channel"]
    async with session.post(workspace.api_url + "auth.test") as answer:
        assert await answer.json() == {"ok": False, "error": "not_authed"}


async def test_a_scope_that_the_manifest_lacks_is_missed(clock: Clock, session: aiohttp.ClientSession):
    workspace = Workspace(WORLD, manifest(scopes=["commands", "chat:write"], events=[]), clock=clock)
    await workspace.start()
    said = await refused(client_of(workspace, session).users_info(user="U0MIO"))
    await workspace.stop()
    assert (said["error"], said["needed"], said["provided"]) == (
        "missing_scope",
        "users:read",
        "commands,chat:write",
    )


async def test_lists_come_in_pages(client: AsyncWebClient):
    for number in range(5):
        await client.chat_postMessage(channel="C0DESK", text=str(number))
    pages = await client.conversations_history(channel="C0DESK", limit=2)
    texts = [[each["text"] for each in page["messages"]] async for page in pages]
    assert texts == [["4", "3"], ["2", "1"], ["0"]]
    types = "public_channel,private_channel,im"
    listed = (await client.conversations_list(types=types, limit=1000))["channels"]
    assert "G0SECRET" not in [each["id"] for each in listed]
    assert {"C0OTHER", "G0PLAN", "D0MIO"} <= {each["id"] for each in listed}
    own = (await client.users_conversations(types="public_channel"))["channels"]
    assert [each["id"] for each in own] == ["C0DESK", "C0AGENT"]
    assert (await refused(client.conversations_list(types="sauna")))["error"] == "invalid_types"


async def test_history_takes_oldest_latest_and_threads_apart(client: AsyncWebClient):
    stamps = [(await client.chat_postMessage(channel="C0DESK", text=str(n)))["ts"] for n in range(3)]
    await client.chat_postMessage(channel="C0DESK", text="reply", thread_ts=stamps[1])
    between = await client.conversations_history(channel="C0DESK", oldest=stamps[0], latest=stamps[2])
    assert [(each["text"], each["reply_count"]) for each in between["messages"]] == [("1", 1)]
    inclusive = await client.conversations_history(channel="C0DESK", oldest=stamps[0], inclusive=True)
    assert len(inclusive["messages"]) == 3
    thread = (await client.conversations_replies(channel="C0DESK", ts=stamps[1]))["messages"]
    assert [each["text"] for each in thread] == ["1", "reply"]
    lost = await refused(client.chat_postMessage(channel="C0DESK", text="x", thread_ts="1.000000"))
    assert lost["error"] == "thread_not_found"


async def test_message_times_only_grow_even_when_the_clock_stands(client: AsyncWebClient):
    stamps = [(await client.chat_postMessage(channel="C0DESK", text="a"))["ts"] for _ in range(20)]
    assert stamps == sorted(set(stamps))


async def test_people_are_described_with_locale_only_inside(client: AsyncWebClient):
    mio = (await client.users_info(user="U0MIO", include_locale=True))["user"]
    lin = (await client.users_info(user="U0LIN", include_locale=True))["user"]
    assert (mio["locale"], mio["tz"], mio["team_id"]) == ("ja-JP", "Asia/Tokyo", "T0SHOP")
    assert (lin["team_id"], lin.get("locale"), lin["is_stranger"]) == ("T0AGENT", None, False)
    assert (await client.users_lookupByEmail(email="mio@aozora.example"))["user"]["id"] == "U0MIO"
    assert (await refused(client.users_lookupByEmail(email="lin@hashi.example")))[
        "error"
    ] == "users_not_found"
    assert len((await client.users_list())["members"]) == 5
    assert (await client.usergroups_users_list(usergroup="S0DESK"))["users"] == ["U0MIO"]


async def test_an_ephemeral_message_is_for_one_and_cannot_be_updated(
    client: AsyncWebClient, control: Control
):
    said = await client.chat_postEphemeral(channel="C0DESK", user="U0MIO", text="psst")
    assert [
        len((await control.get("messages", channel="desk", user=user))["messages"]) for user in ("mio", "ren")
    ] == [1, 0]
    lost = await refused(client.chat_update(channel="C0DESK", ts=said["message_ts"], text="x"))
    assert lost["error"] == "message_not_found"
    away = await refused(client.chat_postEphemeral(channel="C0DESK", user="U0GUEST", text="x"))
    assert away["error"] == "user_not_in_channel"
    assert (await client.conversations_history(channel="C0DESK"))["messages"] == []


async def test_a_person_is_written_to_by_their_id(client: AsyncWebClient):
    opened = (await client.conversations_open(users="U0MIO"))["channel"]["id"]
    assert (await client.chat_postMessage(channel="U0MIO", text="hello"))["channel"] == opened == "D0MIO"


async def test_a_message_for_later_appears_when_the_clock_gets_there(client: AsyncWebClient, clock: Clock):
    at = int(clock.now().timestamp())
    await client.chat_scheduleMessage(channel="C0DESK", text="later", post_at=at + 60)
    silent = {"event_type": "a", "event_payload": {}}
    await client.chat_scheduleMessage(channel="C0DESK", text="never", post_at=at + 60, metadata=silent)
    gone = await client.chat_scheduleMessage(channel="C0DESK", text="taken back", post_at=at + 60)
    await client.chat_deleteScheduledMessage(
        channel="C0DESK", scheduled_message_id=gone["scheduled_message_id"]
    )
    assert len((await client.chat_scheduledMessages_list())["scheduled_messages"]) == 2
    clock.advance(timedelta(minutes=1))
    assert [each["text"] for each in (await client.conversations_history(channel="C0DESK"))["messages"]] == [
        "later"
    ]
    assert (await refused(client.chat_scheduleMessage(channel="C0DESK", text="x", post_at=at)))[
        "error"
    ] == "time_in_past"


async def test_reactions_pins_and_the_rest_of_the_family_answer(client: AsyncWebClient):
    ts = (await client.chat_postMessage(channel="C0DESK", text="a"))["ts"]
    await client.reactions_add(channel="C0DESK", timestamp=ts, name="eyes")
    assert (await refused(client.reactions_add(channel="C0DESK", timestamp=ts, name="eyes")))[
        "error"
    ] == "already_reacted"
    assert (await client.reactions_get(channel="C0DESK", timestamp=ts))["message"]["reactions"][0][
        "count"
    ] == 1
    await client.reactions_remove(channel="C0DESK", timestamp=ts, name="eyes")
    await client.pins_add(channel="C0DESK", timestamp=ts)
    assert (await client.pins_list(channel="C0DESK"))["items"][0]["message"]["ts"] == ts
    assert (await client.team_info())["team"]["id"] == "T0SHOP"
    assert (await client.bots_info(bot="B0LOCAL"))["bot"]["name"] == "Tester"
    assert (await client.chat_getPermalink(channel="C0DESK", message_ts=ts))["permalink"].endswith(
        ts.replace(".", "")
    )
    assert (await client.conversations_info(channel="C0AGENT"))["channel"]["is_ext_shared"]
    assert (await client.conversations_members(channel="C0DESK"))["members"] == ["U0MIO", "U0REN", "UBOT"]
    assert (await client.conversations_join(channel="C0OTHER"))["channel"]["is_member"]


async def test_arguments_are_merged_from_query_form_and_json(
    workspace: Workspace, session: aiohttp.ClientSession
):
    url = f"{workspace.api_url}chat.postMessage?channel=C0DESK"
    blocks = '[{"type":"divider"}]'
    async with session.post(
        url, data={"token": workspace.bot_token, "text": "a", "blocks": blocks}
    ) as answer:
        assert (await answer.json())["message"]["blocks"][0]["type"] == "divider"
    headers = {"Authorization": f"Bearer {workspace.bot_token}", "Content-Type": "application/json"}
    async with session.post(url, data="", headers=headers) as answer:
        assert (await answer.json())["error"] == "no_text"
    async with session.post(url, data="{", headers=headers) as answer:
        assert (await answer.json())["error"] == "invalid_json"


async def test_a_reply_can_be_sent_to_the_channel_too(client: AsyncWebClient):
    ts = (await client.chat_postMessage(channel="C0DESK", text="a"))["ts"]
    await client.chat_postMessage(channel="C0DESK", text="b", thread_ts=ts, reply_broadcast=True)
    texts = [each["text"] for each in (await client.conversations_history(channel="C0DESK"))["messages"]]
    assert texts == ["b", "a"]


async def test_what_the_workspace_would_not_show_is_refused(client: AsyncWebClient):
    said = await refused(client.chat_postMessage(channel="C0DESK", text="a", attachments=[{"text": "x"}]))
    assert said["error"] == "invalid_arguments"
    assert (await refused(client.chat_postMessage(channel="C0DESK", text="a", blocks="[")))["error"] == (
        "invalid_blocks_format"
    )
