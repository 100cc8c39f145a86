"""Slash commands: what is left of an item, and which cases run."""

import json
from decimal import Decimal

import pytest
from sqlmodel import Session, select

from store import tables as t
from tests.stage import Stage
from tests.stories.acts import a_card, instructed
from tests.stories.letters import SHIRT


async def test_a_sku_tells_everything_about_one_variant(stage: Stage) -> None:
    await a_card(stage)
    said = await stage.ask("hana", "/stock", "box-nv-l")
    for words in (
        "*折りたたみ収納ボックス ネイビー/L*  `BOX-NV-L`",
        "在庫 *7個* （自社 3、FBA 4、代行倉庫 0、輸送中 0）",
        "1日 2.5個 ・ 残り *2.8日分* （自社・FBA の在庫で） ・ 発注点 73個 ⚠️ *発注してください*",
        "*別店舗の候補*",
        "<https://detail.1688.com/offer/742618305533.html|晨光家居旗艦店> ・ 12.8元 ・ 11/15(日) 確認",
        "*対応中の案件*",
        "|K-1 折りたたみ収納ボックス ネイビー/L> 不足12",
    ):
        assert words in said


async def test_shops_that_the_rules_strike_out_stand_last_and_say_why(stage: Stage) -> None:
    def worse(session: Session) -> None:
        for source in session.exec(select(t.AlternateSource)):
            if source.shop == "晨光家居旗艦店":
                source.repeat_rate = Decimal(12)

    stage.change(worse)
    said = await stage.ask("hana", "/stock", "box-nv-l")
    good, bad, young = (said.index(shop) for shop in ("福満日用百貨", "晨光家居旗艦店", "新星収納"))
    assert good < bad < young
    assert "ルール外" not in said[good:bad]
    assert "・ ⚠️ *ルール外* （リピート率12%（20%以上が条件））" in said[bad:young]
    assert "・ ⚠️ *ルール外* （開店1年（3年以上が条件））" in said[young:]


async def test_a_shop_that_is_too_dear_beside_the_last_order_is_marked_before_any_case_runs(
    stage: Stage,
) -> None:
    def dearer(session: Session) -> None:
        for source in session.exec(select(t.AlternateSource)):
            if source.shop == "晨光家居旗艦店":
                source.price = Decimal(19)

    stage.change(dearer)
    said = await stage.ask("hana", "/stock", "box-nv-l")
    assert "・ ⚠️ *ルール外* （値上がり" in said[said.index("晨光家居旗艦店") :]


async def test_while_a_case_runs_the_shops_of_the_group_that_ran_out_are_marked_too(stage: Stage) -> None:
    await a_card(stage)
    said = await stage.ask("hana", "/stock", "box-nv-l")
    assert "*ルール外* （欠品した店と同じグループ" in said[said.index("福満日用百貨") :]
    assert said.index("晨光家居旗艦店") < said.index("福満日用百貨")


@pytest.mark.parametrize("asked", ["収納 紺", "収納 藏青", "折りたたみ navy", "ネイビー　Ｌ"])
async def test_a_name_and_a_colour_in_any_language_find_the_variant(stage: Stage, asked: str) -> None:
    assert "`BOX-NV-L`" in await stage.ask("hana", "/stock", asked)


async def test_a_few_variants_are_all_told_in_full(stage: Stage) -> None:
    said = await stage.ask("hana", "/stock", "収納ボックス")
    assert "「収納ボックス」に3件見つかりました。" in said
    assert [said.count(f"`{sku}`") for sku in ("BOX-NV-L", "BOX-BK-L", "BOX-BE-M", "LIN-WH-M")] == [
        1,
        1,
        1,
        0,
    ]
    assert said.count("*別店舗の候補*") == 1


async def test_many_variants_are_told_in_a_line_each(stage: Stage) -> None:
    def more(session: Session) -> None:
        box = session.exec(select(t.Product)).first()
        for number in range(9):
            sku = f"BOX-X{number}"
            session.add(t.Variant(workspace_id=1, product_id=box.id, sku=sku, color="赤", size=str(number)))

    stage.change(more)
    said = await stage.ask("hana", "/stock", "収納ボックス")
    assert "に12件見つかりました。" in said
    assert "• *折りたたみ収納ボックス ネイビー/L*  `BOX-NV-L` ・ 7個 ・ 残り 2.8日分 ⚠️" in said
    assert "SKUまで入れると" in said


async def test_what_is_not_there_is_said_with_an_example(stage: Stage) -> None:
    assert "「冷蔵庫」に当てはまる商品は見つかりませんでした" in await stage.ask("hana", "/stock", "冷蔵庫")
    assert "SKU、商品名、またはカラーを続けて入れてください" in await stage.ask("hana", "/stock", "")


async def test_zaiko_is_the_same_and_english_is_spoken_to_ken(stage: Stage) -> None:
    said = await stage.ask("ken", "/zaiko", "LIN-WH-M")
    assert "リネンシャツ" in said
    assert "在庫" not in said
    assert "*5" in said


async def test_whoever_has_a_role_may_look_up_stock_but_it_is_seen_by_them_alone(stage: Stage) -> None:
    assert "`BOX-NV-L`" in await stage.ask("ken", "/stock", "BOX-NV-L")
    assert not await stage.answers("hana")


@pytest.mark.parametrize(
    ("who", "why"), [("guest", "ゲストの方は"), ("newbie", "「対応者」の権限が必要です")]
)
async def test_guests_and_people_without_a_role_are_shown_neither_stock_nor_cases(
    stage: Stage, who: str, why: str
) -> None:
    await a_card(stage)
    for command, words in (
        ("/stock", "BOX-NV-L"),
        ("/stockout", "list"),
        ("/stockout", "mine"),
        ("/stockout", "late"),
        ("/stockout", "rules"),
    ):
        said = await stage.ask(who, command, words)
        assert why in said
        assert "K-1" not in said
        assert "BOX-NV-L" not in said
    assert "Keppinの使い方" in await stage.ask(who, "/stockout", "help")


async def test_people_of_other_organisations_are_told_nothing_of_the_stock(stage: Stage) -> None:
    done = await stage.control(
        "command", channel="rakumart-欠品", user="limin", command="/stock", text="BOX-NV-L", may_fail=True
    )
    assert not done["ok"]
    assert not await stage.answers("limin", "rakumart-欠品")


async def test_the_running_cases_are_listed_with_their_deadlines(stage: Stage) -> None:
    await a_card(stage)
    await stage.advance(minutes=2)
    await a_card(stage, SHIRT)
    said = await stage.ask("hana", "/stockout", "list")
    assert "*対応中の案件*  2件" in said
    assert "|K-1 折りたたみ収納ボックス ネイビー/L> 不足12 ・ 発送 " in said
    assert "あと13分" in said
    assert "発送 11/21(土)まで" in said
    assert said.replace("一覧", "") == (await stage.ask("hana", "/stockout", "一覧")).replace("一覧", "")
    assert "2件" in await stage.ask("hana", "/stockout")


async def test_a_closed_case_is_no_longer_listed(stage: Stage) -> None:
    card = await instructed(stage)
    assert "代行に指示済み" in await stage.ask("hana", "/stockout", "list")
    await card.press("hana", "完了にする")
    assert "いま該当する案件はありません" in await stage.ask("hana", "/stockout", "list")


async def test_what_is_decided_is_listed_below_what_is_not(stage: Stage) -> None:
    await instructed(stage)
    await stage.advance(minutes=2)
    await a_card(stage, SHIRT)
    said = await stage.ask("hana", "/stockout", "list")
    assert said.index("|K-2 ") < said.index("|K-1 ")


async def test_my_cases_are_those_that_i_took(stage: Stage) -> None:
    first = await a_card(stage)
    await a_card(stage, SHIRT)
    await first.press("hana", "担当する")
    assert "K-1" in await stage.ask("hana", "/stockout", "mine")
    assert "K-2" not in await stage.ask("hana", "/stockout", "自分")
    assert "K-" not in await stage.ask("ken", "/stockout", "mine")


async def test_late_cases_are_those_whose_target_has_passed(stage: Stage) -> None:
    await a_card(stage)
    await stage.advance(minutes=10)
    await a_card(stage, SHIRT)
    assert "K-" not in await stage.ask("hana", "/stockout", "late")
    await stage.advance(minutes=6)
    said = await stage.ask("hana", "/stockout", "late")
    assert "🔴" in said
    assert ("K-1" in said, "K-2" in said) == (True, False)


async def test_help_and_any_unknown_word_show_what_there_is(stage: Stage) -> None:
    said = await stage.ask("hana", "/stockout", "help")
    assert "*Keppinの使い方*" in said
    assert "/stockout list" in said
    assert "という使い方" not in said
    assert "*Keppinの使い方*" in await stage.ask("hana", "/stockout", "ﾍﾙﾌﾟ")
    unknown = await stage.ask("hana", "/stockout", "なにか")
    assert "「なにか」という使い方はありません" in unknown
    assert "Keppinの使い方" in unknown
    assert "/stockout list" in await stage.ask("ken", "/stockout", "whatever")


async def test_a_desk_with_many_cases_lists_the_first_and_counts_the_rest(stage: Stage) -> None:
    await a_card(stage)

    def many(session: Session) -> None:
        case = session.exec(select(t.Case)).one()
        for number in range(2, 82):
            copy = case.model_dump(exclude={"id"})
            session.add(t.Case(**{**copy, "number": number}))

    stage.change(many)
    said = await stage.ask("hana", "/stockout", "list")
    assert "81件" in said
    assert "ほか21件" in said


@pytest.mark.parametrize(
    "between", ["\u3000", "\n", " \u3000 "], ids=["ideographic space", "new line", "both"]
)
async def test_a_notice_behind_new_is_filled_in_whatever_stands_between(stage: Stage, between: str) -> None:
    assert await stage.ask("hana", "/stockout", f"新規{between}12番が欠品です") == ""
    modal = await stage.modal("hana")
    assert modal is not None
    assert "12番が欠品です" in json.dumps(modal, ensure_ascii=False)
