"""What the block templates call: texts, images, choices, field ids and the like."""

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from bot.local.page.charts import plot_of, slices_of
from bot.local.page.dates import at_of
from bot.local.page.elements import (
    chosen,
    chosen_files,
    chosen_options,
    groups_of,
    state_of,
    typed_text,
)
from bot.local.page.mrkdwn import LINK_SCHEMES, Mrkdwn, plain
from bot.local.page.names import Names
from bot.local.page.ports import Json
from bot.local.page.richtext import RichText
from bot.local.page.timeline import digest_of

TEXT_ELEMENTS = ("plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input")
KNOWN_ELEMENTS = (
    *TEXT_ELEMENTS,
    *(
        f"{many}{kind}_select"
        for many in ("", "multi_")
        for kind in ("static", "external", "users", "conversations", "channels")
    ),
    "radio_buttons",
    "checkboxes",
    "datepicker",
    "timepicker",
    "datetimepicker",
    "file_input",
)
ICONS = Path(__file__).with_name("icons.txt")
SLACK_ICONS: dict[str, str] = dict(
    line.split(" ", 1) for line in ICONS.read_text(encoding="utf-8").splitlines()
)
COLOURS = {"good": "#3e7b4f", "warning": "#b7791f", "danger": "#b3402e"}
HEX = re.compile(r"#?([0-9a-fA-F]{6})$")


def web_link(url: str) -> bool:
    return url.lower().startswith(LINK_SCHEMES)


def image_href(image: Json) -> str:
    """Where a picture is: on the web, or a file of the workspace."""
    file = image.get("slack_file") or {}
    if file.get("id"):
        return f"/page/file/{file['id']}"
    url = str(image.get("image_url") or file.get("url") or "")
    return url if web_link(url) else ""


def file_href(file: Json) -> str:
    return f"/page/file/{file['id']}" if file.get("id") else ""


def is_image(file: Json) -> bool:
    return str(file.get("mimetype", "")).startswith("image/")


def is_card(blocks: Sequence[Json]) -> bool:
    """Several structured blocks together are drawn as a card; a few lines of text are not."""
    return len(blocks) > 1 and any(
        block.get("type") in ("header", "actions", "table", "divider") for block in blocks
    )


def field_id_of(block: Json, element: Json) -> str:
    """An id for labels and descriptions that is safe in HTML."""
    named = f"{block.get('block_id', '')}-{element.get('action_id', '')}"
    return "f-" + re.sub(r"[^\w\-]", "_", named)


def placeholder_of(element: Json) -> Markup:
    return plain((element.get("placeholder") or {}).get("text", ""))


def moment_value(element: Json, now: list[str]) -> str:
    """The value of a picker as the browser's own field wants it."""
    if not now:
        return ""
    if element.get("type") == "datetimepicker":
        return f"{at_of(now[0]):%Y-%m-%dT%H:%M}"
    return now[0]


def colour_of(attachment: Json) -> str:
    given = str(attachment.get("color", ""))
    found = HEX.match(given)
    return COLOURS.get(given) or (f"#{found[1]}" if found else "var(--line-strong)")


def slack_icon(name: str) -> str:
    return SLACK_ICONS.get(name, "◆")


def accepted(element: Json) -> str:
    """The endings that a file field takes, for the browser's own dialog."""
    return ",".join(f".{kind}" for kind in element.get("filetypes") or ())


def confirm_json(confirm: Json) -> str:
    """The words of a confirmation, for the script that asks it."""
    shown = {key: (confirm.get(key) or {}).get("text", "") for key in ("title", "text", "confirm", "deny")}
    return json.dumps(shown | {"style": confirm.get("style", "")}, ensure_ascii=False)


HELPERS: dict[str, Any] = {
    "known_elements": KNOWN_ELEMENTS,
    "text_elements": TEXT_ELEMENTS,
    "web_link": web_link,
    "image_href": image_href,
    "file_href": file_href,
    "is_image": is_image,
    "is_card": is_card,
    "field_id_of": field_id_of,
    "placeholder_of": placeholder_of,
    "moment_value": moment_value,
    "colour_of": colour_of,
    "confirm_json": confirm_json,
    "slack_icon": slack_icon,
    "accepted": accepted,
    "plot_of": plot_of,
    "slices_of": slices_of,
    "digest_of": digest_of,
}


def helpers_for(names: Names, mrkdwn: Mrkdwn, rich_text: RichText) -> dict[str, Callable[..., Any]]:
    """The helpers that depend on the reader."""

    def text_of(text: Json | None) -> Markup:
        given = text or {}
        shown = str(given.get("text", ""))
        return mrkdwn(shown) if given.get("type") == "mrkdwn" else plain(shown)

    def inline_of(text: Json | None) -> Markup:
        given = text or {}
        shown = str(given.get("text", ""))
        return mrkdwn.inline(shown) if given.get("type") == "mrkdwn" else plain(shown)

    return {
        "mrkdwn": mrkdwn,
        "inline": mrkdwn.inline,
        "rich_text": rich_text,
        "text_of": text_of,
        "inline_of": inline_of,
        "for_me": lambda element: names.me in element.get("visible_to_user_ids", [names.me]),
        "typed_of": lambda element, block, view: typed_text(element, state_of(view, block, element), names),
        "files_in": lambda element, block, view: chosen_files(element, state_of(view, block, element)),
        "groups_of": lambda element: groups_of(element, names),
        "chosen_of": lambda element, block, view: chosen(element, state_of(view, block, element)),
        "chosen_options_of": lambda element, block, view: chosen_options(
            element, state_of(view, block, element)
        ),
    }
