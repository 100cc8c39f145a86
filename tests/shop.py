"""A small invented shop for the stories: who is who, what was ordered, and what is left."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sqlmodel import Session

from bot.local import Channel, Organisation, Person, World
from bot.rules.words import Language, Marketplace, Place, Role
from store import tables as t

TEAM = "T0SHOP"
#: Wednesday, 18 November 2026, 10:00 in Japan.
START = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
ORDER = "2026111015475684-300001"

WORLD = World(
    own=Organisation(id=TEAM, name="ひなた雑貨店", domain="hinata"),
    others=(Organisation(id="T0AGENT", name="カモメ代行", domain="kamome"),),
    people=(
        Person(id="U0HANA", name="hana", real_name="森本 花", team_id=TEAM),
        Person(id="U0KEN", name="ken", real_name="Ken Aoki", team_id=TEAM, locale="en-US"),
        Person(id="U0BOSS", name="boss", real_name="大野 誠", team_id=TEAM, is_admin=True),
        Person(id="U0NEW", name="newbie", real_name="川村 新", team_id=TEAM),
        Person(id="U0GUEST", name="guest", real_name="外山 友", team_id=TEAM, is_restricted=True),
        Person(id="U0LI", name="limin", real_name="李 敏", team_id="T0AGENT", locale="zh-CN"),
    ),
    channels=(
        Channel(
            id="C0DESK",
            name="stockout-desk",
            members=("U0HANA", "U0KEN", "U0BOSS", "U0NEW", "U0GUEST", "U0KEPPIN"),
        ),
        Channel(
            id="C0AGENT",
            name="rakumart-欠品",
            is_ext_shared=True,
            members=("U0HANA", "U0KEN", "U0BOSS", "U0LI", "U0KEPPIN"),
        ),
        Channel(id="C0TALK", name="random", members=("U0HANA", "U0KEN", "U0BOSS", "U0KEPPIN")),
    ),
    bot_user_id="U0KEPPIN",
)

NOTICE = f"""お世話になっております。カモメ代行の李です。
下記の商品が欠品となりました。
注文番号：{ORDER}
3番
商品名：折りたたみ収納ボックス
カラー：ネイビー
サイズ：L
注文数：30個
欠品数：12個
理由：一時欠品
再入荷：12月中旬
代替：ブラックなら在庫あり
ご指示をお願い致します。"""


def fill(session: Session) -> t.Workspace:
    """Put the shop into an empty database."""
    workspace = t.Workspace(
        team_id=TEAM, name="ひなた雑貨店", desk_channel="C0DESK", customer_no="300001", created_at=START
    )
    session.add(workspace)
    session.flush()
    ws = workspace.id
    people = (
        ("U0HANA", "森本 花", Role.RESPONDER, "ja-JP", False),
        ("U0KEN", "Ken Aoki", Role.RESPONDER, "en-US", False),
        ("U0BOSS", "大野 誠", Role.ADMIN, "ja-JP", False),
        ("U0GUEST", "外山 友", Role.NONE, "ja-JP", True),
    )
    for slack_id, name, role, locale, is_guest in people:
        session.add(
            t.Person(
                workspace_id=ws, slack_id=slack_id, name=name, role=role, locale=locale, is_guest=is_guest
            )
        )
    agent = t.Agent(workspace_id=ws, name="カモメ代行", language=Language.ZH, channel_id="C0AGENT")
    session.add(agent)
    session.flush()
    _goods(session, ws, agent)
    return workspace


def _goods(session: Session, ws: int, agent: t.Agent) -> None:
    box = t.Product(
        workspace_id=ws, name="折りたたみ収納ボックス", category="収納", lead_days=21, margin_units=20
    )
    shirt = t.Product(workspace_id=ws, name="リネンシャツ", category="アパレル", lead_days=21)
    session.add_all((box, shirt))
    session.flush()
    variants = {
        sku: t.Variant(
            workspace_id=ws,
            product_id=product.id,
            sku=sku,
            color=color,
            size=size,
            daily_sales=Decimal(sales),
        )
        for sku, product, color, size, sales in (
            ("BOX-NV-L", box, "ネイビー", "L", "2.5"),
            ("BOX-BK-L", box, "ブラック", "L", "1.2"),
            ("BOX-BE-M", box, "ベージュ", "M", "0.4"),
            ("LIN-WH-M", shirt, "白", "M", "3"),
        )
    }
    session.add_all(variants.values())
    session.flush()
    navy = variants["BOX-NV-L"]
    for sku, place, qty in (
        ("BOX-NV-L", Place.HOME, 3),
        ("BOX-NV-L", Place.FBA, 4),
        ("BOX-BK-L", Place.HOME, 9),
        ("LIN-WH-M", Place.FBA, 5),
    ):
        session.add(
            t.Stock(workspace_id=ws, variant_id=variants[sku].id, place=place, qty=qty, counted_at=START)
        )
    for number, shop, price, group, years in (
        ("742618305533", "晨光家居旗艦店", "12.80", "", "6"),
        ("742618305534", "福満日用百貨", "12.00", "fuman", "5"),
        ("742618305535", "新星収納", "12.10", "", "1"),
    ):
        session.add(
            t.AlternateSource(
                workspace_id=ws,
                product_id=box.id,
                variant_id=navy.id,
                url=f"https://detail.1688.com/offer/{number}.html",
                shop=shop,
                shop_group=group,
                price=Decimal(price),
                shop_years=Decimal(years),
                repeat_rate=Decimal(31),
                shipping_score=Decimal("4.8"),
                shown_stock=420,
                verified_at=START - timedelta(days=3),
            )
        )
    order = t.AgentOrder(
        workspace_id=ws, agent_id=agent.id, number=ORDER, ordered_at=START - timedelta(days=8)
    )
    session.add(order)
    session.flush()
    lines = {
        line_no: t.AgentOrderLine(
            workspace_id=ws,
            agent_order_id=order.id,
            line_no=line_no,
            variant_id=variants[sku].id,
            qty=qty,
            unit_price=Decimal(price),
            shop_group=group,
        )
        for line_no, sku, qty, price, group in (
            ("1", "BOX-BK-L", 20, "12.50", ""),
            ("2", "LIN-WH-M", 15, "28.00", ""),
            ("3", "BOX-NV-L", 30, "12.50", "fuman"),
        )
    }
    session.add_all(lines.values())
    customer = t.Customer(workspace_id=ws, name="架空 太郎", delete_after=START + timedelta(days=30))
    session.add(customer)
    session.flush()
    for market, number, qty, days in (
        (Marketplace.RAKUTEN, "400001-20261114-0123456789", 24, 3),
        (Marketplace.AMAZON, "249-1234567-1234567", 2, 2),
        (Marketplace.YAHOO, "hinata-10004567", 4, 4),
    ):
        bought = t.CustomerOrder(
            workspace_id=ws,
            marketplace=market,
            number=number,
            customer_id=customer.id,
            ordered_at=START - timedelta(days=4),
            ship_by=START + timedelta(days=days),
        )
        session.add(bought)
        session.flush()
        session.add(
            t.CustomerOrderLine(
                workspace_id=ws,
                customer_order_id=bought.id,
                variant_id=navy.id,
                qty=qty,
                agent_order_line_id=lines["3"].id,
            )
        )
