"""What stood in the channels on the story's first morning: the cases that still run, as they were told."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from bot.delivery.said import in_words
from bot.delivery.slack_route import MARK
from bot.demo import world
from bot.flows.drafting.drafts import draft_facts
from bot.flows.links import permalink
from bot.flows.work import Work
from bot.local import PastMessage
from bot.slack.agent import instruction
from bot.slack.blocks import Message
from bot.slack.cards import case_card
from bot.slack.threads import draft_message, note
from store.questions.case_facts import case_facts
from store.questions.cases import running_cases
from store.tables import Case, Decision, Draft, Notice, Timeline

LANGUAGE = "ja"
#: How long after the notice the card stood there, and after the instruction the letters.
CARD_AFTER = timedelta(seconds=1)
LETTERS_AFTER = timedelta(seconds=4)
TOLD = ("case.decided", "case.instructed", "case.confirmed")


def past_messages(work: Work) -> list[PastMessage]:
    """The messages about the cases from before the story; the store learns where each stands."""
    cases = running_cases(work.session, work.workspace.id)
    told = [case for case in cases if case.instructed_at and not case.card_ts]
    return [message for case in told for message in _about(work, case)]


def _about(work: Work, case: Case) -> Iterable[PastMessage]:
    """A case as both channels have it."""
    notice = work.session.get_one(Notice, case.notice_id)
    told_at = case.instructed_at or case.opened_at
    asked = PastMessage(
        channel=notice.channel_id, user=notice.author_id, text=notice.text, at=notice.written_at
    )
    notice.permalink = permalink(work, notice.channel_id, notice.ts)
    card_at = notice.written_at + CARD_AFTER
    case.card_ts = _desk(card_at, Message(text="", blocks=[])).ts
    case.card_link = permalink(work, world.DESK.id, case.card_ts)
    answer = _answer(work, case, notice, told_at)
    case.instruction_link = permalink(work, notice.channel_id, answer.ts)
    shown = case_card(case_facts(work.session, case), lang=LANGUAGE, tz=_zone(work), now=work.now)
    card = _desk(card_at, shown, key=f"card:{case.id}")
    return [asked, answer, card, *_notes(work, case), *_letters(work, case, told_at + LETTERS_AFTER)]


def _answer(work: Work, case: Case, notice: Notice, at: datetime) -> PastMessage:
    """The instruction, in the notice's thread."""
    facts = case_facts(work.session, case)
    if facts.decision is None:
        msg = f"K-{case.number} runs, and nobody has decided"
        raise ValueError(msg)
    text = instruction(facts, facts.decision.option, facts.agent_language)
    return PastMessage(channel=notice.channel_id, user=world.BOT, text=text, at=at, thread_ts=notice.ts)


def _notes(work: Work, case: Case) -> Iterable[PastMessage]:
    """What happened, in the card's thread."""
    option = work.session.get_one(Decision, case.decision_id).option
    wanted = select(Timeline).where(Timeline.case_id == case.id, col(Timeline.action).in_(TOLD))
    for row in work.session.exec(wanted):
        values = {"by": row.actor, "at": row.at.isoformat(), "option": option}
        words = in_words(values | {"permalink": case.instruction_link}, LANGUAGE, _zone(work))
        yield _desk(row.at + CARD_AFTER, note(row.action, words, LANGUAGE, _zone(work)), case.card_ts)


def _letters(work: Work, case: Case, at: datetime) -> Iterable[PastMessage]:
    """The drafts that wait in the card's thread."""
    for number, draft in enumerate(work.session.exec(select(Draft).where(Draft.case_id == case.id))):
        shown = draft_message(draft_facts(work, draft), LANGUAGE, _zone(work))
        letter = _desk(at + timedelta(seconds=number), shown, case.card_ts)
        draft.message_ts = letter.ts
        yield letter


def _desk(at: datetime, message: Message, thread_ts: str = "", *, key: str = "") -> PastMessage:
    return PastMessage(
        channel=world.DESK.id,
        user=world.BOT,
        text=message.text,
        at=at,
        blocks=tuple(message.blocks),
        thread_ts=thread_ts,
        metadata={"event_type": MARK, "event_payload": {"key": key}} if key else None,
    )


def _zone(work: Work) -> ZoneInfo:
    return ZoneInfo(work.workspace.time_zone)
