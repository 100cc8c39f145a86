"""An e-mail dropped into Slack is a notice like any other, from the hour in which it was written."""

from datetime import UTC, datetime

from bot.rules.words import Origin, Role
from store import tables as t
from tests.shop import NOTICE, ORDER
from tests.stage import Shown, Stage
from tests.stories.acts import AGENT_CHANNEL, DESK, a_notice, only_case, role_of
from tests.stories.letters import CHINESE, NO_STOCKOUT
from tests.stories.papers import PROBLEMS, a_mail, a_mail_with, a_workbook, dropped

WRITTEN = datetime(2026, 11, 18, 0, 52, tzinfo=UTC)


async def drop(stage: Stage, content: bytes, user: str = "limin", channel: str = AGENT_CHANNEL) -> str:
    return await stage.post(user, channel, "", files=[dropped("欠品.eml", content)])


async def test_a_mail_of_the_agents_becomes_a_card_with_its_origin_and_its_hour(stage: Stage) -> None:
    ts = await drop(stage, a_mail("欠品のご連絡", NOTICE))
    card = await stage.card()
    assert "K-1 欠品：折りたたみ収納ボックス ネイビー/L（不足12）" in card.text
    assert "李 敏（メール）" in card.text
    assert f"p{ts.replace('.', '')}|元の連絡>" in card.text
    case = only_case(stage)
    assert case.started_at == WRITTEN
    (notice,) = stage.rows(t.Notice)
    assert (notice.origin, notice.source) == (Origin.EMAIL, "mail:<one@kamome.example>")


async def test_a_mail_whose_target_is_over_already_is_called_for_below_its_card(stage: Stage) -> None:
    late = a_mail("欠品のご連絡", NOTICE, date="Wed, 18 Nov 2026 09:12:00 +0900")
    await drop(stage, late)
    await stage.advance(seconds=10)
    card, call = await stage.messages(DESK)
    assert "K-1 欠品" in card.text
    assert "過ぎました" in call.text
    assert call.raw["thread_ts"] == card.ts


async def test_a_chinese_mail_under_a_wrong_label_is_read(stage: Stage) -> None:
    content = a_mail("缺货反馈", CHINESE, "gb18030").replace(b"charset=gb18030", b"charset=gb2312")
    await drop(stage, content)
    assert only_case(stage).qty_short == 12


async def test_the_same_mail_twice_is_one_case(stage: Stage) -> None:
    await drop(stage, a_mail("欠品のご連絡", NOTICE))
    await drop(stage, a_mail("欠品のご連絡", NOTICE))
    assert len(stage.rows(t.Case)) == 1


async def test_a_forwarded_mail_counts_from_when_the_agent_wrote_it(stage: Stage) -> None:
    passed_on = (
        "対応をお願いします。\n\n---------- Forwarded message ---------\n差出人: 李 敏 <li@kamome.example>\n"
        f"日時: 2026年11月18日(水) 9:40\n件名: 欠品のご連絡\n宛先: <desk@hinata.example>\n\n{NOTICE}"
    )
    await drop(stage, a_mail("Fwd: 欠品のご連絡", passed_on), user="hana", channel="@hana")
    assert only_case(stage).started_at == datetime(2026, 11, 18, 0, 40, tzinfo=UTC)
    assert "K-1 として受け付けました" in "\n".join(await stage.private("hana"))


async def test_a_mail_that_is_no_stockout_opens_nothing(stage: Stage) -> None:
    await drop(stage, a_mail("発送のご連絡", NO_STOCKOUT))
    assert not stage.rows(t.Case)
    assert not stage.rows(t.Notice)[0].is_stockout


async def test_a_mail_sent_into_slack_is_read_from_what_slack_tells_of_it(stage: Stage) -> None:
    parts = {
        "subject": "欠品のご連絡",
        "plain_text": NOTICE,
        "from": [{"address": "li@kamome.example", "name": "李 敏", "original": "李 敏 <li@kamome.example>"}],
        "headers": {"date": "Wed, 18 Nov 2026 09:52:00 +0900", "message_id": "<two@kamome.example>"},
    }
    await stage.post("limin", AGENT_CHANNEL, "", files=[dropped("欠品のご連絡", b"<html>", email=parts)])
    assert only_case(stage).started_at == WRITTEN


async def test_a_mail_without_words_is_said_to_have_none(stage: Stage) -> None:
    await drop(stage, a_mail("", " "), user="hana", channel="@hana")
    assert "本文を読み取れませんでした" in "\n".join(await stage.private("hana"))


async def test_a_member_without_a_role_cannot_enter_a_mail_in_the_agents_channel(stage: Stage) -> None:
    role_of(stage, "U0KEN", Role.NONE)
    await drop(stage, a_mail("欠品のご連絡", NOTICE), user="ken")
    assert not stage.rows(t.Case)
    assert "needs the role" in "\n".join(await stage.answers("ken", AGENT_CHANNEL))


async def test_a_subject_that_says_the_same_as_the_text_makes_no_second_item(stage: Stage) -> None:
    await drop(stage, a_mail("【欠品】収納ボックス ネイビー Lの件", NOTICE))
    card = await stage.card()
    assert await card.thread() == []
    case = only_case(stage)
    assert (case.qty_short, case.doubts) == (12, [])


async def test_the_order_number_may_stand_in_the_subject_alone(stage: Stage) -> None:
    text = "3番 ネイビー L、30個のうち12個が欠品です。"
    await drop(stage, a_mail(f"欠品のご連絡 {ORDER}", text))
    case = only_case(stage)
    assert (case.order_no, case.sku, case.qty_short) == (ORDER, "BOX-NV-L", 12)


async def test_the_same_words_by_mail_and_in_the_channel_are_one_case(stage: Stage) -> None:
    await a_notice(stage)
    await drop(stage, a_mail("欠品のご連絡", NOTICE))
    assert "同じ連絡がもう一度届きました" in (await (await stage.card()).thread())[-1].text
    assert only_case(stage).version == 1


LIST = ("problems.csv", PROBLEMS.encode("cp932"))


async def below(stage: Stage, ts: str) -> list[Shown]:
    """What stands below the dropped mail."""
    return (await stage.messages(AGENT_CHANNEL, thread_ts=ts))[1:]


async def test_a_list_in_a_mail_is_shown_with_its_button_and_counts_from_the_mail(stage: Stage) -> None:
    ts = await drop(stage, a_mail_with("添付の一覧をご確認ください。よろしくお願い致します。", LIST))
    assert not stage.rows(t.Case)
    shown, _ = await below(stage, ts)
    assert "*problems.csv* を読みました：欠品 *1行*" in shown.text
    await stage.click(AGENT_CHANNEL, shown.ts, "hana", label=shown.buttons[0])
    case = only_case(stage)
    assert (case.sku, case.started_at) == ("BOX-NV-L", WRITTEN)
    assert "K-1 を開きました" in (await below(stage, ts))[0].text


async def test_a_mail_that_only_hands_over_a_list_opens_no_empty_case_in_a_direct_message(
    stage: Stage,
) -> None:
    book = ("一覧.xlsx", a_workbook(PROBLEMS))
    await drop(stage, a_mail_with("欠品の一覧です。", book), user="hana", channel="@hana")
    assert not stage.rows(t.Case)
    top = next(shown for shown in await stage.messages("@hana", user="hana") if "files" in shown.raw)
    shown, _ = (await stage.messages("@hana", thread_ts=top.ts, user="hana"))[1:]
    assert "*一覧.xlsx* を読みました" in shown.text


async def test_both_the_words_of_a_mail_and_its_lists_are_read(stage: Stage) -> None:
    text = f"{ORDER} の2番 リネンシャツ 白 M、15枚が欠品です。ほかは添付の一覧のとおりです。"
    ts = await drop(stage, a_mail_with(text, ("photo.jpg", b"\xff\xd8"), LIST, ("memo.txt", "メモ".encode())))
    assert only_case(stage).sku == "LIN-WH-M"
    shown, _ = await below(stage, ts)
    await stage.click(AGENT_CHANNEL, shown.ts, "hana", label=shown.buttons[0])
    assert [case.sku for case in stage.rows(t.Case)] == ["LIN-WH-M", "BOX-NV-L"]
