"""The buttons below a card: what may be done with a case, and what is asked before it counts."""

from collections.abc import Callable
from datetime import datetime

from bot.rules.facts import CaseFacts
from bot.rules.lifecycle import hindrance, open_steps
from bot.rules.words import DraftStatus, Status, Step
from bot.slack.actions import Action, encode
from bot.slack.blocks import Block, Confirm, Style, asking, button
from bot.slack.modals import correction_name
from templates import label, render

# In the order in which they stand on the card: step, action, label, style.
BUTTONS: tuple[tuple[Step, Action, str, Style | None], ...] = (
    (Step.TAKE_BACK, Action.TAKE_BACK, "Take back", None),
    (Step.RESOLVE, Action.RESOLVE, "Close: in stock after all", "primary"),
    (Step.UNDO, Action.UNDO, "Undo", "danger"),
    (Step.RESEND, Action.RESEND, "Send again", "primary"),
    (Step.SEND, Action.TOLD, "I told them myself", None),
    (Step.CONFIRM, Action.CONFIRM, "The agent has done it", "primary"),
    (Step.CLOSE, Action.CLOSE, "Close the case", None),
    (Step.FAIL, Action.FAIL, "Out there as well", None),
    (Step.ANSWER, Action.ANSWERED, "Mark as answered", None),
    (Step.CLAIM, Action.CLAIM, "I'll take it", None),
    (Step.DECIDE, Action.OTHER_URL, "Another URL", None),
    (Step.DECIDE, Action.OTHER, "Wait, other…", None),
    (Step.CORRECT, Action.CORRECT, "Correct the reading", None),
    (Step.DISMISS, Action.DISMISS, "Not a stockout", None),
    (Step.REOPEN, Action.REOPEN, "Reopen", None),
)


def card_buttons(
    case: CaseFacts, lang: str, now: datetime, *, only: Step | None = None, apart: Step | None = None
) -> list[Block]:
    """The buttons of all steps that may be taken now, of one step, or of all but one; what suggests itself first."""
    legal = [step for step in open_steps(case.standing, now) if only in {None, step} and step is not apart]
    shown = [_button(case, entry, lang) for entry in BUTTONS if entry[0] in legal]
    return sorted(shown, key=lambda block: block.get("style") != "primary")


def _button(case: CaseFacts, entry: tuple[Step, Action, str, Style | None], lang: str) -> Block:
    step, action, text, style = entry
    if step is Step.CORRECT and hindrance(case.standing, Step.DECIDE):
        text, style = correction_name(case), "primary"
    if step is Step.CLAIM and case.assignee:
        text = "Change who has it"
    if step is Step.CLOSE and case.status is Status.CONFIRMED:
        style = "primary"
    found = button(label(lang, text), action, encode(case.id, case.version), style)
    asked = ASKED_FIRST.get(step)
    return asking(found, asked(case, lang)) if asked else found


def _before_dismissing(case: CaseFacts, lang: str) -> Confirm | None:
    """The agent would go on with what it was told before."""
    if case.told is None or case.told.ran_out:
        return None
    return Confirm(
        title=label(lang, "Not a stockout?"),
        text=render("titles#before_dismissing", lang),
        yes=label(lang, "Not a stockout"),
        no=label(lang, "Not yet"),
    )


def _before_closing(case: CaseFacts, lang: str) -> Confirm | None:
    """What somebody who closes the case may have overlooked: nobody looks at it after that."""
    unsent, unanswered = case.drafts.get(DraftStatus.OPEN, 0), case.status is Status.INSTRUCTED
    if not unsent and not unanswered:
        return None
    return Confirm(
        title=label(lang, "Close the case?"),
        text=render("titles#before_closing", lang, unsent=unsent, unanswered=unanswered),
        yes=label(lang, "Close the case"),
        no=label(lang, "Not yet"),
    )


#: What is asked before a press counts, where there is anything to ask.
ASKED_FIRST: dict[Step, Callable[[CaseFacts, str], Confirm | None]] = {
    Step.CLOSE: _before_closing,
    Step.DISMISS: _before_dismissing,
}
