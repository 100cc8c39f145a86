"""Turns: what one process posts in a place stands there in the order in which it was written down.

One that fails and is tried again comes when it comes, and other processes have turns of their own: order is for those
who read, and nothing depends on it.
"""

import asyncio

from bot.delivery.parcel import Parcel
from bot.rules.words import Route

#: For how many seconds a message waits for the one before it: rather out of order than late.
PATIENCE = 5.0

Sending = asyncio.Task[None]
Place = tuple[str, str, str, str]


class Turns:
    """Who posts last in each place just now."""

    def __init__(self) -> None:
        self._last: dict[Place, Sending] = {}

    def before(self, parcel: Parcel) -> Sending | None:
        """The sending that comes first where this parcel goes."""
        place = _place(parcel)
        return self._last.get(place) if place else None

    def take(self, parcel: Parcel, sending: Sending) -> None:
        """Whatever else goes there comes after this one."""
        place = _place(parcel)
        if place is None:
            return
        self._last[place] = sending
        sending.add_done_callback(lambda done: self._forget(place, done))

    def _forget(self, place: Place, done: Sending) -> None:
        if self._last.get(place) is done:
            del self._last[place]


async def wait_for(sending: Sending | None) -> None:
    """Wait for one's turn."""
    if sending is not None:
        await asyncio.wait({sending}, timeout=PATIENCE)


def _place(parcel: Parcel) -> Place | None:
    """Where something new is to stand; None for what changes a message, and for what is none."""
    is_none = parcel.nothing_to_send or parcel.home is not None or parcel.fetch is not None
    if is_none or parcel.edit_ts or parcel.refused or parcel.later is not None:
        return None
    thread = "" if parcel.route == Route.CHATWORK else parcel.thread_ts  # a room has no threads
    return parcel.route, parcel.channel, thread, parcel.only_to
