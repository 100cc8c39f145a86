"""`keppin rules show`: the rules in force."""

import sys

from bot.commands.support.desk import Team, in_workspace
from bot.commands.support.rules_words import with_words
from bot.commands.support.words import words
from bot.flows.team.rules_text import rules_text


def show_rules(team: Team = "") -> None:
    """Print the rules as they were written, to be changed and loaded again."""
    shown = in_workspace(team, rules_text)
    # Beside the file itself, so that `keppin rules show > rules.toml` gives a file.
    print(words("rules#shown", version=shown.version, at=shown.loaded_at), file=sys.stderr, flush=True)
    text = shown.text if shown.version else with_words(shown.text, shown.language)
    print(text.rstrip("\n"))
