"""The morning summary is due: written down once a day, however many processes ring."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.flows.outbox import Kind, Lane, put
from bot.flows.work import Work

#: A summary that comes later than this is of no use to the morning.
USEFUL_FOR = timedelta(hours=6)


def plan_summary(work: Work, at: datetime) -> None:
    """Write down the summary of the day that the time belongs to; not for a morning before there was a desk."""
    if at < work.workspace.created_at:
        return
    day = at.astimezone(ZoneInfo(work.workspace.time_zone)).date()
    put(
        work,
        Kind.SUMMARY,
        key=f"summary:{day.isoformat()}",
        lane=Lane.CARDS,
        place=work.workspace.desk_channel,
        expires_at=at + USEFUL_FOR,
        day=day.isoformat(),
    )
