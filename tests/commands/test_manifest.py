"""The manifest keeps within what Slack takes, and the committed one is what `keppin manifest` prints."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.local.manifest import Manifest
from bot.slack.manifest import COMMANDS, EVENTS, SCOPES, manifest
from tests.commands.conftest import Shell

ROOT = Path(__file__).parents[2]
HTTP = "https://keppin.example.com/slack/events"


@pytest.fixture(params=["", HTTP])
def made(request: pytest.FixtureRequest) -> dict[str, Any]:
    return manifest(request.param)


def test_texts_keep_within_slacks_limits(made: dict[str, Any]):
    shown = made["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4000
    assert len(made["features"]["bot_user"]["display_name"]) <= 80
    for shortcut in made["features"]["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150
        assert shortcut["type"] in ("message", "global")
    for command in made["features"]["slash_commands"]:
        assert command["command"].startswith("/")
        assert 2 <= len(command["command"]) <= 32
        assert len(command["description"]) <= 2000
        assert len(command["usage_hint"]) <= 1000
    assert len(made["features"]["shortcuts"]) <= 10


def test_nothing_unknown_stands_in_it(made: dict[str, Any]):
    assert set(made) == {"_metadata", "display_information", "features", "oauth_config", "settings"}
    assert set(made["features"]) == {"app_home", "bot_user", "shortcuts", "slash_commands"}
    assert set(made["settings"]) == {
        *("event_subscriptions", "interactivity", "org_deploy_enabled", "socket_mode_enabled"),
        "token_rotation_enabled",
    }


def test_slack_would_install_it(made: dict[str, Any]):
    assert Manifest(made).scopes == list(SCOPES)


def test_socket_mode_names_no_address_and_http_names_it_everywhere():
    assert "url" not in json.dumps(manifest())
    assert manifest()["settings"]["socket_mode_enabled"]
    http = manifest(HTTP)
    assert not http["settings"]["socket_mode_enabled"]
    assert json.dumps(http).count(HTTP) == len(COMMANDS) + 2


def test_both_ways_ask_for_the_same():
    socket, http = manifest(), manifest(HTTP)
    assert socket["oauth_config"] == http["oauth_config"]
    assert socket["settings"]["event_subscriptions"]["bot_events"] == list(EVENTS)


def test_every_scope_and_event_says_what_it_is_for():
    assert all(why.strip() for why in (*SCOPES.values(), *EVENTS.values()))


async def test_the_committed_files_are_what_the_command_prints(shell: Shell):
    assert (await shell("manifest")).out == (ROOT / "manifest.json").read_text()
    assert (await shell("manifest", "--http", HTTP)).out == (ROOT / "manifest.http.json").read_text()


async def test_an_address_without_a_path_gets_ours(shell: Shell):
    bare = await shell("manifest", "--http", "https://keppin.example.com")
    assert json.loads(bare.out) == manifest(HTTP)


async def test_an_address_that_slack_would_not_call_is_refused(shell: Shell):
    said = await shell("manifest", "--http", "http://localhost:3000")
    assert (said.code, said.out) == (2, "")
    assert "no https address" in said.err
