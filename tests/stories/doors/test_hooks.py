"""Any other tool hands a notice in over HTTP: signed, once, and answered with what became of it."""

import hashlib
import hmac
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.flows.upkeep.clean_up import clean_up
from bot.rules.words import Origin, Status
from handlers.notice_schema import SCHEMA
from store import tables as t
from tests.doors import OTHER_SECRET, SECRET, Doors
from tests.shop import START
from tests.stories.letters import NOTICE

DOCS = Path(__file__).parents[3] / "docs" / "hooks.md"
WRITTEN = "2026-11-18T09:57:00+09:00"
LINK = "https://chat.example.com/rooms/7/3"


async def a_notice(house: Doors, **changes: Any) -> tuple[int, Any]:
    told = {"agent": "カモメ代行", "text": NOTICE, "written_at": WRITTEN, "author": "李", "link": LINK}
    return await house.notice(**(told | {"idempotency_key": "n-1"} | changes))


async def test_a_notice_over_http_becomes_a_card_with_its_origin_link_and_time_of_writing(
    house: Doors,
) -> None:
    assert await a_notice(house) == (202, {"cases": [{"id": 1, "number": "K-1"}], "is_stockout": True})
    card = await house.stage.card()
    assert "カモメ代行・李（外部連携）" in card.text
    assert LINK in card.text
    (case,), (notice,) = house.stage.rows(t.Case), house.stage.rows(t.Notice)
    assert notice.origin is Origin.HOOK
    assert notice.text == NOTICE
    assert notice.written_at == case.started_at == START - timedelta(minutes=3)
    assert case.due_at == START + timedelta(minutes=12)


async def test_the_decision_on_it_reaches_the_agent_in_its_channel(house: Doors) -> None:
    await a_notice(house)
    await (await house.stage.card()).press("hana", "1 ")
    await house.stage.advance(seconds=10)
    assert "改买这个链接" in (await house.stage.messages("rakumart-欠品"))[-1].text
    assert house.stage.rows(t.Case)[0].status is Status.INSTRUCTED


async def test_the_same_key_again_is_answered_the_same_and_opens_nothing(house: Doors) -> None:
    first = await a_notice(house)
    await house.stage.advance(seconds=90)
    assert await a_notice(house) == first
    assert len(house.stage.rows(t.Case)) == len(house.stage.rows(t.Notice)) == 1


async def test_a_key_used_for_another_notice_is_refused(house: Doors) -> None:
    await a_notice(house)
    assert await a_notice(house, author="王") == (409, {"error": "key_used_for_another_notice"})
    assert len(house.stage.rows(t.Notice)) == 1


async def test_without_a_key_a_replay_is_refused(house: Doors) -> None:
    body = json.dumps({"agent": 1, "text": NOTICE}).encode()
    first = await house.knock(body)
    assert first[0] == 202
    assert await house.knock(body) == (409, {"error": "replayed"})
    assert len(house.stage.rows(t.Notice)) == 1


async def test_two_senders_may_use_the_same_key(house: Doors) -> None:
    await a_notice(house)
    status, said = await a_notice(house, secret=OTHER_SECRET, author="王")
    assert (status, said["cases"]) == (202, [{"id": 1, "number": "K-1"}])
    assert len(house.stage.rows(t.Notice)) == 2


async def test_what_is_no_stockout_is_taken_and_opens_nothing(house: Doors) -> None:
    assert await a_notice(house, text="您好，今天的货已经全部到仓库了，谢谢！") == (
        202,
        {"cases": [], "is_stockout": False},
    )
    assert house.stage.rows(t.Notice)[0].is_stockout is False


async def test_a_request_out_of_the_window_is_refused_by_the_desks_clock(house: Doors) -> None:
    now = int(START.timestamp())
    for at, expected in ((now - 301, 401), (now + 301, 401), (now - 300, 202)):
        assert (await a_notice(house, at=at))[0] == expected
    await house.stage.advance(minutes=6)
    late = await a_notice(house, at=now, idempotency_key="n-2")
    assert late == (401, {"error": "not_timely", "now": now + 360})


async def test_an_unsigned_request_is_refused(house: Doors) -> None:
    body, now = b'{"text": "x"}', str(int(START.timestamp()))
    mac = hmac.new(SECRET.encode(), f"{now}.".encode() + body, hashlib.sha256).hexdigest()
    for headers in (
        {},
        {"X-Keppin-Timestamp": now},
        {"X-Keppin-Timestamp": now, "X-Keppin-Signature": mac},  # without its version
        {"X-Keppin-Timestamp": now, "X-Keppin-Signature": f"v1={'0' * 64}"},
        {"X-Keppin-Timestamp": now, "X-Keppin-Signature": "v1=署名"},
        {"X-Keppin-Timestamp": "soon", "X-Keppin-Signature": f"v1={mac}"},
        {"X-Keppin-Timestamp": "٣", "X-Keppin-Signature": f"v1={mac}"},
        {"X-Keppin-Timestamp": str(int(now) - 1), "X-Keppin-Signature": f"v1={mac}"},
    ):
        status, said, _ = await house.send(body, headers)
        assert (status, said) == (401, {"error": "not_signed"})
    assert (await house.knock(body, secret="a secret of somebody else, long"))[0] == 401
    assert house.stage.rows(t.Notice) == []


async def test_every_error_is_told_at_once(house: Doors) -> None:
    status, said = await house.notice(
        agent="だれか", text=" ", written_at="yesterday", author=7, link="javascript:1", colour="navy"
    )
    assert status == 400
    assert {(each["field"], each["error"]) for each in said["errors"]} == {
        ("agent", "unknown"),
        ("text", "empty"),
        ("written_at", "not_a_time"),
        ("author", "wrong_type"),
        ("link", "not_a_web_address"),
        ("colour", "unknown_field"),
    }
    assert house.stage.rows(t.Notice) == []


WRONG: tuple[tuple[str, Any, str], ...] = (
    ("agent", None, "wrong_type"),
    ("agent", True, "wrong_type"),
    ("agent", 10**40, "unknown"),
    ("text", "x" * 40_001, "too_long"),
    ("text", "没货\0", "not_text"),
    ("text", "\ud800", "not_text"),
    ("written_at", "2026-11-18T10:00:00", "no_offset"),
    ("written_at", "2026-11-18T11:00:00+09:00", "in_the_future"),
    ("written_at", "0001-01-01T00:00:00+14:00", "too_old"),
    ("idempotency_key", "", "empty"),
    ("link", "https:// example.com", "not_a_web_address"),
)
NO_NOTICE = (b"", b"{", b"[" * 100_000, b"\xff", b'"text"', b"[]", b"1" * 5000)


async def test_whatever_cannot_be_taken_is_named(house: Doors) -> None:
    for field, value, error in WRONG:
        status, said = await a_notice(house, **{field: value})
        told = [(each["field"], each["error"]) for each in said["errors"]]
        assert (status, told) == (400, [(field, error)])
    for body in NO_NOTICE:
        assert (await house.knock(body))[0] == 400


async def test_a_body_that_is_too_large_is_refused(house: Doors) -> None:
    status, said = await house.knock(b" " * (256 * 1024 + 1))
    assert (status, said["error"]) == (413, "too_large")
    assert (await house.knock(b" " * (2 * 1024 * 1024)))[0] == 413


async def test_a_sender_who_is_too_fast_is_told_when_to_come_back(house: Doors) -> None:
    for n in range(60):
        assert (await a_notice(house, text="谢谢", idempotency_key=f"n-{n}"))[0] == 202
    now = house.chatwork.time
    body = json.dumps({"agent": 1, "text": NOTICE, "idempotency_key": "one more"}).encode()
    headers = {
        "X-Keppin-Timestamp": str(now),
        "X-Keppin-Signature": "v1="
        + hmac.new(SECRET.encode(), f"{now}.".encode() + body, hashlib.sha256).hexdigest(),
    }
    status, said, told = await house.send(body, headers)
    assert (status, said["error"], told["Retry-After"]) == (429, "too_fast", "60")
    assert (await house.knock(body, secret=OTHER_SECRET))[0] == 202  # another sender is not held up
    status, _ = await a_notice(house, text="谢谢", idempotency_key="n-1")
    assert status == 202  # nor what was taken in before
    await house.stage.advance(seconds=60)
    assert (await house.knock(body))[0] == 202


async def test_the_schema_is_served_and_is_the_one_in_the_docs(house: Doors) -> None:
    async with house.stage.http.get(f"{house.url}/hooks/notices/schema.json") as answer:
        assert (await answer.json(content_type="application/schema+json")) == SCHEMA
    shown = DOCS.read_text(encoding="utf-8").split("```json schema\n")[1].split("```")[0]
    assert json.loads(shown) == SCHEMA


async def test_over_a_socket_slack_has_no_door_here(house: Doors) -> None:
    async with house.stage.http.post(f"{house.url}/slack/events", data=b"{}") as answer:
        assert answer.status == 404


async def test_a_key_used_again_after_weeks_is_answered_with_the_cases_that_there_are(house: Doors) -> None:
    first = await a_notice(house)
    await house.stage.advance(days=15)
    house.stage.keppin.desk.run_now(clean_up)
    assert not house.stage.rows(t.Notice)[0].repeats_id
    assert await a_notice(house) == first
    assert await a_notice(house, author="王") == (409, {"error": "key_used_for_another_notice"})
    assert len(house.stage.rows(t.Case)) == 1
