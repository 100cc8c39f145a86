"""Rows of a dropped list that cannot be used come back as a file, to be mended and dropped again."""

from store import tables as t
from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL
from tests.stories.handed_back import LIST, below, content_of, drop, handed_back, table_of, while_patient
from tests.stories.papers import PROBLEMS, a_mail_with, a_workbook, dropped


async def test_rows_that_cannot_be_used_come_back_below_the_preview_as_a_file(stage: Stage) -> None:
    ts = await drop(stage)
    preview, back = await below(stage, ts)
    assert "4行目：数量「多数」を読み取れません。" in preview.text
    assert "案件にできなかった *1行*" in back.raw["text"]
    assert "もう一度こちらへドロップしてください" in back.raw["text"]
    assert back.raw["files"][0]["name"] == "problems.csv.errors.csv"
    content = await content_of(stage, back)
    assert content.startswith(b"\xef\xbb\xbf")
    header, row = table_of(content)
    assert header[:4] == ["元の行", "理由と直し方", "番号", "注文番号"]
    assert row[0] == "4"
    assert "数量「多数」を読み取れません。" in row[1]
    assert row[2:] == PROBLEMS.splitlines()[3].split(",")


async def test_the_file_mended_and_dropped_again_opens_only_what_was_missing(stage: Stage) -> None:
    ts = await drop(stage)
    preview = (await below(stage, ts))[0]
    await stage.click(AGENT_CHANNEL, preview.ts, "hana", label=preview.buttons[0])
    (back,) = await handed_back(stage, ts)
    mended = (await content_of(stage, back)).decode("utf-8-sig").replace(",多数,", ",15,")
    for name in ("problems.csv.errors.csv", "problems.csv.errors (1).csv"):
        again = await drop(stage, content=mended.encode("utf-8-sig"), name=name)
        assert not await handed_back(stage, again)
        preview = (await below(stage, again))[0]
        await stage.click(AGENT_CHANNEL, preview.ts, "hana", label=preview.buttons[0])
    cases = [(case.sku, case.line_no, case.qty_short) for case in stage.rows(t.Case)]
    assert cases == [("BOX-NV-L", "3", 12), ("LIN-WH-M", "2", 15)]


async def test_the_whole_list_mended_and_the_file_as_well_double_nothing(stage: Stage) -> None:
    ts = await drop(stage)
    (back,) = await handed_back(stage, ts)
    mended = (await content_of(stage, back)).decode("utf-8-sig").replace(",多数,", ",15,").encode()
    for content in (mended, PROBLEMS.replace("多数", "15").encode(), LIST):
        again = await drop(stage, content=content)
        preview = (await below(stage, again))[0]
        await stage.click(AGENT_CHANNEL, preview.ts, "hana", label=preview.buttons[0])
        await while_patient(stage, 2)
    assert sorted(case.sku or "" for case in stage.rows(t.Case)) == ["BOX-NV-L", "LIN-WH-M"]


async def test_what_is_still_wrong_comes_back_under_the_same_name(stage: Stage) -> None:
    (back,) = await handed_back(stage, await drop(stage))
    again = await drop(stage, content=await content_of(stage, back), name="problems.csv.errors.csv")
    (back,) = await handed_back(stage, again)
    assert back.raw["files"][0]["name"] == "problems.csv.errors.csv"
    header, row = table_of(await content_of(stage, back))
    assert header.count("元の行") == header.count("理由と直し方") == 1
    assert row[0] == "2"


async def test_a_row_that_stood_there_twice_opens_no_second_case_when_it_comes_again(stage: Stage) -> None:
    ts = await drop(stage, content=(PROBLEMS + PROBLEMS.splitlines()[1] + "\r\n").encode("cp932"))
    preview, back = await below(stage, ts)
    assert "2行目と同じ内容です。直す必要はありません。" in preview.text
    await stage.click(AGENT_CHANNEL, preview.ts, "hana", label=preview.buttons[0])
    again = await drop(stage, content=await content_of(stage, back), name="problems.csv.errors.csv")
    preview = (await below(stage, again))[0]
    await stage.click(AGENT_CHANNEL, preview.ts, "hana", label=preview.buttons[0])
    assert len(stage.rows(t.Case)) == len(stage.rows(t.Notice)) == 1
    assert "1行はすでに受け付けています" in (await below(stage, again))[0].text


async def test_a_list_without_such_rows_gets_no_file(stage: Stage) -> None:
    ts = await drop(stage, content=PROBLEMS.replace("多数", "15").encode("cp932"))
    assert len(await below(stage, ts)) == 1
    assert not await stage.calls("files.getUploadURLExternal")


async def test_a_workbook_s_rows_come_back_as_csv_with_every_character(stage: Stage) -> None:
    book = a_workbook(PROBLEMS.replace("リネンシャツ", "亚麻衬衫 👕"))
    (back,) = await handed_back(stage, await drop(stage, name="問題商品.xlsx", content=book))
    assert back.raw["files"][0]["name"] == "問題商品.xlsx.errors.csv"
    assert "亚麻衬衫 👕" in table_of(await content_of(stage, back))[1]


async def test_what_a_spreadsheet_would_run_is_handed_back_as_text(stage: Stage) -> None:
    evil = PROBLEMS.replace("リネンシャツ", '"=HYPERLINK(""http://x.example"")"').replace("白", "-2+3")
    (back,) = await handed_back(stage, await drop(stage, content=evil.encode()))
    row = table_of(await content_of(stage, back))[1]
    assert '\'=HYPERLINK("http://x.example")' in row
    assert "'-2+3" in row


async def test_a_name_that_pings_or_turns_around_does_neither(stage: Stage) -> None:
    (back,) = await handed_back(stage, await drop(stage, name="<!channel>\u202efdp/..\\x.csv"))
    assert back.raw["files"][0]["name"] == "<!channel>fdp_.._x.csv.errors.csv"
    assert "<!" not in back.raw["text"]


async def test_in_a_direct_message_it_comes_back_there(stage: Stage) -> None:
    await stage.post("hana", "@hana", "", files=[dropped("problems.csv", LIST)])
    top = next(shown for shown in await stage.messages("@hana", user="hana") if "files" in shown.raw)
    _, back = await below(stage, top.ts, "@hana", "hana")
    assert back.raw["files"][0]["name"] == "problems.csv.errors.csv"


async def test_each_list_of_a_mail_gets_its_own(stage: Stage) -> None:
    lists = (("a.csv", LIST), ("b.csv", PROBLEMS.replace("多数", "不明").encode()))
    mail = a_mail_with("一覧をお送りします。", *lists)
    ts = await stage.post("limin", AGENT_CHANNEL, "", files=[dropped("欠品.eml", mail)])
    await while_patient(stage, 3)
    names = [shown.raw["files"][0]["name"] for shown in await handed_back(stage, ts)]
    assert sorted(names) == ["a.csv.errors.csv", "b.csv.errors.csv"]


async def test_our_own_file_is_no_list_that_somebody_dropped(stage: Stage) -> None:
    await drop(stage)
    await stage.restart()
    await while_patient(stage, 2)
    assert len(stage.rows(t.DroppedFile)) == 1


async def test_the_mended_file_may_be_dropped_into_the_thread(stage: Stage) -> None:
    ts = await drop(stage)
    (back,) = await handed_back(stage, ts)
    mended = (await content_of(stage, back)).decode("utf-8-sig").replace(",多数,", ",15,").encode()
    files = [dropped("problems.csv.errors.csv", mended)]
    await stage.post("limin", AGENT_CHANNEL, "", thread_ts=ts, files=files)
    preview = (await below(stage, ts))[-1]
    await stage.click(AGENT_CHANNEL, preview.ts, "hana", label=preview.buttons[0])
    assert [case.sku for case in stage.rows(t.Case)] == ["LIN-WH-M"]
