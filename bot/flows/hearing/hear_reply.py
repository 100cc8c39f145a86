"""Words below a notice or an instruction: a reply to its cases, and a notice where they tell of yet another line."""

from dataclasses import replace

from bot.flows.hearing.agent_replies import agent_replied, line_of
from bot.flows.one_at_a_time import one_at_a_time
from bot.flows.opening.later import Later
from bot.flows.opening.receive_notice import NoticeIn, read_here, receive_notice
from bot.flows.opening.told_in_thread import cases_told
from bot.flows.work import Work
from bot.rules.colors import same_color
from bot.rules.lifecycle import can_run_out
from bot.rules.reading.values import OrderLineName, Reading, ShortItem
from bot.rules.replies.reply_lines import tell_apart
from bot.rules.replies.says import Says, understand
from bot.rules.words import Remedy
from store.tables import Case, Decision

NO_LINES: frozenset[OrderLineName] = frozenset()
#: From here on a reading says by itself that something is short; below, in a thread, the words have to say so.
BY_ITSELF = 0.6


def hear_reply(work: Work, event_key: str, cases: list[Case], incoming: NoticeIn, later: Later) -> list[int]:
    """Tell the cases, and open those of the lines that have none; answers the ids of all that it bears on."""
    words, later = incoming.words or incoming.text, replace(later, agent_id=incoming.agent_id)
    order_no = next((case.order_no for case in cases if case.order_no), "")
    lines = work.open_lines
    reading = read_here(work, words, incoming.written_at, lines, order_no)
    told, new = _parted(work, reading, cases) if _tells_of_lack(reading, words) else (NO_LINES, False)
    if not new:
        return agent_replied(work, event_key, cases, later)
    incoming = replace(incoming, order_no=order_no, lines_told=told)
    if not (told or _names_them(words, reading, order_no, cases)):
        return receive_notice(work, event_key, incoming)
    one_at_a_time(work)  # before the cases: a correction takes its turn first as well, and then its case
    replied = agent_replied(work, event_key, cases, later)
    return [*replied, *receive_notice(work, f"{event_key}:lines", incoming)]


def _tells_of_lack(reading: Reading, words: str) -> bool:
    """Whether something is short, and not only spoken of: a thread is full of lines that are none of it."""
    if reading.stockout_confidence >= BY_ITSELF or not reading.is_stockout:
        return reading.is_stockout
    reply = understand(words)
    return reply.says in {Says.OUT, Says.PARTLY} or reply.likewise


def _parted(work: Work, reading: Reading, cases: list[Case]) -> tuple[frozenset[OrderLineName], bool]:
    """The lines that have a case here, and whether there are others."""
    told = frozenset(cases_told(reading, cases))
    others = [item for item in reading.items if not _is_substitute(work, item, cases)]
    named = frozenset(line for item in others if (line := reading.line_of(item)) is not None)
    return told, bool(reading.order_no and named - told)


def _is_substitute(work: Work, item: ShortItem, cases: list[Case]) -> bool:
    """Whether the item is what was to be bought instead, and another line only by its colour."""
    if item.color is None or (item.line is not None and item.line.spans):
        return False
    chosen = [work.session.get_one(Decision, case.decision_id).option for case in cases if case.decision_id]
    colors = [option.get("color") for option in chosen if can_run_out(Remedy(option["remedy"]))]
    return any(color and same_color(color, item.color.value) for color in colors)


def _names_them(words: str, reading: Reading, order_no: str, cases: list[Case]) -> bool:
    """Whether the words also say something else of lines of this thread."""
    here = reading.order_no is not None and reading.order_no.value == order_no
    return here and bool(tell_apart(words, [line_of(case) for case in cases]))
