"""Words below a notice or an instruction: a reply to its cases, and a notice where they tell of yet another line."""

from dataclasses import replace

from bot.flows.agent_replies import agent_replied
from bot.flows.later import Later
from bot.flows.one_at_a_time import one_at_a_time
from bot.flows.receive_notice import NoticeIn, read_here, receive_notice
from bot.flows.told_in_thread import cases_told
from bot.flows.work import Work
from bot.rules.reading.values import OrderLineName, Reading
from bot.rules.replies import Says, understand
from store.questions.goods import open_lines
from store.tables import Case

#: From here on a reading says by itself that something is short; below, in a thread, the words have to say so.
BY_ITSELF = 0.6


def hear_reply(work: Work, heard: str, cases: list[Case], incoming: NoticeIn, later: Later) -> list[int]:
    """Tell the cases, and open those of the lines that have none; answers the ids of all that it bears on."""
    words, later = incoming.words or incoming.text, replace(later, agent_id=incoming.agent_id)
    order_no = next((case.order_no for case in cases if case.order_no), "")
    lines = open_lines(work.session, work.workspace.id)
    reading = read_here(work, words, incoming.written_at, lines, order_no)
    told, new = (
        _parted(reading, cases) if _tells_of_lack(reading, words) else (frozenset[OrderLineName](), False)
    )
    if not new:
        return agent_replied(work, heard, cases, later)
    incoming = replace(incoming, order_no=order_no, lines_told=told)
    if not told:
        return receive_notice(work, heard, incoming)
    one_at_a_time(work)  # before the cases: a correction takes its turn first as well, and then its case
    replied = agent_replied(work, heard, cases, later)
    return [*replied, *receive_notice(work, f"{heard}:lines", incoming)]


def _tells_of_lack(reading: Reading, words: str) -> bool:
    """Whether something is short, and not only spoken of: a thread is full of lines that are none of it."""
    if reading.stockout_confidence >= BY_ITSELF or not reading.is_stockout:
        return reading.is_stockout
    reply = understand(words)
    return reply.says in {Says.OUT, Says.PARTLY} or reply.likewise


def _parted(reading: Reading, cases: list[Case]) -> tuple[frozenset[OrderLineName], bool]:
    """The lines that have a case here, and whether there are others."""
    told = frozenset(cases_told(reading, cases))
    named = frozenset(line for item in reading.items if (line := reading.line_of(item)) is not None)
    return told, bool(reading.order_no and named - told)
