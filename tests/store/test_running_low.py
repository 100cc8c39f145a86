"""What runs low is asked once of the whole catalogue, and is what the figures of each variant say."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

import pytest
from sqlmodel import select

from bot.flows.telling.collect_summary import collect_summary
from bot.flows.work import Desk
from bot.rules.stock import low
from bot.rules.words import Place
from store import tables as t
from store.questions.goods import stock_of, variants_on_sale
from store.questions.running_low import running_low
from tests.counted import questions
from tests.desks import a_desk

#: Around every limit: two weeks of cover, and the reorder point with and without a margin.
SALES = ("0", "0.1", "0.3", "0.7", "1", "1.05", "2.5", "33.333")
QUANTITIES = (0, 1, 2, 4, 9, 10, 13, 14, 15, 34, 35, 36, 52, 53, 72, 73, 467)


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    with a_desk(database_url) as desk:
        yield desk


def many(desk: Desk, *, margin: int = 0, lead_days: int = 21) -> None:
    with desk.database.transaction() as session:
        thing = t.Product(
            workspace_id=desk.workspace_id, name=f"帽子{margin}", lead_days=lead_days, margin_units=margin
        )
        session.add(thing)
        session.flush()
        for sales, place, qty in product(SALES, Place, QUANTITIES):
            one = t.Variant(
                workspace_id=desk.workspace_id,
                product_id=thing.id,
                sku=f"{margin}-{sales}-{place}-{qty}",
                daily_sales=Decimal(sales),
                ended=qty == 2,
            )
            session.add(one)
            session.flush()
            for where, there in ((place, qty), (Place.FBA if place is Place.HOME else Place.HOME, 1)):
                if there != 4:
                    session.add(
                        t.Stock(workspace_id=desk.workspace_id, variant_id=one.id, place=where, qty=there)
                    )


def test_what_runs_low_is_what_the_figures_of_each_variant_say(desk: Desk) -> None:
    many(desk)
    many(desk, margin=20, lead_days=14)
    with desk.database.transaction() as session:
        everything = variants_on_sale(session, desk.workspace_id)
        each = [(variant.sku, stock_of(session, variant, thing)) for variant, thing in everything]
        wanted = [(sku, figures) for sku, figures in each if low(figures)]
        wanted.sort(key=lambda one: (one[1].cover_days is None, one[1].cover_days))
        found, total = running_low(session, desk.workspace_id, len(each))
        assert [(one.sku, one.figures) for one in found] == wanted
        assert total == len(wanted) > 100
        assert running_low(session, desk.workspace_id, 7) == (found[:7], total)


def test_what_nobody_has_counted_and_what_is_no_longer_sold_does_not_run_low(desk: Desk) -> None:
    with desk.database.transaction() as session:
        found, _ = running_low(session, desk.workspace_id, 9)
        assert [one.sku for one in found] == ["LIN-WH-M", "BOX-NV-L", "BOX-BK-L"]
        shirt = session.exec(select(t.Variant).where(t.Variant.sku == "LIN-WH-M")).one()
        shirt.ended = True
        session.flush()
        found, total = running_low(session, desk.workspace_id, 9)
        assert ([one.sku for one in found], total) == (["BOX-NV-L", "BOX-BK-L"], 2)


def test_a_summary_of_a_large_catalogue_asks_no_more_than_one_of_a_small(desk: Desk) -> None:
    small = questions(desk, collect_summary)
    many(desk)
    assert questions(desk, collect_summary) == small
    facts = desk.run_now(collect_summary)[0]
    assert len(facts.low_items) == 20
    assert facts.low_total is not None
    assert facts.low_total > 100
