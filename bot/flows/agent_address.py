"""Where an agent is told what to do: there where its notice came from, else by its usual way."""

from dataclasses import dataclass

from sqlmodel import col, select

from bot.flows.work import Work
from bot.rules.words import Origin, Route
from store.tables import Agent, Case, Delivery, Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A place to speak in, and the message there that is answered."""

    route: Route
    place: str
    thread_ts: str = ""
    answers: str = ""  # who wrote that message, where the answer has to name them


def address_of(work: Work, case: Case, agent: Agent | None = None) -> Address | None:
    """Where the case's agent, or another one, is told of it; None where no agent is known."""
    if agent is None and case.agent_id:
        agent = work.session.get(Agent, case.agent_id)
    if agent is None:
        return None
    notice = work.session.get_one(Notice, case.notice_id)
    if agent.chatwork_room and (notice.origin is Origin.CHATWORK or agent.route == Route.CHATWORK):
        return _in_chatwork(agent, notice)
    in_thread = notice.channel_id == agent.channel_id
    thread = (notice.thread_ts or notice.ts) if in_thread else ""
    return Address(route=Route.SLACK, place=agent.channel_id, thread_ts=thread)


def _in_chatwork(agent: Agent, notice: Notice) -> Address:
    room = agent.chatwork_room
    if notice.channel_id != room:
        return Address(route=Route.CHATWORK, place=room)
    return Address(route=Route.CHATWORK, place=room, thread_ts=notice.ts, answers=notice.author_id)


def said_there(work: Work, row: Delivery) -> frozenset[str]:
    """What is known to have been said in the delivery's place: none of it can be this one."""
    wanted = select(Delivery.ts).where(
        Delivery.workspace_id == row.workspace_id,
        Delivery.route == row.route,
        Delivery.place == row.place,
        Delivery.id != row.id,
        col(Delivery.ts) != "",
    )
    return frozenset(work.session.exec(wanted.order_by(col(Delivery.id).desc()).limit(200)))
