"""People and user groups."""

from bot.local.errors import SlackError
from bot.local.shapes import Json
from bot.local.web_api.paging import page
from bot.local.web_api.registry import Call, method
from bot.local.world import Person


@method("users.info", "users:read")
def info(call: Call) -> Json:
    person = call.core.people.find(call.args.need("user"))
    if not person or person.id != call.args.text("user"):
        raise SlackError("user_not_found")
    return {"user": described(call, person)}


@method("users.list", "users:read")
def list_all(call: Call) -> Json:
    people = call.core.people
    shown, more = page(call, [*people.everyone(), people.bot])
    return {"members": [described(call, person) for person in shown], "cache_ts": 0} | more


@method("users.lookupByEmail", "users:read.email")
def lookup(call: Call) -> Json:
    email = call.args.need("email").lower()
    people = call.core.people
    hits = [each for each in people.everyone() if each.email.lower() == email and not people.is_outside(each)]
    if not hits:
        raise SlackError("users_not_found")
    return {"user": described(call, hits[0])}


@method("usergroups.list", "usergroups:read")
def groups(call: Call) -> Json:
    listed = [
        {"id": group.id, "handle": group.handle, "name": group.name, "user_count": len(group.members)}
        for group in call.core.people.groups.values()
    ]
    return {"usergroups": listed}


@method("usergroups.users.list", "usergroups:read")
def group_members(call: Call) -> Json:
    group = call.core.people.groups.get(call.args.need("usergroup"))
    if not group:
        raise SlackError("no_such_subteam")
    return {"users": list(group.members)}


def described(call: Call, person: Person) -> Json:
    with_email = "users:read.email" in call.core.manifest.scopes
    return call.core.people.described(
        person, with_locale=call.args.flag("include_locale"), with_email=with_email
    )
