"""The page in a real browser, on the real workspace, with a real Bolt app behind it."""

import re

import pytest
from playwright.async_api import expect

from tests.chromium import PHONE, needs_chromium
from tests.stage import LONG

pytestmark = [pytest.mark.asyncio(loop_scope="module"), needs_chromium]


async def with_card(page):
    """The page after the next prepared event has made the app post its card."""
    await page.get_by_test_id("next-event").click()
    await expect(page.get_by_role("heading", name="欠品 13 点")).to_be_visible()


async def test_the_next_event_brings_a_card_and_a_press_decides_it(open_page):
    page = await open_page("as=sato&channel=C1")
    await with_card(page)
    await page.get_by_role("button", name="1 別店舗にする").click()
    post = page.get_by_test_id("message").filter(has_text="が決めました")
    await expect(post).to_contain_text("@佐藤 美咲 が決めました")
    await expect(post).to_contain_text(re.compile(r"✓ \d+ ms"))
    await post.get_by_test_id("thread-bar").click()
    await expect(page.get_by_test_id("thread")).to_contain_text("指示を送りました")


async def test_a_confirmation_can_be_declined(open_page, workspace):
    page = await open_page("as=sato&channel=C1")
    await with_card(page)
    assert await workspace.settle(LONG)  # what follows from the card is in the log
    before = workspace.log()
    await page.get_by_role("button", name="3 返金").click()
    await page.get_by_test_id("confirm-no").click()
    assert await workspace.settle(LONG)
    assert workspace.log() == before
    await page.get_by_role("button", name="3 返金").click()
    await page.get_by_test_id("confirm-yes").click()
    await expect(page.get_by_test_id("messages")).to_contain_text("が決めました")


async def test_a_modal_complains_moves_on_and_closes(open_page):
    page = await open_page("as=sato&channel=C1")
    await with_card(page)
    await page.get_by_role("button", name="別の URL…").click()
    modal = page.get_by_test_id("modal")
    await modal.get_by_test_id("modal-submit").click()
    await expect(modal.get_by_test_id("field-error")).to_have_text("入力してください。")
    url = modal.get_by_label("商品の URL")
    await expect(url).to_be_focused()
    await url.fill("https://elsewhere.example/1")
    await page.keyboard.press("Enter")
    await expect(modal.get_by_test_id("field-error")).to_have_text("お店の URL ではないようです。")
    await expect(url).to_have_value("https://elsewhere.example/1")
    await url.fill("https://shop.example/1")
    await modal.get_by_test_id("modal-submit").click()
    await expect(modal).to_contain_text("この内容で送ります。")
    await expect(modal).to_contain_text("2 枚目")
    await modal.get_by_test_id("modal-submit").click()
    await expect(modal).to_be_hidden()
    await expect(page.get_by_test_id("messages")).to_contain_text("別の URL で手配しました")


async def test_escape_goes_back_one_modal(open_page, workspace):
    page = await open_page("as=sato&channel=C1")
    await with_card(page)
    await page.get_by_role("button", name="別の URL…").click()
    await expect(page.get_by_test_id("modal")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("modal")).to_be_hidden()
    assert workspace.open_views("U1") == []


async def test_a_command_is_completed_and_answered_to_one_person(open_page):
    page = await open_page("as=sato&channel=C1")
    text = page.get_by_test_id("composer-text")
    await text.press_sequentially("/st")
    await expect(page.get_by_role("option")).to_have_count(2)
    await text.press("Tab")
    await expect(text).to_have_value("/stock ")
    await expect(page.locator(".completion")).to_contain_text("<SKU・商品名・色>")
    await text.press_sequentially("TOTE")
    await text.press("Enter")
    answer = page.get_by_test_id("message").filter(has_text="の在庫は 12 です")
    await expect(answer).to_contain_text("あなただけに表示されています")
    other = await open_page("as=tanaka&channel=C1")
    await expect(other.get_by_test_id("messages")).not_to_contain_text("の在庫は")


async def test_half_typed_text_and_focus_survive_what_others_do(open_page):
    page = await open_page("as=sato&channel=C1")
    text = page.get_by_test_id("composer-text")
    await text.press_sequentially("書きかけの")
    other = await open_page("as=tanaka&channel=C1")
    await other.get_by_test_id("composer-text").fill("先に送ります")
    await other.get_by_test_id("send").click()
    await expect(page.get_by_test_id("messages")).to_contain_text("先に送ります")
    await expect(text).to_have_value("書きかけの")
    await expect(text).to_be_focused()
    await text.press("Enter")
    await expect(other.get_by_test_id("messages")).to_contain_text("書きかけの")


async def test_a_long_message_is_shown_from_its_beginning(open_page):
    page = await open_page("as=sato&channel=C1", {"width": 800, "height": 500})
    await with_card(page)
    title = page.get_by_role("heading", name="欠品 13 点")
    await expect(title).to_be_in_viewport()
    await page.get_by_test_id("composer-text").fill("続けて一言")
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("message").filter(has_text="続けて一言")).to_be_in_viewport()


async def test_a_message_shortcut_takes_the_message_along(open_page):
    page = await open_page("as=sato&channel=C1")
    await page.get_by_test_id("composer-text").fill("これは欠品です")
    await page.get_by_test_id("composer-text").press("Enter")
    post = page.get_by_test_id("message").filter(has_text="これは欠品です").first
    await post.hover()
    await post.get_by_test_id("message-menu").click()
    await post.get_by_role("menuitem", name="欠品として報告").click()
    await expect(page.get_by_test_id("messages")).to_contain_text("報告：これは欠品です")


async def test_choices_come_from_the_app_while_one_types(open_page):
    page = await open_page("as=sato&channel=C1")
    await with_card(page)
    await page.get_by_placeholder("商品を探す").press_sequentially("帆布")
    await expect(page.get_by_role("option", name="帆布トート")).to_be_visible()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("messages")).to_contain_text("帆布トート を選びました")


async def test_an_app_that_does_not_answer_is_reported_in_words(open_page, workspace):
    page = await open_page("as=sato&channel=C1&inspector=1")
    await with_card(page)
    workspace.core.faults.arrange({"ack_seconds": 0.2})
    await page.get_by_role("button", name="応答しないボタン").click()
    await expect(
        page.get_by_test_id("toast").filter(has_text="アプリから応答がありませんでした")
    ).to_be_visible()
    await expect(page.get_by_test_id("inspector")).to_contain_text("応答なし")


async def test_the_home_is_published_when_it_is_opened(open_page):
    page = await open_page("as=sato&channel=C1")
    await page.get_by_test_id("home-link").click()
    await expect(page.get_by_test_id("home")).to_contain_text("佐藤さんの案件")


async def test_the_clock_moves_for_everybody(open_page, workspace):
    page = await open_page("as=sato&channel=C1")
    await page.get_by_test_id("clock").click()
    await page.get_by_test_id("clock-plus-5").click()
    await expect(page.get_by_test_id("clock")).to_contain_text("10:17")
    await page.get_by_test_id("clock").click()
    await page.get_by_test_id("clock-morning").click()
    await expect(page.get_by_test_id("clock")).to_contain_text("08:30")
    assert f"{workspace.clock.now():%d %H:%M}" == "24 23:30"


async def test_one_can_act_as_somebody_else_in_their_language(open_page):
    page = await open_page("as=sato&channel=C1")
    await page.get_by_test_id("act-as").click()
    await page.get_by_test_id("act-as-option").filter(has_text="Emma").click()
    await expect(page.get_by_test_id("act-as")).to_contain_text("Emma Clarke")
    await expect(page.locator("html")).to_have_attribute("lang", "en")


async def test_a_file_can_be_attached(open_page):
    page = await open_page("as=sato&channel=C1")
    file = {"name": "在庫.csv", "mimeType": "text/csv", "buffer": "SKU,数量".encode()}
    await page.get_by_test_id("attach").first.set_input_files(file)
    await page.get_by_test_id("send").click()
    await expect(page.locator(".file-card")).to_contain_text("在庫.csv")


async def test_a_phone_has_a_drawer_a_thread_sheet_and_no_sideways_scroll(open_page):
    page = await open_page("as=sato&channel=C1", PHONE)
    await with_card(page)
    await page.locator('.stage [data-do="drawer"]').click()
    await page.get_by_test_id("channel-link").filter(has_text="青海代行-欠品").click()
    await expect(page.get_by_test_id("messages")).to_contain_text("深蓝色断货了")
    await page.get_by_test_id("reply").first.click()
    thread = page.get_by_test_id("thread")
    await expect(thread).to_be_in_viewport(ratio=0.99)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await thread.get_by_test_id("thread-text").press("Escape")
    await expect(thread).to_be_hidden()
