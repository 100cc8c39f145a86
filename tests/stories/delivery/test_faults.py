"""Slack answers badly or not at all: what Keppin says arrives all the same, and once."""

import json
from typing import Any

import pytest

from tests.saying import carded, fault, finished, kinds, said, until
from tests.shop import NOTICE
from tests.stage import Stage

ONCE = {"card": 1, "instruction": 1, "draft": 2, "note": 2}


def no_answer(method: str, times: int = 1) -> dict[str, Any]:
    return {"lose_answer": {"method": method, "times": times}}


def outage(method: str, times: int = 1) -> dict[str, Any]:
    return {"fail": {"method": method, "times": times}}


def error(code: str, method: str = "chat.postMessage", times: int = 1, **more: Any) -> dict[str, Any]:
    return {"error": {"method": method, "code": code, "times": times, **more}}


def too_fast(method: str, times: int = 1, **more: Any) -> dict[str, Any]:
    return {"ratelimit": {"method": method, "times": times, **more}}


async def everything_once(stage: Stage) -> None:
    marks = await said(stage)
    assert kinds(marks) == ONCE
    assert len(set(marks)) == len(marks)


async def test_without_any_fault(stage: Stage) -> None:
    card = await carded(stage)
    await card.press("hana", "1 ")
    await finished(stage)
    await everything_once(stage)


TROUBLES = {
    "answers are lost": no_answer,
    "Slack is down": outage,
    "Slack fails inside": lambda method, times: error("internal_error", method, times),
    "Slack says slow down": too_fast,
}


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_posts_that_go_wrong_at_every_step_arrive_once(stage: Stage, trouble: str) -> None:
    await fault(stage, **TROUBLES[trouble]("chat.postMessage", 3))
    card = await carded(stage)
    await fault(stage, **TROUBLES[trouble]("chat.postMessage", 4))
    await card.press("hana", "1 ")
    await finished(stage)
    await everything_once(stage)


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_changes_that_go_wrong_show_the_last_state_in_the_end(stage: Stage, trouble: str) -> None:
    card = await carded(stage)
    await fault(stage, **TROUBLES[trouble]("chat.update", 3))
    await card.press("hana", "1 ")
    await finished(stage)
    await everything_once(stage)
    shown = await card.again()
    assert "代行が対応済み" in shown.buttons
    assert "取り消す" not in shown.buttons


async def test_a_reminder_whose_answer_is_lost_is_said_once(stage: Stage) -> None:
    await carded(stage)
    await fault(stage, **no_answer("chat.postMessage"))
    await stage.advance(minutes=8)
    for _ in range(5):
        await stage.advance(seconds=10)
    assert kinds(await said(stage)) == {"card": 1, "reminder": 1}


async def test_a_lost_answer_is_looked_up_even_when_looking_up_fails_first(stage: Stage) -> None:
    await fault(stage, **no_answer("chat.postMessage"))
    await fault(stage, **too_fast("conversations.history", times=2))
    await fault(stage, **outage("conversations.history"))
    await carded(stage)
    for _ in range(10):
        await stage.advance(seconds=10)
    assert kinds(await said(stage)) == {"card": 1}
    assert len(await stage.calls("chat.postMessage")) == 1


async def test_a_lost_answer_is_found_behind_hundreds_of_later_messages(stage: Stage) -> None:
    await fault(stage, **no_answer("chat.postMessage"))
    await stage.post("limin", "rakumart-欠品", NOTICE)
    for number in range(120):
        await stage.control("message", channel="stockout-desk", user="ken", text=f"{number}")
    await stage.advance(seconds=10)
    assert len(await stage.calls("chat.postMessage")) == 1
    assert kinds(await said(stage)) == {"card": 1}


async def test_too_fast_in_one_channel_holds_up_only_that_one(stage: Stage) -> None:
    card = await carded(stage)
    await card.press("hana", "1 ")
    await fault(stage, **too_fast("chat.postMessage", 99, retry_after=60, channel="C0DESK"))
    await stage.advance(seconds=10)
    await stage.advance(seconds=10)
    now = kinds(await said(stage))
    assert now["instruction"] == 1
    assert "draft" not in now
    asked = len(await stage.calls("chat.postMessage"))
    await stage.advance(seconds=20)
    assert len(await stage.calls("chat.postMessage")) == asked, (
        "nothing may be tried before Retry-After is over"
    )
    await fault(stage, clear=True)
    await finished(stage)
    await everything_once(stage)


async def test_after_a_slow_channel_reminders_go_first(stage: Stage) -> None:
    await carded(stage)
    second = NOTICE.replace("3番", "2番").replace("ネイビー", "ベージュ")
    await stage.post("limin", "rakumart-欠品", second)
    await stage.advance(minutes=7, seconds=30)
    cards = await stage.cards()
    await fault(stage, **too_fast("chat.postMessage", retry_after=60, channel="C0DESK"))
    await cards[0].press("hana", "担当")
    await stage.advance(seconds=30)
    before = len(await stage.calls("chat.postMessage"))

    async def reminded() -> bool:
        return kinds(await said(stage)).get("reminder") == len(cards)

    await until(stage, reminded, step=10)
    later = (await stage.calls("chat.postMessage"))[before:]
    assert mark_of(later[0]).startswith("reminder:")
    assert len(later) > len(cards)


def mark_of(call: dict[str, Any]) -> str:
    given = call["args"]["metadata"]
    metadata = json.loads(given) if isinstance(given, str) else given
    return str(metadata["event_payload"]["key"])
