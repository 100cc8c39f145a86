"""Workbooks as lists: figures, days and several sheets; and what is no workbook, or one made to do harm."""

import io
import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime

import openpyxl
import pytest

from bot.flows.files.lists import read_ledger_in, read_list
from bot.rules.ledgers import MOST_ROWS, LedgerKind, Told, read_ledger
from bot.rules.sheets import LONGEST, RowKind, SheetError
from tests.shop import ORDER
from tests.stories.papers import PACKING, PROBLEMS, a_workbook

AS_OF = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
NINE_FORTY = datetime(2026, 11, 18, 9, 40)  # noqa: DTZ001 - as a spreadsheet tells it
HEAD = ["番号", "注文番号", "商品名", "注文数", "問題数量", "再入荷", "報告日時"]


def book(*rows: list[object]) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def test_figures_and_days_are_read_as_people_see_them():
    row = [3.0, ORDER, "収納ボックス", 30.0, 12, date(2026, 12, 10), NINE_FORTY]
    found = read_list(book(["問題商品一覧"], [], HEAD, row), as_of=AS_OF)
    (short,) = found.of(RowKind.SHORT)
    assert (found.encoding, short.number, short.written) == ("xlsx", 4, NINE_FORTY)
    assert (short.item.line.value, short.item.qty_short.value) == ("3", 12)
    assert (short.item.restock_from, short.item.restock_to) == (date(2026, 12, 10), date(2026, 12, 10))


def test_the_first_sheet_that_holds_a_list_is_read():
    assert len(read_list(a_workbook(PACKING, PROBLEMS), as_of=AS_OF).rows) == 3


def test_a_workbook_without_a_list_says_what_is_missing():
    with pytest.raises(SheetError, match="no_header"):
        read_list(a_workbook("", PACKING), as_of=AS_OF)
    with pytest.raises(SheetError, match="empty"):
        read_list(a_workbook(""), as_of=AS_OF)


def test_a_hidden_sheet_is_not_read():
    made = openpyxl.load_workbook(io.BytesIO(a_workbook(PACKING, PROBLEMS)))
    made.worksheets[1].sheet_state = "hidden"
    written = io.BytesIO()
    made.save(written)
    with pytest.raises(SheetError, match="no_header"):
        read_list(written.getvalue(), as_of=AS_OF)


def zipped(name: str, content: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return written.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04",
        zipped("word/document.xml", b"<w/>"),
        zipped("xl/worksheets/sheet1.xml", b"0" * 61_000_000),
        zipped("[Content_Types].xml", b"<!DOCTYPE x [<!ENTITY a 'a'>]><x>&a;"),
        a_workbook(PROBLEMS)[:3000],
    ],
    ids=["cut", "another kind", "a mountain", "entities", "torn"],
)
def test_what_is_no_workbook_is_refused_and_nothing_else_happens(content):
    with pytest.raises(SheetError, match="excel"):
        read_list(content, as_of=AS_OF)


def test_rows_beyond_the_most_are_told_of_a_workbook_too():
    filled = [[f"S-{at}", "箱"] for at in range(MOST_ROWS + 150)]
    content = book(["SKU", "商品名"], [], *filled, ["", ""], ["", ""])
    found = read_ledger_in(content, lambda text: read_ledger(LedgerKind.GOODS, text, Told()))
    beyond = [row.number for row in found.rows if row.error == "beyond_limit"]
    assert (len(found.rows), beyond[0], beyond[-1]) == (MOST_ROWS + 150, MOST_ROWS + 3, MOST_ROWS + 152)


def test_a_list_that_is_far_too_long_is_refused_with_what_it_may_have():
    rows = [["7", ORDER, "箱"]] * LONGEST
    with pytest.raises(SheetError, match="too_many_rows") as refused:
        read_list(book([*HEAD[:2], "問題数量"], *rows, rows[0]), as_of=AS_OF)
    assert refused.value.value == "10,000"


def test_a_text_is_read_as_ever():
    assert read_list(PROBLEMS.encode("cp932"), as_of=AS_OF).encoding == "cp932"


def test_what_reads_workbooks_is_loaded_when_one_comes_in():
    told = "import sys, bot.flows.files.lists, bot.app; print('openpyxl' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_sheet_ends_where_hundreds_of_rows_hold_nothing():
    made = openpyxl.load_workbook(io.BytesIO(a_workbook(PROBLEMS)))
    made.active.cell(row=1_000, column=1, value="9")
    written = io.BytesIO()
    made.save(written)
    assert len(read_list(written.getvalue(), as_of=AS_OF).rows) == 3


def test_some_ruled_rows_between_are_passed_over():
    made = openpyxl.load_workbook(io.BytesIO(a_workbook(PROBLEMS)))
    for column, value in enumerate(["5", ORDER, "リネンシャツ", "M", "白", 15, 3, "欠品"], start=1):
        made.active.cell(row=300, column=column, value=value)
    written = io.BytesIO()
    made.save(written)
    found = read_list(written.getvalue(), as_of=AS_OF)
    assert [row.number for row in found.of(RowKind.SHORT)][-1] == 300


def test_sheets_behind_the_one_with_the_list_are_not_walked():
    made = openpyxl.load_workbook(io.BytesIO(a_workbook(PROBLEMS, PACKING)))
    written = io.BytesIO()
    made.save(written)
    torn = io.BytesIO()
    with zipfile.ZipFile(written) as whole, zipfile.ZipFile(torn, "w") as parts:
        for part in whole.namelist():
            content = whole.read(part)
            parts.writestr(part, content[:300] if part.endswith("sheet2.xml") else content)
    assert len(read_list(torn.getvalue(), as_of=AS_OF).rows) == 3
