"""Regular expressions that are compiled when they are first used.

Compiling all of them takes Python a quarter of a second; a command needs a few, a notice some more, the start none.
"""

import re
from collections.abc import Callable
from functools import cached_property
from typing import AnyStr, cast


def regex(source: AnyStr, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[AnyStr]:
    """As `re.compile`, but not yet: a mistake in the source shows at its first use.

    Not for what others look at the type of, as Bolt does.
    """
    return later(lambda: re.compile(source, flags))


def later(compiled: Callable[[], re.Pattern[AnyStr]]) -> re.Pattern[AnyStr]:
    """What the function gives, asked for when it is first used."""
    return cast("re.Pattern[AnyStr]", _Later(compiled))


class _Later:
    """Stands for a compiled pattern, and takes over its methods one by one; then nothing is in between."""

    def __init__(self, compiled: Callable[[], object]) -> None:
        self._compile = compiled

    @cached_property
    def _compiled(self) -> object:
        return self._compile()

    def __getattr__(self, name: str) -> object:
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found
