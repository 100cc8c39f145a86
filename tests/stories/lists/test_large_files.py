"""A large workbook is read once, and beside everything else: nobody who presses a button waits for it."""

import asyncio
import threading

import openpyxl
import pytest
from sqlmodel import select

from bot.flows.files.waiting_lists import waiting_lists
from store import tables as t
from tests.stage import LONG, Stage
from tests.stories.acts import AGENT_CHANNEL, a_card
from tests.stories.papers import PROBLEMS, a_mail_with, a_workbook, dropped

BOOK = a_workbook(PROBLEMS)


async def drop(stage: Stage, content: bytes = BOOK, name: str = "problems.xlsx") -> str:
    ts = await stage.control(
        "message", channel=AGENT_CHANNEL, user="limin", text="", files=[dropped(name, content)]
    )
    return str(ts["ts"])


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the threads that have opened a workbook."""
    opened, load = [], openpyxl.load_workbook

    def seen(*given: object, **named: object) -> object:
        opened.append(threading.current_thread().name)
        return load(*given, **named)

    monkeypatch.setattr(openpyxl, "load_workbook", seen)
    return opened


async def test_a_workbook_is_read_once_and_beside_the_desk(stage: Stage, readers: list[str]) -> None:
    ts = await drop(stage)
    await stage.settle()
    shown = (await stage.messages(AGENT_CHANNEL, thread_ts=ts))[1]
    await stage.advance(hours=2)  # its reminders
    assert [each.rows for each in await stage.keppin.desk.run(waiting_lists)] == [1]
    await stage.click(AGENT_CHANNEL, shown.ts, "hana", label="案件を開く")
    assert [case.qty_short for case in stage.rows(t.Case)] == [12]
    assert len(readers) == 1
    assert not readers[0].startswith("desk")


async def test_a_workbook_in_a_mail_is_read_once_and_beside_the_desk(
    stage: Stage, readers: list[str]
) -> None:
    await drop(stage, a_mail_with("一覧をご確認ください。", ("problems.xlsx", BOOK)), "li.eml")
    await stage.settle()
    (kept,) = (row for row in stage.rows(t.DroppedFile) if row.name == "problems.xlsx")
    assert kept.answer_ts
    assert len(readers) == 1
    assert not readers[0].startswith("desk")


async def test_a_button_is_answered_while_a_workbook_is_read(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = await a_card(stage)
    begun, go_on, load = threading.Event(), threading.Event(), openpyxl.load_workbook

    def slow(*given: object, **named: object) -> object:
        begun.set()
        go_on.wait(timeout=LONG)
        return load(*given, **named)

    monkeypatch.setattr(openpyxl, "load_workbook", slow)
    ts = await drop(stage)
    while not begun.is_set():
        await asyncio.sleep(0.01)
    try:
        label = next(button for button in card.buttons if button.startswith("1 "))
        pressed = await stage.click(card.channel, card.ts, "hana", settle=False, label=label)
        assert pressed["acked"], pressed
    finally:
        go_on.set()
    await stage.settle()
    assert len(await stage.messages(AGENT_CHANNEL, thread_ts=ts)) > 1


async def test_what_was_read_is_kept_with_the_list(stage: Stage) -> None:
    await drop(stage, PROBLEMS.encode("cp932"), "problems.csv")
    await stage.settle()
    with stage.database.transaction() as session:
        (kept,) = session.exec(select(t.DroppedFile))
    assert [row["kind"] for row in kept.sheet["rows"]] == ["short", "fine", "unusable"]
