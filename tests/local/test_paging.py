"""Messages come in pages as in Slack: a cursor names a message, so that nothing shifts while somebody writes."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.local.conftest import Control

DESK = "C0DESK"


async def five(client: AsyncWebClient, thread_ts: str | None = None) -> list[str]:
    """Five messages, by name."""
    return [
        (await client.chat_postMessage(channel=DESK, text=str(number), thread_ts=thread_ts))["ts"]
        for number in range(5)
    ]


async def test_what_is_posted_between_two_pages_shifts_nothing(client: AsyncWebClient):
    await five(client)
    first = await client.conversations_history(channel=DESK, limit=2)
    assert first["has_more"]
    await client.chat_postMessage(channel=DESK, text="meanwhile")
    cursor = first["response_metadata"]["next_cursor"]
    second = await client.conversations_history(channel=DESK, limit=3, cursor=cursor)
    assert [each["text"] for each in second["messages"]] == ["2", "1", "0"]
    assert not second["has_more"]
    assert "response_metadata" not in second.data


async def test_a_page_goes_on_where_its_next_message_was_deleted(client: AsyncWebClient):
    stamps = await five(client)
    first = await client.conversations_history(channel=DESK, limit=3)
    await client.chat_delete(channel=DESK, ts=stamps[1])
    cursor = first["response_metadata"]["next_cursor"]
    second = await client.conversations_history(channel=DESK, limit=3, cursor=cursor)
    assert [each["text"] for each in second["messages"]] == ["0"]


async def test_a_thread_comes_in_pages_oldest_first(client: AsyncWebClient):
    ts = (await client.chat_postMessage(channel=DESK, text="head"))["ts"]
    await five(client, ts)
    pages = await client.conversations_replies(channel=DESK, ts=ts, limit=4)
    texts = [[each["text"] for each in page["messages"]] async for page in pages]
    assert texts == [["head", "0", "1", "2"], ["3", "4"]]


async def test_the_head_of_a_thread_is_shown_whatever_oldest_says(client: AsyncWebClient):
    ts = (await client.chat_postMessage(channel=DESK, text="head"))["ts"]
    replies = await five(client, ts)
    shown = await client.conversations_replies(channel=DESK, ts=ts, oldest=replies[3])
    assert [each["text"] for each in shown["messages"]] == ["head", "4"]


@pytest.mark.parametrize("cursor", ["nonsense", "bmV4dDoy", "bmV4dF90czp4"])
async def test_a_cursor_of_something_else_is_refused(client: AsyncWebClient, control: Control, cursor: str):
    await control.post("message", channel="desk", user="mio", text="hi")
    with pytest.raises(SlackApiError, match="invalid_cursor"):
        await client.conversations_history(channel=DESK, cursor=cursor)
