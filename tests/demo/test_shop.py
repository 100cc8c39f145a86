import shutil
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, select

from bot.demo.goods import ITEMS, PIECES
from bot.demo.history import past
from bot.demo.notices import notices
from bot.demo.orders import JAPAN, OPEN, UNLISTED
from bot.demo.seed import rules_text, seed
from bot.demo.sources import PAGES, SHOPS
from bot.rules.chatwork import own_words
from bot.rules.drafting.drafts import check
from bot.rules.matching import match
from bot.rules.ranking.priority import load_rules
from bot.rules.reading import read
from bot.rules.reading.values import Known, Reason
from bot.rules.words import DraftStatus, Marketplace, Remedy, Rest, Status
from store import tables as t
from store.codec import option_from_json
from store.database import Database
from store.questions.case_facts import case_facts
from tests.everything import Everything

START = datetime(2026, 11, 24, 1, 2, tzinfo=UTC)

#: What each notice is about: the SKU and how many are short.
SHORT = {
    "hoodie": {"HOD-GY-L": 20},
    "tumbler": {"TMB-WH-480ML": 30},
    "pants": {"WPT-BK-M": 36},
    "knit": {"KNT-OW-M": 3},
    "pans": {"KTL-WH-1.2L": 24},
    "socks": {"SCK-GY": 120, "GLV-BK-M": 15},
    "tote": {"TOT-BK-L": 12},
    "price": {"SLD-BK": 40},
    "vest": {"VST-CM-M": 20},
    "arrival": {},
    "question": {},
    "holiday": {},
    "again": {"HOD-GY-L": 20},
    "reply": {},
}


@pytest.fixture(scope="module")
def session(sqlite_template, tmp_path_factory):
    file = shutil.copy(sqlite_template, tmp_path_factory.mktemp("shop") / "keppin.db")
    database = Database(f"sqlite:///{file}")
    with database.transaction() as session:
        seed(session, START)
        yield session
    database.close()


def rows(session: Session, table, *where):
    return list(session.exec(select(table).where(*where)))


def test_the_shop_sells_more_than_thirty_products_in_variants():
    assert len(ITEMS) >= 30
    assert len(PIECES) == sum(len(list(item.variants())) for item in ITEMS)


def test_every_page_names_a_product_and_a_shop_that_exist():
    assert {page.code for page in PAGES} <= {item.code for item in ITEMS}
    assert {page.shop for page in PAGES} <= set(SHOPS)
    assert len({page.url for page in PAGES}) == len(PAGES)


def test_each_order_line_is_one_of_the_goods():
    assert {sku for order in OPEN for sku, _qty in order.lines} <= set(PIECES)


def test_an_order_number_carries_its_day_and_the_customers_number():
    assert OPEN[0].number(START) == "2026112109123456-300001"
    assert OPEN[0].moment(START).astimezone(JAPAN).isoformat() == "2026-11-21T09:12:34+09:00"


@pytest.mark.parametrize("key", SHORT)
def test_a_notice_is_read_and_means_the_line_it_was_written_for(session, key):
    workspace = rows(session, t.Workspace)[0]
    lines = Everything(session, workspace.id).lines
    known = Known(customer_no=workspace.customer_no, open_lines=tuple(lines))
    notice = next(event for event in notices(START) if event.key == key)

    reading = read(notice.text, received_at=START, known=known)

    skus = {line.id: line.sku for line in lines}
    order_no = reading.order_no.value if reading.order_no else None
    found = {
        skus.get(match(item, order_no, lines).line_id): item.qty_short and item.qty_short.value
        for item in reading.items
    }
    assert found == SHORT[key]


def test_the_story_has_a_repeat_and_a_reply():
    told = {event.key: event for event in notices(START)}
    assert len(told) >= 12
    assert told["again"].text == told["hoodie"].text
    assert told["chatwork_again"].text == own_words(told["chatwork"].text)
    assert told["reply"].thread_of == "hoodie"
    assert all(event.called("en") != event.called("ja") for event in told.values())


def test_an_order_at_the_second_agent_is_its_own(session):
    [order] = rows(session, t.AgentOrder, t.AgentOrder.number == "FS-26-1121-07")
    assert session.get_one(t.Agent, order.agent_id).name == "Fennel Sourcing"
    assert UNLISTED.number(START) not in {each.number for each in rows(session, t.AgentOrder)}


def test_customers_wait_on_all_four_marketplaces(session):
    waiting = rows(session, t.CustomerOrder, t.CustomerOrder.shipped.is_(False))
    assert {order.marketplace for order in waiting} == set(Marketplace)
    lately = [order.ship_by for order in waiting if order.ship_by > START]
    assert len(lately) > 20


def test_two_weeks_lie_behind_with_targets_met_and_missed(session):
    cases = rows(session, t.Case)
    assert len(cases) >= 40
    assert {case.status for case in cases} == {
        Status.CLOSED,
        Status.DISMISSED,
        Status.INSTRUCTED,
        Status.CONFIRMED,
    }
    late = [case for case in cases if case.stopped_at > case.due_at]
    assert 0 < len(late) < len(cases) / 2
    assert rows(session, t.Workspace)[0].last_case_number == max(case.number for case in cases)


@pytest.mark.parametrize("day", range(7))
def test_whatever_the_weekday_a_few_cases_of_the_last_days_still_run(day):
    start = START + timedelta(days=day)
    running = [case for case in past(start) if case.status in {Status.INSTRUCTED, Status.CONFIRMED}]
    assert len(running) == 4
    assert all(start - case.written_at < timedelta(days=4) for case in running)


def test_a_letter_waits_exactly_where_a_customer_waits_for_what_is_short(session):
    running = [case for case in rows(session, t.Case) if case.status not in {Status.CLOSED, Status.DISMISSED}]
    assert {case.status for case in running} == {Status.CONFIRMED, Status.INSTRUCTED}
    for case in running:
        waiting = {order.id for order in case_facts(session, case).affected}
        drafts = rows(session, t.Draft, t.Draft.case_id == case.id, t.Draft.status == DraftStatus.OPEN)
        assert {draft.customer_order_id for draft in drafts} == waiting
        assert bool(waiting) is (case.status is Status.CONFIRMED)


@pytest.mark.parametrize("day", range(7))
def test_what_was_decided_was_there_to_be_decided(day):
    for case in past(START + timedelta(days=day)):
        if case.remedy is Remedy.SHIP_REST:
            assert case.short < case.ordered
        if case.remedy is Remedy.WAIT:
            assert case.reason is Reason.TEMPORARY


def test_what_is_there_is_sent_and_the_rest_paid_back(session):
    sent = [
        option_from_json(decision.option)
        for decision in rows(session, t.Decision)
        if decision.option["remedy"] == Remedy.SHIP_REST
    ]
    assert sent
    for option in sent:
        assert (option.qty > 0, option.rest_qty > 0, option.rest) == (True, True, Rest.REFUND)


def test_a_past_notice_gives_the_reason_that_its_case_has(session):
    for case in rows(session, t.Case):
        notice = session.get_one(t.Notice, case.notice_id)
        item = read(notice.text, received_at=notice.written_at).items[0]
        assert item.reason.value == case.reason, notice.text


def test_letters_that_nobody_has_sent_break_no_marketplaces_rule(session):
    drafts = rows(session, t.Draft, t.Draft.status == DraftStatus.OPEN)
    assert len(drafts) >= 2
    assert [check(draft.text, draft.marketplace, draft.order_number) for draft in drafts] == [()] * len(
        drafts
    )


def test_the_shops_own_rules_can_be_loaded():
    assert load_rules(rules_text()).target.escalate_to == ("U0AOI", "U0WATARU")
