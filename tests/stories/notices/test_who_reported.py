"""A notice that one of the team brought in says so on its card, by name and without calling anybody."""

import pytest
from sqlmodel import Session, select

from bot.rules.words import Role
from store import tables as t
from tests.shop import NOTICE
from tests.stage import Shown, Stage
from tests.stories.acts import AGENT_CHANNEL, a_card, only_case
from tests.stories.letters import NO_STOCKOUT
from tests.stories.papers import PROBLEMS, a_mail, dropped


async def by_shortcut(stage: Stage) -> None:
    ts = await stage.post("limin", AGENT_CHANNEL, NO_STOCKOUT)
    await stage.shortcut("hana", "report_stockout", AGENT_CHANNEL, ts)


async def by_shortcut_elsewhere(stage: Stage) -> None:
    ts = await stage.post("ken", "random", NOTICE)
    await stage.shortcut("hana", "report_stockout", "random", ts)


async def by_command(stage: Stage) -> None:
    await stage.command("hana", "/stockout", "new")
    await stage.submit("hana", text=NOTICE)


async def by_global_shortcut(stage: Stage) -> None:
    await stage.shortcut("hana", "new_stockout")
    await stage.submit("hana", text=NOTICE)


async def by_paste(stage: Stage) -> None:
    await stage.post("hana", "@hana", NOTICE)


async def by_dropped_mail(stage: Stage) -> None:
    await stage.post("hana", "@hana", "", files=[dropped("mail.eml", a_mail("欠品のご連絡", NOTICE))])


async def by_opened_list(stage: Stage) -> None:
    await stage.post("limin", AGENT_CHANNEL, "", files=[dropped("list.csv", PROBLEMS.encode())])
    shown = next(shown for shown in await stage.messages(AGENT_CHANNEL) if shown.raw.get("reply_count"))
    await (await shown.thread())[0].press("hana", "")


WAYS = (
    by_shortcut,
    by_shortcut_elsewhere,
    by_command,
    by_global_shortcut,
    by_paste,
    by_dropped_mail,
    by_opened_list,
)


def footer(card: Shown) -> str:
    """The line about where the notice is from."""
    return next(line for line in card.text.splitlines() if "担当" in line and " ・ " in line)


@pytest.mark.parametrize("brought_in", WAYS)
async def test_the_card_says_who_brought_the_notice_in_and_calls_nobody(stage: Stage, brought_in) -> None:
    await brought_in(stage)
    card = await stage.card()
    assert "・ 報告 森本 花 ・" in footer(card)
    assert "<@" not in str(card.raw["blocks"])
    assert {notice.reported_by for notice in stage.rows(t.Notice)} == {"U0HANA"}


async def test_what_the_agent_wrote_itself_was_brought_in_by_nobody(stage: Stage) -> None:
    assert "報告" not in footer(await a_card(stage))


async def test_it_still_stands_on_the_card_after_the_decision(stage: Stage) -> None:
    await by_paste(stage)
    card = await stage.card()
    await card.press("ken", "1 ")
    assert "・ 報告 森本 花 ・ 担当 <@U0KEN>" in footer(await card.again())


async def test_who_is_no_longer_of_the_team_is_no_longer_named(stage: Stage) -> None:
    await by_paste(stage)

    def leaves(session: Session) -> None:
        session.delete(session.exec(select(t.Person).where(t.Person.slack_id == "U0HANA")).one())

    stage.change(leaves)
    card = await stage.card()
    await card.press("ken", "担当する")
    assert "報告" not in footer(await card.again())


async def test_a_name_calls_nobody_whatever_it_is(stage: Stage) -> None:
    def renamed(session: Session) -> None:
        person = session.exec(select(t.Person).where(t.Person.slack_id == "U0HANA")).one()
        person.name, person.role = "<!channel>", Role.RESPONDER

    stage.change(renamed)
    await by_paste(stage)
    assert "報告 &lt;!channel&gt;" in footer(await stage.card())
    assert only_case(stage).number == 1
