"""A case is another agent's than was thought: a person says so, and whoever was told by mistake hears of it."""

from sqlmodel import col, select

from bot.flows.agent_address import Address, address_of
from bot.flows.opening.options import rank_options
from bot.flows.outbox import Kind, Lane, note, put, show_card, silence
from bot.flows.refusals import Refusal
from bot.flows.steps import rules_of, take
from bot.flows.work import KEPPIN, Work
from bot.rules.words import Route, Status, Step
from store.questions.told import may_hold
from store.tables import Agent, Case, Delivery, Notice


def change_agent(work: Work, case: Case, agent_id: int, by: str) -> None:
    """Have the open case, and what else came with its notice and nobody was told, go to another agent.

    Raises Refusal for an agent that is not ours.
    """
    agent = work.session.get(Agent, agent_id)
    if agent is None or agent.workspace_id != work.workspace.id:
        raise Refusal("no_agent")
    former = work.session.get_one(Agent, case.agent_id)
    notice = work.session.get_one(Notice, case.notice_id)
    if notice.agent_id == former.id and notice.channel_id not in (former.channel_id, former.chatwork_room):
        notice.agent_id = agent.id
    told = may_hold(work.session, case)
    for each in (case, *_with_it(work, case)):
        if each is not case:
            take(work, each, Step.CORRECT)  # whoever looks at its card sees the former agent there
        each.agent_id, each.heard = agent.id, {}
        rank_options(work, each, rules_of(work, each))  # rules may ask who the agent is
        note(work, each, by, "case.agent_changed", agent=agent.name, former=former.name)
        show_card(work, each)
    if told:
        _withdraw(work, case, former)


def _with_it(work: Work, case: Case) -> list[Case]:
    """The open cases of the same notice that the same agent was thought to have, and has been told nothing of."""
    wanted = select(Case).where(
        Case.notice_id == case.notice_id,
        Case.id != case.id,
        Case.agent_id == case.agent_id,
        Case.status == Status.OPEN,
    )
    found = work.session.exec(wanted.order_by(col(Case.id)).with_for_update())
    return [each for each in found if not may_hold(work.session, each)]


def _withdraw(work: Work, case: Case, former: Agent) -> None:
    """Tell the former agent that what it was told was not for it, below that."""
    silence(work, case, Kind.INSTRUCTION)  # the case is open: what still waits to be told holds no more
    address, last = address_of(work, case, former), _last_instruction(work, case)
    if address is None or not address.place:
        note(work, case, KEPPIN, "case.withdrawal_failed", agent=former.name)
        return
    put(
        work,
        Kind.WITHDRAWAL,
        key=f"{Kind.WITHDRAWAL}:{case.id}:{case.version}",
        behind=last.subject if last else "",  # it must not overtake an instruction that is under way
        lane=Lane.TARGETS,
        route=address.route,
        place=address.place,
        case_id=case.id,
        agent=former.id,
        thread_ts=address.thread_ts or _below(address, last),
        answers=address.answers,
    )


def _below(address: Address, last: Delivery | None) -> str:
    """The instruction itself, where it stands at the head of its thread."""
    here = last is not None and address.route is Route.SLACK and last.details.get("channel") == address.place
    return last.ts if last is not None and here else ""


def _last_instruction(work: Work, case: Case) -> Delivery | None:
    wanted = select(Delivery).where(Delivery.case_id == case.id, Delivery.kind == Kind.INSTRUCTION)
    return work.session.exec(wanted.order_by(col(Delivery.id).desc()).limit(1)).first()
