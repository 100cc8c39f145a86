"""What the agent is told: in its language, exact, in the notice's thread, with no figure of ours."""

import pytest
from sqlmodel import Session, select

from bot.delivery.parcels import parcel_of
from bot.flows.work import Work
from bot.rules.words import Language, Status
from store import tables as t
from tests.shop import ORDER
from tests.stage import Stage
from tests.stories.acts import (
    AGENT_CHANNEL,
    a_card,
    a_notice,
    agent_reads,
    decided,
    only_case,
    undo_window_over,
)
from tests.stories.letters import CHINESE, DEARER, SHIRT

URL = "https://detail.1688.com/offer/742618305533.html"

HEADS = {
    Language.ZH: f"您好，辛苦了！订单 *{ORDER}* 第 *3* 番（「折りたたみ収納ボックス」 藏青色（ネイビー）/L）"
    "缺货的 *12件* ，请按下面处理：",
    Language.JA: f"お世話になっております。ご連絡ありがとうございます。注文 *{ORDER}* の *3番* "
    "（折りたたみ収納ボックス ネイビー/L）、欠品分 *12個* は次のとおりお願いいたします。",
    Language.EN: f"Hello, thank you for letting us know. Order *{ORDER}*, line *3* "
    "(「折りたたみ収納ボックス」 navy（ネイビー）/L): for the *12 pcs* that are out of stock, please do the following.",
}
TAILS = {
    Language.ZH: "*其他商品请照常安排，不要因为这一项耽误发货。* 处理好后请在这里回复一声，谢谢！",
    Language.JA: "*ほかの商品は止めずに、予定どおり進めてください。* "
    "手配が済みましたら、こちらにご返信をお願いいたします。",
    Language.EN: "*Please do not hold up the other items because of this one.* "
    "A short reply here when it is done would help us. Thank you!",
}
#: What is asked for by the options 1 to 5: another shop, another colour, refund, wait, ship the rest.
ASKED = {
    Language.ZH: (
        (
            f"• *改买这个链接：* <{URL}>",
            "• 店铺：晨光家居旗艦店",
            "• 颜色/尺码： *藏青色（ネイビー）/L*",
            "• 数量： *12件*",
        ),
        ("• *改换：* 颜色 *黑色（ブラック）* ，尺码 *L*", "• 数量： *12件*"),
        ("• *这 12件 请取消，货款退回余额。*",),
        ("• *这 12件 先等补货，请不要取消。* 预计到货： *12月11日至12月20日* 。",),
        ("• *有货的部分请先照常购买、发货（18件）。*", "• 缺的 *12件* 请取消，货款退回余额。"),
    ),
    Language.JA: (
        (
            f"• *こちらのURLで購入してください：* <{URL}>",
            "• 店舗：晨光家居旗艦店",
            "• カラー／サイズ： *ネイビー/L*",
            "• 数量： *12個*",
        ),
        ("• *次のものに変更してください：* カラー *ブラック* 、サイズ *L*", "• 数量： *12個*"),
        ("• *この12個はキャンセルし、代金は残高へ返金してください。*",),
        (
            "• *この12個は入荷を待ちます。キャンセルしないでください。* 入荷予定： *12/11(金)〜12/20(日)*",
            "• 入荷しだいご購入をお願いいたします。日程が変わるときは、すぐにお知らせください。",
        ),
        (
            "• *在庫のある分（18個）は、そのまま購入・発送を進めてください。*",
            "• 足りない *12個* はキャンセルし、代金は残高へ返金してください。",
        ),
    ),
    Language.EN: (
        (
            f"• *Please buy it here instead:* <{URL}>",
            "• Shop: 晨光家居旗艦店",
            "• Colour/size: *navy（ネイビー）/L*",
            "• Quantity: *12 pcs*",
        ),
        ("• *Please change it to:* colour *black（ブラック）*, size *L*", "• Quantity: *12 pcs*"),
        ("• *Please cancel these 12 pcs and refund it to our balance.*",),
        (
            "• *We will wait for these 12 pcs. Please do not cancel them.* Expected: *Fri 11 Dec – Sun 20 Dec*.",
        ),
        (
            "• *Please buy and ship what is available (18 pcs).*",
            "• Please cancel the missing *12 pcs* and refund them to our balance.",
        ),
    ),
}
INSTEAD = {
    Language.ZH: "*请以这条为准，上一条指示作废。*",
    Language.JA: "*先ほどの指示は取り消し、こちらでお願いいたします。*",
    Language.EN: "*Please follow this instead; our earlier instruction no longer holds.*",
}
OURS = ("在庫 自社", "2.5個", "日分", "400001-", "hinata-", "架空", "BOX-NV-L", "K-1", "+2.4%", "12.8")


@pytest.mark.parametrize("language", ASKED)
async def test_every_remedy_tells_the_agent_exactly_what_to_do(stage: Stage, language: Language) -> None:
    agent_reads(stage, language)
    notice = await a_notice(stage)
    for rank, asked in enumerate(ASKED[language], start=1):
        card = await stage.card()
        await card.press("hana", f"{rank} ")
        await undo_window_over(stage)
        lines = (await stage.told(notice))[-1].splitlines()
        if rank > 1:  # the agent has been told something else before
            assert lines.pop(0) == INSTEAD[language]
        assert (lines[0], lines[-1]) == (HEADS[language], TAILS[language])
        assert all(line in lines for line in asked), lines
        assert not any(figure in "\n".join(lines) for figure in OURS)
        await (await card.again()).press("hana", "もう一度開く")
        await stage.advance(seconds=10)
    assert len(await stage.told(notice)) == len(ASKED[language])


async def test_for_a_discontinued_item_the_agent_is_asked_for_a_successor(stage: Stage) -> None:
    notice = await a_notice(stage, SHIRT)
    await (await stage.card()).press("hana", "1 返金")
    await undo_window_over(stage)
    assert "麻烦问一下店家有没有后续款" in (await stage.told(notice))[0]


async def test_an_instruction_that_slack_refuses_is_said_on_the_card_and_can_be_sent_again(
    stage: Stage,
) -> None:
    card = await a_card(stage)
    await card.press("hana", "3 ")
    await stage.control(
        "faults", error={"method": "chat.postMessage", "code": "is_archived", "channel": "C0AGENT"}
    )
    await undo_window_over(stage)
    card = await card.again()
    assert "代行のチャンネルがアーカイブされています。" in card.text
    assert card.buttons[0] == "もう一度送る"
    await card.press("ken", "もう一度送る")
    await stage.advance(seconds=5)
    assert only_case(stage).status is Status.INSTRUCTED
    assert (
        len(await stage.messages(AGENT_CHANNEL, thread_ts=(await stage.messages(AGENT_CHANNEL))[0].ts)) == 2
    )
    assert "代行に指示しました" in (await card.again()).text


async def test_somebody_may_tell_the_agent_themselves_where_keppin_cannot(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("hana", "3 ")
    await stage.control(
        "faults", error={"method": "chat.postMessage", "code": "is_archived", "channel": "C0AGENT"}
    )
    await undo_window_over(stage)
    await (await card.again()).press("hana", "自分で伝えた")
    await stage.advance(seconds=5)
    assert only_case(stage).status is Status.INSTRUCTED
    assert "<@U0HANA> が代行へ直接伝えました" in (await card.thread())[-1].text


async def test_without_a_known_agent_a_press_is_refused_in_words(stage: Stage) -> None:
    def forget(session: Session) -> None:
        session.exec(select(t.Case)).one().agent_id = None

    card = await a_card(stage)
    stage.change(forget)
    await card.press("hana", "3 ")
    assert only_case(stage).status is Status.OPEN
    assert "先に代行をお選びください" in (await stage.answers("hana"))[-1]


async def test_a_higher_price_is_accepted_in_one_click_with_the_price_in_it(stage: Stage) -> None:
    notice = await a_notice(stage, DEARER)
    card = await stage.card()
    assert "価格変更" in card.text
    await card.press("hana", "1 新しい価格で購入 13元（+4%）")
    await undo_window_over(stage)
    (told,) = await stage.told(notice)
    assert "• *涨价没问题，请按新单价 13元 照常购买。*" in told
    assert "• 数量： *30件*" in told
    assert not stage.rows(t.Draft), "a customer is not told of a price between the agent and us"


async def test_the_agent_reads_its_own_words_for_the_item_where_it_wrote_them(stage: Stage) -> None:
    notice = await a_notice(stage, CHINESE)
    card = await stage.card()
    await card.press("hana", next(label for label in card.buttons if "返金" in label))
    await undo_window_over(stage)
    told = (await stage.told(notice))[0]
    assert f"订单 *{ORDER}* 第 *3* 番（折叠收纳箱 藏青色/L）" in told
    assert "订购的商品页面" not in told  # its own words need no picture


def _with_pages(session: Session) -> None:
    for line in session.exec(select(t.AgentOrderLine)):
        line.url = URL


async def test_an_item_that_only_we_have_a_name_for_comes_with_its_page(stage: Stage) -> None:
    stage.change(_with_pages)
    notice = await a_notice(stage, SHIRT)
    await (await stage.card()).press("hana", "1 返金")
    await undo_window_over(stage)
    told = (await stage.told(notice))[0]
    assert "（「リネンシャツ」 白/M）" in told
    assert f"• 订购的商品页面：<{URL}>" in told


async def test_words_that_had_to_be_put_right_are_not_repeated_to_the_agent(stage: Stage) -> None:
    notice = await a_notice(stage, CHINESE)
    card = await stage.card()
    await card.press("hana", "読み取りを直す")
    await stage.submit("hana", sku="LIN-WH-M", line_no="2", color="白", size="M", qty_ordered="15")
    await (await card.again()).press("hana", "2 返金")
    await undo_window_over(stage)
    told = (await stage.told(notice))[0]
    assert "折叠收纳箱" not in told
    assert "「リネンシャツ」" in told


async def test_to_put_a_message_changes_nothing_of_what_is_kept(stage: Stage) -> None:
    await decided(stage)

    def put_all(work: Work) -> list[str]:
        for row in work.session.exec(select(t.Delivery)):
            parcel_of(work, row)
            assert not work.session.dirty, row.kind
        return [row.kind for row in work.session.exec(select(t.Delivery))]

    assert "instruction" in await stage.keppin.desk.run(put_all)
    await undo_window_over(stage)
    (told,) = [row for row in stage.rows(t.Delivery) if row.kind == "instruction"]
    assert told.details.items() >= {"channel": "C0AGENT", "agent": only_case(stage).agent_id}.items()
