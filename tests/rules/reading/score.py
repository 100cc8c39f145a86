"""Score the reader on a set of labelled notices: `python -m tests.rules.reading.score development [-v]`."""

import json
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

from bot.rules.reading import read, to_json

NOTICES = Path(__file__).parents[2] / "notices"
ITEM_FIELDS = (
    "line",
    "product",
    "sku",
    "color",
    "size",
    "qty_ordered",
    "qty_short",
    "url",
    "reason",
    "restock",
    "alternatives",
)


def notices(name):
    return [json.loads(line) for line in (NOTICES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def flat(item):
    return {
        **{
            field: item[field]
            for field in ("line", "product", "sku", "qty_ordered", "qty_short", "url", "reason")
        },
        "color": item["variant"]["color"],
        "size": item["variant"]["size"],
        "restock": item["restock_date_or_days"],
        "alternatives": [dict(sorted(offer.items())) for offer in item["alternatives"]],
    }


class Score:
    """Right and total per field, and how many of the wrong ones were marked as doubtful."""

    def __init__(self):
        self.right, self.total, self.doubted, self.wrong = Counter(), Counter(), 0, 0
        self.misses = []

    def add(self, field, notice, got, expected, *, doubtful):
        self.total[field] += 1
        if got == expected:
            self.right[field] += 1
            return
        self.wrong += 1
        self.doubted += doubtful
        self.misses.append((notice["id"], field, expected, got, doubtful))

    def notice(self, notice):
        expected = notice["expected"]
        reading = read(notice["text"], received_at=datetime.fromisoformat(notice["received_at"]))
        got = to_json(reading, notice["id"])
        check = got["needs_check"]
        for field in ("is_stockout", "lang", "agent_order_no"):
            self.add(field, notice, got[field], expected[field], doubtful=check)
        if expected["is_stockout"]:
            self.add("item_count", notice, len(got["items"]), len(expected["items"]), doubtful=check)
            self.items(notice, got["items"], expected["items"], check)

    def items(self, notice, got, expected, check):
        for place, wanted in enumerate(expected):
            found = got[place] if place < len(got) else None
            have, want = (flat(found) if found else {}), flat(wanted)
            doubtful = check or (found is not None and found["confidence"] < 0.7)
            for field in ITEM_FIELDS:
                self.add(field, notice, have.get(field), want[field], doubtful=doubtful)


def score(name):
    result = Score()
    for notice in notices(name):
        result.notice(notice)
    return result


def main():
    result = score(sys.argv[1] if len(sys.argv) > 1 else "development")
    for field, total in result.total.items():
        print(f"{field:16} {result.right[field]:4}/{total:<4} {result.right[field] / total:7.1%}")
    print(f"wrong fields marked doubtful: {result.doubted}/{result.wrong}")
    if "-v" in sys.argv:
        for miss in result.misses:
            print(*miss)


if __name__ == "__main__":
    main()
