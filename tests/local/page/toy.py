"""A real Bolt app for the browser tests: a card with buttons, a modal of two steps, a command, a home."""

import asyncio

from slack_bolt.async_app import AsyncApp

from bot.local import Channel, Organisation, Person, ScriptedEvent, World
from tests.local.page.stage import content
from tests.stage import LONG

OWN, AGENT = "T0SHOP", "T0AGENT"
WORLD = World(
    own=Organisation(id=OWN, name="こもれび商店"),
    others=(Organisation(id=AGENT, name="青海代行"),),
    people=(
        Person(id="U1", name="sato", real_name="佐藤 美咲", team_id=OWN, is_admin=True),
        Person(id="U2", name="tanaka", real_name="田中 健", team_id=OWN),
        Person(id="U3", name="emma", real_name="Emma Clarke", team_id=OWN, locale="en-GB"),
        Person(id="U9", name="li", real_name="李 娜", team_id=AGENT),
    ),
    channels=(
        Channel(id="C1", name="欠品デスク", members=("U1", "U2", "U3", "UBOT"), topic="一次回答は 15 分以内"),
        Channel(id="C2", name="青海代行-欠品", members=("U1", "U2", "U9", "UBOT"), is_ext_shared=True),
    ),
    script=(
        ScriptedEvent(
            key="a", title="在庫が足りない（中国語）", channel="青海代行-欠品", user="li", text="深蓝色断货了"
        ),
    ),
)
SCOPES = [
    "commands",
    "chat:write",
    "users:read",
    "channels:history",
    "channels:read",
    "im:history",
    "im:write",
    "files:read",
]


def manifest():
    given = content("manifest")
    settings = {"event_subscriptions": {"bot_events": ["message.channels", "message.im", "app_home_opened"]}}
    settings |= {"interactivity": {"is_enabled": True}, "socket_mode_enabled": True}
    return given | {"oauth_config": {"scopes": {"bot": SCOPES}}, "settings": settings}


def card(*more):
    return [*content("card"), *more]


def extras():
    """A select whose choices come from the app, and a button that nobody answers."""
    text = {"type": "plain_text", "text": "応答しないボタン"}
    search = {"type": "external_select", "action_id": "search", "min_query_length": 1}
    search["placeholder"] = {"type": "plain_text", "text": "商品を探す"}
    silent = {"type": "button", "action_id": "silent", "text": text}
    return {"type": "actions", "block_id": "extra", "elements": [search, silent]}


def second_step():
    text = {"type": "mrkdwn", "text": "この内容で送ります。"}
    return {
        "type": "modal",
        "callback_id": "sure",
        "title": {"type": "plain_text", "text": "確認"},
        "submit": {"type": "plain_text", "text": "送る"},
        "blocks": [{"type": "section", "block_id": "sure", "text": text}],
    }


def first_step():
    view = content("modal")
    return {key: view[key] for key in ("type", "callback_id", "title", "submit", "close", "blocks")}


def listen(app: AsyncApp) -> AsyncApp:
    """Everything that the toy does."""
    app.event("message")(on_message)
    app.event("app_home_opened")(on_home)
    app.action("choose_1")(on_choose)
    app.action("choose_3")(on_choose)
    app.action("other_url")(on_other_url)
    app.action("search")(on_search)
    app.options("search")(on_options)
    app.view("other_url")(on_first_step)
    app.view("sure")(on_second_step)
    app.shortcut("report")(on_report)
    app.command("/stock")(on_stock)
    app.command("/papers")(on_papers)
    app.view("papers")(on_papers_sent)
    app.command("/newest")(on_newest)
    app.action("feedback")(on_feedback)
    return app


async def on_message(event, client):
    if event["channel"] == "C2" and not event.get("bot_id"):
        await client.chat_postMessage(channel="C1", text="欠品 帆布トートバッグ", blocks=card(extras()))


async def on_choose(ack, body, client):
    await ack()
    done = {"type": "section", "text": {"type": "mrkdwn", "text": f"<@{body['user']['id']}> が決めました"}}
    place, message = body["channel"]["id"], body["message"]
    await client.chat_update(channel=place, ts=message["ts"], text="決定", blocks=[*card()[:3], done])
    await client.chat_postMessage(channel=place, thread_ts=message["ts"], text="指示を送りました")


async def on_search(ack, body, client):
    await ack()
    picked = body["actions"][0]["selected_option"]["text"]["text"]
    await client.chat_postMessage(channel=body["channel"]["id"], text=f"{picked} を選びました")


async def on_options(ack, payload):
    offered = [f"{payload['value']}トート", f"{payload['value']}リュック"]
    await ack(options=[{"text": {"type": "plain_text", "text": one}, "value": one} for one in offered])


async def on_other_url(ack, body, client):
    await client.views_open(trigger_id=body["trigger_id"], view=first_step())
    await ack()


async def on_first_step(ack, view):
    url = view["state"]["values"]["url"]["url"]["value"]
    if "shop" not in url:
        await ack(response_action="errors", errors={"url": "お店の URL ではないようです。"})
    else:
        await ack(response_action="push", view=second_step())


async def on_second_step(ack, client):
    await ack(response_action="clear")
    await client.chat_postMessage(channel="C1", text="別の URL で手配しました")


async def on_report(ack, shortcut, client):
    await ack()
    await client.chat_postMessage(channel="C1", text=f"報告：{shortcut['message']['text']}")


async def on_stock(ack, command):
    await ack(f"`{command['text']}` の在庫は *12* です")


async def on_papers(ack, body, client):
    await client.views_open(trigger_id=body["trigger_id"], view=content("papers"))
    await ack()


async def on_papers_sent(ack, view, client):
    await ack()
    values = view["state"]["values"]
    names = "、".join(file["name"] for file in values["papers"]["files"]["files"])
    said = {"type": "section", "text": {"type": "mrkdwn", "text": f"受け取りました：{names}"}}
    await client.chat_postMessage(
        channel="C1", text="写真", blocks=[said, values["note"]["note"]["rich_text_value"]]
    )


async def on_newest(ack, client):
    await ack()
    for blocks in content("newest"):
        await client.chat_postMessage(channel="C1", text="新しいブロック", blocks=blocks)


async def on_feedback(ack, action, client):
    await ack()
    await client.chat_postMessage(channel="C1", text=f"評価：{action['value']}")


async def on_home(event, client):
    view = content("home")
    await client.views_publish(user_id=event["user"], view={key: view[key] for key in ("type", "blocks")})


async def until(condition):
    """Wait for something of the server's own side."""
    async with asyncio.timeout(LONG):
        while not condition():
            await asyncio.sleep(0.01)
