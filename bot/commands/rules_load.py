"""`keppin rules load`: make a rules file the team's next version."""

from bot.commands.support.desk import Team, in_workspace
from bot.commands.support.rules_file import File, read_text, understood
from bot.commands.support.rules_names import warn_of_names
from bot.commands.support.who import at_terminal
from bot.commands.support.words import say
from bot.flows.team.load_rules import keep_rules


def load_rules(file: File, team: Team = "") -> None:
    """Check the file, and keep it as the rules that new cases follow."""
    text = read_text(file)
    rules = understood(file, text)
    version = in_workspace(team, keep_rules, text, at_terminal())
    say("rules#loaded", file=file, version=version)
    warn_of_names(rules, team)
