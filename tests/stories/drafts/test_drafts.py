"""The apologies: one for each customer order, made by Keppin, sent by people."""

import pytest
from sqlmodel import Session, col, select

from bot.rules.words import DraftStatus, Language
from store import tables as t
from tests.stage import Shown, Stage
from tests.stories.acts import drafts_of, instructed


async def _first(stage: Stage) -> Shown:
    return (await drafts_of(await instructed(stage)))[0]


async def _again(draft: Shown) -> Shown:
    card = await draft.stage.card()
    return next(one for one in await card.thread() if one.ts == draft.ts)


async def _answers_in_thread(stage: Stage, user: str) -> list[str]:
    card = await stage.card()
    seen = await stage.messages("stockout-desk", thread_ts=card.ts, user=user)
    return [one.text for one in seen if one.raw.get("is_ephemeral")]


async def test_a_draft_can_be_copied_as_it_stands(stage: Stage) -> None:
    draft = await _first(stage)
    for words in (
        "架空 太郎 様",
        "ひなた雑貨店でございます",
        "ご注文番号 400001-20261114-0123456789",
        "■商品：折りたたみ収納ボックス（ネイビー／L）",
        "■数量：24点",
        "このままコピーして 楽天市場 の画面から送ってください。Keppin からは送りません。",
    ):
        assert words in draft.text
    assert draft.buttons == ["送信済みにする", "直す", "見送る"]


async def test_a_draft_never_tells_where_the_goods_come_from(stage: Stage) -> None:
    for draft in await drafts_of(await instructed(stage)):
        assert not any(
            word in draft.text
            for word in ("1688", "晨光", "カモメ", "中国", "12.8", "元（", "12月中旬", "K-1")
        )


async def test_the_customers_name_is_kept_with_the_customer_and_in_the_draft_alone(stage: Stage) -> None:
    draft = await _first(stage)
    assert "架空 太郎 様" in draft.text
    kept = [*stage.rows(t.Delivery), *stage.rows(t.Timeline)]
    assert {row.kind for row in kept if isinstance(row, t.Delivery)} >= {"card", "instruction", "draft"}
    assert not any("架空" in str(row.details) for row in kept)


async def test_a_customer_is_written_to_in_their_language(stage: Stage) -> None:
    def english(session: Session) -> None:
        session.exec(select(t.Customer)).one().language = Language.EN

    stage.change(english)
    draft = await _first(stage)
    assert "400001-20261114-0123456789" in draft.text
    assert "Quantity: 24" in draft.text


async def test_a_sent_draft_says_who_sent_it_and_is_counted_on_the_card(stage: Stage) -> None:
    draft = await _first(stage)
    await draft.press("hana", "送信済みにする")
    await stage.advance(seconds=5)
    draft = await _again(draft)
    assert "✅ <@U0HANA> が" in draft.text
    assert draft.buttons == ["元に戻す"]
    assert "送信済み 1" in (await stage.card()).text
    row = stage.rows(t.Draft)[0]
    assert (row.status, row.handled_by) == (DraftStatus.SENT, "U0HANA")
    assert "架空 太郎 様" in row.text


async def test_a_draft_may_be_skipped(stage: Stage) -> None:
    draft = await _first(stage)
    await draft.press("ken", "見送る")
    await stage.advance(seconds=5)
    assert "<@U0KEN> が" in (await _again(draft)).text
    assert "見送りました" in (await _again(draft)).text
    assert "見送り 1" in (await stage.card()).text


@pytest.mark.parametrize("mistake", ["送信済みにする", "見送る"])
async def test_a_draft_marked_by_mistake_is_put_back(stage: Stage, mistake: str) -> None:
    draft = await _first(stage)
    await draft.press("hana", mistake)
    await stage.advance(seconds=5)
    await (await _again(draft)).press("ken", "元に戻す")
    await stage.advance(seconds=5)
    draft = await _again(draft)
    assert "架空 太郎 様" in draft.text
    assert draft.buttons == ["送信済みにする", "直す", "見送る"]
    assert f"未送信 {len(stage.rows(t.Draft))}" in (await stage.card()).text
    row = stage.rows(t.Draft)[0]
    assert (row.status, row.handled_by, row.handled_at) == (DraftStatus.OPEN, None, None)


async def test_a_draft_of_a_decision_that_no_longer_holds_is_not_put_back(stage: Stage) -> None:
    draft = await _first(stage)
    await draft.press("hana", "送信済みにする")
    await (await stage.card()).press("hana", "もう一度開く")
    await stage.advance(seconds=5)
    await (await _again(draft)).press("ken", "元に戻す")
    assert "cannot be put back" in (await _answers_in_thread(stage, "ken"))[0]
    assert stage.rows(t.Draft)[0].status is DraftStatus.SENT


async def test_a_draft_is_edited_in_a_modal_with_its_text_in_it(stage: Stage) -> None:
    draft = await _first(stage)
    await draft.press("hana", "直す")
    view = await stage.modal("hana")
    text = next(block for block in view["blocks"] if block.get("block_id") == "text")["element"][
        "initial_value"
    ]
    assert "架空 太郎 様" in text
    await stage.submit("hana", text=text.replace("誠に心苦しく", "本当に心苦しく"))
    await stage.advance(seconds=5)
    draft = await _again(draft)
    assert "本当に心苦しく" in draft.text
    assert draft.buttons[0] == "送信済みにする"
    assert stage.rows(t.Draft)[0].version == 2


def _spoil(stage: Stage, text: str) -> None:
    """As a letter would be whose product is named like an address."""

    def spoil(session: Session) -> None:
        session.exec(select(t.Draft).order_by(col(t.Draft.id))).all()[0].text = text

    stage.change(spoil)


async def test_words_that_the_marketplace_forbids_are_told_at_the_field_and_nothing_is_lost(
    stage: Stage,
) -> None:
    draft = await _first(stage)
    whole = stage.rows(t.Draft)[0].text
    await draft.press("hana", "直す")
    assert "全体で2,000字まで、1行は300字まで" in str(await stage.modal("hana"))
    told = await stage.submit("hana", text="詳しくは https://example.com/ へ。電話は 03-1234-5678 です。")
    for words in (
        "注文番号 400001-20261114-0123456789 が入っていません",
        "このリンクは載せられません",
        "電話番号",
    ):
        assert words in str(told)
    assert await stage.modal("hana") is not None
    assert stage.rows(t.Draft)[0].text == whole
    await stage.submit("hana", text=whole + "\n森本")
    assert await stage.modal("hana") is None
    assert stage.rows(t.Draft)[0].text.endswith("森本")


async def test_several_faults_of_a_draft_stand_one_below_the_other(stage: Stage) -> None:
    draft = await _first(stage)
    await draft.press("hana", "直す")
    text = "詳しくは https://example.com/?a=1&b=2 へ。電話は 03-1234-5678 です。<b>お詫び</b>"
    told = await stage.submit("hana", text=text)
    assert told["errors"]["text"].splitlines() == [
        "このままでは送れません：",
        "・注文番号 400001-20261114-0123456789 が入っていません",
        "・このリンクは載せられません： https://example.com/?a=1&b=2",
        "・電話番号は載せられません：03-1234-5678",
        "・HTMLは使えません：<b>",
        "・HTMLは使えません：</b>",
    ]


async def test_what_no_customer_may_read_is_refused_with_its_reason_at_the_field(stage: Stage) -> None:
    draft = await _first(stage)
    whole = stage.rows(t.Draft)[0].text
    await draft.press("hana", "直す")
    said = (
        "\nカモメ代行から連絡がありました。仕入先の検品で不良品が見つかりました。来週届きます。商品は返品してください。"
        "\n{customer}様の番号は 2026111909123456-300001 です。"
    )
    told = await stage.submit("hana", text=whole + said)
    assert told["errors"]["text"].splitlines() == [
        "このままでは送れません：",
        "・お客様に返品をお願いする書き方はできません：「返品してください」",
        "・埋まっていない箇所があります：「{customer}」",
        "・仕入れに関わる言葉は書けません：「代行」",
        "・仕入れに関わる言葉は書けません：「仕入先」",
        "・仕入れに関わる言葉は書けません：「カモメ代行」",
        "・代行の注文番号は書けません：2026111909123456-300001",
        "・確かめられていない原因（検品・不良など）は書けません：「検品で不良」",
        "・確定していないお届け日や発送日は書けません：「来週届きます」",
    ]
    await stage.submit("hana", text=whole + "\n検品のうえ、丁寧に梱包してお送りいたします。")
    assert await stage.modal("hana") is None


async def test_a_draft_that_could_not_be_sent_can_be_neither_copied_nor_marked_as_sent(stage: Stage) -> None:
    draft = await _first(stage)
    whole = stage.rows(t.Draft)[0].text
    await draft.press("ken", "見送る")
    await stage.advance(seconds=5)
    _spoil(stage, "すみません。詳しくは https://example.com/ へ。")
    await (await _again(draft)).press("ken", "元に戻す")
    await stage.advance(seconds=5)
    draft = await _again(draft)
    assert "このままでは送れません" in draft.text
    assert "このリンクは載せられません" in draft.text
    assert draft.buttons == ["直す", "見送る"]
    assert "すみません。詳しくは" not in draft.text
    await draft.press("hana", "直す")
    await stage.submit("hana", text=whole)
    await stage.advance(seconds=5)
    await (await _again(draft)).press("hana", "送信済みにする")
    assert stage.rows(t.Draft)[0].status is DraftStatus.SENT


async def test_marking_a_draft_that_was_spoilt_as_sent_is_refused(stage: Stage) -> None:
    draft = await _first(stage)
    _spoil(stage, "すみません")
    await draft.press("ken", "送信済みにする")
    assert "400001-20261114-0123456789" in (await _answers_in_thread(stage, "ken"))[0]
    assert stage.rows(t.Draft)[0].status is DraftStatus.OPEN


async def test_two_people_who_edit_at_once_do_not_overwrite_each_other(stage: Stage) -> None:
    draft = await _first(stage)
    whole = stage.rows(t.Draft)[0].text
    await draft.press("hana", "直す")
    await draft.press("ken", "直す")
    await stage.submit("hana", text=whole + "\n森本")
    await stage.submit("ken", text=whole + "\nAoki")
    shown = str((await stage.modal("ken") or {})["blocks"])
    assert "The draft was changed" in shown
    assert "Aoki" in shown
    assert stage.rows(t.Draft)[0].text.endswith("森本")


async def test_a_draft_handled_meanwhile_says_by_whom(stage: Stage) -> None:
    draft = await _first(stage)
    await stage.leave_screens_old()
    await draft.press("hana", "見送る")
    await draft.press("ken", "送信済みにする")
    assert "by <@U0HANA>" in (await _answers_in_thread(stage, "ken"))[0]
    assert stage.rows(t.Draft)[0].status is DraftStatus.SKIPPED


async def test_a_draft_edited_meanwhile_says_by_whom(stage: Stage) -> None:
    draft = await _first(stage)
    await stage.leave_screens_old()
    await draft.press("ken", "直す")
    await stage.submit("ken", text=stage.rows(t.Draft)[0].text + "\nAoki")
    await draft.press("hana", "送信済みにする")
    told = (await _answers_in_thread(stage, "hana"))[0]
    assert "下書きは <@U0KEN> が先に変更しています。最新のものをご確認ください。" in told
    await draft.press("hana", "直す")
    assert "<@U0KEN> が先に変更しています" in (await _answers_in_thread(stage, "hana"))[1]
    assert stage.rows(t.Draft)[0].status is DraftStatus.OPEN


async def test_a_draft_set_aside_meanwhile_is_said_to_be_changed_by_nobody(stage: Stage) -> None:
    draft = await _first(stage)
    await stage.leave_screens_old()
    await (await stage.card()).press("ken", "もう一度開く")
    await draft.press("hana", "送信済みにする")
    (told,) = await _answers_in_thread(stage, "hana")
    assert "下書きは、先に変更されています。最新のものをご確認ください。" in told


async def test_who_may_not_decide_may_not_handle_drafts(stage: Stage) -> None:
    draft = await _first(stage)
    for button in ("送信済みにする", "直す", "見送る"):
        await draft.press("newbie", button)
    assert len(await _answers_in_thread(stage, "newbie")) == 3
    assert await stage.modal("newbie") is None
    assert stage.rows(t.Draft)[0].status is DraftStatus.OPEN


async def test_a_refund_apologises_for_a_cancellation_and_another_colour_asks_for_consent(
    stage: Stage,
) -> None:
    refund = (await drafts_of(await instructed(stage, "3 ")))[0].text
    assert "ご注文を取り消し、お支払い済みの代金を全額お返しいたします" in refund
    await (await stage.card()).press("hana", "もう一度開く")
    await stage.advance(seconds=5)
    await (await stage.card()).press("hana", "2 ")
    await stage.advance(seconds=10)
    await stage.advance(seconds=5)
    another = (await drafts_of(await stage.card()))[-1].text
    assert "変更してお送りしてよろしいでしょうか。お返事をいただくまでは、変更いたしません。" in another
