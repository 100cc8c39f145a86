"""Where the local workspace does not belong: beside real tokens, on an open address, behind a proxy."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from bot.local.errors import LocalWorkspaceRefused, RealTokenNear

HOME = ("127.0.0.1", "localhost")
LOCAL_TOKEN = "xoxb-local-"  # noqa: S105 - a prefix
PROXIES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")


def refuse_real_tokens() -> None:
    """A demo beside a real token would sooner or later post to the real place."""
    token = os.environ.get("SLACK_BOT_TOKEN", "")
    if token.startswith("xoxb-") and not token.startswith(LOCAL_TOKEN):
        raise RealTokenNear(
            "SLACK_BOT_TOKEN looks like a real Slack token; the local workspace does not start beside one. "
            "Unset it for this command."
        )


def refuse_open_address(host: str) -> None:
    if host not in HOME:
        raise LocalWorkspaceRefused(f"the local workspace listens on 127.0.0.1 only, not on {host}")


@contextmanager
def without_proxies() -> Iterator[None]:
    """Blank the proxy variables: slack_sdk's clients obey them even for 127.0.0.1."""
    kept = {name: os.environ.pop(name) for name in PROXIES if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)
