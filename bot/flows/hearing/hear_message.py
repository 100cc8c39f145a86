"""Somebody wrote in a channel: the agent's notices become cases, its replies reach the desk, the rest is not ours."""

from dataclasses import replace

from bot.flows.actors import Actor
from bot.flows.deciding.answer_agent import answered_in_thread
from bot.flows.hearing.agent_replies import cases_in_thread
from bot.flows.hearing.hear_follow_up import hear_follow_up
from bot.flows.hearing.hear_reply import hear_reply
from bot.flows.hearing.reread_notice import notice_deleted, notice_edited
from bot.flows.hearing.said_otherwise import heard_of, named_before, said_otherwise
from bot.flows.links import permalink
from bot.flows.opening.later import Later
from bot.flows.opening.message_in import MessageIn, notice_from, source_of, speaks_for
from bot.flows.opening.receive_notice import NoticeIn, known_source, receive_notice
from bot.flows.standing import message_deleted
from bot.flows.work import Work
from store.questions.team import agent_in, agents
from store.tables import Agent, Case, Notice


def bears_on_us(work: Work, message: MessageIn) -> bool:
    """Whether anything may come of it: it stands in an agent's channel, or is a notice from elsewhere."""
    if agent_in(work.session, work.workspace.id, message.channel_id) is not None:
        return True
    return known_source(work, source_of(message.channel_id, message.ts)) is not None


def hear_message(work: Work, event_key: str, message: MessageIn) -> list[int]:
    """Do what the message asks for; answers the ids of the cases that it opened or touched."""
    notice = known_source(work, source_of(message.channel_id, message.ts))
    if message.deleted:
        return _deleted(work, event_key, notice, message)
    if message.edited and notice is not None:
        return _edited(work, event_key, notice, message)
    agent = agent_in(work.session, work.workspace.id, message.channel_id)
    if agent is None:
        return []
    if not speaks_for(work, agent, message):
        return _answered(work, event_key, message)
    if message.edited and not (message.before and message.before != message.text):
        return []  # Slack's own doing, such as a link unfurled
    return _said(work, event_key, agent, message)


def _answered(work: Work, event_key: str, message: MessageIn) -> list[int]:
    """One of ours wrote in the agent's channel: in the thread of a case, that may be what the agent waited for."""
    if message.thread_ts and not message.edited and message.author_id != work.workspace.bot_user_id:
        cases = cases_in_thread(work, message.channel_id, message.thread_ts)
        who = Actor(user=message.author_id, team=message.author_team)
        answered_in_thread(work, event_key, cases, who)
    return []


def _edited(work: Work, event_key: str, notice: Notice, message: MessageIn) -> list[int]:
    later = told_by(work, message)
    if not (notice.is_stockout or notice.thread_ts) and message.before != message.text:
        return _follow_up_edited(work, event_key, notice, message, later)
    here = cases_in_thread(work, notice.channel_id, notice.thread_ts) if notice.thread_ts else []
    return notice_edited(work, event_key, notice, later, here)


def _follow_up_edited(
    work: Work, event_key: str, notice: Notice, message: MessageIn, later: Later
) -> list[int]:
    """Whoever heard the first words hears of the change, also where the new ones mean something else."""
    earlier = heard_of(work, message.channel_id, message.ts)
    told = hear_follow_up(work, event_key, notice_from(work, message, notice.agent_id), later, notice)
    if told is None:
        told = notice_edited(work, event_key, notice, later)
    asked = said_otherwise(work, earlier, told, later) if work.first_time(f"{event_key}:before") else []
    return [*told, *asked]


def _deleted(work: Work, event_key: str, notice: Notice | None, message: MessageIn) -> list[int]:
    if notice is not None:
        later = told_by(work, message)
        told = notice_deleted(work, event_key, notice, later)
        earlier = [] if notice.is_stockout else heard_of(work, message.channel_id, message.ts)
        asked = said_otherwise(work, earlier, told, later) if work.first_time(f"{event_key}:before") else []
        return [*told, *asked]
    if work.first_time(event_key):
        message_deleted(work, message.channel_id, message.ts)
    return []


def _said(work: Work, event_key: str, agent: Agent, message: MessageIn) -> list[int]:
    incoming = notice_from(work, message, agent.id)
    if message.thread_ts:
        cases = cases_in_thread(work, message.channel_id, message.thread_ts)
        if cases:
            incoming = replace(incoming, written_at=message.changed_at or message.written_at)
            return _replied(work, event_key, cases, incoming, message)
    if message.edited:
        return []  # not a notice when it was heard, or older than the desk
    told = hear_follow_up(work, event_key, incoming, told_by(work, message))
    return receive_notice(work, event_key, incoming) if told is None else told


def _replied(
    work: Work, event_key: str, cases: list[Case], incoming: NoticeIn, message: MessageIn
) -> list[int]:
    later = told_by(work, message)
    told = hear_reply(work, event_key, cases, incoming, later)
    earlier = named_before(cases, message.before, message.text) if message.edited else []
    asked = said_otherwise(work, earlier, told, later) if work.first_time(f"{event_key}:before") else []
    return [*told, *asked]


def told_by(work: Work, message: MessageIn) -> Later:
    """What the message says, for those who have its case already."""
    is_direct = message.channel_id.startswith("D")  # seen by nobody else, so that no link leads to it
    return Later(
        text=message.text,
        author=message.author,
        permalink="" if is_direct else permalink(work, message.channel_id, message.ts),
        at=message.changed_at or work.now,
        member=_member(work, message),
    )


def _member(work: Work, message: MessageIn) -> str:
    """Whoever wrote, where it is one of ours who does not speak for an agent."""
    if message.author_team != work.workspace.team_id:
        return ""
    staff = {who for agent in agents(work.session, work.workspace.id) for who in agent.staff}
    return "" if message.author_id in staff else message.author_id
