"""Slack says no in words that nobody knows, or for minutes on end: the desk hears of it, and the agent is told once."""

import pytest

from bot.rules.words import Status
from tests.saying import carded, fault, finished, kinds, said, until
from tests.shop import NOTICE
from tests.stage import Stage
from tests.stories.acts import only_case

AGENT = "C0AGENT"
FAILURES = {
    "Slack is down": {"fail": {"method": "chat.postMessage", "channel": AGENT, "times": 999}},
    "Slack fails inside": {
        "error": {"method": "chat.postMessage", "channel": AGENT, "code": "internal_error", "times": 999}
    },
    "Slack says a word of its own": {
        "error": {"method": "chat.postMessage", "channel": AGENT, "code": "moon_is_full", "times": 999}
    },
    "Slack wants us slower": {
        "ratelimit": {"method": "chat.postMessage", "channel": AGENT, "retry_after": 600, "times": 999}
    },
}


async def untold(stage: Stage, failure: str) -> None:
    """A decision of which the agent hears nothing for more than three minutes."""
    card = await carded(stage)
    await fault(stage, **FAILURES[failure])
    await card.press("hana", "1 ")
    for _ in range(10):
        await stage.advance(seconds=30)


@pytest.mark.parametrize("failure", FAILURES)
async def test_an_instruction_that_does_not_get_out_is_said_on_the_card(stage: Stage, failure: str) -> None:
    await untold(stage, failure)
    card = await stage.card()
    assert "送れ" in card.text
    assert "もう一度送る" in card.buttons
    told = [reply.text for reply in await card.thread()]
    assert sum("代行へ指示を送れませんでした" in text for text in told) == 1


@pytest.mark.parametrize("failure", [each for each in FAILURES if "word of its own" not in each])
async def test_it_goes_on_being_tried_and_arrives_once(stage: Stage, failure: str) -> None:
    await untold(stage, failure)
    await fault(stage, clear=True)
    await stage.advance(minutes=11)
    await finished(stage)
    assert kinds(await said(stage))["instruction"] == 1
    assert only_case(stage).status is Status.INSTRUCTED
    assert "もう一度送る" not in (await stage.card()).buttons


@pytest.mark.parametrize("failure", FAILURES)
async def test_who_sends_it_again_meanwhile_has_it_sent_at_once_and_once(stage: Stage, failure: str) -> None:
    await untold(stage, failure)
    await fault(stage, clear=True)
    await (await stage.card()).press("ken", "もう一度送る")
    await stage.advance(seconds=10)
    if "slower" not in failure:
        assert only_case(stage).status is Status.INSTRUCTED
    await stage.advance(minutes=11)
    await finished(stage)
    assert kinds(await said(stage))["instruction"] == 1


async def test_sent_again_in_vain_is_said_anew(stage: Stage) -> None:
    await untold(stage, "Slack is down")
    await (await stage.card()).press("ken", "もう一度送る")
    for _ in range(10):
        await stage.advance(seconds=30)
    assert "もう一度送る" in (await stage.card()).buttons
    told = [reply.text for reply in await (await stage.card()).thread()]
    assert sum("代行へ指示を送れませんでした" in text for text in told) == 2


async def test_who_told_the_agent_themselves_ends_the_trying(stage: Stage) -> None:
    await untold(stage, "Slack is down")
    await (await stage.card()).press("ken", "自分で伝えた")
    await fault(stage, clear=True)
    await stage.advance(minutes=11)
    assert "instruction" not in kinds(await said(stage))
    assert only_case(stage).status is Status.INSTRUCTED


@pytest.mark.parametrize("word", ["edit_window_closed", "cant_update_message"])
async def test_a_card_that_may_not_be_changed_any_more_is_put_up_anew(stage: Stage, word: str) -> None:
    card = await carded(stage)
    await fault(stage, error={"method": "chat.update", "channel": "C0DESK", "code": word})
    await card.press("hana", "担当する")

    async def anew() -> bool:
        return (await stage.card()).ts != card.ts

    await until(stage, anew)
    assert "担当 <@U0HANA>" in (await stage.card()).text


@pytest.mark.parametrize(
    "word", ["token_expired", "restricted_action_thread_only_channel", "ekm_access_denied"]
)
async def test_a_desk_shut_for_an_hour_has_its_card_when_it_is_opened(stage: Stage, word: str) -> None:
    await fault(stage, error={"method": "chat.postMessage", "channel": "C0DESK", "code": word, "times": 999})
    await stage.post("limin", "rakumart-欠品", NOTICE)
    for _ in range(12):
        await stage.advance(minutes=5)
    await fault(stage, clear=True)
    await stage.advance(minutes=6)
    assert kinds(await said(stage))["card"] == 1
