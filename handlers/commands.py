"""Slash commands: `/stock` (also `/zaiko`) and `/stockout`."""

from collections.abc import Awaitable, Callable
from typing import Any
from unicodedata import normalize

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.said import in_words
from bot.flows.deciding.show_case import Reader, new_case_form, reader_of
from bot.flows.refusals import Refusal
from bot.flows.team.show_rules import show_rules
from bot.flows.telling.list_cases import list_cases
from bot.flows.telling.look_up_stock import look_up_stock, stock_examples
from bot.flows.work import Desk
from bot.rules.charsets import keepable
from bot.rules.help_words import HELP
from bot.slack.blocks import Message
from bot.slack.lists import case_list, help_message, rules_message
from bot.slack.modals import new_modal
from bot.slack.refusals import refusal_message
from bot.slack.stock import stock_answer, stock_help
from handlers.hearing import actor_of
from templates import label

Ack = Callable[..., Awaitable[Any]]
Body = dict[str, Any]

#: What `/stockout` can be followed by, in both languages; the empty word lists.
LISTS = {
    "": "all",
    "list": "all",
    "一覧": "all",
    "mine": "mine",
    "自分": "mine",
    "late": "late",
    "遅れ": "late",
}
TITLES = {"all": "Running cases", "mine": "My cases", "late": "Late cases"}
NEW = frozenset({"new", "新規"})
RULES = frozenset({"rules", "ルール", "優先順位"})


def register(app: AsyncApp, desk: Desk, client: AsyncWebClient) -> None:
    """Listen to the commands."""

    async def stock(ack: Ack, body: Body) -> None:
        reader = await desk.run(reader_of, body["user_id"])
        await _say(ack, await _stock(desk, body, reader))

    async def stockout(ack: Ack, body: Body) -> None:
        reader = await desk.run(reader_of, body["user_id"])
        said = keepable(body.get("text", ""))
        word, *rest = said.split(maxsplit=1) or [""]  # also at Japanese spaces and new lines
        word = normalize("NFKC", word).lower()
        if word in NEW:
            await _ask_new(ack, desk, client, body, "".join(rest))
            return
        await _say(ack, await _stockout(desk, body, reader, word))

    app.command("/stock")(stock)
    app.command("/zaiko")(stock)
    app.command("/stockout")(stockout)


async def _stock(desk: Desk, body: Body, reader: Reader) -> Message:
    asked = keepable(body.get("text", "")).strip()
    try:
        if not asked:
            examples = await desk.run(stock_examples, actor_of(body))
            return stock_help(body["command"], examples, reader.lang)
        cards, total = await desk.run(look_up_stock, actor_of(body), asked)
    except Refusal as refusal:
        return _refused(refusal, reader)
    return stock_answer(asked, cards, lang=reader.lang, tz=reader.zone, now=desk.clock.now(), total=total)


async def _stockout(desk: Desk, body: Body, reader: Reader, word: str) -> Message:
    try:
        if word in LISTS:
            lines = await desk.run(list_cases, actor_of(body), LISTS[word])
            title = label(reader.lang, TITLES[LISTS[word]])
            return case_list(lines, lang=reader.lang, tz=reader.zone, now=desk.clock.now(), title=title)
        if word in RULES:
            version, rules = await desk.run(show_rules, actor_of(body))
            return rules_message(rules, version, reader.lang)
    except Refusal as refusal:
        return _refused(refusal, reader)
    return help_message(reader.lang, unknown="" if word in HELP else word)


async def _ask_new(ack: Ack, desk: Desk, client: AsyncWebClient, body: Body, prefill: str) -> None:
    try:
        agents, reader = await desk.run(new_case_form, actor_of(body))
    except Refusal as refusal:
        reader = await desk.run(reader_of, body["user_id"])
        await _say(ack, _refused(refusal, reader))
        return
    await client.views_open(trigger_id=body["trigger_id"], view=new_modal(prefill, agents, reader.lang))
    await ack()


def _refused(refusal: Refusal, reader: Reader) -> Message:
    values = in_words(refusal.values, reader.lang, reader.zone)
    return refusal_message(refusal.code, values, reader.lang, reader.zone)


async def _say(ack: Ack, message: Message) -> None:
    await ack(text=message.text, blocks=message.blocks, response_type="ephemeral")
