"""Notices that come twice, change afterwards, or are followed by words in their thread."""

from store import tables as t
from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL, a_card, a_notice, decided, happenings
from tests.stories.letters import CHINESE, NOTICE


async def test_the_same_words_again_are_the_same_case(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.advance(minutes=3)
    await a_notice(stage, NOTICE.replace("：", ":") + "  ")
    assert len(await stage.cards()) == 1
    assert "同じ連絡がもう一度届きました" in (await card.thread())[-1].text
    first, again = stage.rows(t.Notice)
    assert again.repeats_id == first.id


async def test_another_notice_about_the_same_line_is_the_same_case(stage: Stage) -> None:
    card = await a_card(stage)
    await a_notice(stage, CHINESE)
    assert len(await stage.cards()) == 1
    assert "案件は一つのまま進めます" in (await card.thread())[-1].text


async def test_a_repeated_notice_changes_no_decision(stage: Stage) -> None:
    card = await decided(stage)
    await a_notice(stage)
    assert len(await stage.cards()) == 1
    assert "決定しました" in (await card.again()).text


async def test_an_event_that_slack_delivers_twice_is_heard_once(stage: Stage) -> None:
    await stage.control("faults", redeliver=1)
    await a_notice(stage)
    await stage.advance(minutes=6)
    assert len(await stage.cards()) == 1
    assert len(stage.rows(t.Notice)) == 1
    assert "notice.repeated" not in happenings(stage)


async def test_an_event_whose_ack_was_lost_is_heard_once(stage: Stage) -> None:
    await stage.control("faults", lose_acks=1, ack_seconds=0.3)
    await a_notice(stage)
    await stage.advance(minutes=1)
    assert len(await stage.cards()) == 1
    assert len(stage.rows(t.Notice)) == 1


async def test_the_agents_reply_is_read_in_the_cases_thread(stage: Stage) -> None:
    ts = await a_notice(stage)
    card = await stage.card()
    await stage.post("limin", AGENT_CHANNEL, "ネイビーは来週火曜に入るそうです。", thread_ts=ts)
    assert "代行から返信がありました" in (await card.thread())[-1].text
    assert "来週火曜に入るそうです" in (await card.thread())[-1].text
    assert len(await stage.cards()) == 1


async def test_our_own_words_in_the_notices_thread_are_not_mirrored(stage: Stage) -> None:
    ts = await a_notice(stage)
    await stage.post("hana", AGENT_CHANNEL, "確認します。", thread_ts=ts)
    assert not await (await stage.card()).thread()


async def test_slacks_own_edits_such_as_unfurled_links_are_not_told(stage: Stage) -> None:
    ts = await a_notice(stage)
    await stage.post("limin", AGENT_CHANNEL, NOTICE, edit_ts=ts)
    assert not await (await stage.card()).thread()
