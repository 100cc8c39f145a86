"""`keppin rules check`: read a rules file without loading it.

Where a database is set up, the names in the rules are held against it: only then is what reads it loaded.
"""

from importlib import import_module
from pathlib import Path

from bot.commands.support.rules_file import File, read_text, understood
from bot.commands.support.words import say
from bot.settings import database_url, environment

_SQLITE = "sqlite:///"


def check_rules(file: File) -> None:
    """Say whether the file can be loaded, or everything that is wrong with it."""
    rules = understood(file, read_text(file))
    say("rules#good", file=file, n=len(rules.rules))
    if _is_set_up():
        import_module("bot.commands.support.rules_names").warn_of_names(rules)


def _is_set_up() -> bool:
    """Whether there may be a store: any but a SQLite file that is not there yet."""
    url = database_url(environment(Path.cwd()))
    return not url.startswith(_SQLITE) or Path(url.removeprefix(_SQLITE)).exists()
