"""Lists of cases, for `/stockout list` and the home tab."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.flows.actors import Actor, require_member
from bot.flows.work import Work
from bot.rules.summary import response_times
from bot.rules.words import Status
from bot.slack.values import CaseLine, HomeFacts, TargetStats
from store.questions.case_lines import CaseBeside, cases_beside
from store.questions.cases import cases_told_after_all, running_to_list
from store.questions.standing import heard_facts
from store.questions.targets import targets_between
from store.tables import Case

#: The home tab tells how fast the team was in this time.
WEEK = timedelta(days=7)


def lines_of(work: Work, cases: Sequence[Case]) -> list[CaseLine]:
    """Each case as one line."""
    return [_line(found) for found in cases_beside(work.session, cases)]


def _line(found: CaseBeside) -> CaseLine:
    case, heard = found.case, heard_facts(found.case)
    return CaseLine(
        number=case.number,
        status=case.status,
        product=case.product,
        color=case.color,
        size=case.size,
        qty_short=case.qty_short,
        written_at=found.written_at,
        due_at=case.due_at,
        stopped_at=case.stopped_at,
        assignee=found.in_charge,
        ship_by=found.ship_by,
        permalink=case.card_link or None,
        asked=case.status is not Status.OPEN and heard is not None and heard.asks,
    )


def running_lines(work: Work) -> list[CaseLine]:
    """The cases in which somebody still has to do something, the most urgent first; of those that are over, too."""
    here = work.workspace.id
    lines = lines_of(work, running_to_list(work.session, here))
    lines += [line for line in lines_of(work, cases_told_after_all(work.session, here)) if line.asked]
    return sorted(lines, key=lambda line: line.urgency(work.now))


def list_cases(work: Work, actor: Actor, which: str) -> list[CaseLine]:
    """The running cases: all of them, only mine, or only the late ones. Raises Refusal for an outsider."""
    require_member(work, actor)
    lines = running_lines(work)
    if which == "mine":
        return [line for line in lines if line.assignee == actor.user]
    if which == "late":
        return [line for line in lines if line.is_late(work.now)]
    return lines


def home_facts(work: Work, user: str) -> HomeFacts:
    """What a person sees on the home tab."""
    running = running_lines(work)
    return HomeFacts(
        mine=[line for line in running if line.assignee == user],
        late=[line for line in running if line.is_late(work.now)],
        open_count=sum(line.status is Status.OPEN for line in running),
        week=target_stats(work, since=work.now - WEEK),
        desk_channel=work.workspace.desk_channel or None,
    )


def target_stats(work: Work, since: datetime, until: datetime | None = None) -> TargetStats:
    """How fast the first decisions came on the targets that started in a time."""
    targets = targets_between(work.session, work.workspace.id, since, until or work.now)
    times = response_times(targets, work.now)
    return TargetStats(
        count=times.count,
        met=times.met,
        unanswered=times.count - times.answered,
        median=_span(times.median_seconds),
        p90=_span(times.p90_seconds),
    )


def _span(seconds: int | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)
