"""Another notice about an order line that has its case: its words are new words of the agent, and no second case."""

from bot.flows.agent_replies import is_substitute
from bot.flows.later import Later, hint, tell
from bot.flows.options import rank_options
from bot.flows.outbox import note, show_card
from bot.flows.readings import READ, RESTOCK, changes_between, corrected_by_hand
from bot.flows.steps import rules_of, take
from bot.flows.work import KEPPIN, Work
from bot.rules.reading.values import Reason
from bot.rules.replies import Says
from bot.rules.words import Status, Step
from store.questions.cases import same_words_lately
from store.tables import Case, Notice


def same_line_again(work: Work, running: Case, now: Case, notice: Notice) -> None:
    """Tell the running case of its line's new notice; `now` is the case that the notice alone would make."""
    work.session.refresh(running, with_for_update=True)  # so that a click just now is seen
    if _same_words(work, running, notice):
        note(work, running, KEPPIN, "notice.repeated", permalink=notice.permalink, author=notice.author)
    else:
        _more(work, running, now, notice)
    show_card(work, running)


def _same_words(work: Work, running: Case, notice: Notice) -> bool:
    first = work.session.get_one(Notice, running.notice_id)
    return first.digest == notice.digest or same_words_lately(work.session, notice) is not None


def _more(work: Work, case: Case, now: Case, notice: Notice) -> None:
    later = Later(text=notice.text, author=notice.author, permalink=notice.permalink, at=notice.written_at)
    _keep_unsaid(case, now)
    changes = changes_between(case, now)
    if case.status is Status.OPEN and changes and not corrected_by_hand(work, case):
        _take_over(work, case, now)
        tell(work, case, "notice.more_read", later, changes=changes)
    else:
        tell(work, case, "notice.more", later, changes=changes)
    if case.status is Status.INSTRUCTED and is_substitute(work, case):
        hint(case, Says.OUT.value, later)
    case.needs_check = True


def _keep_unsaid(case: Case, now: Case) -> None:
    """What the new words leave open stays as the case has it: they add to the first ones, and need not repeat them."""
    if "all_assumed_short" in now.doubts and case.qty_short is not None:
        now.qty_short = case.qty_short
        now.doubts = [doubt for doubt in now.doubts if doubt != "all_assumed_short"]
    says_when = any(getattr(now, name) for name in RESTOCK)
    for name in READ:
        unsaid = getattr(now, name) in (None, "", [], Reason.UNKNOWN)
        if not says_when if name in RESTOCK else unsaid:
            setattr(now, name, getattr(case, name))
    now.incomplete = case.incomplete and now.incomplete


def _take_over(work: Work, case: Case, now: Case) -> None:
    for name in READ:
        setattr(case, name, getattr(now, name))
    take(work, case, Step.CORRECT)
    rank_options(work, case, rules_of(work, case))
