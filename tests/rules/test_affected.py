from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.affected import Demand, affected
from bot.rules.facts import AffectedOrder
from bot.rules.words import Marketplace

DAY = datetime(2026, 11, 23, tzinfo=UTC)


def demand(number, qty=1, day=None, *, allocated=False):
    order = AffectedOrder(
        id=number,
        marketplace=Marketplace.RAKUTEN,
        number=f"R-{number}",
        qty=qty,
        ship_by=None if day is None else DAY + timedelta(days=day),
    )
    return Demand(order=order, allocated=allocated)


def numbers(found):
    return [order.id for order in found]


def test_orders_bought_for_by_the_short_line_are_reached_nearest_ship_by_first():
    demands = [demand(1, day=3, allocated=True), demand(2, day=1, allocated=True), demand(3, day=2)]
    assert numbers(affected(demands, on_hand_sellable=1, qty_short=2)) == [2, 1]


def test_whoever_can_wait_longest_loses_first():
    demands = [demand(1, 2, day=1, allocated=True), demand(2, 2, day=5, allocated=True)]
    assert numbers(affected(demands, 0, 1)) == [2]
    assert numbers(affected(demands, 0, 3)) == [1, 2]


def test_an_order_without_a_date_waits_longest_and_of_two_alike_the_newer():
    assert numbers(affected([demand(1, allocated=True), demand(2, day=9, allocated=True)], 0, 1)) == [1]
    assert numbers(affected([demand(1, day=1, allocated=True), demand(2, day=1, allocated=True)], 0, 1)) == [
        2
    ]


def test_the_shelf_helps_out_only_with_what_no_other_order_needs():
    demands = [demand(1, 2, day=1, allocated=True), demand(2, 3, day=1)]
    assert numbers(affected(demands, 3, 2)) == [1]
    assert numbers(affected(demands, 5, 2)) == []
    assert numbers(affected(demands, 4, 2)) == [1]


def test_stock_that_covers_everything_leaves_nobody_short():
    assert affected([demand(1, 3, day=1), demand(2, 2, day=2)], 5, 50) == ()


def test_what_the_shelf_does_not_cover_was_waiting_for_this_line():
    demands = [demand(1, 3, day=1), demand(2, 2, day=2), demand(3, 1, day=3)]
    assert numbers(affected(demands, 3, 10)) == [2, 3]
    assert numbers(affected(demands, 3, 1)) == [3]


def test_units_bought_beyond_the_orders_go_missing_first():
    demands = [demand(1, 3, day=1, allocated=True), demand(2, 3, day=2, allocated=True)]
    assert numbers(affected(demands, 0, 4)) == [1, 2]
    assert numbers(affected(demands, 0, 4, qty_bought=10)) == []
    assert numbers(affected(demands, 0, 5, qty_bought=10)) == [2]


def test_nothing_short_reaches_nobody():
    assert affected([demand(1, 3, allocated=True)], 0, 0) == ()
    assert affected([], 0, 5) == ()


def test_an_order_of_no_units_loses_none():
    assert numbers(affected([demand(1, 1), demand(2, 0)], 0, 1)) == [1]


def test_an_order_that_asks_in_several_lines_is_reached_once_with_all_its_units():
    twice = [demand(1, 2, day=1, allocated=True), demand(1, 3, day=1, allocated=True)]
    (found,) = affected(twice, 0, 1)
    assert (found.id, found.qty) == (1, 5)
    mixed = [demand(1, 2, day=1, allocated=True), demand(1, 3, day=1), demand(2, 1, day=9)]
    assert [(each.id, each.qty) for each in affected(mixed, 0, 9)] == [(1, 5), (2, 1)]


demands = st.lists(
    st.tuples(st.integers(0, 4), st.none() | st.integers(0, 3), st.booleans()), max_size=7
).map(lambda rows: [demand(at, qty, day, allocated=told) for at, (qty, day, told) in enumerate(rows)])


def served(orders, units):
    """Hand out single units, the most urgent order first; who got all of his, and who lacks how many."""
    lacking = {}
    far = DAY + timedelta(days=999)
    for order in sorted(orders, key=lambda order: (order.ship_by or far, order.id)):
        for _ in range(order.qty):
            if units > 0:
                units -= 1
            else:
                lacking[order.id] = lacking.get(order.id, 0) + 1
    return lacking, units


def simulated(demands, shelf, short, bought):
    """The same question answered by handing out every unit twice: once all bought units come, once fewer."""
    bought_for = [demand.order for demand in demands if demand.allocated]
    others = [demand.order for demand in demands if not demand.allocated]
    needed = sum(order.qty for order in bought_for)
    bought = max(bought, short, needed)
    _, spare = served(others, shelf)
    coming = bought - short
    hit = served(bought_for, coming + spare)[0]
    before = served(others, shelf + bought - needed)[0]
    after = served(others, shelf + max(coming - needed, 0))[0]
    lost = sum(after.values()) - sum(before.values())
    # The latest lose what this shortage took; what they lacked anyway comes with another order.
    latest = sorted(others, key=lambda order: (order.ship_by or DAY + timedelta(days=999), order.id))
    for order in reversed(latest):
        if lost <= 0:
            break
        if order.qty:
            hit[order.id] = order.qty
            lost -= order.qty
    return set(hit)


@given(demands, st.integers(0, 15), st.integers(0, 15), st.integers(0, 20))
def test_handing_out_every_unit_by_hand_gives_the_same_orders(demands, shelf, short, bought):
    assert set(numbers(affected(demands, shelf, short, bought))) == simulated(demands, shelf, short, bought)


@given(demands, st.integers(-3, 15), st.integers(-3, 15), st.randoms())
def test_the_answer_is_sorted_without_doubles_whatever_the_order_of_the_question(
    demands, shelf, short, random
):
    found = affected(demands, shelf, short)
    shuffled = list(demands)
    random.shuffle(shuffled)
    assert affected(shuffled, shelf, short) == found
    far = DAY + timedelta(days=999)
    keys = [(order.ship_by or far, order.id) for order in found]
    assert keys == sorted(set(keys))


@given(demands, st.integers(0, 15), st.integers(0, 15))
def test_more_missing_reaches_more_and_more_stock_fewer(demands, shelf, short):
    found = set(numbers(affected(demands, shelf, short, 30)))
    assert found <= set(numbers(affected(demands, shelf, short + 1, 30)))
    assert found >= set(numbers(affected(demands, shelf + 1, short, 30)))
