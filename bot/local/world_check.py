"""What is wrong with a world before anybody lives in it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from bot.local.errors import LocalWorkspaceRefused
from bot.local.world import World


def refuse_contradictions(world: World) -> None:
    """Refuse a world that names what it does not have."""
    found = [*_twice(world), *_unknown_teams(world), *_unknown_members(world), *_unplayable(world)]
    if found:
        raise LocalWorkspaceRefused("the world contradicts itself: " + "; ".join(found))


def _twice(world: World) -> Iterator[str]:
    named = {
        "people with the id": [person.id for person in world.people],
        "people called": [person.name for person in world.people],
        "channels with the id": [channel.id for channel in world.channels],
        "channels called": [channel.name for channel in world.channels],
        "events with the key": [event.key for event in world.script],
    }
    for what, values in named.items():
        yield from (f"two {what} {value}" for value, times in Counter(values).items() if times > 1)


def _unknown_teams(world: World) -> Iterator[str]:
    teams = {each.id for each in (world.own, *world.others)}
    yield from (
        f"{each.name} is of no organisation here ({each.team_id})"
        for each in world.people
        if each.team_id not in teams
    )


def _unknown_members(world: World) -> Iterator[str]:
    known = {person.id: person for person in world.people}
    for channel in world.channels:
        yield from _strangers(channel.name, channel.members, {*known, world.bot_user_id})
        outside = [
            known[each].name
            for each in channel.members
            if each in known and known[each].team_id != world.own.id
        ]
        if outside and not channel.is_ext_shared:
            yield f"#{channel.name} is not shared, but has {', '.join(outside)}"


def _strangers(channel: str, members: Iterable[str], known: set[str]) -> Iterator[str]:
    yield from (f"#{channel} has a member {each} whom nobody knows" for each in members if each not in known)


def _unplayable(world: World) -> Iterator[str]:
    people = {name for person in world.people for name in (person.id, person.name)}
    places = {name for channel in world.channels for name in (channel.id, channel.name)}
    places |= {f"@{name}" for name in people}  # the direct messages with the app
    earlier: set[str] = set()
    for event in world.script:
        if not event.outside and (event.user not in people or event.channel not in places):
            yield f"the event {event.key} needs {event.user} in #{event.channel}"
        if missing := event.earlier - earlier:
            yield f"the event {event.key} refers to {min(missing)}, which does not come before it"
        earlier.add(event.key)
