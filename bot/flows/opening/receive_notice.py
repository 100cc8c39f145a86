"""A notice comes in: kept verbatim, read, matched, and opened as one case for each line that is short."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import select

from bot.flows.one_at_a_time import one_at_a_time
from bot.flows.opening.ask_people import Call, ask_people
from bot.flows.opening.hear_arrival import hear_arrival
from bot.flows.opening.name_agent import name_agent
from bot.flows.opening.open_case import open_case
from bot.flows.opening.same_line import keep_with, later_of, repeated
from bot.flows.opening.told_in_thread import without_told
from bot.flows.outbox import show_card, show_headline
from bot.flows.work import KEPPIN, Work
from bot.rules.lifecycle import RUNNING
from bot.rules.reading import read, to_json
from bot.rules.reading.judging.sharpen import sharpen
from bot.rules.reading.values import Known, OrderLineName, Reading, ShortItem
from bot.rules.words import Origin
from store.questions.cases import cases_of, same_words_lately, same_words_running
from store.questions.open_lines import OpenLines
from store.questions.words import vocabulary_of
from store.tables import Case, DroppedFile, Notice

#: Copies of words of which nobody knows when they were written.
PASTED = frozenset({Origin.COMMAND, Origin.DIRECT})


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeIn:
    """A notice as it was heard, wherever it came from."""

    origin: Origin
    source: str  # names the original for ever, e.g. slack:C1:1700000000.000100
    text: str
    written_at: datetime
    agent_id: int | None
    author_id: str = ""
    author: str = ""
    channel_id: str = ""
    ts: str = ""
    thread_ts: str = ""
    permalink: str = ""
    order_no: str = ""  # of the thread that it stands in
    lines_told: frozenset[OrderLineName] = frozenset()  # whose cases hear these words as a reply
    words: str = ""  # what the writer says, where the text holds another program's marks as well
    reported_by: str = ""  # the member who says that this is a stockout, where one did
    reading: Reading | None = None  # what is understood already, as with a list of rows


def notice_in_file(
    kept: DroppedFile, origin: Origin, source: str, text: str, written_at: datetime
) -> NoticeIn:
    """What a file says, from whom and where the file stands."""
    return NoticeIn(
        origin=origin,
        source=source,
        text=text,
        written_at=written_at,
        agent_id=kept.agent_id,
        author_id=kept.author_id,
        channel_id=kept.channel_id,
        ts=kept.ts,
        thread_ts=kept.thread_ts,
        permalink=kept.permalink,
    )


def receive_notice(work: Work, event_key: str, incoming: NoticeIn) -> list[int]:
    """Keep the notice and open its cases; answers their ids. The same notice again opens nothing.

    A notice that somebody reported by hand is a case even where the reading sees none.
    """
    if not work.first_time(event_key):
        return []
    lines = work.open_lines
    reading = _understood(work, incoming, lines)
    one_at_a_time(work)
    wanted = reading.is_stockout or bool(incoming.reported_by)
    notice = keep_notice(work, incoming, reading, wanted=wanted)
    if notice is None:
        return []
    if not wanted:
        work.record(None, KEPPIN, "notice.no_stockout", notice=notice.id)
        hear_arrival(work, notice, reading)
        return []
    earlier = same_words_lately(work.session, notice) or _copied(work, notice, reading)
    if earlier is not None and (cases := cases_of(work.session, earlier)):
        return _repeat(work, notice, earlier, cases)
    return open_cases(work, notice, reading, lines)


def _copied(work: Work, notice: Notice, reading: Reading) -> Notice | None:
    """The notice whose words, which name their order, a member has pasted: however old, as long as its case runs."""
    named = reading.order_no is not None and bool(reading.order_no.spans)
    return same_words_running(work.session, notice) if named and notice.origin in PASTED else None


def open_cases(
    work: Work, notice: Notice, reading: Reading, lines: OpenLines, since: datetime | None = None
) -> list[int]:
    """One case for each short item of a reading; one to complete by hand where it has none."""
    items: tuple[ShortItem | None, ...] = reading.items or (None,)
    cases = [open_case(work, notice, reading, item, lines, since) for item in items]
    if len(items) > 1:
        gather_under_headline(work, notice)
    return list(dict.fromkeys(case.id for case in cases))


def gather_under_headline(work: Work, notice: Notice) -> None:
    """Where a notice has several cases, a headline counts them and offers to decide them together."""
    cases = cases_of(work.session, notice)
    for case in cases if len(cases) > 1 else ():
        case.headline_id = notice.id
        show_headline(work, case, notice.id)


def _understood(work: Work, incoming: NoticeIn, lines: OpenLines) -> Reading:
    """The notice as read, or as its rows said, beside what the store knows."""
    given = incoming.reading
    if given is not None:
        return replace(given, items=sharpen(given.items, given.order_no, known_here(work, lines)))
    reading = read_here(work, incoming.words or incoming.text, incoming.written_at, lines, incoming.order_no)
    return without_told(reading, incoming.lines_told)


def read_here(work: Work, text: str, written_at: datetime, lines: OpenLines, order_no: str = "") -> Reading:
    """Read a notice with what the workspace knows, and the order that it is about where it names none itself."""
    known = replace(known_here(work, lines), order_no=order_no or None)
    return read(text, received_at=work.local(written_at), known=known)


def known_here(work: Work, lines: OpenLines) -> Known:
    """What the workspace knows of its own orders."""
    return Known(
        customer_no=work.workspace.customer_no or None,
        on_order=lines,
        vocabulary=vocabulary_of(work.connection, work.workspace.id),
    )


def keep_notice(work: Work, incoming: NoticeIn, reading: Reading, *, wanted: bool) -> Notice | None:
    """Keep the words as they came, once; None where they are kept already, and are no more than they were."""
    known = known_source(work, incoming.source)
    if known is not None:
        return _taken_up(known, incoming.reported_by, wanted)
    row = Notice(
        workspace_id=work.workspace.id,
        agent_id=incoming.agent_id,
        origin=incoming.origin,
        source=incoming.source,
        digest=digest_of(incoming.words or incoming.text, _carried(reading)),
        text=incoming.text,
        author_id=incoming.author_id,
        author=incoming.author,
        reported_by=incoming.reported_by,
        channel_id=incoming.channel_id,
        ts=incoming.ts,
        thread_ts=incoming.thread_ts,
        permalink=incoming.permalink,
        written_at=incoming.written_at,
        received_at=work.now,
        reading=to_json(reading, ""),
        is_stockout=wanted,
    )
    work.session.add(row)
    work.session.flush()
    return row


def _taken_up(known: Notice, reported_by: str, wanted: bool) -> Notice | None:
    """A message that was no stockout to the reading, until somebody said that it is one; else None."""
    if known.is_stockout or not wanted:
        return None
    known.is_stockout, known.reported_by = True, reported_by
    return known


def known_source(work: Work, source: str) -> Notice | None:
    """The notice that came from the same place before."""
    from_there = select(Notice).where(Notice.workspace_id == work.workspace.id, Notice.source == source)
    return work.session.exec(from_there).first()


def _repeat(work: Work, notice: Notice, earlier: Notice, cases: list[Case]) -> list[int]:
    notice.repeats_id = earlier.id
    call = Call(work)
    for case in cases:
        if case.agent_id is None and notice.agent_id is not None:
            name_agent(work, case, notice.agent_id, KEPPIN, "case.agent_heard")
        keep_with(work, notice, case)
        if case.status in RUNNING:
            repeated(work, case, notice)
        else:
            ask_people(work, case, "repeated", later_of(notice), call, "notice.repeated_after")
        show_card(work, case)
    return [case.id for case in cases]


def digest_of(text: str, order_no: str = "") -> str:
    """A mark that two notices share when they say the same words, whatever their width and spacing.

    Words that name no order themselves say something else of each order.
    """
    words = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().casefold()
    return hashlib.sha256(f"{order_no}\n{words}".encode() if order_no else words.encode()).hexdigest()


def _carried(reading: Reading) -> str:
    """The order that the notice is about without naming it."""
    order = reading.order_no
    return order.value if order is not None and not order.spans else ""
