"""The home tab of somebody, shown as things stand."""

from bot.flows.actors import Actor
from bot.flows.outbox import Kind, Lane, put
from bot.flows.work import Work


def ask_for_home(work: Work, event_key: str, actor: Actor) -> None:
    """Somebody opened the home tab: have it shown as things stand."""
    if work.first_time(event_key):
        put(
            work,
            Kind.HOME,
            key=f"home:{event_key}",
            state_of=f"home:{actor.user}",
            lane=Lane.CARDS,
            place=actor.user,
            user=actor.user,
            team=actor.team,
        )
