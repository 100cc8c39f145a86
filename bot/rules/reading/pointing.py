"""Items meant by their place among those named: `前者`, `后面这个`, `the latter`."""

from bot.rules.reading.gathering import Gathering
from bot.rules.reading.tokens import Token


def mark_pointed(to: Gathering, token: Token) -> None:
    """`前者`, `后面这个`, `the latter`: of the items named so far the first or the last."""
    named = [draft for draft in to.drafts if draft.named and draft.stock != "wrong"]
    if len(named) > 1 and not to.offering:
        to.focus = [named[0] if token.role == "former" else named[-1]]
        to.pointed = True
        to.forget()
