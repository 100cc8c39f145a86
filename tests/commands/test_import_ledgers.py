"""`keppin import goods, stock, sources, orders, agent-orders`: a team's own lists come in, again and again."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import SQLModel, select

from bot.commands.support.plain import plain
from bot.slack.cards import case_card
from store import tables as t
from store.database import Database
from store.questions.case_facts import case_facts
from tests.commands.conftest import SET_UP, Shell

KINDS = ("goods", "stock", "sources", "agent-orders", "orders")
SETTINGS = (*SET_UP, "--customer-no", "300001")


@pytest.fixture
async def desk(at_slack: Shell, database_url: str) -> Shell:
    """The shell of a team that has set up its workspace and nothing else, on both databases in turn."""
    at_slack.env["KEPPIN_DATABASE_URL"] = database_url
    done = await at_slack(*SETTINGS)
    assert done.code == 0, done.err
    return at_slack


@pytest.fixture
async def filled(desk: Shell) -> Shell:
    """The same, with the examples brought in."""
    await bring_examples(desk)
    return desk


async def bring_examples(desk: Shell) -> None:
    for kind in KINDS:
        example = await desk("import", kind, "--example")
        put(desk, f"{kind}.csv", example.out)
        said = await desk("import", kind, f"{kind}.csv", "--yes")
        assert (said.code, said.err) == (0, "")
        assert " 0 that cannot be used" in said.out, said.out


def put(shell: Shell, name: str, text: str, encoding: str = "utf-8") -> None:
    (shell.folder / name).write_bytes(text.encode(encoding))


def rows(shell: Shell, table: type[SQLModel]) -> list:
    database = Database(shell.env["KEPPIN_DATABASE_URL"])
    with database.transaction() as session:
        found = list(session.exec(select(table).order_by(table.id)))
    database.close()
    return found


def everything(shell: Shell) -> dict[str, list[dict]]:
    """Whatever a list could change."""
    tables = (
        *(t.Product, t.Variant, t.Stock, t.AlternateSource, t.AgentOrder, t.AgentOrderLine),
        *(t.Customer, t.CustomerOrder, t.CustomerOrderLine, t.Timeline),
    )
    return {table.__name__: [row.model_dump() for row in rows(shell, table)] for table in tables}


async def imported(shell: Shell, kind: str, text: str, *flags: str) -> str:
    put(shell, "list.csv", text)
    said = await shell("import", kind, "list.csv", "--yes", *flags)
    assert (said.code, said.err) == (0, "")
    return said.out


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
