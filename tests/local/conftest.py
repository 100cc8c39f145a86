"""An invented shop's workspace, and a real Bolt app connected to it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.local import Channel, Clock, Group, Organisation, Person, ScriptedEvent, Workspace, World
from tests.stage import LONG, patient

OWN, AGENT = "T0SHOP", "T0AGENT"
#: Seconds between looks at a connection: who is slower to answer, if only by half of it, is taken for gone.
PING = LONG / 2
START = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)

WORLD = World(
    own=Organisation(id=OWN, name="Aozora Zakka", domain="aozora-zakka"),
    others=(Organisation(id=AGENT, name="Hashi Agent", domain="hashi"),),
    people=(
        Person(
            id="U0MIO",
            name="mio",
            real_name="森本 澪",
            team_id=OWN,
            email="mio@aozora.example",
            is_admin=True,
        ),
        Person(
            id="U0REN",
            name="ren",
            real_name="Ren Oda",
            team_id=OWN,
            locale="en-US",
            email="ren@aozora.example",
        ),
        Person(id="U0GUEST", name="guest", real_name="Kay", team_id=OWN, is_restricted=True),
        Person(id="U0LIN", name="lin", real_name="林", team_id=AGENT, email="lin@hashi.example"),
    ),
    channels=(
        Channel(id="C0DESK", name="desk", members=("U0MIO", "U0REN", "UBOT")),
        Channel(id="C0AGENT", name="agent-欠品", is_ext_shared=True, members=("U0MIO", "U0LIN", "UBOT")),
        Channel(id="C0OTHER", name="other", members=("U0MIO", "U0GUEST")),
        Channel(id="G0SECRET", name="secret", is_private=True, members=("U0MIO",)),
        Channel(id="G0PLAN", name="plan", is_private=True, members=("U0MIO", "UBOT")),
    ),
    script=(
        ScriptedEvent(key="one", title="A notice", channel="agent-欠品", user="lin", text="欠品です"),
        ScriptedEvent(
            key="two", title="A reply", channel="agent-欠品", user="lin", text="すみません", thread_of="one"
        ),
        ScriptedEvent(
            key="three", title="Edited", channel="agent-欠品", user="lin", text="欠品です。", edits="one"
        ),
    ),
    groups=(Group(id="S0DESK", handle="desk", name="Desk", members=("U0MIO",)),),
)

SCOPES = [
    *("commands", "chat:write", "users:read", "users:read.email", "im:write", "im:history", "im:read"),
    *(
        "app_mentions:read",
        "channels:history",
        "groups:history",
        "channels:read",
        "groups:read",
        "channels:join",
    ),
    *("files:read", "files:write", "reactions:write", "reactions:read", "pins:write", "pins:read"),
    *("team:read", "usergroups:read"),
]
EVENTS = ["app_mention", "message.channels", "message.groups", "message.im", "app_home_opened", "file_shared"]


def manifest(**changed: Any) -> dict[str, Any]:
    """The manifest of a small app that uses most of what there is."""
    return {
        "display_information": {"name": "Tester"},
        "features": {
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
            "bot_user": {"display_name": "Tester"},
            "shortcuts": [
                {"name": "New", "type": "global", "callback_id": "new", "description": "x"},
                {"name": "Report", "type": "message", "callback_id": "report", "description": "x"},
            ],
            "slash_commands": [{"command": "/stock", "description": "x", "usage_hint": "[SKU]"}],
        },
        "oauth_config": {"scopes": {"bot": changed.get("scopes", SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": changed.get("events", EVENTS)},
            "interactivity": {"is_enabled": changed.get("interactive", True)},
            "socket_mode_enabled": True,
        },
    }


def section(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(action_id: str, label: str, **more: Any) -> dict[str, Any]:
    return {"type": "button", "action_id": action_id, "text": {"type": "plain_text", "text": label}, **more}


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    plain = {"title": "Title", "submit": "Send"}
    texts = {key: {"type": "plain_text", "text": text} for key, text in plain.items()}
    return {"type": "modal", "callback_id": "form", "blocks": list(blocks), **texts, **more}


def field(name: str, element: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    element = element or {"type": "plain_text_input"}
    label = {"type": "plain_text", "text": name}
    return {
        "type": "input",
        "block_id": name,
        "label": label,
        "element": {"action_id": name, **element},
        **more,
    }


class Control:
    """The control API as a script uses it."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = url

    async def get(self, call: str, **query: str) -> Any:
        async with self._session.get(f"{self._url}/control/{call}", params=query) as answer:
            return await self._fine(answer)

    async def post(self, call: str, **fields: Any) -> Any:
        async with self._session.post(f"{self._url}/control/{call}", json=fields) as answer:
            return await self._fine(answer)

    async def on_page(self, call: str, **fields: Any) -> Any:
        """The page's own buttons."""
        async with self._session.post(f"{self._url}/page/{call}", json=fields) as answer:
            return await self._fine(answer)

    async def refused(self, call: str, **fields: Any) -> tuple[int, str]:
        async with self._session.post(f"{self._url}/control/{call}", json=fields) as answer:
            return answer.status, (await answer.json())["error"]

    async def settle(self) -> None:
        assert (await self.post("settle", timeout=LONG))["settled"]

    @staticmethod
    async def _fine(answer: aiohttp.ClientResponse) -> Any:
        said = await answer.json()
        assert answer.status == 200, said
        return said


async def until(reached: Callable[[], object]) -> None:
    """Wait for what nobody says the end of."""
    async with asyncio.timeout(LONG):
        while not reached():
            await asyncio.sleep(0.01)


@pytest.fixture
def clock() -> Clock:
    return Clock(START, frozen=True)


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def workspace(clock: Clock) -> AsyncIterator[Workspace]:
    workspace = patient(Workspace(WORLD, manifest(), clock=clock))
    await workspace.start()
    yield workspace
    await workspace.stop()


@pytest.fixture
def control(session: aiohttp.ClientSession, workspace: Workspace) -> Control:
    return Control(session, workspace.url)


@pytest.fixture
def client(session: aiohttp.ClientSession, workspace: Workspace) -> AsyncWebClient:
    return client_of(workspace, session)


def client_of(workspace: Workspace, session: aiohttp.ClientSession) -> AsyncWebClient:
    return AsyncWebClient(
        token=workspace.bot_token, base_url=workspace.api_url, session=session, retry_handlers=[]
    )


@pytest.fixture
def app(client: AsyncWebClient) -> AsyncApp:
    return AsyncApp(client=client, process_before_response=True)


Connect = Callable[..., Awaitable[AsyncSocketModeHandler]]


@pytest.fixture
async def connect(workspace: Workspace) -> AsyncIterator[Connect]:
    """Connects an app over Socket Mode, as often as is wanted, and disconnects it in the end."""
    handlers = []

    async def connected(app: AsyncApp, ping: float = PING) -> AsyncSocketModeHandler:
        handler = AsyncSocketModeHandler(app, workspace.app_token, ping_interval=ping)
        await handler.connect_async()
        await workspace.core.sockets.ready()
        handlers.append(handler)
        return handler

    yield connected
    for handler in handlers:
        await handler.close_async()
