"""What follows from a message having reached Slack, or from its never going to."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.exc import DataError, IntegrityError, NoResultFound

from bot.flows.drafting.drafts import make_drafts
from bot.flows.files.take_file import preview_shown
from bot.flows.files.waiting_lists import remind_of_list
from bot.flows.links import address_in, permalink
from bot.flows.opening.tell_reporter import card_stands
from bot.flows.outbox import Kind, note, show_card, show_headline
from bot.flows.refusals import Refusal
from bot.flows.sending.deliver import ON_THE_DESK, claimed, leave_unknown, postpone
from bot.flows.sending.make_up import GONE, PLAINER, in_plainer_words, make_up
from bot.flows.standing import bring_drafts_over, here
from bot.flows.steps import take
from bot.flows.work import KEPPIN, Work
from bot.rules.words import Status, Step
from store.tables import Agent, Case, Decision, Delivery, DeliveryState, Draft, DroppedFile, Notice
from store.tables.outbox import NOT_FOLLOWED

#: What is said to the desk however late; the rest is asked for again or of no use later.
PATIENT = PLAINER | {Kind.HEADLINE}
#: What agents read, and what is not said to them twice.
TO_AGENTS = frozenset({Kind.INSTRUCTION, Kind.WITHDRAWAL})
#: What nobody can do without: it is never given up, and tried anew at long intervals.
LASTING, KNOCK = frozenset({Kind.CARD, Kind.ESCALATION}), timedelta(minutes=5)
#: For how long is looked for what may stand there already, although Slack seems never to say.
LOOKED_FOR = timedelta(hours=1)
#: Its message is elsewhere or done; to try it again would say it twice.
LOST = GONE | {NOT_FOLLOWED}
#: How what follows fails on what it finds; a database that is away is none of these.
STUMBLES = (Refusal, IntegrityError, DataError, NoResultFound)


def delivered(work: Work, delivery_id: int, ts: str) -> None:
    """It stands in Slack under this ts: record the time, and what follows from it."""
    row = work.session.get_one(Delivery, delivery_id, with_for_update=True)
    if row.state is DeliveryState.SENT:
        return
    row.state, row.sent_at, row.ts, row.error, row.lease_until = DeliveryState.SENT, work.now, ts, "", None
    work.wakes.append(work.now)  # what waited for this one may go now
    if row.kind == Kind.PREVIEW:
        preview_shown(work, row)
    follow = AFTERWARDS.get(Kind(row.kind))
    if follow is not None and row.case_id is not None:
        follow(work, row, work.session.get_one(Case, row.case_id))


def given_up(
    work: Work,
    delivery_id: int,
    attempt: int,
    error: str,
    *,
    again_after: timedelta = timedelta(0),
    shut: bool = False,
) -> None:
    """It cannot be sent as things are; with again_after, somebody may mend that, and what still matters then waits.

    Unless the way is shut, it is first tried in plainer words. Where nothing helps, those whom it concerns are told.
    """
    row = claimed(work, delivery_id, attempt)
    if row is None or (not shut and in_plainer_words(work, row, error)):
        return
    again_after = again_after or (KNOCK if row.kind in LASTING and error not in LOST else timedelta(0))
    if again_after and row.kind in PATIENT:
        postpone(work, row, again_after, error)
        _put_off(work, row)
        return
    row.state, row.error, row.lease_until = DeliveryState.FAILED, error, None
    work.wakes.append(work.now)
    make_up(work, row)


def not_looked_up(work: Work, delivery_id: int, attempt: int, error: str, *, again_after: timedelta) -> None:
    """It may stand there already, and nobody lets us look: look again later, as long as that is of use."""
    row = claimed(work, delivery_id, attempt)
    if row is not None and _worth_looking(work, row, shut=bool(again_after)):
        leave_unknown(work, delivery_id, attempt, again_after or KNOCK, error)
    else:
        given_up(work, delivery_id, attempt, error, again_after=again_after, shut=True)


def _worth_looking(work: Work, row: Delivery, *, shut: bool) -> bool:
    """Whether it still matters, and may still be seen where it went; without hope that is tried for an hour."""
    if row.kind in ON_THE_DESK and row.place != work.workspace.desk_channel:
        return False
    return row.kind in PATIENT | TO_AGENTS and (shut or work.now < row.due_at + LOOKED_FOR)


def _put_off(work: Work, row: Delivery) -> None:
    """The desk hears of a list whose preview cannot be shown below it."""
    if row.kind == Kind.PREVIEW:
        remind_of_list(work, work.session.get_one(DroppedFile, row.details["file"]))


def _card_shown(work: Work, row: Delivery, case: Case) -> None:
    if not here(case.card_ts, case.card_channel, row.place):
        case.card_ts, case.card_channel = row.ts, row.place
        bring_drafts_over(work, case)
        case.card_link = permalink(work, row.place, row.ts)
        card_stands(work, case)
        if case.headline_id is not None:
            show_headline(work, case, case.headline_id)  # which links to the card from now on


def _headline_shown(work: Work, row: Delivery, _case: Case) -> None:
    notice = work.session.get_one(Notice, row.details["notice"])
    if not here(notice.headline_ts, notice.headline_channel, row.place):
        notice.headline_ts, notice.headline_channel = row.ts, row.place


def _agent_told(work: Work, row: Delivery, case: Case) -> None:
    holds = case.decision_id == row.details["decision"]
    if holds and case.status is not Status.DECIDED:
        return
    link = address_in(work, row.route, str(row.details.get("channel", "")), row.ts)
    option = work.session.get_one(Decision, row.details["decision"]).option
    if holds:
        take(work, case, Step.SEND, instructed_at=work.now, instruction_error=None, instruction_link=link)
    astray = row.details.get("agent", case.agent_id) != case.agent_id
    # It was on its way when somebody took the decision back: the agent holds it all the same.
    late = "case.instructed_astray" if astray else "case.instructed_late"
    action = "case.instructed" if holds else late
    note(work, case, KEPPIN, action, permalink=link, option=option)
    show_card(work, case)


def _withdrawn(work: Work, row: Delivery, case: Case) -> None:
    agent = work.session.get_one(Agent, row.details["agent"])
    link = address_in(work, row.route, row.place, row.ts)
    note(work, case, KEPPIN, "case.withdrawn", agent=agent.name, permalink=link)


def _called_for(work: Work, row: Delivery, case: Case) -> None:
    """Each case's own history says when it was called for, and which cases the same message named, if it named any."""
    point, due = row.details.get("point", ""), row.due_at.isoformat()
    work.record(case.id, KEPPIN, "reminder.made", point=point, due_at=due, names=row.details.get("names", []))


def _target_missed(work: Work, row: Delivery, case: Case) -> None:
    _called_for(work, row, case)
    show_card(work, case)  # which says by now that it is late


def _window_over(work: Work, row: Delivery, case: Case) -> None:
    make_drafts(work, case, work.session.get_one(Decision, row.details["decision"]))


def _draft_shown(work: Work, row: Delivery, _case: Case) -> None:
    draft = work.session.get_one(Draft, row.details["draft"])
    if not here(draft.message_ts, draft.message_channel, row.place):
        draft.message_ts, draft.message_channel = row.ts, row.place


AFTERWARDS: dict[Kind, Callable[[Work, Delivery, Case], None]] = {
    Kind.CARD: _card_shown,
    Kind.HEADLINE: _headline_shown,
    Kind.REMINDER: _called_for,
    Kind.ESCALATION: _target_missed,
    Kind.INSTRUCTION: _agent_told,
    Kind.WITHDRAWAL: _withdrawn,
    Kind.DRAFTS: _window_over,
    Kind.DRAFT: _draft_shown,
}
