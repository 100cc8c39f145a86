"""The morning summary, once a day at half past eight, and the home tab whenever somebody looks."""

import pytest

from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL, a_card, instructed
from tests.stories.letters import SHIRT

#: From ten in the morning, when the stories begin, to half past eight of the next day.
NIGHT = {"hours": 22, "minutes": 30}


async def _summaries(stage: Stage) -> list[str]:
    return [shown.text for shown in await stage.messages("stockout-desk") if "朝のまとめ" in shown.text]


async def test_the_morning_summary_comes_at_half_past_eight(stage: Stage) -> None:
    await stage.advance(hours=22, minutes=29)
    assert await _summaries(stage) == []
    await stage.advance(minutes=1)
    (said,) = await _summaries(stage)
    assert "*11/19(木) 朝のまとめ*" in said
    assert "おはようございます。昨夜からの欠品連絡はなく、対応待ちの案件もありません。" in said


async def test_the_summary_says_what_the_night_and_yesterday_left(stage: Stage) -> None:
    await instructed(stage)
    await stage.advance(hours=10)
    await a_card(stage, SHIRT)
    await stage.advance(hours=12, minutes=29, seconds=45)
    (said,) = await _summaries(stage)
    overnight, _, rest = said.partition(
        "*対応待ち 1件* （うち期限超過 *1件* ）\nすべて、上の「昨夜からの連絡」です。"
    )
    assert "*昨夜からの連絡 1件* （発送期限の近い順）" in overnight
    assert "|K-2 リネンシャツ 白/M> 不足15 ・ 12時間超過" in overnight
    assert "K-2" not in rest
    for words in (
        "*昨日の目標*  1/2件達成（50%）",
        "*代行の返事待ち 1件*",
        "お詫び未送信：",
        "|楽天市場 400001-20261114-0123456789>",
        "*まだ送っていないお詫び 2件*\nすべて、上の案件の横にあります。",
        "*発注点を下回った商品",
        "折りたたみ収納ボックス ネイビー/L  `BOX-NV-L` ・ 7個（発注点 73個） ・ 残り 2.8日分",
    ):
        assert words in rest


async def test_each_case_stands_once_in_the_summary_with_its_other_facts_beside_it(stage: Stage) -> None:
    await stage.advance(hours=10)
    await a_card(stage, SHIRT)
    await instructed(stage)
    notice = (await stage.messages(AGENT_CHANNEL))[1].ts
    await stage.advance(hours=12, minutes=29, seconds=45)
    (said,) = await _summaries(stage)
    lines = [line for line in said.splitlines() if line.startswith("• ")]
    assert [sum(f"|K-{number} " in line for line in lines) for number in (1, 2)] == [1, 1]
    above, below = said.split("*代行の返事待ち 1件*")
    assert "うち1件は決定済みで、残りの作業が下にあります。" in above
    assert "K-2" not in above
    (line,) = [line for line in below.splitlines() if "|K-2 " in line]
    assert "代行に指示済み" in line
    assert "昨夜の連絡 ・ お詫び未送信：" in line
    assert [f"|{name}" in line for name in ("楽天市場", "Yahoo!ショッピング", "Amazon")] == [
        True,
        True,
        False,
    ]
    assert "&lt;" not in said
    await stage.post("limin", AGENT_CHANNEL, "すみません、金額はいくらまで大丈夫ですか？", thread_ts=notice)
    await stage.advance(hours=24)
    said = (await _summaries(stage))[-1]
    (line,) = [line for line in said.splitlines() if "|K-2 " in line]
    assert "*こちらの番*" in line
    assert "*代行への返事がまだの案件 1件*\n" + line in said


async def test_apologies_of_a_case_that_is_done_stand_in_one_line(stage: Stage) -> None:
    card = await instructed(stage)
    await card.press("hana", next(label for label in card.buttons if "手配済み" in label or "完了" in label))
    await stage.advance(**NIGHT)
    (said,) = await _summaries(stage)
    (line,) = [line for line in said.splitlines() if "K-1" in line]
    assert "楽天市場 400001-20261114-0123456789、" in line
    assert "|Yahoo!ショッピング hinata-10004567>" in line


async def test_the_summary_comes_every_morning(stage: Stage) -> None:
    await stage.advance(**NIGHT)
    await stage.advance(days=1)
    first, second = await _summaries(stage)
    assert ("11/19(木)" in first, "11/20(金)" in second) == (True, True)


async def test_two_processes_write_one_summary(stage: Stage) -> None:
    await stage.start_another()
    await stage.advance(**NIGHT)
    await stage.advance(minutes=1)
    assert len(await _summaries(stage)) == 1


async def test_a_restart_in_the_morning_says_nothing_twice(stage: Stage) -> None:
    await stage.advance(**NIGHT)
    await stage.restart()
    await stage.advance(minutes=30)
    await stage.restart()
    assert len(await _summaries(stage)) == 1


async def test_a_process_that_starts_late_still_brings_the_summary(stage: Stage) -> None:
    await stage.keppin.close()
    await stage.control("clock", advance=23.5 * 3600)
    await stage.restart()
    assert len(await _summaries(stage)) == 1


async def test_a_summary_that_would_come_in_the_evening_is_left_out(stage: Stage) -> None:
    await stage.keppin.close()
    await stage.control("clock", advance=32 * 3600)
    await stage.restart()
    assert await _summaries(stage) == []


async def test_after_several_days_away_only_todays_summary_comes(stage: Stage) -> None:
    await stage.keppin.close()
    await stage.control("clock", advance=(22.5 + 72) * 3600)
    await stage.restart()
    (said,) = await _summaries(stage)
    assert "11/22(日)" in said


async def test_the_home_tab_shows_my_cases_the_late_ones_and_this_week(stage: Stage) -> None:
    card = await a_card(stage)
    await a_card(stage, SHIRT)
    await card.press("hana", "担当する")
    await stage.advance(minutes=16)
    await (await card.again()).press("hana", "3 ")
    said = await stage.home("hana")
    assert "欠品デスク" in said
    assert "対応待ち *1件* ・ この7日間 0/2件が目標内（0%）" in said
    mine = said.partition("*わたしの案件 1件*")[2]
    assert "|K-1 折りたたみ収納ボックス ネイビー/L>" in mine
    late = said.partition("🔴 *期限を過ぎた案件 1件*")[2].partition("*わたしの案件")[0]
    assert "|K-2 リネンシャツ" in late
    assert "カードは <#C0DESK> にあります" in said


async def test_the_home_tab_speaks_the_readers_language_and_follows_the_desk(stage: Stage) -> None:
    assert "Stockout desk" in await stage.home("ken")
    await a_card(stage)
    assert "*1*" in await stage.home("ken")


@pytest.mark.parametrize("who", ["guest", "newbie"])
async def test_who_has_no_role_finds_a_home_tab_without_cases_and_figures(stage: Stage, who: str) -> None:
    card = await a_card(stage)
    await card.press("hana", "担当する")
    said = await stage.home(who)
    assert "こちらは欠品に対応する方の画面です" in said
    assert "K-1" not in said
    assert "対応待ち" not in said


async def test_people_of_other_organisations_see_nothing_of_ours_at_home(stage: Stage) -> None:
    await a_card(stage)
    found = await stage.control("home", "GET", user="limin", may_fail=True)
    assert "折りたたみ" not in str(found)
    assert "K-1" not in str(found)
