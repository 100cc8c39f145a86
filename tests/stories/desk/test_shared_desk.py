"""The desk's channel is shared with another organisation: from then on no price is said there."""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.rules.words import Status
from handlers.shared_desk import look_at_desk
from store import tables as t
from tests.shop import NOTICE, ORDER
from tests.stage import Stage
from tests.stories.acts import a_card, a_notice, only_case, undo_window_over

ANOTHER = NOTICE.replace(ORDER, "202611111547999-300001")


async def test_a_shared_desk_hears_no_price_and_approvers_are_told_alone(stage: Stage) -> None:
    card = await a_card(stage)
    stage.workspace.share("stockout-desk")
    await stage.settle()
    told = (await stage.private("boss"))[-1]
    assert "ほかの組織と共有されました" in told
    assert "`keppin init`" in told
    before = [shown.raw for shown in await stage.messages("stockout-desk")]
    await a_notice(stage, ANOTHER)
    await stage.advance(minutes=20)
    assert [shown.raw for shown in await stage.messages("stockout-desk")] == before
    assert len(await card.thread()) == len(await (await card.again()).thread())
    assert len(stage.rows(t.Case)) == 2


async def test_the_agent_is_told_all_the_same(stage: Stage) -> None:
    card = await a_card(stage)
    stage.workspace.share("stockout-desk")
    await stage.settle()
    await card.press("hana", "1 ")
    await undo_window_over(stage)
    assert only_case(stage).status is Status.INSTRUCTED


async def test_what_was_held_back_comes_once_the_desk_is_the_teams_own_again(stage: Stage) -> None:
    await a_card(stage)
    stage.workspace.share("stockout-desk")
    await stage.settle()
    await a_notice(stage, ANOTHER)
    assert len(await stage.cards()) == 1
    stage.workspace.share("stockout-desk", shared=False)
    await stage.settle()
    await stage.advance(seconds=5)
    assert len(await stage.cards()) == 2
    assert "社内だけのチャンネルに戻りました" in (await stage.private("boss"))[-1]


async def test_a_desk_shared_while_nobody_listened_is_seen_within_the_hour(stage: Stage) -> None:
    await a_card(stage)
    stage.workspace.core.channels.get("stockout-desk").is_ext_shared = True
    await stage.advance(minutes=60)
    assert "ほかの組織と共有されました" in (await stage.private("boss"))[-1]
    await a_notice(stage, ANOTHER)
    assert len(await stage.cards()) == 1


async def test_another_channel_may_be_shared(stage: Stage) -> None:
    stage.workspace.share("random")
    await stage.settle()
    await a_card(stage)
    assert not any("共有されました" in said for said in await stage.private("boss"))


async def test_a_desk_shared_while_nobody_ran_is_seen_before_anything_is_said_there(stage: Stage) -> None:
    await a_card(stage)
    before = [shown.raw for shown in await stage.messages("stockout-desk")]
    await stage.keppin.close()
    stage.workspace.core.channels.get("stockout-desk").is_ext_shared = True
    await stage.control("clock", advance=540)
    await stage.restart()
    assert [shown.raw for shown in await stage.messages("stockout-desk")] == before
    assert "ほかの組織と共有されました" in (await stage.private("boss"))[-1]


async def test_what_slack_tells_meanwhile_is_newer_than_an_answer_that_was_asked_for(stage: Stage) -> None:
    class Slow(AsyncWebClient):
        async def conversations_info(self, **asked: Any) -> AsyncSlackResponse:
            answered = await super().conversations_info(**asked)
            stage.workspace.share("stockout-desk")
            await stage.settle()
            return answered

    slow = Slow(token=stage.workspace.bot_token, base_url=stage.workspace.api_url)
    await look_at_desk(stage.keppin.desk, slow, "crossing")
    await a_notice(stage, NOTICE)
    assert await stage.cards() == []
