"""A list dropped into Slack: a preview, one button, and every row accounted for."""

import pytest
from sqlmodel import Session, delete, select

from bot.flows.files.lists import read_list
from bot.flows.files.taken_rows import mark
from bot.flows.upkeep.clean_up import clean_up
from bot.rules.sheets import RowKind
from store import tables as t
from tests.shop import NOTICE, ORDER
from tests.stage import Shown, Stage
from tests.stories.acts import AGENT_CHANNEL, a_notice, only_case, undo_window_over
from tests.stories.letters import UNREADABLE
from tests.stories.papers import CHINESE_PROBLEMS, PACKING, PROBLEMS, a_workbook, dropped

LIST = PROBLEMS.encode("cp932")


async def drop(stage: Stage, user: str = "limin", content: bytes = LIST, name: str = "problems.csv") -> str:
    return await stage.post(user, AGENT_CHANNEL, "", files=[dropped(name, content)])


async def preview(stage: Stage, ts: str) -> Shown:
    """What stands below the dropped file."""
    return (await stage.messages(AGENT_CHANNEL, thread_ts=ts))[1]


async def press(stage: Stage, ts: str, user: str) -> None:
    shown = await preview(stage, ts)
    await stage.click(AGENT_CHANNEL, shown.ts, user, label=shown.buttons[0])


async def told_below(stage: Stage, ts: str, user: str) -> str:
    """What was said to one person alone in the file's thread."""
    thread = await stage.messages(AGENT_CHANNEL, thread_ts=ts, user=user)
    return "\n".join(shown.text for shown in thread if shown.raw.get("is_ephemeral"))


async def test_a_dropped_list_is_shown_with_every_row_and_opens_nothing_by_itself(stage: Stage) -> None:
    ts = await drop(stage)
    shown = await preview(stage, ts)
    assert "*problems.csv* を読みました：欠品 *1行*、在庫あり 1行、⚠️ 使えない行 *1行*" in shown.text
    assert "2行目" in shown.text
    assert "折りたたみ収納ボックス ネイビー/L* 不足 12個（注文 30個）" in shown.text
    assert "• 4行目：数量「多数」を読み取れません。" in shown.text
    assert shown.buttons == ["案件を開く"]
    assert not stage.rows(t.Case)


async def test_a_row_that_cannot_be_right_is_marked_before_it_is_a_case_and_once(stage: Stage) -> None:
    impossible = (
        f"注文番号,番,商品名,色,サイズ,注文数,不足数\n{ORDER},3,折りたたみ収納ボックス,ネイビー,L,30,50\n"
    )
    ts = await drop(stage, content=impossible.encode())
    assert "不足 50個（注文 30個） ⚠️ 不足数が注文数より多い" in (await preview(stage, ts)).text
    await press(stage, ts, "hana")
    assert (await stage.card()).text.count("不足数が注文数より多い") == 1


async def test_a_row_that_sums_the_list_up_is_told_as_not_used_and_opens_nothing(stage: Stage) -> None:
    rows = f"注文番号,番,商品名,色,サイズ,注文数,不足数\n{ORDER},3,折りたたみ収納ボックス,ネイビー,L,30,12\n"
    ts = await drop(stage, content=f"{rows}合計,,,,,30,12\n".encode())
    said = (await preview(stage, ts)).text
    assert "• 3行目：合計の行なので使いません。" in said
    await press(stage, ts, "hana")
    assert [case.qty_short for case in stage.rows(t.Case)] == [12]


async def test_the_button_opens_the_cases_and_says_who_pressed_it(stage: Stage) -> None:
    ts = await drop(stage)
    await press(stage, ts, "hana")
    card = await stage.card()
    assert "K-1 欠品：折りたたみ収納ボックス ネイビー/L（不足12）" in card.text
    assert "problems.csv（一覧ファイル）" in card.text
    assert f"/archives/C0AGENT/p{ts.replace('.', '')}|元の連絡>" in card.text
    shown = await preview(stage, ts)
    assert "<@U0HANA>" in shown.text
    assert "K-1 を開きました" in shown.text
    assert not shown.buttons
    case = only_case(stage)
    assert (case.sku, case.qty_short, case.restock) == ("BOX-NV-L", 12, "12月中旬")


async def test_the_targets_clock_starts_when_the_list_was_dropped(stage: Stage) -> None:
    ts = await drop(stage)
    await stage.advance(minutes=5)
    await press(stage, ts, "hana")
    assert only_case(stage).started_at.timestamp() == float(ts)


async def test_a_second_press_is_told_who_was_first(stage: Stage) -> None:
    ts = await drop(stage)
    await stage.leave_screens_old()
    await press(stage, ts, "hana")
    await press(stage, ts, "boss")
    assert len(stage.rows(t.Case)) == 1
    told = await told_below(stage, ts, "boss")
    assert "<@U0HANA> が 10:00:0" in told
    assert "重ねて開いたものはありません" in told


async def test_the_agents_own_people_cannot_press_it(stage: Stage) -> None:
    ts = await drop(stage)
    await press(stage, ts, "limin")
    assert not stage.rows(t.Case)
    assert "社内のメンバーだけ" in await told_below(stage, ts, "limin")


async def test_the_same_list_again_opens_nothing_new(stage: Stage) -> None:
    await press(stage, await drop(stage), "hana")
    again = await drop(stage, name="problems (1).csv")
    await press(stage, again, "hana")
    assert len(stage.rows(t.Case)) == 1
    assert "新しい案件はありません（1行はすでに受け付けています）" in (await preview(stage, again)).text


async def test_a_list_opens_nothing_again_however_late_it_comes(stage: Stage) -> None:
    await press(stage, await drop(stage), "hana")
    card = await stage.card()
    await card.press("hana", "1 ")
    await undo_window_over(stage)
    await (await card.again()).press("hana", "完了にする")
    await stage.advance(days=15)
    stage.keppin.desk.run_now(clean_up)
    again = await drop(stage, content=PROBLEMS.replace("多数", "15").encode("utf-8-sig"))
    await press(stage, again, "hana")
    assert [case.sku for case in stage.rows(t.Case)] == ["BOX-NV-L", "LIN-WH-M"]


async def test_rows_alike_below_different_orders_are_cases_of_both(stage: Stage) -> None:
    other = ORDER.replace("2026111015475684", "2026111115475684")
    alike = ",,リネンシャツ,M,白,15,3,欠品,\r\n"
    head, first, *_ = PROBLEMS.splitlines(keepends=True)
    content = "".join((head, first, alike, first.replace(ORDER, other), alike))
    await press(stage, await drop(stage, content=content.encode()), "hana")
    shirts = [case for case in stage.rows(t.Case) if case.product == "リネンシャツ"]
    assert {case.order_no for case in shirts} == {ORDER, other}
    one = head + alike
    for order_no in (ORDER.replace("2026", "2025"), ORDER.replace("2026", "2024")):
        above = f"注文番号：{order_no}\r\n{one}"
        await press(stage, await drop(stage, content=above.encode(), name=f"{order_no}.csv"), "hana")
        assert stage.rows(t.Case)[-1].order_no == order_no


def _kept_as_before(session: Session) -> None:
    """The rows are kept as until migration 0011: by their cells alone."""
    (kept,) = session.exec(select(t.DroppedFile))
    (at,) = {row.at for row in session.exec(select(t.TakenRow))}
    session.exec(delete(t.TakenRow))
    rows = read_list(kept.content, as_of=kept.written_at).of(RowKind.SHORT)
    for key in {f"{kept.agent_id}:{mark(row.cells)}" for row in rows}:
        session.add(t.TakenRow(workspace_id=kept.workspace_id, key=key, at=at))


async def test_rows_below_their_order_are_known_again_from_when_that_was_no_part_of_their_name(
    stage: Stage,
) -> None:
    other = ORDER.replace("2026", "2025")
    head = "番,商品名,サイズ,カラー,注文数,問題数量,問題種別,備考\r\n"
    shirt, box = "2,リネンシャツ,M,白,15,3,欠品,\r\n", "3,折りたたみ収納ボックス,L,ネイビー,30,12,欠品,\r\n"
    above = f"注文番号：{ORDER}\r\n{head}"
    await press(stage, await drop(stage, content=(above + shirt).encode()), "hana")
    await (await stage.card()).press("hana", "1 ")
    await undo_window_over(stage)
    await (await stage.card()).press("hana", "完了にする")
    stage.change(_kept_as_before)
    await stage.advance(days=1)
    longer = await drop(stage, content=(above + shirt + box).encode(), name="longer.csv")
    await press(stage, longer, "hana")
    assert [case.sku for case in stage.rows(t.Case)] == ["LIN-WH-M", "BOX-NV-L"]
    assert "K-2 を開きました（1行はすでに受け付けています）" in (await preview(stage, longer)).text
    elsewhere = f"注文番号：{other}\r\n{head}{shirt}"
    await press(stage, await drop(stage, content=elsewhere.encode(), name="other.csv"), "hana")
    assert stage.rows(t.Case)[-1].order_no == other


async def test_a_mended_list_opens_only_what_is_new(stage: Stage) -> None:
    await press(stage, await drop(stage), "hana")
    again = await drop(stage, content=PROBLEMS.replace("多数", "15").encode("utf-8-sig"))
    await press(stage, again, "boss")
    assert [case.sku for case in stage.rows(t.Case)] == ["BOX-NV-L", "LIN-WH-M"]
    assert "K-2 を開きました（1行はすでに受け付けています）" in (await preview(stage, again)).text


async def test_a_line_that_is_a_case_from_the_channel_already_gets_no_second_card(stage: Stage) -> None:
    await a_notice(stage)
    await stage.advance(minutes=1)
    ts = await drop(stage)
    await press(stage, ts, "hana")
    assert len(stage.rows(t.Case)) == 1
    shown = await preview(stage, ts)
    assert "K-1 がすでにあるので、そのスレッドに追加しました" in shown.text
    assert "を開きました" not in shown.text


async def test_a_list_says_which_of_its_cases_are_new(stage: Stage) -> None:
    await a_notice(stage)
    await stage.advance(minutes=1)
    ts = await drop(stage, content=CHINESE_PROBLEMS.encode("gb18030"))
    await press(stage, ts, "hana")
    assert (
        "K-2 を開きました。K-1 はすでにあるので、そのスレッドに追加しました"
        in (await preview(stage, ts)).text
    )


async def test_a_chinese_list_is_read_in_its_own_encoding(stage: Stage) -> None:
    ts = await drop(stage, content=CHINESE_PROBLEMS.encode("gb18030"))
    shown = await preview(stage, ts)
    assert shown.buttons == ["2件の案件を開く"]
    await press(stage, ts, "hana")
    assert [case.sku for case in stage.rows(t.Case)] == ["LIN-WH-M", "BOX-NV-L"] or [
        case.sku for case in stage.rows(t.Case)
    ] == ["BOX-NV-L", "LIN-WH-M"]
    assert len(stage.rows(t.Notice)) == 1


async def test_a_list_in_a_direct_message_is_shown_there(stage: Stage) -> None:
    await stage.post("hana", "@hana", "", files=[dropped("problems.csv", LIST)])
    thread = [shown for shown in await stage.messages("@hana", user="hana") if "files" in shown.raw]
    shown, _ = (await stage.messages("@hana", thread_ts=thread[0].ts))[1:]
    assert "欠品 *1行*" in shown.text
    await stage.click("@hana", shown.ts, "hana", label=shown.buttons[0])
    assert len(stage.rows(t.Case)) == 1


async def test_somebody_without_a_role_is_told_so_in_a_direct_message(stage: Stage) -> None:
    await stage.post("newbie", "@newbie", "", files=[dropped("problems.csv", LIST)])
    assert "権限が必要です" in "\n".join(await stage.private("newbie"))
    assert not stage.rows(t.DroppedFile)


async def test_a_file_that_is_no_such_list_is_said_to_be_none(stage: Stage) -> None:
    await drop(stage, content=PACKING.encode("cp932"))
    (told,) = await stage.answers("limin", AGENT_CHANNEL)
    assert "見出し" in told
    assert "箱番号" in told


async def test_a_workbook_that_cannot_be_opened_is_answered_with_what_to_do(stage: Stage) -> None:
    for name, content in (
        ("壊れた.xlsx", b"PK\x03\x04"),
        ("鍵つき.xlsx", b"\xd0\xcf\x11\xe0"),
        ("古い.xls", b"x"),
    ):
        await drop(stage, name=name, content=content)
    told = await stage.answers("limin", AGENT_CHANNEL)
    assert len(told) == 3
    assert all("パスワードを外し、Excel ブック（.xlsx）か「CSV（コンマ区切り）」で" in each for each in told)


async def test_a_workbook_is_read_like_a_list(stage: Stage) -> None:
    ts = await drop(stage, name="問題商品.xlsx", content=a_workbook(PROBLEMS))
    shown = await preview(stage, ts)
    assert "*問題商品.xlsx* を読みました：欠品 *1行*、在庫あり 1行、⚠️ 使えない行 *1行*" in shown.text
    assert "• 4行目：数量「多数」を読み取れません。" in shown.text
    await press(stage, ts, "hana")
    case = only_case(stage)
    assert (case.sku, case.qty_short, case.restock) == ("BOX-NV-L", 12, "12月中旬")
    assert stage.rows(t.DroppedFile)[0].content.startswith(b"PK")


async def test_the_same_row_in_a_workbook_and_in_a_csv_is_one_case(stage: Stage) -> None:
    await press(stage, await drop(stage), "hana")
    again = await drop(stage, name="problems.xlsx", content=a_workbook(PROBLEMS))
    await press(stage, again, "hana")
    assert len(stage.rows(t.Case)) == 1


async def test_a_photo_in_the_agents_channel_is_none_of_our_business(stage: Stage) -> None:
    await drop(stage, name="photo.jpg", content=b"\xff\xd8")
    assert not await stage.answers("limin", AGENT_CHANNEL)
    assert not stage.rows(t.DroppedFile)


async def test_words_that_name_no_item_are_heard_once_the_file_beside_them_is_known_for_a_photo(
    stage: Stage,
) -> None:
    photos = [dropped(name, b"\xff\xd8") for name in ("front.jpg", "back.jpg")]
    await stage.post("limin", AGENT_CHANNEL, UNREADABLE, files=photos)
    assert only_case(stage).incomplete
    assert not await stage.answers("limin", AGENT_CHANNEL)


async def test_words_that_hand_over_a_list_and_a_photo_are_no_notice(stage: Stage) -> None:
    files = [dropped("photo.jpg", b"\xff\xd8"), dropped("problems.csv", LIST)]
    ts = await stage.post("limin", AGENT_CHANNEL, "欠品の一覧です。ご確認ください。", files=files)
    assert (await preview(stage, ts)).buttons
    assert not stage.rows(t.Notice)


async def test_a_file_that_slack_does_not_give_out_is_said_to_be_so(stage: Stage) -> None:
    for code, said in (("missing_scope", "files:read"), ("file_deleted", "取り出せませんでした")):
        await stage.control("faults", error={"method": "files.info", "code": code})
        await stage.post("limin", AGENT_CHANNEL, UNREADABLE, files=[dropped("problems.csv", LIST)])
        assert said in (await stage.answers("limin", AGENT_CHANNEL))[-1]
    assert not stage.rows(t.DroppedFile)
    assert only_case(stage).incomplete  # the words were heard all the same


async def test_a_photo_beside_a_notice_does_not_hide_it(stage: Stage) -> None:
    await stage.post("limin", AGENT_CHANNEL, NOTICE, files=[dropped("photo.jpg", b"\xff\xd8")])
    assert len(await stage.cards()) == 1


async def test_a_file_of_too_many_bytes_is_not_fetched(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.flows.hearing.hear_files.LARGEST", 100)
    await drop(stage)
    assert "大きすぎて" in (await stage.answers("limin", AGENT_CHANNEL))[0]


async def test_the_list_is_kept_byte_for_byte(stage: Stage) -> None:
    await drop(stage)
    (kept,) = stage.rows(t.DroppedFile)
    assert kept.content == LIST
