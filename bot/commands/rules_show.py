"""`keppin rules show`: the rules in force."""

import sys

from bot.commands.support.desk import Team, in_workspace
from bot.commands.support.words import words
from bot.flows.rules_text import rules_text


def show_rules(team: Team = "") -> None:
    """Print the rules as they were written, to be changed and loaded again."""
    version, at, text = in_workspace(team, rules_text)
    # Beside the file itself, so that `keppin rules show > rules.toml` gives a file.
    print(words("rules#shown", version=version, at=at), file=sys.stderr, flush=True)
    print(text.rstrip("\n"))
