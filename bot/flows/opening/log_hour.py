"""When a pasted text was written: by the hour of its own log where that may be believed, else when it was pasted."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.flows.work import Work
from bot.rules.log_hours import believed, hour_of, log_hours
from bot.rules.reading import read


def written_in(work: Work, text: str, pasted_at: datetime) -> datetime:
    """When the agent wrote what somebody pasted."""
    tz = ZoneInfo(work.workspace.time_zone)
    hours = log_hours(text, pasted_at.astimezone(tz).date())
    hour = hour_of(hours, lambda words: read(words, received_at=pasted_at).is_stockout)
    return (believed(hour, pasted_at, tz) if hour else None) or pasted_at
