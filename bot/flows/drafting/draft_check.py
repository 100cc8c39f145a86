"""What must be mended in a draft, by what is known of its case: its names, the agent's, and what was decided."""

from bot.flows.work import Work
from bot.rules.drafting.draft_words import DEFECTIVE
from bot.rules.drafting.drafts import About, check
from bot.rules.facts import Note
from store.codec import option_from_json
from store.tables import Agent, Case, Customer, CustomerOrder, Decision, Draft, Notice

_TELLING = 5  # shorter numbers stand in letters by chance


def draft_problems(work: Work, draft: Draft, text: str) -> tuple[Note, ...]:
    """Every breach that a text would be, were it the draft's."""
    return check(text, draft.marketplace, draft.order_number, about=_about(work, draft))


def _about(work: Work, draft: Draft) -> About:
    case = work.session.get_one(Case, draft.case_id)
    option = option_from_json(work.session.get_one(Decision, draft.decision_id).option)
    agent = work.session.get(Agent, case.agent_id) if case.agent_id else None
    return About(
        names=tuple(
            filter(
                None, (case.product, option.color, option.size, work.workspace.name, _customer(work, draft))
            )
        ),
        agents=(agent.name,) if agent else (),
        numbers=(case.order_no,) if case.order_no and len(case.order_no) > _TELLING else (),
        remedy=option.remedy,
        defective=bool(DEFECTIVE.search(work.session.get_one(Notice, case.notice_id).text)),
    )


def _customer(work: Work, draft: Draft) -> str | None:
    order = work.session.get_one(CustomerOrder, draft.customer_order_id)
    customer = work.session.get(Customer, order.customer_id) if order.customer_id else None
    return customer.name if customer else None
