"""A pasted chat log counts from its own hour where that may be believed; else the card says that it does not."""

from datetime import timedelta

import pytest

from store import tables as t
from tests.shop import NOTICE, START
from tests.stage import Stage
from tests.stories.acts import only_case

_NOT_USED = "ではなく、貼り付けた時刻から数えています"


@pytest.mark.parametrize(
    "head",
    ["李敏 9:52", "李敏 2026/11/18 9:52:07", "李敏： 上午9:52", "[9:52] 李敏", "09:52 李敏：", "9:52"],
)
async def test_the_fifteen_minutes_count_from_the_hour_in_the_log(stage: Stage, head: str) -> None:
    await stage.post("hana", "@hana", f"{head}\n{NOTICE}")
    case = only_case(stage)
    assert case.started_at == START - timedelta(minutes=8)
    assert case.due_at == START + timedelta(minutes=7)
    assert stage.rows(t.Notice)[0].received_at == START
    assert _NOT_USED not in (await stage.card()).text


async def test_of_several_messages_the_stockouts_own_hour_counts(stage: Stage) -> None:
    await stage.post("hana", "@hana", f"李敏 9:31\n早上好\n\n李敏 9:52\n{NOTICE}\n\n李敏 9:55\n谢谢")
    assert only_case(stage).started_at == START - timedelta(minutes=8)


@pytest.mark.parametrize(
    ("head", "hour"),
    [
        ("李敏 10:21", "10:21"),  # not yet
        ("李敏 昨天 9:52", "9:52"),
        ("李敏 11/17 9:52", "9:52"),
        ("李敏 星期二 9:52", "9:52"),
    ],
)
async def test_an_hour_that_cannot_be_is_said_not_to_be_used(stage: Stage, head: str, hour: str) -> None:
    await stage.post("hana", "@hana", f"{head}\n{NOTICE}")
    assert only_case(stage).started_at == START
    assert f"文中の {hour} {_NOT_USED}" in (await stage.card()).text


async def test_an_hour_of_long_ago_is_not_used(stage: Stage) -> None:
    await stage.advance(hours=13)
    await stage.post("hana", "@hana", f"李敏 9:52\n{NOTICE}")
    assert only_case(stage).started_at == START + timedelta(hours=13)
    assert f"文中の 9:52 {_NOT_USED}" in (await stage.card()).text


@pytest.mark.parametrize("line", ["締切 9:30", "発送予定：9:52", "今朝9:52にお店へ電話しました。"])
async def test_an_hour_in_the_words_is_no_logs(stage: Stage, line: str) -> None:
    await stage.post("hana", "@hana", f"{NOTICE}\n{line}")
    assert only_case(stage).started_at == START
    assert _NOT_USED not in (await stage.card()).text


async def test_a_log_in_the_window_for_a_new_stockout_counts_from_its_hour_too(stage: Stage) -> None:
    await stage.ask("hana", "/stockout", "new")
    await stage.submit("hana", text=f"李敏 9:52\n{NOTICE}")
    assert only_case(stage).started_at == START - timedelta(minutes=8)
