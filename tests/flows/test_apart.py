"""What takes long is worked out between two transactions: meanwhile others work, and nothing of it is kept twice."""

import asyncio
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import event
from sqlmodel import func, select

from bot.flows.refusals import Refusal
from bot.flows.team.learn_words import add_word, list_words, remove_word
from bot.flows.work import Desk, Work
from bot.rules.reading import read, to_json
from bot.rules.teaching.golden import expected_of
from store import tables as t
from tests.counted import multiplied
from tests.desks import a_desk, hear_notice
from tests.shop import NOTICE, START

SAID = NOTICE.replace("理由：一時欠品", "理由：一時欠品、幻影倉庫より")


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    with a_desk(database_url) as desk:
        hear_notice(desk)
        yield desk


def _note(work: Work, action: str) -> None:
    work.record(None, "U0HANA", action)


def _noted(desk: Desk) -> list[str]:
    wanted = select(t.Timeline.action).where(t.Timeline.actor == "U0HANA").order_by(t.Timeline.id)
    return desk.run_now(lambda work: list(work.session.exec(wanted)))[0]


class _Slow:
    """A question that is answered when somebody lets it be."""

    def __init__(self) -> None:
        self.asked, self.goes_on, self.questions = threading.Event(), threading.Event(), []

    def answer(self, question: int) -> int:
        self.questions.append(question)
        self.asked.set()
        assert self.goes_on.wait(30)
        return question * 10

    def flow(self, work: Work) -> int:
        """What is asked depends on what stands in the store."""
        _note(work, "slow")
        count = work.session.exec(select(func.count()).select_from(t.Person)).one()
        return work.apart(count, self.answer)


async def test_a_click_does_not_wait_for_what_is_worked_out(desk: Desk) -> None:
    slow = _Slow()
    one = asyncio.create_task(desk.run(slow.flow))
    await asyncio.to_thread(slow.asked.wait, 30)
    await desk.run(_note, "click")
    assert _noted(desk) == ["click"]
    slow.goes_on.set()
    assert await one == 40
    assert _noted(desk) == ["click", "slow"]
    assert slow.questions == [4]


async def test_what_has_changed_meanwhile_is_worked_out_anew(desk: Desk) -> None:
    slow = _Slow()
    one = asyncio.create_task(desk.run(slow.flow))
    await asyncio.to_thread(slow.asked.wait, 30)
    more = {"workspace_id": desk.workspace_id, "slack_id": "U0MORE", "name": "more"}
    await desk.run(lambda work: work.session.add(t.Person(**more)))
    slow.goes_on.set()
    assert await one == 50
    assert slow.questions == [4, 5]
    assert _noted(desk) == ["slow"]


async def test_what_never_stands_still_is_worked_out_at_last(desk: Desk) -> None:
    asked: list[int] = []

    def flow(work: Work) -> int:
        asked.append(len(asked))
        return work.apart(asked[-1], lambda question: -question)

    assert await desk.run(flow) == -8
    assert asked == list(range(9))


def _golden(desk: Desk, count: int) -> None:
    reading = to_json(read(SAID, received_at=START), "")
    said = {"line": "3", "product": "折りたたみ収納ボックス", "sku": None, "color": "ネイビー", "size": "L"}
    said |= {"order_no": reading["agent_order_no"], "qty_ordered": 30, "qty_short": 12, "reason": "temporary"}
    with desk.database.transaction() as session:
        case = session.exec(select(t.Case)).one()
        golden = t.GoldenNotice(
            workspace_id=desk.workspace_id,
            notice_id=case.notice_id,
            case_id=case.id,
            text=SAID,
            received_at=START,
            expected=expected_of(reading, 0, said),
            by="U0HANA",
            at=START,
        )
        session.add(golden)
    multiplied(desk, t.Notice, count, source="'old:' || i", digest="'d' || i")
    multiplied(desk, t.GoldenNotice, count, notice_id="i + 1")


def _watch(desk: Desk, watched: list[str]) -> None:
    event.listen(desk.database.engine, "begin", lambda _connection: watched.append("begin"))
    event.listen(desk.database.engine, "commit", lambda _connection: watched.append("commit"))
    event.listen(desk.database.engine, "rollback", lambda _connection: watched.append("rollback"))


async def test_corrected_notices_are_read_while_no_transaction_is_open(desk: Desk) -> None:
    _golden(desk, 30)
    watched: list[str] = []
    _watch(desk, watched)
    with pytest.raises(Refusal) as refused:
        await desk.run(add_word, "reason", "幻影倉庫", "discontinued", "U0HANA")
    assert refused.value.code == "word_breaks"
    assert watched == ["begin", "rollback", "begin", "rollback"]
    watched.clear()
    await desk.run(add_word, "color", "星河幻影", "ネイビー", "U0HANA")
    assert watched == ["begin", "rollback", "begin", "commit"]
    assert [line.word for line in desk.run_now(list_words)[0]] == ["星河幻影"]
    await desk.run(remove_word, "星河幻影", "U0HANA")
    assert desk.run_now(list_words)[0] == []
