"""Something of ours breaks while a window is submitted: it stays open with all that was filled in, and says so."""

import re

import pytest
from sqlalchemy import text

from bot.rules.words import Status
from tests.stage import Stage
from tests.stories.acts import a_card, only_case

BROKEN = {
    "sqlite": (
        "CREATE TRIGGER broken BEFORE UPDATE ON stockout_case BEGIN SELECT RAISE(ABORT, 'broken'); END",
        "DROP TRIGGER broken",
    ),
    "postgresql": (
        """CREATE FUNCTION break() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$ LANGUAGE plpgsql;
        CREATE TRIGGER broken BEFORE UPDATE ON stockout_case FOR EACH ROW EXECUTE FUNCTION break()""",
        "DROP TRIGGER broken ON stockout_case",
    ),
}


def no_case_can_be_changed(stage: Stage, *, broken: bool) -> None:
    kind = "sqlite" if stage.database.is_sqlite else "postgresql"
    stage.change(lambda session: session.connection().execute(text(BROKEN[kind][not broken])))


@pytest.mark.parametrize(
    ("who", "told"),
    [("hana", "こちらの不具合で受け付けられませんでした"), ("ken", "went wrong on our side")],
)
async def test_the_window_stays_open_and_may_be_sent_again(stage: Stage, who: str, told: str) -> None:
    card = await a_card(stage)
    await card.press(who, "別のURL")
    no_case_can_be_changed(stage, broken=True)
    done = await stage.submit(who, url="https://detail.1688.com/offer/742618305999.html", price="12.6")
    assert not done["closed"]
    (said,) = done["errors"].values()
    assert told in said
    assert re.search(r"[0-9a-f]{8}", said)
    assert await stage.answers(who) == []
    no_case_can_be_changed(stage, broken=False)
    assert (await stage.submit(who))["closed"]
    assert only_case(stage).status is Status.DECIDED
