"""The first notice, from the agent's message to the closed case."""

from bot.demo.orders import ORDERS
from bot.demo.played import Shown
from bot.demo.stage import Stage
from bot.demo.world import AGENT_ROOM, AOI, EMMA, LIMIN, REN, SHIORI
from bot.slack.actions import Action

KEY = "hoodie"
ADDED = "ご不明な点がございましたら、このままご返信ください。"


async def notice_becomes_a_card(stage: Stage) -> None:
    """The agent writes; a second later the desk has the whole picture."""
    opened = await stage.notice(KEY)
    card = await stage.card(KEY)
    stage.expect("card_within_a_second", float(card.ts) - float(stage.notices[KEY]) < 1, card.ts)
    stage.expect("one_card", len(opened) == 1)
    for expectation, words in {
        "card_says_what": ("裏起毛パーカー", "グレー", "HOD-GY-L", "20"),
        "card_says_order": (ORDERS["hoodies"].number(stage.start), "3番"),
        "card_says_customers": ("Amazon", "メルカリ"),
        "card_says_struck": ("9999", "12%"),
    }.items():
        stage.expect(expectation, all(word in card.text for word in words), card.text)
    stage.expect("card_has_options", len(card.buttons(Action.CHOOSE)) >= 4)  # noqa: PLR2004 - shops, colour, refund


async def claimed(stage: Stage) -> None:
    """Somebody takes it; the target runs on."""
    await stage.presses(REN, await stage.card(KEY), Action.CLAIM)
    await stage.later(20)
    stage.expect("card_names_assignee", REN.real_name in (await stage.card(KEY)).text)


async def decided_with_one_click(stage: Stage) -> None:
    """One press decides; for ten seconds it can be taken back."""
    await stage.later(95)
    await stage.presses(REN, await stage.card(KEY), Action.CHOOSE)
    await stage.settle()
    card = await stage.card(KEY)
    stage.expect("card_shows_decision", f"@{REN.real_name}" in card.text and "決定" in card.text, card.text)
    stage.expect("card_offers_undo", card.buttons(Action.UNDO))


async def undone(stage: Stage) -> None:
    """Taken back: nothing has left the house, and the case is open again."""
    await stage.later(4)
    await stage.presses(REN, await stage.card(KEY), Action.UNDO)
    await stage.later(15)
    stage.expect("card_open_again", (await stage.card(KEY)).buttons(Action.CHOOSE))
    stage.expect("agent_heard_nothing", not await stage.told(KEY))


async def second_click_comes_late(stage: Stage) -> None:
    """Two people press; the first decides, the second is told who did, when and what."""
    # The card of the other screen changes a moment later, as screens do.
    await stage.control.post("faults", latency={"method": "chat.update", "seconds": 0.8, "times": 1})
    seen = await stage.card(KEY)
    await stage.presses(REN, seen, Action.CHOOSE)
    await stage.presses(EMMA, seen, Action.CHOOSE, 1, at_once=True)
    await stage.settle()
    told = await stage.heard(EMMA)
    stage.expect("late_click_told", told and REN.real_name in told[-1], str(told))
    card = await stage.card(KEY)
    stage.expect(
        "first_click_stands", f"@{REN.real_name}" in card.text and card.buttons(Action.UNDO), card.text
    )


async def guest_is_refused(stage: Stage) -> None:
    """A guest presses: nothing changes, and she is told why."""
    before = (await stage.card(KEY)).text
    await stage.presses(SHIORI, await stage.card(KEY), Action.UNDO)
    await stage.settle()
    stage.expect("refused_in_words", await stage.heard(SHIORI), SHIORI.real_name)
    stage.expect("card_unchanged", (await stage.card(KEY)).text == before)


async def agent_is_told(stage: Stage) -> None:
    """The window is over: the instruction goes to the agent, in Chinese and exact."""
    await stage.later(11)
    told = await stage.told(KEY)
    stage.expect("one_instruction", len(told) == 1, str([each.text for each in told]))
    text = told[0].text
    exact = (
        ORDERS["hoodies"].number(stage.start),
        "第 3 番",
        "https://detail.1688.com/offer/990000117301.html",
        "20",
    )
    stage.expect("instruction_exact", all(word in text for word in exact), text)
    stage.expect("instruction_in_chinese", "请" in text, text)
    stage.expect(
        "instruction_keeps_figures", not any(word in text for word in ("HOD-GY-L", "FBA", "43.5")), text
    )


async def letters_are_drafted(stage: Stage) -> None:
    """One letter for each customer who waits, in the card's thread."""
    await stage.later(20)
    letters = await _letters(stage)
    stage.expect("letters_for_all", len(letters) == 4, str(len(letters)))  # noqa: PLR2004 - four orders on the card
    supply = ("1688", "ラクマート", "中国", "カモメ")
    stage.expect(
        "letters_tell_no_supplier", not any(word in each.text for each in letters for word in supply)
    )


async def letters_are_handled(stage: Stage) -> None:
    """One is rewritten and sent, one is skipped."""
    first, second, *_rest = await _letters(stage)
    await stage.presses(AOI, first, Action.DRAFT_EDIT)
    view = await stage.modal(AOI)
    written = view["state"]["values"]["text"]["value"]["value"]
    await stage.submits(AOI, text=f"{written}\n\n{ADDED}")
    await stage.later(5)
    edited = (await _letters(stage))[0]
    stage.expect("letter_rewritten", ADDED in edited.text, edited.text)
    await stage.presses(AOI, edited, Action.DRAFT_SENT)
    await stage.presses(EMMA, second, Action.DRAFT_SKIP)
    await stage.later(10)
    stage.expect("letters_done", len(await _letters(stage)) == 2)  # noqa: PLR2004 - two of four are left
    card = await stage.card(KEY)
    stage.expect("card_counts_letters", "送信済み" in card.text and "見送り" in card.text, card.text)


async def agent_answers(stage: Stage) -> None:
    """The agent replies in the thread; the desk reads it where the case is."""
    reply = stage.texts["reply"]
    await stage.later(12 * 60)
    await stage.says(LIMIN, AGENT_ROOM.name, reply, stage.notices[KEY])
    await stage.later(5)
    thread = await stage.thread("stockout-desk", stage.cards[KEY])
    stage.expect("reply_mirrored", any(reply[:20] in each.text for each in thread))


async def confirmed_closed_and_reopened(stage: Stage) -> None:
    """Done, closed; and opened once more when something turns up after all."""
    await stage.later(25 * 60)
    for action, expectation, nxt in (
        (Action.CONFIRM, "case_confirmed", Action.CLOSE),
        (Action.CLOSE, "case_closed", Action.REOPEN),
        (Action.REOPEN, "case_reopened", Action.CHOOSE),
    ):
        await stage.presses(REN, await stage.card(KEY), action)
        await stage.later(10)
        stage.expect(expectation, (await stage.card(KEY)).buttons(nxt))


async def decided_anew(stage: Stage) -> None:
    """The other colour this time: the agent is told once more, in the same thread."""
    await stage.presses(AOI, await stage.card(KEY), Action.CHOOSE, which=lambda label: "カラー" in label)
    await stage.later(11)
    await stage.later(20)
    told = [each.text for each in await stage.told(KEY)]
    stage.expect("colour_instruction", "ネイビー" in told[-1] or "藏青" in told[-1], told[-1])


async def _letters(stage: Stage) -> list[Shown]:
    """The drafts that still wait for somebody."""
    return [
        each
        for each in await stage.thread("stockout-desk", stage.cards[KEY])
        if each.buttons(Action.DRAFT_SENT)
    ]


SCENES = (
    notice_becomes_a_card,
    claimed,
    decided_with_one_click,
    undone,
    second_click_comes_late,
    guest_is_refused,
    agent_is_told,
    letters_are_drafted,
    letters_are_handled,
    agent_answers,
    confirmed_closed_and_reopened,
    decided_anew,
)
