"""Checks of what is kept: the database, the people, the rules."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.commands.support.findings import Findings
from bot.commands.support.reasons import reason_of
from bot.commands.support.rules_file import in_words
from bot.commands.support.specs import is_customer_number
from bot.flows.team.look_over import DeskSeen, look_over
from bot.rules.ranking.priority import RulesError, load_rules
from bot.rules.regex import regex
from bot.rules.words import Role
from store.database import Database
from store.reach import DatabaseUnreachable, is_still_to_be_made, open_database, without_password
from store.revision import current_revision, is_current, is_newer

#: A person of Slack.
SLACK_ID = regex(r"[UW][A-Z0-9]{4,}")


def check_database(findings: Findings, url: str) -> Database | None:
    """The database, if it can be used."""
    shown = without_password(url)
    if is_still_to_be_made(url):
        findings.broken("database_none", url=shown)
        return None
    try:
        database = open_database(url)
    except DatabaseUnreachable as error:
        findings.broken("no_database", url=shown, reason=reason_of(error))
        return None
    if is_newer(database):
        findings.broken("database_newer", url=shown)
        database.close()
        return None
    if not is_current(database):
        findings.broken("database_old" if current_revision(database) else "database_none", url=shown)
        database.close()
        return None
    findings.fine("database", url=shown)
    return database


def check_desk(findings: Findings, database: Database, team_id: str) -> DeskSeen | None:
    """What is set up for the workspace, if anything is."""
    with database.transaction() as session:
        desk = look_over(session, team_id)
    if desk is None:
        findings.broken("no_workspace", team=team_id)
        return None
    findings.judge(desk.agents, "agents", n=len(desk.agents))
    if desk.customer_no and not is_customer_number(desk.customer_no):
        findings.broken("no_customer_no", value=desk.customer_no)
    _check_people(findings, desk)
    _check_rules(findings, desk)
    _check_time_zone(findings, desk.time_zone)
    _check_lists(findings, desk)
    return desk


def _check_lists(findings: Findings, desk: DeskSeen) -> None:
    """What the team has brought in; without products there is nothing that the rest could be for."""
    if not desk.held.products:
        findings.doubtful("no_products")
        return
    findings.fine("products", n=desk.held.products, variants=desk.held.variants)
    for name in ("agent_lines", "orders", "sources", "stock"):
        n = getattr(desk.held, name)
        if n:
            findings.fine(name, n=n)
        else:
            findings.doubtful(f"no_{name}")


def _check_people(findings: Findings, desk: DeskSeen) -> None:
    for role in (Role.RESPONDER, Role.ADMIN):
        names = [person.name for person in desk.people if person.role.includes(role)]
        findings.judge(names, f"people_{role.value}", names=names)


def _check_rules(findings: Findings, desk: DeskSeen) -> None:
    try:
        rules = load_rules(desk.rules_text)
    except RulesError as error:
        findings.broken("no_rules", problems=[in_words(problem) for problem in error.problems])
    else:
        findings.fine("rules", version=desk.rules_version, minutes=rules.target.minutes)
        _check_called(findings, desk, rules.target.escalate_to)
        if not rules.target.escalate_to:
            _check_approvers(findings, desk, rules.target.minutes)


def _check_called(findings: Findings, desk: DeskSeen, called: tuple[str, ...]) -> None:
    """Whoever the rules call when a target is missed has to be somebody; an id may be anybody in Slack."""
    known = {name for person in desk.people for name in (person.name, person.slack_id)}
    strange = [name for name in called if name not in known]
    names = [name for name in strange if not SLACK_ID.fullmatch(name)]
    ids = [name for name in strange if SLACK_ID.fullmatch(name)]
    if names:
        findings.broken("no_called", names=names)
    if ids:
        findings.doubtful("called_unknown", names=ids)
    if called and not strange:
        findings.fine("called", names=list(called))


def _check_approvers(findings: Findings, desk: DeskSeen, minutes: int) -> None:
    """Where the rules name nobody, those who may approve are called."""
    names = [person.name for person in desk.people if person.role.includes(Role.APPROVER)]
    if names:
        findings.fine("called_approvers", names=names, minutes=minutes)
    else:
        findings.doubtful("nobody_called", minutes=minutes)


def _check_time_zone(findings: Findings, name: str) -> None:
    try:
        now = datetime.now(ZoneInfo(name))
    except (OSError, KeyError, ValueError):
        findings.broken("no_time_zone", name=name)
    else:
        findings.fine("time_zone", name=name, now=now.strftime("%H:%M"))
