"""A colour that the agent offers is one of ours, at no page that the agent did not name."""

from decimal import Decimal

from sqlmodel import Session, select

from store import tables as t
from tests.shop import ORDER, START
from tests.stage import Stage
from tests.stories.acts import a_card, a_notice, drafts_of, undo_window_over

PAGE = "https://detail.1688.com/offer/742618305777.html"
OFFER = f"{ORDER} 的3番 折叠收纳箱 藏青色 L 12个缺货，停产了。黑色L还有现货，要换黑色吗？"


def _a_page_for_black(stage: Stage, years: str = "6") -> None:
    def change(session: Session) -> None:
        black = session.exec(select(t.Variant).where(t.Variant.sku == "BOX-BK-L")).one()
        session.add(
            t.AlternateSource(
                workspace_id=black.workspace_id,
                product_id=black.product_id,
                variant_id=black.id,
                url=PAGE,
                shop="北星収納",
                price=Decimal("13.10"),
                shop_years=Decimal(years),
                repeat_rate=Decimal(33),
                shipping_score=Decimal("4.7"),
                verified_at=START,
            )
        )

    stage.change(change)


async def test_the_offer_and_the_page_of_another_shop_are_two_options(stage: Stage) -> None:
    _a_page_for_black(stage)
    card = await a_card(stage, OFFER)
    told = [line for line in card.text.splitlines() if "BOX-BK-L" in line]
    offered, held = told
    assert "ブラック/L ・ BOX-BK-L" in offered
    assert "代行の提案" in offered
    assert "1688" not in offered
    assert "13.1元" not in offered
    assert f"<{PAGE}|北星収納>" in held
    assert "13.1元" in held
    assert "代行の提案" not in held
    assert card.text.count("6年の店") == 2
    assert [label for label in card.buttons if "別カラー" in label] == [
        "2 別カラー ブラック/L",
        "3 別カラー ブラック/L 13.1元",
    ]


async def test_a_shop_of_another_colour_is_ruled_out_as_any(stage: Stage) -> None:
    _a_page_for_black(stage, years="1")
    card = await a_card(stage, OFFER)
    assert "~別カラー 北星収納~  開店1年（3年以上が条件）" in card.text
    assert "ブラック/L ・ BOX-BK-L" in card.text


async def test_agent_and_customer_read_the_colour_as_the_shop_sells_it(stage: Stage) -> None:
    _a_page_for_black(stage)
    notice = await a_notice(stage, OFFER)
    card = await stage.card()
    await card.press("hana", next(label for label in card.buttons if "別カラー ブラック/L" in label))
    await undo_window_over(stage)
    (told,) = await stage.told(notice)
    assert "颜色 *黑色*" in told
    assert PAGE not in told
    letters = "\n".join(draft.text for draft in await drafts_of(card))
    assert "ブラック" in letters
    assert "「黒」" not in letters
    option = stage.rows(t.Decision)[0].option
    assert (option["sku"], option["key"]) == ("BOX-BK-L", "variant:BOX-BK-L")
