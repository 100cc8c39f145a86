"""Somebody wrote in an agent's Chatwork room: a notice, a reply to us, a correction, or nothing of ours."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import col, select

from bot.flows.actors import Outsider
from bot.flows.deciding.answer_agent import answered_in_thread
from bot.flows.hearing.hear_follow_up import hear_follow_up
from bot.flows.hearing.hear_reply import hear_reply
from bot.flows.hearing.reread_notice import notice_edited
from bot.flows.hearing.said_otherwise import heard_of, moved_by, said_otherwise
from bot.flows.opening.later import Later
from bot.flows.opening.receive_notice import NoticeIn, known_source, receive_notice
from bot.flows.work import Work
from bot.rules.chatwork import message_link, own_words, replied_to
from bot.rules.words import Origin, Route
from store.questions.cases import cases_of
from store.questions.team import agent_in_room
from store.tables import Agent, Case, Delivery, Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatworkIn:
    """A message as Chatwork tells of it."""

    room_id: str
    message_id: str
    account_id: str
    body: str
    written_at: datetime
    updated_at: str = ""  # as Chatwork writes it; empty for a message as it was first written
    author: str = ""  # empty where nobody could say how the account is called

    @property
    def event_key(self) -> str:
        """The name under which this wording is heard once, by whichever event or reading."""
        return f"chatwork:{self.message_id}:{self.updated_at}"

    @property
    def source(self) -> str:
        """The name of the message for ever."""
        return f"chatwork:{self.room_id}:{self.message_id}"

    @property
    def link(self) -> str:
        """Where it can be read."""
        return message_link(self.room_id, self.message_id)


def room_is_known(work: Work, room_id: str) -> bool:
    """Whether an agent writes in the room."""
    return agent_in_room(work.session, work.workspace.id, room_id) is not None


def hear_chatwork(work: Work, event_key: str, message: ChatworkIn) -> list[int]:
    """Do what the message asks for; answers the ids of the cases that it opened or touched."""
    agent = agent_in_room(work.session, work.workspace.id, message.room_id)
    if agent is None or message.account_id == work.workspace.chatwork_account or _is_ours(work, message):
        return []
    if not _speaks_for(agent, message):
        who = Outsider(place=Origin.CHATWORK, name=message.author or f"aid{message.account_id}")
        answered_in_thread(work, event_key, _answered(work, message), who)
        return []
    notice = known_source(work, message.source)
    answered = _answered(work, message)
    if notice is not None and message.updated_at and cases_of(work.session, notice):
        same = notice.text == message.body
        return [] if same else notice_edited(work, event_key, notice, _later(message, work.now), answered)
    named = any(who.startswith("aid") for who in agent.staff)
    later = replace(_later(message, message.written_at), doubtful=not named)
    earlier = [*heard_of(work, message.room_id, message.message_id), *moved_by(answered, later)]
    told = _heard(work, event_key, _notice(message, agent, known=notice is not None), answered, later)
    first = bool(message.updated_at) and work.first_time(f"{event_key}:before")
    return [*told, *(said_otherwise(work, earlier, told, later) if first else [])]


def _heard(work: Work, event_key: str, incoming: NoticeIn, answered: list[Case], later: Later) -> list[int]:
    if answered:
        return hear_reply(work, event_key, answered, incoming, later)
    told = hear_follow_up(work, event_key, incoming, later)
    return receive_notice(work, event_key, incoming) if told is None else told


def _notice(message: ChatworkIn, agent: Agent, *, known: bool) -> NoticeIn:
    """The message as a notice; one that was none, until it was written anew, is a notice of its own."""
    return NoticeIn(
        origin=Origin.CHATWORK,
        source=f"{message.source}:{message.updated_at}" if known and message.updated_at else message.source,
        text=message.body,
        words=own_words(message.body),
        written_at=message.written_at,
        agent_id=agent.id,
        author_id=message.account_id,
        author=message.author,
        channel_id=message.room_id,
        ts=message.message_id,
        permalink=message.link,
    )


def _speaks_for(agent: Agent, message: ChatworkIn) -> bool:
    """Everybody in the room but Keppin; where the team has named the agent's accounts, only those."""
    named = [who for who in agent.staff if who.startswith("aid")]
    return not named or f"aid{message.account_id}" in named


def _is_ours(work: Work, message: ChatworkIn) -> bool:
    ours = select(Delivery.id).where(
        Delivery.workspace_id == work.workspace.id,
        Delivery.route == Route.CHATWORK.value,
        Delivery.place == message.room_id,
        Delivery.ts == message.message_id,
    )
    return work.session.exec(ours.limit(1)).first() is not None


def _answered(work: Work, message: ChatworkIn) -> list[Case]:
    """The cases of the notice, or of the instruction, that the message answers."""
    ids = replied_to(message.body)
    if not ids:
        return []
    in_room = (Case.workspace_id == work.workspace.id, Notice.channel_id == message.room_id)
    of_notice = select(Case).join(Notice, col(Notice.id) == Case.notice_id)
    of_instruction = select(Case).join(Delivery, col(Delivery.case_id) == Case.id)
    found = [
        *work.session.exec(of_notice.where(*in_room, col(Notice.ts).in_(ids))),
        *work.session.exec(
            of_instruction.where(
                Case.workspace_id == work.workspace.id,
                Delivery.route == Route.CHATWORK.value,
                Delivery.place == message.room_id,
                col(Delivery.ts).in_(ids),
            )
        ),
    ]
    return sorted({case.id: case for case in found}.values(), key=lambda case: case.id)


def _later(message: ChatworkIn, at: datetime) -> Later:
    return Later(text=own_words(message.body), author=message.author, permalink=message.link, at=at)
