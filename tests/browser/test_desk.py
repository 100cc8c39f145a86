"""The desk as people meet it: in a real browser, on the local workspace's page."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.chromium import DESK, PHONE, needs_chromium
from tests.shop import NOTICE, ORDER
from tests.stage import LONG, Stage, staged
from tests.stories.acts import AGENT_CHANNEL
from tests.stories.letters import THREE_LINES
from tests.stories.papers import PROBLEMS, dropped

pytestmark = needs_chromium

Open = Callable[..., Awaitable[Page]]


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with staged(sqlite_url) as stage:
        yield stage


@pytest.fixture
async def open_page(stage: Stage, browser: Browser) -> AsyncIterator[Open]:
    """Opens the page; a script error on it fails the test."""
    errors: list[str] = []

    async def opened(query: str, viewport: Any = DESK) -> Page:
        page = await browser.new_page(viewport=viewport, locale="ja-JP")
        page.set_default_timeout(LONG * 1000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.goto(f"{stage.workspace.url}/?{query}")
        await expect(page.locator("body")).to_have_attribute("data-live", "yes")
        return page

    yield opened
    assert not errors


def card_on(page: Page) -> Any:
    return page.get_by_test_id("messages").get_by_test_id("message").filter(has_text="K-1").first


async def test_a_member_presses_an_option_and_everything_follows(stage: Stage, open_page: Open) -> None:
    page = await open_page("as=hana&channel=stockout-desk&lang=ja")
    notice = await stage.post("limin", "rakumart-欠品", NOTICE)
    await expect(card_on(page)).to_contain_text("不足 12個")
    await card_on(page).get_by_role("button", name="1 別店舗").click()
    await expect(card_on(page)).to_contain_text("決定しました")
    await expect(card_on(page).get_by_role("button", name="取り消す")).to_be_visible()
    await stage.advance(seconds=10)
    await expect(card_on(page)).to_contain_text("代行に指示しました")
    await card_on(page).get_by_test_id("thread-bar").click()
    await expect(page.get_by_test_id("thread")).to_contain_text("お詫びの下書き")
    agent = await open_page(f"as=limin&channel=rakumart-欠品&thread={notice}")
    await expect(agent.get_by_test_id("thread")).to_contain_text("742618305533")
    await expect(agent.get_by_test_id("thread")).not_to_contain_text("12.5元")


async def test_a_wrong_address_in_the_modal_is_told_at_its_field(stage: Stage, open_page: Open) -> None:
    page = await open_page("as=hana&channel=stockout-desk&lang=ja")
    await stage.post("limin", "rakumart-欠品", NOTICE)
    await card_on(page).get_by_role("button", name="別のURL").click()
    modal = page.get_by_test_id("modal")
    await modal.get_by_label("商品ページのURL").fill("https://s.1688.com/selloffer/offer_search.htm")
    await modal.get_by_test_id("modal-submit").click()
    await expect(modal.get_by_test_id("field-error")).to_be_visible()
    await modal.get_by_label("商品ページのURL").fill("https://detail.1688.com/offer/742618305599.html")
    await modal.get_by_test_id("modal-submit").click()
    await expect(modal).to_be_hidden()
    await expect(card_on(page)).to_contain_text("決定しました")


async def test_on_a_phone_the_card_can_be_read_and_pressed(stage: Stage, open_page: Open) -> None:
    page = await open_page("as=hana&channel=stockout-desk&lang=ja", PHONE)
    await stage.post("limin", "rakumart-欠品", NOTICE)
    button = card_on(page).get_by_role("button", name="1 別店舗")
    await button.scroll_into_view_if_needed()
    box = await button.bounding_box()
    assert box is not None
    assert box["height"] >= 32
    assert box["x"] + box["width"] <= PHONE["width"]
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    await button.click()
    await expect(card_on(page)).to_contain_text("決定しました")


async def test_on_a_phone_the_first_buttons_stand_in_one_screen_with_the_cards_beginning(
    stage: Stage, open_page: Open
) -> None:
    page = await open_page("as=hana&channel=stockout-desk&lang=ja", {"width": 360, "height": 780})
    await stage.post("limin", "rakumart-欠品", NOTICE)
    begins = await card_on(page).bounding_box()
    button = await card_on(page).get_by_role("button", name="1 別店舗").bounding_box()
    shown = await page.get_by_test_id("messages").bounding_box()
    assert begins is not None and button is not None and shown is not None  # noqa: PT018 - for the types
    assert button["y"] + button["height"] - begins["y"] < shown["height"]


async def test_rows_that_cannot_be_used_are_downloaded_from_the_lists_thread(
    stage: Stage, open_page: Open
) -> None:
    list_ts = await stage.post("limin", AGENT_CHANNEL, "", files=[dropped("問題商品.csv", PROBLEMS.encode())])
    page = await open_page(f"as=hana&channel={AGENT_CHANNEL}&thread={list_ts}&lang=ja", PHONE)
    back = page.get_by_test_id("thread").get_by_test_id("message").last
    await expect(back).to_contain_text("もう一度こちらへドロップしてください")
    await expect(back.locator(".file-card")).to_contain_text("問題商品.csv.errors.csv")
    async with page.expect_download() as download:
        await back.get_by_test_id("download").click()
    kept = await download.value
    assert kept.suggested_filename == "問題商品.csv.errors.csv"
    content = Path(await kept.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert "多数" in content.decode("utf-8-sig")
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


async def test_the_window_asks_only_what_belongs_to_the_answer_that_is_picked(
    stage: Stage, open_page: Open
) -> None:
    page = await open_page("as=hana&channel=stockout-desk&lang=ja")
    await stage.post("limin", "rakumart-欠品", NOTICE)
    await card_on(page).get_by_role("button", name="待つ・その他…").click()
    modal = page.get_by_test_id("modal")
    await expect(modal.get_by_label("代行へのメッセージ")).to_have_count(0)
    await modal.get_by_label("返金", exact=True).click()
    await modal.get_by_label("返金する数（空なら不足の全数）").fill("5")
    await modal.get_by_test_id("modal-submit").click()
    await expect(modal.get_by_test_id("field-error")).to_contain_text("残り7個")
    await modal.get_by_label("入荷待ち", exact=True).click()
    await expect(modal).to_contain_text("いつまで待つか（空なら期限なし）")


async def test_on_a_phone_the_headline_breaks_where_one_reads_and_its_links_are_wide_enough(
    stage: Stage, open_page: Open
) -> None:
    page = await open_page("as=hana&channel=stockout-desk&lang=ja", {"width": 390, "height": 844})
    await stage.post("limin", AGENT_CHANNEL, THREE_LINES)
    top = page.get_by_test_id("messages").get_by_test_id("message").filter(has_text="決定済み").first
    await expect(top).to_contain_text(f"注文 {ORDER}")
    links = top.get_by_role("link", name="K-")
    await expect(links).to_have_count(2)
    for link in await links.all():
        box = await link.bounding_box()
        assert box is not None
        assert box["width"] > 150
    lines = (await top.inner_text()).splitlines()
    assert sum(line.startswith("→ 第一候補：") for line in lines) == 2
    assert "決定済み 0／2件" in lines
    assert not any(line.startswith("・") for line in lines)
