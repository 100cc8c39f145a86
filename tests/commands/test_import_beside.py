"""Lists that come in beside the desk at work, and beside each other."""

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

import pytest
from sqlmodel import select

from bot.commands.support.desk import TRIES, beside_the_desk
from bot.flows.work import Work
from store import tables as t
from store.database import Database
from tests.commands.conftest import Shell
from tests.commands.ledgers import KINDS, brought, everything, put, row, rows

GOODS = "SKU,商品名,カラー\n" + "".join(f"S-{at},箱{at // 3},白\n" for at in range(120))
ORDERS = "モール,注文番号,明細番号,SKU,数量,購入者名\n" + "".join(
    f"楽天,X-{at // 2},{at % 2},S-{at},1,架空\n" for at in range(120)
)

#: What makes other rows of the examples: new products and orders, another count, another page.
OTHERS = (
    ("Linen", "Wool"),
    ("hinata-", "other-"),
    (",3,4,", ",2,9,"),
    ("742618305540", "742618305549"),
    (",15,28", ",16,28"),
)


async def test_two_imports_of_one_list_at_once_end_with_one_set_of_rows(desk: Shell):
    for kind, text in (("goods", GOODS), ("orders", ORDERS)):
        put(desk, "list.csv", text)
        both = await asyncio.gather(*(desk.process("import", kind, "list.csv", "--yes") for _ in "12"))
        assert [(said.code, said.err) for said in both] == [(0, ""), (0, "")]
        told = "".join(said.out for said in both)
        assert sum(map(int, re.findall(r"Kept: (\d+) new", told))) == 120
    counts = [
        len(rows(desk, table)) for table in (t.Product, t.Variant, t.CustomerOrder, t.CustomerOrderLine)
    ]
    assert counts == [40, 120, 60, 120]
    assert len(rows(desk, t.Customer)) == 60


@contextmanager
def somebody_writing(shell: Shell) -> Iterator[None]:
    """The desk is in the middle of writing."""
    file = Database(shell.env["KEPPIN_DATABASE_URL"]).url.database
    with closing(sqlite3.connect(file or "", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        yield
        writer.execute("ROLLBACK")


#: On PostgreSQL nobody waits for whoever reads.
ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@ON_SQLITE
@pytest.mark.parametrize("kind", KINDS)
async def test_to_see_what_a_list_would_change_nobody_has_to_wait(filled: Shell, kind: str):
    before = everything(filled)
    text = (filled.folder / f"{kind}.csv").read_text("utf-8")
    for old, new in OTHERS:
        text = text.replace(old, new)
    put(filled, "other.csv", text)
    with somebody_writing(filled):
        trial = await filled("import", kind, "other.csv")
        same = await filled("import", kind, f"{kind}.csv", "--yes")
    assert (trial.code, trial.err, "Nothing has been kept yet" in trial.out) == (0, "", True)
    assert (same.code, "nothing new" in same.out) == (0, True)
    assert everything(filled) == before


@ON_SQLITE
async def test_what_is_written_meanwhile_makes_a_list_begin_anew_and_wins_in_the_end(
    filled: Shell, monkeypatch: pytest.MonkeyPatch
):
    url = filled.env["KEPPIN_DATABASE_URL"]
    monkeypatch.setenv("KEPPIN_DATABASE_URL", url)
    monkeypatch.chdir(filled.folder)
    desk, tries = Database(url), []

    def counted(work: Work) -> str:
        variant = work.session.exec(select(t.Variant).where(t.Variant.sku == "BOX-NV-L")).one()
        tries.append(variant.color)
        if len(tries) <= TRIES:
            with desk.transaction() as session:
                session.get_one(t.Variant, variant.id).color = f"navy {len(tries)}"
        variant.size = variant.color
        return variant.color

    assert beside_the_desk("", counted) == f"navy {TRIES}"
    desk.close()
    assert len(tries) == TRIES + 1
    kept = row(filled, t.Variant, sku="BOX-NV-L")
    assert (kept.color, kept.size) == (f"navy {TRIES}", f"navy {TRIES}")


@ON_SQLITE
async def test_a_list_that_comes_while_the_desk_is_writing_is_kept_after_it(
    filled: Shell, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("KEPPIN_DATABASE_URL", filled.env["KEPPIN_DATABASE_URL"])
    monkeypatch.chdir(filled.folder)
    tries, desk = 0, ExitStack()

    def written(work: Work) -> None:
        nonlocal tries
        desk.close()  # what the desk was at during the last try is done
        tries += 1
        variant = work.session.exec(select(t.Variant).where(t.Variant.sku == "BOX-NV-L")).one()
        if tries < TRIES:
            desk.enter_context(somebody_writing(filled))
        variant.size = f"at {tries}"

    beside_the_desk("", written)
    assert row(filled, t.Variant, sku="BOX-NV-L").size == f"at {TRIES}"


async def test_a_product_that_all_its_variants_leave_goes_in_one_piece(filled: Shell):
    await brought(filled, "goods", "SKU,Product\nBOX-BK-L,Shelf\nBOX-NV-L,Linen shirt\n")
    assert [each.name for each in rows(filled, t.Product)] == ["Linen shirt", "Shelf"]
