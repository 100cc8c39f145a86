"""A team with two agents: where nobody has said whose notice it is, the card asks before anything is decided."""

from collections.abc import AsyncIterator

import pytest
from sqlmodel import Session, select

from bot.rules.words import Language, Status
from store import tables as t
from tests.doors import Doors
from tests.shop import NOTICE, ORDER
from tests.stage import Shown, Stage, staged
from tests.stories.acts import AGENT_CHANNEL, DESK, a_notice, only_case, undo_window_over
from tests.stories.letters import THREE_LINES

#: An order that is not among ours, so that nothing tells whose it is.
STRANGE = "2020010100000000-300001"
UNKNOWN = NOTICE.replace(ORDER, STRANGE)
OTHER = "みなと代行"
ASKED = "どの代行からの連絡か分かりません"
CHOOSE = "代行を選ぶ"


def add_another_agent(session: Session) -> None:
    workspace = session.exec(select(t.Workspace)).one()
    session.add(t.Agent(workspace_id=workspace.id, name=OTHER, language=Language.JA, channel_id="C0TALK"))


@pytest.fixture
async def two(database_url: str) -> AsyncIterator[Stage]:
    """The shop with a second agent, whose channel is another."""
    async with staged(database_url, add=add_another_agent) as stage:
        yield stage


def agent_id(stage: Stage, name: str) -> str:
    return next(str(agent.id) for agent in stage.rows(t.Agent) if agent.name == name)


async def choices(stage: Stage, user: str) -> list[str]:
    """The agents that the open modal offers; none may be chosen beforehand."""
    view = await stage.modal(user)
    (field,) = [block for block in view["blocks"] if block.get("block_id") == "agent"]
    assert not field["optional"]
    assert "initial_option" not in field["element"]
    return [option["text"]["text"] for option in field["element"]["options"]]


async def named(stage: Stage, card: Shown, name: str, user: str = "hana") -> Shown:
    """The card after somebody has said which agent it is."""
    await card.press(user, CHOOSE)
    assert (await stage.submit(user, agent=agent_id(stage, name)))["closed"]
    await stage.advance(seconds=5)
    return await card.again()


async def test_a_paste_asks_for_the_agent_before_it_can_be_decided(two: Stage) -> None:
    await two.post("hana", "@hana", UNKNOWN)
    assert "カードで代行をお選びください" in "\n".join(await two.private("hana"))
    card = await two.card()
    assert ASKED in card.text
    assert card.buttons[0] == CHOOSE
    assert not {"別のURL", "待つ・その他…", "読み取りを直す"} & set(card.buttons)
    assert not any(label[0].isdigit() for label in card.buttons)
    assert "*1 " in card.text, "the options are there to be read"
    await card.press("hana", CHOOSE)
    assert await choices(two, "hana") == ["カモメ代行", OTHER]
    assert "agent" in (await two.submit("hana"))["errors"]
    assert (await two.submit("hana", agent=agent_id(two, OTHER)))["closed"]
    await two.advance(seconds=5)
    card = await card.again()
    assert ASKED not in card.text
    assert OTHER in card.text
    assert f"<@U0HANA> が代行を *{OTHER}* としました" in (await card.thread())[-1].text
    await card.press("hana", "1 ")
    await undo_window_over(two)
    assert only_case(two).status is Status.INSTRUCTED
    assert "お世話になっております" in (await two.messages("random"))[-1].text
    assert not await two.messages(AGENT_CHANNEL)


async def test_what_is_typed_with_the_agent_is_taken_too(two: Stage) -> None:
    await two.post("hana", "@hana", UNKNOWN)
    card = await two.card()
    await card.press("hana", CHOOSE)
    await two.submit("hana", agent=agent_id(two, OTHER), qty_short="11")
    await two.advance(seconds=5)
    assert only_case(two).qty_short == 11
    said = [reply.text for reply in await card.thread()]
    assert any("不足数 12 → 11" in text for text in said)
    assert any(f"*{OTHER}* としました" in text for text in said)


async def test_an_incomplete_reading_is_completed_with_its_agent(two: Stage) -> None:
    await two.post("hana", "@hana", "3番、欠品です。")
    card = await two.card()
    assert "読み取りを補う" in card.buttons
    assert CHOOSE not in card.buttons
    await card.press("hana", "読み取りを補う")
    assert await choices(two, "hana") == ["カモメ代行", OTHER]


async def test_an_order_of_ours_tells_whose_it_is(two: Stage) -> None:
    await two.post("hana", "@hana", NOTICE)
    card = await two.card()
    assert ASKED not in card.text
    assert "カモメ代行" in card.text
    await card.press("hana", "1 ")
    await undo_window_over(two)
    assert only_case(two).status is Status.INSTRUCTED


async def test_what_an_agent_has_written_and_a_colleague_pastes_is_one_case(two: Stage) -> None:
    await a_notice(two, UNKNOWN)
    await two.post("hana", "@hana", UNKNOWN)
    assert "K-1 と同じ連絡でした" in "\n".join(await two.private("hana"))
    assert ASKED not in (await two.card()).text
    assert only_case(two).agent_id == int(agent_id(two, "カモメ代行"))


async def test_what_was_pasted_first_is_the_agents_who_writes_it_then(two: Stage) -> None:
    await two.post("hana", "@hana", UNKNOWN)
    assert ASKED in (await two.card()).text
    await a_notice(two, UNKNOWN)
    await two.advance(seconds=5)
    card = await two.card()
    assert only_case(two).agent_id == int(agent_id(two, "カモメ代行"))
    assert ASKED not in card.text
    said = "\n".join(reply.text for reply in await card.thread())
    assert "同じ連絡が *カモメ代行* からも届いたので" in said


async def test_the_form_chooses_no_agent_by_itself(two: Stage) -> None:
    await two.command("hana", "/stockout", "new")
    assert await choices(two, "hana") == ["カモメ代行", OTHER]
    assert "agent" in (await two.submit("hana", text=UNKNOWN))["errors"]
    await two.submit("hana", text=UNKNOWN, agent=agent_id(two, OTHER))
    assert ASKED not in (await two.card()).text


async def test_the_only_agent_need_not_be_chosen(stage: Stage) -> None:
    await stage.command("hana", "/stockout", "new")
    assert (await stage.submit("hana", text=UNKNOWN))["closed"]
    assert ASKED not in (await stage.card()).text


async def test_a_message_reported_from_elsewhere_asks_as_well(two: Stage) -> None:
    ts = await two.post("ken", DESK, UNKNOWN)
    await two.shortcut("hana", "report_stockout", channel=DESK, ts=ts)
    card = await named(two, await two.card(), "カモメ代行")
    await card.press("ken", "1 ")
    await undo_window_over(two)
    assert len(await two.messages(AGENT_CHANNEL)) == 1


async def test_a_notice_over_http_without_an_agent_asks_as_well(house: Doors) -> None:
    status, said = await house.notice(text=UNKNOWN)
    assert (status, len(said["cases"])) == (202, 1)
    card = await house.stage.card()
    assert ASKED in card.text
    await named(house.stage, card, "カモメ代行")
    await house.decide()
    assert only_case(house.stage).status is Status.INSTRUCTED


async def test_for_all_lines_of_a_notice_it_is_said_once(two: Stage) -> None:
    await two.post("hana", "@hana", THREE_LINES.replace(ORDER, STRANGE))
    await two.advance(seconds=10)
    cards = await two.cards()
    assert len(cards) > 1
    assert all(ASKED in card.text for card in cards)
    top = next(shown for shown in await two.messages(DESK) if shown.raw["text"].startswith("欠品 "))
    assert not top.buttons
    await named(two, cards[0], OTHER)
    await two.advance(seconds=10)
    assert not any(ASKED in card.text for card in await two.cards())
    assert {case.agent_id for case in two.rows(t.Case)} == {int(agent_id(two, OTHER))}
    assert (await top.again()).buttons


async def test_where_one_line_lacks_its_agent_the_modal_says_so(two: Stage) -> None:
    def forget(session: Session) -> None:
        session.exec(select(t.Case).order_by(t.Case.id)).first().agent_id = None

    text = THREE_LINES.replace("15枚　在庫あり、買付済みです。", "15枚　廃盤とのことです。")
    await a_notice(two, text)
    two.change(forget)
    await two.advance(seconds=10)
    top = next(shown for shown in await two.messages(DESK) if shown.raw["text"].startswith("欠品 "))
    await top.press("hana", "3件とも")
    view = await two.modal("hana")
    assert f"カードの「{CHOOSE}」からお願いします" in str(view["blocks"])
    assert len([block for block in view["blocks"] if block["type"] == "input"]) == 2


async def test_a_case_that_was_decided_without_an_agent_is_no_dead_end(two: Stage) -> None:
    def forget(session: Session) -> None:
        session.exec(select(t.Case)).one().agent_id = None

    await a_notice(two, UNKNOWN)
    card = await two.card()
    await card.press("hana", "1 ")
    two.change(forget)
    await undo_window_over(two)
    card = await card.again()
    assert "まもなく送ります" not in card.text
    assert "*決定しましたが、代行にはまだ伝わっていません。*" in card.text
    assert "送り先の代行が決まっていません" in card.text
    assert "no_agent" not in card.text
    assert "もう一度送る" not in card.buttons
    assert {"自分で伝えた", "もう一度開く"} <= set(card.buttons)
    await card.press("hana", "もう一度開く")
    await two.advance(seconds=5)
    card = await named(two, await card.again(), "カモメ代行")
    await card.press("hana", "2 ")
    await undo_window_over(two)
    assert only_case(two).status is Status.INSTRUCTED
    assert len(await two.messages(AGENT_CHANNEL, thread_ts=(await two.messages(AGENT_CHANNEL))[0].ts)) == 2


async def test_what_may_have_reached_the_agent_is_withdrawn_by_the_next_instruction(stage: Stage) -> None:
    notice = await a_notice(stage)
    card = await stage.card()
    await card.press("hana", "3 ")
    lost = {"method": "chat.postMessage", "channel": "C0AGENT"}
    await stage.control("faults", lose_answer=lost)
    await stage.control("faults", fail={"method": "conversations.replies", "times": 99})
    await undo_window_over(stage)
    for _ in range(8):
        await stage.advance(seconds=45)
    card = await card.again()
    assert "もう一度開く" in card.buttons
    await card.press("hana", "もう一度開く")
    await stage.control("faults", clear=True)
    await stage.advance(seconds=90)
    await (await card.again()).press("hana", "1 ")
    await undo_window_over(stage)
    first, second = await stage.told(notice)
    assert "请以这条为准" in second
    assert "请以这条为准" not in first


async def test_what_could_not_be_told_is_decided_anew_and_told_once(stage: Stage) -> None:
    notice = await a_notice(stage)
    card = await stage.card()
    await card.press("hana", "3 ")
    await stage.control(
        "faults", error={"method": "chat.postMessage", "code": "is_archived", "channel": "C0AGENT"}
    )
    await undo_window_over(stage)
    card = await card.again()
    assert "まもなく送ります" not in card.text
    assert {"もう一度送る", "自分で伝えた", "もう一度開く"} <= set(card.buttons)
    await card.press("hana", "もう一度開く")
    await stage.advance(seconds=5)
    card = await card.again()
    assert only_case(stage).status is Status.OPEN
    assert "送れませんでした" not in card.text
    await card.press("hana", "1 ")
    await undo_window_over(stage)
    assert only_case(stage).status is Status.INSTRUCTED
    (told,) = await stage.told(notice)
    assert "请以这条为准" not in told
