"""`keppin read` shows what was understood, for people and for programs."""

import json
from pathlib import Path

from tests.commands.conftest import Shell

NOTICE = "2026111316402859-300001の6番、老板说没货了，下周一补。3個不足です。"
NOTICES = Path(__file__).parents[1] / "notices" / "development.jsonl"


async def test_a_notice_is_shown_with_what_was_found_in_it(shell: Shell):
    said = await shell("read", "--received-at", "2026-11-18T15:50+09:00", stdin=NOTICE)
    assert said.code == 0
    assert said.out.startswith("⟦2026111316402859-300001⟧の⟦6番⟧")
    assert "This is a stockout notice" in said.out
    assert "line 6  3 short" in said.out
    assert "下周一 (2026-11-23)" in said.out


async def test_what_is_no_notice_is_said_to_be_none(shell: Shell):
    assert "does not look like" in (await shell("read", stdin="いつもありがとうございます。")).out


async def test_lines_are_answered_by_lines(shell: Shell):
    lines = NOTICES.read_text().splitlines()[:20]
    said = await shell("read", "--jsonl", stdin="\n".join(lines))
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert [each["id"] for each in answers] == [json.loads(line)["id"] for line in lines]
    assert answers[0]["agent_order_no"] == "2026111316402859-300001"
    assert answers[0]["items"][0]["restock_from"] == "2026-11-23"


async def test_lines_without_id_are_numbered(shell: Shell):
    said = await shell("read", "--jsonl", stdin=json.dumps({"text": NOTICE}))
    assert json.loads(said.out)["id"] == "1"


async def test_the_id_comes_back_as_it_was_given_and_the_names_are_stable(shell: Shell):
    said = await shell("read", "--jsonl", stdin=json.dumps({"id": 7, "text": NOTICE}))
    answer = json.loads(said.out)
    assert list(answer) == ["id", "is_stockout", "lang", "agent_order_no", "items", "needs_check"]
    assert answer["id"] == 7
    assert list(answer["items"][0]) == [
        *("line", "product", "sku", "variant", "qty_ordered", "qty_short", "url", "reason"),
        *("restock_date_or_days", "restock_from", "restock_to", "alternatives", "confidence"),
    ]


async def test_what_cannot_be_read_is_told_with_its_line(shell: Shell):
    good = json.dumps({"text": NOTICE})
    for bad, told in (("{", "Line 2 is not JSON"), ('{"text": 3}', 'Line 2 has no "text"')):
        said = await shell("read", "--jsonl", stdin=f"{good}\n{bad}\n")
        assert (said.code, len(said.out.splitlines())) == (2, 1)
        assert told in said.err


async def test_a_time_that_is_none_is_refused(shell: Shell):
    assert (await shell("read", "--received-at", "yesterday", stdin=NOTICE)).code == 2
    wrong = json.dumps({"text": NOTICE, "received_at": "soon"})
    assert 'Line 1: "soon"' in (await shell("read", "--jsonl", stdin=wrong)).err


async def test_nothing_to_read_is_said(shell: Shell):
    assert (await shell("read", stdin="  \n")).code == 2
