"""What may be chosen in a case: the options that no limit rules out, and which of them stands first."""

from bot.rules.facts import CaseFacts, Option
from bot.rules.lifecycle import hindrance
from bot.rules.words import Step


def live_options(case: CaseFacts) -> list[Option]:
    """What no limit rules out, best first."""
    return sorted((option for option in case.options if not option.struck), key=lambda option: option.rank)


def first_choice(case: CaseFacts) -> Option | None:
    """What stands first among what may be chosen, while the case can be decided."""
    if hindrance(case.standing, Step.DECIDE):
        return None
    return next(iter(live_options(case)), None)
