from datetime import datetime, timedelta, timezone

import pytest

from bot.rules.reading import read

TOKYO = timezone(timedelta(hours=9))


@pytest.fixture(scope="session")
def read_on():
    """Read a notice as of a Wednesday in November 2026, or of another day."""

    def reading(text, day="2026-11-18", **more):
        return read(text, received_at=datetime.fromisoformat(f"{day}T10:00:00").replace(tzinfo=TOKYO), **more)

    return reading


@pytest.fixture(scope="session")
def items_of(read_on):
    """The items of a notice as plain values, without what is not said."""

    def plain(item):
        fields = ("line", "product", "sku", "color", "size", "qty_ordered", "qty_short", "url", "restock")
        found = {name: value.value for name in fields if (value := getattr(item, name)) is not None}
        return found | {"reason": item.reason.value.value}

    return lambda text, **more: [plain(item) for item in read_on(text, **more).items]
