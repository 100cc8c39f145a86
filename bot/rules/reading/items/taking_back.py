"""What is taken back: a mistake, and what was bought or came after all."""

from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern

_BOUGHT = pattern(r"""
    できました|買えました|完了|入荷しました|入荷した|見つか|买到|补到|到货了|已到货|拍到|bought|arrived
    |restocked""")


def settled_since(to: Gathering, token: Token) -> bool:
    """`欠品ですが、別の店で買えました`: what one sentence calls short and then bought is short no more."""
    if (
        to.others
        or token.value != "arrived"
        or not _BOUGHT.search(to.text, token.start, token.end)
        or "qty" in to.fresh
    ):
        return False
    settled = [draft for draft in to.focus if draft.is_called_short_since(to.sentence_start)]
    for draft in settled:
        draft.stock = "wrong"
    return bool(settled)


def mark_wrong(to: Gathering, _token: Token) -> None:
    """A mistake is taken back: the items in focus, or everything said so far."""
    for draft in to.focus or to.drafts:
        draft.stock = "wrong"
    if not to.focus:
        to.header.stock = ""
        to.header.reasons.clear()
    to.focus = []
