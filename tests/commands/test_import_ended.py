"""What is over is said in the lists: it stays for what was, and can be brought back."""

import pytest

from store import tables as t
from store.database import Database
from store.questions.goods import variants_on_sale
from tests.commands.conftest import Shell
from tests.commands.ledgers import NUMBER, brought, row, rows

PAGE = "https://detail.1688.com/offer/742618305533.html"


def on_sale(shell: Shell) -> list[str]:
    database = Database(shell.env["KEPPIN_DATABASE_URL"])
    with database.transaction() as session:
        found = [variant.sku for variant, _ in variants_on_sale(session, 1)]
    database.close()
    return found


async def test_a_sku_that_is_over_stays_and_is_no_longer_sold(filled: Shell):
    text = "SKU,商品名,状態\r\nBOX-BK-L,Folding storage box,{}\r\n"
    said = await brought(filled, "goods", text.format("販売終了"))
    assert "~ BOX-BK-L Folding storage box: no longer offered × → ○\n" in said
    assert on_sale(filled) == ["BOX-NV-L", "LIN-WH-M"]
    assert len(rows(filled, t.Variant)) == 3
    for says_nothing in ("", "新品", "Inactive"):
        assert "nothing new" in await brought(filled, "goods", text.format(says_nothing))
    assert "1 as before" in await brought(filled, "stock", "SKU,自社\r\nBOX-BK-L,9\r\n")
    assert "no longer offered ○ → ×" in await brought(filled, "goods", text.format("販売中"))
    assert "BOX-BK-L" in on_sale(filled)


@pytest.mark.parametrize("word", ["リンク切れ", "失效", "closed"])
async def test_a_page_that_is_gone_stays_and_is_offered_no_more(filled: Shell, word: str):
    said = await brought(filled, "sources", f"SKU,URL,状態\r\nBOX-NV-L,{PAGE},{word}\r\n")
    assert "no longer offered × → ○" in said
    assert row(filled, t.AlternateSource, url=PAGE).ended


@pytest.mark.parametrize("column", ["状態", "到着"])
async def test_a_line_that_was_cancelled_is_no_longer_looked_for(filled: Shell, column: str):
    text = f"注文番号,番号,管理番号,注文数,{column}\r\n{NUMBER},3,BOX-NV-L,30,キャンセル\r\n"
    assert "arrived or cancelled × → ○" in await brought(filled, "agent-orders", text)
    assert row(filled, t.AgentOrderLine, line_no="3").arrived


async def test_what_has_not_arrived_is_open_whatever_its_status_says(filled: Shell):
    text = f"注文番号,番号,管理番号,注文数,到着,状態\r\n{NUMBER},3,BOX-NV-L,30,×,到着済み\r\n"
    assert "1 as before" in await brought(filled, "agent-orders", text)
