"""Days are those of the team: early in the morning in Japan it is still yesterday in Greenwich."""

from datetime import UTC, date, datetime

from bot.flows.team.learn_words import add_word, list_words
from store import tables as t
from tests.shop import NOTICE, ORDER
from tests.stage import staged
from tests.stories.acts import AGENT_CHANNEL, a_notice, only_case
from tests.stories.papers import dropped

#: 08:30 on 24 November in Japan.
EARLY = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
TOMORROW = date(2026, 11, 25)


async def test_tomorrow_is_the_day_after_the_teams_today(database_url: str) -> None:
    async with staged(database_url, start=EARLY) as stage:
        await a_notice(stage, NOTICE.split("再入荷")[0] + "\n明日入荷します")
        assert only_case(stage).restock_from == TOMORROW


async def test_tomorrow_in_a_list_is_the_day_after_the_teams_today(database_url: str) -> None:
    listed = f"番号,注文番号,商品名,注文数,問題数量,再入荷\n3,{ORDER},収納ボックス,30,12,明日入荷\n"
    async with staged(database_url, start=EARLY) as stage:
        ts = await stage.post("limin", AGENT_CHANNEL, "", files=[dropped("list.csv", listed.encode())])
        preview = (await stage.messages(AGENT_CHANNEL, thread_ts=ts))[1]
        await stage.click(AGENT_CHANNEL, preview.ts, "hana", label="案件を開く")
        assert only_case(stage).restock_from == TOMORROW


async def test_a_word_is_listed_with_the_teams_day(database_url: str) -> None:
    async with staged(database_url, start=EARLY) as stage:
        await stage.keppin.desk.run(add_word, "color", "夜空", "ネイビー", "U0BOSS")
        (word,) = await stage.keppin.desk.run(list_words)
        assert word.at == "2026-11-24"
        assert stage.rows(t.LearntWord)[0].at == EARLY
