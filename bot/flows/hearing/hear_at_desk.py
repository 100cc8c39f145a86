"""What people write on the desk is talk that decides nothing; who asks for something there is told where to ask."""

import re
from datetime import timedelta
from typing import Any

from sqlmodel import col, select

from bot.flows.actors import allowed
from bot.flows.files.answering import answer_to, writer_of
from bot.flows.hearing.hear_files import hear_with_files
from bot.flows.hearing.hear_message import hear_message
from bot.flows.opening.message_in import MessageIn
from bot.flows.refusals import Refusal
from bot.flows.work import Work
from bot.rules.facts import CaseFacts
from bot.rules.lifecycle import hindrance
from bot.rules.ranking.choices import first_choice, live_options
from bot.rules.thread_words import ThreadWords, asked_in_thread, meant
from bot.rules.words import Step
from bot.slack.files import FileIn, FileKind
from store.codec import option_to_json
from store.questions.case_facts import case_facts
from store.questions.team import agent_in
from store.tables import Case, Notice

#: What is answered later than this has been settled otherwise.
FRESH = timedelta(minutes=5)


def hear_in_channel(work: Work, event_key: str, message: MessageIn, files: tuple[FileIn, ...]) -> list[int]:
    """A message in a channel: on the desk its writer may be told what to do, elsewhere the agent is heard."""
    if _is_said_at_desk(work, message):
        _advise(work, event_key, message, files)
    return (
        hear_with_files(work, event_key, message, files) if files else hear_message(work, event_key, message)
    )


def _is_said_at_desk(work: Work, message: MessageIn) -> bool:
    return (
        message.channel_id == work.workspace.desk_channel
        and message.author_id not in {"", work.workspace.bot_user_id}
        and message.author_team == work.workspace.team_id
        and not (message.edited or message.deleted)
        and work.now - message.written_at < FRESH
        and agent_in(work.session, work.workspace.id, message.channel_id) is None
    )


def _advise(work: Work, event_key: str, message: MessageIn, files: tuple[FileIn, ...]) -> None:
    file = next((file for file in files if file.kind is not FileKind.OTHER), None)
    called = rf"@(?:{re.escape(work.workspace.bot_user_id)}|keppin)(?![A-Za-z0-9])"
    words, mentioned = re.subn(called, "", message.text, flags=re.IGNORECASE)
    asked = asked_in_thread(words.strip())
    cases = _cases_below(work, message.thread_ts) if asked or mentioned else []
    if not (file or mentioned or (asked and cases)):
        return
    try:
        allowed(work, writer_of(message), Step.DECIDE)
        code, values = ("file_at_desk", {"name": file.name}) if file else _where_to(work, cases, asked)
    except Refusal as refusal:
        if not mentioned:
            return  # nobody asked us
        code, values = refusal.code, refusal.values
    answer_to(work, f"advised:{event_key}", message, code, **values)


def _cases_below(work: Work, thread_ts: str) -> list[Case]:
    """The case whose card, or all cases whose headline, stands at the head of the thread."""
    if not thread_ts:
        return []
    here = work.workspace.id
    ours = select(Case).order_by(col(Case.id))
    headed = ours.join(Notice, col(Notice.id) == Case.headline_id).where(
        Notice.workspace_id == here, Notice.headline_ts == thread_ts
    )
    carded = ours.where(Case.workspace_id == here, Case.card_ts == thread_ts)
    return list(work.session.exec(carded)) or list(work.session.exec(headed))


def _where_to(work: Work, cases: list[Case], asked: ThreadWords | None) -> tuple[str, dict[str, Any]]:
    if not cases:
        return "ask_elsewhere", {}
    facts = [case_facts(work.session, case) for case in cases]
    waiting = [case for case in facts if not hindrance(case.standing, Step.DECIDE)]
    if len(waiting) == 1:
        return _which_button(waiting[0], asked)
    if waiting:
        together = sum(first_choice(case) is not None for case in waiting) > 1
        return "press_each", {"numbers": _numbers(waiting), "together": together}
    if any(case.incomplete and not hindrance(case.standing, Step.CORRECT) for case in facts):
        return "incomplete", {}
    return "press_later", {"numbers": _numbers(facts)}


def _which_button(case: CaseFacts, asked: ThreadWords | None) -> tuple[str, dict[str, Any]]:
    live = live_options(case)
    at = meant(asked, live) if asked else None
    if asked is None or at is None:
        return ("press_url" if asked and asked.page else "press_other"), {"number": case.number}
    return "press_option", {"number": case.number, "n": at + 1, "option": option_to_json(live[at])}


def _numbers(cases: list[CaseFacts]) -> list[str]:
    return [f"K-{case.number}" for case in cases]
