"""A notice asks for the open lines that it can mean: what it is read as, and matched with, is as with all of them."""

import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlmodel import Session, col, select

from bot.flows.hearing.hear_message import hear_message
from bot.flows.opening.found_again import found_again
from bot.flows.opening.message_in import MessageIn
from bot.flows.refusals import Refusal
from bot.flows.work import Desk, Work
from bot.rules.data import load
from bot.rules.matching import Match, match
from bot.rules.order_numbers import is_in_words, numbers_in
from bot.rules.reading import read
from bot.rules.reading.values import Found, Known, Reading, ShortItem
from store import tables as t
from store.migrate import config_for, migrate
from store.questions.open_lines import OpenLines
from tests.counted import asked, multiplied, plans, weighed
from tests.desks import a_desk
from tests.everything import Everything
from tests.shop import NOTICE, ORDER, START

NOTICES = Path(__file__).parent.parent / "notices"
MANY = 3_000
#: Numbers that only themselves tell where they stand, and others that stand in texts without a word before them.
NUMBERS = ("春の便-7", "第12号注文", "SOMMER", "#1042", "PO 55-1", "K_2026.11", "a-b-c-d-e-f-g-h-i-9", "x--7")
UNKNOWN = "2026110109090909-300001"


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    with a_desk(database_url) as desk:
        yield desk


class _Shop:
    """Orders for what notices are about, and for much that is nearly the same."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self.session, self.ours = session, {"workspace_id": workspace_id}
        self.agent = session.exec(select(t.Agent)).one()
        self.chance = random.Random(7)
        self.numbers: dict[str, t.AgentOrder] = {}
        self.names: dict[str, t.Product] = {}
        self.skus = 0

    def order(
        self, number: str, name: str, color: str = "", size: str = "", sku: str = "", line: str = ""
    ) -> None:
        """A line of an order for goods."""
        order = self._order(number)
        taken = set(
            self.session.exec(
                select(t.AgentOrderLine.line_no).where(t.AgentOrderLine.agent_order_id == order.id)
            )
        )
        free = (str(at) for at in range(1, 999) if str(at) not in taken)
        row = t.AgentOrderLine(
            **self.ours,
            agent_order_id=order.id,
            line_no=line if line and line not in taken else next(free),
            variant_id=self._variant(name, color, size, sku).id,
            qty=self.chance.randrange(1, 60),
            arrived=self.chance.random() < 0.1,
        )
        self.session.add(row)
        self.session.flush()

    def _order(self, number: str) -> t.AgentOrder:
        if number not in self.numbers:
            found = self.session.exec(select(t.AgentOrder).where(t.AgentOrder.number == number)).first()
            self.numbers[number] = found or t.AgentOrder(**self.ours, agent_id=self.agent.id, number=number)
            self.session.add(self.numbers[number])
            self.session.flush()
        return self.numbers[number]

    def _variant(self, name: str, color: str, size: str, sku: str) -> t.Variant:
        if name not in self.names:
            self.names[name] = t.Product(**self.ours, name=name)
            self.session.add(self.names[name])
            self.session.flush()
        self.skus += 1
        known = self.session.exec(select(t.Variant).where(t.Variant.sku == sku)).first()
        made = {
            "product_id": self.names[name].id,
            "sku": sku or f"S-{self.skus}",
            "color": color,
            "size": size,
        }
        row = known or t.Variant(**self.ours, **made)
        self.session.add(row)
        self.session.flush()
        return row


def _stock_up(shop: _Shop, notices: list[dict[str, Any]]) -> None:
    """Of what every second notice is about something is on order; much of it elsewhere, or in other colours, too."""
    for number in NUMBERS:
        shop.order(number, f"箱 {number}", line="2")
        shop.order(number, f"棚 {number}", "白")
    for at, notice in enumerate(notices):
        said = notice["expected"]
        for item in said.get("items") or ():
            number = said.get("agent_order_no") or item.get("agent_order_no") or f"20261101{at:08d}-300001"
            name = item["product"] or f"品物{at}"
            variant = {key: value or "" for key, value in (item["variant"] or {}).items()}
            if at % 2:
                shop.order(number, name, **variant, sku=item["sku"] or "", line=item["line"] or "")
            for _ in range(shop.chance.randrange(3)):
                other = shop.chance.choice((name, f"{name} 大", name[:2], f"別の{at}"))
                color = shop.chance.choice(("", "赤", "ブラック", variant.get("color", "")))
                where = shop.chance.choice((number, f"B-{at % 40}-{at}"))
                shop.order(where, other, color, shop.chance.choice(("", "M", variant.get("size", ""))))


def _notices(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (NOTICES / name).read_text("utf-8").splitlines()]


def _texts(notices: list[dict[str, Any]]) -> Iterator[tuple[str, datetime]]:
    at = datetime.fromisoformat(notices[0]["received_at"])
    yield from ((each["text"], datetime.fromisoformat(each["received_at"])) for each in notices)
    yield from ((f"{number}の2番が欠品です。3個不足です。", at) for number in (*NUMBERS, ORDER, UNKNOWN))
    yield from (
        (text, at)
        for text in ("缺货了", "収納ボックスが欠品です", "LIN-WH-M 欠品", "箱が5個足りません", NOTICE)
    )


def _read(lines: OpenLines, text: str, at: datetime) -> tuple[Reading, list[Match]]:
    reading = read(text, received_at=at, known=Known(customer_no="300001", on_order=lines))
    orders = [reading.order_of(item) for item in reading.items]
    return reading, [
        match(item, order, lines.beside([item], order))
        for item, order in zip(reading.items, orders, strict=True)
    ]


def _again(lines: OpenLines, item: ShortItem, order: str | None, before: str | None) -> object:
    names = (order, item.line and item.line.value, item.sku and item.sku.value)
    try:
        return found_again(
            item, names, (before, *names[1:]), lines.around(item, order), ("product", "color", "qty_ordered")
        )
    except Refusal as refusal:
        return str(refusal), refusal.args


@pytest.mark.parametrize("name", ["development.jsonl", "fresh_ja_1.jsonl", "fresh_en_1.jsonl"])
def test_what_a_notice_means_is_told_as_with_all_open_lines(desk: Desk, name: str) -> None:
    notices, matched, marks = _notices(name), 0, set()
    with desk.database.transaction() as session:
        _stock_up(_Shop(session, desk.workspace_id), notices)
    with desk.database.transaction() as session:
        everything = Everything(session, desk.workspace_id)
        for text, at in _texts(notices):
            whole, lines_of_whole = _read(everything, text, at)
            some, lines_of_some = _read(OpenLines(session, desk.workspace_id), text, at)
            assert some == whole, text
            assert lines_of_some == lines_of_whole, text
            matched += sum(found.line_id is not None for found in lines_of_some)
            marks |= {doubt for found in lines_of_some for doubt in found.doubts}
    assert matched > len(notices) / 4
    assert {"ambiguous", "order_unknown", "not_found"} <= marks


def test_a_correction_leads_where_it_led_beside_all_open_lines(desk: Desk) -> None:
    notices, ends = _notices("development.jsonl"), set()
    with desk.database.transaction() as session:
        _stock_up(_Shop(session, desk.workspace_id), notices)
    with desk.database.transaction() as session:
        everything = Everything(session, desk.workspace_id)
        for text, at in _texts(notices):
            reading, _ = _read(everything, text, at)
            for item in reading.items:
                order = reading.order_of(item)
                for said in (
                    item,
                    replace(item, color=Found(value="赤")),
                    replace(item, sku=Found(value="S-9")),
                ):
                    for wanted, before in ((order, order), (order, None), (None, order)):
                        lines = OpenLines(session, desk.workspace_id)
                        led = _again(lines, said, wanted, before)
                        assert led == _again(everything, said, wanted, before), text
                        ends.add(type(led))
    assert len(ends) == 2


@pytest.mark.parametrize("number", ["2026111015475684-300001", "k_2026.11", "#1042", "po 55-1", "x1", "1"])
def test_a_number_of_figures_and_letters_is_found_by_what_stands_in_the_text(number: str) -> None:
    assert not is_in_words(number)
    key = "".join(filter(str.isalnum, number))
    for text in (number, f"注文{number}の2番", f"see {number}, 3 pcs", f"a-{number}-b c"):
        assert key in numbers_in(text), text


@pytest.mark.parametrize("number", ["春の便-7", "SOMMER", "x--7", "a-b-c-d-e-f-g-h-9", "", "紅1"])
def test_any_other_number_is_one_in_words(number: str) -> None:
    assert is_in_words(number)


def _said(text: str, ts: str) -> MessageIn:
    return MessageIn(
        channel_id="C0AGENT",
        ts=ts,
        thread_ts="",
        text=text,
        author_id="U0LI",
        author="limin",
        author_team="T0AGENT",
        written_at=START,
    )


def _loaded(desk: Desk, text: str, ts: str) -> tuple[int, int]:
    """How many questions a message takes, and how many order lines are loaded for it."""

    def heard(work: Work) -> int:
        hear_message(work, f"event:{ts}", _said(text, ts))
        return len(work.open_lines.known)

    with asked(desk.database) as seen:
        lines, _ = desk.run_now(heard)
    return len(seen), lines


SAID = (
    "了解です",
    "下記商品缺货",
    NOTICE,
    "収納ボックスが欠品です",
    f"{ORDER} 2番は手配済みです",
    "LIN-WH-M 3個欠品",
)


def test_a_message_loads_as_few_lines_beside_thousands_as_beside_three(desk: Desk) -> None:
    for at, text in enumerate(SAID):
        _loaded(desk, text, f"1794900{at}00.000100")  # each has a case now, if it opens one
    few = [_loaded(desk, text, f"1794911{at}00.000100") for at, text in enumerate(SAID)]
    _fill(desk)
    many = [_loaded(desk, text, f"1794922{at}00.000100") for at, text in enumerate(SAID)]
    assert [lines for _, lines in few] == [lines for _, lines in many]
    assert max(lines for _, lines in many) <= 4
    assert few[0][1] == 0
    assert [questions for questions, _ in many] == [questions for questions, _ in few]


def _fill(desk: Desk) -> None:
    """Thousands of orders of other goods."""
    name = {"name": "'品物 ' || i", "matched_by": "'品物' || i", "found_by": "'品物 ' || i"}
    with desk.database.transaction() as session:
        first = session.exec(select(t.Product.id).order_by(col(t.Product.id).desc())).first() or 0
        last = session.exec(select(t.Variant.id).order_by(col(t.Variant.id).desc())).first() or 0
        orders = session.exec(select(t.AgentOrder.id).order_by(col(t.AgentOrder.id).desc())).first() or 0
    multiplied(desk, t.Product, MANY, **name)
    sku = {"sku": "'BULK-' || i", "sku_key": "'bulk-' || i", "matched_by": "'bulk' || i"}
    multiplied(desk, t.Variant, MANY, **sku, product_id=f"{first} + i")
    multiplied(desk, t.AgentOrder, MANY, number="'99' || i", matched_by="'99' || i")
    multiplied(desk, t.AgentOrderLine, MANY, variant_id=f"{last} + i", agent_order_id=f"{orders} + i")
    weighed(desk)


def test_of_thousands_that_a_name_fits_a_few_are_loaded(desk: Desk) -> None:
    _fill(desk)
    assert _loaded(desk, "品物が5個欠品です", "179494400.000100")[1] <= 3


def test_a_row_that_names_its_line_and_goods_asks_for_no_other_names(desk: Desk) -> None:
    item = ShortItem(line=Found(value="3"), product=Found(value="折りたたみ収納ボックス"))
    with asked(desk.database) as seen, desk.database.transaction() as session:
        lines = OpenLines(session, desk.workspace_id)
        assert [line.line_no for line in lines.beside([item] * 50, ORDER)] == ["1", "2", "3"]
    assert len(seen) == 1


@pytest.mark.parametrize("text", SAID)
def test_no_question_goes_through_all_open_lines(desk: Desk, text: str) -> None:
    _fill(desk)
    for statement, plan in plans(desk, hear_message, "event:9", _said(text, "1794933000.000100")):
        assert "SCAN agent_order" not in plan, f"{statement}\n{plan}"
        assert "Seq Scan on agent_order" not in plan, f"{statement}\n{plan}"
        assert "agent_order_line USING INDEX ix_agent_order_line_workspace_id (" not in plan, (
            f"{statement}\n{plan}"
        )


def test_orders_and_goods_from_before_are_found_after_the_change(desk: Desk) -> None:
    with desk.database.transaction() as session:
        for number in NUMBERS:
            session.add(t.AgentOrder(workspace_id=desk.workspace_id, agent_id=1, number=number))
    before = _made(desk)
    command.downgrade(config_for(desk.database), "0021")
    migrate(desk.database)
    assert _made(desk) == before
    assert {in_words for _, in_words in before} >= {True, False}


def _made(desk: Desk) -> list[tuple[object, ...]]:
    with desk.database.transaction() as session:
        return [
            *session.exec(
                select(t.AgentOrder.matched_by, t.AgentOrder.in_words).order_by(col(t.AgentOrder.id))
            ),
            *session.exec(select(t.Product.name, t.Product.matched_by).order_by(col(t.Product.id))),
            *session.exec(select(t.Variant.sku, t.Variant.matched_by).order_by(col(t.Variant.id))),
        ]


def test_where_spellings_change_what_stands_in_the_store_is_made_anew():
    """Whoever changes the spellings adds a migration that makes every `matched_by` anew, and writes its number here."""
    spellings = hashlib.sha256(json.dumps(load("script"), sort_keys=True).encode()).hexdigest()
    assert {"0022": spellings[:16]} == {"0022": "7e1453fecbdac6d5"}
