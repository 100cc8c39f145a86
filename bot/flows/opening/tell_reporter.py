"""Whoever handed in a notice is told what became of it: new cases, those that there were, or none."""

from collections.abc import Iterable
from datetime import timedelta

from sqlmodel import col, select, update

from bot.flows.actors import Actor
from bot.flows.opening.receive_notice import known_source
from bot.flows.outbox import Kind, answer
from bot.flows.work import Work
from store.questions.cases import cases_of
from store.questions.standing import agents_to_choose
from store.tables import Case, Delivery, DeliveryState, Notice

#: For how long the answer waits for the card that it leads to.
FOR_THE_CARD = timedelta(seconds=5)


def tell_reporter(work: Work, event_key: str, actor: Actor, source: str, case_ids: list[int]) -> None:
    """Answer with the cases of a notice from that source, and with a link to the first one's card."""
    notice = known_source(work, source)
    cases = list(work.session.exec(select(Case).where(col(Case.id).in_(case_ids)).order_by(col(Case.id))))
    code = _code(notice, cases)
    if not cases and notice is not None:
        cases = cases_of(work.session, notice)
        code = "same_notice" if cases else code
    new = [case for case in cases if notice is not None and case.notice_id == notice.id]
    first = next(iter(new or cases), None)
    answer(
        work,
        event_key,
        user=actor.user,
        channel=actor.user,
        code=code,
        values={
            "numbers": _numbers(cases if code != "case_opened" else new),
            "older": _numbers(case for case in cases if case not in new),
            "incomplete": _numbers(case for case in new if case.incomplete),
            "desk": work.workspace.desk_channel,
            "asks_agent": any(agents_to_choose(work.session, case) for case in cases),
        },
        case_id=first.id if first else None,
        not_before=work.now + FOR_THE_CARD if first and not first.card_ts else None,
    )


def card_stands(work: Work, case: Case) -> None:
    """Answers that have waited for the case's card can go now."""
    waits = update(Delivery).where(
        col(Delivery.case_id) == case.id,
        col(Delivery.kind) == Kind.ANSWER,
        col(Delivery.state) == DeliveryState.WAITING,
        col(Delivery.attempts) == 0,
    )
    work.connection.execute(waits.values(not_before=work.now))


def _code(notice: Notice | None, cases: list[Case]) -> str:
    if notice is None or not cases:
        return "already_a_case"
    if notice.repeats_id is not None:
        return "notice_repeated"
    return "case_opened" if any(case.notice_id == notice.id for case in cases) else "notice_added"


def _numbers(cases: Iterable[Case]) -> list[str]:
    return [f"K-{case.number}" for case in cases]
