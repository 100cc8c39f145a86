"""What the agent reads: the instruction, or that one was a mistake, where the agent listens and in its language."""

from bot.delivery.contents.about import case_of
from bot.delivery.parcel import Content
from bot.flows.agent_address import address_of, said_there
from bot.flows.opening.agent_words import agent_words
from bot.flows.work import Work
from bot.rules.words import Route, Status
from bot.slack.agent import instruction, withdrawal
from bot.slack.blocks import Message
from store.questions.case_facts import case_facts
from store.tables import Agent, Delivery


def instruction_content(work: Work, row: Delivery) -> Content | None:
    """The instruction of the decision that stands; None where it was taken back."""
    case = case_of(work, row)
    if case.status is not Status.DECIDED or case.decision_id != row.details["decision"]:
        return None
    facts = case_facts(work.session, case)
    if facts.decision is None:
        return None
    language = facts.agent_language
    text = instruction(facts, facts.decision.option, language, agent_words(work, case, language))
    address = address_of(work, case)
    if address is None:
        return Content(message=Message(text=text, blocks=[]), refused="no_agent")
    return Content(
        message=Message(text=text, blocks=[]),
        route=address.route.value,
        channel=address.place,
        thread_ts=address.thread_ts,
        answers=address.answers,
        not_these=said_there(work, row) if address.route is Route.CHATWORK else frozenset(),
    )


def withdrawal_content(work: Work, row: Delivery) -> Content:
    """That an instruction was not for this agent."""
    case, agent = case_of(work, row), work.session.get_one(Agent, row.details["agent"])
    facts = case_facts(work.session, case)
    text = withdrawal(facts, agent.language, agent_words(work, case, agent.language))
    return Content(
        message=Message(text=text, blocks=[]),
        route=row.route,
        channel=row.place,
        thread_ts=row.details["thread_ts"],
        answers=row.details["answers"],
        not_these=said_there(work, row) if row.route == Route.CHATWORK else frozenset(),
    )
