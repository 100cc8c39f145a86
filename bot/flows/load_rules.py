"""A new version of the team's priority rules."""

from bot.flows.work import Work
from bot.rules.priority import load_rules
from store.questions.team import newest_rules
from store.tables import RuleVersion


def keep_rules(work: Work, text: str, by: str) -> int:
    """Keep the rules as the next version and answer its number. Raises RulesError, with nothing kept.

    The same text again is the same version. Cases that run keep the rules under which they were opened.
    """
    load_rules(text)
    newest = newest_rules(work.session, work.workspace.id)
    if newest is not None and newest.text == text:
        return newest.version
    version = newest.version + 1 if newest is not None else 1
    row = RuleVersion(
        workspace_id=work.workspace.id, version=version, text=text, loaded_at=work.now, loaded_by=by
    )
    work.session.add(row)
    work.record(None, by, "rules.loaded", version=version)
    return version
