"""`keppin import orders`: who waits for what, with nothing of the people beyond a name for the greeting."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from bot.flows.upkeep.clean_up import clean_up
from bot.flows.work import Work
from store import tables as t
from store.database import Database
from tests.commands.conftest import Shell
from tests.commands.ledgers import NUMBER, brought, everything, put, row, rows

HEAD = "モール,注文番号,明細番号,SKU,数量,注文日時,発送期限,ステータス,購入者名,住所,電話番号\r\n"


#: Once for all: a day may end between two lists.
TODAY = f"{datetime.now(UTC):%Y-%m-%d}"


def line(number: str, sku: str = "BOX-NV-L", mall: str = "楽天", at: str = "1", **cells: str) -> str:
    """A row of an order placed today."""
    told = {"qty": "1", "ordered": TODAY, "by": "", "status": "未発送", "name": ""}
    told |= cells
    return ",".join((mall, number, at, sku, *told.values(), "東京都港区1-2-3", "03-0000-0000")) + "\r\n"


def order(shell: Shell, number: str) -> t.CustomerOrder:
    return row(shell, t.CustomerOrder, number=number)


async def test_a_changed_order_is_told_and_kept(filled: Shell):
    text = HEAD + line("X-1", by="2026-12-20")
    await brought(filled, "orders", text)
    said = await brought(filled, "orders", HEAD + line("X-1", qty="3", by="2026-12-18"))
    assert "quantity 1 → 3" in said
    assert order(filled, "X-1").ship_by == datetime(2026, 12, 18, 14, 59, tzinfo=UTC)
    assert "1 as before" in await brought(filled, "orders", HEAD + line("X-1", qty="3", by="2026-12-18"))


async def test_an_order_ships_by_the_first_of_its_lines_and_is_over_with_the_last(filled: Shell):
    both = line("X-1", by="2026-12-20"), line("X-1", "LIN-WH-M", at="2", by="2026-12-19", status="発送済み")
    await brought(filled, "orders", HEAD + "".join(both))
    kept = order(filled, "X-1")
    assert (kept.ship_by.day, kept.shipped) == (19, False)
    lines = {
        each.line_no: each.qty
        for each in rows(filled, t.CustomerOrderLine)
        if each.customer_order_id == kept.id
    }
    assert lines == {"1": 1, "2": 0}
    both = line("X-1", status="発送済み"), line("X-1", "LIN-WH-M", at="2", status="キャンセル")
    said = await brought(filled, "orders", HEAD + "".join(both))
    assert "shipped or cancelled × → ○" in said
    assert order(filled, "X-1").shipped


async def test_with_a_complete_list_nobody_waits_for_what_is_not_in_it(filled: Shell):
    await brought(filled, "orders", HEAD + line("X-1") + line("X-2") + line("Y-1", mall="ヤフー"))
    said = await brought(filled, "orders", HEAD + line("X-2") + line("B-1", mall="BASE"), "--complete")
    assert "2 orders are not in the file any more: nobody waits for them." in said  # X-1, and the example's
    assert "2 no longer waiting" in said
    assert [order(filled, each).shipped for each in ("X-1", "X-2", "Y-1")] == [True, False, False]
    assert [each.shipped for each in rows(filled, t.CustomerOrder) if each.marketplace == "amazon"] == [False]
    assert "nothing new" in await brought(filled, "orders", HEAD + line("X-2"), "--complete")


async def test_a_list_that_cannot_be_read_whole_is_not_complete(filled: Shell):
    await brought(filled, "orders", HEAD + line("X-1"))
    said = await brought(filled, "orders", HEAD + line("X-2") + line("X-3", qty="?"), "--complete")
    assert "Some rows cannot be read, so orders that are not in the file stay as they are." in said
    assert not order(filled, "X-1").shipped


async def test_a_complete_list_without_a_row_settles_nothing_and_says_what_to_do(filled: Shell):
    before = everything(filled)
    put(filled, "list.csv", HEAD)
    for lang, words in (("en", "has headings, but no rows"), ("ja", "見出しだけで、行がありません")):
        said = await filled("import", "orders", "list.csv", "--complete", "--yes", KEPPIN_LANG=lang)
        assert (said.code, said.out, words in said.err) == (1, "", True)
    assert (
        "bring in the marketplace’s orders with their status"
        in (await filled("import", "orders", "list.csv", "--complete", "--yes")).err
    )
    assert everything(filled) == before


async def test_a_complete_list_of_which_no_row_can_be_used_settles_nothing(filled: Shell):
    before = everything(filled)
    said = await brought(filled, "orders", HEAD + line("X-1", "???") + line("X-2", "!!!"), "--complete")
    assert "Not one row of the file could be used, so orders that are not in it stay as they are." in said
    assert everything(filled) == before


async def test_a_line_that_is_no_longer_in_the_complete_list_is_not_waited_for(filled: Shell):
    one, two = line("X-1", qty="2"), line("X-1", "LIN-WH-M", at="2", qty="3")
    await brought(filled, "orders", HEAD + one + two)
    assert "nothing new" in await brought(filled, "orders", HEAD + one)  # no complete list
    said = await brought(filled, "orders", HEAD + one, "--complete")
    assert "1 line of orders in the file is not in it any more: nobody waits for it." in said
    assert "1 line no longer waited for" in said
    kept = order(filled, "X-1")
    left = {
        row.line_no: row.qty for row in rows(filled, t.CustomerOrderLine) if row.customer_order_id == kept.id
    }
    assert (kept.shipped, left) == (False, {"1": 2, "2": 0})
    assert "nothing new" in await brought(filled, "orders", HEAD + one, "--complete")
    assert "quantity 0 → 3" in await brought(filled, "orders", HEAD + one + two, "--complete")


async def test_a_line_stays_where_a_row_of_its_order_may_be_about_it(filled: Shell):
    await brought(filled, "orders", HEAD + line("X-1") + line("X-1", at="2", qty="3") + line("X-2"))
    said = await brought(
        filled, "orders", BARE + "楽天,X-1,BOX-NV-L,4\r\n楽天,X-2,BOX-NV-L,1\r\n", "--complete"
    )
    assert "line of orders" not in said  # without numbers the SKU stands for both
    said = await brought(
        filled, "orders", HEAD + line("X-1") + line("X-1", "???", at="2") + line("X-2"), "--complete"
    )
    assert "line of orders" not in said


BARE = "モール,注文番号,SKU,数量\r\n"


async def test_an_order_that_comes_back_into_a_complete_list_waits_again(filled: Shell):
    one, other = "楽天,X-1,BOX-NV-L,1\r\n", "楽天,X-2,BOX-NV-L,1\r\n"
    await brought(filled, "orders", BARE + one + other)
    await brought(filled, "orders", BARE + other, "--complete")
    assert order(filled, "X-1").shipped
    assert "1 as before" in await brought(filled, "orders", BARE + one)  # it does not say that somebody waits
    said = await brought(filled, "orders", BARE + one + other, "--complete")
    assert "~ X-1 BOX-NV-L: shipped or cancelled ○ → ×" in said
    assert not order(filled, "X-1").shipped
    assert "nothing new" in await brought(filled, "orders", BARE + one + other, "--complete")


async def test_rows_that_were_handed_back_and_mended_are_never_a_complete_list(filled: Shell):
    await brought(filled, "orders", HEAD + line("X-1"))
    await brought(filled, "orders", HEAD + line("X-1") + line("X-2", qty="?"))
    mended = (filled.folder / "list.csv.errors.csv").read_text("cp932").replace("?,", "2,")
    said = await brought(filled, "orders", mended, "--complete")
    assert "1 new" in said
    assert "This file holds only rows that could not be used" in said
    assert [order(filled, each).shipped for each in ("X-1", "X-2")] == [False, False]


async def test_days_are_told_in_the_shops_own_time(filled: Shell):
    await brought(filled, "orders", HEAD + line("X-1", ordered="2026-11-20T23:30:00Z", by="2026-12-20"))
    said = await brought(filled, "orders", HEAD + line("X-1", ordered="2026-11-22", by="2026-12-18"))
    assert "ordered 2026-11-21 08:30 → 2026-11-22, ship by 2026-12-20 23:59 → 2026-12-18 23:59\n" in said


async def test_an_order_whose_goods_are_not_known_is_in_the_complete_list_all_the_same(filled: Shell):
    await brought(filled, "orders", HEAD + line("X-1"))
    said = await brought(filled, "orders", HEAD + line("X-1", "???"), "--complete")
    assert 'The SKU "???" is not among the goods' in said
    assert not order(filled, "X-1").shipped


async def test_only_a_name_for_the_greeting_is_kept_of_the_people(filled: Shell):
    await brought(filled, "orders", HEAD + line("X-1", name="架空 一郎"))
    kept = order(filled, "X-1")
    customer = row(filled, t.Customer, id=kept.customer_id)
    assert customer.name == "架空 一郎"
    assert timedelta(days=28) < customer.delete_after - datetime.now(UTC) < timedelta(days=31)
    assert "港区" not in str(everything(filled))
    assert "03-0000" not in str(everything(filled))
    assert "架空 一郎" not in str([each.model_dump() for each in rows(filled, t.Timeline)])


async def test_a_customer_is_deleted_a_month_after_the_order(filled: Shell):
    old = f"{datetime.now(UTC) - timedelta(days=20):%Y-%m-%d}"
    text = HEAD + line("X-1", name="架空 一郎", ordered=old)
    await brought(filled, "orders", text)
    database = Database(filled.env["KEPPIN_DATABASE_URL"])
    with database.transaction() as session:
        later = datetime.now(UTC) + timedelta(days=12)
        work = Work.within(session, later, session.exec(select(t.Workspace)).one())
        clean_up(work)
        work.write_down()
    database.close()
    assert order(filled, "X-1").customer_id is None
    assert "架空 一郎" not in str(everything(filled))


@pytest.mark.parametrize("cells", [{"status": "発送済み"}, {"ordered": "2026-01-05"}])
async def test_nobody_is_kept_who_does_not_wait_or_whose_day_is_over(filled: Shell, cells: dict[str, str]):
    await brought(filled, "orders", HEAD + line("X-1", name="架空 一郎", **cells))
    assert order(filled, "X-1").customer_id is None
    assert "架空 一郎" not in str(everything(filled))


async def test_the_names_of_customers_do_not_appear_where_changes_are_shown(filled: Shell):
    await brought(filled, "orders", HEAD + line("X-1", name="架空 一郎"))
    said = await brought(filled, "orders", HEAD + line("X-1", name="架空 二郎"))
    assert "~ X-1 BOX-NV-L: customer\n" in said
    assert "架空" not in said


async def test_what_was_bought_for_an_order_is_linked_to_it(filled: Shell):
    bought = row(filled, t.AgentOrderLine, line_no="3").id
    linked = [each.agent_order_line_id for each in rows(filled, t.CustomerOrderLine)]
    assert linked == [bought, bought, None]
    head = "モール,注文番号,SKU,数量,代行注文番号,代行の番号\r\n"
    said = await brought(filled, "orders", f"{head}楽天,X-1,BOX-NV-L,1,{NUMBER},99\r\n")
    assert f"The agent's order {NUMBER} #99 is not known." in said


async def test_lines_that_had_no_number_get_theirs(filled: Shell):
    bare = "モール,注文番号,SKU,数量\r\n楽天,X-1,BOX-NV-L,1\r\n楽天,X-1,LIN-WH-M,2\r\n"
    await brought(filled, "orders", bare)
    await brought(filled, "orders", HEAD + line("X-1", at="71") + line("X-1", "LIN-WH-M", at="72", qty="2"))
    assert "0 new, 0 changed, 2 as before" in await brought(filled, "orders", bare)
    kept = order(filled, "X-1").id
    lines = [each for each in rows(filled, t.CustomerOrderLine) if each.customer_order_id == kept]
    assert [(each.line_no, each.qty) for each in lines] == [("71", 1), ("72", 2)]


async def test_a_file_of_one_marketplace_needs_no_column_for_it(filled: Shell):
    text = "OrderId,LineId,SubCode,Quantity\r\nhinata-2,1,BOX-NV-L,4\r\n"
    await brought(filled, "orders", text, "--marketplace", "Yahoo!ショッピング")
    assert order(filled, "hinata-2").marketplace == "yahoo"
    refused = await filled("import", "orders", "list.csv", "--marketplace", "BASE")
    assert (refused.code, "not a marketplace that Keppin knows" in refused.err) == (2, True)


@pytest.mark.parametrize(("day", "shipped"), [("2999-12-01", False), ("2020-12-01", True)])
async def test_a_day_of_shipping_that_is_still_to_come_ships_nothing(filled: Shell, day: str, shipped: bool):
    await brought(filled, "orders", HEAD + line("X-1"))
    await brought(
        filled, "orders", f"モール,注文番号,明細番号,SKU,数量,発送日\r\n楽天,X-1,1,BOX-NV-L,1,{day}\r\n"
    )
    assert order(filled, "X-1").shipped is shipped
