"""What people of the stories do again and again."""

from typing import Any

from sqlmodel import Session, select

from bot.flows.team.load_rules import keep_rules
from bot.rules.words import Language, Role
from store import tables as t
from tests.stage import Shown, Stage
from tests.stories.letters import NOTICE

AGENT_CHANNEL = "rakumart-欠品"
DESK = "stockout-desk"


async def a_notice(stage: Stage, text: str = NOTICE) -> str:
    """The agent writes; what follows from it is seen on the desk."""
    return await stage.post("limin", AGENT_CHANNEL, text)


async def a_card(stage: Stage, text: str = NOTICE) -> Shown:
    """The card that a notice brings."""
    await a_notice(stage, text)
    return await stage.card()


async def decided(stage: Stage, option: str = "1 ", who: str = "hana") -> Shown:
    """A card on which somebody has just pressed an option."""
    card = await a_card(stage)
    await card.press(who, option)
    return await card.again()


async def instructed(stage: Stage, option: str = "1 ") -> Shown:
    """A card whose decision has reached the agent, with all that follows said."""
    card = await decided(stage, option)
    await undo_window_over(stage)
    return await card.again()


async def undo_window_over(stage: Stage) -> None:
    """The time in which a decision can be taken back passes, and everything is said at Slack's pace."""
    await stage.advance(seconds=10)
    await stage.advance(seconds=5)


async def drafts_of(card: Shown) -> list[Shown]:
    """The apologies in the card's thread."""
    return [reply for reply in await card.thread() if "お詫びの下書き" in reply.text]


def agent_reads(stage: Stage, language: Language) -> None:
    """The agent's staff read this language."""

    def change(session: Session) -> None:
        session.exec(select(t.Agent)).one().language = language

    stage.change(change)


def role_of(stage: Stage, user: str, role: Role) -> None:
    """An admin gives somebody another role."""

    def change(session: Session) -> None:
        session.exec(select(t.Person).where(t.Person.slack_id == user)).one().role = role

    stage.change(change)


def load_rules_now(stage: Stage, text: str) -> int:
    """The team loads new rules, as `keppin rules load` does."""
    version, _ = stage.keppin.desk.run_now(keep_rules, text, "U0BOSS")
    return version


def only_case(stage: Stage) -> t.Case:
    """The one case that there is."""
    (case,) = stage.rows(t.Case)
    return case


def happenings(stage: Stage) -> list[str]:
    """What the timeline says, by name."""
    return [row.action for row in stage.rows(t.Timeline)]


async def answering(stage: Stage, remedy: str, who: str = "hana", **filled: object) -> dict[str, Any]:
    """Somebody decides freely: the window for it, the kind of answer, and what belongs to that."""
    if await stage.modal(who) is None:
        await (await stage.card()).press(who, "待つ・その他…")
    return await stage.submit(who, remedy=remedy, **filled)
