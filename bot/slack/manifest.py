"""The app's manifest, for Socket Mode and for HTTP from one source; nothing is asked for that is not used."""

from typing import Any

from bot.slack.actions import Callback

#: Where Slack sends everything in HTTP mode.
EVENTS_PATH = "/slack/events"

#: Every permission (OAuth scope) of the bot, and what would not work without it.
SCOPES = {
    "chat:write": "posts cards, instructions, drafts, reminders and the summary; answers one person alone",
    "commands": "/stock, /zaiko, /stockout and both shortcuts",
    "channels:history": "hears agents in public channels, also what came while nobody listened; finds lost answers",
    "groups:history": "the same in private channels",
    "im:history": "hears notices and files that a member drops into the direct messages with Keppin",
    "im:write": "finds an answer in direct messages again of which Slack did not say that it stands",
    "files:read": "reads lists (CSV) and e-mails (.eml) that are dropped into an agent's channel or a direct message",
    "files:write": "hands back the rows of a list that cannot be used, as a file in the list's thread",
    "channels:read": "`keppin init` finds channels by name, `keppin check` sees whether the bot is a member",
    "groups:read": "the same for private channels",
    "users:read": "tells who wrote a notice; `keppin init` finds people by name, with their language, and guests",
}

#: Permissions that came later, and without which everything else works: who has not given them yet is only told.
LATER_SCOPES = frozenset({"files:write", "im:write"})

#: Every event that Keppin hears, and why.
EVENTS = {
    "message.channels": "notices, replies and edits in an agent's public channel",
    "message.groups": "the same in a private channel",
    "message.im": "notices, lists and e-mails dropped into the direct messages with Keppin",
    "channel_shared": "says no price on a desk that another organisation has come to see",
    "channel_unshared": "goes on where the desk is the team's own again",
    "app_home_opened": "shows the home tab as things stand",
}

#: Command, description, usage hint. Slack has no translations here, so both languages stand side by side.
COMMANDS = (
    ("/stock", "在庫を調べる / Look up stock", "SKU・商品名・カラー / SKU, name or colour"),
    ("/zaiko", "在庫を調べる（/stock と同じ） / Look up stock", "SKU・商品名・カラー / SKU, name or colour"),
    (
        "/stockout",
        "欠品の案件を登録・一覧 / Enter and list stockouts",
        "new | list | mine | late | rules | help",
    ),
)

#: Type, callback, name (24 characters at most), description.
SHORTCUTS = (
    (
        "message",
        Callback.REPORT_STOCKOUT,
        "欠品として報告",
        "このメッセージを欠品連絡として登録します / Report this message as a stockout",
    ),
    ("global", Callback.NEW_STOCKOUT, "欠品を登録", "欠品連絡を貼り付けて登録します / Enter a new stockout"),
)

SHORT = "欠品連絡を15分で片づけるデスク / A stockout desk: answer the agent in time"
LONG = (
    "代行会社からの欠品連絡を読み取り、案件としてカードにまとめます。"
    "別店舗・別カラー・返金などの選択肢がチームの優先順位で並び、ボタンひとつで代行への指示とお客様へのお詫びの下書きまで進みます。"
    "15分の目標、リマインド、毎朝のまとめつき。\n\n"
    "Keppin reads the out-of-stock notices of your buying agent, puts each into a card with your team's own ranked "
    "answers as buttons, instructs the agent in its language, and drafts the apology to each customer. "
    "It watches the fifteen minutes, and sums up every morning."
)


def manifest(http_url: str = "") -> dict[str, Any]:
    """The manifest for Socket Mode, or for HTTP where an address is given."""
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {
            "name": "Keppin",
            "description": SHORT,
            "long_description": LONG,
            "background_color": "#1f3a4d",
        },
        "features": {
            # Answers that have no channel come as direct messages, and notices may be pasted there.
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Keppin", "always_online": True},
            "shortcuts": [_shortcut(*each) for each in SHORTCUTS],
            "slash_commands": [_command(*each, http_url) for each in COMMANDS],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": _settings(http_url),
    }


def _shortcut(kind: str, callback: Callback, name: str, description: str) -> dict[str, str]:
    return {"name": name, "type": kind, "callback_id": callback.value, "description": description}


def _command(command: str, description: str, hint: str, http_url: str) -> dict[str, Any]:
    told = {"command": command, "description": description, "usage_hint": hint, "should_escape": False}
    return {**told, "url": http_url} if http_url else told


def _settings(http_url: str) -> dict[str, Any]:
    address = {"request_url": http_url} if http_url else {}
    return {
        "event_subscriptions": {**address, "bot_events": list(EVENTS)},
        "interactivity": {"is_enabled": True, **address},
        "org_deploy_enabled": False,
        "socket_mode_enabled": not http_url,
        "token_rotation_enabled": False,
    }
