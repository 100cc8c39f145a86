"""Instructions on their way into Chatwork: once, at its pace, and not lost when something goes wrong."""

from typing import Any

from bot.demo.chatwork import ACCOUNT
from bot.rules.words import Status
from store import tables as t
from tests.doors import IN_CHATWORK, LI, ROOM, Doors
from tests.shop import ORDER
from tests.stories.letters import SHIRT


async def test_an_instruction_whose_answer_was_lost_is_looked_up_and_not_said_twice(house: Doors) -> None:
    await house.write(LI, IN_CHATWORK)
    house.chatwork.api.losing = 1
    await house.decide()
    await house.stage.advance(minutes=1)
    assert len(house.told()) == 1
    (case,) = house.stage.rows(t.Case)
    assert case.status is Status.INSTRUCTED
    assert case.instruction_link.endswith(house.chatwork.rooms.get(ROOM).messages[-1]["message_id"])


async def test_an_instruction_that_never_arrived_is_sent_after_looking(house: Doors) -> None:
    await house.write(LI, IN_CHATWORK)
    house.chatwork.api.losing = 1
    await (await house.stage.card()).press("hana", "1 ")
    await house.stage.advance(seconds=10)
    room = house.chatwork.rooms.get(ROOM)
    lost = room.messages.pop()
    assert lost["account"]["account_id"] == ACCOUNT
    await house.stage.advance(minutes=1)
    assert len(house.told()) == 1


async def test_the_same_words_said_before_are_not_taken_for_the_lost_ones(house: Doors) -> None:
    await house.write(LI, IN_CHATWORK)
    await house.decide("3 ")
    for losing in (0, 1):  # told instead of the first, and then once more in the same words
        await (await house.stage.card()).press("hana", "もう一度開く")
        await house.stage.advance(seconds=10)
        house.chatwork.api.losing = losing
        await (await house.stage.card()).press("hana", "3 ")
        await house.stage.advance(seconds=10)
    house.chatwork.rooms.get(ROOM).messages.pop()
    await house.stage.advance(minutes=1)
    _, second, third = house.told()
    assert second == third


async def test_when_chatwork_has_had_enough_keppin_waits_for_its_reset(house: Doors) -> None:
    await house.write(LI, IN_CHATWORK)
    house.chatwork.api.called_at += [house.chatwork.time] * 299
    await house.decide()
    assert house.told() == []
    calls = len(house.chatwork.api.called_at)
    await house.stage.advance(minutes=2)
    assert (house.told(), len(house.chatwork.api.called_at)) == ([], calls)  # it does not even knock
    await house.stage.advance(minutes=4)
    assert len(house.told()) == 1
    assert house.chatwork.api.refused.count(429) <= 1


async def test_a_room_hears_at_most_ten_messages_in_ten_seconds(house: Doors) -> None:
    for n in range(14):
        order = f"202611111547{n:04}-300001"
        await house.write(LI, SHIRT.replace(ORDER, order).replace("リネンシャツ", f"商品{n}"))
    for _ in range(10):
        await house.stage.advance(seconds=1)
    for card in await house.stage.cards():
        await card.press("hana", "1 ")
    await house.stage.advance(seconds=10)
    for _ in range(20):
        await house.stage.advance(seconds=2)
    assert len(house.told()) == 14
    assert house.chatwork.api.refused == []


async def test_a_token_that_chatwork_refuses_is_said_on_the_card(house: Doors) -> None:
    await house.write(LI, IN_CHATWORK)
    assert house.stage.keppin.chatwork is not None
    at = house.stage.keppin.chatwork._at
    object.__setattr__(at, "token", "revoked")
    await house.decide()
    card = await house.stage.card()
    assert "Chatwork の API トークンが使えなくなっています" in card.text
    assert "もう一度送る" in card.buttons
    object.__setattr__(at, "token", "c0ffee5eed0c0ffee5eed0c0ffee5eed")
    await card.press("ken", "もう一度送る")
    await house.stage.advance(seconds=5)
    assert len(house.told()) == 1


async def test_a_products_name_calls_nobody_in_the_room(house: Doors) -> None:
    await house.write(LI, SHIRT.replace("2番", "9番").replace("リネンシャツ", "シャツ[code]"))
    await house.stage.keppin.desk.run(_rename, "[toall] シャツ")
    await house.decide("1 ")
    (said,) = house.told()
    assert "［toall］" in said
    assert "[toall]" not in said


async def test_a_reply_about_this_line_and_another_is_told_and_opens_a_case(house: Doors) -> None:
    message = await house.write(LI, IN_CHATWORK)
    await house.write(LI, f"[rp aid={LI} to={ROOM}-{message}]\n3番と2番が欠品です")
    first, second = house.stage.rows(t.Case)
    assert (second.order_no, second.line_no) == (first.order_no, "2")
    assert [row.action for row in house.stage.rows(t.Timeline)].count("agent.replied") == 1


def _rename(work: Any, name: str) -> None:
    work.session.get_one(t.Case, 1).product = name
