"""What a person makes up is measured like what the card offers: colours, days, what is out."""

from typing import Any

import pytest

from bot.rules.words import Language, Status
from store import tables as t
from tests.stage import Stage
from tests.stories.acts import (
    a_card,
    a_notice,
    agent_reads,
    answering,
    load_rules_now,
    only_case,
    undo_window_over,
)
from tests.stories.letters import NOTICE


async def _told(stage: Stage, notice: str) -> str:
    await undo_window_over(stage)
    return (await stage.told(notice))[-1]


@pytest.mark.parametrize(
    ("filled", "field"),
    [
        ({"color": "ネイビー"}, "color"),
        ({"color": "紺色", "size": "Ｌ"}, "color"),
        ({"size": "L"}, "size"),
    ],
)
async def test_the_colour_and_size_that_are_out_are_no_other_colour(
    stage: Stage, filled: dict[str, str], field: str
) -> None:
    await a_card(stage)
    done = await answering(stage, "other_color", **filled)
    assert "いま欠品しているカラー・サイズと同じです" in done["errors"][field]
    assert only_case(stage).status is Status.OPEN


async def test_another_size_of_the_same_colour_is_another(stage: Stage) -> None:
    await a_card(stage)
    assert (await answering(stage, "other_color", color="紺", size="M"))["closed"]


async def test_own_words_alone_name_no_colour_that_is_out(stage: Stage) -> None:
    notice = await a_notice(stage)
    assert (await answering(stage, "other_color", text="明るい色でお願いします"))["closed"]
    told = await _told(stage, notice)
    assert "*改换：* 见下面的说明" in told
    assert "补充说明：明るい色でお願いします" in told


async def test_a_colour_that_the_card_offers_is_that_option(stage: Stage) -> None:
    await a_card(stage)
    assert (await answering(stage, "other_color", color="黒"))["closed"]
    option = stage.rows(t.Decision)[0].option
    assert (option["key"], option["sku"], option["offered_by_agent"]) == (
        "variant:BOX-BK-L",
        "BOX-BK-L",
        True,
    )


async def test_a_colour_that_the_rules_leave_out_is_left_out_here_too(stage: Stage) -> None:
    load_rules_now(stage, '[limits]\nexclude_colors = ["ベージュ"]\n')
    await a_card(stage)
    done = await answering(stage, "other_color", color="米色")
    assert "この内容では決められません" in done["errors"]["color"]


async def test_a_colour_that_the_agent_said_is_out_too_stays_out(stage: Stage) -> None:
    await a_card(stage)
    await answering(stage, "other_color", color="黒")
    await undo_window_over(stage)
    await (await stage.card()).press("hana", "こちらも欠品")
    done = await answering(stage, "other_color", color="ブラック")
    assert "この内容では決められません" in done["errors"]["color"]
    assert (await answering(stage, "other_color", color="グレー"))["closed"]


async def test_own_words_that_led_nowhere_leave_other_words_free(stage: Stage) -> None:
    await a_card(stage)
    await answering(stage, "other_color", text="明るい色でお願いします")
    await undo_window_over(stage)
    await (await stage.card()).press("hana", "こちらも欠品")
    done = await answering(stage, "other_color", text=" 明るい色でお願いします ")
    assert "この内容では決められません" in str(done["errors"])
    assert (await stage.submit("hana", text="濃い色でお願いします"))["closed"]


async def test_the_day_until_which_to_wait_is_no_day_of_arrival(stage: Stage) -> None:
    notice = await a_notice(stage)
    assert (await answering(stage, "wait", restock_from="2027-01-05"))["closed"]
    assert "*入荷待ち*  2027/1/5(火)まで待つ ・ 12個" in (await stage.card()).text
    told = await _told(stage, notice)
    assert "最多等到 *2027年1月5日* ，到时没货请联系我们" in told
    assert "预计到货" not in told


async def test_a_day_of_this_year_is_told_without_the_year(stage: Stage) -> None:
    agent_reads(stage, Language.JA)
    notice = await a_notice(stage)
    assert (await answering(stage, "wait", restock_from="2026-12-25"))["closed"]
    assert "*入荷待ち*  12/25(金)まで待つ ・ 12個" in (await stage.card()).text
    assert "*12/25(金)* まで待ちます" in await _told(stage, notice)


async def test_waiting_without_a_day_tells_what_the_agent_said_of_the_restock(stage: Stage) -> None:
    notice = await a_notice(stage, NOTICE.replace("12月中旬", "1月10日"))
    assert (await answering(stage, "wait", restock_from=""))["closed"]
    assert "入荷 2027/1/10(日)" in (await stage.card()).text
    assert "预计到货： *2027年1月10日*" in await _told(stage, notice)


async def _wait_field(stage: Stage) -> dict[str, Any]:
    await (await stage.card()).press("hana", "待つ・その他…")
    await stage.pick("hana", "remedy", "wait")
    view = await stage.modal("hana")
    assert view is not None
    return next(block for block in view["blocks"] if block["block_id"] == "restock_from")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "12月中旬",
            "代行の入荷見込み：12/11(金)〜12/20(日)。遅れることもあるので、余裕を見た日をお選びください。",
        ),
        ("1月10日", "代行の入荷見込み：2027/1/10(日)。"),
        ("未定", "代行の入荷見込み：「未定」"),
    ],
)
async def test_how_long_to_wait_is_left_to_the_person_who_is_told_what_to_expect(
    stage: Stage, written: str, said: str
) -> None:
    await a_card(stage, NOTICE.replace("12月中旬", written))
    asked = await _wait_field(stage)
    assert "initial_date" not in asked["element"]
    assert said in asked["hint"]["text"]
    assert "お客様の最短の発送期限：11/21(土)" in asked["hint"]["text"]


async def test_who_presses_on_waits_without_a_day_and_the_agent_hears_what_it_said_itself(
    stage: Stage,
) -> None:
    notice = await a_notice(stage)
    assert (await answering(stage, "wait"))["closed"]
    assert "まで待つ" not in (await stage.card()).text
    told = await _told(stage, notice)
    assert "预计到货： *12月11日至12月20日*" in told
    assert "最多等到" not in told


async def test_where_nothing_is_said_of_a_restock_the_window_says_so(stage: Stage) -> None:
    await a_card(stage, NOTICE.replace("再入荷：12月中旬\n", ""))
    assert "代行からの入荷見込みはまだありません。" in (await _wait_field(stage))["hint"]["text"]


async def test_nobody_waits_for_years(stage: Stage) -> None:
    await a_card(stage)
    done = await answering(stage, "wait", restock_from="2036-01-01")
    assert "2027/5/17(月)より先の日は選べません" in done["errors"]["restock_from"]
    assert only_case(stage).status is Status.OPEN
