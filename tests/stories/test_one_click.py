"""One click: the decision, the instruction to the agent, the drafts for the customers."""

from tests.shop import NOTICE
from tests.stage import Stage


async def test_a_click_becomes_an_instruction_and_a_draft_for_each_customer(stage: Stage) -> None:
    notice = await stage.post("limin", "rakumart-欠品", NOTICE)
    for c in await stage.messages("stockout-desk"): print("=====",c.text)
    card = await stage.card()
    await card.press("hana", "1 ")
    card = await card.again()
    print(card.text, card.buttons)
    await stage.advance(seconds=10)
    print(await stage.told(notice))
    for m in await card.thread():
        print("-----", m.text, m.buttons)
