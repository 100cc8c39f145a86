"""Modals and the App Home."""

from bot.local.blocks_check import check_view
from bot.local.errors import SlackError
from bot.local.payloads import view_common
from bot.local.shapes import Json
from bot.local.views import OpenView
from bot.local.web_api.registry import Call, method


@method("views.open")
def open_view(call: Call) -> Json:
    return _shown(call, _opened(call))


@method("views.push")
def push(call: Call) -> Json:
    """On top of the modal in which the trigger arose."""
    return _shown(call, _opened(call, needs_parent=True))


@method("views.update")
def update(call: Call) -> Json:
    core = call.core
    given = check_view(call.args.parsed("view"), "modal", core.manifest)
    view = core.views.find(call.args.text("view_id"), call.args.text("external_id"))
    if not view:
        raise SlackError("not_found")
    core.views.update(view, given, view_common(core), call.args.text("hash"))
    return _shown(call, view)


@method("views.publish")
def publish(call: Call) -> Json:
    """The App Home of one person."""
    core = call.core
    if not core.manifest.has_home:
        raise SlackError("not_enabled")
    given = check_view(call.args.parsed("view"), "home", core.manifest)
    person = core.people.find(call.args.need("user_id"))
    if not person:
        raise SlackError("invalid_arguments", "failed to match user_id")
    view = core.views.publish(person.id, given, view_common(core), call.args.text("hash"))
    core.changes.tell("home", user=person.id)
    return {"view": view}


def _opened(call: Call, *, needs_parent: bool = False) -> OpenView:
    core = call.core
    given = check_view(call.args.parsed("view"), "modal", core.manifest)
    trigger = core.triggers.redeem(call.args.text("trigger_id") or call.args.need("interactivity_pointer"))
    if needs_parent and not core.views.find(trigger.view):
        raise SlackError("invalid_trigger_id", "views.push needs a trigger that arose in an open modal")
    return core.views.open(trigger.user, given, view_common(core), trigger.view)


def _shown(call: Call, view: OpenView) -> Json:
    call.core.changes.tell("view", user=view.user, view_id=view.id)
    return {"view": view.body}
