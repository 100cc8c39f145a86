"""Another notice about an order line that has its case: new words about the running one, or a case that follows it."""

from collections.abc import Callable
from datetime import datetime

from bot.flows.opening.ask_people import Call, ask_people
from bot.flows.opening.later import Later, hint, tell
from bot.flows.opening.options import rank_options
from bot.flows.opening.readings import READ, RESTOCK, changes_between, corrected_by_hand
from bot.flows.opening.substitutes import is_substitute
from bot.flows.outbox import note, show_card
from bot.flows.steps import rules_of, take
from bot.flows.work import KEPPIN, Work
from bot.rules.colors import same_color
from bot.rules.reading.things.kinds import other_product
from bot.rules.reading.values import Reason, ShortItem
from bot.rules.replies.says import Says
from bot.rules.sizes import same_size
from bot.rules.words import Status, Step
from store.once import insert_once
from store.questions.cases import same_words_lately
from store.tables import Case, Decision, Notice, NoticeOfCase


def same_line_again(work: Work, running: Case, now: Case, notice: Notice) -> None:
    """Tell the running case of its line's new notice; `now` is the case that the notice alone would make."""
    work.session.refresh(running, with_for_update=True)  # so that a click just now is seen
    keep_with(work, notice, running)
    if _same_words(work, running, notice):
        repeated(work, running, notice)
    else:
        _more(work, running, now, notice)
    show_card(work, running)


def repeated(work: Work, case: Case, notice: Notice) -> None:
    """The same words once more about a running case."""
    said = {"permalink": notice.permalink, "author": notice.author}
    note(work, case, KEPPIN, "notice.repeated", status=case.status.value, stands=case.status.value, **said)


def is_another_item(running: Case, now: Case, item: ShortItem | None) -> bool:
    """Whether the notice plainly speaks of something else than the running case of the line that it names.

    Another notice that gives the line another colour may correct the first one; within one notice it is another item.
    """
    if item is None:
        return False
    product = item.product.value if item.product else None
    odd = "product_differs" in now.doubts and "product_differs" not in running.doubts
    if odd or _contradicts(_called(running, "product"), product, other_product):
        return True
    if running.notice_id != now.notice_id:
        return False
    color = item.color.value if item.color else None
    size = item.size.value if item.size else None
    return _contradicts(_called(running, "color"), color, _not_the_same(same_color)) or _contradicts(
        _called(running, "size"), size, _not_the_same(same_size)
    )


def _called(case: Case, field: str) -> str | None:
    """What the agent's words for it were, where they contradict our order; else what our order says."""
    said: str | None = case.said.get(field)
    return said if said and f"{field}_differs" in case.doubts else getattr(case, field)


def _contradicts(one: str | None, other: str | None, differ: Callable[[str, str], bool]) -> bool:
    return bool(one and other) and differ(other or "", one or "")


def _not_the_same(same: Callable[[str, str], bool]) -> Callable[[str, str], bool]:
    return lambda one, other: not same(one, other)


def keep_with(work: Work, notice: Notice, case: Case) -> None:
    """The notice bears on the case: what is said in its thread is said about the case."""
    here = work.workspace.id
    insert_once(work.connection, NoticeOfCase, workspace_id=here, notice_id=notice.id, case_id=case.id)


def is_older_news(earlier: Case, now: Case, written_at: datetime) -> bool:
    """Whether this was written before the agent was told what to do, or before the case ended otherwise."""
    if "product_differs" in now.doubts:
        return False  # it may be news of something else
    settled_at = earlier.instructed_at or earlier.ended_at
    return settled_at is not None and written_at <= settled_at


def older_news(work: Work, earlier: Case, notice: Notice) -> None:
    """It comes late, out of a list or by another way: the case is told, and nothing begins anew."""
    keep_with(work, notice, earlier)
    tell(work, earlier, "notice.from_before", later_of(notice))


def follow(work: Work, case: Case, earlier: Case, notice: Notice) -> None:
    """The line of a settled case is short once more: what was bought instead is offered no more, and both say so."""
    case.follows_id = earlier.id
    case.struck_keys = list(earlier.struck_keys)
    if is_substitute(work, earlier):
        case.struck_keys += [work.session.get_one(Decision, earlier.decision_id).option["key"]]
    keep_with(work, notice, earlier)
    note(work, earlier, KEPPIN, "case.followed", number=case.number, permalink=notice.permalink)


def later_of(notice: Notice) -> Later:
    """The notice as words about a case that is there already."""
    return Later(text=notice.text, author=notice.author, permalink=notice.permalink, at=notice.written_at)


def _same_words(work: Work, running: Case, notice: Notice) -> bool:
    first = work.session.get_one(Notice, running.notice_id)
    return first.digest == notice.digest or same_words_lately(work.session, notice) is not None


def _more(work: Work, case: Case, now: Case, notice: Notice) -> None:
    later = later_of(notice)
    _keep_unsaid(case, now)
    changes = changes_between(case, now)
    if case.status is Status.OPEN and changes and not corrected_by_hand(work, case):
        _take_over(work, case, now)
        tell(work, case, "notice.more_read", later, changes=changes)
    elif case.status is Status.INSTRUCTED and is_substitute(work, case):
        tell(work, case, "notice.more", later, changes=changes)
        hint(case, Says.OUT.value, later)
    elif case.status is not Status.OPEN and changes:
        kept = {"changes": changes}
        ask_people(work, case, "more", later, Call(work), "notice.more", kept, changes=changes)
    else:
        tell(work, case, "notice.more", later, changes=changes)
    case.needs_check = True


def _keep_unsaid(case: Case, now: Case) -> None:
    """What the new words leave open stays as the case has it: they add to the first ones, and need not repeat them."""
    if "all_assumed_short" in now.doubts and case.qty_short is not None:
        now.qty_short = case.qty_short
        now.doubts = [doubt for doubt in now.doubts if doubt != "all_assumed_short"]
    says_when = any(getattr(now, name) for name in RESTOCK)
    for name in READ:
        unsaid = getattr(now, name) in (None, "", [], {}, Reason.UNKNOWN)
        if not says_when if name in RESTOCK else unsaid:
            setattr(now, name, getattr(case, name))
    now.incomplete = case.incomplete and now.incomplete


def _take_over(work: Work, case: Case, now: Case) -> None:
    for name in READ:
        setattr(case, name, getattr(now, name))
    take(work, case, Step.CORRECT)
    rank_options(work, case, rules_of(work, case))
