"""How fast a place may be spoken to, by every process together: what comes too early is put off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, update
from sqlmodel import col, select

from bot.flows.outbox import THREADED, Kind
from bot.flows.work import Work
from bot.rules.words import Route
from store.once import insert_once
from store.tables import Case, Delivery, DeliveryState, Draft, DroppedFile, Notice, Pace

#: Slack takes about one message a second and channel, with short bursts (docs.slack.dev, rate limits).
SLACK_PACE = (timedelta(seconds=1), timedelta(seconds=4))
#: Changes of messages count by themselves, in all channels together: fifty a minute (chat.update is Tier 3).
CHANGES = "chat.update"
CHANGES_PACE = (timedelta(seconds=1.2), timedelta(seconds=24))
#: Chatwork takes ten messages in ten seconds and room: five at once, and then one every two seconds.
CHATWORK_PACE = (timedelta(seconds=2), timedelta(seconds=8))
#: What makes a new message or changes one; everything else is seen by one person only.
PACED = frozenset(
    {
        Kind.CARD,
        Kind.HEADLINE,
        Kind.REMINDER,
        Kind.ESCALATION,
        Kind.INSTRUCTION,
        Kind.WITHDRAWAL,
        *THREADED,
        Kind.FORGOTTEN,
        Kind.SUMMARY,
        Kind.PREVIEW,
        Kind.LEFTOVERS,
        Kind.WAITING_LIST,
    }
)
PACES = (
    select(Pace)
    .where(
        col(Pace.workspace_id) == bindparam("workspace"),
        col(Pace.place).in_(bindparam("places", expanding=True)),
    )
    .order_by(col(Pace.place))
    .with_for_update()
)


@dataclass(frozen=True, slots=True)
class Stands:
    """Where it is kept that a message stands already, so that a delivery changes it."""

    table: type[Case | Notice | Draft | DroppedFile]
    detail: str  # the delivery's detail that names the row; the case's own column where it is empty
    ts: str
    channel: str = ""  # the column of where it stands, where it can be elsewhere than the delivery goes

    def there(self, work: Work, row: Delivery) -> bool:
        """Whether the message stands."""
        key = row.details.get(self.detail) if self.detail else row.case_id
        kept = work.session.get(self.table, key) if key else None
        channel = getattr(kept, self.channel) if kept and self.channel else ""
        return bool(kept and getattr(kept, self.ts) and channel in ("", row.place))


#: Kinds that are posted once and changed from then on; the others are always new messages.
STANDING = {
    Kind.CARD: Stands(Case, "", "card_ts", "card_channel"),
    Kind.HEADLINE: Stands(Notice, "notice", "headline_ts", "headline_channel"),
    Kind.DRAFT: Stands(Draft, "draft", "message_ts", "message_channel"),
    Kind.FORGOTTEN: Stands(Draft, "draft", "message_ts", "message_channel"),
    Kind.PREVIEW: Stands(DroppedFile, "file", "answer_ts"),
}


def counts_for(work: Work, row: Delivery) -> str:
    """The name of the pace that the row is held to: its place's, or that of all changes; empty where there is none."""
    kind = Kind(row.kind)
    if kind not in PACED:
        return ""
    standing = STANDING.get(kind)
    return CHANGES if standing is not None and standing.there(work, row) else row.place


def paces_of(work: Work, names: Iterable[str]) -> dict[str, Pace]:
    """The paces by name, always locked in the same order: no two processes wait in a ring."""
    places = sorted(set(filter(None, names)))
    for place in places:
        insert_once(work.connection, Pace, workspace_id=work.workspace.id, place=place, next_at=work.now)
    if not places:
        return {}
    found = work.session.exec(PACES, params={"workspace": work.workspace.id, "places": places})
    return {pace.place: pace for pace in found}


def may_speak(work: Work, row: Delivery, pace: Pace) -> bool:
    """Whether one more message can go there now; if not, the row is put off until it can."""
    free_at = max(pace.next_at, work.now)
    every, burst = _speed(row, pace.place)
    if free_at - work.now > burst:
        _put_off(work, row, free_at - burst)
        return False
    pace.next_at = free_at + every
    return True


def _put_off(work: Work, row: Delivery, until: datetime) -> None:
    """What may have been sent falls due again by its lease: left as it is, it would be asked for without end."""
    row.not_before = until
    if row.state is DeliveryState.CLAIMED:
        row.lease_until = until
    work.wakes.append(until)


def slow_down(work: Work, row: Delivery, wait: timedelta) -> None:
    """Slack or Chatwork has had too much: nothing that counts with this one goes out for a while."""
    name = counts_for(work, row)
    if not name:
        return
    slow = update(Pace).where(col(Pace.workspace_id) == work.workspace.id, col(Pace.place) == name)
    work.connection.execute(slow.values(next_at=work.now + wait + _speed(row, name)[1]))


def _speed(row: Delivery, name: str) -> tuple[timedelta, timedelta]:
    if row.route == Route.CHATWORK:
        return CHATWORK_PACE
    return CHANGES_PACE if name == CHANGES else SLACK_PACE
