"""What several kinds of deliveries ask: their case, the team's time zone, whom to call."""

from zoneinfo import ZoneInfo

from bot.flows.standing import here
from bot.flows.work import Work
from bot.rules.ranking.ruleset import RuleSet
from bot.rules.words import Role
from store.questions.team import people_with
from store.tables import Case, Delivery


def case_of(work: Work, row: Delivery) -> Case:
    """The case that a delivery is about. Raises ValueError where it is about none."""
    if row.case_id is None:
        msg = f"delivery {row.id} of kind {row.kind} has no case"
        raise ValueError(msg)
    return work.session.get_one(Case, row.case_id)


def thread_of(case: Case, row: Delivery) -> str:
    """The thread below the case's card, where that stands in the delivery's place; empty where it does not."""
    return here(case.card_ts, case.card_channel, row.place)


def zone(work: Work) -> ZoneInfo:
    """The team's time zone."""
    return ZoneInfo(work.workspace.time_zone)


def called(work: Work, rules: RuleSet) -> list[str]:
    """Whom the rules name, by Slack id where the team knows the name; else everybody who may approve."""
    ids = {person.name: person.slack_id for person in people_with(work.session, work.workspace.id, Role.NONE)}
    approvers = people_with(work.session, work.workspace.id, Role.APPROVER)
    named = [ids.get(name, name) for name in rules.target.escalate_to]
    return named or [person.slack_id for person in approvers]
