"""The agent comes back, in its channel, to what it reported: the one case that fits hears it, or people are asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import col, select

from bot.flows.hearing.agent_replies import CONCERNED, agent_replied, line_of
from bot.flows.one_at_a_time import one_at_a_time
from bot.flows.opening.ask_people import Call, ask_people
from bot.flows.opening.later import Later
from bot.flows.opening.receive_notice import NoticeIn, keep_notice, known_source, read_here, receive_notice
from bot.flows.opening.same_line import keep_with
from bot.flows.work import Work
from bot.rules.lifecycle import RUNNING
from bot.rules.reading.values import Reading
from bot.rules.replies.follow_ups import LONG, FollowUp, follow_up, two_halves
from bot.rules.replies.says import Says
from bot.rules.words import Remedy
from store.tables import Case, Decision, Notice

#: How long after the last word about a case the agent may come back to it in passing.
LATELY = timedelta(hours=6)
#: More cases than these are not asked about one by one.
MOST = 5
#: From here on what stands behind the news is a notice by its words.
BY_ITSELF = 0.6


def hear_follow_up(
    work: Work, event_key: str, incoming: NoticeIn, later: Later, known: Notice | None = None
) -> list[int] | None:
    """Answer the ids of the cases that a message in the channel bears on; None where it is none of this.

    Then it is a notice of its own, or nothing. `known` is the message as it was heard before it was edited.
    """
    if known_source(work, incoming.source) is not known:
        return None
    later = replace(later, agent_id=incoming.agent_id, beside=True)
    words = incoming.words or incoming.text
    found = _about(work, words, incoming)
    if found is None:
        return _both_halves(work, event_key, incoming, later) if known is None else None
    news, reading, fitting = found
    if news.more and not _which_by_kind(news, fitting):
        return _more(work, event_key, incoming, fitting) if known is None else None
    ids = _told(work, event_key, news, fitting, later)
    notice = known or (keep_notice(work, incoming, reading, wanted=False) if ids else None)
    _keep_with_all(work, notice, fitting)
    return ids


def _about(work: Work, words: str, incoming: NoticeIn) -> tuple[FollowUp, Reading, list[Case]] | None:
    """The news that the words are, and the cases that may be meant; None where there is none of either."""
    found = _news(work, words, incoming)
    if found is None:
        return None
    one_at_a_time(work)
    fitting = _fitting(found[0], _lately(work, incoming, found[1]))
    if found[0].reply.says is Says.WAIT and not found[0].lines and len(fitting) > 1:
        fitting = [case for case in fitting if _is_to_be_waited_for(work, case)]
    return (*found, fitting) if 0 < len(fitting) <= MOST else None


def _is_to_be_waited_for(work: Work, case: Case) -> bool:
    """Whether the agent was told to wait until there will be some."""
    decision = work.session.get(Decision, case.decision_id) if case.decision_id else None
    return decision is not None and decision.option["remedy"] == Remedy.WAIT


def _both_halves(work: Work, event_key: str, incoming: NoticeIn, later: Later) -> list[int] | None:
    """News of what was reported, and behind it a notice of something else: each is heard as what it is."""
    for words, rest in two_halves(incoming.words or incoming.text):
        found = _about(work, words, incoming)
        if found is None or found[0].lack or not _is_notice(work, rest, incoming):
            continue
        news, _, fitting = found
        told = _told(work, event_key, news, fitting, replace(later, text=words))
        opened = receive_notice(work, f"{event_key}:lines", replace(incoming, words=rest))
        _keep_with_all(work, known_source(work, incoming.source), fitting)
        return [*told, *opened]
    return None


def _is_notice(work: Work, words: str, incoming: NoticeIn) -> bool:
    lines = work.open_lines
    return read_here(work, words, incoming.written_at, lines).stockout_confidence >= BY_ITSELF


def _keep_with_all(work: Work, notice: Notice | None, cases: list[Case]) -> None:
    """What is written below the message is said about the same cases."""
    if notice is not None:
        for case in cases:
            keep_with(work, notice, case)


def _which_by_kind(news: FollowUp, cases: list[Case]) -> bool:
    """Whether several cases of such goods may be meant, and no line says which."""
    return len(cases) > 1 and not news.lines


def _news(work: Work, words: str, incoming: NoticeIn) -> tuple[FollowUp, Reading] | None:
    if len(words) > LONG:
        return None
    reading = read_here(work, words, incoming.written_at, work.open_lines)
    news = follow_up(words, reading)
    return None if news is None else (news, reading)


def _more(work: Work, event_key: str, incoming: NoticeIn, fitting: list[Case]) -> list[int] | None:
    """How much is short is told anew: a notice of the same order, where there is one order that can be meant."""
    orders = {case.order_no for case in fitting}
    if len(orders) != 1:
        return None
    return receive_notice(work, event_key, replace(incoming, order_no=orders.pop() or ""))


def _told(work: Work, event_key: str, news: FollowUp, cases: list[Case], later: Later) -> list[int]:
    if _all_meant(news, cases) or news.reply.says is Says.WAIT:
        sure = not later.doubtful and all(news.moves(line_of(case), case.product) for case in cases)
        return agent_replied(
            work, event_key, cases, later, pointed=sure, meant=news.pointed and not later.doubtful
        )
    if not work.first_time(event_key):
        return []
    call, which = Call(work), [case.number for case in cases]
    for case in cases:
        work.session.refresh(case, with_for_update=True)  # so that a click just now is seen
        ask_people(
            work, case, news.reply.says.value, later, call, "agent.which", {"which": which}, which=which
        )
    return [case.id for case in cases]


def _all_meant(news: FollowUp, cases: list[Case]) -> bool:
    """Whether each of the cases is meant: the only one, the only one of its line, or all of one notice."""
    if news.lines:
        return len({line_of(case) for case in cases}) == len(cases)
    everything = news.reply.everything and not news.more  # else it is all of a quantity
    return len(cases) == 1 or (everything and len({case.notice_id for case in cases}) == 1)


def _fitting(news: FollowUp, cases: list[Case]) -> list[Case]:
    """Those for which the words can mean something; of what is only pointed at, else any."""
    about = [case for case in cases if news.may_be_about(line_of(case), case.product, case.color)]
    concerned = [case for case in about if case.status in CONCERNED.get(news.reply.says, RUNNING)]
    return concerned or (about if news.pointed or news.lines else [])


def _lately(work: Work, incoming: NoticeIn, reading: Reading) -> list[Case]:
    """The running cases of the agent of which something was said in the last hours, or of the order that is named."""
    wanted = select(Case, Notice).join(Notice, col(Notice.id) == Case.notice_id)
    ours = (Case.workspace_id == work.workspace.id, Case.agent_id == incoming.agent_id)
    running = work.session.exec(wanted.where(*ours, col(Case.status).in_(RUNNING)).order_by(col(Case.id)))
    order = reading.order_no.value if reading.order_no is not None and reading.order_no.spans else None
    fits: Callable[[Case, Notice], bool] = (
        (lambda case, _notice: case.order_no == order)
        if order
        else (lambda case, notice: incoming.written_at - _last_word(case, notice) < LATELY)
    )
    return [case for case, notice in running if fits(case, notice)]


def _last_word(case: Case, notice: Notice) -> datetime:
    said = [datetime.fromisoformat(case.heard["at"])] if case.heard.get("at") else []
    return max([notice.written_at, *([case.instructed_at] if case.instructed_at else []), *said])
