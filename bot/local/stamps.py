"""Names for new things: message times that only grow, and ids that no earlier run has used."""

import secrets
from datetime import UTC, datetime, timedelta

from bot.local.clock import Clock

MICROSECOND = timedelta(microseconds=1)
EPOCH = datetime.fromtimestamp(0, UTC)


class Stamps:
    """`ts` values by the workspace's clock, each later than the one before."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.last = EPOCH

    def ts(self) -> str:
        self.last = max(self._clock.now(), self.last + MICROSECOND)
        return stamp_of(self.last)


def stamp_of(at: datetime) -> str:
    """The `ts` of a message that was written then."""
    whole, rest = divmod((at - EPOCH) // MICROSECOND, 1_000_000)
    return f"{whole}.{rest:06d}"


def new_id(prefix: str) -> str:
    """An id of Slack's kind: a letter or two, then capitals and digits."""
    return prefix + "0" + secrets.token_hex(5).upper()


def moment(ts: str) -> datetime:
    """The time that a `ts` names."""
    whole, _, rest = ts.partition(".")
    return EPOCH + timedelta(seconds=int(whole), microseconds=int(rest or 0))
