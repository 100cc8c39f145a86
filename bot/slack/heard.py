"""What the card makes of the agent's last words: what they seem to mean, and what can be pressed for it."""

from datetime import tzinfo

from bot.rules.facts import CaseFacts
from bot.rules.lifecycle import hindrance
from bot.rules.replies.heard_facts import IN_STOCK, HeardFacts
from bot.rules.words import Step
from bot.slack.blocks import Block, section
from bot.slack.field_words import changes_word
from bot.slack.wording import dates_word, option_title
from templates import Trusted, parts, render

#: The step that the card suggests for what the agent seems to have said.
_HINTED = {"done": Step.CONFIRM, "out": Step.FAIL} | dict.fromkeys(IN_STOCK, Step.RESOLVE)
#: What is worth knowing even when nothing can be pressed for it.
_STANDS = frozenset({"gone", "deleted"})
#: What wants a word of ours, whatever is done then.
_ASKS = frozenset(
    {
        "question",
        "partly",
        "restock",
        "price",
        "refused",
        "mistaken",
        "otherwise",
        "other",
        "repeated",
        "edited",
        "more",
        "rewritten",
    }
)


def heard_line(case: CaseFacts, lang: str, tz: tzinfo) -> Block | None:
    """What the agent said last and what it seems to mean, or what it has brought about.

    It names a button, and stands no longer than that does.
    """
    said = case.heard
    if said is None:
        return None
    part, step = _suggested(case, said)
    pressable = step is not None and not hindrance(case.standing, step)
    if part not in parts("card", lang) or not (pressable or said.which or said.says in _STANDS | _ASKS):
        return None
    option = option_title(case.decision.option, lang, tz) if case.decision else ""
    dates = dates_word(said.restock_from, said.restock_to, lang, tz, case.notice.written_at.year)
    words = {"said": said, "pressable": pressable, "option": option, "dates": dates}
    words["answerable"] = not hindrance(case.standing, Step.ANSWER)
    changes, how = changes_word(said.changes, lang), _how_to_answer(case, lang)
    return section(render(f"card#{part}", lang, case=case, changes=changes, how=how, **words))


def _how_to_answer(case: CaseFacts, lang: str) -> Trusted:
    """The buttons for words that want an answer, as far as they stand on the card."""
    may = {"pressable": Step.REOPEN, "answerable": Step.ANSWER}
    legal = {name: not hindrance(case.standing, step) for name, step in may.items()}
    return Trusted(render("card#how_to_answer", lang, **legal))


def _suggested(case: CaseFacts, said: HeardFacts) -> tuple[str, Step | None]:
    """The words for what the agent said, and the step that answers it."""
    if said.acted:
        return f"heard_{said.says}_acted", Step.TAKE_BACK
    if said.which:
        return "heard_which", _HINTED.get(said.says, Step.REOPEN)
    if said.says == "out" and hindrance(case.standing, Step.FAIL):
        return "heard_out_stands", Step.REOPEN  # nothing was bought that could be out
    if said.says in _ASKS:
        return f"heard_{said.says}", Step.REOPEN
    return f"heard_{said.says}", _HINTED.get(said.says)
