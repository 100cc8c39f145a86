"""A correction teaches words: they are used from the next notice on, and can be taken back."""

import pytest

from bot.flows.refusals import Refusal
from bot.flows.team.learn_words import add_word, forget_golden, list_words, remove_word
from bot.rules.reading.values import Reason
from bot.rules.words import Role
from store import tables as t
from tests.shop import ORDER
from tests.stage import Shown, Stage
from tests.stories.acts import a_card, happenings, role_of


def notice(line: str, color: str, *more: str) -> str:
    return "\n".join(
        (f"注文番号：{ORDER}", f"{line}番", f"カラー：{color}", "サイズ：L", "欠品数：5個", *more)
    )


def words_of(stage: Stage) -> dict[str, str]:
    found, _ = stage.keppin.desk.run_now(list_words)
    return {line.word: line.key for line in found}


async def corrected(stage: Stage, text: str, **values: str) -> Shown:
    card = await a_card(stage, text)
    await card.press("hana", "読み取りを直す")
    done = await stage.submit("hana", **values)
    assert done["closed"], done
    return await card.again()


async def test_a_colour_that_a_person_explains_is_known_from_the_next_notice_on(stage: Stage) -> None:
    card = await corrected(stage, notice("3", "星河幻影"), color="ネイビー")
    assert words_of(stage) == {"星河幻影": "navy"}
    assert "「星河幻影」を *ネイビー* として覚えました" in (await card.thread())[-1].text
    card = await a_card(stage, notice("1", "星河幻影").replace("1番\n", ""))
    assert "折りたたみ収納ボックス ネイビー/L" in card.text
    newest = stage.rows(t.Case)[-1]
    assert (newest.line_no, newest.doubts) == ("3", [])


async def test_before_it_is_learnt_the_word_finds_nothing(stage: Stage) -> None:
    await a_card(stage, notice("1", "星河幻影").replace("1番\n", ""))
    assert stage.rows(t.Case)[-1].line_no is None


async def test_a_size_that_a_person_explains_is_known_from_the_next_notice_on(stage: Stage) -> None:
    text = notice("3", "ネイビー").replace("サイズ：L", "サイズ：ゆったり")
    card = await corrected(stage, text, size="L")
    assert words_of(stage) == {"ゆったり": "L"}
    assert "「ゆったり」を *L* として覚えました" in (await card.thread())[-1].text
    await a_card(stage, text.replace("3番\n", "").replace("ネイビー", "ブラック"))
    newest = stage.rows(t.Case)[-1]
    assert (newest.line_no, newest.size, newest.doubts) == ("1", "L", [])


async def test_a_learnt_colour_is_known_in_what_the_agent_offers(stage: Stage) -> None:
    stage.keppin.desk.run_now(add_word, "color", "星河幻影", "ブラック", "U0BOSS")
    stage.keppin.desk.run_now(add_word, "size", "ゆったり", "L", "U0BOSS")
    card = await a_card(stage, notice("3", "ネイビー", "代替：星河幻影 ゆったりなら在庫あり"))
    assert [offer["color"] for offer in stage.rows(t.Case)[-1].offers] == ["黒"]
    assert any("別カラー ブラック/L" in label for label in card.buttons)


async def test_a_reason_that_stands_behind_its_label_is_learnt(stage: Stage) -> None:
    await corrected(stage, notice("3", "ネイビー", "理由：断供中です"), reason=Reason.DISCONTINUED)
    assert words_of(stage) == {"断供": "discontinued"}
    await a_card(stage, f"{ORDER} 1番のブラックは断供中です。")
    assert stage.rows(t.Case)[-1].reason is Reason.DISCONTINUED


async def test_a_reason_in_a_sentence_is_learnt_where_the_person_quotes_it(stage: Stage) -> None:
    text = notice("3", "ネイビー", "老板跑路了")
    await corrected(stage, text, reason=Reason.DISCONTINUED)
    assert words_of(stage) == {}
    await stage.cards()
    card = await stage.card()
    await card.press("hana", "読み取りを直す")
    await stage.submit("hana", reason=Reason.DISCONTINUED, reason_word="跑路")
    assert words_of(stage) == {"跑路": "discontinued"}


async def test_a_correction_of_figures_teaches_nothing(stage: Stage) -> None:
    await corrected(stage, notice("3", "ネイビー"), qty_short="7")
    assert words_of(stage) == {}
    (golden,) = stage.rows(t.GoldenNotice)
    assert golden.expected["items"][0]["qty_short"] == 7


async def test_a_notice_that_cannot_be_read_right_yet_stands_against_no_word(stage: Stage) -> None:
    await corrected(stage, notice("3", "ネイビー", "サービスです"), qty_short="7")
    stage.keppin.desk.run_now(add_word, "reason", "サービス終", "discontinued", "U0BOSS")
    assert words_of(stage) == {"サービス終": "discontinued"}


async def test_a_word_that_would_break_a_corrected_notice_is_refused_with_the_reason(stage: Stage) -> None:
    await corrected(stage, notice("3", "ネイビー", "理由：一時欠品、幻影倉庫より"), qty_short="5")
    with pytest.raises(Refusal) as refused:
        stage.keppin.desk.run_now(add_word, "reason", "幻影倉庫", "discontinued", "U0BOSS")
    assert refused.value.code == "word_breaks"
    assert refused.value.values == {
        "word": "幻影倉庫",
        "number": 1,
        "asked": "reason",
        "before": "temporary",
        "after": "discontinued",
    }
    assert words_of(stage) == {}
    stage.keppin.desk.run_now(forget_golden, 1, "U0BOSS")
    stage.keppin.desk.run_now(add_word, "reason", "幻影倉庫", "discontinued", "U0BOSS")
    assert words_of(stage) == {"幻影倉庫": "discontinued"}


async def test_a_correction_stands_where_its_word_is_refused(stage: Stage) -> None:
    await corrected(stage, notice("3", "ネイビー", "理由：一時欠品、幻影倉庫より"), qty_short="5")
    card = await corrected(
        stage, notice("1", "ブラック", "幻影倉庫です"), reason=Reason.DISCONTINUED, reason_word="幻影倉庫"
    )
    assert words_of(stage) == {}
    assert stage.rows(t.Case)[-1].reason is Reason.DISCONTINUED
    await stage.advance(seconds=5)
    said = (await card.thread())[-1].text
    assert "「幻影倉庫」は覚えませんでした（意味： *廃盤* ）。" in said
    assert "K-1 の連絡の「理由」が「一時的な欠品」から「廃盤」に" in said


async def test_a_word_can_be_taken_back_though_its_own_notice_needs_it(stage: Stage) -> None:
    await corrected(stage, notice("3", "星河幻影"), color="ネイビー")
    stage.keppin.desk.run_now(remove_word, "星河幻影", "U0BOSS")
    assert words_of(stage) == {}
    (row,) = stage.rows(t.LearntWord)
    assert row.taken_back_by == "U0BOSS"
    assert "words.taken_back" in happenings(stage)


async def test_a_word_that_later_corrections_rely_on_is_not_taken_back(stage: Stage) -> None:
    await corrected(stage, notice("3", "星河幻影"), color="ネイビー")
    await corrected(stage, notice("3", "星河幻影").replace("5684", "5685"), color="ネイビー", product="箱")
    with pytest.raises(Refusal) as refused:
        stage.keppin.desk.run_now(remove_word, "星河幻影", "U0BOSS")
    assert (refused.value.code, refused.value.values["asked"]) == ("word_needed", "color")
    assert words_of(stage) == {"星河幻影": "navy"}


async def test_the_home_tab_lists_what_was_learnt_and_takes_it_back(stage: Stage) -> None:
    await corrected(stage, notice("3", "星河幻影"), color="ネイビー")
    assert "「星河幻影」→ ネイビー ・ K-1 の訂正から" in await stage.home("hana")
    (row,) = stage.rows(t.LearntWord)
    await stage.control("click", user="hana", action_id=f"word.take_back:{row.id}")
    await stage.settle()
    assert words_of(stage) == {}
    assert "星河幻影" not in await stage.home("hana")


async def test_who_may_not_decide_may_not_take_a_word_back(stage: Stage) -> None:
    await corrected(stage, notice("3", "星河幻影"), color="ネイビー")
    await stage.home("ken")
    role_of(stage, "U0KEN", Role.NONE)
    (row,) = stage.rows(t.LearntWord)
    await stage.control("click", user="ken", action_id=f"word.take_back:{row.id}")
    await stage.settle()
    assert words_of(stage) == {"星河幻影": "navy"}
    assert "This needs the role" in (await stage.private("ken"))[0]


@pytest.mark.parametrize(
    ("word", "reason", "because"),
    [
        ("跑路", Reason.UNKNOWN, "理由が「不明」のままのためです"),
        ("夜逃げ", Reason.DISCONTINUED, "元の連絡の中に見つからないためです"),
        ("足りない", Reason.DISCONTINUED, "元の連絡の中に見つからないためです"),
        (
            "老板跑路了，真的没办法了，怎么办",
            Reason.DISCONTINUED,
            "2文字から12文字までの言葉ではないためです",
        ),
        ("欠品数", Reason.DISCONTINUED, "すでに別の意味で読んでいるためです"),
    ],
)
async def test_a_word_that_is_not_learnt_is_told_with_the_reason(
    stage: Stage, word: str, reason: Reason, because: str
) -> None:
    text = notice("3", "ネイビー", "老板跑路了，真的没办法了，怎么办")
    card = await corrected(stage, text, reason=reason, reason_word=word)
    assert words_of(stage) == {}
    said = (await card.thread())[-1].text
    assert f"「{word}」は理由の言葉として覚えませんでした" in said
    assert ("（意味： *廃盤* ）：" in said) is (reason is not Reason.UNKNOWN)
    assert because in said


async def test_a_reason_that_the_notice_tells_already_needs_no_word(stage: Stage) -> None:
    text = notice("3", "ネイビー", "廃盤です。店主は夜逃げしました")
    card = await corrected(stage, text, reason=Reason.DISCONTINUED, reason_word="夜逃げ")
    assert "この連絡の理由は、ほかの言葉ですでに読み取れているためです" in (await card.thread())[-1].text


async def test_a_correction_that_changes_nothing_says_so(stage: Stage) -> None:
    card = await corrected(stage, notice("3", "ネイビー"))
    said = (await card.thread())[-1].text
    assert "<@U0HANA> が読み取りを確かめました（変更はありません）。" in said
