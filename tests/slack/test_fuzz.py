"""Whatever stands in the store, Slack takes what we show, nobody is pinged, and nothing is turned around."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.rules.facts import (
    AffectedOrder,
    CaseFacts,
    DecisionFacts,
    DraftFacts,
    InstructionFacts,
    Note,
    NoticeFacts,
    Option,
    StockFigures,
    TargetFacts,
)
from bot.rules.ranking.judging import NOTE_CODES
from bot.rules.reading.values import Reason
from bot.rules.words import DraftStatus, Language, Marketplace, Origin, Place, Remedy, Rest, Status
from bot.slack.agent import instruction
from bot.slack.answer_modal import other_modal
from bot.slack.cards import case_card
from bot.slack.home import home_view
from bot.slack.lists import case_list
from bot.slack.modals import correct_modal, draft_modal, new_modal, other_url_modal
from bot.slack.stock import stock_answer
from bot.slack.summary import summary_message
from bot.slack.threads import draft_message, escalation, note, reminder
from bot.slack.values import (
    AlternateFacts,
    CaseLine,
    HomeFacts,
    LowItem,
    StockCard,
    SummaryFacts,
    UnsentDrafts,
)
from tests.slack.builders import NOW, TOKYO
from tests.slack.reading import assert_harmless, is_sound, is_sound_view

NASTY = st.sampled_from(
    [
        "<!channel>",
        "<!here|x> & <@U999> <#C1|y>",
        "&" * 400,
        "長い名前" * 100,
        "\u202eabc\u2066def",
        "*_~`>" * 20,
        "a\n> b\n\n\nc",
        "<https://evil.example|店>",
        "{{ 7 * 7 }} {% raw %} %(n)s %",
        "\x00\x1b[31m",
        "😀" * 200,
        " ",
    ]
)
TEXT = NASTY | st.text(max_size=300)
SOME = TEXT.filter(str.strip)
MAYBE = st.none() | TEXT
NUMBER = st.none() | st.integers(0, 10**9)
MOMENT = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
DAY = st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1))
MONEY = st.none() | st.decimals(Decimal(0), Decimal(10**9), places=2)
URL = st.none() | TEXT | st.just("https://a.example/" + "x|<>&" * 40) | st.just("https://a.example/店?q=1")
NOTE = st.builds(
    lambda code, text: Note(code=code, values=dict.fromkeys(NOTE_CODES.get(code, ["x"]), text)),
    st.sampled_from([*NOTE_CODES, "never_heard_of"]),
    TEXT,
).map(
    lambda one: replace(
        one, values={**one.values, **({"from": "", "to": ""} if one.code == "restock_known" else {})}
    )
)
NOTES = st.lists(NOTE, max_size=8).map(tuple)
OPTION = st.builds(
    Option,
    key=SOME,
    remedy=st.sampled_from(Remedy),
    rank=st.integers(1, 99),
    qty=st.integers(0, 10**6),
    url=URL,
    shop=MAYBE,
    color=MAYBE,
    size=MAYBE,
    sku=MAYBE,
    price=MONEY,
    price_change=MONEY,
    unchecked_rise=MONEY,
    price_cap=MONEY,
    restock_from=DAY,
    restock_to=DAY,
    same_shop=st.booleans(),
    offered_by_agent=st.booleans(),
    needs_consent=st.booleans(),
    needs_approval=st.booleans(),
    why=NOTES,
    struck=st.just(()) | NOTES,
    text=MAYBE,
    wait_until=DAY,
    year=st.none() | st.just(2026),
    rest=st.none() | st.sampled_from(Rest),
    rest_qty=st.integers(0, 10**6),
)
ORDER = st.builds(
    AffectedOrder,
    id=st.integers(1),
    marketplace=st.sampled_from(Marketplace),
    number=TEXT,
    qty=st.integers(1, 10**6),
    ship_by=st.none() | MOMENT,
)
STOCK = st.builds(
    StockFigures,
    on_hand=st.dictionaries(st.sampled_from(Place), st.integers(0, 10**9)),
    daily_sales=st.decimals(0, 10**6, places=3),
    cover_days=st.none() | st.decimals(0, 10**6, places=1),
    reorder_point=st.integers(0, 10**6),
    below_reorder_point=st.booleans(),
)
NOTICE = st.builds(
    NoticeFacts,
    text=TEXT,
    origin=st.sampled_from(Origin),
    author=TEXT,
    agent=TEXT,
    written_at=MOMENT,
    permalink=URL,
)
DECISION = st.builds(
    DecisionFacts,
    id=st.integers(1),
    option=OPTION,
    by=st.just("U0HANAKO") | TEXT,
    at=MOMENT,
    undo_until=MOMENT,
    rules_version=st.integers(0),
    undone=st.booleans(),
)
CASE = st.builds(
    CaseFacts,
    id=st.integers(1, 10**9),
    number=st.integers(1, 10**6),
    version=st.integers(1, 10**6),
    status=st.sampled_from(Status),
    incomplete=st.booleans(),
    needs_check=st.booleans(),
    notice=NOTICE,
    order_no=MAYBE,
    line_no=MAYBE,
    product=MAYBE,
    sku=MAYBE,
    color=MAYBE,
    size=MAYBE,
    qty_ordered=NUMBER,
    qty_short=NUMBER,
    reason=st.sampled_from(Reason),
    restock=MAYBE,
    restock_from=DAY,
    restock_to=DAY,
    doubts=st.lists(TEXT, max_size=10).map(tuple),
    target=st.builds(TargetFacts, started_at=MOMENT, due_at=MOMENT, stopped_at=st.none() | MOMENT),
    options=st.lists(OPTION, max_size=6, unique_by=lambda option: option.key).map(tuple),
    affected=st.lists(ORDER, max_size=8).map(tuple),
    stock=st.none() | STOCK,
    assignee=st.none() | st.just("U0TARO") | TEXT,
    decision=st.none() | DECISION,
    instruction=st.none()
    | st.builds(InstructionFacts, sent_at=st.none() | MOMENT, failed=MAYBE, permalink=URL),
    drafts=st.dictionaries(st.sampled_from(DraftStatus), st.integers(0, 99)),
    agent_language=st.sampled_from(Language),
    card_permalink=URL,
)
LANG = st.sampled_from(["ja", "en"])
quick = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def crowded(case: CaseFacts) -> CaseFacts:
    """Sixty options and two hundred orders where there was one of each."""
    options = tuple(
        replace(option, key=f"{n}:{option.key}")
        for n in range(60 // max(1, len(case.options)))
        for option in case.options
    )
    return replace(case, options=options, affected=case.affected * 30)


@quick
@given(CASE, LANG, st.booleans())
def test_any_case_makes_a_card_that_slack_takes(case, lang, is_crowded):
    facts = crowded(case) if is_crowded else case
    is_sound(case_card(facts, lang=lang, tz=TOKYO, now=NOW))


@quick
@given(CASE, LANG)
def test_any_case_can_be_reminded_of_and_escalated(case, lang):
    is_sound(reminder([case, case], timedelta(minutes=3), lang, TOKYO))
    is_sound(escalation([case, case], ["U0A", "<!channel>"], lang, TOKYO))


@quick
@given(CASE, OPTION, st.sampled_from(Language))
def test_any_instruction_is_harmless_and_short_enough(case, option, lang):
    text = instruction(case, option, lang)
    assert_harmless([text])
    assert 0 < len(text) < 4_000


@quick
@given(CASE, LANG, TEXT)
def test_any_case_can_be_asked_about_in_a_modal(case, lang, text):
    is_sound_view(correct_modal(case, text, lang), "modal")
    is_sound_view(other_url_modal(case, lang), "modal")
    for kind in (None, "wait", "other_color", "refund", "ship_rest"):
        is_sound_view(other_modal(crowded(case), lang, TOKYO, kind), "modal")
    is_sound_view(new_modal(text, [(1, text or "x"), (2, "ラクマート")], lang), "modal")


@quick
@given(TEXT, NOTES, st.sampled_from(DraftStatus), LANG)
def test_any_draft_is_shown_safely(text, problems, status, lang):
    draft = DraftFacts(
        id=1,
        case_id=2,
        version=3,
        marketplace=Marketplace.YAHOO,
        order_number=text,
        text=text * 20,
        status=status,
        problems=problems,
        handled_by="U0HANAKO",
        handled_at=NOW,
    )
    is_sound(draft_message(draft, lang, TOKYO))
    is_sound_view(draft_modal(draft, lang, TOKYO), "modal")


@quick
@given(CASE, STOCK, LANG, TEXT, st.integers(0, 40))
def test_lists_summary_stock_and_home_hold_anything(case, stock, lang, text, n):
    line = CaseLine.of(case)
    lines = [line] * n
    item = StockCard(
        product=text,
        sku=text,
        color=text,
        size=None,
        figures=stock,
        alternates=[AlternateFacts(url=text, shop=text)] * n,
        open_cases=lines,
    )
    low = LowItem(product=text, sku=text, color=None, size=text, figures=stock)
    unsent = UnsentDrafts(case_number=1, marketplace=Marketplace.AMAZON, order_number=text, permalink=text)
    facts = SummaryFacts(
        day=NOW.date(),
        overnight=lines,
        open_cases=lines,
        asked=lines,
        unconfirmed=lines,
        drafts=[unsent] * n,
        low_items=[low] * n,
    )
    how = {"lang": lang, "tz": TOKYO, "now": NOW}
    is_sound(case_list(lines, **how))
    is_sound(stock_answer(text, [item] * min(n, 3), **how))
    is_sound(stock_answer(text, [item] * n, **how))
    is_sound(summary_message(facts, **how))
    is_sound_view(home_view(HomeFacts(mine=lines, late=lines, desk_channel="C0DESK"), **how), "home")


@quick
@given(st.sampled_from(["case.decided", "case.corrected", "agent.replied", "who.knows"]), TEXT, LANG)
def test_a_note_holds_anything(action, text, lang):
    values = dict.fromkeys(["by", "option", "author", "text", "permalink"], text) | {
        "changes": [text],
        "at": NOW,
    }
    is_sound(note(action, values, lang, TOKYO))
