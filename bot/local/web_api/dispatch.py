"""One Web API call from request to answer, with the mischief that was arranged for it."""

import time

from aiohttp import web

from bot.local.arguments import Arguments, merged, token
from bot.local.core import Core
from bot.local.errors import MissingError, SlackError
from bot.local.faults import Fault
from bot.local.shapes import Json
from bot.local.web_api.registry import METHODS, Call

TOO_MANY = 429


async def answer_call(core: Core, request: web.Request) -> web.StreamResponse:
    """Answer, and write down what was asked and said."""
    name = request.match_info["method"]
    began = time.perf_counter()
    with core.activity.busy():
        given, bearer = await _read(request)
        shown = {key: value for key, value in given.items() if key != "team_id"}
        entry = core.log.add("call", method=name, args=shown, status="pending")
        status, answer, headers, lost = await _answered(core, name, given, bearer)
        ms = round((time.perf_counter() - began) * 1000, 3)
        core.log.complete(entry, answer=answer, status="lost" if lost else status, ms=ms)
        if lost and request.transport:
            request.transport.abort()
        return web.json_response(answer, status=status, headers=headers)


async def _read(request: web.Request) -> tuple[Json, str]:
    try:
        given = await merged(request)
    except SlackError as error:
        return {"unreadable": error.code}, ""
    return given, token(request, given)


async def _answered(
    core: Core, name: str, given: Json, bearer: str
) -> tuple[int, Json, dict[str, str], bool]:
    """Status, answer, headers, and whether the answer gets lost on the way."""
    channel = str(given.get("channel") or given.get("channel_id") or "")
    faults = {each.kind: each for each in core.faults.take(name, channel)}
    if late := faults.get("latency"):
        await core.faults.wait(late.seconds)
    wait = core.rates.take(name, channel)
    if limited := faults.get("ratelimit"):
        wait = limited.retry_after
    if wait:
        return TOO_MANY, {"ok": False, "error": "ratelimited"}, {"Retry-After": str(wait)}, False
    if failing := faults.get("fail"):
        return failing.status, {"ok": False, "error": "service_unavailable"}, {}, False
    answer = _done(core, name, given, bearer, faults.get("error"))
    return 200, answer, {"x-oauth-scopes": ",".join(core.manifest.scopes)}, "lose_answer" in faults


def _done(core: Core, name: str, given: Json, bearer: str, failing: Fault | None) -> Json:
    if failing:
        return {"ok": False, "error": failing.code}
    try:
        return {"ok": True} | _do(core, name, given, bearer)
    except SlackError as error:
        return {"ok": False, "error": error.code} | error.more
    except MissingError as error:
        return {"ok": False, "error": "channel_not_found", "detail": str(error)}


def _do(core: Core, name: str, given: Json, bearer: str) -> Json:
    if "unreadable" in given:
        raise SlackError(given["unreadable"])
    known = METHODS.get(name)
    if not known:
        raise SlackError("unknown_method", req_method=name)
    _check_token(core, known.takes, bearer)
    call = Call(core, Arguments(given))
    for scope in known.scopes:
        call.require(scope)
    return known.do(call)


def _check_token(core: Core, wanted: str, bearer: str) -> None:
    kinds = {core.bot_token: "bot", core.app_token: "app"}
    if wanted == "none":
        return
    if not bearer:
        raise SlackError("not_authed")
    if bearer not in kinds:
        raise SlackError("invalid_auth")
    if kinds[bearer] != wanted:
        raise SlackError("not_allowed_token_type")
