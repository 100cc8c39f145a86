"""HTTP mode: the same envelopes as signed requests to the app's own address."""

import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.local.deliveries import Envelope, Outcome
from bot.local.faults import Faults
from bot.local.shapes import Json

OK = 200
BEYOND_OK = 300


class Requests:
    """Posts envelopes as Slack does: events as JSON, the rest as a form; a 200 in time is the ack."""

    def __init__(self, url: str, secret: str, faults: Faults) -> None:
        self._url = url
        self._secret = secret
        self._faults = faults
        self._session = ClientSession()

    async def ready(self) -> None:
        """An HTTP address is always worth a try."""

    async def close(self) -> None:
        await self._session.close()

    async def carry(self, envelope: Envelope, within: float) -> Outcome:
        kind, body = encoded(envelope)
        headers = {"Content-Type": kind} | signed(self._secret, body) | retry_headers(envelope)
        try:
            async with self._session.post(
                self._url, data=body, headers=headers, timeout=ClientTimeout(total=within)
            ) as answer:
                text, status = await answer.text(), answer.status
                stop = answer.headers.get("x-slack-no-retry") == "1"
        except TimeoutError:
            return Outcome("operation_timeout", route=self._url)
        except ClientError:
            return Outcome("connection_failed", route=self._url)
        if self._faults.take_lost_ack():
            return Outcome("operation_timeout", route=self._url)
        if not OK <= status < BEYOND_OK:
            return Outcome("http_error", route=self._url, no_retry=stop)
        return Outcome(reply=reply(text), route=self._url)


def encoded(envelope: Envelope) -> tuple[str, bytes]:
    """Content type and body of the request."""
    if envelope.type == "events_api":
        return "application/json", json.dumps(envelope.payload, ensure_ascii=False).encode()
    flat = envelope.payload
    fields = flat if envelope.type == "slash_commands" else {"payload": json.dumps(flat, ensure_ascii=False)}
    return "application/x-www-form-urlencoded", urlencode(fields).encode()


def signed(secret: str, body: bytes) -> dict[str, str]:
    stamp = str(int(time.time()))
    digest = hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def retry_headers(envelope: Envelope) -> dict[str, str]:
    if not envelope.attempt:
        return {}
    reason = {"timeout": "http_timeout"}.get(envelope.reason, envelope.reason)
    return {"X-Slack-Retry-Num": str(envelope.attempt), "X-Slack-Retry-Reason": reason}


def reply(text: str) -> Json | None:
    """What the app said with its ack; a bare text is a message."""
    if not text.strip():
        return None
    try:
        said = json.loads(text)
    except ValueError:
        return {"text": text}
    return said if isinstance(said, dict) else {"text": text}
