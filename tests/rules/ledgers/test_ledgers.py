"""A team's own lists: known by their headings, read row by row, and told where they cannot be."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.data import load
from bot.rules.ledgers import MOST_ROWS, ROW_ERRORS, LedgerKind, Told, read_ledger
from bot.rules.sheets import SheetError
from bot.rules.sheets.headers import plain
from templates import parts, render
from tests.rules.ledgers.shown import (
    AGENT,
    GOODS,
    JAPAN,
    ORDERS,
    SOURCES,
    STOCK,
    TOLD,
    goods,
    ledger,
    only,
    wrong,
)


@pytest.mark.parametrize("kind", LedgerKind)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_example_of_each_kind_is_read_whole(kind: LedgerKind, lang: str):
    found = ledger(kind, render(f"examples/{kind}", lang))
    assert len(found.rows) == 3
    assert all(row.entry for row in found.rows)


def test_goods_are_read_with_all_that_they_say():
    entry = only(GOODS, goods("BOX-NV-L,収納ボックス,ネイビー,L,収納,綿麻,2.5,28日,20個"))
    assert (entry.sku, entry.product, entry.color, entry.size) == (
        "BOX-NV-L",
        "収納ボックス",
        "ネイビー",
        "L",
    )
    assert (entry.category, entry.material, entry.daily_sales) == ("収納", "綿麻", Decimal("2.5"))
    assert (entry.lead_days, entry.margin_units) == (28, 20)


def test_an_empty_cell_says_nothing_and_a_dash_says_that_there_is_nothing():
    entry = only(GOODS, goods("A-1,箱,-,,,ー,－,,"))
    assert (entry.color, entry.material) == ("", "")
    assert (entry.size, entry.category, entry.daily_sales, entry.lead_days) == (None, None, None, None)


@pytest.mark.parametrize(
    ("encoding", "head", "row"),
    [
        ("utf-8-sig", "SKU,商品名,カラー", "A-1,収納ボックス,白"),
        ("cp932", "管理番号,商品名,カラー", "A-1,①収納ボックス髙級,白"),
        ("gb18030", "货号,商品标题,颜色", "A-1,收纳箱,藏青色"),
        ("utf-16", "sku code\tProduct name\tColour", "A-1\tBox\tnavy"),
        ("utf-8", "ＳＫＵ ; 商品名（日本語） ; 色", "A-1;箱;白"),
    ],
)
def test_the_encoding_and_the_columns_are_known_by_the_headings(encoding: str, head: str, row: str):
    found = ledger(GOODS, f"{head}\r\n{row}\r\n", encoding=encoding)
    (read,) = found.rows
    assert read.entry is not None
    assert read.entry.sku == "A-1"
    assert read.entry.product == row.replace("\t", ",").replace(";", ",").split(",")[1]


def test_titles_may_stand_above_and_other_columns_beside():
    text = "商品一覧 2026年11月,,,\r\n,,,\r\n倉庫メモ,SKU,JANコード,商品名\r\nA棚,A-1,4900000000000,箱\r\n"
    (row,) = ledger(GOODS, text).rows
    assert (row.number, row.entry.sku, row.entry.product) == (4, "A-1", "箱")


def test_rows_that_are_only_ruled_or_numbered_say_nothing():
    text = "番号,サイトURL,管理番号,注文数,小計\r\n1,,BOX,3,30\r\n2,,,,0\r\n3,,,,0\r\n"
    assert len(ledger(AGENT, text, Told(zone=JAPAN, order="N-1")).rows) == 1


def test_what_no_database_keeps_is_left_out() -> None:
    assert only(GOODS, "SKU,商品名\r\nA\0-1,箱\0\r\n").sku == "A-1"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0 old", "excel"),
        ("色,サイズ\r\n白,M".encode(), "no_header"),
        ("SKU,商品名\r\n".encode(), "no_rows"),
        ("SKU,商品名\r\n,\r\n".encode(), "no_rows"),
    ],
)
def test_what_is_no_such_list_is_refused_whole(content: bytes, code: str):
    with pytest.raises(SheetError, match=code):
        read_ledger(GOODS, content, TOLD)


@pytest.mark.parametrize(
    ("kind", "head"),
    [
        (GOODS, "SKU,カラー,サイズ"),
        (GOODS, "商品名,カラー"),
        (STOCK, "SKU,場所"),
        (SOURCES, "SKU,店舗名,単価"),
        (ORDERS, "注文番号,数量"),
        (ORDERS, "SKU,数量"),
        (AGENT, "管理番号,注文数"),
    ],
)
def test_a_list_without_what_it_needs_is_none(kind: LedgerKind, head: str):
    with pytest.raises(SheetError, match="no_header"):
        ledger(kind, f"{head}\r\na,b,c\r\n")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (",箱,,,,,,,", ("missing", "sku")),
        ("A-1,,白,,,,,,", ("missing", "product")),
        ("4.90123E+12,箱,,,,,,,", ("damaged", "4.90123E+12")),
        ("A-1,箱,,,,,たくさん,,", ("figure_unreadable", "たくさん")),
        ("A-1,箱,,,,,-2,,", ("figure_unreadable", "-2")),
        ("A-1,箱,,,,,3000000,,", ("figure_out_of_range", "3000000")),
        ("A-1,箱,,,,,,2.5,", ("qty_unreadable", "2.5")),
        ("A-1,箱,,,,,,,3-5", ("qty_unreadable", "3-5")),
        ("A-1,箱,白,M,a,b,1,2,3,はみ出し", ("too_many_cells", "")),
    ],
)
def test_goods_that_cannot_be_used_say_why(row: str, told: tuple[str, str]):
    assert wrong(GOODS, goods(row, "Z-9,棚,,,,,,,")) == [(2, *told)]


@pytest.mark.parametrize(
    "cell",
    ["▲3", "△3", "−4", "–4", "—4", "‐4", "ー4", "－4", "(5)", "（5）", "[5]", "マイナス3", "负3", "5−"],
)
def test_a_figure_below_nothing_is_never_read_without_its_sign(cell: str):
    assert wrong(GOODS, goods(f"A-1,箱,,,,,{cell},,")) == [(2, "figure_unreadable", cell)]
    assert wrong(GOODS, goods(f"A-1,箱,,,,,,,{cell}")) == [(2, "qty_unreadable", cell)]


@pytest.mark.parametrize("cell", ["2万", "1.5万個", "3千", "3 百", "1億", "2k", "2K個", "2 k", "5w", "1万+"])
def test_a_figure_is_never_read_without_its_scale(cell: str):
    assert wrong(GOODS, goods(f"A-1,箱,,,,,{cell},,")) == [(2, "figure_unreadable", cell)]


@pytest.mark.parametrize(
    ("cell", "figure"),
    [("約3", 3), ("3ケース", 3), ("セール3", 3), ("3個(目安)", 3), ("2000+", 2000), ("2.5kg", 2.5)],
)
def test_words_around_a_figure_do_no_harm(cell: str, figure: float):
    assert only(GOODS, goods(f"A-1,箱,,,,,{cell},,")).daily_sales == Decimal(str(figure))


def test_the_same_sku_twice_counts_once_and_a_contradiction_is_told():
    rows = ("A-1,箱,白,,,,,,", "A-1,箱,白,,,,,,", "ａ－1,箱,白,,,,,,", "a-1,箱,黒,,,,,,")
    assert wrong(GOODS, goods(*rows)) == [
        (3, "repeated_row", "2"),
        (4, "repeated_key", "2"),
        (5, "repeated_key", "2"),
    ]


@pytest.mark.parametrize("other", ["棚,綿,,21,", "収納,麻,,21,", "収納,綿,,28,", "収納,綿,,21,9"])
def test_rows_of_one_product_must_agree_in_what_is_the_products(other: str):
    rows = (
        "A-1,箱,白,,収納,綿,1,21,5",
        "A-2,箱,黒,,,,2,,",
        f"A-3, 箱 ,灰,,{other}",
        "A-4,別の箱,灰,,棚,麻,,28,9",
    )
    assert wrong(GOODS, goods(*rows)) == [(4, "product_disagrees", "2")]


def test_a_row_that_first_says_something_of_its_product_may_stand_below():
    assert wrong(GOODS, goods("A-1,箱,白,,,,,,", "A-2,箱,黒,,収納,,,,", "A-3,箱,灰,,収納,,,,")) == []


def test_rows_beyond_the_most_are_told_not_dropped():
    rows = [f"S-{at},箱,,,,,,," for at in range(MOST_ROWS + 2)]
    assert wrong(GOODS, goods(*rows)) == [
        (MOST_ROWS + 2, "beyond_limit", ""),
        (MOST_ROWS + 3, "beyond_limit", ""),
    ]


def test_guards_of_spreadsheets_around_figures_are_taken_off():
    entry = only(GOODS, 'SKU,商品名,1日の販売数\r\n"=""00123""",箱,\'2.5\r\n')
    assert (entry.sku, entry.daily_sales) == ("00123", Decimal("2.5"))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_reason_and_every_heading_has_its_words(lang: str):
    assert set(ROW_ERRORS) == parts("ledger_rows", lang)
    ours = parts("cli/ledgers", lang)
    assert {f"needed_{kind}" for kind in LedgerKind} <= ours
    assert {f"column_{name}" for name in ("sku", "product", "url", "number", "line", "qty")} <= ours


@pytest.mark.parametrize("kind", LedgerKind)
def test_no_heading_means_two_things_in_one_list(kind: LedgerKind):
    names = [
        (plain(name), column) for column, several in load("ledger_columns")[kind].items() for name in several
    ]
    meanings: dict[str, set[str]] = {}
    for name, column in names:
        meanings.setdefault(name, set()).add(column)
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}


def test_no_word_means_two_things():
    table = load("ledger_columns")["words"]
    assert not {plain(word) for word in table["yes"]} & {plain(word) for word in table["no"]}
    for group in ("places", "marketplaces", "languages"):
        words = [plain(word) for several in table[group].values() for word in set(map(plain, several))]
        assert len(words) == len(set(words))


@pytest.mark.parametrize("kind", LedgerKind)
@pytest.mark.parametrize("lang", ["ja", "en"])
@given(cells=st.lists(st.text(max_size=12), min_size=1, max_size=14))
def test_whatever_stands_in_the_cells_a_row_is_read_or_told(kind: LedgerKind, lang: str, cells: list[str]):
    head = render(f"examples/{kind}", lang).splitlines()[0]
    row = ",".join('"' + cell.replace('"', '""').replace("\x00", "") + '"' for cell in cells)
    try:
        found = ledger(kind, f"{head}\r\n{row}\r\n", encoding="utf-8")
    except UnicodeEncodeError:
        return
    except SheetError as error:
        assert error.code == "no_rows"  # noqa: PT017 - either is fine
        return
    for each in found.rows:
        assert each.entry is not None or each.error in ROW_ERRORS


@given(content=st.binary(max_size=300), kind=st.sampled_from(LedgerKind))
def test_whatever_the_bytes_a_file_is_read_or_refused(content: bytes, kind: LedgerKind):
    try:
        assert read_ledger(kind, content, TOLD).rows
    except SheetError as error:
        assert error.code  # noqa: PT017 - either is fine
