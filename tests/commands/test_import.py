"""`keppin import notices` shows a list, opens its cases when asked to, and leaves nothing out."""

import pytest
from sqlmodel import select

from bot.rules.sheets import ROW_ERRORS, SHEET_ERRORS
from store.database import Database
from store.tables import Case
from templates import parts
from tests.commands.conftest import Shell

LIST = (
    "番号,注文番号,商品名,カラー,注文数,問題数量\r\n"
    "3,2026111015475684-0777,収納ボックス,ネイビー,30,12\r\n"
    "4,2026111015475684-0777,収納ボックス,白,10,0\r\n"
    "5,2026111015475684-0777,收納箱 软,白,10,たくさん\r\n"
)


def written(shell: Shell, text: str = LIST, encoding: str = "cp932") -> None:
    (shell.folder / "list.csv").write_bytes(text.encode(encoding))


def cases(shell: Shell) -> int:
    database = Database(f"sqlite:///{shell.folder / 'data/keppin.db'}")
    with database.transaction() as session:
        found = len(session.exec(select(Case)).all())
    database.close()
    return found


async def test_the_list_is_shown_and_nothing_is_opened_without_being_asked_for(set_up: Shell):
    written(set_up, LIST.replace("软", ""))
    said = await set_up("import", "notices", "list.csv")
    assert said.code == 0, said.err
    assert "list.csv (cp932): 1 short, 1 in stock, 1 that cannot be used" in said.out
    assert 'row 4  ✗ The quantity "たくさん" is not a number.' in said.out
    assert "Add --yes to open 1 case." in said.out
    assert cases(set_up) == 0


async def test_yes_opens_the_cases_once(set_up: Shell):
    written(set_up, encoding="utf-8")
    assert "Opened K-1." in (await set_up("import", "notices", "list.csv", "--yes")).out
    again = await set_up("import", "notices", "list.csv", "--yes")
    assert "There was nothing new. 1 row was taken in before." in again.out
    assert cases(set_up) == 1


async def test_the_rows_left_over_can_be_mended_and_imported(set_up: Shell):
    written(set_up, encoding="utf-8")
    await set_up("import", "notices", "list.csv", "--yes")
    left = set_up.folder / "list.csv.errors.csv"
    content = left.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert "The quantity" in content.decode("utf-8-sig")
    left.write_text(
        content.decode("utf-8-sig").replace("たくさん\r\n", "3\r\n"), encoding="utf-8", newline=""
    )
    mended = await set_up("import", "notices", "list.csv.errors.csv", "--yes")
    assert "Opened K-2." in mended.out


async def test_rows_that_fit_are_left_over_in_the_encoding_of_japanese_spreadsheets(set_up: Shell):
    written(set_up, LIST.replace("收納箱 软", "=A1"))
    await set_up("import", "notices", "list.csv", KEPPIN_LANG="ja")
    told = (set_up.folder / "list.csv.errors.csv").read_bytes().decode("cp932")
    assert told.startswith("元の行,理由と直し方,番号")
    assert ",'=A1," in told


async def test_the_rows_number_in_the_file_is_not_taken_for_the_line(set_up: Shell):
    written(set_up, LIST.replace("收納箱 软", "箱"))
    await set_up("import", "notices", "list.csv", KEPPIN_LANG="ja")
    left = set_up.folder / "list.csv.errors.csv"
    left.write_bytes(left.read_bytes().decode("cp932").replace("たくさん\r\n", "3\r\n").encode("cp932"))
    mended = await set_up("import", "notices", "list.csv.errors.csv", "--yes", KEPPIN_LANG="ja")
    assert "5番  箱  白 不足 3/10" in mended.out


async def test_what_is_no_list_is_refused_with_the_reason(set_up: Shell):
    (set_up.folder / "list.csv").write_bytes("箱,重さ\r\n1,2\r\n".encode("cp932"))
    said = await set_up("import", "notices", "list.csv")
    assert said.code == 1
    assert "no headings of such a list" in said.err
    assert "箱,重さ" in said.err
    assert (await set_up("import", "notices", "nowhere.csv")).code == 2


async def test_an_agent_that_nobody_knows_is_refused(set_up: Shell):
    written(set_up, encoding="utf-8")
    said = await set_up("import", "notices", "list.csv", "--yes", "--agent", "カモメ")
    assert (said.code, "no agent called" in said.err) == (2, True)


async def test_an_agent_that_nobody_knows_is_told_before_the_list_is_shown(set_up: Shell):
    written(set_up, encoding="utf-8")
    said = await set_up("import", "notices", "list.csv", "--agent", "カモメ")
    assert (said.code, said.out) == (2, "")
    assert said.err == 'There is no agent called "カモメ". Known are: ラクマート\n'
    assert not list(set_up.folder.glob("*.errors.csv"))


async def test_of_several_agents_one_has_to_be_named_before_the_list_is_shown(set_up: Shell):
    assert (await set_up("init", "--agent", "Fennel:#other:en")).code == 0
    written(set_up, encoding="utf-8")
    said = await set_up("import", "notices", "list.csv")
    assert (said.code, said.out) == (2, "")
    assert said.err == "Say with --agent whose list this is. Known are: ラクマート, Fennel\n"
    assert "1 short" in (await set_up("import", "notices", "list.csv", "--agent", "fennel")).out


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_reason_has_its_words(lang: str):
    assert set(ROW_ERRORS) <= parts("sheet_rows", lang)
    assert set(SHEET_ERRORS) <= parts("cli/import", lang)
    slack = {"file_excel" if code == "excel" else f"sheet_{code}" for code in SHEET_ERRORS}
    assert slack <= parts("errors", lang)


async def test_a_mail_is_shown_with_what_is_understood_of_it(shell: Shell):
    head = "From: Li <li@kamome.example>\r\nSubject: Fwd: list\r\nDate: Fri, 20 Nov 2026 11:00:00 +0900\r\n"
    body = "\r\n2026111316402859-300001の6番、老板说没货了，下周一补。3個不足です。\r\n"
    (shell.folder / "one.eml").write_bytes((head + body).encode("utf-8"))
    said = await shell("read", "--eml", "one.eml")
    assert said.code == 0, said.err
    assert "from  Li" in said.out
    assert "line 6  3 short" in said.out
    assert "下周一 (2026-11-23)" in said.out


async def test_a_file_that_is_no_mail_is_refused(shell: Shell):
    (shell.folder / "one.eml").write_bytes(b"\x00\x01")
    assert (await shell("read", "--eml", "one.eml")).code == 2
    assert (await shell("read", "--eml", "none.eml")).code == 2
