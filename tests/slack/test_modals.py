from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.rules.facts import DraftFacts, Note
from bot.rules.reading.values import Reason
from bot.rules.words import DraftStatus, Marketplace, Remedy
from bot.slack.actions import Callback, Pressed, decode
from bot.slack.answer_modal import other_modal
from bot.slack.forms import (
    VALUE,
    CorrectForm,
    DraftForm,
    Field,
    NewForm,
    OtherForm,
    OtherUrlForm,
    parse_correct,
    parse_draft,
    parse_new,
    parse_other,
    parse_other_url,
)
from bot.slack.modals import correct_modal, draft_modal, new_modal, other_url_modal
from tests.slack.builders import OPTIONS, TOKYO, case, shown
from tests.slack.reading import bold_shows, is_sound_view, mrkdwn_of

TODAY = date(2026, 11, 23)


def sound(view):
    is_sound_view(view, "modal")
    assert all(bold_shows(text) for text in mrkdwn_of(view["blocks"]))
    return view


def fields(view):
    return {block["block_id"]: block for block in view["blocks"] if block["type"] == "input"}


def submitted(view, **values):
    """The state of the modal as Slack sends it, with what the person changed."""
    return {
        name: {VALUE: filled(block["element"], values.get(name, ...))} for name, block in fields(view).items()
    }


def filled(element, value):
    match element["type"]:
        case "datepicker":
            chosen = element.get("initial_date") if value is ... else value
            return {"type": "datepicker", "selected_date": chosen}
        case "static_select" | "radio_buttons":
            option = element.get("initial_option") if value is ... else value and {"value": value}
            return {"type": element["type"], "selected_option": option}
        case "checkboxes":
            return {"type": "checkboxes", "selected_options": [{"value": "yes"}] if value is True else []}
        case kind:
            return {"type": kind, "value": element.get("initial_value") if value is ... else value}


def test_everything_that_was_read_is_filled_in_and_comes_back_unchanged():
    facts = case(restock_from=date(2026, 12, 1), restock_to=date(2026, 12, 5))
    view = sound(correct_modal(facts, facts.notice.text, "ja"))
    assert view["callback_id"] == Callback.CORRECT
    assert decode(view["private_metadata"]) == Pressed(12, 3, None)
    assert facts.notice.text in shown(view["blocks"])
    assert parse_correct(submitted(view), "ja") == CorrectForm(
        order_no="2026112010203012-80412",
        line_no="3",
        product="リネンシャツ",
        sku="LS-BK-L",
        color="黒",
        size="L",
        qty_ordered=20,
        qty_short=10,
        reason=Reason.DISCONTINUED,
        restock_from=date(2026, 12, 1),
        restock_to=date(2026, 12, 5),
    )


def test_what_is_doubtful_or_missing_stands_first():
    view = correct_modal(case(order_no=None, doubts=("qty_differs", "size_differs")), "…", "ja")
    assert list(fields(view))[:3] == [Field.ORDER_NO, Field.QTY_ORDERED, Field.SIZE]
    assert "ご確認いただきたい項目" in shown(view["blocks"])
    assert "ご確認いただきたい項目" not in shown(correct_modal(case(), "…", "ja")["blocks"])


def test_an_incomplete_case_asks_to_be_completed():
    assert correct_modal(case(incomplete=True), "…", "ja")["title"]["text"] == "読み取りを補う"


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"qty_short": "30"}, Field.QTY_SHORT, "注文数（20個）より多く"),
        ({"qty_short": None}, Field.QTY_SHORT, "ご記入ください"),
        ({"qty_short": "たくさん"}, Field.QTY_SHORT, "1から"),
        ({"qty_short": "0"}, Field.QTY_SHORT, "1から"),
        ({"order_no": " "}, Field.ORDER_NO, "ご記入ください"),
        ({"line_no": None, "product": None, "sku": None}, Field.PRODUCT, "商品名、SKUのどれか"),
        ({"line_no": "zz"}, Field.LINE_NO, "数字で入れてください"),
        ({"restock_from": "2026-12-05", "restock_to": "2026-12-01"}, Field.RESTOCK_TO, "後の日"),
    ],
)
def test_a_correction_that_cannot_be_right_is_told_at_its_field(changes, field, words):
    errors = parse_correct(submitted(correct_modal(case(), "…", "ja"), **changes), "ja")
    assert words in errors[field]


@pytest.mark.parametrize(("typed", "meant"), [("１２", 12), ("12個", 12), (" 12 ", 12), ("1,200", 1200)])
def test_quantities_may_be_typed_as_people_type_them(typed, meant):
    view = correct_modal(case(qty_ordered=2000), "…", "ja")
    form = parse_correct(submitted(view, qty_short=typed, qty_ordered="2000"), "ja")
    assert form.qty_short == meant


def test_another_url_comes_with_price_and_variant():
    view = sound(other_url_modal(case(), "ja"))
    state = submitted(
        view,
        url="https://detail.1688.com/offer/984219191001.html",
        price="１２.5元",
        shop=" 新店 ",
        remember=True,
    )
    assert parse_other_url(state, "ja") == OtherUrlForm(
        url="https://detail.1688.com/offer/984219191001.html",
        shop="新店",
        price=Decimal("12.5"),
        color="黒",
        size="L",
        qty=10,
        remember=True,
    )


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (None, "ご記入ください"),
        ("detail", "https://"),
        ("javascript:alert(1)", "https://"),
        ("https://shop123.1688.com/page/offerlist.htm", "店舗または検索"),
        ("https://s.1688.com/selloffer/offer_search.htm?keywords=x", "店舗または検索"),
        ("https://a.example/" + "x" * 1000, "https://"),
    ],
)
def test_a_url_that_is_no_product_page_is_refused_in_words(url, words):
    errors = parse_other_url(submitted(other_url_modal(case(), "ja"), url=url), "ja")
    assert words in errors[Field.URL]


@pytest.mark.parametrize(
    "price", ["高い", "-3", "0", "NaN", "Infinity", "9999999999", "1,7.5", "12,5", "1.2.3", "十七"]
)
def test_a_price_that_is_no_amount_is_refused_in_words(price):
    state = submitted(
        other_url_modal(case(), "ja"), url="https://detail.1688.com/offer/984219191001.html", price=price
    )
    assert "金額" in parse_other_url(state, "ja")[Field.PRICE]


def test_more_than_is_short_cannot_be_bought_elsewhere():
    state = submitted(
        other_url_modal(case(), "ja"), url="https://detail.1688.com/offer/984219191001.html", qty="11"
    )
    assert "1から10まで" in parse_other_url(state, "ja", qty_short=10)[Field.QTY]


def other(**changes):
    view = sound(other_modal(case(), "ja", TOKYO, changes.get("remedy")))
    return parse_other(submitted(view, **changes), "ja", today=TODAY, qty_short=10)


def test_every_option_that_may_be_chosen_is_in_the_list():
    listed = fields(other_modal(case(), "ja", TOKYO, "list"))[Field.OPTION]["element"]["options"]
    assert [one["value"] for one in listed] == ["url:17", "color:navy/L", "refund", "wait"]
    assert listed[0]["text"]["text"] == "1 別店舗 12.5元"


def test_an_option_from_the_list_is_no_remedy_of_its_own():
    form = other(option="refund", remedy="list")
    assert (form.option_key, form.remedy) == ("refund", None)


def test_waiting_until_a_day_is_one_choice():
    form = other(remedy="wait", restock_from="2026-12-10")
    assert form == OtherForm(
        option_key=None,
        remedy=Remedy.WAIT,
        until=date(2026, 12, 10),
        color=None,
        size=None,
        qty=None,
        text=None,
    )


def test_a_part_can_be_refunded_and_the_agent_told_in_own_words():
    form = other(remedy="refund", qty="3", text="残り7個は同じ店でお願いします")
    assert (form.remedy, form.qty, form.text) == (Remedy.REFUND, 3, "残り7個は同じ店でお願いします")


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({}, Field.REMEDY, "対応をひとつ"),
        ({"remedy": "other_color"}, Field.COLOR, "カラーかサイズ"),
        ({"remedy": "wait", "restock_from": "2026-11-01"}, Field.RESTOCK_FROM, "今日より前"),
        ({"remedy": "refund", "qty": "11"}, Field.QTY, "1から10まで"),
    ],
)
def test_a_free_decision_that_says_too_little_is_told_so(changes, field, words):
    assert words in other(**changes)[field]


def test_a_case_without_options_can_still_be_decided_freely():
    view = sound(other_modal(case(options=()), "ja", TOKYO))
    assert Field.OPTION not in fields(view)
    assert parse_other(submitted(view, remedy="ship_rest"), "ja", today=TODAY).remedy is Remedy.SHIP_REST


def test_options_with_keys_too_long_for_slack_are_left_to_the_buttons():
    long = replace(OPTIONS[0], key="url:" + "x" * 200)
    listed = fields(sound(other_modal(case(options=(long, OPTIONS[2])), "ja", TOKYO, "list")))[Field.OPTION]
    assert [one["value"] for one in listed["element"]["options"]] == ["refund"]


DRAFT = DraftFacts(
    id=9,
    case_id=12,
    version=2,
    marketplace=Marketplace.AMAZON,
    order_number="250-1",
    text="本文",
    status=DraftStatus.OPEN,
    problems=(Note(code="emoji", values={"found": "😀"}),),
)


def test_a_draft_is_rewritten_beside_what_is_wrong_with_it():
    view = sound(draft_modal(DRAFT, "ja", TOKYO))
    assert "絵文字は使えません" in shown(view["blocks"])
    assert decode(view["private_metadata"]) == Pressed(12, 2, "9")
    assert parse_draft(submitted(view, text=" 新しい本文 "), "ja") == DraftForm(text="新しい本文")
    assert "ご記入ください" in parse_draft(submitted(view, text=""), "ja")[Field.TEXT]


def test_a_notice_is_entered_by_hand_with_its_agent():
    view = sound(new_modal("3番が欠品です", [(1, "ラクマート")], "ja"))
    assert view["title"]["text"] == "欠品として報告"
    assert parse_new(submitted(view), "ja") == NewForm(text="3番が欠品です", agent_id=1)
    several = sound(new_modal("3番が欠品です", [(1, "ラクマート"), (2, "別の代行")], "ja"))
    assert parse_new(submitted(several), "ja") == {Field.AGENT: "代行を選んでください"}
    assert parse_new(submitted(several, agent="2"), "ja").agent_id == 2
    empty = sound(new_modal("", [], "ja"))
    assert empty["title"]["text"] == "欠品を登録"
    assert Field.TEXT in parse_new(submitted(empty), "ja")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_title_or_button_is_cut(lang):
    views = [
        correct_modal(case(), "…", lang),
        correct_modal(case(incomplete=True), "…", lang),
        other_url_modal(case(), lang),
        other_modal(case(), lang, TOKYO),
        draft_modal(DRAFT, lang, TOKYO),
        new_modal("", [], lang),
        new_modal("x", [], lang),
    ]
    for view in views:
        assert not any(view[part]["text"].endswith("…") for part in ("submit", "close"))
        assert view["title"]["text"] != "…"
        assert len(view["title"]["text"]) <= 24
