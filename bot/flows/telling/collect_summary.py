"""The morning summary (朝のまとめ): what came in overnight, what is open, how fast the team was, what is left to do."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from bot.flows.files.waiting_lists import waiting_lists
from bot.flows.links import permalink
from bot.flows.telling.list_cases import lines_of, running_lines, target_stats
from bot.flows.work import Work
from bot.rules.words import DraftStatus, Status
from bot.slack.summary import LOW_SHOWN
from bot.slack.values import CaseLine, LowItem, SummaryFacts, UnopenedList, UnsentDrafts
from store.questions.running_low import RunningLow, running_low
from store.tables import Case, Draft

#: The team's evening: what is noticed after it is read in the morning.
EVENING = time(18, 0)
FAR_AWAY = datetime.max.replace(tzinfo=UTC)


def collect_summary(work: Work) -> SummaryFacts:
    """Everything that the morning summary says, the most urgent first."""
    local = work.now.astimezone(ZoneInfo(work.workspace.time_zone))
    midnight = datetime.combine(local.date(), time(0), local.tzinfo).astimezone(UTC)
    evening = datetime.combine(local.date() - timedelta(days=1), EVENING, local.tzinfo).astimezone(UTC)
    running = running_lines(work)
    low_ones, low_total = running_low(work.session, work.workspace.id, LOW_SHOWN)
    return SummaryFacts(
        day=local.date(),
        overnight=_since(work, evening),
        open_cases=[line for line in running if line.status is Status.OPEN],
        yesterday=target_stats(work, midnight - timedelta(days=1), midnight),
        asked=[line for line in running if line.asked],
        unconfirmed=[line for line in running if line.status is Status.INSTRUCTED and not line.asked],
        drafts=_unsent(work),
        lists=[
            UnopenedList(name=each.name, rows=each.rows, author=each.author, link=each.link)
            for each in waiting_lists(work)
        ],
        low_items=[_low_item(each) for each in low_ones],
        low_total=low_total,
    )


def _since(work: Work, evening: datetime) -> list[CaseLine]:
    """What still waits for a decision first, each by the nearest ship-by date."""
    wanted = select(Case).where(
        Case.workspace_id == work.workspace.id, Case.opened_at >= evening, Case.status != Status.DISMISSED
    )
    lines = lines_of(work, work.session.exec(wanted).all())
    return sorted(
        lines,
        key=lambda line: (line.status is not Status.OPEN, line.ship_by or FAR_AWAY, line.written_at),
    )


def _unsent(work: Work) -> list[UnsentDrafts]:
    wanted = (
        select(Draft, Case)
        .join(Case, col(Case.id) == Draft.case_id)
        .where(
            Draft.workspace_id == work.workspace.id,
            Draft.status == DraftStatus.OPEN,
            col(Case.decision_id) == Draft.decision_id,
        )
        .order_by(col(Draft.id))
    )
    return [
        UnsentDrafts(
            case_number=case.number,
            marketplace=draft.marketplace,
            order_number=draft.order_number,
            permalink=permalink(work, draft.message_channel or work.workspace.desk_channel, draft.message_ts)
            or None,
        )
        for draft, case in work.session.exec(wanted)
    ]


def _low_item(found: RunningLow) -> LowItem:
    return LowItem(
        product=found.product,
        sku=found.sku,
        color=found.color or None,
        size=found.size or None,
        figures=found.figures,
    )
