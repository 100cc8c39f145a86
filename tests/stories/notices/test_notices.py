"""A notice becomes a card: what is short, who waits for it, what is left, and what can be done about it."""

from sqlmodel import Session, select

from bot.rules.words import Origin, Status
from store import tables as t
from tests.shop import ORDER
from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL, a_card, a_notice, only_case
from tests.stories.letters import CHINESE, ENGLISH, NO_STOCKOUT, NOTICE, THREE_LINES


async def test_a_japanese_notice_becomes_a_card_with_everything_on_it(stage: Stage) -> None:
    ts = await a_notice(stage)
    card = await stage.card()
    for words in (
        "K-1 欠品：折りたたみ収納ボックス ネイビー/L（不足12）",
        "10:15> までに決めてください* （15分目標）",
        "不足 *12個* （注文 30個） ・ 一時的な欠品",
        f"注文 {ORDER} の 3番",
        "入荷見込み 12/11(金)〜12/20(日)（代行より）",
        "カモメ代行・",
        f"/archives/C0AGENT/p{ts.replace('.', '')}|元の連絡>",
        "担当者はまだいません",
    ):
        assert words in card.text


async def test_the_card_says_who_waits_and_until_when(stage: Stage) -> None:
    card = await a_card(stage)
    assert "*お待ちのお客様 2件* ・ 最短の発送期限 *11/21(土)*" in card.text
    waiting = [line for line in card.text.splitlines() if "-20261114-" in line or "hinata-" in line]
    assert waiting == [
        "• 楽天市場 400001-20261114-0123456789 ・ 24個 ・ 11/21(土)",
        "• Yahoo!ショッピング hinata-10004567 ・ 4個 ・ 11/22(日)",
    ]


async def test_an_order_that_has_shipped_no_longer_waits(stage: Stage) -> None:
    def ship(session: Session) -> None:
        for order in session.exec(select(t.CustomerOrder)):
            order.shipped = True

    stage.change(ship)
    card = await a_card(stage)
    assert "お待ちのお客様はいらっしゃいません" in card.text


async def test_the_card_says_what_is_left_and_for_how_long(stage: Stage) -> None:
    card = await a_card(stage)
    assert (
        "在庫 自社 3、FBA 4、代行倉庫 0、輸送中 0 ・ 1日 2.5個 ・ 残り 2.8日分 ・ ⚠️ 発注点 73個 以下"
        in card.text
    )


async def test_the_options_stand_in_the_teams_order_with_facts_and_reasons(stage: Stage) -> None:
    card = await a_card(stage)
    assert [label for label in card.buttons if label[0].isdigit()] == [
        "1 別店舗 12.8元",
        "2 別カラー ブラック/L",
        "3 返金 12個",
        "4 入荷待ち 12/11(金)〜12/20(日)",
        "5 ある分だけ 18個",
    ]
    for words in (
        "https://detail.1688.com/offer/742618305533.html|晨光家居旗艦店> ・ 12.8元（+2.4%） ・ 12個",
        "優先順位1番、6年の店・リピート率31%・発送4.8",
        "*2 別カラー*  ブラック/L ・ BOX-BK-L ・ 12個 ・ 代行の提案、お客様の同意が必要",
        "*3 返金*  12個 ・ お客様の注文2件がキャンセルに",
    ):
        assert words in card.text


async def test_the_buttons_follow_the_options_and_why_they_stand_so_comes_below(stage: Stage) -> None:
    card = await a_card(stage)
    kinds = [block["type"] for block in card.raw["blocks"]]
    assert kinds[:7] == ["header", "section", "section", "actions", "actions", "divider", "context"]
    options, reasons = str(card.raw["blocks"][2]), card.raw["blocks"][6]["elements"][0]["text"]
    assert reasons.splitlines() == [
        "*順位の理由*",
        "*1* 優先順位1番、6年の店・リピート率31%・発送4.8",
        "*2* 優先順位2番",
        "*3* 優先順位3番",
        "*4・5* 優先順位に入っていない対応",
    ]
    assert "優先順位" not in options
    assert "お客様の注文2件がキャンセルに" not in reasons


async def test_what_a_limit_rules_out_is_struck_with_the_reason_and_has_no_button(stage: Stage) -> None:
    card = await a_card(stage)
    _, struck = card.text.split("*除いた選択肢*")
    assert "~別店舗 福満日用百貨~  欠品した店と同じグループ（fuman）" in struck
    assert "~別店舗 新星収納~  開店1年（3年以上が条件）" in struck
    assert not any("12元" in label for label in card.buttons)


async def test_a_chinese_notice_is_read_and_its_offer_becomes_an_option(stage: Stage) -> None:
    card = await a_card(stage, CHINESE)
    assert "K-1 欠品：折りたたみ収納ボックス ネイビー/L（不足12）" in card.text
    assert "廃盤" in card.text
    assert "https://detail.1688.com/offer/990000104201.html" in card.text
    assert "13.2元（+5.6%）" in card.text
    assert "代行の提案" in card.text
    assert not any("入荷待ち" in label for label in card.buttons)


async def test_an_english_notice_is_read(stage: Stage) -> None:
    card = await a_card(stage, ENGLISH)
    assert "K-1 欠品：リネンシャツ 白/M（不足15）" in card.text
    assert "`LIN-WH-M`" in card.text
    assert "お待ちのお客様はいらっしゃいません" in card.text
    assert [label for label in card.buttons if label[0].isdigit()] == ["1 返金 15個", "2 入荷待ち"]


async def test_a_notice_is_kept_word_for_word(stage: Stage) -> None:
    ts = await a_notice(stage)
    (notice,) = stage.rows(t.Notice)
    assert notice.text == NOTICE
    assert (notice.origin, notice.source) == (Origin.SLACK, f"slack:C0AGENT:{ts}")
    case = only_case(stage)
    assert (case.status, case.sku, case.qty_short) == (Status.OPEN, "BOX-NV-L", 12)
    assert case.started_at == notice.written_at


async def test_a_notice_about_several_lines_becomes_a_card_for_each_short_line(stage: Stage) -> None:
    await a_notice(stage, THREE_LINES)
    cards = [card.text.splitlines()[1] for card in await stage.cards()]
    assert cards == [
        "K-1 欠品：折りたたみ収納ボックス ブラック/L（不足20）",
        "K-2 欠品：折りたたみ収納ボックス ネイビー/L（不足12）",
    ]
    assert len(stage.rows(t.Notice)) == 1


async def test_a_message_that_is_no_stockout_opens_nothing(stage: Stage) -> None:
    await a_notice(stage, NO_STOCKOUT)
    assert not await stage.messages("stockout-desk")
    assert not stage.rows(t.Case)
    (notice,) = stage.rows(t.Notice)
    assert not notice.is_stockout


async def test_our_own_people_may_talk_in_the_agents_channel(stage: Stage) -> None:
    await stage.post("hana", AGENT_CHANNEL, NOTICE)
    assert not await stage.messages("stockout-desk")
    assert not stage.rows(t.Notice)


async def test_a_member_of_ours_who_is_named_as_the_agents_staff_speaks_for_it(stage: Stage) -> None:
    def name(session: Session) -> None:
        session.exec(select(t.Agent)).one().staff = ["U0KEN"]

    stage.change(name)
    await stage.post("ken", AGENT_CHANNEL, NOTICE)
    assert len(await stage.cards()) == 1


async def test_other_channels_are_none_of_keppins_business(stage: Stage) -> None:
    await stage.post("hana", "random", NOTICE)
    await stage.post("hana", "stockout-desk", NOTICE)
    assert not stage.rows(t.Notice)


async def test_nothing_of_ours_is_said_in_the_agents_channel_by_a_notice(stage: Stage) -> None:
    ts = await a_notice(stage)
    assert [shown.ts for shown in await stage.messages(AGENT_CHANNEL)] == [ts]
    assert await stage.told(ts) == []
