"""A team that has brought in neither products nor orders yet: what works all the same."""

import pytest
from sqlmodel import Session, delete

from store import tables as t
from tests.stage import Stage
from tests.stories.acts import a_notice, drafts_of, undo_window_over

PAGE = "https://detail.1688.com/offer/742618305777.html"
GOODS = (
    *(t.CustomerOrderLine, t.CustomerOrder, t.AgentOrderLine, t.AgentOrder),
    *(t.AlternateSource, t.Stock, t.Variant, t.Product),
)


def no_goods(session: Session) -> None:
    """The shop as `keppin init` leaves it."""
    for table in GOODS:
        session.exec(delete(table))


async def test_a_notice_is_decided_by_an_option_and_the_agent_told(stage: Stage) -> None:
    stage.change(no_goods)
    notice = await a_notice(stage)
    card = await stage.card()
    await card.press("hana", "2 返金")
    await undo_window_over(stage)
    (told,) = await stage.told(notice)
    assert "12件 请取消，货款退回余额" in told
    assert await drafts_of(card) == []


async def test_the_card_does_not_say_that_nobody_waits_where_no_orders_are_known(stage: Stage) -> None:
    stage.change(no_goods)
    await a_notice(stage)
    card = await stage.card()
    assert "お客様のご注文がまだ Keppin に登録されていない" in card.text
    assert "お待ちのお客様はいらっしゃいません" not in card.text


async def test_nor_where_the_item_is_none_of_the_goods(stage: Stage) -> None:
    def other_orders_only(session: Session) -> None:
        session.exec(delete(t.CustomerOrderLine))
        session.exec(delete(t.AgentOrderLine))

    stage.change(other_orders_only)
    await a_notice(stage)
    card = await stage.card()
    assert "登録のある商品と結び付いていない" in card.text
    assert "お待ちのお客様はいらっしゃいません" not in card.text


async def test_stock_that_nobody_has_counted_is_not_nothing(stage: Stage) -> None:
    stage.change(lambda session: session.exec(delete(t.Stock)))
    await a_notice(stage)
    card = await stage.card()
    assert "在庫はまだ Keppin に登録されていません" in card.text
    assert "発注点" not in card.text
    one, several = [await stage.ask("hana", "/stock", asked) for asked in ("box-nv-l", "収納ボックス")]
    assert "在庫はまだ Keppin に登録されていません" in one
    assert "0個" not in one + several
    assert "発注してください" not in one + several


@pytest.mark.parametrize(
    ("button", "filled", "words"),
    [
        ("別のURL", {"url": PAGE, "price": "12.9"}, f"<{PAGE}>"),
        ("待つ・その他…", {"remedy": "wait", "restock_from": "2026-12-25"}, "12月25日"),
    ],
)
async def test_another_page_or_waiting_is_told_as_well(
    stage: Stage, button: str, filled: dict[str, str], words: str
) -> None:
    stage.change(no_goods)
    notice = await a_notice(stage)
    await (await stage.card()).press("hana", button)
    assert (await stage.submit("hana", **filled))["closed"]
    await undo_window_over(stage)
    assert words in (await stage.told(notice))[-1]
