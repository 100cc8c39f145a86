"""Rows of a dropped list that cannot be used come back as a file: once, whatever happens, and to be mended."""

import csv
import io
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.flows.deliver import LEASE
from store import tables as t
from tests.saying import fault
from tests.stage import Shown, Stage, staged
from tests.stories.acts import AGENT_CHANNEL
from tests.stories.papers import PROBLEMS, a_mail_with, a_workbook, dropped

LIST = PROBLEMS.encode("cp932")
GET, COMPLETE = "files.getUploadURLExternal", "files.completeUploadExternal"


async def drop(stage: Stage, user: str = "limin", content: bytes = LIST, name: str = "problems.csv") -> str:
    return await stage.post(user, AGENT_CHANNEL, "", files=[dropped(name, content)])


async def below(stage: Stage, ts: str, channel: str = AGENT_CHANNEL, user: str | None = None) -> list[Shown]:
    return (await stage.messages(channel, thread_ts=ts, user=user))[1:]


async def handed_back(stage: Stage, ts: str) -> list[Shown]:
    """The messages with a file in the thread of a dropped list."""
    return [shown for shown in await below(stage, ts) if shown.raw.get("files")]


async def content_of(stage: Stage, shown: Shown) -> bytes:
    """The file of a message, as somebody downloads it from the page."""
    url = f"{stage.workspace.url}/page/file/{shown.raw['files'][0]['id']}?download=1"
    async with stage.http.get(url) as answer:
        assert answer.status == 200
        return await answer.read()


def table_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


async def while_patient(stage: Stage, times: int = 12) -> None:
    for _ in range(times):
        await stage.advance(seconds=5)


async def test_rows_that_cannot_be_used_come_back_below_the_preview_as_a_file(stage: Stage) -> None:
    ts = await drop(stage)
    preview, back = await below(stage, ts)
    assert "4行目：数量「全部」が数字ではありません。" in preview.text
    assert "案件にできなかった *1行*" in back.raw["text"]
    assert "もう一度こちらへドロップしてください" in back.raw["text"]
    assert back.raw["files"][0]["name"] == "problems.csv.errors.csv"
    content = await content_of(stage, back)
    assert content.startswith(b"\xef\xbb\xbf")
    header, row = table_of(content)
    assert header[:4] == ["元の行", "理由と直し方", "番号", "注文番号"]
    assert row[0] == "4"
    assert "数量「全部」が数字ではありません。" in row[1]
    assert row[2:] == PROBLEMS.splitlines()[3].split(",")


async def test_the_file_mended_and_dropped_again_opens_only_what_was_missing(stage: Stage) -> None:
    ts = await drop(stage)
    preview = (await below(stage, ts))[0]
    await stage.click(AGENT_CHANNEL, preview.ts, "hana", label=preview.buttons[0])
    (back,) = await handed_back(stage, ts)
    mended = (await content_of(stage, back)).decode("utf-8-sig").replace(",全部,", ",15,")
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
    mended = (await content_of(stage, back)).decode("utf-8-sig").replace(",全部,", ",15,").encode()
    for content in (mended, PROBLEMS.replace("全部", "15").encode(), LIST):
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
    ts = await drop(stage, content=PROBLEMS.replace("全部", "15").encode("cp932"))
    assert len(await below(stage, ts)) == 1
    assert not await stage.calls(GET)


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
    lists = (("a.csv", LIST), ("b.csv", PROBLEMS.replace("全部", "不明").encode()))
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


TROUBLES: dict[str, list[dict[str, Any]]] = {
    "the address is refused at first": [{"fail": {"method": GET, "times": 2}}],
    "Slack says slow down": [
        {"ratelimit": {"method": GET}},
        {"ratelimit": {"method": COMPLETE, "retry_after": 3, "times": 2}},
    ],
    "the bytes are not taken": [{"fail": {"method": "upload", "times": 2}}],
    "the bytes are taken and nobody hears of it": [{"lose_answer": {"method": "upload"}}],
    "it is shared and nobody hears of it": [{"lose_answer": {"method": COMPLETE}}],
    "looking it up fails as well": [
        {"lose_answer": {"method": COMPLETE}},
        {"fail": {"method": "files.info", "times": 2}},
    ],
    "sharing fails inside Slack": [{"error": {"method": COMPLETE, "code": "internal_error", "times": 2}}],
    "an error that nobody knows": [{"error": {"method": COMPLETE, "code": "file_update_failed", "times": 2}}],
}


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_whatever_goes_wrong_it_comes_back_once(stage: Stage, trouble: str) -> None:
    for each in TROUBLES[trouble]:
        await fault(stage, **each)
    ts = await drop(stage)
    await while_patient(stage)
    (back,) = await handed_back(stage, ts)
    assert len(table_of(await content_of(stage, back))) == 2
    assert len(await below(stage, ts)) == 2
    (row,) = [row for row in stage.rows(t.Delivery) if row.kind == "leftovers"]
    assert row.state is t.DeliveryState.SENT


@pytest.mark.parametrize(
    "code", ["file_uploads_disabled", "file_type_not_allowed", "missing_scope", "not_in_channel"]
)
async def test_where_slack_takes_no_files_the_words_remain(stage: Stage, code: str) -> None:
    await fault(stage, error={"method": GET, "code": code, "times": 99})
    ts = await drop(stage)
    await while_patient(stage)
    (preview,) = await below(stage, ts)
    assert "4行目" in preview.text
    assert len(await stage.calls(GET)) == 1
    await stage.click(AGENT_CHANNEL, preview.ts, "hana", label=preview.buttons[0])
    assert len(stage.rows(t.Case)) == 1


async def test_a_team_that_has_not_given_the_scope_is_told_in_words(database_url: str) -> None:
    async with staged(database_url, without=("files:write",)) as stage:
        ts = await drop(stage)
        await while_patient(stage, 3)
        (preview,) = await below(stage, ts)
        assert "• 4行目：数量「全部」が数字ではありません。" in preview.text
        await stage.click(AGENT_CHANNEL, preview.ts, "hana", label=preview.buttons[0])
        assert len(stage.rows(t.Case)) == 1


async def test_it_is_not_tried_for_ever(stage: Stage) -> None:
    await fault(stage, ratelimit={"method": GET, "times": 99, "retry_after": 3600})
    ts = await drop(stage)
    for _ in range(26):
        await stage.advance(hours=1)
    assert not await handed_back(stage, ts)
    (row,) = [row for row in stage.rows(t.Delivery) if row.kind == "leftovers"]
    assert row.state is t.DeliveryState.DROPPED


async def test_what_a_dead_process_had_uploaded_is_shared_once_by_the_next(stage: Stage) -> None:
    await fault(stage, error={"method": COMPLETE, "code": "file_update_failed", "times": 1})
    ts = await drop(stage)
    now = stage.workspace.clock.now()

    def died(session: Session) -> None:
        """As if the process had died between the upload and the sharing."""
        (row,) = [row for row in session.exec(select(t.Delivery)) if row.kind == "leftovers"]
        assert row.details["upload"]
        row.state, row.lease_until = t.DeliveryState.CLAIMED, now + LEASE

    stage.change(died)
    await stage.advance(seconds=LEASE.total_seconds() + 1)
    assert len(await handed_back(stage, ts)) == 1
    assert len(await stage.calls(GET)) == 1


async def test_an_upload_that_slack_has_thrown_away_is_made_anew(stage: Stage) -> None:
    await fault(stage, error={"method": COMPLETE, "code": "file_update_failed", "times": 1})
    ts = await drop(stage)

    def forgotten(session: Session) -> None:
        (row,) = [row for row in session.exec(select(t.Delivery)) if row.kind == "leftovers"]
        row.details = {**row.details, "upload": "F0GONE"}

    stage.change(forgotten)
    await while_patient(stage, 3)
    assert len(await handed_back(stage, ts)) == 1
    assert len(await stage.calls(GET)) == 2
