"""What a check found: fine, doubtful, or to be mended, in words, as it goes."""

from enum import Enum

from bot.commands.support.words import language, words
from templates import parts


class Level(Enum):
    """How a thing stands."""

    FINE = "✓"
    DOUBTFUL = "!"
    BROKEN = "✗"


class Findings:
    """Prints each finding when it is made, and remembers whether all is well."""

    def __init__(self) -> None:
        """Nothing found yet."""
        self.counts = dict.fromkeys(Level, 0)

    def fine(self, part: str, **values: object) -> None:
        """All is well here."""
        self._tell(Level.FINE, words(f"check#{part}", **values))

    def doubtful(self, part: str, **values: object) -> None:
        """It works, but somebody should look."""
        self._tell(Level.DOUBTFUL, words(f"check#{part}", **values), _remedy(part, values))

    def broken(self, part: str, **values: object) -> None:
        """It has to be mended."""
        self._tell(Level.BROKEN, words(f"check#{part}", **values), _remedy(part, values))

    def judge(self, good: object, part: str, **values: object) -> None:
        """Fine where the thing is good, else to be mended under the same name with `no_`."""
        if good:
            self.fine(part, **values)
        else:
            self.broken(f"no_{part}", **values)

    def setting(self, text: str, remedy: str) -> None:
        """A setting that is missing or wrong."""
        self._tell(Level.BROKEN, text, remedy)

    def _tell(self, level: Level, text: str, remedy: str = "") -> None:
        self.counts[level] += 1
        print(f"{level.value} {text}")
        if remedy:
            print("\n".join(f"    → {line}" for line in remedy.splitlines()))


def _remedy(part: str, values: dict[str, object]) -> str:
    name = f"{part}_mend"
    return words(f"check#{name}", **values) if name in parts("cli/check", language()) else ""
