"""Score the reader on labelled notices: `python -m tests.rules.reading.score development fresh_ja_1 [-v]`."""

import json
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bot.rules.reading import read, to_json

NOTICES = Path(__file__).parents[2] / "notices"
#: The sets that were looked at while the reader was written, each batch only after it had been scored.
LEARNT_FROM = (
    "development",
    *(
        f"fresh_{lang}_{batch}"
        for lang, batches in (("ja", "123456789"), ("zh", "123456789"), ("en", "12346789"))
        for batch in (*batches, "12")
    ),
    *(f"fresh_ja_{batch}" for batch in ("13a", "13b")),
    *(f"fresh_{batch}" for batch in ("zh_13a", "zh_13b", "zh_13c", "en_13a")),
    *(f"fresh_{batch}" for batch in ("ja_14a", "ja_14b", "zh_14a", "zh_14b", "en_14a")),
    *(
        f"phrases_{lang}_{part}"
        for lang in ("ja", "zh", "en")
        for part in ("quantities", "reasons", "whether")
    ),
    *(f"phrases_{lang}_{part}" for lang in ("ja", "zh") for part in ("amounts", "orders")),
)
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


class Miss(NamedTuple):
    """A field that was read wrongly."""

    notice: str
    field: str
    expected: object
    got: object
    doubtful: bool


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
    """Right and total per field, and of the wrong and the right ones how many were marked as doubtful."""

    def __init__(self):
        self.right, self.total = Counter(), Counter()
        self.wrong_doubted, self.right_doubted = Counter(), Counter()
        self.checked = {True: [0, 0], False: [0, 0]}
        self.misses = []
        self.texts = {}
        self.unopened = 0

    def add(self, field, notice, got, expected, *, doubtful):
        self.total[field] += 1
        if got == expected:
            self.right[field] += 1
            self.right_doubted[field] += doubtful
            return
        self.wrong_doubted[field] += doubtful
        self.misses.append(Miss(notice["id"], field, expected, got, doubtful))

    def notice(self, notice):
        self.texts[notice["id"]] = notice["text"]
        before = len(self.misses)
        expected = notice["expected"]
        reading = read(notice["text"], received_at=datetime.fromisoformat(notice["received_at"]))
        got = to_json(reading, notice["id"])
        for field in ("is_stockout", "lang", "agent_order_no"):
            self.add(field, notice, got[field], expected[field], doubtful=field in reading.unsure)
        if expected["is_stockout"]:
            doubtful = "item_count" in reading.unsure or "is_stockout" in reading.unsure
            self.add("item_count", notice, len(got["items"]), len(expected["items"]), doubtful=doubtful)
            self.items(notice, reading, got["items"], missing=doubtful)
            self.unopened += 0 if got["is_stockout"] else len(self.misses) - before
        told = self.checked[len(self.misses) > before]
        told[0] += got["needs_check"]
        told[1] += 1

    def items(self, notice, reading, got, *, missing):
        for place, wanted in enumerate(notice["expected"]["items"]):
            found = got[place] if place < len(got) else None
            unsure = reading.items[place].unsure if found else (ITEM_FIELDS if missing else ())
            have, want = (flat(found) if found else {}), flat(wanted)
            for field in ITEM_FIELDS:
                self.add(field, notice, have.get(field), want[field], doubtful=field in unsure)

    def lines(self):
        """The table, as Markdown."""
        yield "| field | right | | wrong and doubtful | right but doubtful |"
        yield "|---|--:|--:|--:|--:|"
        for field, total in self.total.items():
            right = self.right[field]
            yield self._line(field, right, total, self.wrong_doubted[field], self.right_doubted[field])
        right, total = self.right.total(), self.total.total()
        yield self._line("all", right, total, self.wrong_doubted.total(), self.right_doubted.total())
        opened = total - right - self.unopened
        yield f"fields read wrongly in cases that were opened: {self.wrong_doubted.total()} of {opened} doubtful"
        for wrong, (marked, count) in self.checked.items():
            yield f"notices read {'wrongly somewhere' if wrong else 'right'}: {marked} of {count} marked to check"

    @staticmethod
    def _line(field, right, total, wrong_doubted, right_doubted):
        return (
            f"| {field:14} | {right / total:6.1%} | {right}/{total} "
            f"| {wrong_doubted}/{total - right} | {right_doubted}/{right} |"
        )


def score(*names):
    result = Score()
    for name in names:
        for notice in notices(name):
            result.notice(notice)
    return result


def _tell(result):
    shown = ""
    for miss in result.misses:
        if miss.notice != shown:
            print(f"\n{miss.notice}: {result.texts[miss.notice]!r}")
            shown = miss.notice
        print(f"    {'?' if miss.doubtful else '!'} {miss.field}: {miss.expected!r}, read {miss.got!r}")


def main():
    names = [word for word in sys.argv[1:] if not word.startswith("-")] or LEARNT_FROM
    result = score(*names)
    print(*result.lines(), sep="\n")
    if "-v" in sys.argv:
        _tell(result)


if __name__ == "__main__":
    main()
