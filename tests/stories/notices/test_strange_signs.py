"""Signs that no database keeps, a NUL or half of a pair: what they stand in is read as if they were not there."""

from slack_bolt.request.async_request import AsyncBoltRequest

from store import tables as t
from tests.shop import NOTICE
from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL, a_card, a_notice, only_case
from tests.stories.papers import PROBLEMS, a_mail, a_mail_with, dropped


async def drop(stage: Stage, name: str, content: bytes) -> None:
    await stage.post("limin", AGENT_CHANNEL, "", files=[dropped(name, content)])
    await stage.advance(seconds=10)


async def test_a_mail_is_read(stage: Stage) -> None:
    await drop(stage, "欠品.eml", a_mail("欠品の\0ご連絡", NOTICE.replace("12月中旬", "12月\0中旬"), "utf-8"))
    assert only_case(stage).qty_short == 12
    (notice,) = stage.rows(t.Notice)
    assert (notice.text, notice.author) == (f"欠品のご連絡\n{NOTICE}", "李 敏")


async def test_a_mail_whose_head_is_in_no_encoding_is_read(stage: Stage) -> None:
    content = a_mail_with(NOTICE, ("memo.txt", b"memo")).replace(b"<three@", b"<\xb7\x80three\xff@")
    await drop(stage, "欠品.eml", content.replace(b'"memo.txt"', b'"\xff\xb7memo.csv"'))
    assert only_case(stage).qty_short == 12


async def test_a_mail_in_an_encoding_that_has_halves_of_pairs_is_read(stage: Stage) -> None:
    plain = b"Content-Type: text/plain; charset=utf-7\r\n\r\n" + NOTICE.encode("utf-7") + b" +2D0-"
    await drop(stage, "欠品.eml", b"From: li@kamome.example\r\nSubject: notice\r\n" + plain)
    assert only_case(stage).qty_short == 12


async def test_a_list_is_read(stage: Stage) -> None:
    await drop(stage, "list.csv", PROBLEMS.replace("ネイビー", "ネイ\0ビー").encode())
    shown = (await stage.messages(AGENT_CHANNEL))[-1]
    below = (await shown.thread())[0]
    await stage.click(AGENT_CHANNEL, below.ts, "hana", label=below.buttons[0])
    assert (only_case(stage).sku, only_case(stage).color) == ("BOX-NV-L", "ネイビー")


async def test_what_is_written_in_slack_is_read(stage: Stage) -> None:
    ts = await a_notice(stage, NOTICE.replace("ネイビー", "ネイビー\0"))
    assert only_case(stage).qty_short == 12
    await stage.post("limin", AGENT_CHANNEL, "確認\0します。", thread_ts=ts)
    await stage.advance(seconds=5)
    assert "確認します" in (await (await stage.card()).thread())[-1].text


async def test_what_is_cut_in_the_middle_of_an_emoji_is_read(stage: Stage) -> None:
    await stage.post("limin", AGENT_CHANNEL, "おはようございます")
    told = next(
        entry["payload"]
        for entry in (await stage.control("log", "GET", since=0))["entries"]
        if entry["kind"] == "envelope" and entry["payload"]["event"]["type"] == "message"
    )
    event = told["event"] | {"ts": f"{float(told['event']['ts']) + 1:.6f}", "text": NOTICE + "\ud83d"}
    body = told | {"event_id": "Ev1", "event": event}
    answered = await stage.keppin.bolt.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=body))
    assert answered.status == 200
    assert only_case(stage).qty_short == 12


async def test_what_is_filled_in_is_taken(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("hana", "読み取りを直す")
    assert (await stage.submit("hana", color="ネイ\0ビー"))["closed"]
    assert only_case(stage).color == "ネイビー"
