"""Answers due in the same minute are called for in one message, and every case's own target is kept."""

from datetime import timedelta

from sqlmodel import Session, select

from store import tables as t
from tests.saying import fault
from tests.shop import ORDER
from tests.stage import Shown, Stage
from tests.stories.acts import AGENT_CHANNEL, DESK
from tests.stories.letters import THREE_LINES


def _line(number: int) -> str:
    """A notice of its own about one more line of the order."""
    return f"注文番号：{ORDER}\n{number}番\n商品名：リネンシャツ\nカラー：白\nサイズ：M\n欠品数：{number}枚\n理由：廃盤"


def _more_lines(stage: Stage, numbers: range) -> None:
    def change(session: Session) -> None:
        order = session.exec(select(t.AgentOrder)).one()
        shirt = session.exec(select(t.Variant).where(t.Variant.sku == "LIN-WH-M")).one()
        for number in numbers:
            line = t.AgentOrderLine(
                workspace_id=order.workspace_id,
                agent_order_id=order.id,
                line_no=str(number),
                variant_id=shirt.id,
                qty=50,
                unit_price=28,
            )
            session.add(line)

    stage.change(change)


async def _eight(stage: Stage, seconds: int = 5) -> list[Shown]:
    """Eight notices, written one after the other within a minute."""
    _more_lines(stage, range(11, 19))
    for number in range(11, 19):
        await stage.control("message", channel=AGENT_CHANNEL, user="limin", text=_line(number))
        await stage.advance(seconds=seconds)
    await stage.advance(seconds=20)
    return await stage.cards()


async def _called(stage: Stage) -> list[Shown]:
    """What the channel shows of targets."""
    return [
        shown
        for shown in await stage.messages(DESK)
        if shown.text.startswith(("⏱", "🔴")) and "回答期限" in shown.text
    ]


def _made(stage: Stage, point: str) -> list[int | None]:
    """The cases that were called for at a point, as their histories say."""
    return sorted(
        row.case_id
        for row in stage.rows(t.Timeline)
        if row.action == "reminder.made" and row.details["point"] == point
    )


async def test_eight_notices_of_one_minute_bring_one_reminder_that_names_them_all(stage: Stage) -> None:
    cards = await _eight(stage)
    assert len(cards) == 8
    await stage.advance(minutes=7)
    await stage.advance(minutes=1)
    (said,) = await _called(stage)
    assert f"⏱ 注文 {ORDER} でまだ決まっていない *8件* の回答期限まで" in said.text
    for number in range(1, 9):
        assert f"|K-{number} リネンシャツ" in said.text
    assert _made(stage, "8") == list(range(1, 9))


async def test_their_escalation_is_one_too_and_calls_each_person_once(stage: Stage) -> None:
    await _eight(stage)
    for _ in range(17):
        await stage.advance(minutes=1)
    calls = [shown for shown in await _called(stage) if shown.text.startswith("🔴")]
    (said,) = calls
    assert said.raw["text"].count("<@U0BOSS>") == 1
    assert all(f"|K-{number} リネンシャツ" in said.text for number in range(1, 9))
    assert len(await _called(stage)) == 3
    assert _made(stage, "due") == list(range(1, 9))
    for case in stage.rows(t.Case):
        assert (case.due_at - case.started_at).total_seconds() == 15 * 60
    for card in await stage.cards():
        assert "🔴 *期限" in card.text


async def test_who_has_taken_some_of_them_is_called_once(stage: Stage) -> None:
    cards = await _eight(stage)
    for card in cards[:3]:
        await card.press("hana", "担当する")
    await stage.advance(minutes=7)
    await stage.advance(minutes=1)
    (said,) = await _called(stage)
    assert said.raw["text"].count("<@U0HANA>") == 1
    assert "担当の決まっていない案件は、どなたか" in said.text


async def test_a_decided_case_is_not_named(stage: Stage) -> None:
    cards = await _eight(stage)
    await cards[2].press("hana", "1 ")
    await stage.advance(minutes=7)
    await stage.advance(minutes=1)
    (said,) = await _called(stage)
    assert "*7件*" in said.text
    assert "K-3" not in said.text
    assert 3 not in _made(stage, "8")


async def test_the_call_for_several_notices_stands_in_the_channel_and_that_for_one_in_its_thread(
    stage: Stage,
) -> None:
    cards = await _eight(stage)
    await stage.advance(minutes=7)
    await stage.advance(minutes=1)
    (said,) = await _called(stage)
    assert "thread_ts" not in said.raw
    for card in cards[1:]:
        await (await card.again()).press("hana", "1 ")
    await stage.advance(minutes=4)
    assert "K-1 *リネンシャツ" in (await cards[0].thread())[-1].text


async def test_a_case_that_comes_after_the_call_is_called_for_by_itself(stage: Stage) -> None:
    """Written in the same minute and heard late: what was sent did not name it."""
    _more_lines(stage, range(11, 13))
    await stage.control("message", channel=AGENT_CHANNEL, user="limin", text=_line(11))
    await stage.advance(seconds=1)
    await stage.advance(minutes=15)
    assert len(await _called(stage)) == 1
    await stage.control("message", channel=AGENT_CHANNEL, user="limin", text=_line(12))
    await stage.settle()

    def as_old(session: Session) -> None:
        first, late = session.exec(select(t.Case).order_by(t.Case.id)).all()
        row = session.exec(
            select(t.Delivery).where(t.Delivery.case_id == late.id, t.Delivery.kind == "escalation")
        ).one()
        late.started_at, late.due_at = first.started_at, first.due_at
        due = first.due_at.isoformat()
        row.details = {**row.details, "due": due}
        row.key = f"escalation:{late.id}:{due}:due"
        row.due_at = row.not_before = first.due_at

    stage.change(as_old)
    await stage.advance(minutes=1)
    await stage.advance(minutes=1)
    said = [shown.text for shown in await _called(stage) if shown.text.startswith("🔴")]
    assert ["K-1" in said[0], "K-2" in said[0], "K-2" in said[1]] == [True, False, True]


async def test_a_call_that_slack_does_not_take_is_not_waited_for_by_the_others_for_long(stage: Stage) -> None:
    await _eight(stage)
    await stage.advance(minutes=6)
    await fault(stage, ratelimit={"method": "chat.postMessage", "retry_after": 5, "times": 2})
    for _ in range(4):
        await stage.advance(seconds=30)
    for _ in range(4):
        await stage.advance(seconds=10)
    said = [shown for shown in await _called(stage) if "あと" in shown.text]
    assert len(said) == 1
    assert "*8件*" in said[0].text


async def test_the_lines_of_a_notice_are_called_for_with_another_notice_of_that_minute(stage: Stage) -> None:
    _more_lines(stage, range(11, 12))
    await stage.control("message", channel=AGENT_CHANNEL, user="limin", text=THREE_LINES)
    await stage.control("message", channel=AGENT_CHANNEL, user="limin", text=_line(11))
    await stage.advance(seconds=20)
    await stage.advance(minutes=8)
    (said,) = await _called(stage)
    assert "*3件*" in said.text
    assert "見出しを開く" not in said.text


async def test_a_call_of_which_nobody_knows_whether_it_arrived_keeps_no_other_case_waiting(
    stage: Stage,
) -> None:
    await _eight(stage)

    def stuck(session: Session) -> None:
        first = session.exec(select(t.Case).order_by(t.Case.id)).first()
        row = session.exec(
            select(t.Delivery).where(t.Delivery.case_id == first.id, t.Delivery.kind == "escalation")
        ).one()
        row.state, row.attempts, row.claimed_at = t.DeliveryState.CLAIMED, 1, first.due_at
        row.lease_until = first.due_at + timedelta(hours=1)
        row.details = {**row.details, "names": list(range(1, 9))}

    stage.change(stuck)
    for _ in range(17):
        await stage.advance(minutes=1)
    (said,) = [shown for shown in await _called(stage) if shown.text.startswith("🔴")]
    assert "*7件*" in said.text
    assert _made(stage, "due") == list(range(2, 9))
