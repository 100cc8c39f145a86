"""The control API of the local workspace, used as anybody's script would use it."""

from typing import Any

import aiohttp

Json = dict[str, Any]


class ControlRefused(Exception):  # noqa: N818 - it reads as what it is
    """The workspace says that a person could not do this."""


class Control:
    """People's hands and eyes, over HTTP."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        """For a workspace at an address."""
        self._session = session
        self._url = url

    async def post(self, call: str, **fields: object) -> Json:
        """Do something. Raises ControlRefused."""
        async with self._session.post(f"{self._url}/control/{call}", json=fields) as answer:
            return await _fine(answer)

    async def get(self, call: str, **query: str) -> Json:
        """Look at something. Raises ControlRefused."""
        async with self._session.get(f"{self._url}/control/{call}", params=query) as answer:
            return await _fine(answer)

    async def file(self, file_id: str) -> bytes:
        """A file, as the page lets people download it. Raises ControlRefused."""
        async with self._session.get(f"{self._url}/page/file/{file_id}?download=1") as answer:
            if not answer.ok:
                raise ControlRefused(f"there is no file {file_id}")
            return await answer.read()


async def _fine(answer: aiohttp.ClientResponse) -> Json:
    said: Json = await answer.json()
    if not said.get("ok"):
        raise ControlRefused(str(said.get("error", answer.status)))
    return said
