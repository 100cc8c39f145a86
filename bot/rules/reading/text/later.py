"""Regular expressions for text as written, compiled when they are first used: most notices need none of them."""

import re
from functools import cached_property
from typing import cast


def later(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """As `re.compile`, but not yet."""
    return cast("re.Pattern[str]", _Later(source, flags))


class _Later:
    """Stands for a compiled pattern, and takes over its methods one by one."""

    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def __getattr__(self, name: str) -> object:
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found
