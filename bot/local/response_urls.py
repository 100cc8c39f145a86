"""Response URLs: five answers within thirty minutes of the workspace's clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.local.clock import Clock
from bot.local.errors import SlackError
from bot.local.stamps import new_id

LIFE = timedelta(minutes=30)
USES = 5


@dataclass
class ResponseUrl:
    """Who acted where; `ts` is the message they acted on, if on one."""

    channel: str
    user: str
    dies: datetime
    ts: str = ""
    left: int = USES


class ResponseUrls:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._by_key: dict[str, ResponseUrl] = {}
        self.base = ""

    def issue(self, channel: str, user: str, ts: str = "") -> str:
        key = new_id("R")
        self._by_key[key] = ResponseUrl(channel, user, self._clock.now() + LIFE, ts)
        return f"{self.base}/response/{key}"

    def use(self, key: str) -> ResponseUrl:
        url = self._by_key.get(key)
        if not url:
            raise SlackError("no_service")
        if self._clock.now() > url.dies:
            raise SlackError("expired_url")
        if not url.left:
            raise SlackError("used_url")
        url.left -= 1
        return url
