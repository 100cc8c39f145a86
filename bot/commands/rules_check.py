"""`keppin rules check`: read a rules file without loading it."""

from bot.commands.support.rules_file import File, read_text, understood
from bot.commands.support.rules_names import warn_of_names
from bot.commands.support.words import say


def check_rules(file: File) -> None:
    """Say whether the file can be loaded, or everything that is wrong with it."""
    rules = understood(file, read_text(file))
    say("rules#good", file=file, n=len(rules.rules))
    warn_of_names(rules)
