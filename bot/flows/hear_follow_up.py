"""The agent comes back, in its channel, to what it reported: the one case that fits hears it, or people are asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import col, select

from bot.flows.agent_replies import CONCERNED, agent_replied, line_of
from bot.flows.later import Later
from bot.flows.one_at_a_time import one_at_a_time
from bot.flows.our_turn import Call, ask_people
from bot.flows.receive_notice import NoticeIn, keep_notice, known_source, read_here, receive_notice
from bot.flows.same_line import keep_with
from bot.flows.work import Work
from bot.rules.follow_ups import LONG, FollowUp, follow_up
from bot.rules.lifecycle import RUNNING
from bot.rules.reading.values import Reading
from store.questions.goods import open_lines
from store.tables import Case, Notice

#: How long after the last word about a case the agent may come back to it in passing.
LATELY = timedelta(hours=6)
#: More cases than these are not asked about one by one.
MOST = 5


def hear_follow_up(
    work: Work, heard: str, incoming: NoticeIn, later: Later, known: Notice | None = None
) -> list[int] | None:
    """Answer the ids of the cases that a message in the channel bears on; None where it is none of this.

    Then it is a notice of its own, or nothing. `known` is the message as it was heard before it was edited.
    """
    found = _news(work, incoming)
    if found is None or known_source(work, incoming.source) is not known:
        return None
    news, reading = found
    one_at_a_time(work)
    fitting = _fitting(news, _lately(work, incoming, reading))
    if news.more:
        return _more(work, heard, incoming, fitting) if known is None else None
    if not fitting or len(fitting) > MOST:
        return None
    ids = _told(work, heard, news, fitting, replace(later, agent_id=incoming.agent_id))
    notice = known or (keep_notice(work, incoming, reading, wanted=False) if ids else None)
    if notice is not None:
        for case in fitting:
            keep_with(work, notice, case)  # what is written below the message is said about the same cases
    return ids


def _news(work: Work, incoming: NoticeIn) -> tuple[FollowUp, Reading] | None:
    words = incoming.words or incoming.text
    if len(words) > LONG:
        return None
    reading = read_here(work, words, incoming.written_at, open_lines(work.session, work.workspace.id))
    news = follow_up(words, reading)
    return None if news is None else (news, reading)


def _more(work: Work, heard: str, incoming: NoticeIn, fitting: list[Case]) -> list[int] | None:
    """How much is short is told anew: a notice of the same order, where there is one order that can be meant."""
    orders = {case.order_no for case in fitting}
    if len(orders) != 1:
        return None
    return receive_notice(work, heard, replace(incoming, order_no=orders.pop() or ""))


def _told(work: Work, heard: str, news: FollowUp, cases: list[Case], later: Later) -> list[int]:
    if _all_meant(news, cases):
        return agent_replied(work, heard, cases, later, pointed=news.pointed)
    if not work.first_time(heard):
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
    return len(cases) == 1 or (news.reply.everything and len({case.notice_id for case in cases}) == 1)


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
