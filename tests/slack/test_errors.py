"""What an answer of Slack's means that is none: cut short on its way, or another program's on the way."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.errors import Meaning, Trouble, trouble_of, word_of


@asynccontextmanager
async def answering(**answer: object) -> AsyncIterator[AsyncWebClient]:
    """A Slack that answers everything with the same."""

    async def answered(_request: web.Request) -> web.Response:
        return web.Response(**answer)  # type: ignore[arg-type]

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answered)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    try:
        async with aiohttp.ClientSession() as session:
            yield AsyncWebClient(token="xoxb-1", base_url=f"http://{host}:{port}/api/", session=session)
    finally:
        await runner.cleanup()


async def trouble_with(attempts: int = 0, **answer: object) -> tuple[Trouble, str]:
    async with answering(**answer) as client:
        with pytest.raises(SlackApiError) as raised:
            await client.chat_postMessage(channel="C0DESK", text="欠品")
        return trouble_of(raised.value, attempts), word_of(raised.value)


CUT_SHORT = {"body": b'{"ok": tr', "content_type": "application/json"}
PAGE = {"text": "<html>Please sign in</html>", "content_type": "text/html"}
PLAIN = {"text": "upstream connect error", "content_type": "text/plain"}


@pytest.mark.parametrize(
    "answer",
    [CUT_SHORT, PAGE, {"body": b'"ok"', "content_type": "application/json", "status": 500}],
    ids=["cut short", "a page", "no object"],
)
async def test_what_cannot_be_read_leaves_open_whether_it_was_done(answer: dict[str, object]) -> None:
    trouble, word = await trouble_with(**answer)
    assert trouble.meaning is Meaning.UNKNOWN
    assert word == ""


@pytest.mark.parametrize("body", [CUT_SHORT, PAGE, PLAIN])
async def test_an_outage_is_one_whatever_it_says(body: dict[str, object]) -> None:
    trouble, _ = await trouble_with(**body, status=503)
    assert (trouble.meaning, trouble.word) == (Meaning.UNKNOWN, "http_503")


@pytest.mark.parametrize("body", [CUT_SHORT, PLAIN, {"body": b'{"ok": false, "error": "ratelimited"}'}])
@pytest.mark.parametrize(("told", "wait"), [("30", 30), ("soon", 1), ("", 1), ("-5", 1), ("1.5", 1)])
async def test_too_fast_is_waited_for_as_long_as_is_told_in_whole_seconds(
    body: dict[str, object], told: str, wait: int
) -> None:
    kind = {"content_type": "application/json"} if "content_type" not in body else {}
    trouble, _ = await trouble_with(**body, **kind, status=429, headers={"Retry-After": told})
    assert (trouble.meaning, trouble.wait) == (Meaning.SLOW_DOWN, timedelta(seconds=wait))


async def test_slacks_own_word_is_read() -> None:
    answer = {"body": b'{"ok": false, "error": "thread_not_found"}', "content_type": "application/json"}
    trouble, word = await trouble_with(**answer)
    assert (trouble.meaning, trouble.word, word) == (Meaning.HOPELESS, "thread_not_found", "thread_not_found")
