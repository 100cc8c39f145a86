"""`keppin import goods`: products are known by their names, variants by their SKUs; what cannot be used is mended."""

import openpyxl

from store import tables as t
from tests.commands.conftest import Shell
from tests.commands.ledgers import brought, everything, put, row, rows


async def test_a_product_whose_rows_all_get_a_new_name_is_renamed_with_its_shops(filled: Shell):
    text = (
        (filled.folder / "goods.csv")
        .read_text("utf-8")
        .replace("Folding storage box", "Storage box, foldable")
    )
    text = text.replace("Storage box, foldable", '"Storage box, foldable"')
    before = {each.id: each.product_id for each in rows(filled, t.AlternateSource)}
    said = await brought(filled, "goods", text)
    assert "product Folding storage box → Storage box, foldable" in said
    assert [each.name for each in rows(filled, t.Product)] == ["Storage box, foldable", "Linen shirt"]
    assert {each.id: each.product_id for each in rows(filled, t.AlternateSource)} == before


async def test_of_two_spellings_of_a_name_the_first_counts_each_time(desk: Shell):
    text = "SKU,Product\nA-1,Storage box\nA-2,storage  BOX\n"
    await brought(desk, "goods", text)
    assert "2 as before" in await brought(desk, "goods", text)
    assert [each.name for each in rows(desk, t.Product)] == ["Storage box"]


async def test_a_variant_moves_to_another_product_with_its_pages(filled: Shell):
    await brought(filled, "goods", "SKU,Product\nBOX-BK-L,Linen shirt\n")
    variant, shirt = row(filled, t.Variant, sku="BOX-BK-L"), row(filled, t.Product, name="Linen shirt")
    assert variant.product_id == shirt.id
    assert row(filled, t.AlternateSource, variant_id=variant.id).product_id == shirt.id
    await brought(filled, "goods", "SKU,Product\nBOX-NV-L,Linen shirt\n")
    assert [each.name for each in rows(filled, t.Product)] == ["Linen shirt"]


async def test_what_a_list_does_not_say_stays(filled: Shell):
    before = everything(filled)
    said = await brought(filled, "goods", "SKU,Product,Colour,Lead days\nbox-nv-l,Folding storage box,,\n")
    assert "0 new, 0 changed, 1 as before" in said
    assert everything(filled) == before
    await brought(filled, "goods", "SKU,Product,Colour,Material\nBOX-NV-L,Folding storage box,-,-\n")
    assert row(filled, t.Variant, sku="BOX-NV-L").color == ""
    assert row(filled, t.Product, name="Folding storage box").material == ""


async def test_good_rows_are_kept_and_the_others_can_be_mended(desk: Shell):
    head = "管理番号,商品名,カラー,1日の販売数\r\n"
    put(desk, "list.csv", head + "A-1,箱,白,2\r\nA-2,箱,黒,たくさん\r\n,棚,白,1\r\n", "cp932")
    said = await desk("import", "goods", "list.csv", "--yes", KEPPIN_LANG="ja")
    assert "新規 1行、変更 0行、変更なし 0行、使えない行 2行" in said.out
    assert "3行目  ✗ 「たくさん」は数字ではありません。" in said.out
    assert "4行目  ✗ 「SKU（管理番号）」が空です。" in said.out
    left = desk.folder / "list.csv.errors.csv"
    assert left.stat().st_mode & 0o077 == 0
    told = left.read_bytes().decode("cp932")
    left.write_bytes(told.replace("たくさん\r\n", "3\r\n").replace(",,棚", ",A-3,棚").encode("cp932"))
    mended = await desk("import", "goods", "list.csv.errors.csv", "--yes", KEPPIN_LANG="ja")
    assert "取り込みました：新規 2行" in mended.out
    assert [each.sku for each in rows(desk, t.Variant)] == ["A-1", "A-2", "A-3"]
    again = await desk("import", "goods", "list.csv.errors.csv")
    assert not (desk.folder / "list.csv.errors.csv.errors.csv").exists()
    assert (
        "新しく取り込むものはありません"
        in (await desk("import", "goods", "list.csv.errors.csv", KEPPIN_LANG="ja")).out
    )
    assert again.code == 0


async def test_a_workbook_is_read_as_well_and_a_large_one_too(desk: Shell):
    book = openpyxl.Workbook()
    book.active.append(["商品マスタ"])
    book.active.append(["SKU", "商品名", "サイズ", "1日の販売数", "リードタイム"])
    for at in range(3000):
        book.active.append([f"S-{at:04}", f"品 {at // 3}", f"{at % 3}", 1.5, 21])
    book.save(desk.folder / "goods.xlsx")
    said = await desk("import", "goods", "goods.xlsx", "--yes")
    assert "goods.xlsx (xlsx): 3000 new" in said.out
    assert "row 3  + S-0000" in said.out
    assert "… and 2988 more" in said.out
    assert (len(rows(desk, t.Product)), len(rows(desk, t.Variant))) == (1000, 3000)
    assert "3000 as before" in (await desk("import", "goods", "goods.xlsx")).out


async def test_the_rows_beyond_the_most_are_counted_and_can_be_brought_in_next(desk: Shell):
    put(desk, "list.csv", "SKU,Product\n" + "".join(f"S-{at},Box\n" for at in range(10_150)))
    said = await desk("import", "goods", "list.csv")
    assert "10000 new, 0 changed, 0 as before, 150 that cannot be used" in said.out
    assert "row 10002–10151  ✗ Only the first 10,000 rows are read at once. The rest has been put" in said.out
    assert "150 rows that cannot be used: written to list.csv.errors.csv" in said.out
    rest = await desk("import", "goods", "list.csv.errors.csv", "--yes")
    assert "Kept: 150 new" in rest.out
    assert {each.sku for each in rows(desk, t.Variant)} == {f"S-{at}" for at in range(10_000, 10_150)}


async def test_a_list_of_rows_that_was_mended_is_not_written_over(desk: Shell):
    put(desk, "list.csv", "SKU,Product,Daily sales\nA-1,Box,2\nA-2,Box,many\n")
    await desk("import", "goods", "list.csv")
    left = desk.folder / "list.csv.errors.csv"
    mended = left.read_bytes().replace(b"many", b"3")
    left.write_bytes(mended)
    said = await desk("import", "goods", "list.csv", "--yes")
    assert left.read_bytes() == mended
    assert "list.csv.errors-2.csv" in said.out
    put(desk, "list.csv", "SKU,Product,Daily sales\nA-1,Box,2\n")
    await desk("import", "goods", "list.csv", "--yes")
    assert left.read_bytes() == mended
