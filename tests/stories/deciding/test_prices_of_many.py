"""Who decides many lines at once is told beforehand what it costs, what has become dearer, and what nobody knows."""

from decimal import Decimal

from sqlmodel import Session, select

from store import tables as t
from tests.shown import texts_of
from tests.stage import Stage
from tests.stories.acts import DESK, a_notice, load_rules_now
from tests.stories.letters import NOTICE, THREE_LINES

ALL_SHORT = THREE_LINES.replace("15枚　在庫あり、買付済みです。", "15枚　廃盤とのことです。")
COLOR_FIRST = 'order = ["other_color", "alternate_url", "refund"]\n'
COLOR_OFFERED = NOTICE.replace(
    "ご指示を",
    "\n2番\n商品名：リネンシャツ\nカラー：白\nサイズ：M\n注文数：15枚\n欠品数：15枚\n理由：廃盤\nご指示を",
)
NO_LIMITS = "[limits]\nprice_rise_percent = false\napprove_price_rise_percent = false\n"


async def asked(stage: Stage, text: str = ALL_SHORT, who: str = "hana") -> str:
    """What the window says in which all are decided."""
    await a_notice(stage, text)
    await stage.advance(seconds=10)
    top = next(shown for shown in await stage.messages(DESK) if "とも第一候補" in "".join(shown.buttons))
    await top.press(who, top.buttons[0])
    view = await stage.modal(who)
    assert view is not None
    return "\n".join(texts_of(view["blocks"]))


def _price_paid_unknown(session: Session) -> None:
    for line in session.exec(select(t.AgentOrderLine)).all():
        line.unit_price = None


def _pages_priced(price: Decimal | None) -> object:
    def change(session: Session) -> None:
        for source in session.exec(select(t.AlternateSource)).all():
            source.price = price

    return change


async def test_what_is_dearer_is_said_above_all_and_at_its_case(stage: Stage) -> None:
    said = await asked(stage)
    assert (
        "*金額の確認*\n⚠️ 値上がり：K-1（+2.4%）、K-3（+2.4%）\n代わりに買う2件の合計：*409.6元*（注文時は 400元）"
        in said
    )
    assert "12.8元 × 12個 ＝ *153.6元* ・ ⚠️ 注文時より 3.6元 値上がり（+2.4%）" in said


async def test_the_same_price_and_a_lower_one_warn_of_nothing(stage: Stage) -> None:
    stage.change(_pages_priced(Decimal("12.5")))
    said = await asked(stage)
    assert "12.5元 × 12個 ＝ *150元*（注文時と同額）" in said
    assert "⚠️" not in said
    assert "値上がり：" not in said


async def test_a_lower_price_says_by_how_much(stage: Stage) -> None:
    stage.change(_pages_priced(Decimal(12)))
    assert "（注文時より 6元 安い）" in await asked(stage)


async def test_a_price_that_nobody_knows_is_named_before_it_is_decided(stage: Stage) -> None:
    stage.change(_pages_priced(None))
    said = await asked(stage)
    assert "*金額の確認*\n⚠️ 単価が分からない：K-1、K-3\n" in said
    assert "⚠️ 単価が分からないため、値上がりの条件（+8%まで）は確かめていません" in said
    assert "代行に伝える上限：1個 13.5元" in said
    assert "合計" not in said


async def test_it_is_named_also_where_the_team_has_no_limit_on_rises(stage: Stage) -> None:
    load_rules_now(stage, NO_LIMITS)
    stage.change(_pages_priced(None))
    said = await asked(stage)
    assert "⚠️ 単価が分からない：K-1、K-3" in said
    assert "⚠️ *単価が分かりません*（12個、合計は未定）" in said


async def test_where_the_ordered_price_is_not_known_nobody_can_say_whether_it_is_dearer(stage: Stage) -> None:
    stage.change(_price_paid_unknown)
    said = await asked(stage)
    assert "⚠️ 注文時の単価が分からず、値上がりか確かめられない：K-1、K-3" in said
    assert "12.8元 × 12個 ＝ *153.6元*（注文時の単価は不明）" in said
    assert "代わりに買う2件の合計：*409.6元*\n" in said
    assert "（注文時は" not in said


async def test_where_nothing_is_bought_no_prices_are_spoken_of(stage: Stage) -> None:
    load_rules_now(stage, 'order = ["refund", "alternate_url", "other_color"]\n')
    assert "金額の確認" not in await asked(stage)


async def test_a_colour_without_a_price_says_so_and_whose_consent_it_takes(stage: Stage) -> None:
    load_rules_now(stage, COLOR_FIRST)
    said = await asked(stage, COLOR_OFFERED)
    assert "⚠️ 単価が分からない：K-1\n" in said
    assert "の同意が必要" in said


async def test_it_is_said_in_the_persons_language(stage: Stage) -> None:
    said = await asked(stage, who="ken")
    assert (
        "*Prices*\n⚠️ Dearer: K-1 (+2.4%), K-3 (+2.4%)\nBought instead, 2 cases: *CN¥409.6* (as ordered: CN¥400)"
        in said
    )
    assert "CN¥12.8 × 12 = *CN¥153.6* · ⚠️ CN¥3.6 more than ordered (+2.4%)" in said
