"""A customer's order may ask for one item in several lines, and writing drafts may fail: somebody hears of it."""

import pytest
from sqlmodel import Session, select

from bot.rules.words import Status
from store import tables as t
from tests.saying import kinds, said
from tests.stage import Stage
from tests.stories.acts import decided, drafts_of, instructed, only_case


def _in_two_lines(session: Session) -> None:
    line = session.exec(select(t.CustomerOrderLine)).first()
    assert line is not None
    line.qty -= 4
    session.add(
        t.CustomerOrderLine(
            **line.model_dump(exclude={"id", "qty", "line_no"}), qty=4, line_no="2"
        )
    )


async def test_an_order_with_two_lines_of_the_item_gets_one_apology_for_all_of_it(stage: Stage) -> None:
    stage.change(_in_two_lines)
    drafts = await drafts_of(await instructed(stage))
    assert len(drafts) == 2
    assert "■数量：24点" in drafts[0].text
    assert (await stage.card()).text.count("400001-20261114-0123456789") == 1
