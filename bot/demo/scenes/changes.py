"""One notice with many lines, and what the agent says afterwards: edits, a deletion, replies that move a case."""

from bot.demo.doing import deletes, edits, replies
from bot.demo.orders import ORDERS
from bot.demo.played import Shown
from bot.demo.stage import Stage
from bot.demo.world import AOI, DESK, REN
from bot.slack.actions import Action, decode

#: What the agent answers once it has bought.
BOUGHT = "好的，已买到，谢谢！"
LINES = 4


async def four_lines_decided_together(stage: Stage) -> None:
    """A headline counts the cards; one press decides all by their first choice but the one left out."""
    opened = await stage.notice("many")
    await stage.later(10)
    stage.expect("four_new_cards", len(opened) == LINES, str(opened))
    headline = await _headline(stage)
    stage.expect("headline_counts", f"欠品 {LINES}件" in headline.text, headline.text)
    await stage.later(30)
    await stage.presses(AOI, headline, Action.TOGETHER)
    view = await stage.modal(AOI)
    boxes = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    stage.expect("headline_offers_all", len(boxes) == LINES, str(boxes))
    done = await stage.submits(AOI, **{boxes[-1]: []})
    stage.need("modal_closed", done["closed"], str(done["errors"]))
    await stage.later(11)
    await stage.later(20)
    told = [each.text for each in await stage.told("many")]
    stage.expect("three_told", len(told) == LINES - 1, str(told))
    stage.expect("successor_asked_for", sum("后续款" in text for text in told) == 1, str(told))
    text = (await _headline(stage)).text
    stage.expect("headline_counts_decided", f"{LINES - 1}／{LINES}件" in text, text)


async def edited_before_the_decision(stage: Stage) -> None:
    """The agent rewrites its notice: the card follows, and its thread says what changed."""
    await stage.notice("backpack")
    await stage.later(60)
    await edits(stage, "backpack", stage.texts["backpack_edit"])
    card = await stage.card("backpack")
    stage.expect("card_follows_edit", "不足 18個" in card.text, card.text)
    said = await _last_words(stage, "backpack")
    stage.expect("edit_says_what_changed", "6 → 18" in said, said)


async def edited_after_the_decision(stage: Stage) -> None:
    """Once it is decided, an edit is told and changes nothing."""
    await stage.presses(REN, await stage.card("backpack"), Action.CHOOSE)
    await stage.later(11)
    await edits(stage, "backpack", stage.texts["backpack"])
    card = await stage.card("backpack")
    stage.expect("card_stays_decided", "18個" in card.text and card.buttons(Action.CONFIRM), card.text)
    said = await _last_words(stage, "backpack")
    stage.expect("edit_only_told", "カードの内容はそのまま" in said and "18 → 6" in said, said)


async def notice_taken_back(stage: Stage) -> None:
    """A notice is deleted: its words are kept, the desk is asked, and one press closes the case."""
    await stage.notice("mug")
    await stage.later(60)
    await deletes(stage, "mug")
    said = await _last_words(stage, "mug")
    stage.expect("deletion_told", "削除" in said, said)
    card = await stage.card("mug")
    stage.need("button_there", card.buttons(Action.RESOLVE), card.text)
    await stage.presses(AOI, card, Action.RESOLVE)
    await stage.later(5)
    stage.expect("case_closed", (await stage.card("mug")).buttons(Action.REOPEN))


async def substitute_is_out_too(stage: Stage) -> None:
    """The agent replies that the other shop has none either: open again, without that option, with a new target."""
    await stage.notice("knit")
    await stage.later(60)
    card = await stage.card("knit")
    chosen = card.buttons(Action.CHOOSE)[0]["value"]
    await stage.presses(REN, card, Action.CHOOSE)
    await stage.later(11)
    stage.expect("one_instruction", len(await stage.told("knit")) == 1)
    await stage.later(120)
    await replies(stage, "knit", stage.texts["reply_out"])
    card = await stage.card("knit")
    offered = [button["value"] for button in card.buttons(Action.CHOOSE)]
    stage.expect("card_open_again", offered)
    stage.expect("failed_option_gone", _key(chosen) not in map(_key, offered), str(offered))


async def reply_confirms(stage: Stage) -> None:
    """The next choice, and the agent's "bought" in the thread confirms it by itself."""
    await stage.presses(REN, await stage.card("knit"), Action.CHOOSE)
    await stage.later(11)
    await stage.later(60)
    await replies(stage, "knit", BOUGHT)
    card = await stage.card("knit")
    stage.expect("case_confirmed", card.buttons(Action.CLOSE), card.text)
    stage.expect("reply_can_be_taken_back", card.buttons(Action.TAKE_BACK), card.text)


async def desk_is_cleared(stage: Stage) -> None:
    """Whatever is still open is decided by its first choice: nobody is called in the evening for it."""
    for card in await stage.desk_cards():
        if card.buttons(Action.CHOOSE):
            await stage.presses(AOI, card, Action.CHOOSE, at_once=True)
    await stage.later(11)
    await stage.all_said()
    left = [card.text[:40] for card in await stage.desk_cards() if card.buttons(Action.CHOOSE)]
    stage.expect("nothing_left_open", not left, str(left))


async def _headline(stage: Stage) -> Shown:
    number = ORDERS["hoodies"].number(stage.start)
    found = (await stage.control.get("messages", channel=DESK.name))["messages"]
    shown = [Shown(DESK.name, each) for each in found if str(each["text"]).startswith("欠品 ")]
    stage.need("headline_there", shown, number)
    return next(each for each in reversed(shown) if number in each.text)


async def _last_words(stage: Stage, key: str) -> str:
    return (await stage.thread(DESK.name, stage.cards[key]))[-1].text


def _key(value: str) -> str:
    """The option behind a button, whatever the version of its card."""
    return decode(value).key or ""


SCENES = (
    four_lines_decided_together,
    edited_before_the_decision,
    edited_after_the_decision,
    notice_taken_back,
    substitute_is_out_too,
    reply_confirms,
    desk_is_cleared,
)
