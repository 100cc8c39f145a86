"""The card says who wrote a notice, by whatever way Keppin came to hear of it."""

from bot.slack.actions import Callback
from store import tables as t
from tests.shop import NOTICE
from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL, a_notice
from tests.stories.letters import CHINESE, SHIRT


async def unheard(stage: Stage, said: str) -> None:
    """The agent writes, and Slack never tells of it."""
    await stage.settle()
    await stage.control("faults", lose_events=1)
    await stage.control("message", channel=AGENT_CHANNEL, user="limin", text=said)
    await stage.settle()


async def read_again(stage: Stage) -> None:
    stage.keppin.catching_up.again()
    await stage.settle()


async def test_a_notice_that_was_read_later_says_who_wrote_it(stage: Stage) -> None:
    await unheard(stage, NOTICE)
    await stage.restart()
    assert "カモメ代行・limin" in (await stage.card()).text


async def test_a_notice_that_was_reported_says_who_wrote_it(stage: Stage) -> None:
    ts = await stage.post("hana", "random", NOTICE)
    await stage.shortcut("ken", Callback.REPORT_STOCKOUT.value, "random", ts)
    assert [notice.author for notice in stage.rows(t.Notice)] == ["hana"]


async def test_slack_is_asked_once_an_hour_how_somebody_is_called(stage: Stage) -> None:
    for _ in range(2):
        await unheard(stage, NOTICE)
        await unheard(stage, CHINESE)
        await read_again(stage)
    assert len(await stage.calls("users.info")) == 1
    await stage.advance(minutes=61)
    await unheard(stage, "3番の入荷はいつですか")
    await read_again(stage)
    assert len(await stage.calls("users.info")) == 2


async def test_slack_is_not_asked_who_talks_where_no_agent_is(stage: Stage) -> None:
    for channel in ("random", "stockout-desk"):
        await stage.post("hana", channel, "お疲れさまです")
    assert await stage.calls("users.info") == []
    await stage.post("hana", "rakumart-欠品", "よろしくお願いします")
    assert len(await stage.calls("users.info")) == 1


async def test_a_card_waits_for_no_name(stage: Stage) -> None:
    await unheard(stage, NOTICE)
    await stage.control("faults", error={"method": "users.info", "code": "internal_error", "times": 9})
    await stage.restart()
    assert "カモメ代行 " in (await stage.card()).text
    await a_notice(stage, CHINESE)
    assert len(await stage.calls("users.info")) == 1  # and Slack is not asked again with every message
    await stage.control("faults", clear=True)
    await stage.advance(minutes=2)
    await a_notice(stage, SHIRT)
    assert "カモメ代行・limin" in (await stage.card()).text
