"""What stands in a case's thread: notes of what happened, drafts, reminders, the escalation."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, tzinfo

from jinja2 import UndefinedError

from bot.rules.facts import CaseFacts, DraftFacts
from bot.rules.ranking.choices import live_options
from bot.rules.words import DraftStatus
from bot.slack.actions import Action, encode
from bot.slack.blocks import (
    Block,
    Message,
    actions,
    button,
    context,
    message,
    preformatted,
    section,
    sections,
)
from bot.slack.wording import case_link, code_part, item_name, marketplace_word, note_words, option_title
from templates import Trusted, label, parts, render

#: As much of a draft as one block shows; marketplaces allow 2000 characters.
_DRAFT = 3000
#: Cases named by one reminder that speaks for several, and orders.
_CALLED, _ORDERS = 40, 3


def note(action: str, values: Mapping[str, object], lang: str, tz: tzinfo) -> Message:
    """One thing that happened, by its dotted timeline action (`case.decided`)."""
    text = _note(code_part(action), {**values, "action": action, "tz": tz}, lang)
    return message(text, [section(text)])


def _note(part: str, values: dict[str, object], lang: str) -> Trusted:
    if part in parts("thread", lang):
        try:
            return Trusted(render(f"thread#{part}", lang, **values))
        except UndefinedError:
            pass  # written with other values than the words expect: better little than nothing
    return Trusted(render("thread#unknown", lang))


def reminder(
    cases: Sequence[CaseFacts], left: timedelta, lang: str, tz: tzinfo, headline: str = ""
) -> Message:
    """The target of these cases is near; sent into the thread and shown in the channel."""
    minutes = timedelta(minutes=max(1, round(left / timedelta(minutes=1))))
    people = list(dict.fromkeys(case.assignee for case in cases if case.assignee))
    free = any(not case.assignee for case in cases)
    return _called("reminder", cases, headline, lang, tz, left=minutes, people=people, free=free)


def escalation(
    cases: Sequence[CaseFacts],
    people: Sequence[str],
    lang: str,
    tz: tzinfo,
    headline: str = "",
    *,
    now: datetime | None = None,
) -> Message:
    """The target of these cases has passed, perhaps on another day than now; `people` are Slack user ids."""
    due = cases[0].target.due_at.astimezone(tz).date()
    other_day = now is not None and now.astimezone(tz).date() != due
    part = "escalation" if people else "escalation_nobody"
    passed = now is None or all(case.target.due_at <= now for case in cases)
    return _called(part, cases, headline, lang, tz, people=people, other_day=other_day, passed=passed)


def _called(
    part: str, cases: Sequence[CaseFacts], headline: str, lang: str, tz: tzinfo, **values: object
) -> Message:
    """With the way to the card, or to each card and the headline (its address) above several."""
    first = cases[0]
    which = _which(cases, lang)
    text = Trusted(render(f"thread#{part}", lang, case=first, which=which, n=len(cases), tz=tz, **values))
    if len(cases) == 1:
        return message(text, [section(text), context(_advice(first, lang, tz), _to_card(first, lang))])
    lines = [case_link(case, lang) for case in cases[:_CALLED]]
    more = render("lists#more", lang, n=len(cases) - _CALLED) if len(cases) > _CALLED else ""
    there = render("thread#to_headline", lang, permalink=headline) if headline else None
    return message(
        text,
        [section(text), *sections(lines), context(more) if more else None, section(there)],
    )


def _which(cases: Sequence[CaseFacts], lang: str) -> Trusted:
    """The case by its item, several by their orders."""
    if len(cases) == 1:
        return Trusted(render("thread#called_case", lang, case=cases[0], item=item_name(cases[0], lang)))
    orders = list(dict.fromkeys(case.order_no for case in cases if case.order_no))
    more = len(orders) - _ORDERS
    return Trusted(
        render("thread#called_cases", lang, n=len(cases), orders=orders[:_ORDERS], more=max(more, 0))
    )


def draft_message(draft: DraftFacts, lang: str, tz: tzinfo) -> Message:
    """One apology: to be copied while it is right, to be mended while it is not."""
    words = {"marketplace": marketplace_word(draft.marketplace, lang), "order_number": draft.order_number}
    title = section(render("thread#draft_title", lang, **words))
    fallback = Trusted(render("thread#draft_fallback", lang, **words))
    if draft.lapsed:
        return _lapsed(draft, words, lang, tz)
    if draft.status is DraftStatus.SKIPPED:
        return _set_aside(draft, words, lang, tz)
    if draft.status is not DraftStatus.OPEN:
        letter = preformatted(draft.text[:_DRAFT])
        return message(fallback, [title, _handled(draft, lang, tz), letter, _back_button(draft, lang)])
    if draft.problems:
        return message(fallback, [title, _broken(draft, lang, tz), _draft_buttons(draft, lang)])
    ready = context(render("thread#draft_ready", lang, **words))
    return message(fallback, [title, preformatted(draft.text[:_DRAFT]), ready, _draft_buttons(draft, lang)])


def _advice(case: CaseFacts, lang: str, tz: tzinfo) -> Trusted | None:
    live = live_options(case)
    if not live or case.incomplete:
        return None
    return Trusted(render("thread#reminder_advice", lang, option=option_title(live[0], lang, tz)))


def _to_card(case: CaseFacts, lang: str) -> Trusted | None:
    if case.card_permalink is None:
        return None
    return Trusted(render("thread#to_card", lang, permalink=case.card_permalink))


def _handled(draft: DraftFacts, lang: str, tz: tzinfo) -> Block | None:
    return context(_handled_words(draft, lang, tz))


def _handled_words(draft: DraftFacts, lang: str, tz: tzinfo) -> Trusted:
    part = f"draft_handled_{draft.status}"
    return Trusted(render(f"thread#{part}", lang, by=draft.handled_by, at=draft.handled_at, tz=tz))


def _set_aside(draft: DraftFacts, words: Mapping[str, object], lang: str, tz: tzinfo) -> Message:
    """One line: a whole letter that must not be sent any more would be taken for one to send."""
    line = Trusted(render("thread#draft_aside", lang, handled=_handled_words(draft, lang, tz), **words))
    fallback = Trusted(render("thread#draft_fallback", lang, **words))
    return message(fallback, [context(line), _back_button(draft, lang) if draft.handled_by else None])


def _lapsed(draft: DraftFacts, words: Mapping[str, object], lang: str, tz: tzinfo) -> Message:
    """What became of it, without the text."""
    dealt_with = draft.handled_by or draft.status is DraftStatus.SENT
    handled = _handled_words(draft, lang, tz) if dealt_with else ""
    line = Trusted(render("thread#draft_lapsed", lang, handled=handled, **words))
    return message(Trusted(render("thread#draft_fallback", lang, **words)), [context(line)])


def _broken(draft: DraftFacts, lang: str, tz: tzinfo) -> Block | None:
    problems = note_words(draft.problems, lang, tz, limit=10)
    return section(render("thread#draft_broken", lang, problems=problems))


def _back_button(draft: DraftFacts, lang: str) -> Block | None:
    value = encode(draft.case_id, draft.version, str(draft.id))
    return actions([button(label(lang, "Put back"), Action.DRAFT_BACK, value)])


def _draft_buttons(draft: DraftFacts, lang: str) -> Block | None:
    value = encode(draft.case_id, draft.version, str(draft.id))
    edit = button(label(lang, "Edit"), Action.DRAFT_EDIT, value, "primary" if draft.problems else None)
    skip = button(label(lang, "Skip"), Action.DRAFT_SKIP, value)
    if draft.problems:
        return actions([edit, skip])
    return actions([button(label(lang, "Mark as sent"), Action.DRAFT_SENT, value, "primary"), edit, skip])
