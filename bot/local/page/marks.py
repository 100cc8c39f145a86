"""Moments worth moving the clock to: what the host names, what messages announce, the next morning."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Protocol, runtime_checkable

from bot.local.page.dates import JST, at_of
from bot.local.page.ports import Channel, Json, Workspace

MORNING = {"hour": 8, "minute": 30, "second": 0, "microsecond": 0}
DUE_KEYS = ("target_at", "due_at", "target", "due")
USUAL_TARGET = timedelta(minutes=15)

Mark = tuple[str, datetime]


@runtime_checkable
class KnowsMarks(Protocol):
    """A workspace whose host names the moments itself."""

    def clock_marks(self, language: str) -> Sequence[Mark]: ...


def next_morning(now: datetime) -> datetime:
    """08:30 of the next day in Japan, or of this one when it is still before dawn there."""
    morning = now.astimezone(JST).replace(**MORNING)  # type: ignore[arg-type]
    return morning if morning > now and now.astimezone(JST).hour < 6 else morning + timedelta(days=1)  # noqa: PLR2004


def marks_of(
    workspace: Workspace, channels: Iterable[Channel], user_id: str, language: str, say: Callable[..., str]
) -> list[Mark]:
    """The host's own marks if it has any, else the next target that a message of the app announces."""
    now = workspace.clock.now()
    if isinstance(workspace, KnowsMarks):
        return [(label, at.astimezone(JST)) for label, at in workspace.clock_marks(language) if at > now]
    cards = (
        card for channel in channels for card in workspace.messages(channel.id, user_id) if card.get("bot_id")
    )
    ahead = sorted(at for card in cards for at in _targets(card) if at > now)
    return [(say("to target"), ahead[0])] if ahead else []


def _targets(card: Json) -> Iterator[datetime]:
    payload = (card.get("metadata") or {}).get("event_payload") or {}
    named = next((payload[key] for key in DUE_KEYS if payload.get(key)), None)
    try:
        yield datetime.fromisoformat(str(named)).astimezone(JST)
    except ValueError:
        yield at_of(card["ts"]) + USUAL_TARGET
