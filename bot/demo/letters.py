"""The letters that nobody has sent yet: drafts of past cases, for customers who still wait."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.flows.work import Work
from bot.rules.facts import AffectedOrder, Option
from bot.rules.words import Marketplace
from bot.slack.apology import apology
from store import tables as t
from store.questions.case_facts import case_facts

_NAMES = ("松尾 灯里", "高遠 周", "村瀬 いずみ", "宮地 透", "若林 のぞみ", "三谷 岳", "加納 史", "唐木 澪")
_MALLS = (Marketplace.RAKUTEN, Marketplace.YAHOO, Marketplace.MERCARI)


def write_letter(
    work: Work, case: t.Case, decision: t.Decision, line: t.AgentOrderLine, option: Option
) -> None:
    """One draft, still open, for the customer order that the case reached."""
    mall = _MALLS[case.number // 3 % len(_MALLS)]
    name = _NAMES[case.number % len(_NAMES)]
    order = _order(work, case, line, mall, name)
    reached = AffectedOrder(id=order.id, marketplace=mall, number=order.number, qty=1, ship_by=order.ship_by)
    text = apology(
        case_facts(work.session, case),
        option,
        reached,
        "ja",
        customer=name,
        shop=work.workspace.name,
        tz=ZoneInfo(work.workspace.time_zone),
    )
    draft = t.Draft(
        workspace_id=work.workspace.id,
        case_id=case.id,
        decision_id=decision.id,
        customer_order_id=order.id,
        marketplace=mall,
        order_number=order.number,
        text=text.strip(),
    )
    work.session.add(draft)


def _order(work: Work, case: t.Case, line: t.AgentOrderLine, mall: Marketplace, name: str) -> t.CustomerOrder:
    customer = t.Customer(
        workspace_id=work.workspace.id, name=name, delete_after=case.started_at + timedelta(days=30)
    )
    work.session.add(customer)
    work.session.flush()
    numbers = {
        Marketplace.RAKUTEN: f"318842-{case.started_at:%Y%m%d}-{case.number * 73_003:010d}",
        Marketplace.YAHOO: f"hinata-zakka-{10_044_000 + case.number}",
        Marketplace.MERCARI: f"m{29_470_000_000 + case.number * 7_307}",
    }
    order = t.CustomerOrder(
        workspace_id=work.workspace.id,
        marketplace=mall,
        number=numbers[mall],
        customer_id=customer.id,
        ordered_at=case.started_at - timedelta(days=1),
        ship_by=case.started_at + timedelta(days=5),
    )
    work.session.add(order)
    work.session.flush()
    wanted = t.CustomerOrderLine(
        workspace_id=work.workspace.id,
        customer_order_id=order.id,
        variant_id=line.variant_id,
        qty=1,
        agent_order_line_id=line.id,
    )
    work.session.add(wanted)
    return order
