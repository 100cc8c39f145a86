"""The shop asks more: the desk may buy all the same, within its limits, and the customers notice nothing."""

from bot.rules.words import Status
from store import tables as t
from tests.shop import ORDER
from tests.stage import Stage
from tests.stories.acts import a_card, a_notice, drafts_of, only_case, undo_window_over


def dearer(price: str) -> str:
    return f"""注文番号：{ORDER}
3番
商品名：折りたたみ収納ボックス
カラー：ネイビー
サイズ：L
注文数：30個
店舗が値上げしました。単価 12.5元 → {price}元 です。元の価格では出荷できないと言われました。
このまま買ってもよろしいでしょうか。"""


async def test_a_small_rise_is_paid_in_one_click(stage: Stage) -> None:
    notice = await a_notice(stage, dearer("13"))
    card = await stage.card()
    assert "1 新しい価格で購入 13元（+4%）" in card.buttons
    await card.press("hana", "1 ")
    await undo_window_over(stage)
    (told,) = await stage.told(notice)
    assert "请按新单价 13元 照常购买" in told
    assert "*30件*" in told
    assert "其他商品请照常安排" in told
    assert "K-1" not in told
    assert not await drafts_of(card)
    assert "新しい価格で購入 13元（+4%）" in "\n".join(note.text for note in await card.thread())


async def test_a_new_price_beside_a_lack_is_not_taken_for_the_missing_units_price_without_a_word(
    stage: Stage,
) -> None:
    notice = f"{ORDER} 3番 折りたたみ収納ボックス ネイビーL 30個中18個欠品です。単価12.5元→13元です"
    card = await a_card(stage, notice)
    doubt = "この価格が不足分のことか、残りのことかは、代行の言葉だけでは分かりません"
    (line,) = [each for each in card.text.splitlines() if "新しい価格で購入" in each and "18個" in each]
    assert doubt in line
    whole = await a_card(stage, dearer("13").replace("3番", "2番"))
    assert doubt not in whole.text


async def test_a_larger_rise_waits_for_an_approver_who_is_told_only_what_asks_for_it(stage: Stage) -> None:
    card = await a_card(stage, dearer("14"))
    await card.press("ken", "1 新しい価格で購入 14元（+12%）")
    (answer,) = await stage.answers("ken")
    assert "This option needs an approver (12.0 % dearer: approval needed over 8 %)." in answer
    assert "<@U0BOSS>" in answer
    assert only_case(stage).status is Status.OPEN
    await card.press("boss", "1 ")
    (decision,) = stage.rows(t.Decision)
    assert (decision.by, decision.option["key"]) == ("U0BOSS", "price:14")


async def test_a_rise_over_the_limit_is_shown_and_cannot_be_pressed(stage: Stage) -> None:
    card = await a_card(stage, dearer("20"))
    assert "~新しい価格で購入 20元（+60%）~  値上がり60.0%（上限15%）" in card.text
    assert not [label for label in card.buttons if "新しい価格" in label]
