"""Why a word that a person quotes as the reason (「この理由を表す言葉」) teaches nothing."""

from bot.rules.reading.values import Reason, ShortItem
from bot.rules.teaching.learning import Said, Vocabulary, stands_in, why_unfit


def why_not_learnt(text: str, item: ShortItem | None, said: Said, vocabulary: Vocabulary) -> str | None:
    """A code; None where it can be learnt, or where nothing was quoted."""
    if not said.reason_word:
        return None
    if said.reason is Reason.UNKNOWN:
        return "no_reason"
    if not stands_in(said.reason_word, text):
        return "not_there"
    if item and item.reason.value is not Reason.UNKNOWN:
        return "reason_known"
    return why_unfit(said.reason_word, vocabulary, said.names)
