"""A notice that its author changes later: running cases are read again, decided ones are only told."""

from collections.abc import Sequence

from bot.flows.hearing.new_facts import with_news
from bot.flows.one_at_a_time import one_at_a_time
from bot.flows.opening.ask_people import Call, ask_people
from bot.flows.opening.edited_lines import pairs_of
from bot.flows.opening.later import Later, hint, tell
from bot.flows.opening.open_case import beside_running, case_as_read, open_case
from bot.flows.opening.options import rank_options
from bot.flows.opening.readings import READ, changes_between, corrected_by_hand
from bot.flows.opening.receive_notice import gather_under_headline, open_cases, read_here
from bot.flows.opening.told_in_thread import cases_told, others_here, tell_each, without_told
from bot.flows.outbox import note, show_card
from bot.flows.steps import rules_of, take
from bot.flows.work import KEPPIN, Work
from bot.rules.lifecycle import RUNNING
from bot.rules.reading import to_json
from bot.rules.reading.values import OrderLineName, Reading
from bot.rules.words import Status, Step
from store.questions.cases import cases_of, cases_repeated
from store.questions.open_lines import OpenLines
from store.tables import Case, Notice


def notice_edited(
    work: Work, event_key: str, notice: Notice, later: Later, here: Sequence[Case] = ()
) -> list[int]:
    """Read the notice again as it stands now; answers the ids of the cases that it bears on.

    `here` are the cases of the thread in which it is a reply: they hear of their lines, and get no new case.

    The first words stay as they are, and a new wording is heard once: Slack also tells of edits that change nothing.
    """
    one_at_a_time(work)
    work.session.refresh(notice, with_for_update=True)
    if later.text == _last_words(notice) or not work.first_time(event_key):
        return []
    notice.edits = [*notice.edits, {"at": later.at.isoformat(), "text": later.text}]
    return _read_anew(work, notice, later, here)


def _read_anew(work: Work, notice: Notice, later: Later, here: Sequence[Case]) -> list[int]:
    lines = work.open_lines
    cases = cases_of(work.session, notice) or cases_repeated(work.session, notice)
    order_no = next((case.order_no for case in cases if case.order_no), "")
    reading = read_here(work, later.text, notice.written_at, lines, order_no)
    told = cases_told(reading, others_here(work, notice, cases, here)) if reading.is_stockout else {}
    if told:
        reading = without_told(reading, told)
    elif cases and reading.is_stockout and not reading.items:
        return _unread(work, cases, later)
    if cases:
        bears_on = _read_again(work, notice, cases, reading, lines, later)
    else:
        bears_on = _opened(work, notice, reading, lines, later, told)
    return [*bears_on, *tell_each(work, told, later)]


def _opened(
    work: Work,
    notice: Notice,
    reading: Reading,
    lines: OpenLines,
    later: Later,
    told: dict[OrderLineName, Case],
) -> list[int]:
    """What was no stockout has become one; not by lines alone that have their cases."""
    if not reading.is_stockout or (told and not reading.items):
        return []
    notice.is_stockout, notice.reading = True, to_json(reading, "")
    return open_cases(work, notice, reading, lines, later.at)


def notice_deleted(work: Work, event_key: str, notice: Notice, later: Later) -> list[int]:
    """The words are kept, and the desk is told that their author took them away."""
    if notice.deleted_at is not None or not work.first_time(event_key):
        return []
    notice.deleted_at = work.now
    cases = cases_of(work.session, notice)
    for case in cases:
        tell(work, case, "notice.deleted", later)
        if case.status is Status.OPEN:
            hint(case, "deleted", later)
        show_card(work, case)
    return [case.id for case in cases]


def _last_words(notice: Notice) -> str:
    return str(notice.edits[-1]["text"]) if notice.edits else notice.text


def _read_again(
    work: Work, notice: Notice, cases: list[Case], reading: Reading, lines: OpenLines, later: Later
) -> list[int]:
    items = reading.items if reading.is_stockout else ()
    fresh = [(item, case_as_read(work, notice, reading, item, lines)) for item in items]
    for case in cases:
        work.session.refresh(case, with_for_update=True)  # so that a click just now is seen
    call = Call(work)
    pairs = pairs_of(cases, fresh)
    for case in cases:
        if case.id in pairs:
            item, now = pairs[case.id]
            now, twin = beside_running(work, case, now, reading, item, lines)
            _compare(work, case, with_news(work, notice, case, now), later, call)
            _say_twin(work, case, twin)
        else:
            _line_gone(work, case, later, call)
    taken = [id(item) for item, _ in pairs.values()]
    new = [item for item, _ in fresh if id(item) not in taken]
    added = [open_case(work, notice, reading, item, lines, later.at) for item in new]
    if added:
        gather_under_headline(work, notice)
    return list(dict.fromkeys(case.id for case in [*cases, *added]))


def _unread(work: Work, cases: list[Case], later: Later) -> list[int]:
    """The new wording is about a stockout, and that is all that can be read: people look."""
    for case in cases:
        tell(work, case, "notice.edited", later, changes=[])
        case.needs_check = True
        show_card(work, case)
    return [case.id for case in cases]


def _say_twin(work: Work, case: Case, twin: Case | None) -> None:
    """Another running case is about the same item: a person ends one of the two."""
    if twin is not None and case.status is Status.OPEN and work.first_time(f"same_line:{case.id}:{twin.id}"):
        note(work, case, KEPPIN, "case.same_line_edited", number=twin.number)


def _compare(work: Work, case: Case, now: Case, later: Later, call: Call) -> None:
    changes = changes_between(case, now)
    if case.status is not Status.OPEN:
        _told_after_all(work, case, changes, later, call)
        return
    if corrected_by_hand(work, case):
        tell(work, case, "notice.edited_after_correction", later, changes=changes)
        return
    if case.heard.get("says") == "gone":
        case.heard = {}
        show_card(work, case)
    if not changes:
        _doubt_anew(work, case, now)
        tell(work, case, "notice.edited_alike", later)
        return
    for name in READ:
        setattr(case, name, getattr(now, name))
    take(work, case, Step.CORRECT)
    rank_options(work, case, rules_of(work, case))
    tell(work, case, "notice.read_again", later, changes=changes)
    show_card(work, case)


def _told_after_all(work: Work, case: Case, changes: list[dict[str, str]], later: Later, call: Call) -> None:
    """Something was decided on other words: people look whether it still holds."""
    if changes:
        kept = {"changes": changes}
        ask_people(work, case, "edited", later, call, "notice.edited", kept, changes=changes)
        return
    tell(work, case, "notice.edited", later, changes=[])
    if case.heard.get("says") == "edited":
        case.heard = {}
    show_card(work, case)


def _doubt_anew(work: Work, case: Case, now: Case) -> None:
    """The case says the same, and yet the new wording may agree with our order where the old one did not."""
    if (case.doubts, case.said) != (now.doubts, now.said):
        case.doubts, case.said, case.needs_check = now.doubts, now.said, now.needs_check
        show_card(work, case)


def _line_gone(work: Work, case: Case, later: Later, call: Call) -> None:
    """The new wording no longer names the line: whether it is there after all, a person decides."""
    if case.incomplete:  # a person called it a stockout where the reading saw none
        tell(work, case, "notice.edited", later, changes=[])
        return
    if case.status in RUNNING:
        ask_people(work, case, "gone", later, call, "notice.line_gone")
    else:
        tell(work, case, "notice.line_gone", later)
