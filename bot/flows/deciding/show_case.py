"""What a person is shown before they decide: the case behind a button, read afresh."""

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.flows.actors import Actor, allowed
from bot.flows.deciding.pressed import Press
from bot.flows.drafting.drafts import changed_meanwhile, draft_facts, lapsed
from bot.flows.opening.options import dearest
from bot.flows.refusals import Refusal
from bot.flows.steps import case_seen, may_take, rules_of
from bot.flows.work import Work
from bot.rules.facts import CaseFacts, DraftFacts
from bot.rules.ranking.ceiling import Ceiling
from bot.rules.words import DraftStatus, Step
from store.questions.case_facts import case_facts
from store.questions.team import agents, person_of
from store.tables import Case, Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How to speak to the person in front of a modal."""

    lang: str
    zone: ZoneInfo
    qty_short: int | None = None  # of the case that the modal is about, where that is known
    dearest: Ceiling | None = None  # for what is bought instead, where the rules have a limit on rises


def reader_of(work: Work, user: str) -> Reader:
    """The person's language and the team's time zone."""
    person = person_of(work.session, work.workspace.id, user)
    lang = language_of(person.locale if person else "", work.workspace.language)
    return Reader(lang=lang, zone=ZoneInfo(work.workspace.time_zone))


def submitter_of(work: Work, user: str, press: Press) -> Reader:
    """The person in front of a case's modal, with what its answers are measured against."""
    case = work.session.get(Case, press.case_id)
    ours = case is not None and case.workspace_id == work.workspace.id
    return replace(reader_of(work, user), qty_short=case.qty_short if case is not None and ours else None)


def language_of(locale: str, default: str) -> str:
    """The language to speak to a person: theirs if Keppin speaks it, else the team's."""
    short = locale[:2].lower()
    return short if short in {"ja", "en"} else default


def case_for_modal(work: Work, actor: Actor, press: Press, step: Step) -> tuple[CaseFacts, Reader]:
    """The case that a modal is to be opened for. Raises Refusal where its submission would be refused."""
    allowed(work, actor, step)
    case = case_seen(work, press.case_id, press.version)
    may_take(work, case, step)
    reader = reader_of(work, actor.user)
    if step is Step.DECIDE:
        reader = replace(reader, dearest=dearest(work, case, rules_of(work, case)))
    return case_facts(work.session, case), reader


def draft_for_modal(work: Work, actor: Actor, press: Press) -> tuple[DraftFacts, Reader]:
    """The draft that a modal is to be opened for. Raises Refusal where it has been dealt with."""
    allowed(work, actor)
    draft = work.session.get(Draft, int(press.key))
    if draft is None or draft.workspace_id != work.workspace.id:
        raise Refusal("draft_gone")
    if lapsed(draft):
        raise Refusal("draft_lapsed")
    if draft.version != press.version or draft.status is not DraftStatus.OPEN:
        raise changed_meanwhile(work, draft)
    return draft_facts(work, draft), reader_of(work, actor.user)


def new_case_form(work: Work, actor: Actor) -> tuple[list[tuple[int, str]], Reader]:
    """The agents that a new stockout may come from. Raises Refusal for somebody who may not enter one."""
    allowed(work, actor)
    listed = [(agent.id, agent.name) for agent in agents(work.session, work.workspace.id)]
    return listed, reader_of(work, actor.user)
