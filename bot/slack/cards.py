"""The desk's card: the whole truth about one case, the most urgent first, with the legal buttons."""

from datetime import datetime, tzinfo

from bot.rules.facts import CaseFacts
from bot.rules.lifecycle import open_steps
from bot.rules.matching import NOT_OURS
from bot.rules.words import DraftStatus, Status, Step
from bot.slack.blocks import (
    Block,
    Message,
    actions,
    context,
    divider,
    header,
    message,
    section,
)
from bot.slack.card_buttons import card_buttons
from bot.slack.card_facts import (
    affected_orders,
    earlier_line,
    item_line,
    lacking,
    short_item,
    stock_left,
    target_minutes,
    target_verdict,
    told_line,
    unused_hour,
)
from bot.slack.doubts import doubt_words, doubts_of
from bot.slack.failures import failure_words
from bot.slack.heard import heard_line
from bot.slack.option_lines import (
    option_blocks,
    option_buttons,
    option_detail,
    rank_reasons,
    struck_options,
    unchecked_lines,
)
from bot.slack.wording import (
    draft_word,
    item_name,
    option_word,
    status_word,
)
from templates import Trusted, parts, render

_NOTICE_LINES = 6
_UNMATCHED = NOT_OURS | {"not_found", "ambiguous"}
_SETTLED = frozenset({Status.CLOSED, Status.DISMISSED})


def case_card(case: CaseFacts, *, lang: str, tz: tzinfo, now: datetime) -> Message:
    """One case as it stands now."""
    body = _open(case, lang, tz, now) if case.status is Status.OPEN else _answered(case, lang, tz, now)
    return message(
        _fallback(case, lang, tz),
        [
            header(_title(case, lang)),
            section(_top(case, lang, tz, now)),
            heard_line(case, lang, tz),
            earlier_line(case, lang, tz),
            told_line(case, lang, tz),
            *_deleted(case, lang),
            *body,
            _footer(case, lang, tz),
        ],
    )


def _top(case: CaseFacts, lang: str, tz: tzinfo, now: datetime) -> str:
    """Until when and, while that is to be answered, what is short: a phone shows little more than this."""
    until = state_line(case, lang, tz, now)
    if case.status is not Status.OPEN or case.incomplete:
        return until
    return f"{until}\n{lacking(case, lang, tz)}"


def _fallback(case: CaseFacts, lang: str, tz: tzinfo) -> Trusted:
    status = status_word(case.status, lang)
    return Trusted(render("card#fallback", lang, case=case, item=item_name(case, lang), status=status, tz=tz))


def state_line(case: CaseFacts, lang: str, tz: tzinfo, now: datetime) -> Trusted:
    """Where the case stands, and while it is open by when it must be answered."""
    late = case.status is Status.OPEN and now >= case.target.due_at
    part = "state_overdue" if late else f"state_{case.status}"
    if case.status is Status.DECIDED and case.standing.failed:
        part = "state_failed"
    elif case.standing.asked and f"{part}_asked" in parts("card", lang):
        part = f"{part}_asked"
    return Trusted(render(f"card#{part}", lang, case=case, minutes=target_minutes(case), tz=tz))


def _title(case: CaseFacts, lang: str) -> str:
    part = "card_incomplete" if case.incomplete else "card"
    return render(f"titles#{part}", lang, case=case, item=item_name(case, lang))


def _open(case: CaseFacts, lang: str, tz: tzinfo, now: datetime) -> list[Block | None]:
    row = actions(card_buttons(case, lang, now), "steps")
    if case.incomplete:
        return [*_unread(case, lang), short_item(case, lang, tz), row]
    return [
        section(render("card#agent_missing", lang)) if case.agents else None,
        _check(case, lang, tz),
        _not_ours(case, lang, tz),
        *option_blocks(case, lang, tz),
        actions(option_buttons(case, lang, tz), "options"),
        row,
        divider(),
        *rank_reasons(case, lang, tz),
        section(item_line(case, lang)),
        affected_orders(case, lang, tz),
        stock_left(case, lang),
        struck_options(case, lang, tz),
    ]


def _answered(case: CaseFacts, lang: str, tz: tzinfo, now: datetime) -> list[Block | None]:
    undo = Step.UNDO in open_steps(case.standing, now)
    is_over = case.status in _SETTLED
    return [
        _decision(case, lang, tz, undo=undo),
        actions(card_buttons(case, lang, now, only=Step.UNDO), "undo"),
        _sent(case, lang, tz),
        short_item(case, lang, tz),
        None if is_over else affected_orders(case, lang, tz),
        None if is_over else stock_left(case, lang),
        _drafts(case, lang),
        actions(card_buttons(case, lang, now, apart=Step.UNDO), "steps"),
    ]


def _unread(case: CaseFacts, lang: str) -> list[Block | None]:
    return [section(render("card#incomplete", lang)), _quoted(case, lang)]


def _deleted(case: CaseFacts, lang: str) -> list[Block | None]:
    """The words of a notice that nobody can open any more."""
    return [_quoted(case, lang)] if case.notice.deleted and not case.incomplete else []


def _quoted(case: CaseFacts, lang: str) -> Block | None:
    lines = [line for line in case.notice.text.splitlines() if line.strip()][:_NOTICE_LINES]
    return section(render("card#quoted", lang, lines=lines))


#: A line on a phone says no more at a glance; the form has them all, the doubtful fields first.
_MOST_DOUBTS = 4


def _check(case: CaseFacts, lang: str, tz: tzinfo) -> Block | None:
    if not case.needs_check:
        return None
    doubts = doubt_words(case, doubts_of(case), lang, tz)
    if not doubts:
        return section(render("card#check_plain", lang))
    more = max(0, len(doubts) - _MOST_DOUBTS)
    return section(render("card#check", lang, doubts=doubts[:_MOST_DOUBTS], more=more))


def _not_ours(case: CaseFacts, lang: str, tz: tzinfo) -> Block | None:
    """What a person named and our orders do not have; as long as nobody has looked, it is a doubt among the others."""
    missing = [doubt for doubt in doubts_of(case) if doubt in _UNMATCHED]
    if case.needs_check or not missing:
        return None
    return section(render("card#not_ours", lang, missing=doubt_words(case, missing, lang, tz)))


def _decision(case: CaseFacts, lang: str, tz: tzinfo, *, undo: bool) -> Block | None:
    decision = case.decision
    if decision is None or decision.undone:
        return None
    text = render(
        "card#decision",
        lang,
        decision=decision,
        remedy=option_word(decision.option, lang),
        detail=option_detail(decision.option, lang, tz),
        tz=tz,
    )
    until = render("card#undo", lang, decision=decision, tz=tz) if undo else ""
    lines = (text, *unchecked_lines(decision.option, lang), until)
    return section("\n".join(line for line in lines if line))


def _sent(case: CaseFacts, lang: str, tz: tzinfo) -> Block | None:
    instruction = case.instruction
    if instruction is None:
        return None
    if instruction.failed:
        why = failure_words(instruction.failed, lang)
        return section(render(f"card#{_unsent(case)}", lang, why=why))
    if instruction.sent_at is None:
        return None
    return context(render("card#sent", lang, instruction=instruction, tz=tz))


def _unsent(case: CaseFacts) -> str:
    """What the card says of an instruction that did not get out: why, and what can be pressed for it."""
    if case.has_agent:
        return "send_failed"
    return "send_failed_agent_missing" if case.agents else "send_failed_no_agent"


def _drafts(case: CaseFacts, lang: str) -> Block | None:
    counts = [
        render("card#draft_count", lang, status=draft_word(status, lang), n=case.drafts[status])
        for status in DraftStatus
        if case.drafts.get(status)
    ]
    return context(render("card#drafts", lang, counts=counts)) if counts else None


def _footer(case: CaseFacts, lang: str, tz: tzinfo) -> Block | None:
    return context(
        render("card#footer", lang, case=case, hour=unused_hour(case.notice, tz), tz=tz),
        target_verdict(case, lang, tz),
    )
