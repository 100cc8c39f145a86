"""Options of an external select, asked of the app while a person types."""

from bot.local import payloads
from bot.local.clicking import Surface, Wanted, find
from bot.local.core import Core
from bot.local.errors import RefusedError
from bot.local.shapes import Json
from bot.local.world import Person

MOST = 100


async def suggest(core: Core, person: Person, surface: Surface, wanted: Wanted) -> Json:
    """What the app offers for what was typed so far."""
    block, element = find(
        surface.blocks, Wanted(action_id=wanted.action_id, block_id=wanted.block_id), person
    )
    if "external" not in element["type"]:
        raise RefusedError(f"{element['action_id']} is a {element['type']}: its options are its own")
    payload = payloads.interaction(core, "block_suggestion", person) | surface.about
    payload |= {"container": surface.container, "value": str(wanted.value or "")}
    payload |= {"action_id": element["action_id"], "block_id": block["block_id"]}
    if not surface.view_id:
        place = core.channels.get(surface.container["channel_id"])
        payload["channel"] = {"id": place.id, "name": place.payload_name}
    outcome = await core.deliveries.ask("interactive", payload)
    if not outcome.acked:
        core.log.toast(person.id, f"The options could not be loaded ({outcome.error}).", outcome.error)
    said = outcome.reply or {}
    return {"ok": True, "acked": outcome.acked, "ms": outcome.ms} | {
        key: said[key][:MOST] for key in ("options", "option_groups") if key in said
    }
