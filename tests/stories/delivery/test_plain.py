"""What Slack does not take, or what cannot be put, is said in plainer words; nothing vanishes."""

from sqlmodel import Session, select

from bot.rules.words import Status
from store import tables as t
from tests.saying import carded, fault, kinds, said, until
from tests.shop import NOTICE
from tests.shown import Shown
from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL, a_notice, decided, drafts_of, only_case, undo_window_over
from tests.stories.papers import PROBLEMS, dropped

DESK = "C0DESK"


async def refuse(stage: Stage, code: str, times: int, method: str = "chat.postMessage") -> None:
    await fault(stage, error={"method": method, "code": code, "channel": DESK, "times": times})


async def on_the_desk(stage: Stage) -> list[Shown]:
    return await stage.messages("stockout-desk")


async def test_a_card_that_slack_does_not_take_comes_in_plain_words_with_its_steps(stage: Stage) -> None:
    await refuse(stage, "invalid_blocks", 1)
    await a_notice(stage)
    (card,) = await on_the_desk(stage)
    assert "文字だけでお知らせしています" in card.text
    assert "不足 *12個*" in card.text
    assert card.buttons == ["担当する", "別のURL", "待つ・その他…", "読み取りを直す", "欠品ではない"]
    await card.press("hana", "担当する")
    await stage.advance(seconds=5)
    (card,) = await on_the_desk(stage)
    assert "文字だけ" not in card.text
    assert any(label.startswith("1 ") for label in card.buttons)
    assert "<@U0HANA> が担当します" in (await card.thread())[-1].text


async def test_a_card_that_slack_takes_in_no_dress_still_says_that_there_is_one(stage: Stage) -> None:
    await refuse(stage, "invalid_blocks", 2)
    await a_notice(stage)
    (card,) = await on_the_desk(stage)
    assert "*K-1* についてのお知らせを表示できませんでした" in card.text
    assert "元の連絡" in card.text


def _unreadable(session: Session) -> None:
    session.exec(select(t.Case)).one().options = [{"remedy": "no such remedy"}]


async def test_a_card_that_cannot_be_put_says_so_and_comes_when_it_can(stage: Stage) -> None:
    await refuse(stage, "not_in_channel", 1)
    await a_notice(stage)
    options = only_case(stage).options
    stage.change(_unreadable)
    await stage.advance(minutes=5, seconds=1)
    (card,) = await on_the_desk(stage)
    assert "*K-1* についてのお知らせを表示できませんでした" in card.text

    def readable(session: Session) -> None:
        session.exec(select(t.Case)).one().options = options

    stage.change(readable)
    await stage.advance(minutes=15)  # the target is over: the card is shown anew
    first = (await on_the_desk(stage))[0]
    assert "期限" in first.text
    assert "担当する" in first.buttons


async def test_a_card_that_is_refused_in_every_dress_is_tried_on(stage: Stage) -> None:
    await refuse(stage, "invalid_blocks", 5)
    await a_notice(stage)
    assert await on_the_desk(stage) == []
    for _ in range(6):
        await stage.advance(minutes=5, seconds=1)
    assert kinds(await said(stage))["card"] == 1


async def test_an_apology_that_slack_does_not_take_stands_in_the_thread_as_text(stage: Stage) -> None:
    card = await decided(stage)
    await refuse(stage, "invalid_blocks", 1)
    await undo_window_over(stage)
    thread = await card.thread()
    whole = [reply for reply in thread if "架空 太郎 様" in reply.text]
    assert len(whole) == 2
    assert len(await drafts_of(card)) == 2


async def test_an_escalation_that_cannot_be_put_calls_all_the_same(stage: Stage) -> None:
    await carded(stage)
    stage.change(_unreadable)
    await stage.advance(minutes=15, seconds=1)
    await stage.advance(seconds=5)
    assert "escalation" in kinds(await said(stage))


async def test_a_file_that_may_not_be_looked_up_is_answered(stage: Stage) -> None:
    await fault(stage, error={"method": "files.info", "code": "missing_scope"})
    await stage.post("limin", AGENT_CHANNEL, "", files=[dropped("problems.csv", PROBLEMS.encode())])
    assert "を読む権限" in (await stage.answers("limin", AGENT_CHANNEL))[-1]


async def test_a_list_whose_preview_may_not_be_shown_is_told_of_on_the_desk(stage: Stage) -> None:
    shut = {"method": "chat.postMessage", "code": "restricted_action", "channel": "C0AGENT", "times": 99}
    await fault(stage, error=shut)
    await stage.post("limin", AGENT_CHANNEL, "", files=[dropped("problems.csv", PROBLEMS.encode())])

    async def told() -> bool:
        return any("problems.csv" in shown.text for shown in await on_the_desk(stage))

    await until(stage, told, step=30)
    await fault(stage, clear=True)
    await stage.advance(minutes=6)
    assert "preview" in kinds(await said(stage))
    assert sum("problems.csv" in shown.text for shown in await on_the_desk(stage)) <= 2


async def test_what_is_plain_once_is_whole_again_at_the_next_change(stage: Stage) -> None:
    await carded(stage, NOTICE)
    await refuse(stage, "invalid_blocks", 1, "chat.update")
    await (await stage.card()).press("hana", "1 ")
    await undo_window_over(stage)
    (card,) = [shown for shown in await on_the_desk(stage) if shown.buttons]
    assert "文字だけ" not in card.text
    assert only_case(stage).status is Status.INSTRUCTED
