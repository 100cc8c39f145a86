"""Filling an empty store with the demo's shop, as it stands on the morning the demo begins."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from importlib import resources
from itertools import count

from sqlmodel import Session

from bot.demo import world
from bot.demo.customers import Bought, bought, number_of
from bot.demo.goods import ITEMS, PIECES, Item, Piece
from bot.demo.order_rows import order_line
from bot.demo.orders import CUSTOMER_NO, OPEN, Placed
from bot.demo.past_rows import fill_past
from bot.demo.sources import PAGES, SHOPS, Page
from bot.flows.team.load_rules import keep_rules
from bot.flows.work import Work
from bot.rules.words import Language, Role
from store import tables as t
from store.tables.base import Row

#: How long the shop keeps what it knows of a customer.
KEPT_FOR = timedelta(days=30)

ROLES = {
    world.AOI: Role.ADMIN,
    world.WATARU: Role.APPROVER,
    world.REN: Role.RESPONDER,
    world.EMMA: Role.RESPONDER,
    world.SHIORI: Role.NONE,
}


def seed(session: Session, start: datetime) -> None:
    """Everything that the shop knows when the demo begins."""
    workspace = _workspace(session, start)
    work = Work.within(session, start, workspace)
    agent, second = _team(work), second_agent(work)
    variants = _goods(work)
    lines = _orders(work, (agent, second), variants)
    _customers(work, variants, lines)
    keep_rules(work, rules_text(), world.AOI.id)
    fill_past(work, agent, variants)


def rules_text() -> str:
    """The shop's priority rules."""
    return resources.files("bot.demo").joinpath("rules.toml").read_text(encoding="utf-8")


def _workspace(session: Session, start: datetime) -> t.Workspace:
    row = t.Workspace(
        team_id=world.SHOP.id,
        name=world.SHOP.name,
        bot_user_id=world.BOT,
        desk_channel=world.DESK.id,
        customer_no=CUSTOMER_NO,
        created_at=start,
    )
    session.add(row)
    session.flush()
    return row


def _team(work: Work) -> t.Agent:
    for person, role in ROLES.items():
        row = t.Person(
            workspace_id=work.workspace.id,
            slack_id=person.id,
            name=person.real_name,
            role=role,
            locale=person.locale,
            is_guest=person.is_restricted,
        )
        work.session.add(row)
    agent = t.Agent(
        workspace_id=work.workspace.id,
        name="ラクマート",
        language=Language.ZH,
        channel_id=world.AGENT_ROOM.id,
    )
    _keep(work, [agent])
    return agent


def second_agent(work: Work) -> t.Agent:
    """The smaller agent, with a channel of its own."""
    agent = t.Agent(
        workspace_id=work.workspace.id,
        name=world.FENNEL.name,
        language=Language.EN,
        channel_id=world.FENNEL_ROOM.id,
    )
    _keep(work, [agent])
    return agent


def _goods(work: Work) -> dict[str, t.Variant]:
    """Products with variants, stock and pages; answers the variants by SKU."""
    products = {item.code: _product(work, item) for item in ITEMS}
    _keep(work, products.values())
    variants = {sku: _variant(work, piece, products[piece.item.code]) for sku, piece in PIECES.items()}
    _keep(work, variants.values())
    for sku, piece in PIECES.items():
        work.session.add_all(_stock(work, variants[sku], piece))
    work.session.add_all(_source(work, page, products[page.code], variants) for page in PAGES)
    return variants


def _keep(work: Work, rows: Iterable[Row]) -> None:
    """Many rows at once, which then know their ids."""
    work.session.add_all(rows)
    work.session.flush()


def _product(work: Work, item: Item) -> t.Product:
    return t.Product(
        workspace_id=work.workspace.id,
        name=item.name,
        category=item.category,
        material=item.material,
        lead_days=item.lead,
        margin_units=int(Decimal(item.daily) * 3),
    )


def _variant(work: Work, piece: Piece, product: t.Product) -> t.Variant:
    return t.Variant(
        workspace_id=work.workspace.id,
        product_id=product.id,
        sku=piece.sku,
        color=piece.color,
        size=piece.size,
        daily_sales=piece.daily,
    )


def _stock(work: Work, variant: t.Variant, piece: Piece) -> Iterable[t.Stock]:
    for place, qty in piece.stock().items():
        yield t.Stock(
            workspace_id=work.workspace.id, variant_id=variant.id, place=place, qty=qty, counted_at=work.now
        )


def _source(work: Work, page: Page, product: t.Product, variants: dict[str, t.Variant]) -> t.AlternateSource:
    shop = SHOPS[page.shop]
    return t.AlternateSource(
        workspace_id=work.workspace.id,
        product_id=product.id,
        variant_id=_variant_of(page, product, variants),
        url=page.url,
        shop=shop.name,
        shop_group=shop.group,
        price=_decimal(page.price),
        color=page.color,
        size=page.size,
        shop_years=_decimal(shop.years),
        repeat_rate=_decimal(shop.repeat),
        shipping_score=_decimal(shop.score),
        shown_stock=page.shown,
        material=page.material,
        logo_differs=page.logo,
        verified_at=work.now - timedelta(days=2),
    )


def _decimal(figure: str | None) -> Decimal | None:
    return None if figure is None else Decimal(figure)


def _variant_of(page: Page, product: t.Product, variants: dict[str, t.Variant]) -> int | None:
    """The variant that a page is for, where it names one."""
    if not page.color:
        return None
    wanted = (product.id, page.color, page.size)
    return next(row.id for row in variants.values() if (row.product_id, row.color, row.size) == wanted)


Lines = dict[tuple[str, int], t.AgentOrderLine]


def _orders(work: Work, agents: tuple[t.Agent, t.Agent], variants: dict[str, t.Variant]) -> Lines:
    """The orders at both agents; answers their lines by the order's key and the line's number."""
    first, second = agents
    orders = {placed.key: _order(work, second if placed.prefix else first, placed) for placed in OPEN}
    _keep(work, orders.values())
    lines = {
        (placed.key, number): order_line(work, orders[placed.key], str(number), variants[sku], qty)
        for placed in OPEN
        for number, (sku, qty) in enumerate(placed.lines, start=1)
    }
    _keep(work, lines.values())
    return lines


def _order(work: Work, agent: t.Agent, placed: Placed) -> t.AgentOrder:
    return t.AgentOrder(
        workspace_id=work.workspace.id,
        agent_id=agent.id,
        number=placed.number(work.now),
        ordered_at=placed.moment(work.now),
    )


def _customers(work: Work, variants: dict[str, t.Variant], lines: Lines) -> None:
    wanted = bought()
    customers = [_customer(work, order) for order in wanted]
    _keep(work, customers)
    orders = [_customer_order(work, *each) for each in zip(wanted, customers, count(), strict=False)]
    _keep(work, orders)
    work.session.add_all(
        t.CustomerOrderLine(
            workspace_id=work.workspace.id,
            customer_order_id=row.id,
            variant_id=variants[order.sku].id,
            qty=order.qty,
            agent_order_line_id=lines[order.line].id if order.line else None,
        )
        for order, row in zip(wanted, orders, strict=True)
    )


def _customer(work: Work, order: Bought) -> t.Customer:
    return t.Customer(
        workspace_id=work.workspace.id,
        name=order.name,
        language=order.language,
        delete_after=work.now - timedelta(days=order.ago) + KEPT_FOR,
    )


def _customer_order(work: Work, order: Bought, customer: t.Customer, at: int) -> t.CustomerOrder:
    return t.CustomerOrder(
        workspace_id=work.workspace.id,
        marketplace=order.marketplace,
        number=number_of(order, at, work.now),
        customer_id=customer.id,
        ordered_at=work.now - timedelta(days=order.ago, hours=at % 9),
        ship_by=order.ship_by(work.now),
        shipped=order.shipped,
    )
