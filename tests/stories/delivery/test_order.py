"""How fast Keppin speaks, and in which order."""

from bot.slack.actions import Action
from store import tables as t
from tests.saying import carded, fault, flood, kinds, said
from tests.stage import Stage
from tests.stories.acts import drafts_of
from tests.stories.letters import SHIRT
from tests.stories.notices.test_many_lines import three


async def test_many_changes_of_a_case_become_one_change_of_its_card(stage: Stage) -> None:
    card = await carded(stage)
    before = len(await stage.calls("chat.update"))
    await fault(stage, ratelimit={"method": "chat.update", "retry_after": 30})
    for user in ("hana", "boss", "boss"):
        await (await card.again()).press(user, "担当")
    assert len(await stage.calls("chat.update")) == before + 1
    await stage.advance(seconds=31)
    changed = await stage.calls("chat.update")
    assert len(changed) == before + 2
    pending = [row for row in stage.rows(t.Delivery) if row.kind == "card" and row.state == "waiting"]
    assert pending == []


async def test_no_state_of_a_card_overtakes_a_newer_one(stage: Stage) -> None:
    card = await carded(stage)
    await fault(stage, latency={"method": "chat.update", "seconds": 0.5})
    await stage.click("stockout-desk", card.ts, "hana", label="担当する", settle=False)
    label = next(button for button in card.buttons if button.startswith("1 "))
    await stage.click("stockout-desk", card.ts, "hana", label=label)
    shown = await card.again()
    assert "取り消す" in shown.buttons


async def test_a_thread_tells_things_in_the_order_in_which_they_happened(stage: Stage) -> None:
    card = await carded(stage)
    await fault(stage, latency={"method": "chat.postMessage", "seconds": 0.3})
    for user in ("hana", "hana", "ken"):
        await stage.click("stockout-desk", card.ts, user, action_id=Action.CLAIM, settle=False)
    await stage.settle()
    for _ in range(5):
        await stage.advance(seconds=2)
    told = [each.text for each in await card.thread()]
    happened = [row.details for row in stage.rows(t.Delivery) if row.kind == "note"]
    assert len(told) == len(happened) == 3
    assert "U0KEN" in told[-1]


async def test_what_goes_to_one_place_stands_there_in_its_order_also_where_the_first_is_slow(
    stage: Stage,
) -> None:
    slow = {"method": "chat.postMessage", "channel": "C0DESK", "seconds": 0.3}
    await fault(stage, latency=slow | {"times": 2})  # the headline, and the first card
    await three(stage)
    assert [card.text.split()[0] for card in await stage.cards()] == ["K-1", "K-2", "K-3"]
    await (await stage.cards())[2].press("hana", "1 ")
    await fault(stage, latency=slow)
    await stage.advance(seconds=10)
    await stage.advance(seconds=5)
    shown = await drafts_of((await stage.cards())[2])
    kept = stage.rows(t.Draft)
    assert len(kept) > 1
    assert [draft.ts for draft in shown] == [draft.message_ts for draft in kept]


async def test_a_channel_gets_five_messages_at_once_and_then_one_a_second(stage: Stage) -> None:
    await flood(stage, 9)
    await stage.settle()
    assert kinds(await said(stage)) == {"card": 5}
    for second in range(1, 5):
        await stage.advance(seconds=1)
        assert kinds(await said(stage)) == {"card": 5 + second}


async def test_what_the_agent_must_know_does_not_wait_for_the_desks_messages(stage: Stage) -> None:
    card = await carded(stage)
    await card.press("hana", "1 ")
    await stage.advance(seconds=9)
    await flood(stage, 12)
    await stage.settle()
    assert any(row.kind == "card" and row.state == "waiting" for row in stage.rows(t.Delivery))
    await stage.advance(seconds=1)
    assert kinds(await said(stage, "rakumart-欠品")) == {"instruction": 1}


async def test_changed_cards_take_nothing_from_the_pace_of_new_messages(stage: Stage) -> None:
    await flood(stage, 9)
    await stage.advance(seconds=5)
    await stage.advance(seconds=10)
    cards = await stage.cards()
    changed, posted = len(await stage.calls("chat.update")), len(await stage.calls("chat.postMessage"))
    for card in cards:
        await stage.click("stockout-desk", card.ts, "hana", action_id=Action.CLAIM, settle=False)
    await stage.settle()
    assert len(await stage.calls("chat.update")) - changed == len(cards) == 9
    assert len(await stage.calls("chat.postMessage")) - posted == 5


async def test_changes_of_all_messages_together_keep_below_fifty_a_minute(stage: Stage) -> None:
    await flood(stage, 25)
    for _ in range(5):
        await stage.advance(seconds=5)
    cards = await stage.cards()
    changed = len(await stage.calls("chat.update"))
    for card in cards:
        await stage.click("stockout-desk", card.ts, "hana", action_id=Action.CLAIM, settle=False)
    await stage.settle()
    assert len(await stage.calls("chat.update")) - changed == 21
    await stage.advance(seconds=2.4)
    assert len(await stage.calls("chat.update")) - changed == 23
    await stage.advance(seconds=5)
    assert len(await stage.calls("chat.update")) - changed == len(cards) == 25


async def test_too_many_changes_stop_no_new_message(stage: Stage) -> None:
    card = await carded(stage)
    await fault(stage, ratelimit={"method": "chat.update", "retry_after": 30})
    await card.press("hana", "担当する")
    await stage.post("limin", "rakumart-欠品", SHIRT)
    assert len(await stage.cards()) == 2
