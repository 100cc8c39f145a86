"""Lists of problems, in the encodings and with the mistakes that they come with."""

import contextlib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.reading.values import Reason
from bot.rules.sheets import RowKind, SheetError, read_sheet
from bot.rules.sheets.leftovers import leftovers, leftovers_text, ranges
from templates import render

AS_OF = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
ORDER = "2026111015475684-300001"
JA = f"番号,注文番号,商品名,サイズ,カラー,注文数,問題数量,備考\r\n３,{ORDER},①収納箱,L,紺,30個,12,12月中旬再入荷\r\n"
ZH = f"序号,订单号,商品名称,颜色,尺码,采购数量,缺货数量,缺货原因\r\n3,{ORDER},折叠收纳箱,藏青色,L,30,12,工厂停产\r\n"
EN = f"Line,Order No.,Item,Qty ordered,Qty short,Reason\r\n3,{ORDER},箱子,30,12,discontinued\r\n"


def sheet(text, encoding="utf-8"):
    return read_sheet(text.encode(encoding), as_of=AS_OF)


def only(text, encoding="utf-8"):
    (row,) = sheet(text, encoding).rows
    return row


def problems(rows, head="番号,注文番号,商品名,注文数,問題数量,問題種別,備考"):
    return sheet(f"{head}\n{rows}").rows


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((JA, name) for name in ("cp932", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030")),
        *((ZH, name) for name in ("gb18030", "utf-8", "utf-8-sig", "utf-16")),
        (EN, "gb18030"),
    ],
)
def test_the_encoding_is_that_in_which_the_headings_are_known(text, encoding):
    item = only(text, encoding).item
    assert (item.line.value, item.qty_ordered.value, item.qty_short.value) == ("3", 30, 12)
    assert item.product.value in {"1収納箱", "折叠收纳箱", "箱子"}


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_tabs_and_semicolons_separate_as_well(delimiter):
    assert only(JA.replace(",", delimiter), "cp932").item.qty_short.value == 12


def test_a_rakumart_order_sheet_with_its_own_headings_is_known():
    row = only(
        "番号,サイトURL(必需),写真,サイズ,カラー,注文数(必需),単価(元),小計(元),備考,管理番号,問題数量\n"
        "3,https://detail.1688.com/offer/1.html,,L,ネイビー,30,12.5,375,,BOX-NV-L,12\n"
    )
    assert (row.item.sku.value, row.item.color.value, row.item.size.value) == ("BOX-NV-L", "ネイビー", "L")


def test_words_in_the_remarks_say_what_no_figure_says():
    rows = problems(
        "1,A1234567,箱,10,,,売り切れです。来週入荷予定\n2,A1234567,箱,10,,,\n3,A1234567,箱,10,,在庫あり,\n"
    )
    assert [row.kind for row in rows] == [RowKind.SHORT, RowKind.UNUSABLE, RowKind.FINE]
    assert rows[0].item.qty_short is None
    assert rows[1].error == "says_nothing"


@pytest.mark.parametrize("words", ["", "缺货", "一時欠品、12月中旬入荷予定"])
def test_what_stands_in_columns_of_its_own_is_not_doubtful(words):
    (row,) = problems(f"3,2026070115475684-300001,リブニット帽 黒,10,4,欠品,{words}")
    assert not {"product", "color", "qty_short", "alternatives"} & set(row.item.unsure)


def test_an_order_sheet_without_problems_has_none():
    rows = sheet("番号,管理番号,注文数,備考\n1,A,10,\n2,B,5,廃盤のため在庫なし\n").rows
    assert [row.kind for row in rows] == [RowKind.FINE, RowKind.SHORT]
    assert rows[1].item.reason.value is Reason.DISCONTINUED


def test_what_is_missing_follows_from_what_can_be_bought():
    row = only(f"序号,订单号,商品名称,采购数量,可采购数量\n1,{ORDER},箱,15,9\n")
    assert row.item.qty_short.value == 6


@pytest.mark.parametrize(
    ("missing", "short"), [("全部", 10), ("全数", 10), ("すべて", 10), ("All", 10), ("3", 3)]
)
def test_all_of_a_row_is_as_many_as_were_ordered(missing, short):
    (row,) = problems(f"1,{ORDER},箱,10,{missing},,")
    assert (row.kind, row.item.qty_short.value) == (RowKind.SHORT, short)


@pytest.mark.parametrize(("possible", "short"), [("なし", 15), ("没有", 15), ("9", 6)])
def test_nothing_can_be_bought_where_a_word_says_so(possible, short):
    row = only(f"序号,订单号,商品名称,采购数量,可采购数量\n1,{ORDER},箱,15,{possible}\n")
    assert row.item.qty_short.value == short


def test_the_restock_the_reason_and_the_offer_are_read():
    row = only(
        f"No.,订单号,商品,数量,缺货数量,缺货原因,补货时间,替代链接,新单价\n"
        f"1,{ORDER},箱,15,9,店家没货,12月20日,https://detail.1688.com/offer/2.html,13.2\n"
    )
    assert row.item.restock_from == date(2026, 12, 20)
    assert (row.item.alternatives[0].url, row.item.alternatives[0].price) == (
        "https://detail.1688.com/offer/2.html",
        "13.2",
    )


@pytest.mark.parametrize(
    ("row", "error"),
    [
        (f"1,{ORDER},箱,10,たくさん,,", "qty_unreadable"),
        (f"1,{ORDER},箱,,全部,,", "qty_unreadable"),
        (f"1,{ORDER},箱,10,-3,,", "qty_unreadable"),
        (",,,10,3,,", "nothing_named"),
        ("1,2.02611E+15,箱,10,3,,", "order_damaged"),
        ("1,P2026111015475684-300001,箱,10,3,,", "shipment_number"),
        (f"1,{ORDER},箱,10,3,不良,", "other_problem"),
        (f"1,{ORDER},箱,10,3,多货,", "other_problem"),
        (f"1,{ORDER},箱,大,10,3,,色", "too_many_cells"),
    ],
)
def test_a_row_that_cannot_be_used_says_why(row, error):
    (found,) = problems(row + "\n")
    assert (found.kind, found.error, found.number) == (RowKind.UNUSABLE, error, 2)


@pytest.mark.parametrize(
    "row",
    [
        ",,合計,24,7,,",
        "合計,,,,7,,",
        "小計,,,24,,,",
        ",,合计：7个,,,,",
        "総計,,,,7,,",
        "計,,,24,7,,",
        "Total,,,24,7,,",
    ],
)
def test_a_row_that_sums_up_is_no_item_and_says_so(row):
    first, total, last = problems(f"1,{ORDER},箱,10,3,,\n{row}\n2,,箱,14,4,,\n")
    assert (total.kind, total.error) == (RowKind.UNUSABLE, "totals_row")
    assert [(each.kind, each.order_no) for each in (first, last)] == [(RowKind.SHORT, ORDER)] * 2


@pytest.mark.parametrize(
    "product", ["合計金額表示の電卓", "体重計", "Total care set", "計量カップ", "小計算機"]
)
def test_goods_that_are_called_like_a_sum_are_goods(product):
    (found,) = problems(f"1,{ORDER},{product},10,3,,\n")
    assert found.kind is RowKind.SHORT


def test_a_row_that_stands_there_twice_counts_once():
    row = f"1,{ORDER},箱,10,3,,\n"
    first, second = problems(row + row)
    assert (first.kind, second.error, second.value) == (RowKind.SHORT, "repeated_row", "2")


def test_the_same_row_under_another_order_is_another_row():
    alike = "1,,箱,10,3,,\n"
    rows = problems(f"2,{ORDER},箱,10,4,,\n{alike}2,A1234567,箱,10,4,,\n{alike}{alike}")
    assert [row.order_no for row in rows[:4]] == [ORDER, ORDER, "A1234567", "A1234567"]
    assert [row.kind for row in rows[:4]] == [RowKind.SHORT] * 4
    assert (rows[4].error, rows[4].value) == ("repeated_row", "5")


def test_an_empty_order_number_is_that_of_the_row_above_and_doubted():
    _, second = problems(f"1,{ORDER},箱,10,3,,\n2,,箱,10,4,,\n")
    assert second.order_no == ORDER
    assert "order_carried" in second.item.doubts


def test_titles_above_the_headings_may_name_the_order():
    row = only(f"問題商品一覧,,\n注文番号：{ORDER},,\n番号,商品名,問題数量\n3,箱,2\n")
    assert (row.order_no, row.number) == (ORDER, 4)
    assert not row.item.doubts


def test_cells_with_commas_lines_and_quotes_stay_whole():
    (row,) = problems(f'1,{ORDER},"箱, 大\n2色",10,3,,"""急ぎ"""\n')
    assert row.cells[2] == "箱, 大\n2色"


def test_guards_of_spreadsheets_are_taken_off():
    (row,) = problems(f'1,"=""{ORDER}""",\'=箱,10,3,,\n')
    assert (row.order_no, row.item.product.value) == (ORDER, "=箱")


def test_the_hour_in_a_row_is_kept_and_a_mere_day_is_not():
    head = "番号,注文番号,商品名,問題数量,報告日時"
    exact, day = problems(f"1,{ORDER},箱,3,2026/11/18 9:12\n2,{ORDER},箱,3,2026/11/18\n", head)
    assert exact.written == datetime(2026, 11, 18, 9, 12)  # noqa: DTZ001
    assert day.written is None


def test_rows_beyond_the_limit_are_told():
    rows = problems("".join(f"{n},{ORDER},箱,10,3,,\n" for n in range(2003)))
    assert [row.error for row in rows[-4:]] == ["", "beyond_limit", "beyond_limit", "beyond_limit"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n", "empty"),
        (b"PK\x03\x04rest", "excel"),
        ("箱,重さ\n1,2\n".encode("cp932"), "no_header"),
        ("番号,商品名,問題数量\n,,\n".encode(), "no_rows"),
    ],
)
def test_what_is_no_list_is_refused_whole(content, code):
    with pytest.raises(SheetError) as refused:
        read_sheet(content, as_of=AS_OF)
    assert refused.value.code == code


@given(st.binary(max_size=400))
def test_any_bytes_are_a_list_or_refused(content):
    with contextlib.suppress(SheetError):
        read_sheet(content, as_of=AS_OF)


@given(st.lists(st.lists(st.text(max_size=8), max_size=9), max_size=5))
def test_every_row_with_something_in_it_is_accounted_for(rows):
    cells = [[cell.replace('"', '""').replace("\0", "") for cell in row] for row in rows]
    body = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in cells)
    content = f"番号,商品名,問題数量\r\n1,箱,2\r\n{body}\r\n".encode("utf-8", "replace")
    filled = sum(any(cell.strip() for cell in row) for row in cells)
    assert len(read_sheet(content, as_of=AS_OF).rows) == filled + 1


def test_leftovers_are_a_list_again():
    found = sheet(f"番号,注文番号,商品名,注文数,問題数量\n1,{ORDER},=箱,10,x\n2,{ORDER},箱,10,2\n")
    content = leftovers(
        found.header, found.of(RowKind.UNUSABLE), ("行", "理由と直し方"), lambda row: row.error
    )
    assert content.decode("cp932").splitlines()[1] == f"2,qty_unreadable,1,{ORDER},'=箱,10,x"
    mended = read_sheet(content.replace(b",x", b",3"), as_of=AS_OF)
    assert (mended.rows[0].item.product.value, mended.rows[0].item.qty_short.value) == ("=箱", 3)


def test_leftovers_lose_no_character():
    found = sheet(f"序号,订单号,商品名称,缺货数量\n1,{ORDER},货,x\n")
    assert "货" in leftovers(
        found.header, found.of(RowKind.UNUSABLE), ("row", "why"), lambda row: row.error
    ).decode("utf-8-sig")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_we_wrote_before_rows_that_we_handed_back_is_no_part_of_them(lang):
    text = f"番号,注文番号,商品名,問題数量,理由\n1,{ORDER},箱,x,廃盤\n2,{ORDER},棚,1,2,3\n"
    found = sheet(text)
    titles = (render("sheet_rows#row", lang), render("sheet_rows#why", lang))
    unusable = found.of(RowKind.UNUSABLE)
    again = read_sheet(leftovers(found.header, unusable, titles, lambda row: row.error), as_of=AS_OF)
    assert (again.header, [row.cells for row in again.rows]) == (
        found.header,
        [row.cells for row in found.rows],
    )
    assert [row.number for row in again.rows] == [2, 3]
    mended = sheet(leftovers_text(found.header, unusable, titles, lambda row: row.error).replace(",x", ",3"))
    item = mended.rows[0].item
    assert (item.line.value, item.qty_short.value, item.reason.value) == ("1", 3, Reason.DISCONTINUED)


def test_row_numbers_are_told_in_short():
    assert ranges([4, 7, 8, 9, 12]) == ["4", "7–9", "12"]
