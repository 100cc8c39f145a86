"""The "next event" button: everything that is prepared happens, by whichever way it comes."""

import aiohttp
import pytest
from sqlmodel import select

from bot.demo.chatwork import ACCOUNT
from bot.demo.control import Control
from bot.demo.house import House
from bot.demo.notices import notices
from bot.demo.outside import CHATWORK, HOOK_SECRET, ROOM, WANG
from bot.demo.play import START
from bot.local import Clock
from bot.rules.words import Origin
from store.tables import Case, DroppedFile, Notice
from tests.houses import open_house
from tests.stage import LONG


@pytest.fixture
async def house(tmp_path):
    async with open_house(tmp_path, Clock(START, frozen=True)) as house:
        yield house


async def settled(house: House) -> None:
    assert await house.workspace.settle(LONG)


def rows(house, table):
    with house.database.transaction() as session:
        found = list(session.exec(select(table).order_by(table.id)))
        session.expunge_all()
    return found


async def play(house, *keys):
    """Let events happen until these have."""
    left = set(keys)
    while left:
        event = await house.workspace.play_next()
        left.discard(event.key)
        await settled(house)


async def test_every_event_happens_and_none_goes_wrong(house):
    remaining = len(house.workspace.script_remaining())
    assert remaining == len(notices(START)) > 20
    for _ in range(remaining):
        await house.workspace.play_next()
        await settled(house)
    assert house.workspace.script_remaining() == []
    story = [notice for notice in rows(house, Notice) if notice.received_at >= house.start]
    assert {notice.origin for notice in story} == set(Origin) - {Origin.COMMAND, Origin.SHEET}
    assert [file.name for file in rows(house, DroppedFile)] == ["問題商品一覧.csv", "欠品のご連絡.eml"]
    assert house.workspace.outside.chatwork.api.refused == []


async def test_the_same_notice_in_chatwork_and_in_slack_is_one_case(house):
    await play(house, "chatwork_again")
    notices_of = [each for each in rows(house, Notice) if "5番 ロングカーディガン" in each.text]
    assert [each.origin for each in notices_of] == [Origin.CHATWORK, Origin.SLACK]
    assert notices_of[1].repeats_id == notices_of[0].id


async def test_an_edit_a_deletion_and_a_report_do_what_a_person_would(house):
    await play(house, "mug_gone")
    by_sku = {case.sku: case for case in rows(house, Case)}
    assert by_sku["BCK-BK"].qty_short == 18
    assert by_sku["MUG-CL-350ML"].heard["says"] == "deleted"
    assert by_sku["TEE-WH-L"].qty_short == 20


async def test_what_was_said_in_chatwork_is_there_after_a_restart(tmp_path):
    clock = Clock(START, frozen=True)
    async with open_house(tmp_path, clock) as house:
        await house.workspace.outside.chatwork.write(ROOM, WANG, "おはようございます")
    async with open_house(tmp_path, clock) as house:
        assert house.workspace.outside.chatwork.bodies(ROOM, WANG) == ["おはようございます"]
        await house.workspace.outside.chatwork.write(ROOM, WANG, "もう一件あります")
        ids = [each["message_id"] for each in house.workspace.outside.chatwork.rooms.get(ROOM).messages]
        assert len(set(ids)) == 2


async def test_anybody_can_hand_a_notice_in_at_the_pages_own_address(house):
    status, said = await house.workspace.outside.hand_in({"text": ""}, HOOK_SECRET)
    assert (status, said["errors"]) == (400, [{"field": "text", "error": "empty"}])
    async with (
        aiohttp.ClientSession() as http,
        http.get(f"{house.workspace.url}/hooks/notices/schema.json") as got,
    ):
        assert got.status == 200


async def test_what_is_written_on_chatworks_page_is_said_in_the_room(house):
    event = next(event for event in notices(START) if event.channel == CHATWORK)
    async with aiohttp.ClientSession() as http:
        for told, status in (
            ({"room": ROOM, "account": WANG, "body": event.text}, 200),
            ({"room": ROOM, "account": 1, "body": event.text}, 400),
            ({"room": 7, "account": WANG, "body": event.text}, 400),
            ({"room": ROOM, "account": WANG, "body": " "}, 400),
            ({"room": ROOM, "account": WANG, "body": "x", "message_id": "1"}, 404),
        ):
            async with http.post(f"{house.workspace.url}/chatwork/say", json=told) as answer:
                assert answer.status == status
        await settled(house)
        [message] = house.workspace.outside.chatwork.rooms.get(ROOM).messages
        changed = {"room": ROOM, "account": WANG, "body": event.text.replace("欠品数：18着", "欠品数：9着")}
        told = changed | {"message_id": message["message_id"]}
        async with http.post(f"{house.workspace.url}/chatwork/say", json=told) as answer:
            assert answer.status == 200
        await settled(house)
        assert rows(house, Case)[-1].qty_short == 9
        async with http.get(f"{house.workspace.url}/chatwork/rooms.json?lang=en") as got:
            told = await got.json()
    assert told["words"]["send"] == "Send"
    assert told["rooms"][str(ROOM)]["members"][str(ACCOUNT)] == "ひなた雑貨店 欠品係"


async def test_another_website_cannot_write_in_the_room(house):
    told = {"room": ROOM, "account": WANG, "body": "x"}
    headers = {"Origin": "https://elsewhere.example"}
    async with (
        aiohttp.ClientSession() as http,
        http.post(f"{house.workspace.url}/chatwork/say", json=told, headers=headers) as answer,
    ):
        assert answer.status == 403


async def test_the_page_leads_from_the_card_into_the_room(house):
    await play(house, "chatwork")
    async with (
        aiohttp.ClientSession() as http,
        http.get(f"{house.workspace.url}/?as=aoi&channel=stockout-desk") as got,
    ):
        html = await got.text()
    assert f'href="/chatwork/#!rid{ROOM}-' in html
    assert "https://www.chatwork.com/#" not in html
    assert 'data-testid="elsewhere-link"' in html


async def test_the_agent_reads_the_instruction_in_the_room(house):
    await play(house, "chatwork")
    async with aiohttp.ClientSession() as http:
        control = Control(http, house.workspace.url)
        desk = (await control.get("messages", channel="stockout-desk"))["messages"]
        press = {"channel": "stockout-desk", "ts": desk[-1]["ts"], "user": "ren"}
        first = next(
            element["action_id"]
            for block in desk[-1]["blocks"]
            for element in block.get("elements", ())
            if element.get("action_id", "").startswith("case.choose")
        )
        await control.post("click", **press, action_id=first)
        await control.post("clock", advance=11)
        await settled(house)
    (told,) = house.workspace.outside.chatwork.bodies(ROOM)
    assert told.startswith(f"[rp aid={WANG} to={ROOM}-")
