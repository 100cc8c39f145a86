"""Years of notices and cases lie beside those of today: what is asked at every message and press finds its own."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from bot.flows.hearing.agent_replies import cases_in_thread
from bot.flows.hearing.catch_up import gaps
from bot.flows.hearing.hear_at_desk import _cases_below
from bot.flows.hearing.hear_message import hear_message
from bot.flows.hearing.said_otherwise import heard_of
from bot.flows.opening.message_in import MessageIn
from bot.flows.standing import bring_over, message_deleted
from bot.flows.telling.list_cases import target_stats
from bot.flows.upkeep.audit import audit
from bot.flows.work import Desk, Work
from store import tables as t
from store.questions.cases import running_cases
from tests.counted import multiplied, plans, weighed
from tests.desks import a_desk, hear_notice
from tests.shop import NOTICE, START

MANY = 5_000
GROWING = "notice|stockout_case|draft|past_target|timeline|customer_order"
#: SQLite: all rows of the table, or of the workspace, which are the same ones. PostgreSQL knows which are none.
ALL_OF_THEM = re.compile(
    rf"(?:SCAN|SEARCH) (?:{GROWING})(?: USING (?:COVERING )?INDEX \w+ \(workspace_id=\?\))?$"
    r"|Seq Scan on (?:notice|stockout_case) ",
    re.MULTILINE,
)


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    with a_desk(database_url) as desk:
        hear_notice(desk)
        old = {
            "source": "'old:' || i",
            "digest": "'d' || i",
            "ts": "'1.' || i",
            "channel_id": "'C' || i % 50",
        }
        multiplied(desk, t.Notice, MANY, **old, headline_ts="'3.' || i", written_at=_days_ago(desk))
        closed = {"number": "i + 100", "status": "'closed'", "card_ts": "'2.' || i", "notice_id": "i + 1"}
        over = {"started_at": _days_ago(desk), "opened_at": _days_ago(desk), "card_channel": "'C0DESK'"}
        multiplied(desk, t.Case, MANY, **closed, **over)
        weighed(desk)
        yield desk


def _days_ago(desk: Desk) -> str:
    if desk.database.is_sqlite:
        return (
            f"strftime('%Y-%m-%d %H:%M:%S.000000', '{START:%Y-%m-%d %H:%M:%S}', '-' || (i + 10) || ' days')"
        )
    return f"timestamptz '{START.isoformat()}' - (i + 10) * interval '1 day'"


def _said(text: str, thread: str = "") -> MessageIn:
    return MessageIn(
        channel_id="C0AGENT",
        ts="1794963700.000100",
        thread_ts=thread,
        text=text,
        author_id="U0LI",
        author="limin",
        author_team="T0AGENT",
        written_at=START,
    )


def _stats(work: Work) -> object:
    return target_stats(work, datetime(2026, 11, 17, tzinfo=START.tzinfo), START)


@pytest.mark.parametrize(
    ("flow", "given"),
    [
        (hear_message, ("event:2", _said(NOTICE))),
        (hear_message, ("event:2", _said("下记商品缺货"))),
        (hear_message, ("event:3", _said("了解です"))),
        (hear_message, ("event:4", _said("手配しました", "1794963600.000100"))),
        (cases_in_thread, ("C0AGENT", "1794963600.000100")),
        (heard_of, ("C0AGENT", "1794963600.000100")),
        (_cases_below, ("1794963600.000200",)),
        (message_deleted, ("C0DESK", "1794963600.000200")),
        (bring_over, ()),
        (audit, (frozenset(),)),
        (gaps, ()),
        (_stats, ()),
    ],
)
def test_nothing_goes_through_all_that_is_over(desk: Desk, flow: Any, given: tuple[Any, ...]) -> None:
    found = plans(desk, flow, *given)
    assert found
    for statement, plan in found:
        assert not ALL_OF_THEM.search(plan), f"{statement}\n{plan}"


def test_the_running_cases_are_found_beside_those_that_are_over(desk: Desk) -> None:
    found = plans(desk, lambda work: running_cases(work.session, work.workspace.id))
    assert not any(ALL_OF_THEM.search(plan) for _, plan in found), found
