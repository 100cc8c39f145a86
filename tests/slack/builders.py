"""A case to show, every part of which a test may change."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.rules.facts import (
    AffectedOrder,
    CaseFacts,
    DecisionFacts,
    InstructionFacts,
    Note,
    NoticeFacts,
    Option,
    StockFigures,
    TargetFacts,
)
from bot.rules.reading.values import Reason
from bot.rules.words import DraftStatus, Language, Marketplace, Origin, Place, Remedy, Status

TOKYO = ZoneInfo("Asia/Tokyo")
WRITTEN = datetime(2026, 11, 23, 5, 32, tzinfo=UTC)  # 14:32 in Tokyo
NOW = WRITTEN + timedelta(minutes=3)

OPTIONS = (
    Option(
        key="url:17",
        remedy=Remedy.ALTERNATE_URL,
        rank=1,
        qty=10,
        url="https://detail.1688.com/offer/984219191844.html",
        shop="杭州晴织服饰",
        price=Decimal("12.50"),
        price_change=Decimal(8),
    ),
    Option(
        key="color:navy/L",
        remedy=Remedy.OTHER_COLOR,
        rank=2,
        qty=10,
        color="ネイビー",
        size="L",
        needs_consent=True,
    ),
    Option(key="refund", remedy=Remedy.REFUND, rank=3, qty=10),
    Option(
        key="wait",
        remedy=Remedy.WAIT,
        rank=4,
        qty=10,
        restock_from=date(2026, 12, 1),
        restock_to=date(2026, 12, 5),
    ),
    Option(
        key="url:18",
        remedy=Remedy.ALTERNATE_URL,
        rank=5,
        qty=10,
        shop="义乌小店",
        price=Decimal(19),
        struck=(Note(code="shop_years", values={"years": "1", "limit": "3"}),),
    ),
)


def case(**changes: object) -> CaseFacts:
    base = CaseFacts(
        id=12,
        number=12,
        version=3,
        status=Status.OPEN,
        incomplete=False,
        needs_check=False,
        notice=NoticeFacts(
            text="お世話になっております。3番の黒Lが欠品です。",
            origin=Origin.SLACK,
            author="王",
            agent="ラクマート",
            written_at=WRITTEN,
            permalink="https://example.slack.com/archives/C1/p1",
        ),
        order_no="2026112010203012-80412",
        line_no="3",
        product="リネンシャツ",
        sku="LS-BK-L",
        color="黒",
        size="L",
        qty_ordered=20,
        qty_short=10,
        reason=Reason.DISCONTINUED,
        restock=None,
        restock_from=None,
        restock_to=None,
        doubts=(),
        target=TargetFacts(started_at=WRITTEN, due_at=WRITTEN + timedelta(minutes=15)),
        options=OPTIONS,
        affected=(
            AffectedOrder(
                id=1, marketplace=Marketplace.RAKUTEN, number="R-77", qty=1, ship_by=NOW + timedelta(days=4)
            ),
            AffectedOrder(
                id=2,
                marketplace=Marketplace.AMAZON,
                number="250-1234567-7654321",
                qty=2,
                ship_by=NOW + timedelta(days=1),
            ),
            AffectedOrder(id=3, marketplace=Marketplace.MERCARI, number="m55", qty=1, ship_by=None),
        ),
        stock=StockFigures(
            on_hand={Place.HOME: 3, Place.FBA: 12, Place.AGENT: 0, Place.TRANSIT: 20},
            daily_sales=Decimal("2.5"),
            cover_days=Decimal(6),
            reorder_point=30,
            below_reorder_point=True,
        ),
        assignee=None,
        decision=None,
        instruction=None,
        drafts={},
        agent_language=Language.ZH,
    )
    return replace(base, **changes)


def decided(status: Status = Status.DECIDED, **changes: object) -> CaseFacts:
    at = WRITTEN + timedelta(minutes=9)
    facts = {
        "status": status,
        "target": TargetFacts(started_at=WRITTEN, due_at=WRITTEN + timedelta(minutes=15), stopped_at=at),
        "decision": DecisionFacts(
            id=5,
            option=OPTIONS[0],
            by="U0HANAKO",
            at=at,
            undo_until=at + timedelta(seconds=10),
            rules_version=1,
        ),
        "instruction": InstructionFacts(
            sent_at=at + timedelta(seconds=11), permalink="https://example.slack.com/x"
        )
        if status is not Status.DECIDED
        else None,
        "drafts": {DraftStatus.OPEN: 2, DraftStatus.SENT: 1} if status is not Status.DECIDED else {},
    }
    return case(**{**facts, **changes})


def shown(blocks: list[dict]) -> str:
    """Every text of the blocks, as a person reads them from top to bottom."""
    found: list[str] = []
    _collect(blocks, found)
    return "\n".join(found)


def _collect(value: object, found: list[str]) -> None:
    if isinstance(value, dict):
        found.extend(text for key, text in value.items() if key == "text" and isinstance(text, str))
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            _collect(each, found)


def buttons(blocks: list[dict]) -> dict[str, dict]:
    """Every button by its label."""
    return {
        element["text"]["text"]: element
        for block in blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["type"] == "button"
    }
