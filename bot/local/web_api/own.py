"""Methods about the app itself and its workspace."""

from bot.local import blocks_check
from bot.local.errors import SlackError
from bot.local.people import APP_ID, BOT_ID
from bot.local.shapes import Json
from bot.local.web_api.registry import Call, method


@method("api.test", takes="none")
def api_test(call: Call) -> Json:
    return {"args": call.args.given}


@method("auth.test")
def auth_test(call: Call) -> Json:
    people = call.core.people
    bot = {"user": people.bot.name, "user_id": people.bot.id, "bot_id": BOT_ID, "app_id": APP_ID}
    team = {"team": people.own.name, "team_id": people.own.id, "url": call.core.url + "/"}
    return bot | team | {"is_enterprise_install": False}


@method("apps.connections.open", takes="app")
def connections_open(call: Call) -> Json:
    ticket = call.core.sockets.ticket()
    return {"url": f"{call.core.url.replace('http', 'ws', 1)}/link?ticket={ticket}"}


@method("oauth.v2.access", takes="none")
def oauth_access(call: Call) -> Json:
    """Any code is exchanged for the one installation that exists."""
    call.args.need("code")
    core = call.core
    return {
        "access_token": core.bot_token,
        "token_type": "bot",
        "scope": ",".join(core.manifest.scopes),
        "bot_user_id": core.people.bot.id,
        "app_id": APP_ID,
        "team": {"id": core.people.own.id, "name": core.people.own.name},
        "enterprise": None,
        "is_enterprise_install": False,
        "authed_user": {"id": core.people.everyone()[0].id},
    }


@method("team.info", "team:read")
def team_info(call: Call) -> Json:
    people = call.core.people
    team = people.organisations.get(call.args.text("team") or people.own.id)
    if not team:
        raise SlackError("team_not_found")
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": "", "icon": {}}}


@method("bots.info", "users:read")
def bots_info(call: Call) -> Json:
    if call.args.text("bot", BOT_ID) != BOT_ID:
        raise SlackError("bot_not_found")
    bot = {
        "id": BOT_ID,
        "app_id": APP_ID,
        "user_id": call.core.people.bot.id,
        "name": call.core.manifest.name,
    }
    return {"bot": bot | {"deleted": False, "updated": 0, "icons": {}}}


@method("blocks.validate")
def blocks_validate(call: Call) -> Json:
    """Slack's own check of blocks, a message or a view, without sending anything."""
    for name in ("blocks", "message", "view"):
        if call.args.has(name):
            found = blocks_check.faults(name, call.args.parsed(name))
            if found:
                raise SlackError(f"invalid_{name}", errors=[each.described() for each in found])
            return {}
    raise SlackError("invalid_arguments", "one of blocks, message and view is needed")
