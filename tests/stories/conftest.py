"""What several stories play on."""

from collections.abc import AsyncIterator

import pytest

from tests.doors import Doors, doors


@pytest.fixture
async def house(database_url: str) -> AsyncIterator[Doors]:
    """The desk at work, with its doors open to HTTP and to Chatwork."""
    async with doors(database_url) as house:
        yield house
