"""Opening a case: the line that is short, its options, its card and its clock."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import col

from bot.flows.opening.options import rank_options
from bot.flows.opening.same_line import follow, is_another_item, is_older_news, older_news, same_line_again
from bot.flows.opening.unsure import unsure_fields
from bot.flows.outbox import show_card
from bot.flows.steps import rules_in_force, start_target
from bot.flows.work import KEPPIN, Work
from bot.rules.matching import GUESSED, Match, OrderLine, match
from bot.rules.reading.values import Found, Reading, Reason, ShortItem
from bot.rules.teaching.learning import in_known_words
from store.codec import offer_to_json
from store.questions.cases import open_case_for_line, settled_case_for_line
from store.questions.open_lines import OpenLines
from store.questions.words import vocabulary_of
from store.tables import AgentOrder, AgentOrderLine, Case, Notice, Workspace

#: Of these the notice's own word is kept where the order line says otherwise.
SAID = ("line_no", "sku", "product", "color", "size", "qty_ordered")


def open_case(
    work: Work,
    notice: Notice,
    reading: Reading,
    item: ShortItem | None,
    lines: OpenLines,
    since: datetime | None = None,
) -> Case:
    """The case for one short item of a notice; the running case of the same order line if there is one.

    A line whose case is settled gets a new one that follows it, unless the notice is older than what settled it.
    What is plainly another thing than the line's running case is about gets a case of its own, on no line.
    The target starts when the agent wrote the notice, or `since`, when it only then became a stockout.
    """
    matched = matched_line(work, reading, item, lines)
    case = case_as_read(work, notice, reading, item, lines, matched)
    running = _running_case(work, matched)
    if running is not None and is_another_item(running, case, item):
        matched = _on_no_line(matched, "line_has_other_item")
        case = case_as_read(work, notice, reading, item, lines, matched)
    elif running is not None:
        same_line_again(work, running, case, notice)
        return running
    earlier = _settled_case(work, matched)
    if earlier is not None and is_older_news(earlier, case, since or notice.written_at):
        older_news(work, earlier, notice)
        return earlier
    _open(work, case, earlier, since or notice.written_at)
    return case


def beside_running(
    work: Work, case: Case, now: Case, reading: Reading, item: ShortItem, lines: OpenLines
) -> tuple[Case, Case | None]:
    """What a case of an edited notice says now, without the line that another running case has; and that case.

    The other one is answered only where it seems to be about the same item.
    """
    matched = matched_line(work, reading, item, lines)
    running = _running_case(work, matched)
    if running is None or case.id == running.id or case.agent_order_line_id == running.agent_order_line_id:
        return now, None
    other = is_another_item(running, now, item)
    notice = work.session.get_one(Notice, now.notice_id)
    matched = _on_no_line(matched, *(["line_has_other_item"] if other else []))
    return case_as_read(work, notice, reading, item, lines, matched), None if other else running


def _on_no_line(matched: Match, *doubts: str) -> Match:
    return Match(doubts=(*(doubt for doubt in matched.doubts if doubt != "product_differs"), *doubts))


def _open(work: Work, case: Case, earlier: Case | None, since: datetime) -> None:
    version, rules = rules_in_force(work)
    case.number, case.rules_version = _next_number(work), version
    work.session.add(case)
    work.session.flush()
    if earlier is not None:
        follow(work, case, earlier, work.session.get_one(Notice, case.notice_id))
    rank_options(work, case, rules)
    for name, value in start_target(work, case, rules, since).items():
        setattr(case, name, value)
    work.record(case.id, KEPPIN, "case.opened", incomplete=case.incomplete)
    show_card(work, case)


def _running_case(work: Work, matched: Match) -> Case | None:
    if matched.line_id is None:
        return None
    return open_case_for_line(work.session, work.workspace.id, matched.line_id)


def _settled_case(work: Work, matched: Match) -> Case | None:
    if matched.line_id is None:
        return None
    return settled_case_for_line(work.session, work.workspace.id, matched.line_id)


def matched_line(work: Work, reading: Reading, item: ShortItem | None, lines: OpenLines) -> Match:
    """The order line that an item of the reading means, as far as that is certain."""
    if item is None:
        return Match()
    usual = in_known_words(item, vocabulary_of(work.connection, work.workspace.id))
    order_no = reading.order_of(item)
    return match(usual, order_no, lines.beside([usual], order_no))


def case_as_read(
    work: Work,
    notice: Notice,
    reading: Reading,
    item: ShortItem | None,
    lines: OpenLines,
    known: Match | None = None,
) -> Case:
    """What a case says when only the notice and the store are asked; it is not in the store."""
    matched = known or matched_line(work, reading, item, lines)
    case = Case(
        workspace_id=work.workspace.id,
        number=0,
        notice_id=notice.id,
        agent_id=notice.agent_id,
        order_no=reading.order_of(item),
        started_at=notice.written_at,
        due_at=notice.written_at,
        opened_at=work.now,
        needs_check=reading.needs_check,
    )
    if item is not None:
        _fill_from_item(case, item)
        usual = in_known_words(item, vocabulary_of(work.connection, work.workspace.id))
        case.offers = [offer_to_json(offer) for offer in usual.alternatives]
    line = lines.line(matched.line_id)
    fill_from_line(work, case, line, matched)
    if not GUESSED.isdisjoint(matched.doubts) or "line_has_other_item" in matched.doubts:
        case.needs_check = True
    if item is not None:
        case.doubts = [*case.doubts, *unsure_fields(item, line, case.doubts)]
    case.incomplete = is_incomplete(case)
    return case


def _next_number(work: Work) -> int:
    counted = (
        update(Workspace)
        .where(col(Workspace.id) == work.workspace.id)
        .values(last_case_number=Workspace.last_case_number + 1)
        .returning(col(Workspace.last_case_number))
    )
    return int(work.connection.execute(counted).scalar_one())


def _fill_from_item(case: Case, item: ShortItem) -> None:
    for name in ("product", "sku", "color", "size", "qty_ordered", "qty_short"):
        found = getattr(item, name)
        setattr(case, name, found.value if found else None)
    case.line_no = item.line.value if item.line else None
    case.reason = Reason(item.reason.value)
    case.least = item.least
    case.restock = item.restock.value if item.restock else None
    case.restock_from, case.restock_to = item.restock_from, item.restock_to
    case.doubts = list(item.doubts)


def fill_from_line(work: Work, case: Case, line: OrderLine | None, matched: Match) -> None:
    """Let the order line say what the notice left out; what the notice says of quantities stays."""
    case.doubts = list(dict.fromkeys([*case.doubts, *matched.doubts]))
    case.agent_order_line_id, case.variant_id = matched.line_id, matched.variant_id
    if line is None:
        return
    before = {name: getattr(case, name) for name in SAID}
    case.order_no, case.line_no = line.order_no, line.line_no
    case.product, case.sku = line.product, line.sku
    case.color, case.size = line.color or case.color, line.size or case.size
    case.qty_ordered = line.qty
    case.said = {name: str(old) for name, old in before.items() if old and old != getattr(case, name)}
    if case.qty_short is None:
        case.qty_short = line.qty
        case.doubts = [*case.doubts, "all_assumed_short"]
        case.needs_check = True
    row = work.session.get_one(AgentOrderLine, line.id)
    case.unit_price = row.unit_price
    if case.agent_id is None:  # nobody said whose notice it is; whose order it is says so, too
        case.agent_id = work.session.get_one(AgentOrder, row.agent_order_id).agent_id


def fill_from_match(work: Work, case: Case, lines: OpenLines, matched: Match) -> None:
    """Let the line that a case was matched with anew, if it is one, say what it says of any case."""
    line = lines.line(matched.line_id)
    fill_from_line(work, case, line, matched)
    if line is None:
        case.unit_price = None
    case.incomplete = is_incomplete(case)


def item_of(work: Work, case: Case) -> ShortItem:
    """The case as a notice would name it, in the words that the team's goods are known by."""
    item = ShortItem(
        line=_found(case.line_no),
        product=_found(case.product),
        sku=_found(case.sku),
        color=_found(case.color),
        size=_found(case.size),
        qty_ordered=None if case.qty_ordered is None else Found(value=case.qty_ordered),
        qty_short=None if case.qty_short is None else Found(value=case.qty_short),
        reason=Found(value=case.reason),
    )
    return in_known_words(item, vocabulary_of(work.connection, work.workspace.id))


def _found(value: str | None) -> Found[str] | None:
    return Found(value=value) if value else None


def is_incomplete(case: Case) -> bool:
    """Whether too little is known to tell the agent what to do: which order, which item, how many."""
    return not (case.order_no and case.qty_short and (case.product or case.line_no or case.sku))
