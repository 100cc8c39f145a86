"""The rules in force as the team wrote them, for `keppin rules show`."""

from datetime import datetime

from bot.flows.work import Work
from bot.rules.priority import default_rules_text
from store.questions.team import newest_rules


def rules_text(work: Work) -> tuple[int, datetime | None, str]:
    """Version, when it was loaded, and the text; version 0 is Keppin's own."""
    newest = newest_rules(work.session, work.workspace.id)
    if newest is None:
        return 0, None, default_rules_text()
    return newest.version, newest.loaded_at, newest.text
