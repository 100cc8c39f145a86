"""A new version of the team's priority rules."""

from bot.flows.work import Work
from bot.rules.ranking.priority import load_rules
from store.questions.team import newest_version, text_of_version
from store.tables import RuleVersion


def keep_rules(work: Work, text: str, by: str) -> int:
    """Keep the rules as the next version and answer its number. Raises RulesError, with nothing kept.

    The same text again is the same version. Cases that run keep the rules under which they were opened.
    """
    load_rules(text)
    newest = newest_version(work.session, work.workspace.id)
    if text_of_version(work.session, work.workspace.id, newest) == text:
        return newest
    version = newest + 1
    row = RuleVersion(
        workspace_id=work.workspace.id, version=version, text=text, loaded_at=work.now, loaded_by=by
    )
    work.session.add(row)
    work.record(None, by, "rules.loaded", version=version)
    return version
