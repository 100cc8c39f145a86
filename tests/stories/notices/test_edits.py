"""The agent changes its notice later: an open case is read again, a decided one is only told about it."""

from bot.rules.words import Status
from store import tables as t
from tests.shop import NOTICE
from tests.stage import Shown, Stage
from tests.stories.acts import AGENT_CHANNEL, a_notice, happenings, instructed, only_case
from tests.stories.letters import NO_STOCKOUT, THREE_LINES

BLACK_THERE = THREE_LINES.replace("20個　欠品です。入荷未定とのことです。", "20個　在庫あり、買付済みです。")
EIGHTEEN = NOTICE.replace("欠品数：12個", "欠品数：18個")


async def edit(stage: Stage, ts: str, text: str) -> None:
    await stage.post("limin", AGENT_CHANNEL, text, edit_ts=ts)
    await stage.advance(seconds=5)


async def last_words(card: Shown) -> str:
    return (await card.thread())[-1].text


async def test_an_edit_reads_the_case_again_and_says_what_changed(stage: Stage) -> None:
    ts = await a_notice(stage)
    card = await stage.card()
    await edit(stage, ts, EIGHTEEN)
    said = await last_words(card)
    assert "読み直しました：不足数 12 → 18" in said
    assert "欠品数：18個" in said
    card = await card.again()
    assert "不足 *18個*" in card.text
    assert "3 返金 18個" in card.buttons
    case = only_case(stage)
    assert (case.qty_short, case.version) == (18, 2)
    (notice,) = stage.rows(t.Notice)
    assert notice.text == NOTICE
    assert [each["text"] for each in notice.edits] == [EIGHTEEN]


async def test_an_edit_of_the_second_posting_is_read_too(stage: Stage) -> None:
    await a_notice(stage)
    card = await stage.card()
    await edit(stage, await a_notice(stage), EIGHTEEN)
    assert "読み直しました：不足数 12 → 18" in await last_words(card)
    assert only_case(stage).qty_short == 18


async def test_a_click_on_the_card_from_before_the_edit_is_refused(stage: Stage) -> None:
    ts = await a_notice(stage)
    card = await stage.card()
    await stage.leave_screens_old()
    await edit(stage, ts, EIGHTEEN)
    await card.press("hana", "3 ")
    assert "何も変わっていません" in (await stage.answers("hana"))[0]
    assert only_case(stage).status is Status.OPEN


async def test_the_target_runs_on_through_an_edit(stage: Stage) -> None:
    ts = await a_notice(stage)
    due = only_case(stage).due_at
    await stage.advance(minutes=5)
    await edit(stage, ts, EIGHTEEN)
    assert only_case(stage).due_at == due


async def test_a_reason_or_an_offer_that_changed_is_told_in_words(stage: Stage) -> None:
    ts = await a_notice(stage)
    card = await stage.card()
    text = NOTICE.replace("理由：一時欠品\n再入荷：12月中旬", "理由：廃盤").replace("ブラック", "ベージュM")
    await edit(stage, ts, text)
    said = await last_words(card)
    assert "理由 一時的な欠品 → 廃盤" in said
    assert "代行の提案 ブラック → ベージュ" in said
    assert not any("入荷待ち" in label for label in (await card.again()).buttons)


async def test_an_edit_that_changes_nothing_for_the_case_says_so(stage: Stage) -> None:
    ts = await a_notice(stage)
    card = await stage.card()
    await edit(stage, ts, NOTICE + "\nよろしくお願い致します。")
    assert "案件の内容に変わりはありません" in await last_words(card)
    assert only_case(stage).version == 1


async def test_the_same_edit_heard_twice_is_told_once(stage: Stage) -> None:
    ts = await a_notice(stage)
    card = await stage.card()
    await edit(stage, ts, EIGHTEEN)
    await edit(stage, ts, EIGHTEEN)
    assert happenings(stage).count("notice.read_again") == 1
    assert len(await card.thread()) == 1


async def test_two_edits_are_each_compared_with_what_stood_before(stage: Stage) -> None:
    ts = await a_notice(stage)
    card = await stage.card()
    await edit(stage, ts, EIGHTEEN)
    await edit(stage, ts, NOTICE)
    assert "不足数 18 → 12" in await last_words(card)


async def test_after_a_decision_an_edit_is_only_told(stage: Stage) -> None:
    ts = await a_notice(stage)
    card = await stage.card()
    await card.press("hana", "3 ")
    await edit(stage, ts, EIGHTEEN)
    said = await last_words(card)
    assert "カードの内容はそのままです" in said
    assert "書き直し後の内容：不足数 12 → 18" in said
    case = only_case(stage)
    assert (case.qty_short, case.status) == (12, Status.DECIDED)


async def test_a_persons_correction_outlives_the_agents_edit(stage: Stage) -> None:
    ts = await a_notice(stage)
    card = await stage.card()
    await card.press("hana", "読み取りを直す")
    await stage.submit("hana", qty_short="20")
    await edit(stage, ts, EIGHTEEN)
    said = await last_words(card)
    assert "社内で直したものを残しています" in said
    assert "不足数 20 → 18" in said
    assert only_case(stage).qty_short == 20


async def test_a_line_that_the_edit_adds_becomes_a_case_with_a_target_of_its_own(stage: Stage) -> None:
    ts = await a_notice(stage, THREE_LINES)
    await stage.advance(minutes=5)
    await edit(stage, ts, THREE_LINES.replace("15枚　在庫あり、買付済みです。", "15枚　欠品です。"))
    cases = stage.rows(t.Case)
    assert [case.line_no for case in cases] == ["1", "3", "2"]
    assert (cases[2].started_at - cases[0].started_at).total_seconds() == 300
    assert [case.version for case in cases] == [1, 1, 1]


async def test_a_line_that_the_edit_drops_asks_whether_it_is_there_after_all(stage: Stage) -> None:
    ts = await a_notice(stage, THREE_LINES)
    black, navy = await stage.cards()
    await edit(stage, ts, BLACK_THERE)
    assert "この明細が見当たりません" in await last_words(black)
    black = await black.again()
    assert "*書き直された連絡に、この明細が見当たりません。*" in black.text
    await black.press("hana", "在庫ありとして完了")
    await stage.advance(seconds=5)
    first, second = stage.rows(t.Case)
    assert (first.status, second.status) == (Status.CLOSED, Status.OPEN)
    assert first.stopped_at is not None
    assert "「在庫あり」として完了にしました" in await last_words(black)
    assert "見当たりません" not in (await navy.again()).text


async def test_a_line_that_comes_back_is_asked_about_no_more(stage: Stage) -> None:
    ts = await a_notice(stage, THREE_LINES)
    black, _ = await stage.cards()
    await edit(stage, ts, BLACK_THERE)
    await edit(stage, ts, THREE_LINES)
    assert "見当たりません" not in (await black.again()).text


async def test_an_edit_that_makes_a_stockout_of_it_opens_the_case(stage: Stage) -> None:
    ts = await a_notice(stage, NO_STOCKOUT)
    await stage.advance(minutes=30)
    await edit(stage, ts, NOTICE)
    case = only_case(stage)
    assert (case.qty_short, case.status) == (12, Status.OPEN)
    assert "10:45> までに決めてください" in (await stage.card()).text
    await edit(stage, ts, NOTICE)
    assert len(stage.rows(t.Case)) == 1


async def test_an_edit_of_what_is_no_stockout_still_opens_nothing(stage: Stage) -> None:
    ts = await a_notice(stage, NO_STOCKOUT)
    await edit(stage, ts, NO_STOCKOUT + "ありがとうございました。")
    assert not stage.rows(t.Case)


async def test_another_line_number_is_followed(stage: Stage) -> None:
    ts = await a_notice(stage)
    card = await stage.card()
    text = (
        NOTICE.replace("3番", "1番").replace("ネイビー", "ブラック").replace("注文数：30個", "注文数：20個")
    )
    await edit(stage, ts, text.replace("代替：ブラックなら在庫あり\n", ""))
    assert "明細番号 3 → 1" in await last_words(card)
    assert only_case(stage).sku == "BOX-BK-L"


async def test_a_deleted_notice_is_told_kept_and_asked_about(stage: Stage) -> None:
    ts = await a_notice(stage)
    card = await stage.card()
    await stage.control("message", channel=AGENT_CHANNEL, user="limin", delete_ts=ts)
    await stage.settle()
    assert "代行が元の連絡を削除しました" in await last_words(card)
    card = await card.again()
    assert "在庫ありとして完了" in card.buttons
    assert "3 返金 12個" in card.buttons
    assert "品名：折りたたみ収納ボックス" in card.text  # nobody can open the notice any more
    assert "元の連絡>" not in card.text
    assert "読み取りに自信のない" not in card.text
    (notice,) = stage.rows(t.Notice)
    assert (notice.text, notice.deleted_at is not None) == (NOTICE, True)


async def test_a_deleted_notice_with_an_instruction_below_it_is_no_edit(stage: Stage) -> None:
    card = await instructed(stage)
    (notice,) = stage.rows(t.Notice)
    await stage.control("message", channel=AGENT_CHANNEL, user="limin", delete_ts=notice.ts)
    await stage.settle()
    await stage.advance(seconds=5)
    assert "代行が元の連絡を削除しました" in await last_words(card)
    (notice,) = stage.rows(t.Notice)
    assert (notice.text, notice.edits, notice.deleted_at is not None) == (NOTICE, [], True)
    assert only_case(stage).status is Status.INSTRUCTED


async def test_a_decided_case_outlives_its_notice(stage: Stage) -> None:
    ts = await a_notice(stage)
    card = await stage.card()
    await card.press("hana", "3 ")
    await stage.control("message", channel=AGENT_CHANNEL, user="limin", delete_ts=ts)
    await stage.settle()
    assert "在庫ありとして完了" not in (await card.again()).buttons
    assert only_case(stage).status is Status.DECIDED


async def test_a_reported_message_of_another_channel_may_be_edited_too(stage: Stage) -> None:
    ts = await stage.post("ken", "random", NOTICE)
    await stage.shortcut("ken", "report_stockout", "random", ts)
    await stage.post("ken", "random", EIGHTEEN, edit_ts=ts)
    assert "不足 *18個*" in (await stage.card()).text


async def test_an_instructed_case_stays_with_its_instruction(stage: Stage) -> None:
    card = await instructed(stage)
    (notice,) = stage.rows(t.Notice)
    await edit(stage, notice.ts, EIGHTEEN)
    await stage.advance(seconds=5)
    assert "カードの内容はそのままです" in await last_words(card)
    assert only_case(stage).qty_short == 12


async def test_an_edit_that_leaves_the_order_number_out_is_still_about_the_same_order(stage: Stage) -> None:
    ts = await a_notice(stage)
    await edit(stage, ts, "3番 ネイビー L 30個のうち18個が欠品です。")
    case = only_case(stage)
    assert (case.qty_short, case.sku, case.incomplete) == (18, "BOX-NV-L", False)


async def test_an_edit_made_while_nobody_listened_is_read_when_the_desk_comes_back(stage: Stage) -> None:
    ts = await a_notice(stage)
    await stage.keppin.close()
    await stage.control("message", channel=AGENT_CHANNEL, user="limin", text=EIGHTEEN, edit_ts=ts)
    await stage.restart()
    assert only_case(stage).qty_short == 18
