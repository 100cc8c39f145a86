"""The shapes of what the app is sent, team ids of other organisations where Slack puts them."""

from bot.local.channels import Place
from bot.local.core import Core
from bot.local.people import APP_ID, BOT_ID
from bot.local.shapes import Json
from bot.local.stamps import moment, new_id
from bot.local.world import Person

VERIFICATION = "local-verification-token"


def event(core: Core, inner: Json, place: Place | None, actor: Person | None) -> Json:
    """An event_callback; its outer team is the actor's, the installed one stands in `authorizations`."""
    own = core.people.own.id
    return {
        "token": VERIFICATION,
        "team_id": actor.team_id if actor else own,
        "context_team_id": own,
        "context_enterprise_id": None,
        "api_app_id": APP_ID,
        "event": inner,
        "type": "event_callback",
        "event_id": new_id("Ev"),
        "event_time": int(moment(inner["event_ts"]).timestamp()),
        "authorizations": [authorization(core)],
        "is_ext_shared_channel": bool(place and place.is_ext_shared),
        "event_context": new_id("4-"),
    }


def authorization(core: Core) -> Json:
    who = {"team_id": core.people.own.id, "user_id": core.people.bot.id, "is_bot": True}
    return {"enterprise_id": None} | who | {"is_enterprise_install": False}


def command(core: Core, person: Person, place: Place, name: str, text: str) -> Json:
    return {
        "token": VERIFICATION,
        "team_id": person.team_id,
        "team_domain": domain(core, person.team_id),
        "channel_id": place.id,
        "channel_name": place.payload_name,
        "user_id": person.id,
        "user_name": person.name,
        "command": name,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": core.response_urls.issue(place.id, person.id),
        "trigger_id": core.triggers.issue(person.id),
    }


def interaction(core: Core, kind: str, person: Person, *, team: str = "", from_view: str = "") -> Json:
    """What every interaction has; `team` is the installed one unless the actor's is to stand there."""
    team_id = team or core.people.own.id
    return {
        "type": kind,
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": person.team_id},
        "api_app_id": APP_ID,
        "token": VERIFICATION,
        "trigger_id": core.triggers.issue(person.id, from_view),
        "team": {"id": team_id, "domain": domain(core, team_id)},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def about_message(core: Core, person: Person, place: Place, message_ts: str) -> Json:
    """Where an interaction with a message took place."""
    return {
        "channel": {"id": place.id, "name": place.payload_name},
        "response_url": core.response_urls.issue(place.id, person.id, message_ts),
    }


def view_common(core: Core) -> Json:
    """Fields of every view of this app."""
    own = core.people.own.id
    return {"team_id": own, "app_installed_team_id": own, "app_id": APP_ID, "bot_id": BOT_ID}


def domain(core: Core, team_id: str) -> str:
    organisation = core.people.organisations[team_id]
    return organisation.domain or organisation.name.lower().replace(" ", "-")
