"""`keppin manifest`: what to paste into Slack when the app is created."""

import json
from typing import Annotated
from urllib.parse import urlsplit

import typer

from bot.commands.support.words import fail, words
from bot.slack.manifest import EVENTS_PATH
from bot.slack.manifest import manifest as manifest_for

Http = Annotated[str, typer.Option("--http", metavar="URL", help=words("commands#manifest_http"))]


def manifest(http: Http = "") -> None:
    """Print the manifest, for Socket Mode or for HTTP."""
    address = _address(http) if http else ""
    print(json.dumps(manifest_for(address), ensure_ascii=False, indent=2))


def _address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.netloc:
        fail("manifest#not_https", code=2, url=url)
    return url if parts.path.strip("/") else f"{url.rstrip('/')}{EVENTS_PATH}"
