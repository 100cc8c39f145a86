"""Notices by every other way: Chatwork, a list, an e-mail, another tool, a shortcut, a direct message."""

from datetime import datetime, timedelta

from bot.demo import outside as out
from bot.demo.chatwork import ACCOUNT
from bot.demo.doing import drops, hands_in, reports, told_privately, writes_in_chatwork
from bot.demo.orders import JAPAN, ORDERS
from bot.demo.played import Shown
from bot.demo.stage import Stage
from bot.demo.world import AGENT_ROOM, AOI, DESK, EMMA, LIMIN, LOUNGE, REN, WATARU
from bot.slack.actions import Action

#: What the agent answers in Chatwork.
BOUGHT = "手配しました。よろしくお願いいたします。"


async def notice_in_chatwork(stage: Stage) -> None:
    """The agent writes in its Chatwork room: a card as from Slack, with a link into the room."""
    async with stage.cards_of("chatwork") as opened:
        stage.notices["chatwork"] = await writes_in_chatwork(stage, stage.texts["chatwork"])
    stage.expect("one_card", len(opened) == 1, str(opened))
    card = await stage.card("chatwork")
    wanted = ("CDG-GY-M", "18", "（Chatwork）", ORDERS["pants"].number(stage.start))
    stage.expect("card_from_chatwork", all(word in card.text for word in wanted), card.text)
    stage.expect("card_without_tags", not any(tag in card.text for tag in ("[info]", "[To:")), card.text)
    link = f"#!rid{out.ROOM}-{stage.notices['chatwork']}"
    stage.expect("card_links_to_chatwork", link in str(card.raw["blocks"]))


async def same_notice_by_two_ways(stage: Stage) -> None:
    """The same words in Slack as well: still one case."""
    before = len(await stage.desk_cards())
    await stage.notice("chatwork_again")
    await stage.later(5)
    stage.expect("no_new_card", len(await stage.desk_cards()) == before)
    thread = await stage.thread(DESK.name, stage.cards["chatwork"])
    stage.expect("repeat_noted", "もう一度" in thread[-1].text, thread[-1].text)


async def instruction_into_chatwork(stage: Stage) -> None:
    """One press, and the instruction stands in the room as a reply to the notice, in Chatwork's own marks."""
    await stage.presses(REN, await stage.card("chatwork"), Action.CHOOSE)
    await stage.later(11)
    told = stage.outside.chatwork.bodies(out.ROOM)
    answered = f"[rp aid={out.WANG} to={out.ROOM}-{stage.notices['chatwork']}]\n"
    stage.expect("chatwork_replied", len(told) == 1 and told[0].startswith(answered), str(told))
    stage.expect("chatwork_unmarked", not any(mark in told[0] for mark in ("*", "<", "&gt;")), told[0])


async def confirmed_in_chatwork(stage: Stage) -> None:
    """The agent's reply in the room confirms the case."""
    await stage.later(60)
    ours = stage.outside.chatwork.rooms.get(out.ROOM).messages[-1]["message_id"]
    answer = f"[rp aid={ACCOUNT} to={out.ROOM}-{ours}]{out.MEMBERS[ACCOUNT]}さん\n{BOUGHT}"
    await writes_in_chatwork(stage, answer)
    await stage.later(5)
    stage.expect("case_confirmed", (await stage.card("chatwork")).buttons(Action.CLOSE))


async def list_is_dropped(stage: Stage) -> None:
    """A list in the encoding of Japanese spreadsheets: each row is accounted for, and one press opens the cases.

    What cannot be used comes back as a file, to be mended and dropped again.
    """
    before = len(await stage.desk_cards())
    ts = await drops(stage, LIMIN, AGENT_ROOM.name, stage.events["list"].files[0])
    preview, back = await _below(stage, ts)
    stage.expect("list_counts_rows", all(word in preview.text for word in ("欠品 2行", "在庫あり 1行")))
    stage.expect("list_names_wrong_row", "5行目" in preview.text and "不明" in preview.text, preview.text)
    stage.expect("list_opens_nothing_by_itself", len(await stage.desk_cards()) == before)
    rows = (await stage.control.file(back.raw["files"][0]["id"])).decode("utf-8-sig").splitlines()
    handed_back = len(rows) == 2 and rows[1].startswith("5,") and "不明" in rows[1]  # noqa: PLR2004 - with its header
    stage.expect("list_hands_back_wrong_row", handed_back, str(rows))
    await stage.later(60)
    await stage.presses(AOI, preview, Action.SHEET_OPEN)
    await stage.later(15)
    stage.expect("two_new_cards_of_list", len(await stage.desk_cards()) == before + 2)
    preview, _ = await _below(stage, ts)
    stage.expect("list_says_who_opened", AOI.real_name in preview.text and "K-" in preview.text, preview.text)


async def mail_is_dropped(stage: Stage) -> None:
    """An e-mail: its own words are read, what it quotes is not, and the target counts from when it was sent."""
    async with stage.cards_of("mail") as opened:
        sent = await stage.now() - timedelta(minutes=6)
        await drops(stage, LIMIN, AGENT_ROOM.name, stage.events["mail"].files[0])
    stage.expect("one_card", len(opened) == 1, str(opened))
    card = await stage.card("mail")
    stage.expect(
        "card_from_mail", all(word in card.text for word in ("BLK-GY-S", "36", "（メール）")), card.text
    )
    stage.expect("target_counts_from_writing", _due(sent) in card.text, f"{_due(sent)} / {card.text}")


async def another_tool_hands_in(stage: Stage) -> None:
    """A signed request: answered with the case, the same again opens nothing, a wrong signature is refused."""
    await stage.later(15)
    told = stage.outside.notice("demo-1", stage.texts["hook"])
    async with stage.cards_of("hook") as opened:
        told = stage.outside.notice("demo-1", stage.texts["hook"])
        status, said = await hands_in(stage, told)
    card = await stage.card("hook")
    stage.expect("hook_answers_case", status == 202 and len(said["cases"]) == len(opened) == 1, str(said))  # noqa: PLR2004
    stage.expect(
        "card_links_back", out.LINK in str(card.raw["blocks"]) and "外部連携" in card.text, card.text
    )
    written = datetime.fromisoformat(told["written_at"])
    stage.expect("target_counts_from_writing", _due(written) in card.text, card.text)
    stage.expect("hook_same_again", await hands_in(stage, told) == (status, said))
    other = await hands_in(stage, told | {"text": "谢谢"})
    stage.expect("hook_key_taken", other[0] == 409, str(other))  # noqa: PLR2004 - as documented
    forged = await hands_in(stage, told, secret="somebody else's secret")  # noqa: S106 - that is the point
    stage.expect("hook_refuses_forged", forged[0] == 401, str(forged))  # noqa: PLR2004
    stage.expect("no_new_card", len(opened) == 1)


async def reported_by_shortcut(stage: Stage) -> None:
    """A colleague wrote in the lounge what the agent said on the phone; the message's shortcut makes it a case."""
    async with stage.cards_of("phone") as opened:
        ts = await stage.says(WATARU, LOUNGE.name, stage.texts["phone"])
        await reports(stage, EMMA, LOUNGE.name, ts)
    stage.expect("one_card", len(opened) == 1, str(opened))
    said = await told_privately(stage, EMMA)
    stage.expect("reporter_is_answered", "Taken in as K-" in said, said)


async def pasted_to_keppin(stage: Stage) -> None:
    """Somebody pastes a chat text into a direct message with Keppin, and is answered with the case."""
    async with stage.cards_of("direct") as opened:
        await stage.says(REN, f"@{REN.name}", stage.texts["direct"])
    stage.expect("one_card", len(opened) == 1, str(opened))
    card = await stage.card("direct")
    stage.expect("card_read_from_chat", all(word in card.text for word in ("PCH-GY", "15")), card.text)
    said = await told_privately(stage, REN)
    stage.expect("reporter_is_answered", "K-" in said, said)


async def _below(stage: Stage, ts: str) -> list[Shown]:
    """What stands below a dropped file."""
    await stage.later(5)
    return await stage.thread(AGENT_ROOM.name, ts)


def _due(written: datetime) -> str:
    """The target of a notice that was written then, as the card shows it."""
    return f"{(written + timedelta(minutes=15)).astimezone(JAPAN):%H:%M}"


SCENES = (
    notice_in_chatwork,
    same_notice_by_two_ways,
    instruction_into_chatwork,
    confirmed_in_chatwork,
    list_is_dropped,
    mail_is_dropped,
    another_tool_hands_in,
    reported_by_shortcut,
    pasted_to_keppin,
)
