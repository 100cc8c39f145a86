"""Channels, their members and their history."""

from bot.local.channels import Place
from bot.local.errors import SlackError
from bot.local.messages import Message
from bot.local.posting import emit
from bot.local.shapes import Json
from bot.local.untold import untold
from bot.local.web_api.paging import page, page_of_messages
from bot.local.web_api.registry import Call, method

SCOPE = {"channel": "channels", "group": "groups", "im": "im"}
TYPES = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}
HISTORY_PAGE = 100
LONGEST_PAGE = 1000


@method("conversations.list")
def list_all(call: Call) -> Json:
    return listed(call, [place for place in of_types(call) if visible(call, place)])


@method("users.conversations")
def list_own(call: Call) -> Json:
    """Where the app itself is a member."""
    return listed(call, [place for place in of_types(call) if call.core.channels.has_bot(place)])


@method("conversations.info")
def info(call: Call) -> Json:
    place = found(call, "read")
    described = call.core.channels.described(place)
    members = {"num_members": len(place.members)} if call.args.flag("include_num_members") else {}
    described.pop("num_members", None)
    return {"channel": described | members}


@method("conversations.members")
def members(call: Call) -> Json:
    shown, more = page(call, found(call, "read").members)
    return {"members": shown} | more


@method("conversations.history")
def history(call: Call) -> Json:
    """The channel itself, newest first."""
    place = found(call, "history")
    inside(call, place)
    there = [each for each in call.core.messages.of_channel(place.id) if not each.only_for]
    shown = page_of_messages(call, within(call, there)[::-1], HISTORY_PAGE, LONGEST_PAGE, newest_first=True)
    return shown | {"messages": [as_read(call, each) for each in shown["messages"]], "pin_count": 0}


@method("conversations.replies")
def replies(call: Call) -> Json:
    """A thread, oldest first; its first message is shown whatever `oldest` says."""
    place = found(call, "history")
    inside(call, place)
    thread_ts = call.args.need("ts")
    there = [each for each in call.core.messages.of_thread(place.id, thread_ts) if not each.only_for]
    if not there:
        raise SlackError("thread_not_found")
    wanted = within(call, there)
    if there[0].ts == thread_ts and there[0] not in wanted:
        wanted = [there[0], *wanted]
    shown = page_of_messages(call, wanted, LONGEST_PAGE, LONGEST_PAGE)
    return shown | {"messages": [as_read(call, each) for each in shown["messages"]]}


@method("conversations.open", "im:write")
def open_im(call: Call) -> Json:
    users = call.args.text("users")
    person = call.core.people.find(users) if users else None
    place = (
        call.core.channels.dm_with(person) if person else call.core.channels.find(call.args.text("channel"))
    )
    if "," in users:
        raise SlackError("not_supported", "group direct messages do not exist in the local workspace")
    if not place or place.kind != "im":
        raise SlackError("user_not_found" if users else "channel_not_found")
    full = call.core.channels.described(place) if call.args.flag("return_im") else {"id": place.id}
    return {"channel": full, "no_op": True, "already_open": True}


@method("conversations.join", "channels:join")
def join(call: Call) -> Json:
    place = call.core.channels.find(call.args.need("channel"))
    bot = call.core.people.bot
    if not place or place.kind != "channel":
        raise SlackError("channel_not_found" if not place else "method_not_supported_for_channel_type")
    if bot.id not in place.members:
        place.members.append(bot.id)
        inner = {"type": "member_joined_channel", "user": bot.id, "channel": place.id, "channel_type": "C"}
        inner |= {"team": bot.team_id, "event_ts": call.core.stamps.ts()}
        emit(call.core, "member_joined_channel", inner, place, bot)
    return {"channel": call.core.channels.described(place)}


def of_types(call: Call) -> list[Place]:
    """Places of the kinds that were asked for, each of which needs its own scope."""
    kinds = [TYPES.get(each.strip(), "") for each in call.args.text("types", "public_channel").split(",")]
    if "" in kinds:
        raise SlackError("invalid_types")
    for kind in kinds:
        call.require(f"{SCOPE.get(kind, kind)}:read")
    return [place for place in call.core.channels.everywhere() if place.kind in kinds]


def listed(call: Call, places: list[Place]) -> Json:
    shown, more = page(call, places)
    return {"channels": [call.core.channels.described(place) for place in shown]} | more


def found(call: Call, right: str) -> Place:
    """The channel, if the app may know of it and has the scope for its kind."""
    place = call.core.channels.find(call.args.need("channel"))
    if place:
        call.require(f"{SCOPE[place.kind]}:{right}")
    if not place or not visible(call, place) or place.id != call.args.text("channel"):
        raise SlackError("channel_not_found")
    return place


def visible(call: Call, place: Place) -> bool:
    return place.kind == "channel" or call.core.channels.has_bot(place)


def inside(call: Call, place: Place) -> None:
    if not call.core.channels.has_bot(place):
        raise SlackError("not_in_channel")


def within(call: Call, messages: list[Message]) -> list[Message]:
    """Those between oldest and latest."""
    oldest, latest = call.args.text("oldest", "0"), call.args.text("latest") or "9999999999"
    edges = call.args.flag("inclusive")

    def fits(ts: str) -> bool:
        inner = padded(oldest) < padded(ts) < padded(latest)
        return inner or (edges and padded(ts) in (padded(oldest), padded(latest)))

    return [each for each in messages if fits(each.ts)]


def padded(ts: str) -> str:
    """A ts in a form that sorts as text."""
    whole, _, rest = ts.partition(".")
    return f"{whole:0>12}.{rest:0<6}"


def as_read(call: Call, message: Message) -> Json:
    """With its metadata only where that was asked for; otherwise with the kind alone."""
    shown = call.core.messages.shown(message)
    if "metadata" in shown and not call.args.flag("include_all_metadata"):
        shown["metadata"] = {"event_type": shown["metadata"]["event_type"]}
    return untold(shown) if call.core.channels.get(message.channel).is_ext_shared else shown
