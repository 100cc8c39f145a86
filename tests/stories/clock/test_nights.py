"""What is done at night, also on a machine that is off at night."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from bot.flows.drafting.drafts import bring_back_drafts
from bot.flows.outbox import Kind
from bot.flows.telling.collect_summary import collect_summary
from bot.flows.upkeep.clean_up import LISTS_KEPT, SAID_KEPT, clean_up
from bot.rules.words import DraftStatus, Status
from store import tables as t
from tests.stage import Shown, Stage
from tests.stories.acts import AGENT_CHANNEL, drafts_of, instructed
from tests.stories.papers import PROBLEMS, dropped

NAME = "架空 太郎 様"


def _due_now(stage: Stage) -> None:
    def due(session: Session) -> None:
        for customer in session.exec(select(t.Customer)):
            customer.delete_after = stage.workspace.clock.now()

    stage.change(due)


async def _night(stage: Stage) -> None:
    await stage.keppin.desk.run(clean_up)
    await stage.advance(minutes=1)


async def _first_draft(stage: Stage) -> Shown:
    draft = (await drafts_of(await instructed(stage)))[0]
    assert NAME in draft.text
    return draft


async def _again(draft: Shown) -> Shown:
    return next(one for one in await (await draft.stage.card()).thread() if one.ts == draft.ts)


async def test_a_machine_that_is_off_at_night_deletes_personal_data_when_it_starts(stage: Stage) -> None:
    def due(session: Session) -> None:
        for customer in session.exec(select(t.Customer)):
            customer.delete_after = stage.workspace.clock.now() + timedelta(hours=1)

    stage.change(due)
    await stage.keppin.close()
    stage.workspace.clock.advance(timedelta(hours=26))  # it is on again when the night's hour is long over
    await stage.restart()
    assert stage.rows(t.Customer) == []


async def test_a_draft_loses_its_text_in_slack_too_and_is_asked_for_no_more(stage: Stage) -> None:
    draft = await _first_draft(stage)
    _due_now(stage)
    await _night(stage)
    assert NAME not in str((await _again(draft)).raw)
    assert "本文を削除しました（未送信のまま見送りにしています）" in (await _again(draft)).text
    assert (await _again(draft)).buttons == []
    assert all(row.status is DraftStatus.SKIPPED and row.text == "" for row in stage.rows(t.Draft))
    assert (await stage.keppin.desk.run(collect_summary)).drafts == []
    assert f"見送り {len(stage.rows(t.Draft))}" in (await stage.card()).text


async def test_a_sent_draft_loses_its_text_in_slack_and_stays_sent(stage: Stage) -> None:
    draft = await _first_draft(stage)
    await draft.press("hana", "送信済みにする")
    await stage.advance(seconds=5)
    _due_now(stage)
    await _night(stage)
    said = (await _again(draft)).text
    assert NAME not in str((await _again(draft)).raw)
    assert "<@U0HANA> が" in said
    assert "送信済みにしました ・ お客様情報の保管期間が過ぎたため、本文を削除しました" in said
    assert (await _again(draft)).buttons == []


@pytest.mark.parametrize("button", ["送信済みにする", "直す"])
async def test_who_still_sees_the_old_draft_is_told_that_its_text_is_deleted(
    stage: Stage, button: str
) -> None:
    draft = await _first_draft(stage)
    _due_now(stage)
    await stage.leave_screens_old()
    await _night(stage)
    await draft.press("hana", button)
    card = await stage.card()
    seen = await stage.messages("stockout-desk", thread_ts=card.ts, user="hana")
    told = [one.text for one in seen if one.raw.get("is_ephemeral")]
    assert "この下書きの本文は削除されています" in "".join(told) or "text of this draft" in "".join(told)


async def test_a_draft_that_was_emptied_before_drafts_lapsed_is_asked_for_no_more(stage: Stage) -> None:
    draft = await _first_draft(stage)

    def emptied(session: Session) -> None:
        for row in session.exec(select(t.Draft)):
            row.text = ""

    stage.change(emptied)
    await _night(stage)
    assert NAME not in str((await _again(draft)).raw)
    assert (await stage.keppin.desk.run(collect_summary)).drafts == []


async def test_a_decision_that_holds_again_brings_no_emptied_draft_back(stage: Stage) -> None:
    await _first_draft(stage)
    _due_now(stage)
    await _night(stage)
    await stage.keppin.desk.run(bring_back_drafts, stage.rows(t.Draft)[0].decision_id)
    assert all(row.status is DraftStatus.SKIPPED for row in stage.rows(t.Draft))


async def test_what_was_said_long_ago_is_forgotten_but_not_what_the_agent_was_told(stage: Stage) -> None:
    await _first_draft(stage)
    before = {row.kind for row in stage.rows(t.Delivery)}
    assert {Kind.CARD, Kind.NOTE, Kind.INSTRUCTION, Kind.DRAFT} <= before
    await stage.advance(seconds=SAID_KEPT.total_seconds() + 60)
    await stage.keppin.desk.run(clean_up)
    old = stage.workspace.clock.now() - SAID_KEPT
    after = {row.kind for row in stage.rows(t.Delivery) if row.not_before < old}
    assert not after & {Kind.CARD, Kind.NOTE, Kind.ANSWER, Kind.HOME, Kind.HEADLINE}
    assert {Kind.INSTRUCTION, Kind.DRAFT} <= after
    await stage.post("limin", AGENT_CHANNEL, "已经改好了", thread_ts=_notice_ts(stage))
    assert stage.rows(t.Case)[0].status is Status.CONFIRMED


async def test_a_list_that_was_opened_long_ago_is_forgotten_and_its_rows_are_known(stage: Stage) -> None:
    async def drop() -> Shown:
        ts = await stage.post("limin", AGENT_CHANNEL, "", files=[dropped("list.csv", PROBLEMS.encode())])
        return (await stage.messages(AGENT_CHANNEL, thread_ts=ts))[1]

    first = await drop()
    await stage.click(AGENT_CHANNEL, first.ts, "hana", label="案件を開く")
    await stage.advance(seconds=LISTS_KEPT.total_seconds() + 60)
    await stage.keppin.desk.run(clean_up)
    assert [(row.content, row.sheet) for row in stage.rows(t.DroppedFile)] == [(b"", {})]
    again = await drop()
    await stage.click(AGENT_CHANNEL, again.ts, "hana", label="案件を開く")
    assert len(stage.rows(t.Case)) == 1


def _notice_ts(stage: Stage) -> str:
    return stage.rows(t.Notice)[0].ts
