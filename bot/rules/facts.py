"""A case as it stands, in plain frozen values: what cards, instructions, drafts and the summary are made from.

The store builds these from its rows; nothing here knows a database or Slack. Times are aware; money is in yuan unless
the name says yen.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from bot.rules.lifecycle import Standing
from bot.rules.reading.values import Reason
from bot.rules.replies.heard_facts import HeardFacts
from bot.rules.targets import TargetFacts
from bot.rules.words import DraftStatus, Language, Marketplace, Origin, Place, Remedy, Rest, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One fact behind a rank or a limit: a code that templates put into words, and its numbers or names."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One concrete remedy (選択肢) for one case, with the reason for its rank."""

    key: str  # stable within the case, e.g. "url:17", "price:45.1", "refund"
    remedy: Remedy
    rank: int  # from 1; struck options keep the rank they would have had behind the others
    qty: int
    url: str | None = None
    shop: str | None = None
    color: str | None = None  # as the shop calls it where it sells it, else as the agent does
    agent_color: str | None = None  # the agent's own word for what it offers
    size: str | None = None
    sku: str | None = None
    price: Decimal | None = None  # yuan a unit
    price_change: Decimal | None = None  # per cent against what was ordered
    unchecked_rise: Decimal | None = None  # per cent: a limit on rises that nobody could hold it against
    price_cap: Decimal | None = None  # yuan a unit that the agent may pay, where the price is not known
    restock_from: date | None = None
    restock_to: date | None = None
    same_shop: bool = False  # where it was ordered, at the price that is asked there now
    offered_by_agent: bool = False
    needs_consent: bool = False  # the customer ordered something else
    needs_approval: bool = False
    why: tuple[Note, ...] = ()
    struck: tuple[Note, ...] = ()  # not to be chosen, and why
    text: str | None = None  # what a person asked for in their own words
    wait_until: date | None = None  # as long as a person waits; not when anything arrives
    year: int | None = None  # in which the days were named: those of another are told with theirs
    rest: Rest | None = None  # what becomes of the units that are short beyond qty
    rest_qty: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFacts:
    """What the agent wrote and where it stands."""

    text: str  # as its author left it
    origin: Origin
    author: str  # the name as shown, never an id
    agent: str
    written_at: datetime
    reported_by: str = ""  # the name of the member who brought it in, where one did
    permalink: str | None = None
    deleted: bool = False  # its author took it away; the words are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class AffectedOrder:
    """A customer order that the shortage reaches, without anything personal."""

    id: int
    marketplace: Marketplace
    number: str
    qty: int
    ship_by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StockFigures:
    """What remains of one variant; cover counts what can be sold in Japan (home and FBA)."""

    on_hand: dict[Place, int]
    daily_sales: Decimal
    cover_days: Decimal | None  # None where nothing sells
    reorder_point: int
    below_reorder_point: bool
    counted: bool = True  # somebody has said how many there are; where nobody has, zeros say nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """The option that a person chose."""

    id: int
    option: Option
    by: str  # Slack user id
    at: datetime
    undo_until: datetime
    rules_version: int
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InstructionFacts:
    """Whether the agent has been told."""

    sent_at: datetime | None = None
    failed: str | None = None  # Slack's error code, where it could not be sent
    permalink: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFacts:
    """One apology for one customer order."""

    id: int
    case_id: int
    version: int
    marketplace: Marketplace
    order_number: str
    text: str
    status: DraftStatus
    problems: tuple[Note, ...] = ()
    handled_by: str | None = None
    handled_at: datetime | None = None

    @property
    def lapsed(self) -> bool:
        """Whether its customer, and with that its text, has been deleted."""
        return not self.text and self.status is not DraftStatus.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierFacts:
    """The settled case of the same order line that this one follows."""

    number: int
    permalink: str | None = None
    option: Option | None = None  # what was decided then


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFacts:
    """What the agent was told of a case before it was opened once more."""

    option: Option
    at: datetime
    permalink: str | None = None
    ran_out: bool = False  # what it says to buy is out as well


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """One order line that is short (案件): everything a card shows."""

    id: int
    number: int  # what people call it: K-12
    version: int
    status: Status
    incomplete: bool  # the notice could not be read enough; a person completes it
    needs_check: bool
    notice: NoticeFacts
    order_no: str | None
    line_no: str | None
    product: str | None
    sku: str | None
    color: str | None
    size: str | None
    qty_ordered: int | None
    qty_short: int | None
    reason: Reason
    restock: str | None
    restock_from: date | None
    restock_to: date | None
    doubts: tuple[str, ...]
    target: TargetFacts
    options: tuple[Option, ...]
    affected: tuple[AffectedOrder, ...]
    stock: StockFigures | None
    assignee: str | None
    decision: DecisionFacts | None
    instruction: InstructionFacts | None
    drafts: dict[DraftStatus, int]
    agent_language: Language
    card_permalink: str | None = None
    unit_price: Decimal | None = None
    heard: HeardFacts | None = None
    earlier: EarlierFacts | None = None
    orders_known: bool = True  # whether customers' orders have been brought in at all
    replaces_instruction: bool = False  # the agent was told something else before, which no longer holds
    told: ToldFacts | None = None  # what the agent holds, although the case is open
    said: dict[str, str] = field(
        default_factory=dict
    )  # what the notice says otherwise than the order, by field
    least: str = ""  # of a minimum lot: a number of pieces, or an amount as the agent wrote it
    has_agent: bool = True  # it is known which agent is to be told
    agents: tuple[tuple[int, str], ...] = ()  # ids and names to choose from, while it is not
    agent_id: int | None = None
    agents_instead: tuple[tuple[int, str], ...] = ()  # all agents, where it could be another than it is

    @property
    def minimum(self) -> str:
        """The minimum lot, where that is why the line is short; no figure that the order reaches can be it."""
        if self.reason is not Reason.MOQ:
            return ""
        reached = self.least.isdecimal() and int(self.least) <= (self.qty_ordered or self.qty_short or 0)
        return "" if reached else self.least

    @property
    def in_charge(self) -> str | None:
        """Whoever has taken the case; after a decision nobody else having taken it, whoever decided follows up."""
        decided = self.decision is not None and not self.decision.undone and self.status is not Status.OPEN
        return self.assignee or (self.decision.by if decided and self.decision else None)

    @property
    def standing(self) -> Standing:
        """What of the case says which steps may be taken."""
        heard, decision = self.heard, self.decision
        return Standing(
            status=self.status,
            incomplete=self.incomplete,
            has_agent=self.has_agent,
            agent_can_be_named=bool(self.agents),
            failed=self.instruction is not None and self.instruction.failed is not None,
            in_stock=heard is not None and heard.in_stock,
            asked=heard is not None and heard.may_be_put_away(self.status),
            acted=heard is not None and heard.acted,
            remedy=decision.option.remedy if decision is not None else None,
            undo_until=decision.undo_until if decision is not None and not decision.undone else None,
        )
