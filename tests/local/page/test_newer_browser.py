"""File and rich text fields, and the newest blocks, in a real browser with a real Bolt app behind them."""

import aiohttp
import pytest
from playwright.async_api import expect

from bot.local import Clock, Workspace
from tests.chromium import DESK, PHONE, needs_chromium
from tests.local.page.stage import NOON
from tests.local.page.toy import WORLD, manifest

pytestmark = [pytest.mark.asyncio(loop_scope="module"), needs_chromium]

PHOTO = {"name": "検品.jpg", "mimeType": "image/jpeg", "buffer": b"x" * 2000}
PROGRAM = {"name": "a.exe", "mimeType": "application/octet-stream", "buffer": b"x"}


async def give(page, command):
    text = page.get_by_test_id("composer-text")
    await text.fill(command)
    await text.press("Escape")
    await text.press("Enter")


async def with_form(open_page):
    """The modal with a file field and a rich text field."""
    page = await open_page("as=sato&channel=C1")
    await give(page, "/papers")
    modal = page.get_by_test_id("modal")
    await expect(modal.get_by_text("写真・請求書")).to_be_visible()
    return page, modal


async def test_files_are_chosen_taken_out_again_and_sent(open_page, workspace):
    page, modal = await with_form(open_page)
    await modal.locator("input[type=file]").set_input_files([PHOTO, PROGRAM])
    await expect(modal.locator("[data-file-id]")).to_have_count(2)
    await modal.get_by_label("数量").fill("3")
    await modal.get_by_test_id("modal-submit").click()
    await expect(modal.get_by_test_id("field-error")).to_have_text(
        "a.exe は添付できません（使える形式：jpg, png, pdf）。"
    )
    await modal.get_by_role("button", name="a.exe を外す").click()
    await modal.get_by_test_id("modal-submit").click()
    await expect(modal).to_be_hidden()
    await expect(page.get_by_test_id("messages")).to_contain_text("受け取りました：検品.jpg")
    kept = next(each for each in workspace.core.files.everything() if each.name == "検品.jpg")
    assert (kept.user, len(kept.content or b"")) == ("U1", 2000)


async def test_a_form_waits_until_its_files_have_arrived(open_page):
    page, modal = await with_form(open_page)

    async def slowly(route):
        await expect(modal.get_by_test_id("modal-submit")).to_have_class("btn btn-primary pending")
        await route.continue_()

    await page.route("**/page/upload?*", slowly)
    await modal.get_by_label("数量").fill("3")
    await modal.locator("input[type=file]").set_input_files([PHOTO])
    await modal.get_by_test_id("modal-submit").click()
    await expect(page.get_by_test_id("messages")).to_contain_text("受け取りました：検品.jpg")


async def test_a_file_dropped_onto_the_field_does_not_land_in_the_message_below(open_page):
    page, modal = await with_form(open_page)
    dropped = await page.evaluate_handle(
        "() => { const all = new DataTransfer(); all.items.add(new File(['x'], '請求書.pdf')); return all }"
    )
    await modal.locator(".file-drop").dispatch_event("drop", {"dataTransfer": dropped})
    await expect(modal.locator("[data-file-id]")).to_contain_text("請求書.pdf")
    await expect(page.locator(".attachments .chip")).to_have_count(0)


async def test_rich_text_is_written_with_marks_and_reaches_the_app_formatted(open_page):
    page, modal = await with_form(open_page)
    note = modal.locator("textarea")
    await expect(note).to_have_value("*至急* @tanaka さん")
    await note.press("End")
    await note.press_sequentially("、")
    await note.press("Control+b")
    await note.press_sequentially("今日中")
    await note.press("End")
    await note.press_sequentially("\n一つめ")
    await modal.get_by_role("button", name="箇条書き").click()
    await expect(note).to_have_value("*至急* @tanaka さん、*今日中*\n- 一つめ")
    await modal.locator("input[type=file]").set_input_files([PHOTO])
    await modal.get_by_label("数量").fill("3")
    await modal.get_by_test_id("modal-submit").click()
    post = page.get_by_test_id("message").filter(has_text="受け取りました")
    await expect(post.locator("strong")).to_have_text(["至急", "今日中"])
    await expect(post.locator(".mention")).to_have_text("@田中 健")
    await expect(post.locator("li")).to_have_text("一つめ")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
async def test_the_newest_blocks_are_drawn_and_nothing_runs_out_of_the_page(open_page, viewport):
    page = await open_page("as=sato&channel=C1", viewport)
    await give(page, "/newest")
    messages = page.get_by_test_id("messages")
    await expect(page.get_by_test_id("container")).to_contain_text("お待ちのお客様 2件")
    await expect(page.get_by_test_id("unknown")).to_have_count(0)
    await expect(page.get_by_test_id("chart")).to_have_count(4)
    await expect(page.get_by_test_id("task")).to_have_count(4)
    assert await messages.evaluate("each => each.scrollWidth <= each.clientWidth")


async def test_a_data_table_is_turned_filtered_and_sorted(open_page):
    page = await open_page("as=sato&channel=C1")
    await give(page, "/newest")
    table = page.get_by_test_id("data-table")
    rows = table.locator("tbody tr:visible")
    await expect(table.locator(".data-range")).to_have_text("1–4 / 7")
    await table.get_by_role("button", name="次のページ").click()
    await expect(rows).to_have_count(3)
    await table.get_by_role("button", name="在庫").click()
    await expect(rows.first).to_contain_text("裏起毛パーカー")
    await table.get_by_role("button", name="在庫").click()
    await expect(rows.first).to_contain_text("1,010")
    await expect(table.locator("th[aria-sort=descending]")).to_contain_text("在庫")
    await table.get_by_label("行を絞り込む").fill("tmb")
    await expect(rows).to_have_count(1)
    await table.get_by_label("行を絞り込む").fill("そんなものはない")
    await expect(table.locator(".data-range")).to_have_text("該当する行はありません")


async def test_feedback_and_a_cards_button_reach_the_app(open_page):
    page = await open_page("as=sato&channel=C1")
    await give(page, "/newest")
    await page.get_by_role("button", name="👎 いまひとつ").click()
    await expect(page.get_by_test_id("messages")).to_contain_text("評価：n")
    await (
        page.get_by_test_id("card")
        .filter(has_text="星野百货")
        .get_by_role("button", name="この店にする")
        .click()
    )
    await expect(page.get_by_test_id("messages")).to_contain_text("が決めました")


async def test_a_carousel_is_moved_by_its_buttons(open_page):
    page = await open_page("as=sato&channel=C1")
    await give(page, "/newest")
    await expect(page.get_by_test_id("container")).to_be_visible()
    last = page.get_by_test_id("card").filter(has_text="松月饰品")
    await page.get_by_role("button", name="次のカード").click()
    await page.get_by_role("button", name="次のカード").click()
    # The message is taller than the window, which may stand anywhere in it.
    await page.locator(".b-carousel").evaluate(
        "it => it.scrollIntoView({block: 'center', behavior: 'instant'})"
    )
    await expect(last.get_by_role("button", name="この店にする")).to_be_in_viewport()


async def test_a_text_to_be_copied_is_copied_by_one_press(open_page, workspace):
    page = await open_page("as=sato&channel=C1")
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    words = [{"type": "text", "text": "大竹 様\n\nお詫び申し上げます。"}]
    part = {"type": "rich_text_preformatted", "elements": words}
    blocks = [{"type": "rich_text", "elements": [part]}]
    async with aiohttp.ClientSession() as session:
        posted = {"channel": "欠品デスク", "user": "sato", "text": "x", "blocks": blocks}
        await session.post(f"{workspace.url}/control/message", json=posted)
    await page.get_by_role("button", name="文面をコピー").click()
    await expect(page.get_by_test_id("toast")).to_have_text("コピーしました")
    assert await page.evaluate("navigator.clipboard.readText()") == words[0]["text"]


async def test_earlier_messages_are_shown_on_request_and_the_reader_stays_in_place(open_page, workspace):
    async with aiohttp.ClientSession() as session:
        for number in range(130):
            posted = {"channel": "欠品デスク", "user": "tanaka", "text": f"{number} 番目"}
            await session.post(f"{workspace.url}/control/message", json=posted)
    page = await open_page("as=sato&channel=C1")
    messages = page.get_by_test_id("messages")
    await expect(page.get_by_test_id("message")).to_have_count(100)
    await expect(page.get_by_text("129 番目")).to_be_in_viewport()
    await messages.evaluate("each => (each.scrollTop = 0)")
    await expect(page.get_by_text("30 番目", exact=True)).to_be_in_viewport()
    await page.get_by_test_id("earlier").click()
    await expect(page.get_by_test_id("message")).to_have_count(130)
    await expect(page.get_by_text("30 番目", exact=True)).to_be_in_viewport()
    await expect(page.get_by_test_id("earlier")).to_have_count(0)
    await expect(page.locator(".jump")).to_be_hidden()


async def test_the_keyboard_skips_to_the_messages_walks_them_and_skips_to_writing(open_page):
    page = await open_page("as=sato&channel=C1")
    for words in ("はじめ", "なか", "おわり"):
        await give(page, words)
        await expect(page.get_by_test_id("messages")).to_contain_text(words)
    await page.reload()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    posts = page.get_by_test_id("message")
    await expect(posts.last).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(posts.filter(has_text="なか")).to_be_focused()
    await page.keyboard.press("Home")
    await expect(posts.filter(has_text="はじめ")).to_be_focused()
    await page.get_by_role("link", name="書き込み欄へ移動").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("composer-text")).to_be_focused()


async def test_the_page_says_that_it_lost_the_workspace_and_that_it_is_back(browser):
    first, again = (Workspace(WORLD, manifest(), clock=Clock(NOON, frozen=True)) for _ in range(2))
    await first.start()
    page = await browser.new_page(locale="ja-JP")
    await page.goto(f"{first.url}/?as=sato&channel=C1")
    await expect(page.locator("body")).to_have_attribute("data-live", "yes")
    await first.stop()
    await expect(page.locator("#banner")).to_be_visible()
    await page.get_by_test_id("composer-text").fill("書きかけ")
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("toast")).to_contain_text("ワークスペースにつながりません")
    await expect(page.get_by_test_id("composer-text")).to_have_value("書きかけ")
    await again.start(port=int(first.url.rpartition(":")[2]))
    await expect(page.get_by_test_id("toast").last).to_have_text("つながりました。最新の内容です。")
    await expect(page.locator("#banner")).to_be_hidden()
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("messages")).to_contain_text("書きかけ")
    await page.close()
    await again.stop()
