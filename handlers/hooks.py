"""`POST /hooks/notices`: any other tool hands a notice in, signed; docs/hooks.md says how."""

import hashlib
import hmac
import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.flows.hearing.take_hook import AgentNotClear, HookIn, HookOut, agent_of_hook, take_hook
from bot.flows.work import Desk, Work
from handlers.notice_schema import problems

TIMESTAMP = "X-Keppin-Timestamp"
SIGNATURE = "X-Keppin-Signature"
#: A request that is older, or younger, is not taken.
WINDOW = timedelta(minutes=5)
#: The longest text in the widest characters, with every one of them escaped, has room in it.
LARGEST = 256 * 1024
_DIGITS = 12


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """The signature of a body sent at that time (seconds since 1970)."""
    digest = hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    return f"v1={digest}"


def is_timely(now: datetime, timestamp: str) -> bool:
    """Whether a request was signed within the window around now."""
    return abs(now.timestamp() - int(timestamp)) <= WINDOW.total_seconds()


def sender_of(secrets: Sequence[str], timestamp: str, signature: str, body: bytes) -> str | None:
    """The name of the secret that signed the body with the timestamp, whenever that was; None where none did."""
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= _DIGITS):
        return None
    given = signature.encode("utf-8", "replace")
    signed = [hmac.compare_digest(sign(secret, timestamp, body).encode(), given) for secret in secrets]
    names = [hashlib.sha256(secret.encode()).hexdigest()[:12] for secret in secrets]
    return next((name for name, fits in zip(names, signed, strict=True) if fits), None)


async def take(desk: Desk, sender: str, signature: str, body: bytes) -> HookOut:
    """Take a signed notice in, or say everything that is wrong with it."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return _wrong([{"field": "", "error": "not_json"}])
    wrong = problems(told, desk.clock.now())
    if wrong:
        named = not any(each["field"] in {"", "agent"} for each in wrong)
        return _wrong(wrong + (await desk.run(_agent_problems, told.get("agent")) if named else []))
    try:
        return await desk.run(take_hook, _hook(told, sender, signature))
    except AgentNotClear as problem:
        return _wrong([{"field": "agent", "error": str(problem)}])


def _wrong(found: list[dict[str, Any]]) -> HookOut:
    return HookOut(status=400, body={"errors": found})


def _agent_problems(work: Work, named: str | int | None) -> list[dict[str, Any]]:
    """What only the desk knows of the agent, so that all errors are told at once."""
    try:
        agent_of_hook(work, named)
    except AgentNotClear as problem:
        return [{"field": "agent", "error": str(problem)}]
    return []


def _hook(told: dict[str, Any], sender: str, signature: str) -> HookIn:
    written = told.get("written_at")
    return HookIn(
        sender=sender,
        key=told.get("idempotency_key") or signature,
        digest=hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest(),
        agent=told.get("agent"),
        text=told["text"],
        written_at=datetime.fromisoformat(written) if written else None,
        author=told.get("author", ""),
        link=told.get("link", ""),
        keyed=bool(told.get("idempotency_key")),
    )
