"""The rules in force as the team wrote them, for `keppin rules show`."""

from dataclasses import dataclass
from datetime import datetime

from bot.flows.work import Work
from bot.rules.ranking.priority import default_rules_text
from bot.rules.words import Language
from store.questions.team import newest_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesShown:
    """The text with where it is from; version 0 is Keppin's own."""

    version: int
    loaded_at: datetime | None  # on the team's clock
    text: str
    language: Language  # the team's


def rules_text(work: Work) -> RulesShown:
    """What is in force now."""
    newest = newest_rules(work.session, work.workspace.id)
    return RulesShown(
        version=newest.version if newest else 0,
        loaded_at=work.local(newest.loaded_at) if newest else None,
        text=newest.text if newest else default_rules_text(),
        language=work.workspace.language,
    )
