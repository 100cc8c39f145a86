"""Decisions that no list offered: a page that somebody found, a day to wait for, another colour, own words."""

from decimal import Decimal

import pytest
from sqlmodel import select

from bot.rules.words import Status
from store import tables as t
from tests.stage import Shown, Stage
from tests.stories.acts import a_card, a_notice, only_case, undo_window_over

PAGE = "https://detail.1688.com/offer/742618305777.html"


async def _told_after(stage: Stage, button: str, **filled: object) -> str:
    notice = await a_notice(stage)
    await (await stage.card()).press("hana", button)
    assert (await stage.submit("hana", **filled))["closed"]
    await undo_window_over(stage)
    return (await stage.told(notice))[-1]


async def _asked(card: Shown, button: str) -> dict:
    await card.press("hana", button)
    view = await card.stage.modal("hana")
    assert view is not None
    return view


async def test_a_page_that_somebody_found_becomes_the_decision(stage: Stage) -> None:
    told = await _told_after(
        stage, "別のURL", url=f"{PAGE}?spm=a2615.2177701&from=mini", shop="春風商行", price="12.9"
    )
    assert f"• *改买这个链接：* <{PAGE}>" in told
    assert "• 店铺：春風商行" in told
    assert "• 数量： *12件*" in told
    (decision,) = stage.rows(t.Decision)
    assert decision.option["url"] == PAGE


async def test_a_bad_address_is_said_at_its_field_and_the_window_stays_open(stage: Stage) -> None:
    card = await a_card(stage)
    await _asked(card, "別のURL")
    done = await stage.submit("hana", url="あとで調べます", price="やすい")
    assert not done["closed"]
    assert "url" in done["errors"]
    done = await stage.submit("hana", price="", url="https://shop1234567.1688.com/page/offerlist.htm")
    assert "商品ページのURLを入れてください" in done["errors"]["url"]
    assert only_case(stage).status is Status.OPEN
    assert (await stage.submit("hana", url=PAGE))["closed"]
    assert only_case(stage).status is Status.DECIDED


async def test_a_page_may_be_kept_for_the_next_time(stage: Stage) -> None:
    await _told_after(
        stage, "別のURL", url=PAGE, shop="春風商行", price="12.9", remember=["別店舗の候補に加える"]
    )
    with stage.database.transaction() as session:
        kept = session.exec(select(t.AlternateSource).where(t.AlternateSource.url == PAGE)).one()
        assert (kept.shop, kept.price) == ("春風商行", Decimal("12.9"))
    answer = await stage.ask("hana", "/stock", "BOX-NV-L")
    assert "春風商行" in answer


async def test_a_page_is_not_kept_unless_asked(stage: Stage) -> None:
    await _told_after(stage, "別のURL", url=PAGE)
    assert len(stage.rows(t.AlternateSource)) == 3


async def test_waiting_until_a_day_is_told_with_the_day(stage: Stage) -> None:
    told = await _told_after(stage, "待つ・その他…", remedy="wait", restock_from="2026-12-25")
    assert "先等补货，请不要取消" in told
    assert "12月25日" in told


async def test_a_day_that_is_over_cannot_be_waited_for(stage: Stage) -> None:
    card = await a_card(stage)
    await _asked(card, "待つ・その他…")
    done = await stage.submit("hana", remedy="wait", restock_from="2026-11-17")
    assert done["errors"] == {"restock_from": "今日より前の日は選べません"}
    assert only_case(stage).status is Status.OPEN


async def test_the_window_asks_for_one_answer_at_least(stage: Stage) -> None:
    card = await a_card(stage)
    await _asked(card, "待つ・その他…")
    done = await stage.submit("hana")
    assert list(done["errors"]) == ["remedy"]
    done = await stage.submit("hana", remedy="list")
    assert list(done["errors"]) == ["option"]
    assert only_case(stage).status is Status.OPEN


async def test_another_colour_that_nobody_offered_may_be_asked_for(stage: Stage) -> None:
    told = await _told_after(stage, "待つ・その他…", remedy="other_color", color="ベージュ", size="M")
    assert "*改换：* 颜色 *米色（ベージュ）* ，尺码 *M*" in told


async def test_own_words_go_with_the_instruction_as_they_are(stage: Stage) -> None:
    told = await _told_after(
        stage, "待つ・その他…", remedy="refund", text="次の12個は <急ぎ> で探してください & 連絡を"
    )
    assert "这 12件 请取消，货款退回余额" in told
    assert "补充说明：次の12個は &lt;急ぎ&gt; で探してください &amp; 連絡を" in told


async def test_an_option_of_the_list_may_be_chosen_in_the_window_too(stage: Stage) -> None:
    card = await a_card(stage)
    await _asked(card, "待つ・その他…")
    await stage.pick("hana", "remedy", "list")
    view = await stage.modal("hana")
    assert view is not None
    listed = next(block for block in view["blocks"] if block.get("block_id") == "option")
    options = [option["text"]["text"] for option in listed["element"]["options"]]
    assert options[:3] == ["1 別店舗 12.8元", "2 別カラー ブラック/L", "3 返金 12個"]
    await stage.submit("hana", option="3 返金 12個")
    assert stage.rows(t.Decision)[0].option["key"] == "refund"


async def test_a_free_decision_stands_on_the_card_and_can_be_undone(stage: Stage) -> None:
    card = await a_card(stage)
    await _asked(card, "待つ・その他…")
    await stage.submit("hana", remedy="wait", restock_from="2026-12-25", text="なるべく早めに")
    card = await card.again()
    assert "*入荷待ち*  12/25(金)まで待つ ・ 12個" in card.text
    assert "「なるべく早めに」" in card.text
    await card.press("hana", "取り消す")
    assert only_case(stage).status is Status.OPEN


async def test_the_window_can_be_left_without_deciding(stage: Stage) -> None:
    card = await a_card(stage)
    view = await _asked(card, "待つ・その他…")
    await stage.control("submit", user="hana", view_id=view["id"], close=True)
    await stage.settle()
    assert only_case(stage).status is Status.OPEN
    assert not await stage.answers("hana")


@pytest.mark.parametrize(
    ("button", "filled"), [("別のURL", {"url": PAGE}), ("待つ・その他…", {"remedy": "refund"})]
)
async def test_no_more_can_be_asked_for_than_is_short(
    stage: Stage, button: str, filled: dict[str, str]
) -> None:
    card = await a_card(stage)
    await _asked(card, button)
    done = await stage.submit("hana", **filled, qty="9999")
    assert "1から12まで" in done["errors"]["qty"]
    assert only_case(stage).status is Status.OPEN
    assert (await stage.submit("hana", qty="12"))["closed"]


async def test_the_agent_is_told_what_is_short_and_what_to_do_about_a_part_of_it(stage: Stage) -> None:
    told = await _told_after(stage, "待つ・その他…", remedy="refund", qty="5", rest="wait")
    assert "缺货的 *12件*" in told
    assert "*这 5件 请取消" in told


async def test_a_page_for_a_part_is_not_taken_while_nobody_says_what_becomes_of_the_rest(
    stage: Stage,
) -> None:
    card = await a_card(stage)
    await _asked(card, "別のURL")
    done = await stage.submit("hana", url=PAGE, qty="5")
    assert "残り7個の扱いを選んでください。すべてに同じ対応なら、数を12個に" in done["errors"]["rest"]
    assert only_case(stage).status is Status.OPEN
    assert (await stage.submit("hana", qty="12"))["closed"]
    assert only_case(stage).status is Status.DECIDED


async def test_a_page_on_a_site_that_nobody_knows_is_taken_and_marked_on_the_card(stage: Stage) -> None:
    card = await a_card(stage)
    await _asked(card, "別のURL")
    assert (await stage.submit("hana", url="https://yiwu-shop.example/p/77"))["closed"]
    assert "⚠️ 知らないサイトです（yiwu-shop.example）" in (await card.again()).text
    assert only_case(stage).status is Status.DECIDED


async def test_a_page_of_a_mall_has_no_such_mark(stage: Stage) -> None:
    card = await a_card(stage)
    await _asked(card, "別のURL")
    await stage.submit("hana", url=PAGE)
    assert "知らないサイト" not in (await card.again()).text
