"""What a member pastes to Keppin alone is entered as with `/stockout new`, and always answered."""

import pytest

from bot.rules.words import Origin, Status
from store import tables as t
from tests.saying import fault
from tests.shop import NOTICE, ORDER
from tests.stage import Stage, staged
from tests.stories.acts import a_card, a_notice, only_case
from tests.stories.letters import CHINESE, THREE_LINES, UNREADABLE
from tests.stories.papers import dropped

#: An order that is not among ours: only the words tell that it is the same.
UNKNOWN = NOTICE.replace(ORDER, "2020010100000000-300001")
ALL_SHORT = THREE_LINES.replace("15枚　在庫あり、買付済みです。", "15枚　廃盤とのことです。")


async def private(stage: Stage, user: str) -> str:
    return "\n".join(await stage.private(user))


async def test_a_pasted_notice_becomes_a_case_and_is_answered_with_its_number(stage: Stage) -> None:
    await stage.post("hana", "@hana", NOTICE)
    assert "K-1 として受け付けました" in await private(stage, "hana")
    card = await stage.card()
    assert "カモメ代行（Keppin への貼り付け）" in card.text
    assert "元の連絡" not in card.text.splitlines()[-1]
    (notice,) = stage.rows(t.Notice)
    assert (notice.origin, notice.text) == (Origin.DIRECT, NOTICE)


@pytest.mark.parametrize(
    "said", ["返金でお願いします", "キャンセルで", "2番でお願いします", "黒でお願いします", "退款"]
)
async def test_a_decision_written_to_keppin_decides_nothing_and_is_told_where_to_press(
    stage: Stage, said: str
) -> None:
    await a_notice(stage)
    await stage.post("hana", "@hana", said)
    assert "まだ何も決まっていません。<#C0DESK> の案件のカードで" in (await stage.private("hana"))[-1]
    assert only_case(stage).status is Status.OPEN


async def test_the_answer_speaks_the_persons_language(stage: Stage) -> None:
    await stage.post("ken", "@ken", CHINESE)
    assert "Taken in as K-1" in await private(stage, "ken")


async def test_what_came_through_the_channel_before_is_the_same_case(stage: Stage) -> None:
    await a_notice(stage)
    await stage.post("hana", "@hana", NOTICE)
    case = only_case(stage)
    said = await private(stage, "hana")
    assert "K-1 と同じ連絡でした。新しい案件は作っていません" in said
    assert f"<{case.card_link}|カードを開く>" in said
    assert "受け付けました" not in said


@pytest.mark.parametrize("days", [2, 9])
async def test_a_copy_of_what_still_runs_is_the_same_case_days_later(stage: Stage, days: int) -> None:
    await a_notice(stage, UNKNOWN)
    await (await stage.card()).press("hana", "1 ")
    await stage.advance(days=days)
    await stage.post("hana", "@hana", UNKNOWN)
    assert only_case(stage).number == 1
    assert "K-1 と同じ連絡でした" in await private(stage, "hana")


async def test_a_copy_of_what_is_over_is_news(stage: Stage) -> None:
    await a_notice(stage, UNKNOWN)
    await (await stage.card()).press("hana", "欠品ではない")
    await stage.advance(days=2)
    await stage.post("hana", "@hana", UNKNOWN)
    assert "K-2 として受け付けました" in await private(stage, "hana")


async def test_other_words_about_a_line_that_has_its_case_are_said_to_have_been_added(stage: Stage) -> None:
    await a_notice(stage)
    await stage.post("ken", "@ken", NOTICE.replace("欠品数：12個", "欠品数：18個"))
    assert only_case(stage).qty_short == 18
    assert "This is about K-1, and was added to it" in await private(stage, "ken")


async def test_a_paste_with_old_and_new_lines_tells_them_apart(stage: Stage) -> None:
    await a_notice(stage)
    await stage.post("hana", "@hana", ALL_SHORT)
    await stage.advance(seconds=10)
    said = await private(stage, "hana")
    assert "K-2、K-3 として受け付けました" in said
    assert "K-1 にはこの連絡を加えました" in said


async def test_a_paste_that_is_not_fully_read_is_said_to_need_help(stage: Stage) -> None:
    await stage.post("hana", "@hana", UNREADABLE)
    said = await private(stage, "hana")
    assert "K-1 として受け付けましたが、読み取れない項目があります" in said
    assert "「読み取りを補う」" in said
    assert f"<{only_case(stage).card_link}|カードを開く>" in said


async def test_the_answer_leads_to_the_card(stage: Stage) -> None:
    await stage.post("hana", "@hana", NOTICE)
    assert f"<{only_case(stage).card_link}|カードを開く>" in await private(stage, "hana")


async def test_the_answer_does_not_wait_for_long_where_no_card_can_be_shown(stage: Stage) -> None:
    await fault(stage, ratelimit={"method": "chat.postMessage", "retry_after": 60, "channel": "C0DESK"})
    await stage.post("hana", "@hana", NOTICE)
    assert "K-1" not in await private(stage, "hana")
    await stage.advance(seconds=5)
    said = await private(stage, "hana")
    assert "K-1 として受け付けました。カードは <#C0DESK> にあります" in said
    assert "カードを開く" not in said


async def test_chat_is_answered_and_opens_nothing(stage: Stage) -> None:
    await stage.post("hana", "@hana", "ありがとう、助かりました！")
    assert "欠品の連絡としては読み取れませんでした" in await private(stage, "hana")
    assert not stage.rows(t.Case)


@pytest.mark.parametrize("asked", ["ヘルプ", "使い方を教えてください。", "Help!"])
async def test_who_asks_for_help_is_given_it(stage: Stage, asked: str) -> None:
    await stage.post("hana", "@hana", asked)
    said = (await private(stage, "hana")).partition("Keppinの使い方")[2]
    help_of_the_command = await stage.ask("hana", "/stockout", "help")
    assert said.strip()
    assert said == help_of_the_command.partition("Keppinの使い方")[2]
    assert "読み取れませんでした" not in said


async def test_help_is_given_in_the_persons_language_and_to_people_without_a_role(stage: Stage) -> None:
    await stage.post("ken", "@ken", "使い方")
    assert "How to use Keppin" in await private(stage, "ken")
    await stage.post("newbie", "@newbie", "ヘルプ")
    assert "Keppinの使い方" in await private(stage, "newbie")
    await stage.post("limin", "@limin", "help")
    assert "社内のメンバーだけ" in await private(stage, "limin")


async def time_passes(stage: Stage) -> None:
    for _ in range(5):
        await stage.advance(seconds=10)


async def test_an_answer_of_which_slack_does_not_tell_that_it_stands_is_said_once(stage: Stage) -> None:
    await fault(stage, lose_answer={"method": "chat.postMessage"})
    await stage.post("hana", "@hana", "ありがとう、助かりました！")
    await time_passes(stage)
    said = [text for text in await stage.private("hana") if "読み取れませんでした" in text]
    assert len(said) == 1


async def test_what_the_channel_does_not_show_and_slack_does_not_tell_of_is_said_once(stage: Stage) -> None:
    card = await a_card(stage)
    await fault(stage, error={"method": "chat.postEphemeral", "code": "user_not_in_channel", "times": 9})
    await fault(stage, lose_answer={"method": "chat.postMessage", "times": 2})
    await card.press("newbie", "1 ")
    await time_passes(stage)
    (said,) = await stage.private("newbie")
    assert "権限が必要です" in said


async def test_who_never_was_answered_is_answered_when_slack_is_back(stage: Stage) -> None:
    await fault(stage, fail={"method": "chat.postMessage", "times": 3})
    await stage.post("hana", "@hana", "ありがとう、助かりました！")
    await time_passes(stage)
    assert len([text for text in await stage.private("hana") if "読み取れませんでした" in text]) == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_without_the_permission_to_look_an_answer_is_rather_given_twice_than_not(
    database_url: str,
) -> None:
    async with staged(database_url, without=("im:write",)) as stage:
        await fault(stage, fail={"method": "chat.postMessage"})
        await fault(stage, lose_answer={"method": "chat.postMessage"})
        await stage.post("hana", "@hana", "ありがとう、助かりました！")
        await time_passes(stage)
        assert "読み取れませんでした" in await private(stage, "hana")


async def test_members_without_a_role_guests_and_outsiders_are_refused_in_words(stage: Stage) -> None:
    for user, told in (
        ("newbie", "権限が必要です"),
        ("guest", "ゲストの方は"),
        ("limin", "社内のメンバーだけ"),
    ):
        await stage.post(user, f"@{user}", NOTICE)
        assert told in await private(stage, user)
    assert not stage.rows(t.Notice)


async def test_keppins_own_answers_are_not_heard_as_notices(stage: Stage) -> None:
    await stage.post("hana", "@hana", NOTICE)
    await stage.advance(seconds=30)
    assert len(stage.rows(t.Notice)) == 1


async def test_a_file_of_another_kind_is_answered(stage: Stage) -> None:
    await stage.post("hana", "@hana", "", files=[dropped("photo.jpg", b"\xff\xd8")])
    assert "読めない種類のファイルです" in await private(stage, "hana")


async def test_an_edit_in_a_direct_message_is_read_again_and_names_the_member(stage: Stage) -> None:
    ts = await stage.post("hana", "@hana", NOTICE)
    await stage.post("hana", "@hana", NOTICE.replace("欠品数：12個", "欠品数：18個"), edit_ts=ts)
    await stage.advance(seconds=5)
    case = only_case(stage)
    assert (case.qty_short, case.version) == (18, 2)
    said = (await (await stage.card()).thread())[-1].text
    assert "<@U0HANA> が連絡を書き直したので、カードを読み直しました：不足数 12 → 18" in said
    assert "元の投稿" not in said


async def test_a_chat_that_is_rewritten_into_a_notice_becomes_a_case(stage: Stage) -> None:
    ts = await stage.post("hana", "@hana", "下書き")
    await stage.post("hana", "@hana", NOTICE, edit_ts=ts)
    await stage.advance(seconds=5)
    assert only_case(stage).qty_short == 12
    assert "K-1 として受け付けました" in await private(stage, "hana")


async def test_a_paste_that_is_deleted_is_kept_and_asked_about(stage: Stage) -> None:
    ts = await stage.post("hana", "@hana", NOTICE)
    await stage.control("message", channel="@hana", user="hana", delete_ts=ts)
    await stage.advance(seconds=5)
    card = await stage.card()
    assert "在庫ありとして完了" in card.buttons
    assert "<@U0HANA> が元の連絡を削除しました" in (await card.thread())[-1].text
    assert stage.rows(t.Notice)[0].text == NOTICE


async def test_a_line_that_was_only_guessed_is_a_case_to_check(stage: Stage) -> None:
    await stage.post("hana", "@hana", "リネンシャツの白、3枚欠品です。")
    card = await stage.card()
    assert "読み取りに自信のない項目：注文番号が書かれていない" in card.text
    assert "LIN-WH-M" in card.text


async def test_without_an_order_another_colour_is_not_the_line_that_is_known(stage: Stage) -> None:
    await stage.post("hana", "@hana", "リネンシャツの黒、3枚欠品です。")
    (case,) = stage.rows(t.Case)
    assert (case.product, case.color, case.variant_id) == ("リネンシャツ", "黒", None)
    assert case.incomplete
