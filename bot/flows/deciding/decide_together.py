"""Several lines of one notice decided at once, each by its first choice: all that were ticked, or none."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.flows.actors import Actor, allowed
from bot.flows.deciding.decide_case import choose, may_be_chosen
from bot.flows.deciding.pressed import Press
from bot.flows.deciding.show_case import Reader, reader_of
from bot.flows.refusals import Refusal
from bot.flows.steps import case_seen
from bot.flows.work import Work
from bot.rules.facts import CaseFacts
from bot.rules.ranking.choices import first_choice
from bot.rules.words import Role, Step
from store.questions.case_facts import case_facts
from store.questions.cases import cases_under
from store.tables import Case, Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """The cases under a headline as they stand now, for one person to decide."""

    notice_id: int
    cases: list[CaseFacts]
    may_approve: bool
    reader: Reader
    zone: ZoneInfo


def together_form(work: Work, actor: Actor, notice_id: int) -> Together:
    """What a person is asked before they decide. Raises Refusal where nothing is left to decide."""
    person = allowed(work, actor, Step.DECIDE)
    notice = work.session.get(Notice, notice_id)
    if notice is None or notice.workspace_id != work.workspace.id:
        raise Refusal("case_gone")
    facts = [case_facts(work.session, case) for case in cases_under(work.session, notice_id)]
    if not any(first_choice(case) for case in facts):
        raise Refusal("together_nothing_left")
    reader = reader_of(work, actor.user)
    may_approve = person.role.includes(Role.APPROVER)
    return Together(
        notice_id=notice_id, cases=facts, may_approve=may_approve, reader=reader, zone=reader.zone
    )


def decide_together(work: Work, event_key: str, actor: Actor, presses: list[Press]) -> None:
    """Take the first choice of each case, each with its own decision, undo and instruction.

    Raises Refusal where one of them cannot be taken any more; then none is.
    """
    if not work.first_time(event_key):
        return
    person = allowed(work, actor, Step.DECIDE)
    in_one_order = sorted(presses, key=lambda press: press.case_id)  # so that no two wait in a ring
    for press in in_one_order:
        case = _locked(work, press)
        option = first_choice(case_facts(work.session, case))
        if option is None:
            raise _stale(work, case)
        may_be_chosen(work, person, option)
        choose(work, case, person, option)


def _locked(work: Work, press: Press) -> Case:
    """The case as the person saw it. Raises Refusal that names it where it has moved on."""
    case = work.session.get(Case, press.case_id, with_for_update=True)
    try:
        return case_seen(work, press.case_id, press.version)
    except Refusal as refusal:
        if case is None or refusal.code == "case_gone":
            raise
        raise _stale(work, case) from refusal


def _stale(work: Work, case: Case) -> Refusal:
    """The case has moved on; what is left decides whether the headline still has its button."""
    others = cases_under(work.session, case.headline_id) if case.headline_id else []
    left = [other for other in others if first_choice(case_facts(work.session, other))]
    numbers = [other.number for other in left]
    link = left[0].card_link if len(left) == 1 else ""
    return Refusal("together_stale", number=case.number, left=numbers, permalink=link)
