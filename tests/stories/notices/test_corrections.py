"""A correction may name what our orders do not have: it is taken, said on the card, and nothing else is made of it."""

import pytest

from tests.shop import ORDER
from tests.stage import Shown, Stage
from tests.stories.acts import a_card, only_case
from tests.stories.letters import NOTICE

NOT_OURS = "未着の注文の登録と結び付いていません"


async def _corrected(stage: Stage, **filled: str) -> Shown:
    card = await a_card(stage)
    await card.press("hana", "読み取りを直す")
    assert (await stage.submit("hana", **filled))["closed"]
    return await card.again()


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"order_no": "2020010100000000-300001"}, "注文番号が登録にない"),
        ({"line_no": "9"}, "明細番号が注文にない"),
        ({"line_no": "", "sku": "NO-SUCH-SKU"}, "SKUが注文にない"),
    ],
)
async def test_what_our_orders_do_not_have_is_taken_and_said_on_the_card(
    stage: Stage, filled: dict[str, str], said: str
) -> None:
    card = await _corrected(stage, **filled)
    assert f"*{NOT_OURS}*（{said}）" in card.text
    assert "1 別店舗 12.8元" not in card.buttons
    case = only_case(stage)
    assert (case.agent_order_line_id, case.variant_id, case.unit_price) == (None, None, None)
    for name, value in filled.items():
        assert (getattr(case, name) or "") == value


async def test_a_known_sku_that_is_typed_anew_still_finds_its_item(stage: Stage) -> None:
    await _corrected(stage, order_no="2020010100000000-300001", sku="BOX-BK-L", color="", line_no="")
    case = only_case(stage)
    assert case.agent_order_line_id is None
    assert case.variant_id is not None


async def test_correcting_it_back_brings_the_options_back(stage: Stage) -> None:
    card = await _corrected(stage, line_no="9")
    await card.press("hana", "読み取りを直す")
    assert (await stage.submit("hana", line_no="3"))["closed"]
    card = await card.again()
    assert NOT_OURS not in card.text
    assert "1 別店舗 12.8元" in card.buttons


@pytest.mark.parametrize(
    ("filled", "known"), [({"sku": "LIN-WH-M"}, "BOX-NV-L"), ({"line_no": "2"}, "LIN-WH-M")]
)
async def test_an_sku_that_is_not_the_lines_is_said_at_its_field(
    stage: Stage, filled: dict[str, str], known: str
) -> None:
    card = await a_card(stage)
    await card.press("hana", "読み取りを直す")
    done = await stage.submit("hana", **filled)
    assert not done["closed"]
    assert f"番の商品のSKUは「{known}」です" in done["errors"]["sku"]
    assert only_case(stage).version == 1
    assert NOT_OURS not in (await card.again()).text


@pytest.mark.parametrize(
    ("field", "typed", "known"),
    [
        ("color", "赤", "カラーは、注文の登録では「ネイビー」です"),
        ("size", "XL", "サイズは、注文の登録では「L」です"),
        ("qty_ordered", "40", "注文数は、登録では 30個です"),
    ],
)
async def test_what_the_order_says_otherwise_is_said_at_the_field_and_not_put_in_its_place(
    stage: Stage, field: str, typed: str, known: str
) -> None:
    card = await a_card(stage)
    await card.press("hana", "読み取りを直す")
    done = await stage.submit("hana", **{field: typed})
    assert not done["closed"]
    assert known in done["errors"][field]
    assert only_case(stage).version == 1


async def test_a_colour_of_another_line_of_the_order_means_that_line(stage: Stage) -> None:
    card = await _corrected(stage, color="ブラック")
    assert "K-1 欠品：折りたたみ収納ボックス ブラック/L" in card.text
    case = only_case(stage)
    assert (case.line_no, case.sku, case.qty_ordered) == ("1", "BOX-BK-L", 20)


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        (
            {"line_no": "", "sku": "", "product": "見たことのない品", "color": "", "size": ""},
            "どの商品か分からない",
        ),
        (
            {"line_no": "", "sku": "", "product": "収納ボックス", "color": "", "size": ""},
            "当てはまる商品が複数ある",
        ),
    ],
)
async def test_a_correction_that_leads_to_no_single_line_is_said_on_the_card(
    stage: Stage, filled: dict[str, str], said: str
) -> None:
    card = await _corrected(stage, **filled)
    assert NOT_OURS in card.text
    assert said in card.text
    assert only_case(stage).agent_order_line_id is None


async def test_what_the_notice_says_otherwise_than_the_order_is_said_on_the_card(stage: Stage) -> None:
    card = await a_card(stage, NOTICE.replace(ORDER, "2020010100000000-300001").replace("30", "25"))
    await card.press("hana", "読み取りを直す")
    assert (await stage.submit("hana", order_no=ORDER))["closed"]
    assert "読み取りに自信のない項目：注文数が登録と違う" in (await card.again()).text
    assert only_case(stage).qty_ordered == 30
