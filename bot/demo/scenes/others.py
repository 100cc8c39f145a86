"""What else comes in: repeats, what is no stockout, what cannot be read; and every other way to answer."""

from collections.abc import Callable
from datetime import timedelta

from bot.demo.orders import JAPAN, ORDERS
from bot.demo.sources import offer
from bot.demo.stage import Stage
from bot.demo.world import AOI, EMMA, REN, WATARU
from bot.slack.actions import Action

FOUND = offer(131_700)


async def repeat_is_one_case(stage: Stage) -> None:
    """The same notice again opens nothing; the first case's thread says so."""
    before = len(await stage.desk_cards())
    await stage.notice("again")
    await stage.later(5)
    stage.expect("no_new_card", len(await stage.desk_cards()) == before)
    thread = await stage.thread("stockout-desk", stage.cards["hoodie"])
    stage.expect("repeat_noted", "もう一度" in thread[-1].text, thread[-1].text)


async def quiet_messages_open_nothing(stage: Stage) -> None:
    """An arrival, a question and a holiday are no stockouts."""
    before = len(await stage.desk_cards())
    for key in ("arrival", "question", "holiday"):
        await stage.notice(key)
    stage.expect("no_new_card", len(await stage.desk_cards()) == before)


async def unread_is_completed_by_hand(stage: Stage) -> None:
    """A notice that cannot be read becomes a case that a person completes."""
    await stage.notice("unread")
    card = await stage.card("unread")
    stage.expect("card_asks_for_help", not card.buttons(Action.CHOOSE) and card.buttons(Action.CORRECT))
    await stage.later(90)
    await stage.presses(REN, card, Action.CORRECT)
    number = ORDERS["tumblers"].number(stage.start)
    wrong = await stage.submits(REN, order_no=number, line_no="2", qty_short="0", product="タンブラー")
    stage.expect("field_error_shown", "qty_short" in (wrong["errors"] or {}), str(wrong["errors"]))
    done = await stage.submits(REN, qty_short="24")
    stage.need("modal_closed", done["closed"], str(done["errors"]))
    await stage.later(5)
    card = await stage.card("unread")
    stage.expect("card_completed", "TMB-WH-480ML" in card.text and card.buttons(Action.CHOOSE), card.text)


async def another_url_by_hand(stage: Stage) -> None:
    """Somebody has found a page; a wrong address is refused at its field first."""
    await stage.later(180)
    await stage.presses(EMMA, await stage.card("unread"), Action.OTHER_URL)
    wrong = await stage.submits(EMMA, url="https://shop131700.1688.com/", price="18.8")
    stage.expect("field_error_shown", "url" in (wrong["errors"] or {}), str(wrong["errors"]))
    done = await stage.submits(EMMA, url=FOUND, shop="云栖日用", price="18.8")
    stage.need("modal_closed", done["closed"], str(done["errors"]))
    await stage.later(11)
    await stage.later(10)
    told = [each.text for each in await stage.told("unread")]
    stage.expect("url_instruction", len(told) == 1 and FOUND in told[0], str(told))


async def part_is_shipped(stage: Stage) -> None:
    """Twelve of thirty are short: the twelve are cancelled, the other eighteen are sent."""
    await _answer(stage, "tote", "ある分だけ", "缺货的 12件")


async def another_colour_for_what_is_gone(stage: Stage) -> None:
    """Discontinued: the shop's own rule puts another colour first, and the customers are asked."""
    await _answer(stage, "vest", "カラー", "黑色")
    await stage.later(10)
    thread = await stage.thread("stockout-desk", stage.cards["vest"])
    letters = [each.text for each in thread if each.buttons(Action.DRAFT_SENT)]
    asked = all("よろしいでしょうか" in text and "黑" not in text for text in letters)
    stage.expect("letters_ask_consent", letters and asked, str(letters))


async def refund_needs_an_approver(stage: Stage) -> None:
    """A dear refund: a responder may not, the approver may."""
    await stage.notice("price")
    await stage.later(150)
    await stage.presses(REN, await stage.card("price"), Action.CHOOSE, which=_named("返金"))
    await stage.settle()
    stage.expect("refused_in_words", await stage.heard(REN))
    stage.expect("card_still_open", (await stage.card("price")).buttons(Action.CHOOSE))
    await stage.presses(WATARU, await stage.card("price"), Action.CHOOSE, which=_named("返金"))
    await stage.later(11)
    await stage.later(10)
    told = [each.text for each in await stage.told("price")]
    stage.expect("refund_instruction", len(told) == 1 and "退" in told[0], str(told))


async def waiting_until_a_day(stage: Stage) -> None:
    """Several lines in one notice: two cases, and one of them can wait until a day that a person names."""
    before = len(await stage.desk_cards())
    await stage.notice("socks")
    await stage.later(5)
    stage.expect("two_new_cards", len(await stage.desk_cards()) == before + 2)
    await stage.later(260)
    await stage.presses(AOI, await stage.card("socks"), Action.OTHER)
    day = stage.start.astimezone(JAPAN).date() + timedelta(days=12)
    done = await stage.submits(AOI, remedy="wait", restock_from=day.isoformat())
    stage.need("modal_closed", done["closed"], str(done["errors"]))
    gloves = (await stage.desk_cards())[-1]
    await stage.presses(AOI, gloves, Action.CHOOSE)
    await stage.later(11)
    await stage.later(20)
    told = [each.text for each in await stage.told("socks")]
    stage.expect("wait_instruction", any(f"{day.month}月{day.day}日" in text for text in told), str(told))
    stage.expect("each_line_told", len(told) == 2, str(told))  # noqa: PLR2004 - two cases


async def questions_at_the_desk(stage: Stage) -> None:
    """`/stock` in English for Emma, `/stockout list` in Japanese for Ren: each sees their own answer."""
    await stage.commands(EMMA, "/stock", "HOD-GY")
    stock = (await stage.heard(EMMA))[-1]
    stage.expect("stock_answered", "HOD-GY-L" in stock and "HOD-GY-M" in stock, stock)
    stage.expect("stock_in_english", "FBA" in stock and "在庫" not in stock, stock)
    await stage.commands(REN, "/stockout", "list")
    listed = (await stage.heard(REN))[-1]
    stage.expect("list_answered", "K-" in listed, listed)


async def _answer(stage: Stage, key: str, label: str, told_word: str) -> None:
    """A notice, one press, and the instruction that follows."""
    await stage.notice(key)
    await stage.later(200)
    await stage.presses(REN, await stage.card(key), Action.CHOOSE, which=_named(label))
    await stage.later(11)
    told = [each.text for each in await stage.told(key)]
    stage.expect("instruction_exact", len(told) == 1 and told_word in told[0], str(told))


def _named(word: str) -> Callable[[str], bool]:
    return lambda label: word in label


SCENES = (
    repeat_is_one_case,
    quiet_messages_open_nothing,
    unread_is_completed_by_hand,
    another_url_by_hand,
    part_is_shipped,
    another_colour_for_what_is_gone,
    refund_needs_an_approver,
    waiting_until_a_day,
    questions_at_the_desk,
)
