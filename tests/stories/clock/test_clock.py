"""Fifteen minutes from the notice: reminders at eight and twelve, the escalation at fifteen, silence once decided."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from bot.rules.words import Role, Status
from store import tables as t
from tests.shop import START
from tests.stage import Shown, Stage
from tests.stories.acts import a_card, a_notice, load_rules_now, only_case, role_of, undo_window_over
from tests.stories.letters import SHIRT


async def _calls(card: Shown) -> list[str]:
    """What the thread says of the target, first lines only."""
    return [
        reply.text.splitlines()[0]
        for reply in await card.thread()
        if reply.text.startswith(("⏱", "🔴")) and "回答期限" in reply.text
    ]


async def test_the_desk_is_reminded_at_eight_and_twelve_minutes(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.advance(minutes=7, seconds=59)
    assert await _calls(card) == []
    await stage.advance(seconds=1)
    (said,) = await _calls(card)
    assert "K-1 *折りたたみ収納ボックス ネイビー/L* の回答期限まで *あと7分* です" in said
    assert "どなたか決定をお願いします" in said
    await stage.advance(minutes=4)
    assert "*あと3分*" in (await _calls(card))[1]


async def test_a_reminder_names_the_first_option_and_is_seen_in_the_channel(stage: Stage) -> None:
    await a_card(stage)
    await stage.advance(minutes=8)
    (seen,) = [shown for shown in await stage.messages("stockout-desk") if "あと7分" in shown.text]
    assert "いまの第一候補： *別店舗 12.8元*" in seen.text
    assert "カードを開く" in seen.text


async def test_at_the_target_the_approvers_are_called_by_name(stage: Stage) -> None:
    role_of(stage, "U0KEN", Role.APPROVER)
    card = await a_card(stage)
    await stage.advance(minutes=15)
    last = (await _calls(card))[-1]
    assert "を過ぎました。<@U0KEN> <@U0BOSS> 至急ご判断をお願いします。" in last
    assert "🔴 *期限" in (await card.again()).text


async def test_the_rules_may_name_who_is_called(stage: Stage) -> None:
    load_rules_now(stage, '[target]\nescalate_to = ["U0HANA"]\n')
    card = await a_card(stage)
    await stage.advance(minutes=15)
    last = (await _calls(card))[-1]
    assert "<@U0HANA> 至急" in last
    assert "U0BOSS" not in last


async def test_the_rules_may_name_people_as_the_team_knows_them(stage: Stage) -> None:
    load_rules_now(stage, '[target]\nescalate_to = ["森本 花"]\n')
    card = await a_card(stage)
    await stage.advance(minutes=15)
    assert "<@U0HANA> 至急" in (await _calls(card))[-1]


async def test_a_decided_case_falls_silent(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.advance(minutes=8)
    await (await card.again()).press("hana", "3 ")
    await stage.advance(minutes=4)
    await stage.advance(minutes=20)
    assert len(await _calls(card)) == 1
    case = only_case(stage)
    assert case.stopped_at == START + timedelta(minutes=8)


async def test_a_jump_over_every_point_says_only_what_is_still_of_use(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.advance(hours=2)
    (said,) = await _calls(card)
    assert "過ぎました" in said


async def test_a_jump_between_two_points_says_how_much_time_is_left_now(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.advance(minutes=10)
    assert ["*あと5分*" in said for said in await _calls(card)] == [True]
    await stage.advance(minutes=20)
    assert len(await _calls(card)) == 2


async def test_a_notice_that_reaches_us_late_is_late_from_the_start(stage: Stage) -> None:
    await stage.keppin.close()
    await stage.control("message", channel="rakumart-欠品", user="limin", text=SHIRT)
    await stage.control("clock", advance=600)
    await stage.restart()
    card = await stage.card()
    assert "10:15> までに決めてください" in card.text
    await stage.advance(minutes=2)
    assert "*あと3分*" in (await _calls(card))[-1]


async def test_each_case_has_its_own_target(stage: Stage) -> None:
    first = await a_card(stage)
    await stage.advance(minutes=5)
    second = await a_card(stage, SHIRT)
    await stage.advance(minutes=3)
    assert (len(await _calls(first)), len(await _calls(second))) == (1, 0)
    await (await first.again()).press("hana", "3 ")
    await stage.advance(minutes=5)
    assert (len(await _calls(first)), len(await _calls(second))) == (1, 1)
    await stage.advance(minutes=7)
    assert "過ぎました" in (await _calls(second))[-1]


@pytest.mark.parametrize("at", [0, 8, 12, 15])
async def test_a_restart_at_any_point_of_the_clock_loses_and_doubles_nothing(stage: Stage, at: int) -> None:
    card = await a_card(stage)
    for minutes in (8, 4, 3):
        if minutes and only_case(stage).status is Status.OPEN and at == _passed(stage):
            await stage.restart()
        await stage.advance(minutes=minutes)
    if at == 15:
        await stage.restart()
    said = await _calls(card)
    assert ["あと7分" in said[0], "あと3分" in said[1], "過ぎました" in said[2]] == [True] * 3
    assert len(said) == 3


def _passed(stage: Stage) -> int:
    return round((stage.workspace.clock.now() - START).total_seconds() / 60)


async def test_a_restart_within_the_undo_window_still_tells_the_agent_once(stage: Stage) -> None:
    notice = await a_notice(stage)
    await (await stage.card()).press("hana", "3 ")
    await stage.restart()
    await undo_window_over(stage)
    await stage.restart()
    await stage.advance(minutes=1)
    assert len(await stage.told(notice)) == 1
    assert len(stage.rows(t.Draft)) == 2
    assert len(await stage.cards()) == 1


async def test_a_decision_can_be_undone_after_a_restart(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("hana", "3 ")
    await stage.restart()
    await (await card.again()).press("hana", "取り消す")
    await stage.advance(minutes=8)
    assert len(await _calls(card)) == 1


async def test_what_falls_due_while_nobody_runs_is_said_at_the_start(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.keppin.close()
    await stage.control("clock", advance=900)
    await stage.restart()
    (said,) = await _calls(card)
    assert "過ぎました" in said


async def test_two_processes_on_one_database_say_everything_once(stage: Stage) -> None:
    await stage.start_another()
    notice = await a_notice(stage)
    await stage.advance(minutes=8)
    card = await stage.card()
    await card.press("hana", "3 ")
    await undo_window_over(stage)
    await stage.advance(seconds=5)
    assert len(await stage.cards()) == 1
    assert len(await _calls(card)) == 1
    assert len(await stage.told(notice)) == 1
    assert len([reply for reply in await card.thread() if "お詫びの下書き" in reply.text]) == 2


async def test_a_desk_that_moves_to_another_channel_takes_its_reminders_along(stage: Stage) -> None:
    await a_card(stage)
    stage.change(_move_the_desk)
    await stage.restart()
    await stage.advance(minutes=8)
    await stage.advance(minutes=7)
    said = [message.text for message in await stage.messages("random")]
    assert any(text.startswith("⏱") for text in said)
    assert any(text.startswith("🔴") for text in said)


def _move_the_desk(session: Session) -> None:
    session.exec(select(t.Workspace)).one().desk_channel = "C0TALK"
