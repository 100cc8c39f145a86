"""A second agent, who reads English: its own channel, a text that does not tell whose it is, a wrong choice."""

from bot.demo.doing import told_privately
from bot.demo.orders import UNLISTED
from bot.demo.played import Shown
from bot.demo.stage import Stage
from bot.demo.world import AGENT_ROOM, AOI, EMMA, FENNEL, FENNEL_ROOM, REN, TESSA
from bot.slack.actions import Action

KEY = "pots"
ENGLISH, CHINESE, WITHDRAWN = "thank you for letting us know", "请按下面处理", "请不要按那条指示处理"


async def second_agent_writes(stage: Stage) -> None:
    """A notice in the other channel: the same card, and the instruction in that agent's language, in its thread."""
    opened = await stage.notice("pans", TESSA, FENNEL_ROOM)
    stage.expect("one_card", len(opened) == 1, str(opened))
    card = await stage.card("pans")
    stage.expect(
        "card_names_agent", all(word in card.text for word in (FENNEL.name, "KTL-WH-1.2L")), card.text
    )
    await stage.later(60)
    await stage.presses(REN, card, Action.CHOOSE)
    await stage.later(11)
    told = [each.text for each in await stage.told("pans", FENNEL_ROOM)]
    stage.expect("english_instruction", len(told) == 1 and ENGLISH in told[0], str(told))


async def nobody_knows_which_agent(stage: Stage) -> None:
    """Emma pastes a text of an order that is not registered: the card asks, and nothing is decided before."""
    async with stage.cards_of(KEY) as opened:
        await stage.says(EMMA, f"@{EMMA.name}", stage.texts[KEY])
    stage.expect("one_card", len(opened) == 1, str(opened))
    card = await stage.card(KEY)
    asks = "どの代行" in card.text and not card.buttons(Action.CHOOSE)
    stage.expect("card_asks_which_agent", asks, card.text)
    said = await told_privately(stage, EMMA)
    stage.expect("reporter_is_answered", "K-" in said, said)


async def wrong_agent_is_told(stage: Stage) -> None:
    """Somebody chooses the wrong one, and it is told what was decided."""
    await stage.later(60)
    await _named(stage, "ラクマート")
    await stage.presses(REN, await stage.card(KEY), Action.CHOOSE)
    await stage.later(11)
    told = [each.text for each in await _about_it(stage)]
    stage.expect("chinese_instruction", len(told) == 1 and CHINESE in told[0], str(told))


async def agent_is_put_right(stage: Stage) -> None:
    """Opened once more, the agent is corrected: the first is told that it was a mistake, the other what to do."""
    await stage.later(45)
    await stage.presses(AOI, await stage.card(KEY), Action.REOPEN)
    await stage.later(5)
    await _named(stage, FENNEL.name)
    (instruction,) = await _about_it(stage)
    below = [each.text for each in await stage.thread(AGENT_ROOM.name, instruction.ts)]
    stage.expect("withdrawn", len(below) == 1 and WITHDRAWN in below[0], str(below))
    await stage.presses(AOI, await stage.card(KEY), Action.CHOOSE)
    await stage.later(11)
    told = [each.text for each in await stage.written(FENNEL_ROOM)]
    stage.expect("english_instruction", len(told) == 1 and ENGLISH in told[0], str(told))


async def _named(stage: Stage, name: str) -> None:
    """Somebody says whose the notice is."""
    await stage.presses(AOI, await stage.card(KEY), Action.CORRECT)
    view = await stage.modal(AOI)
    field = next(block for block in view["blocks"] if block.get("block_id") == "agent")
    agent = next(each for each in field["element"]["options"] if each["text"]["text"] == name)
    done = await stage.submits(AOI, agent=agent["value"])
    stage.need("modal_closed", done["closed"], str(done["errors"]))
    await stage.later(5)
    stage.expect("card_names_agent", name in (await stage.card(KEY)).text)


async def _about_it(stage: Stage) -> list[Shown]:
    """What the first agent was told of the case, above all threads."""
    number = UNLISTED.number(stage.start)
    return [each for each in await stage.written(AGENT_ROOM) if number in each.text]


SCENES = (second_agent_writes, nobody_knows_which_agent, wrong_agent_is_told, agent_is_put_right)
