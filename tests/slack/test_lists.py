from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.rules.facts import Note
from bot.rules.ranking.priority import Rule, RuleSet
from bot.rules.ranking.ruleset import Limits
from bot.rules.words import Marketplace, Remedy, Status
from bot.slack.actions import Action
from bot.slack.home import home_view
from bot.slack.lists import case_list, help_message, rules_message
from bot.slack.stock import stock_answer
from bot.slack.summary import summary_message
from bot.slack.values import (
    AlternateFacts,
    CaseLine,
    HomeFacts,
    LowItem,
    StockCard,
    SummaryFacts,
    TargetStats,
    UnsentDrafts,
)
from tests.slack.builders import NOW, TOKYO, WRITTEN, buttons, case, shown
from tests.slack.reading import bold_shows, is_sound, is_sound_view

LINE = CaseLine.of(case(card_permalink="https://example.slack.com/c", assignee="U0TARO"))
ITEM = StockCard(
    product="リネンシャツ",
    sku="LS-BK-L",
    color="黒",
    size="L",
    figures=case().stock,
    alternates=[
        AlternateFacts(
            url="https://detail.1688.com/offer/1.html", shop="晴织", price=Decimal(12), verified=NOW.date()
        ),
        AlternateFacts(url="https://detail.1688.com/offer/2.html"),
    ],
    open_cases=[LINE],
)
STATS = TargetStats(count=8, met=7, median=timedelta(minutes=4, seconds=5), p90=timedelta(minutes=13))


def said(make, *args, lang="ja", at=NOW, **more):
    message = make(*args, lang=lang, tz=TOKYO, now=at, **more)
    is_sound(message)
    text = shown(message.blocks)
    assert bold_shows(text)
    return text


def test_a_case_is_one_line_with_due_time_ship_date_and_person():
    text = said(case_list, [LINE])
    assert "<https://example.slack.com/c|K-12 リネンシャツ 黒/L> 不足10" in text
    assert " ・ 発送 11/24(火)まで ・ 期限 " in text
    assert "|14:47>（あと12分） ・ <@U0TARO>" in text


def test_a_late_case_is_marked_and_a_decided_one_is_not():
    late = WRITTEN + timedelta(minutes=20)
    assert "🔴" in said(case_list, [LINE], at=late)
    assert "発送 11/24(火)まで ・ 5分超過 ・ <@U0TARO>" in said(case_list, [LINE], at=late)
    assert "· 5 min late ·" in said(case_list, [LINE], at=late, lang="en")
    decided = replace(LINE, status=Status.INSTRUCTED, stopped_at=WRITTEN)
    text = said(case_list, [decided], at=late)
    assert "🔴" not in text
    assert "代行に指示済み" in text


@pytest.mark.parametrize(
    ("over", "ja", "en"),
    [
        (timedelta(seconds=30), "0分超過", "0 min late"),
        (timedelta(minutes=59, seconds=59), "59分超過", "59 min late"),
        (timedelta(hours=12, minutes=25), "12時間超過", "12 h late"),
        (timedelta(hours=47, minutes=59), "47時間超過", "47 h late"),
        (timedelta(hours=50), "2日超過", "2 d late"),
    ],
)
def test_how_late_a_case_is_is_told_in_one_unit(over, ja, en):
    assert f" ・ {ja} ・ " in said(case_list, [LINE], at=LINE.due_at + over)
    assert f" · {en} · " in said(case_list, [LINE], at=LINE.due_at + over, lang="en")


def test_what_can_still_be_met_comes_first_then_what_is_late_by_who_ships_first():
    now = WRITTEN + timedelta(minutes=20)
    day = timedelta(days=1)
    lines = [
        replace(LINE, number=1, status=Status.CONFIRMED),
        replace(LINE, number=2, status=Status.INSTRUCTED),
        replace(LINE, number=3, ship_by=None, due_at=now - timedelta(minutes=19)),
        replace(LINE, number=4, ship_by=now + 3 * day),
        replace(LINE, number=5, ship_by=now + day),
        replace(LINE, number=6, due_at=now + timedelta(minutes=5)),
        replace(LINE, number=7, due_at=now + timedelta(minutes=1)),
    ]
    assert [line.number for line in sorted(lines, key=lambda line: line.urgency(now))] == [
        7,
        6,
        5,
        4,
        3,
        2,
        1,
    ]


def test_a_deadline_of_another_day_has_its_date():
    text = said(case_list, [LINE], at=WRITTEN - timedelta(days=1))
    assert "|11/23(月) 14:47>（あと1日）" in text


def test_a_long_list_is_cut_with_its_number():
    text = said(case_list, [LINE] * 85)
    assert "*対応中の案件*  85件" in text
    assert text.count("K-12") == 60
    assert "ほか25件（`/stockout late` や `/stockout mine` で絞れます）" in text


def test_an_empty_list_says_so():
    assert said(case_list, []) == "いま該当する案件はありません。"


def test_stock_is_told_in_full_for_one_item():
    text = said(stock_answer, "LS-BK-L", [ITEM])
    assert "在庫 *35個* （自社 3、FBA 12、代行倉庫 0、輸送中 20）" in text
    assert "1日 2.5個 ・ 残り *6日分* （自社・FBA の在庫で） ・ 発注点 30個 ⚠️ *発注してください*" in text
    assert "|晴织> ・ 12元 ・ 11/23(月) 確認" in text
    assert "|商品ページ> ・ 未確認" in text
    assert "K-12" in text


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ja", "・ ⚠️ *ルール外* （リピート率12%（20%以上が条件）、開店1年（3年以上が条件））"),
        ("en", "· ⚠️ *ruled out* ("),
    ],
)
def test_a_source_that_the_rules_strike_out_says_why_in_short(lang, words):
    struck = (
        Note(code="repeat_rate_under", values={"repeat": "12", "limit": "20"}),
        Note(code="shop_years_under", values={"years": "1", "limit": "3"}),
        Note(code="stock_unmanaged", values={"shown": "9999"}),
    )
    good, bad = ITEM.alternates
    text = said(stock_answer, "x", [replace(ITEM, alternates=[good, replace(bad, struck=struck)])], lang=lang)
    assert words in text
    assert text.count("⚠️ *") == 2  # the item's own stock, and this shop
    assert "9999" not in text


def test_an_item_without_other_sources_is_told_to_find_some():
    assert "別店舗の候補はまだありません" in said(
        stock_answer, "x", [replace(ITEM, alternates=[], open_cases=[])]
    )


def test_many_items_are_one_line_each():
    text = said(stock_answer, "黒", [replace(ITEM, sku=f"S-{n}") for n in range(20)])
    assert "「黒」に20件見つかりました" in text
    assert "`S-14`" in text
    assert "`S-15`" not in text
    assert "ほか5件" in text
    assert "SKUまで入れると" in text


def test_those_that_are_not_shown_are_counted_all_the_same():
    text = said(stock_answer, "黒", [replace(ITEM, sku=f"S-{n}") for n in range(15)], total=120)
    assert "「黒」に120件見つかりました" in text
    assert "ほか105件" in text


def test_nothing_found_says_how_to_ask():
    assert "「ほげ」に当てはまる商品は見つかりませんでした" in said(stock_answer, "ほげ", [])


def test_an_item_that_does_not_sell_has_no_cover():
    idle = replace(ITEM, figures=replace(ITEM.figures, cover_days=None, below_reorder_point=False))
    text = said(stock_answer, "x", [idle])
    assert "最近の販売なし" in text
    assert "⚠️" not in text


FACTS = SummaryFacts(
    day=NOW.date(),
    overnight=[LINE],
    open_cases=[LINE, replace(LINE, number=13, due_at=NOW + timedelta(hours=1))],
    yesterday=STATS,
    asked=[replace(LINE, number=15, status=Status.CLOSED, stopped_at=NOW, asked=True)],
    unconfirmed=[replace(LINE, number=14, status=Status.INSTRUCTED, stopped_at=NOW)],
    drafts=[UnsentDrafts(case_number=11, marketplace=Marketplace.YAHOO, order_number="y-1")],
    low_items=[LowItem(product="帽子", sku="HT-1", color=None, size=None, figures=ITEM.figures)],
)


def test_the_morning_summary_tells_the_night_the_day_and_what_is_left():
    text = said(summary_message, FACTS, at=WRITTEN + timedelta(minutes=20))
    assert "11/23(月) 朝のまとめ" in text
    assert "昨夜からの連絡 1件" in text
    assert (
        "対応待ち 2件* （うち期限超過 *1件* ）\nうち1件は、上の「昨夜からの連絡」です。ほかは次のとおりです。\n• <"
        in text
    )
    assert text.count("|K-12 ") == 1
    assert "7/8件達成（88%） ・ 中央値 4分5秒 ・ 90%が 13分 以内" in text
    assert "代行への返事がまだの案件 1件" in text
    assert "完了 ・ *こちらの番*" in text
    assert "代行の返事待ち 1件" in text
    assert "K-11 Yahoo!ショッピング y-1" in text
    assert "• 帽子  `HT-1` ・ 35個（発注点 30個） ・ 残り 6日分" in text


@pytest.mark.parametrize(
    ("lang", "words"),
    [("ja", "すべて、上の「昨夜からの連絡」です。"), ("en", "All of them came in overnight (see above).")],
)
def test_what_came_overnight_and_waits_is_told_once(lang, words):
    text = said(summary_message, replace(FACTS, open_cases=[LINE]), lang=lang)
    assert words in text
    assert text.count("|K-12 ") == 1


def test_an_open_case_from_before_the_night_is_listed_without_a_word_about_the_night():
    text = said(summary_message, replace(FACTS, overnight=[]))
    assert "昨夜からの連絡" not in text
    assert text.count("|K-12 ") == 1


def test_of_many_items_to_reorder_the_rest_is_named_by_number():
    item = FACTS.low_items[0]
    low = [replace(item, sku=f"HT-{n}") for n in range(1, 24)]
    text = said(summary_message, replace(FACTS, low_items=low))
    assert "発注点を下回った商品 23件* （残りの日数は、自社・FBA の在庫で）" in text
    assert "ほか15件： `HT-9` `HT-10`" in text
    assert text.endswith("`HT-20` …")
    assert text.count("ほか15件") == 1


def test_times_are_said_to_be_those_of_the_answered_when_some_were_not():
    partly = replace(STATS, count=6, met=4, unanswered=2)
    text = said(summary_message, replace(FACTS, yesterday=partly))
    assert "4/6件達成（67%） ・ 未回答 *2件*  ・ 回答した4件の中央値 4分5秒、90%が 13分 以内" in text
    english = said(summary_message, replace(FACTS, yesterday=partly), lang="en")
    assert "*2 not answered* · of the 4 answered: median 4 min 5 s, 90 % within 13 min" in english
    home = shown(home_view(HomeFacts(week=partly), lang="ja", tz=TOKYO, now=NOW)["blocks"])
    assert "回答した4件の中央値 4分5秒" in home


def test_its_notification_counts():
    message = summary_message(FACTS, lang="ja", tz=TOKYO, now=WRITTEN + timedelta(minutes=20))
    assert message.text == "朝のまとめ：新着 1件、対応待ち 2件（うち期限超過 1件）"


def test_a_quiet_night_is_one_kind_line():
    text = said(summary_message, SummaryFacts(day=NOW.date()))
    assert "おはようございます" in text
    assert "対象の案件はありませんでした" in text
    assert "発注点" not in text


@pytest.mark.parametrize(
    ("count", "met", "share"),
    [(0, 0, None), (26, 20, 77), (8, 7, 88), (3, 1, 33), (3, 3, 100), (300, 299, 99), (3, 0, 0)],
)
def test_a_share_is_rounded_to_the_nearest_but_never_up_to_all(count, met, share):
    assert TargetStats(count=count, met=met).share == share


def test_the_home_tab_shows_late_cases_before_mine():
    facts = HomeFacts(
        mine=[LINE], late=[replace(LINE, number=9)], open_count=4, week=STATS, desk_channel="C0DESK"
    )
    view = home_view(facts, lang="ja", tz=TOKYO, now=NOW)
    is_sound_view(view, "home")
    text = shown(view["blocks"])
    assert text.index("期限を過ぎた案件") < text.index("わたしの案件")
    late, mine = text.partition("わたしの案件")[::2]
    assert late.count("🔴") == 1  # the heading says it for all
    assert "<@U0TARO>" in late
    assert "<@U0TARO>" not in mine  # who else
    assert "対応待ち *4件* ・ この7日間 7/8件が目標内（88%） ・ 中央値 4分5秒" in text
    assert "<#C0DESK>" in text
    assert buttons(view["blocks"])["欠品を登録"]["action_id"] == Action.NEW


def test_an_empty_home_tab_still_speaks():
    view = home_view(HomeFacts(), lang="en", tz=TOKYO, now=NOW)
    is_sound_view(view, "home")
    text = shown(view["blocks"])
    assert "No case is late." in text
    assert "You have not taken any case." in text


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_help_names_every_command(lang):
    message = help_message(lang)
    unknown = help_message(lang, unknown="<!here>")
    is_sound(unknown)
    assert "&lt;!here&gt;" in shown(unknown.blocks)
    assert len(unknown.blocks) == len(message.blocks) + 1
    is_sound(message)
    text = shown(message.blocks)
    for word in (
        "/stock ",
        "/stockout new",
        "/stockout list",
        "mine",
        "late",
        "/stockout rules",
        "/stockout help",
    ):
        assert word in text


def test_rules_are_read_as_order_limits_and_exceptions():
    rules = RuleSet(
        limits=Limits(exclude_colors=("黄色",), refund_needs_approval_over_yuan=Decimal(500)),
        rules=(Rule(name="靴", order=(Remedy.REFUND, Remedy.WAIT)),),
    )
    message = rules_message(rules, 4, "ja")
    is_sound(message)
    text = shown(message.blocks)
    assert "第4版" in text
    assert "1. 別店舗\n2. 別カラー\n3. 返金" in text
    assert "• 値上がり 15% を超えたら除外" in text
    assert "• 使わないカラー：黄色" in text
    assert "• 返金 500元 を超えたら承認が必要" in text
    assert "• 靴：返金、入荷待ち" in text


def test_limits_that_are_off_are_not_listed():
    none = Limits(
        price_rise_percent=None,
        approve_price_rise_percent=None,
        shop_years_min=None,
        repeat_rate_min=None,
        shipping_score_min=None,
        strike_same_group=False,
        unmanaged_stock=None,
    )
    text = shown(rules_message(RuleSet(limits=none), 0, "ja").blocks)
    assert "初期設定" in text
    assert "回答期限 15分（8、12分で声かけ）" in text
    assert "除外" not in text
