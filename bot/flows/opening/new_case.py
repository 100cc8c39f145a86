"""A member enters a notice that did not come through the agent's channel."""

from dataclasses import dataclass

from bot.flows.actors import Actor, allowed
from bot.flows.opening.log_hour import written_in
from bot.flows.opening.message_in import MessageIn, notice_from
from bot.flows.opening.receive_notice import NoticeIn, receive_notice
from bot.flows.opening.tell_reporter import tell_reporter
from bot.flows.refusals import Refusal
from bot.flows.work import Work
from bot.rules.words import Origin
from store.questions.team import agents
from store.tables import Agent


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A notice as a person pasted it."""

    text: str
    agent_id: int | None


def enter_notice(work: Work, event_key: str, actor: Actor, pasted: Pasted) -> list[int]:
    """Open the cases of a notice that somebody pasted. It may not be read: then a case is completed by hand."""
    allowed(work, actor)
    incoming = NoticeIn(
        origin=Origin.COMMAND,
        source=event_key,
        text=pasted.text,
        written_at=written_in(work, pasted.text, work.now),
        agent_id=agent_of(work, pasted.agent_id),
        author_id=actor.user,
        author="",
        reported_by=actor.user,
    )
    return opened(work, event_key, actor, incoming)


def report_message(work: Work, event_key: str, actor: Actor, message: MessageIn) -> list[int]:
    """Open the cases of a message that somebody pointed at, wherever it stands.

    Raises Refusal for what Keppin wrote itself.
    """
    allowed(work, actor)
    if message.author_id == work.workspace.bot_user_id:
        raise Refusal("own_message")
    agent = _agent_of_channel(work, message.channel_id)
    return opened(work, event_key, actor, notice_from(work, message, agent, reported_by=actor.user))


def opened(work: Work, event_key: str, actor: Actor, incoming: NoticeIn) -> list[int]:
    """Open the cases and tell whoever entered the notice what became of it."""
    case_ids = receive_notice(work, event_key, incoming)
    tell_reporter(work, event_key, actor, incoming.source, case_ids)
    return case_ids


def agent_of(work: Work, agent_id: int | None) -> int | None:
    """The agent that was named; the only one where none was."""
    named = work.session.get(Agent, agent_id) if agent_id is not None else None
    if named is not None and named.workspace_id == work.workspace.id:
        return named.id
    known = agents(work.session, work.workspace.id)
    return known[0].id if len(known) == 1 else None


def _agent_of_channel(work: Work, channel_id: str) -> int | None:
    known = agents(work.session, work.workspace.id)
    here = next((agent for agent in known if agent.channel_id == channel_id), None)
    return here.id if here else agent_of(work, None)
