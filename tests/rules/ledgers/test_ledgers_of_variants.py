"""Exports of shop systems: a product told once, its variants below it by their options."""

import pytest

from tests.rules.ledgers.shown import GOODS, ledger, only, wrong

SHOPIFY = "Handle,Title,Type,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Image Src"
RAKUTEN = (
    "商品管理番号（商品URL）,商品番号,商品名,バリエーション項目キー定義,バリエーション項目名定義,システム連携用SKU番号,"
    "バリエーション項目キー1,バリエーション項目選択肢1,バリエーション項目キー2,バリエーション項目選択肢2"
)


def variants(*rows: str) -> list[tuple[str | None, ...]]:
    found = ledger(GOODS, "\r\n".join(rows)).rows
    assert all(row.entry for row in found), [(row.number, row.error) for row in found if not row.entry]
    return [(row.entry.sku, row.entry.product, row.entry.color, row.entry.size) for row in found]


def test_a_product_told_once_is_that_of_its_variants():
    rows = (
        "box,Storage box,storage,Size,L,Color,Navy,BOX-NV-L,a.jpg",
        "box,,,,L,,Black,BOX-BK-L,b.jpg",
        "box,,,,,,,,c.jpg",
        "mat,Door mat,rugs,Title,Default Title,,,MAT-1,",
    )
    assert variants(SHOPIFY, *rows) == [
        ("BOX-NV-L", "Storage box", "Navy", "L"),
        ("BOX-BK-L", "Storage box", "Black", "L"),
        ("MAT-1", "Door mat", None, None),
    ]
    assert {row.entry.category for row in ledger(GOODS, "\r\n".join((SHOPIFY, *rows))).rows} == {
        "storage",
        "rugs",
    }


def test_a_variant_without_a_sku_is_told_with_all_that_its_product_says():
    rows = ("box,Storage box,,Color,Navy,,,BOX-NV,", "box,,,,Black,,,,b.jpg")
    assert wrong(GOODS, "\r\n".join((SHOPIFY, *rows))) == [(3, "missing", "sku")]
    left = ledger(GOODS, "\r\n".join((SHOPIFY, *rows))).rows[1]
    assert left.cells[:5] == ("box", "Storage box", "", "Color", "Black")


def test_a_row_that_only_heads_its_variants_is_no_variant():
    rows = (
        "box,1001,収納ボックス,k0|k1,カラー|サイズ,,,,,",
        "box,,,,,BOX-NV-L,k0,ネイビー,k1,L",
        "box,,,,,BOX-BK-L,k0,ブラック,k1,L",
        "alone,1002,棚,,,,,,,",
    )
    found = ledger(GOODS, "\r\n".join((RAKUTEN, *rows)))
    told = [
        (row.entry.sku, row.entry.product, row.entry.color, row.entry.size) for row in found.rows if row.entry
    ]
    assert told == [
        ("BOX-NV-L", "収納ボックス", "ネイビー", "L"),
        ("BOX-BK-L", "収納ボックス", "ブラック", "L"),
    ]
    assert [(row.number, row.error, row.value) for row in found.rows if not row.entry] == [
        (5, "missing", "sku")
    ]


@pytest.mark.parametrize(
    ("head", "row", "color", "size"),
    [
        (
            "横軸項目名,横軸選択肢,縦軸項目名,縦軸選択肢",
            "カラーをお選びください,黒,サイズ(cm),120",
            "黒",
            "120",
        ),
        ("规格名1,规格值1,规格名2,规格值2", "尺码,XL,颜色分类,藏青色", "藏青色", "XL"),
        ("選択肢1,選択肢2", "L,ネイビー", "ネイビー", "L"),
        ("Option1 Name,Option1 Value,カラー", "Colour,navy,ネイビー", "ネイビー", None),
        ("Option1 Name,Option1 Value", "カラー・サイズ,黒 L", None, None),
        ("Option1 Name,Option1 Value", "Engraving,red", None, None),
        ("選択肢1", "名入れあり", None, None),
    ],
)
def test_what_an_option_is_its_name_says_and_without_one_its_value(
    head: str, row: str, color: str | None, size: str | None
):
    entry = only(GOODS, f"SKU,商品名,{head}\r\nA-1,箱,{row}\r\n")
    assert (entry.color, entry.size) == (color, size)


def test_a_material_may_be_an_option_too():
    assert only(GOODS, "SKU,商品名,Option1 Name,Option1 Value\r\nA-1,箱,素材,綿麻\r\n").material == "綿麻"


def test_without_options_the_products_number_is_the_sku_as_ever():
    assert only(GOODS, "商品管理番号,商品名\r\nA-1,箱\r\n").sku == "A-1"
