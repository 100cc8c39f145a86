"""What Slack would refuse to show of a message, a modal or a home, with errors as Slack writes them."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from bot.local import limits
from bot.local.block_extras import extra_faults, text_length
from bot.local.elements import numbered, touchable, with_inner
from bot.local.errors import SlackError
from bot.local.limits_blocks import BLOCKS, STANDS_ON, VIEWS
from bot.local.manifest import Manifest
from bot.local.schema import Text
from bot.local.shape_check import Fault, Faults, rule_faults, shape_faults
from bot.local.shapes import Json

BLOCK_ID = Text(most=255)


def check_message(blocks: Any) -> list[Json] | None:  # noqa: ANN401 - whatever the app sent
    """The blocks of a message, if Slack would take them."""
    if blocks is None:
        return None
    found = list(block_faults(blocks, "message", "/blocks"))
    if found:
        raise _refusal("invalid_blocks", found)
    if text_length(blocks) > limits.BLOCK_TEXT_PER_MESSAGE:
        raise SlackError("msg_blocks_too_long")
    return list(blocks)


def check_view(view: Any, surface: str, manifest: Manifest | None = None) -> Json:  # noqa: ANN401 - see above
    """A view, if Slack would take it on this surface, and from this app where its manifest is given."""
    found = list(view_faults(view, surface, "/view"))
    if found:
        raise _refusal("invalid_arguments", found)
    if manifest and any(
        element["type"] == "file_input" for _, element in touchable(numbered(view["blocks"]))
    ):
        manifest.need("files:read")
    return dict(view)


def faults(name: str, given: Any) -> list[Fault]:  # noqa: ANN401 - see above
    """What blocks.validate has to say about `blocks`, a `message` or a `view`."""
    if name == "view":
        surface = "home" if isinstance(given, dict) and given.get("type") == "home" else "modal"
        return list(view_faults(given, surface, "/view"))
    blocks = given.get("blocks", []) if isinstance(given, dict) else given
    return list(block_faults(blocks, "message", "/blocks" if name == "blocks" else "/message/blocks"))


def view_faults(view: Any, surface: str, pointer: str) -> Faults:  # noqa: ANN401 - see above
    if not isinstance(view, dict):
        yield Fault("must be an object", pointer)
        return
    if view.get("type") != surface:
        yield Fault(f"unsupported type: {view.get('type')}", f"{pointer}/type", "unsupported")
        return
    yield from shape_faults(VIEWS[surface], view, pointer)
    blocks = view.get("blocks")
    yield from block_faults(blocks, surface, f"{pointer}/blocks")
    listed = blocks if isinstance(blocks, list) else []
    asks = any(isinstance(each, dict) and each.get("type") == "input" for each in listed)
    if surface == "modal" and asks and not view.get("submit"):
        yield Fault("missing required field: submit", pointer, "missing")


def block_faults(blocks: Any, surface: str, pointer: str) -> Faults:  # noqa: ANN401 - see above
    """Every fault of a list of blocks."""
    most = limits.BLOCKS_PER_MESSAGE if surface == "message" else limits.BLOCKS_PER_VIEW
    if not isinstance(blocks, list) or not all(isinstance(each, dict) for each in blocks):
        yield Fault("must be an array of blocks", pointer)
        return
    if len(blocks) > most:
        yield Fault(f"no more than {most} items allowed", pointer, "too_many")
    for index, block in enumerate(blocks):
        yield from _one_block(block, surface, f"{pointer}/{index}")
    everywhere = [inner for block in blocks for inner, _ in with_inner(block, "")]
    for twice in doubled(inner.get("block_id") for inner in everywhere):
        yield Fault(f"block_id `{twice}` is used more than once", pointer, "duplicate")
    if surface == "message":
        yield from _message_sums(blocks, pointer)


def _one_block(block: Json, surface: str, pointer: str) -> Faults:
    kind = str(block.get("type"))
    if surface not in STANDS_ON.get(kind, ()):
        yield Fault(f"unsupported type: {kind}", f"{pointer}/type", "unsupported")
        return
    if block.get("block_id"):
        yield from rule_faults(BLOCK_ID, block["block_id"], f"{pointer}/block_id")
    found = list(shape_faults(BLOCKS[kind], block, pointer, ("type", "block_id")))
    yield from found
    if not found:
        yield from extra_faults(block, pointer)
        for inner, there in with_inner(block, pointer):
            own = (element["action_id"] for holder, element in touchable([inner]) if holder is inner)
            for twice in doubled(own):
                yield Fault(f"action_id `{twice}` is used more than once in this block", there, "duplicate")


def _message_sums(blocks: list[Json], pointer: str) -> Faults:
    markdown = sum(len(str(each.get("text", ""))) for each in blocks if each.get("type") == "markdown")
    if markdown > limits.MARKDOWN_PER_MESSAGE:
        yield Fault(
            f"markdown must be less than {limits.MARKDOWN_PER_MESSAGE + 1} characters in all", pointer
        )
    if sum(each.get("type") == "data_visualization" for each in blocks) > limits.CHARTS_PER_MESSAGE:
        yield Fault(f"no more than {limits.CHARTS_PER_MESSAGE} charts allowed", pointer, "too_many")


def doubled(values: Iterable[Any]) -> list[str]:
    return [
        name for name, times in Counter(each for each in values if isinstance(each, str)).items() if times > 1
    ]


def _refusal(code: str, found: list[Fault]) -> SlackError:
    said = [str(each) for each in found]
    return SlackError(code, *said, errors=said)
