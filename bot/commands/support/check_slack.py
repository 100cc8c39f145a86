"""Checks that ask Slack: tokens, permissions, the clock, channels."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from slack_sdk.web import WebClient

from bot.commands.support.findings import Findings
from bot.commands.support.slack_directory import CALL_ERRORS, Directory, NotFound, api_url, client_for
from bot.commands.support.slack_words import trouble
from bot.flows.team.look_over import DeskSeen
from bot.slack.manifest import LATER_SCOPES, SCOPES

#: Message times are compared with ours; signatures of HTTP mode are refused when older than five minutes.
DOUBTFUL_SKEW = timedelta(seconds=2)
BROKEN_SKEW = timedelta(seconds=60)


def check_bot_token(findings: Findings, found: Mapping[str, str]) -> Directory | None:
    """The workspace of the token, if Slack takes it."""
    client = client_for(found["SLACK_BOT_TOKEN"].strip(), api_url(found))
    asked = datetime.now(UTC)
    try:
        answer = client.auth_test()
    except CALL_ERRORS as error:
        findings.broken("no_bot_token", said=trouble(error), url=api_url(found))
        return None
    findings.fine("bot_token", team=answer["team"], team_id=answer["team_id"], user=answer["user"])
    headers = {name.lower(): value for name, value in answer.headers.items()}
    _check_scopes(findings, headers.get("x-oauth-scopes"))
    _check_clock(findings, headers.get("date"), asked)
    return Directory(client, str(answer["team_id"]))


def check_app_token(findings: Findings, client: WebClient, found: Mapping[str, str]) -> None:
    """Whether Socket Mode can be opened."""
    try:
        client.apps_connections_open(app_token=found["SLACK_APP_TOKEN"].strip())
    except CALL_ERRORS as error:
        findings.broken("no_app_token", said=trouble(error))
    else:
        findings.fine("app_token")


def check_channels(findings: Findings, directory: Directory, desk: DeskSeen) -> None:
    """The desk's channel and the agents': there, and with the bot in them."""
    if not desk.desk_channel:
        findings.broken("no_desk_channel")
    else:
        _check_channel(findings, directory, desk.desk_channel, "desk", desk.name)
    for agent in desk.agents:
        if agent.in_slack:
            _check_channel(findings, directory, agent.channel_id, "agent", agent.name)


def _check_channel(findings: Findings, directory: Directory, channel_id: str, kind: str, name: str) -> None:
    try:
        channel = directory.channel_by_id(channel_id)
    except NotFound:
        findings.broken("channel_gone", kind=kind, name=name, id=channel_id)
    except CALL_ERRORS as error:
        findings.broken("channel_unknown", kind=kind, name=name, id=channel_id, said=trouble(error))
    else:
        _judge_channel(findings, channel, kind, name)


def _judge_channel(findings: Findings, channel: dict[str, Any], kind: str, name: str) -> None:
    told = {"kind": kind, "name": name, "channel": channel.get("name") or channel["id"]}
    if channel.get("is_archived"):
        findings.broken("channel_archived", **told)
    elif not channel.get("is_member"):
        findings.broken("channel_without_bot", **told)
    elif kind == "desk" and channel.get("is_ext_shared"):
        findings.broken("desk_shared", **told)
    else:
        findings.fine("channel", **told)


def _check_scopes(findings: Findings, header: str | None) -> None:
    if header is None:
        findings.doubtful("scopes_untold")
        return
    granted = {scope.strip() for scope in header.split(",")}
    missing = {scope: why for scope, why in SCOPES.items() if scope not in granted}
    if missing and not missing.keys() - LATER_SCOPES:
        findings.doubtful("fewer_scopes", missing=missing)
        return
    findings.judge(not missing, "scopes", missing=missing, n=len(SCOPES))


def _check_clock(findings: Findings, header: str | None, asked: datetime) -> None:
    """Slack's clock tells whole seconds, some time between our question and its answer."""
    if header is None:
        return
    theirs = parsedate_to_datetime(header)
    early = max(asked - theirs - timedelta(seconds=1), timedelta(0))
    late = max(theirs - datetime.now(UTC), timedelta(0))
    skew = max(early, late)
    if skew > BROKEN_SKEW:
        findings.broken("clock_off", seconds=round(skew.total_seconds()))
    elif skew > DOUBTFUL_SKEW:
        findings.doubtful("clock_off", seconds=round(skew.total_seconds()))
    else:
        findings.fine("clock")
