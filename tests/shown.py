"""A message as somebody of a story sees it: its words, its buttons, its thread."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.stage import Stage


@dataclass
class Shown:
    """A message as somebody sees it."""

    stage: "Stage"
    channel: str
    raw: dict[str, Any]

    @property
    def ts(self) -> str:
        return self.raw["ts"]

    @property
    def text(self) -> str:
        """Everything that can be read in it."""
        return "\n".join([self.raw.get("text", ""), *texts_of(self.raw.get("blocks", []))])

    @property
    def buttons(self) -> list[str]:
        """The labels of its buttons, in order."""
        return [
            element["text"]["text"]
            for block in self.raw.get("blocks", [])
            for element in [
                *block.get("elements", []),
                *([block["accessory"]] if "accessory" in block else []),
            ]
            if element.get("type") == "button"
        ]

    async def press(self, user: str, button: str) -> dict[str, Any]:
        """Press the button with this label, or the one whose label begins with it, and let everything follow."""
        labels = [label for label in self.buttons if label == button or label.startswith(button)]
        assert labels, f"no button {button!r} in {self.buttons}"
        return await self.stage.click(self.channel, self.ts, user, label=labels[0])

    async def thread(self) -> list["Shown"]:
        """The replies below it."""
        return (await self.stage.messages(self.channel, thread_ts=self.ts))[1:]

    async def again(self) -> "Shown":
        """The same message as it stands now."""
        return next(shown for shown in await self.stage.messages(self.channel) if shown.ts == self.ts)


def texts_of(blocks: Any) -> list[str]:
    if isinstance(blocks, dict):
        found = [blocks["text"]] if isinstance(blocks.get("text"), str) else []
        return found + [
            text for key, value in blocks.items() if key != "text" or not found for text in texts_of(value)
        ]
    return [text for item in blocks for text in texts_of(item)] if isinstance(blocks, list) else []
