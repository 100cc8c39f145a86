"""The methods that exist, each with the scopes that it always needs."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.local.arguments import Arguments
from bot.local.core import Core
from bot.local.shapes import Json


@dataclass(frozen=True)
class Call:
    """One call of the app: what it asked for, and what it may."""

    core: Core
    args: Arguments

    def require(self, scope: str) -> None:
        """Refuse as Slack does when the manifest does not ask for this scope."""
        self.core.manifest.need(scope)


@dataclass(frozen=True)
class Method:
    """How a method is done; `takes` is the kind of token that it takes."""

    do: Callable[[Call], Json]
    scopes: tuple[str, ...]
    takes: str


METHODS: dict[str, Method] = {}


def method(
    name: str, *scopes: str, takes: str = "bot"
) -> Callable[[Callable[[Call], Json]], Callable[[Call], Json]]:
    """Register a function as a Web API method."""

    def register(do: Callable[[Call], Json]) -> Callable[[Call], Json]:
        METHODS[name] = Method(do, scopes, takes)
        return do

    return register
