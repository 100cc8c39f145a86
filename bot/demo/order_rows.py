"""A line of an order at the agent, bought where the agent usually buys."""

from decimal import Decimal

from bot.demo.goods import PIECES
from bot.demo.sources import SHOPS, USUAL, offer
from bot.flows.work import Work
from store import tables as t


def order_line(
    work: Work, order: t.AgentOrder, line_no: str, variant: t.Variant, qty: int, *, arrived: bool = False
) -> t.AgentOrderLine:
    """The line, not yet kept."""
    item = PIECES[variant.sku].item
    return t.AgentOrderLine(
        workspace_id=work.workspace.id,
        agent_order_id=order.id,
        line_no=line_no,
        variant_id=variant.id,
        qty=qty,
        unit_price=Decimal(item.price),
        url=offer(variant.product_id),
        shop_group=SHOPS[USUAL[item.category]].group,
        arrived=arrived,
    )
