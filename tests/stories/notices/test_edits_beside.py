"""A notice is edited whose case stands beside a running one of the same line number: neither becomes the other."""

from bot.rules.words import Status
from store import tables as t
from tests.shop import ORDER
from tests.stage import Stage
from tests.stories.acts import a_notice, happenings
from tests.stories.notices.test_edits import edit

BOX = f"{ORDER} の3番 折りたたみ収納ボックス ネイビー L 12個が欠品です。"
CUP = f"{ORDER} の3番 保温杯 9个缺货。"
BOTH = f"{ORDER} です。欠品です。\n3番 収納ボックス ネイビー L 12個\n3番 収納ボックス グレー L 5個"


def _cases(stage: Stage) -> list[tuple[str | None, str | None, int | None, bool]]:
    return [
        (case.product, case.color, case.qty_short, case.agent_order_line_id is not None)
        for case in stage.rows(t.Case)
    ]


async def test_the_other_item_stays_another_item(stage: Stage) -> None:
    await a_notice(stage, BOX)
    cup = await a_notice(stage, CUP)
    before = _cases(stage)
    await edit(stage, cup, CUP.replace("9个", "8个"))
    box, other = _cases(stage)
    assert box == before[0]
    assert other == ("保温杯", None, 8, False)
    card = (await stage.cards())[-1]
    assert "同じ明細番号に別の商品の案件がある" in card.text
    assert "保温杯" in card.text


async def test_the_lines_own_case_is_read_again_beside_the_other(stage: Stage) -> None:
    box = await a_notice(stage, BOX)
    await a_notice(stage, CUP)
    await edit(stage, box, BOX.replace("12個", "18個"))
    assert [(qty, on_line) for _, _, qty, on_line in _cases(stage)] == [(18, True), (9, False)]


async def test_of_two_colours_under_one_number_each_keeps_its_case(stage: Stage) -> None:
    both = await a_notice(stage, BOTH)
    before = _cases(stage)
    assert [on_line for *_, on_line in before] == [True, False]
    await edit(stage, both, BOTH.replace("12個", "10個").replace("5個", "4個"))
    after = _cases(stage)
    assert [case[2] for case in after] == [10, 4]
    assert [(case[1], case[3]) for case in after] == [(case[1], case[3]) for case in before]


async def test_of_two_colours_the_one_that_is_dropped_is_asked_about(stage: Stage) -> None:
    both = await a_notice(stage, BOTH)
    await edit(stage, both, f"{ORDER} です。欠品です。\n3番 収納ボックス グレー L 4個")
    navy, gray = stage.rows(t.Case)
    assert (navy.qty_short, navy.heard.get("says")) == (12, "gone")
    assert (gray.qty_short, gray.color, gray.heard) == (4, "グレー", {})


async def test_what_becomes_the_running_cases_item_says_so_and_takes_no_line(stage: Stage) -> None:
    await a_notice(stage, BOX)
    cup = await a_notice(stage, CUP)
    await edit(stage, cup, BOX.replace("12個", "9個"))
    box, other = stage.rows(t.Case)
    assert box.agent_order_line_id is not None
    assert other.agent_order_line_id is None
    assert (box.qty_short, other.qty_short) == (12, 9)
    assert "case.same_line_edited" in happenings(stage)
    assert "*K-1* と同じ明細のようです" in (await (await stage.cards())[-1].thread())[-1].text
    await (await stage.cards())[-1].press("hana", "欠品ではない")
    assert [case.status for case in stage.rows(t.Case)] == [Status.OPEN, Status.DISMISSED]


async def test_the_only_item_of_its_line_may_become_another_colour(stage: Stage) -> None:
    box = await a_notice(stage, BOX)
    await edit(stage, box, BOX.replace("ネイビー", "グレー"))
    (case,) = stage.rows(t.Case)
    assert case.agent_order_line_id is not None
    assert "line_has_other_item" not in case.doubts
