"""`keppin import goods, stock, sources, orders, agent-orders`: a team's own lists come in, again and again."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from bot.commands.support.plain import plain
from bot.slack.cards import case_card
from store import tables as t
from store.database import Database
from store.questions.case_facts import case_facts
from tests.commands.conftest import Shell
from tests.commands.ledgers import (
    KINDS,
    NUMBER,
    brought,
    everything,
    put,
    row,
    rows,
)


@pytest.mark.parametrize("lang", ["ja", "en"])
async def test_the_examples_fill_an_empty_desk(desk: Shell, lang: str):
    desk.env["KEPPIN_LANG"] = lang
    for kind in KINDS:
        put(desk, f"{kind}.csv", (await desk("import", kind, "--example")).out)
        said = await desk("import", kind, f"{kind}.csv", "--yes")
        assert (
            "取り込みました：新規 3行、変更 0行。" if lang == "ja" else "Kept: 3 new, 0 changed."
        ) in said.out
        assert not (desk.folder / f"{kind}.csv.errors.csv").exists()
    assert [len(rows(desk, table)) for table in (t.Product, t.Variant, t.AlternateSource)] == [2, 3, 3]
    assert [len(rows(desk, table)) for table in (t.AgentOrderLine, t.CustomerOrder)] == [3, 3]


@pytest.mark.parametrize("kind", KINDS)
async def test_the_same_file_again_changes_nothing(filled: Shell, kind: str):
    before = everything(filled)
    said = await filled("import", kind, f"{kind}.csv", "--yes")
    assert "0 new, 0 changed, 3 as before, 0 that cannot be used" in said.out
    assert "There is nothing new to keep." in said.out
    assert everything(filled) == before


async def test_nothing_is_kept_before_it_is_asked_for(desk: Shell):
    put(desk, "goods.csv", (await desk("import", "goods", "--example")).out)
    before = everything(desk)
    said = await desk("import", "goods", "goods.csv")
    assert "row 2  + BOX-NV-L" in said.out
    assert "Nothing has been kept yet. Add --yes to keep 3 changes." in said.out
    assert everything(desk) == before


async def test_a_changed_row_changes_what_is_kept_and_is_told_first(filled: Shell):
    text = (filled.folder / "goods.csv").read_text("utf-8").replace("Navy,L,storage", "Navy,L,boxes")
    text = text.replace("Black,L,storage", "Black,L,boxes").replace(
        "boxes,cotton linen,2.5", "boxes,cotton linen,3.1"
    )
    put(filled, "goods.csv", text)
    said = await filled("import", "goods", "goods.csv")
    assert (
        "row 2  ~ BOX-NV-L Folding storage box Navy L: sold a day 2.5 → 3.1, category storage → boxes"
        in said.out
    )
    assert {row.category for row in rows(filled, t.Product)} == {"storage", "apparel"}
    said = await filled("import", "goods", "goods.csv", "--yes")
    assert "Kept: 0 new, 2 changed." in said.out
    navy = next(row for row in rows(filled, t.Variant) if row.sku == "BOX-NV-L")
    assert navy.daily_sales == Decimal("3.1")
    assert {row.category for row in rows(filled, t.Product)} == {"boxes", "apparel"}


async def test_after_the_lists_a_notice_gets_a_useful_case(filled: Shell):
    put(
        filled,
        "short.csv",
        "番号,注文番号,商品名,カラー,注文数,問題数量\r\n3,2026111015475684-300001,收纳箱,藏青色,30,12\r\n",
    )
    said = await filled("import", "notices", "short.csv", "--yes")
    assert "Opened K-1." in said.out
    database = Database(filled.env["KEPPIN_DATABASE_URL"])
    with database.transaction() as session:
        case = case_facts(session, session.exec(select(t.Case)).one())
    database.close()
    card = plain(case_card(case, lang="ja", tz=ZoneInfo("Asia/Tokyo"), now=datetime.now(UTC)))
    assert "BOX-NV-L" in card
    assert "お待ちのお客様 1件" in card
    assert "在庫 自社 3、FBA 4" in card
    assert "晨光家居旗艦店" in card or "Chenguang Home" in card


# The others need the goods


@pytest.mark.parametrize("kind", ["stock", "sources", "agent-orders", "orders"])
async def test_what_is_for_goods_that_nobody_knows_is_told(desk: Shell, kind: str):
    put(desk, "list.csv", (await desk("import", kind, "--example")).out)
    said = await desk("import", kind, "list.csv", "--yes")
    assert "3 that cannot be used" in said.out
    assert 'The SKU "BOX-NV-L" is not among the goods. Bring it in first: keppin import goods.' in said.out
    assert "There is nothing new to keep." in said.out
    assert (desk.folder / "list.csv.errors.csv").exists()
    assert [rows(desk, table) for table in (t.CustomerOrder, t.AgentOrder, t.Stock)] == [[], [], []]


async def test_stock_is_counted_place_by_place(filled: Shell):
    said = await brought(filled, "stock", "SKU,場所,在庫数\r\nbox-nv-l,FBA,9\r\nBOX-NV-L,自社,3\r\n")
    assert "row 2  ~ box-nv-l: FBA 4 → 9" in said
    assert "0 new, 1 changed, 1 as before" in said
    navy = row(filled, t.Variant, sku="BOX-NV-L").id
    assert {each.place: each.qty for each in rows(filled, t.Stock) if each.variant_id == navy} == {
        "home": 3, "fba": 9, "agent": 0, "transit": 0,
    }  # fmt: skip


async def test_a_newer_count_of_the_same_figure_is_kept_and_an_older_one_is_not(filled: Shell):
    def counted(day: str) -> str:
        return f"SKU,場所,在庫数,棚卸日\r\nBOX-NV-L,FBA,4,{day}\r\n"

    await brought(filled, "stock", counted("2030-01-10"))
    said = await brought(filled, "stock", counted("2030-01-12"))
    assert "row 2  ~ BOX-NV-L: counted 2030-01-10 → 2030-01-12\n" in said
    assert "nothing new" in await brought(filled, "stock", counted("2030-01-11"))
    await brought(filled, "stock", counted("2030-01-11").replace(",4,", ",6,"))
    navy = row(filled, t.Variant, sku="BOX-NV-L").id
    kept = row(filled, t.Stock, variant_id=navy, place="fba")
    assert (kept.qty, kept.counted_at) == (6, datetime(2030, 1, 11, 15, tzinfo=UTC))


async def test_a_list_without_places_needs_one_for_all(filled: Shell):
    text = "SKU,在庫数\r\nBOX-NV-L,8\r\n"
    assert "name one for all rows with --place" in await brought(filled, "stock", text)
    await brought(filled, "stock", text, "--place", "自社")
    assert row(filled, t.Stock, variant_id=row(filled, t.Variant, sku="BOX-NV-L").id, place="home").qty == 8
    refused = await filled("import", "stock", "list.csv", "--place", "屋根裏")
    assert (refused.code, "not a place that Keppin knows" in refused.err) == (2, True)


async def test_a_page_with_other_tracking_is_the_same_page(filled: Shell):
    url = "https://m.1688.com/offer/742618305533.html?spm=xyz"
    said = await brought(filled, "sources", f"SKU,URL,単価(元)\r\nBOX-NV-L,{url},13.20\r\n")
    assert "price 12.80 → 13.20" in said
    assert len(rows(filled, t.AlternateSource)) == 3


async def test_a_page_for_a_product_is_for_all_its_colours(filled: Shell):
    url = "https://detail.1688.com/offer/742618305599.html"
    await brought(filled, "sources", f"商品名,URL\r\nfolding storage box,{url}\r\n棚,{url}\r\n")
    page = row(filled, t.AlternateSource, url=url)
    assert (page.variant_id, page.product_id) == (None, row(filled, t.Product, name="Folding storage box").id)
    assert "The product" in (filled.folder / "list.csv.errors.csv").read_text("cp932")


# Orders at the agent


async def test_the_agents_sheet_is_brought_in_under_its_order(filled: Shell):
    head = "番号,サイトURL(必需),カラー,注文数(必需),単価(元),小計(円),管理番号"
    sheet = f"{head}\r\n1,,黑色,5,12.5,1375,BOX-BK-L\r\n2,,,,,0,\r\n"
    assert "Fill in the order number, or name it" in await brought(filled, "agent-orders", sheet)
    other = "2026111115475684-300001"
    assert "1 new" in await brought(filled, "agent-orders", sheet, "--order", other)
    order = row(filled, t.AgentOrder, number=other)
    assert order.ordered_at == datetime(2026, 11, 11, 6, 47, 56, tzinfo=UTC)
    assert row(filled, t.AgentOrderLine, agent_order_id=order.id).qty == 5


async def test_another_customers_order_is_refused(filled: Shell):
    text = f"注文番号,番号,管理番号,注文数\r\n{NUMBER[:-1]}9,1,BOX-BK-L,5\r\n"
    assert "ends in another customer's number" in await brought(filled, "agent-orders", text)
    assert len(rows(filled, t.AgentOrder)) == 1


async def test_with_several_agents_one_is_named(filled: Shell):
    assert (await filled("init", "--agent", "カモメ:#other:zh")).code == 0
    said = await filled("import", "agent-orders", "agent-orders.csv", "--yes")
    assert (said.code, "Say with --agent" in said.err) == (2, True)
    other = await filled("import", "agent-orders", "agent-orders.csv", "--yes", "--agent", "カモメ")
    assert f"The order {NUMBER} is another agent's." in other.out
    mine = await filled("import", "agent-orders", "agent-orders.csv", "--yes", "--agent", "ラクマート")
    assert "3 as before" in mine.out


async def test_a_line_that_has_arrived_is_no_longer_looked_for(filled: Shell):
    text = f"注文番号,番号,管理番号,注文数,到着\r\n{NUMBER},3,BOX-NV-L,30,2026-11-20\r\n"
    assert "arrived or cancelled × → ○" in await brought(filled, "agent-orders", text)
    assert row(filled, t.AgentOrderLine, line_no="3").arrived


async def test_what_follows_for_open_cases_waits_until_somebody_can_say_it(filled: Shell):
    other = NUMBER.replace("20261110", "20261109")
    put(filled, "short.csv", f"番号,注文番号,商品名,注文数,問題数量\r\n7,{other},箱,9,2\r\n")
    await filled("import", "notices", "short.csv", "--yes")
    assert row(filled, t.Case, number=1).sku is None
    await brought(filled, "agent-orders", f"注文番号,番号,管理番号,注文数\r\n{other},7,BOX-BK-L,9\r\n")
    case = row(filled, t.Case, number=1)
    assert (case.sku, case.version) == ("BOX-BK-L", 2)
    waiting = [each.kind for each in rows(filled, t.Delivery) if each.state == t.DeliveryState.WAITING]
    assert (waiting.count("card"), waiting.count("note")) == (1, 1)
    told = row(filled, t.Timeline, action="case.looked_again")
    assert (told.case_id, told.actor, told.details["file"]) == (case.id, "keppin", "list.csv")
