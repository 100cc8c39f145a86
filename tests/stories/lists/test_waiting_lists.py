"""A dropped list that nobody opens is not forgotten: its rows' time runs."""

from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL, DESK
from tests.stories.papers import PROBLEMS, dropped

LIST = PROBLEMS.encode("cp932")


async def drop(stage: Stage, user: str = "limin", channel: str = AGENT_CHANNEL) -> str:
    return await stage.post(user, channel, "", files=[dropped("problems.csv", LIST)])


async def open_it(stage: Stage, ts: str) -> None:
    shown = (await stage.messages(AGENT_CHANNEL, thread_ts=ts))[1]
    await stage.click(AGENT_CHANNEL, shown.ts, "hana", label=shown.buttons[0])


async def told(stage: Stage, channel: str = DESK) -> list[str]:
    return [shown.text for shown in await stage.messages(channel) if "まだ案件になっていません" in shown.text]


async def test_the_desk_is_told_of_a_list_that_nobody_opens(stage: Stage) -> None:
    await drop(stage)
    await stage.advance(minutes=7)
    assert await told(stage) == []
    await stage.advance(minutes=1)
    (first,) = await told(stage)
    assert "一覧 *problems.csv* の欠品 *1行*" in first
    assert "/archives/C0AGENT/p" in first
    await stage.advance(minutes=7)
    assert "<@U0BOSS>" in (await told(stage))[-1]
    await stage.advance(hours=2)
    assert len(await told(stage)) == 2


async def test_a_list_that_was_opened_is_not_told_of(stage: Stage) -> None:
    ts = await drop(stage)
    await open_it(stage, ts)
    await stage.advance(minutes=8)
    await stage.advance(minutes=8)
    assert await told(stage) == []


async def test_a_list_whose_rows_are_cases_already_is_not_told_of(stage: Stage) -> None:
    await open_it(stage, await drop(stage))
    await drop(stage)
    await stage.advance(minutes=16)
    assert await told(stage) == []


async def test_a_list_in_a_direct_message_is_told_of_there(stage: Stage) -> None:
    await drop(stage, "hana", "@hana")
    await stage.advance(minutes=8)
    assert len(await told(stage, "@hana")) == 1
    assert await told(stage) == []


async def test_the_morning_summary_names_the_lists_that_wait(stage: Stage) -> None:
    await drop(stage)
    await drop(stage, "hana", "@hana")
    await stage.advance(hours=22, minutes=30)
    (said,) = [shown.text for shown in await stage.messages(DESK) if "朝のまとめ" in shown.text]
    assert "*まだ案件にしていない一覧 2件*" in said
    assert "problems.csv> 欠品 1行（<@U0LI>）" in said
    assert "problems.csv 欠品 1行（<@U0HANA> とのダイレクトメッセージ）" in said
    assert "欠品連絡はなく" not in said
