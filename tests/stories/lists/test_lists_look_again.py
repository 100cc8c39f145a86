"""A list that brings what open cases lacked: they are matched anew, their cards drawn anew, and the thread says so."""

from bot.rules.ledgers import LedgerKind
from store import tables as t
from tests.shop import ORDER
from tests.stage import Shown, Stage
from tests.stories.acts import a_card, a_notice
from tests.stories.acts_lists import bring
from tests.stories.letters import NOTICE
from tests.stories.lists.test_lists_beside import GONE
from tests.stories.notices.test_without_goods import no_goods

GOODS = "SKU,商品名,カラー,サイズ\r\nBOX-NV-L,折りたたみ収納ボックス,ネイビー,L\r\n"
BOUGHT = f"注文番号,番号,管理番号,注文数,単価(元)\r\n{ORDER},3,BOX-NV-L,30,12.5\r\n"
SOLD = (
    "モール,注文番号,SKU,数量,発送期限,代行注文番号,代行の番号\r\n"
    f"楽天,400001-20261114-0000000009,BOX-NV-L,24,2026-11-21,{ORDER},3\r\n"
)


async def looked_again(card: Shown) -> list[str]:
    return [
        reply.text for reply in await card.thread() if "照合と選択肢の並べ替えをやり直しました" in reply.text
    ]


async def test_an_order_at_the_agent_that_comes_in_later_is_found(stage: Stage) -> None:
    stage.change(no_goods)
    card = await a_card(stage)
    assert "BOX-NV-L" not in card.text
    await bring(stage, LedgerKind.GOODS, GOODS)
    assert await looked_again(card) == []  # goods alone do not say which order line it is
    await bring(stage, LedgerKind.AGENT_ORDERS, BOUGHT)
    card = await card.again()
    assert "BOX-NV-L" in card.text
    assert stage.rows(t.Case)[0].agent_order_line_id is not None
    (told,) = await looked_again(card)
    assert "agent_orders.csv" in told
    assert "SKU – → BOX-NV-L" in told
    await card.press("hana", "1 ")
    assert "決定" in (await card.again()).text


async def test_customers_who_come_in_later_are_told_once(stage: Stage) -> None:
    stage.change(no_goods)
    await bring(stage, LedgerKind.GOODS, GOODS)
    await bring(stage, LedgerKind.AGENT_ORDERS, BOUGHT)
    card = await a_card(stage)
    assert "お客様のご注文がまだ Keppin に登録されていない" in card.text
    await bring(stage, LedgerKind.ORDERS, SOLD)
    card = await card.again()
    assert "お待ちのお客様 1件" in card.text
    (told,) = await looked_again(card)
    assert "お待ちのお客様：1件" in told
    await bring(stage, LedgerKind.ORDERS, SOLD)
    assert len(await looked_again(card)) == 1


async def test_a_page_that_is_gone_leaves_the_cards_that_stand(stage: Stage) -> None:
    card = await a_card(stage)
    assert "晨光家居旗艦店" in card.text
    await bring(stage, LedgerKind.SOURCES, GONE)
    again = await card.again()
    assert "晨光家居旗艦店" not in again.text
    assert len(await looked_again(again)) == 1


async def test_a_decided_case_is_left_alone(stage: Stage) -> None:
    stage.change(no_goods)
    card = await a_card(stage)
    await card.press("hana", "2 返金")
    before = stage.rows(t.Case)
    for kind, text in ((LedgerKind.GOODS, GOODS), (LedgerKind.AGENT_ORDERS, BOUGHT)):
        await bring(stage, kind, text)
    assert await looked_again(card) == []
    kept = ("agent_order_line_id", "variant_id", "sku", "options")
    assert [[getattr(case, name) for name in kept] for case in stage.rows(t.Case)] == [
        [getattr(case, name) for name in kept] for case in before
    ]


async def test_of_two_cases_of_one_line_the_second_says_so_once(stage: Stage) -> None:
    stage.change(no_goods)
    await a_notice(stage)
    await a_notice(stage, NOTICE + "\n以上です。よろしくお願いします。")
    first, second = await stage.cards()
    await bring(stage, LedgerKind.GOODS, GOODS)
    await bring(stage, LedgerKind.AGENT_ORDERS, BOUGHT)
    await bring(stage, LedgerKind.ORDERS, SOLD)
    said = [reply.text for reply in await second.thread() if "と同じ明細のようです" in reply.text]
    assert len(said) == 1
    assert "K-1" in said[0]
    assert [bool(case.agent_order_line_id) for case in stage.rows(t.Case)] == [True, False]
    assert "BOX-NV-L" in (await first.again()).text
