"""A page that somebody pastes: what is known of it holds as it does for the buttons of the card."""

from typing import Any

import pytest
from sqlmodel import Session, select

from bot.rules.words import Role, Status
from store import tables as t
from tests.stage import Stage
from tests.stories.acts import a_card, a_notice, only_case, role_of, undo_window_over
from tests.stories.letters import CHINESE, DEARER

GOOD, SAME_GROUP, YOUNG = (
    f"https://detail.1688.com/offer/{number}.html" for number in (742618305533, 742618305534, 742618305535)
)
ORDERED = "https://detail.1688.com/offer/742618300003.html"
OFFERED = "https://detail.1688.com/offer/990000104201.html"


def page(stage: Stage, url: str, **changes: object) -> None:
    """What is known of a page is something else than in the shop."""

    def change(session: Session) -> None:
        row = session.exec(select(t.AlternateSource).where(t.AlternateSource.url == url)).one()
        for name, value in changes.items():
            setattr(row, name, value)

    stage.change(change)


def ordered_from(stage: Stage, url: str) -> None:
    """It is known on which page the short line was ordered."""

    def change(session: Session) -> None:
        session.exec(select(t.AgentOrderLine).where(t.AgentOrderLine.line_no == "3")).one().url = url

    stage.change(change)


async def pasting(stage: Stage, url: str, who: str = "hana", **filled: object) -> dict[str, Any]:
    """Somebody pastes an address into the window that asks for it."""
    await (await stage.card()).press(who, "別のURL")
    return await stage.submit(who, url=url, **filled)


@pytest.mark.parametrize(
    ("url", "why"),
    [(YOUNG, "1年"), (SAME_GROUP, "同じグループ"), (f"{YOUNG}?spm=a26&from=share", "1年")],
)
async def test_a_page_that_the_card_strikes_out_cannot_be_had_by_pasting_it(
    stage: Stage, url: str, why: str
) -> None:
    await a_card(stage)
    done = await pasting(stage, url, "boss")
    assert "この内容では決められません" in done["errors"]["url"]
    assert why in done["errors"]["url"]
    assert only_case(stage).status is Status.OPEN


async def test_a_page_with_another_logo_needs_an_approver_when_it_is_pasted_too(stage: Stage) -> None:
    page(stage, GOOD, logo_differs=True)
    await a_card(stage)
    done = await pasting(stage, GOOD)
    assert "承認者の決定が必要です（ロゴ" in done["errors"]["url"]
    assert only_case(stage).status is Status.OPEN
    role_of(stage, "U0HANA", Role.APPROVER)
    assert (await stage.submit("hana"))["closed"]


async def test_a_pasted_page_has_the_shop_and_price_that_are_known_of_it(stage: Stage) -> None:
    notice = await a_notice(stage)
    assert (await pasting(stage, f"{GOOD}?spm=a2615", shop="どこか", remember=["別店舗の候補に加える"]))[
        "closed"
    ]
    (decision,) = stage.rows(t.Decision)
    assert decision.option["shop"] == "晨光家居旗艦店"
    assert decision.option["price"] == "12.80"
    assert decision.option["key"] == only_case(stage).options[0]["key"]
    assert "晨光家居旗艦店" in (await stage.card()).text
    await undo_window_over(stage)
    assert "• 店铺：晨光家居旗艦店" in (await stage.told(notice))[-1]
    assert len(stage.rows(t.AlternateSource)) == 3


async def test_a_price_typed_below_the_known_one_does_not_spare_the_approval(stage: Stage) -> None:
    page(stage, GOOD, price="13.8")
    await a_card(stage)
    done = await pasting(stage, GOOD, price="12")
    assert "承認者の決定が必要です" in done["errors"]["price"]
    assert "13.8元" in done["errors"]["price"]
    assert only_case(stage).status is Status.OPEN
    role_of(stage, "U0HANA", Role.APPROVER)
    assert (await stage.submit("hana"))["closed"]
    assert stage.rows(t.Decision)[0].option["price"] == "12"


async def test_a_price_typed_above_the_known_one_is_judged_as_typed(stage: Stage) -> None:
    await a_card(stage)
    done = await pasting(stage, GOOD, price="20")
    assert "値上がり60.0%（上限15%）" in done["errors"]["price"]


async def test_a_page_that_the_agent_offers_has_the_price_that_the_agent_names(stage: Stage) -> None:
    await a_card(stage, CHINESE)
    assert (await pasting(stage, OFFERED))["closed"]
    (decision,) = stage.rows(t.Decision)
    assert decision.option["price"] == "13.2"
    assert decision.option["offered_by_agent"]


async def test_what_is_known_of_a_shop_holds_for_another_colour_on_its_page_and_for_a_page_that_was_gone(
    stage: Stage,
) -> None:
    page(stage, YOUNG, ended=True)
    await a_card(stage)
    done = await pasting(stage, YOUNG)
    assert "1年" in done["errors"]["url"]
    done = await stage.submit("hana", color="ブラック")
    assert "1年" in done["errors"]["url"]
    assert only_case(stage).status is Status.OPEN


async def test_another_colour_on_a_known_page_has_the_shop_but_not_the_price(stage: Stage) -> None:
    await a_card(stage)
    assert (await pasting(stage, GOOD, color="ベージュ"))["closed"]
    option = stage.rows(t.Decision)[0].option
    assert (option["shop"], option.get("price"), option["color"]) == ("晨光家居旗艦店", None, "ベージュ")
    assert option["needs_consent"]


@pytest.mark.parametrize(
    "url", [ORDERED, f"{ORDERED}?skuId=5&spm=x", ORDERED.replace("detail.1688", "m.1688")]
)
async def test_the_page_that_has_run_out_is_refused_at_its_field(stage: Stage, url: str) -> None:
    ordered_from(stage, ORDERED)
    await a_card(stage)
    done = await pasting(stage, url)
    assert (
        "これはご注文中の（欠品になった）商品ページです。別の店のURLを入れてください" in done["errors"]["url"]
    )
    assert only_case(stage).status is Status.OPEN
    assert (await stage.submit("hana", url=OFFERED))["closed"]


async def test_the_page_that_has_become_dearer_is_bought_by_its_button(stage: Stage) -> None:
    ordered_from(stage, ORDERED)
    await a_card(stage, DEARER)
    done = await pasting(stage, ORDERED, price="12")
    assert "「新しい価格で購入」" in done["errors"]["url"]
    assert only_case(stage).status is Status.OPEN


async def test_a_page_that_the_agent_said_is_out_too_stays_out_when_it_is_pasted_again(stage: Stage) -> None:
    await a_card(stage)
    await pasting(stage, OFFERED)
    await undo_window_over(stage)
    await (await stage.card()).press("hana", "こちらも欠品")
    done = await pasting(stage, f"{OFFERED}?spm=1")
    assert "この内容では決められません" in done["errors"]["url"]
    assert only_case(stage).status is Status.OPEN


async def test_a_page_that_is_out_in_one_colour_may_be_pasted_for_another(stage: Stage) -> None:
    await a_card(stage)
    await pasting(stage, OFFERED)
    for color in ("ベージュ", "グレー"):
        await undo_window_over(stage)
        await (await stage.card()).press("hana", "こちらも欠品")
        assert (await pasting(stage, OFFERED, color=color))["closed"]
    await undo_window_over(stage)
    await (await stage.card()).press("hana", "こちらも欠品")
    for color in ("ネイビー", "米色", "灰色"):
        done = await pasting(stage, OFFERED, color=color)
        assert "この内容では決められません" in done["errors"]["url"]


async def test_the_dearer_page_without_a_new_price_from_the_agent_is_bought_at_the_price_that_is_typed(
    stage: Stage,
) -> None:
    ordered_from(stage, ORDERED)
    notice = await a_notice(stage, DEARER.replace("単価 12.5元 → 13元 です。", "新しい単価は確認中です。"))
    done = await pasting(stage, ORDERED)
    assert "新しい単価を入れてください" in done["errors"]["price"]
    done = await stage.submit("hana", price="14")
    assert "承認者の決定が必要です（値上がり12.0%" in done["errors"]["price"]
    assert (await stage.submit("hana", price="13"))["closed"]
    await undo_window_over(stage)
    assert "涨价没问题，请按新单价 13元" in (await stage.told(notice))[-1]


async def test_a_page_kept_for_another_item_is_kept_with_what_is_known_of_its_shop(stage: Stage) -> None:
    def for_the_shirt(session: Session) -> None:
        row = session.exec(select(t.AlternateSource).where(t.AlternateSource.url == GOOD)).one()
        shirt = session.exec(select(t.Variant).where(t.Variant.sku == "LIN-WH-M")).one()
        row.product_id, row.variant_id = shirt.product_id, shirt.id

    stage.change(for_the_shirt)
    await a_card(stage)
    assert (await pasting(stage, GOOD, price="13", remember=["別店舗の候補に加える"]))["closed"]
    kept = stage.rows(t.AlternateSource)[-1]
    assert (kept.url, kept.shop, kept.shop_years, kept.price) == (GOOD, "晨光家居旗艦店", 6, 13)
