"""Messages that somebody deletes, and a desk that moves: what still asks for something stands where people look."""

from sqlmodel import Session, select

from bot.rules.words import DraftStatus
from store import tables as t
from tests.saying import carded, kinds, said
from tests.shown import Shown
from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL, DESK, a_card, drafts_of, instructed, only_case
from tests.stories.notices.test_many_lines import headline, three
from tests.stories.papers import PROBLEMS, dropped

ELSEWHERE = "random"


async def delete(stage: Stage, channel: str, ts: str) -> None:
    await stage.control("message", channel=channel, user="boss", delete_ts=ts)
    await stage.settle()
    await stage.advance(seconds=10)


async def move_the_desk(stage: Stage) -> None:
    def move(session: Session) -> None:
        session.exec(select(t.Workspace)).one().desk_channel = "C0TALK"

    stage.change(move)
    await stage.restart()
    await stage.advance(minutes=1)
    await stage.advance(seconds=10)


async def below(card: Shown, text: str) -> list[Shown]:
    return [reply for reply in await card.thread() if text in reply.text]


async def test_a_draft_that_somebody_deleted_comes_again_below_its_card(stage: Stage) -> None:
    card = await instructed(stage)
    first = (await drafts_of(card))[0]
    await delete(stage, DESK, first.ts)
    drafts = await drafts_of(card)
    assert len(drafts) == 2
    anew = next(draft for draft in drafts if "400001-20261114-0123456789" in draft.text)
    assert anew.ts != first.ts
    await anew.press("hana", "送信済みにする")
    assert stage.rows(t.Draft)[0].status is DraftStatus.SENT


async def test_a_draft_that_is_gone_unheard_comes_again_when_it_changes(stage: Stage) -> None:
    card = await instructed(stage)
    first = (await drafts_of(card))[0]
    await first.press("hana", "直す")
    await stage.control(
        "faults", error={"method": "chat.update", "code": "message_not_found", "channel": "C0DESK"}
    )
    await stage.submit("hana", text="架空 太郎 様\nご注文番号 400001-20261114-0123456789 の件でございます。")
    await stage.advance(seconds=10)
    anew = [draft for draft in await drafts_of(card) if "の件でございます" in draft.text]
    assert len(anew) == 1
    assert "送信済みにする" in anew[0].buttons


async def test_a_draft_that_was_sent_may_be_deleted(stage: Stage) -> None:
    card = await instructed(stage)
    first = (await drafts_of(card))[0]
    await first.press("hana", "送信済みにする")
    await stage.advance(seconds=5)
    await delete(stage, DESK, first.ts)
    assert len(await drafts_of(card)) == 1


async def test_the_card_of_a_running_case_comes_again_at_once(stage: Stage) -> None:
    card = await a_card(stage)
    await delete(stage, DESK, card.ts)
    anew = await stage.card()
    assert anew.ts != card.ts
    await anew.press("hana", "担当する")
    await stage.advance(seconds=5)
    assert await below(anew, "が担当します")


async def test_a_card_with_words_below_it_comes_again_too(stage: Stage) -> None:
    card = await instructed(stage)
    assert await card.thread()
    await delete(stage, DESK, card.ts)
    anew = await stage.card()
    assert anew.ts != card.ts
    assert (await card.again()).text == "This message was deleted."
    await anew.press("hana", "代行が対応済み")
    await stage.advance(seconds=5)
    assert await below(anew, "代行の対応を確認しました")


async def test_a_headline_with_words_below_it_comes_again_too(stage: Stage) -> None:
    await three(stage)
    top = await headline(stage)
    await stage.post("hana", DESK, "確認します", thread_ts=top.ts)
    await delete(stage, DESK, top.ts)
    assert (await headline(stage)).ts != top.ts


async def test_the_card_of_a_closed_case_may_be_deleted(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("hana", "欠品ではない")
    await stage.advance(seconds=5)
    await delete(stage, DESK, card.ts)
    assert "card" not in kinds(await said(stage))


async def test_a_headline_comes_again_while_something_is_undecided(stage: Stage) -> None:
    await three(stage)
    top = await headline(stage)
    await delete(stage, DESK, top.ts)
    assert (await headline(stage)).ts != top.ts


async def test_a_preview_that_nobody_has_used_comes_again(stage: Stage) -> None:
    ts = await stage.post("limin", AGENT_CHANNEL, "", files=[dropped("problems.csv", PROBLEMS.encode())])
    preview = (await stage.messages(AGENT_CHANNEL, thread_ts=ts))[1]
    await delete(stage, AGENT_CHANNEL, preview.ts)
    again = [
        shown for shown in await stage.messages(AGENT_CHANNEL, thread_ts=ts) if "案件を開く" in shown.buttons
    ]
    assert len(again) == 1
    await stage.click(AGENT_CHANNEL, again[0].ts, "hana", label="案件を開く")
    assert only_case(stage).sku == "BOX-NV-L"


async def test_a_desk_that_moves_takes_its_cards_and_its_open_drafts_along(stage: Stage) -> None:
    await instructed(stage)
    await move_the_desk(stage)
    (card,) = [shown for shown in await stage.messages(ELSEWHERE) if shown.buttons]
    assert len(await drafts_of(card)) == 2
    await card.press("hana", "代行が対応済み")
    await stage.advance(seconds=5)
    assert await below(card, "代行の対応を確認しました")
    draft = (await drafts_of(card))[0]
    await draft.press("hana", "送信済みにする")
    await stage.advance(seconds=5)
    assert any("送信済みにしました" in each.text for each in await drafts_of(card))
    assert len(await drafts_of(card)) == 2


async def test_what_is_settled_stays_where_the_desk_was(stage: Stage) -> None:
    card = await carded(stage)
    await card.press("hana", "欠品ではない")
    await stage.advance(seconds=5)
    await move_the_desk(stage)
    assert await stage.messages(ELSEWHERE) == []
    await (await card.again()).press("hana", "もう一度開く")
    await stage.advance(seconds=10)
    (anew,) = [shown for shown in await stage.messages(ELSEWHERE) if shown.buttons]
    assert await below(anew, "もう一度開きました")
