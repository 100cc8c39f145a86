"""What is said for each kind of delivery, put together from the state at the moment of sending."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import TemplateError

from bot.delivery.parcel import Parcel, Upload
from bot.delivery.said import in_words
from bot.flows.actors import Actor, may_look
from bot.flows.agent_address import address_of, said_there
from bot.flows.agent_words import agent_words
from bot.flows.collect_summary import collect_summary
from bot.flows.drafts import draft_facts
from bot.flows.learn_words import list_words
from bot.flows.list_cases import home_facts
from bot.flows.outbox import Kind
from bot.flows.show_case import reader_of
from bot.flows.steps import rules_in_force, rules_of
from bot.flows.take_file import sheet_seen
from bot.flows.waiting_lists import waiting
from bot.flows.work import Work
from bot.rules.ruleset import RuleSet
from bot.rules.words import Role, Route, Status
from bot.slack.agent import instruction
from bot.slack.blocks import Message
from bot.slack.cards import case_card
from bot.slack.headline import headline
from bot.slack.home import closed_home, home_view
from bot.slack.refusals import refusal_elsewhere, refusal_message
from bot.slack.sheets import list_waiting, sheet_leftovers, sheet_preview
from bot.slack.summary import summary_message
from bot.slack.threads import draft_message, escalation, note, reminder
from store.questions.case_facts import case_facts
from store.questions.cases import cases_under
from store.questions.team import people_with
from store.tables import Case, Delivery, Draft, DroppedFile, Notice

log = logging.getLogger(__name__)

#: How a text fails on what it was given: one message that cannot be put must not hold up all others.
BROKEN = (TemplateError, LookupError, TypeError, ValueError, AttributeError)


#: The home tab shows as many learnt words, the newest.
MOST_WORDS = 5


def parcel_of(work: Work, row: Delivery) -> Parcel | None:
    """The message for a delivery, or None where it is no longer wanted."""
    try:
        found = BUILDERS[Kind(row.kind)](work, row)
    except BROKEN:
        log.exception("delivery.cannot_be_put", extra={"delivery": row.id, "kind": row.kind})
        found = {"message": Message(text="", blocks=[]), "refused": "cannot_be_put"}
    if found is None:
        return None
    return Parcel(
        **{
            "delivery_id": row.id,
            "marker": row.subject if row.kind in {Kind.CARD, Kind.HEADLINE} else row.key,
            "channel": row.place,
            "maybe_sent": row.claimed_at is not None and row.lease_until is not None,
            "since": row.due_at,
            "attempt": row.attempts + 1,
            **found,
        }
    )


Content = dict[str, Any]


def _case(work: Work, row: Delivery) -> Case:
    if row.case_id is None:
        msg = f"delivery {row.id} of kind {row.kind} has no case"
        raise ValueError(msg)
    return work.session.get_one(Case, row.case_id)


def _zone(work: Work) -> ZoneInfo:
    return ZoneInfo(work.workspace.time_zone)


def _card(work: Work, row: Delivery) -> Content:
    case = _case(work, row)
    facts = case_facts(work.session, case)
    shown = case_card(facts, lang=work.workspace.language, tz=_zone(work), now=work.now)
    return {"message": shown, "edit_ts": case.card_ts}


def _still_awaited(case: Case, row: Delivery) -> bool:
    return case.status is Status.OPEN and case.due_at == datetime.fromisoformat(row.details["due"])


def _reminder(work: Work, row: Delivery) -> Content | None:
    case = _case(work, row)
    if not _still_awaited(case, row):
        return None
    facts = case_facts(work.session, case)
    left = max(case.due_at - work.now, timedelta(0))
    said = reminder(facts, left, work.workspace.language, _zone(work))
    return {"message": said, "thread_ts": case.card_ts, "to_channel_too": True}


def _escalation(work: Work, row: Delivery) -> Content | None:
    case = _case(work, row)
    if not _still_awaited(case, row):
        return None
    facts = case_facts(work.session, case)
    said = escalation(facts, _called(work, rules_of(work, case)), work.workspace.language, _zone(work))
    return {"message": said, "thread_ts": case.card_ts, "to_channel_too": True}


def _called(work: Work, rules: RuleSet) -> list[str]:
    """Whom the rules name, by Slack id where the team knows the name; else everybody who may approve."""
    ids = {person.name: person.slack_id for person in people_with(work.session, work.workspace.id, Role.NONE)}
    approvers = people_with(work.session, work.workspace.id, Role.APPROVER)
    named = [ids.get(name, name) for name in rules.target.escalate_to]
    return named or [person.slack_id for person in approvers]


def _answer(work: Work, row: Delivery) -> Content:
    user = row.details["user"]
    reader = reader_of(work, user)
    values = in_words(row.details["values"], reader.lang, reader.zone)
    told = (row.details["code"], values, reader.lang, reader.zone)
    return {
        "message": refusal_message(*told),
        "elsewhere": refusal_elsewhere(*told, row.place),
        "only_to": user,
        "thread_ts": row.details.get("thread_ts") or "",
    }


def _instruction(work: Work, row: Delivery) -> Content | None:
    case = _case(work, row)
    if case.status is not Status.DECIDED or case.decision_id != row.details["decision"]:
        return None
    facts = case_facts(work.session, case)
    if facts.decision is None:
        return None
    language = facts.agent_language
    text = instruction(facts, facts.decision.option, language, agent_words(work, case, language))
    address = address_of(work, case)
    if address is None:
        return {"message": Message(text=text, blocks=[]), "refused": "no_agent"}
    row.details = {**row.details, "channel": address.place}
    return {
        "message": Message(text=text, blocks=[]),
        "route": address.route.value,
        "channel": address.place,
        "thread_ts": address.thread_ts,
        "answers": address.answers,
        "not_these": said_there(work, row) if address.route is Route.CHATWORK else frozenset(),
    }


def _drafts(work: Work, row: Delivery) -> Content | None:
    case = _case(work, row)
    decided = case.decision_id == row.details["decision"] and case.status is not Status.OPEN
    return {"message": Message(text="", blocks=[]), "nothing_to_send": True} if decided else None


def _draft(work: Work, row: Delivery) -> Content:
    draft = work.session.get_one(Draft, row.details["draft"])
    case = _case(work, row)
    said = draft_message(draft_facts(draft), work.workspace.language, _zone(work))
    return {"message": said, "thread_ts": case.card_ts, "edit_ts": draft.message_ts}


def _note(work: Work, row: Delivery) -> Content:
    lang, zone = work.workspace.language, _zone(work)
    written = {**row.details["values"], "by": row.details["actor"], "at": row.details["at"]}
    said = note(row.details["action"], in_words(written, lang, zone), lang, zone)
    return {"message": said, "thread_ts": _case(work, row).card_ts}


def _summary(work: Work, _row: Delivery) -> Content:
    return {
        "message": summary_message(
            collect_summary(work), lang=work.workspace.language, tz=_zone(work), now=work.now
        )
    }


def _home(work: Work, row: Delivery) -> Content | None:
    if row.details["team"] != work.workspace.team_id:
        return None  # our figures are not for people of other organisations
    reader = reader_of(work, row.details["user"])
    if not may_look(work, Actor(user=row.details["user"], team=row.details["team"])):
        shown = closed_home(reader.lang)
        return {"message": Message(text="", blocks=[]), "home": shown, "only_to": row.details["user"]}
    facts = replace(home_facts(work, row.details["user"]), words=list_words(work, MOST_WORDS))
    shown = home_view(facts, lang=reader.lang, tz=reader.zone, now=work.now)
    return {"message": Message(text="", blocks=[]), "home": shown, "only_to": row.details["user"]}


def _headline(work: Work, row: Delivery) -> Content:
    notice = work.session.get_one(Notice, row.details["notice"])
    facts = [case_facts(work.session, case) for case in cases_under(work.session, notice.id)]
    said = headline(notice.id, facts, lang=work.workspace.language, tz=_zone(work))
    return {"message": said, "edit_ts": notice.headline_ts}


def _file(_work: Work, row: Delivery) -> Content:
    return {"message": Message(text="", blocks=[]), "fetch": row.details}


def _preview(work: Work, row: Delivery) -> Content:
    seen, thread_ts, answer_ts = sheet_seen(work, row.details["file"])
    shown = sheet_preview(seen, lang=work.workspace.language, tz=_zone(work))
    return {"message": shown, "thread_ts": thread_ts, "edit_ts": answer_ts, "marker": row.subject}


def _leftovers(work: Work, row: Delivery) -> Content:
    seen, thread_ts, _ = sheet_seen(work, row.details["file"])
    comment, name, content = sheet_leftovers(seen, work.workspace.language)
    upload = Upload(name=name, content=content, begun=row.details.get("upload", ""))
    return {"message": comment, "thread_ts": thread_ts, "upload": upload}


def _waiting_list(work: Work, row: Delivery) -> Content | None:
    kept = work.session.get_one(DroppedFile, row.details["file"])
    found = waiting(work, kept)
    if found is None:
        return None
    _, rules = rules_in_force(work)
    called = _called(work, rules) if row.details["over"] and found.link else []
    return {"message": list_waiting(found.name, found.rows, found.link, called, work.workspace.language)}


BUILDERS: dict[Kind, Callable[[Work, Delivery], Content | None]] = {
    Kind.CARD: _card,
    Kind.REMINDER: _reminder,
    Kind.ESCALATION: _escalation,
    Kind.ANSWER: _answer,
    Kind.INSTRUCTION: _instruction,
    Kind.DRAFTS: _drafts,
    Kind.DRAFT: _draft,
    Kind.NOTE: _note,
    Kind.SUMMARY: _summary,
    Kind.HOME: _home,
    Kind.HEADLINE: _headline,
    Kind.FILE: _file,
    Kind.PREVIEW: _preview,
    Kind.LEFTOVERS: _leftovers,
    Kind.WAITING_LIST: _waiting_list,
}
