"""`keppin words list`: the words that corrections taught."""

from bot.commands.support.desk import Team, in_workspace
from bot.commands.support.vocabulary import meaning
from bot.commands.support.words import say, words
from bot.flows.team.learn_words import list_words as learnt


def list_words(team: Team = "") -> None:
    """Print the words in use, the newest first."""
    lines = in_workspace(team, learnt)
    say("words#title" if lines else "words#none", n=len(lines))
    for line in lines:
        kind = words(f"words#{line.kind}")
        say(
            "words#line",
            kind=kind,
            word=line.word,
            meaning=meaning(line.kind, line.key),
            at=line.at,
            by=line.by,
            number=line.number,
        )
