"""What of a case says which steps a person may take: asked at every press, without the rest of the card."""

from datetime import date

from sqlmodel import Session

from bot.rules.lifecycle import RUNNING, Standing
from bot.rules.replies.heard_facts import HeardFacts
from bot.rules.words import Remedy, Status
from store.questions.pressed import PressedCase
from store.questions.team import agents
from store.tables import Case, Decision


def standing_of(session: Session, case: Case) -> Standing:
    """Where the case stands, as its card would tell it."""
    heard = heard_facts(case)
    decision = session.get(Decision, case.decision_id) if case.decision_id else None
    return Standing(
        status=case.status,
        incomplete=case.incomplete,
        has_agent=case.agent_id is not None,
        agent_can_be_named=bool(agents_to_choose(session, case)),
        failed=case.instruction_error is not None,
        in_stock=heard is not None and heard.in_stock,
        asked=heard is not None and heard.may_be_put_away(case.status),
        acted=heard is not None and heard.acted,
        remedy=Remedy(decision.option["remedy"]) if decision is not None else None,
        undo_until=decision.undo_until if decision is not None and decision.undone_at is None else None,
    )


def standing_at_press(session: Session, case: PressedCase) -> Standing:
    """As far as it takes to decide."""
    return Standing(
        status=case.status,
        incomplete=case.incomplete,
        has_agent=case.agent_id is not None,
        agent_can_be_named=bool(agents_to_choose(session, case)),
    )


def agents_to_choose(session: Session, case: Case | PressedCase) -> tuple[tuple[int, str], ...]:
    """The agents that the case may be for, while nobody has said which."""
    if case.agent_id is not None:
        return ()
    return tuple((agent.id, agent.name) for agent in agents(session, case.workspace_id))


def agents_instead(session: Session, case: Case) -> tuple[tuple[int, str], ...]:
    """All agents, where somebody may say that the case is another one's than was thought."""
    team = agents(session, case.workspace_id) if case.agent_id and case.status is Status.OPEN else []
    return tuple((agent.id, agent.name) for agent in team) if len(team) > 1 else ()


def heard_facts(case: Case) -> HeardFacts | None:
    """What the agent said last, as long as nothing has happened that answers it."""
    said = case.heard
    acted = said.get("acted")
    still = acted == case.version if acted else said.get("decision") == case.decision_id
    over = case.status not in RUNNING and said.get("status") != case.status  # it was said before the end
    if not said or not still or over:
        return None
    return HeardFacts(
        says=said["says"],
        text=said["text"],
        author=said["author"],
        permalink=said["permalink"] or None,
        acted=bool(acted),
        restock_from=_day(said.get("restock_from")),
        restock_to=_day(said.get("restock_to")),
        beside=bool(said.get("beside")),
        which=tuple(said.get("which") or ()),
        changes=tuple(said.get("changes") or ()),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
