"""The demo beyond Slack, in a real browser: the agent writes in its Chatwork room, and reads the instruction there."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from bot.demo.house import House
from bot.demo.notices import notices
from bot.demo.outside import CHATWORK
from bot.demo.play import START
from bot.local import Clock
from tests.chromium import DESK, PHONE, needs_chromium
from tests.houses import open_house
from tests.stage import LONG

pytestmark = needs_chromium

TEXT = next(event.text for event in notices(START) if event.channel == CHATWORK)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, Clock(START, frozen=True), is_kept=False) as house:
        yield house


async def both(house: House, browser: Browser, errors: list[str]) -> tuple[Page, Page]:
    """The desk in Slack, and the room in Chatwork on somebody's phone."""
    desk = await browser.new_page(viewport=DESK, locale="ja-JP")
    await desk.goto(f"{house.workspace.url}/?as=aoi&channel=stockout-desk")
    async with desk.expect_popup() as opened:
        await desk.get_by_test_id("elsewhere-link").click()
    room = await opened.value
    for page in (desk, room):
        page.set_default_timeout(LONG * 1000)
        page.on("pageerror", lambda error: errors.append(str(error)))
    await room.set_viewport_size(PHONE)
    return desk, room


async def test_the_agent_writes_in_the_room_and_reads_the_instruction_there(
    house: House, browser: Browser
) -> None:
    errors: list[str] = []
    desk, room = await both(house, browser, errors)
    await room.get_by_label("メッセージ").fill(TEXT)
    await room.get_by_role("button", name="送信").click()
    await expect(room.get_by_role("article")).to_have_count(1)
    await expect(room.locator(".info")).to_contain_text("欠品数：18着")
    card = desk.get_by_test_id("message").filter(has_text="ロングカーディガン").last
    await expect(card).to_contain_text("王 麗（Chatwork）")
    await card.get_by_role("button", name="1 別店舗").click()
    await expect(card).to_contain_text("決定しました")
    await desk.request.post(f"{house.workspace.url}/control/clock", data={"advance": 11})
    await expect(room.get_by_role("article")).to_have_count(2)
    told = room.get_by_role("article").last
    await expect(told).to_contain_text("返信元 王 麗")
    await expect(told).to_contain_text("请按下面处理")
    wide = await room.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]
    async with desk.expect_popup() as opened:
        await card.get_by_role("link", name="元の連絡").click()
    there = await opened.value
    await expect(there.locator("article.here")).to_contain_text("ロングカーディガン")
    assert errors == []


async def test_the_next_event_of_another_way_is_told_and_leads_there(house: House, browser: Browser) -> None:
    page = await browser.new_page(viewport=DESK, locale="ja-JP")
    await page.goto(f"{house.workspace.url}/?as=aoi&channel=stockout-desk")
    await expect(page.locator("body")).to_have_attribute("data-live", "yes")
    while (await house.workspace.play_next()).key != "knit":  # type: ignore[union-attr]
        assert await house.workspace.settle(LONG)
    await page.get_by_test_id("next-event").click()
    toast = page.get_by_test_id("toast").last
    await expect(toast).to_contain_text("Chatwork に投稿されました")
    async with page.expect_popup() as opened:
        await toast.get_by_role("link").click()
    await expect((await opened.value).get_by_role("article")).to_have_count(1)
