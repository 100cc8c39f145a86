"""One notice with several short lines: the headline above their cards, and the modal that decides them together."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any

from bot.rules.facts import CaseFacts, DecisionFacts, Option
from bot.rules.lifecycle import hindrance, open_steps
from bot.rules.ranking.choices import first_choice
from bot.rules.urls import page_name
from bot.rules.words import Remedy, Status, Step
from bot.slack.actions import Action, Callback, encode
from bot.slack.blocks import Block, Message, actions, button, choice, context, header, message, plain, section
from bot.slack.costs import cost_lines, costs_ahead
from bot.slack.fields import view
from bot.slack.forms import VALUE
from bot.slack.wording import case_link, item_name, note_words, option_title, status_word
from templates import Trusted, label, render

#: Lines told one by one on the headline, and how many of them one block holds at their longest.
SHOWN = 40
_LINES = 8
#: Cases that one modal can hold: Slack allows a hundred blocks, and each may need two.
MOST = 45
#: What has to be done first, by what stands in the way of a decision.
_NOT_YET = {"incomplete": "complete", "agent_missing": "agent"}
_STRUCK = 2  # ruled-out options told below a box, and reasons told of each


def headline(
    notice_id: int, cases: Sequence[CaseFacts], *, lang: str, tz: tzinfo, now: datetime | None = None
) -> Message:
    """How many lines are short, how many are decided, where each card is, and the offer to decide the rest.

    With now, also the offer to take back what one press has just decided.
    """
    decided = [case for case in cases if case.status is not Status.OPEN]
    order_no = _order(cases)
    title = render("titles#headline", lang, n=len(cases), order_no=order_no)
    text = Trusted(render("headline#fallback", lang, n=len(cases), decided=len(decided), title=title))
    head = render(
        "titles#headline", lang, n=len(cases), order_no=""
    )  # a long number would break in it on a phone
    lines = [_line(case, lang, tz) for case in cases[:SHOWN]]
    return message(
        text,
        [
            header(head),
            section(render("headline#count", lang, n=len(cases), decided=len(decided), order_no=order_no)),
            *(section("\n".join(lines[at : at + _LINES])) for at in range(0, len(lines), _LINES)),
            context(render("lists#more", lang, n=len(cases) - SHOWN)) if len(cases) > SHOWN else None,
            _button(notice_id, cases, lang),
            *(_undo(notice_id, cases, lang, tz, now) if now else ()),
        ],
    )


def _button(notice_id: int, cases: Sequence[CaseFacts], lang: str) -> Block | None:
    """The offer to decide all that can be decided; so many at a time as a modal can hold."""
    n = sum(first_choice(case) is not None for case in cases)
    if n <= 1:
        return None
    words = "First choice for all %(n)s" if n <= MOST else "First choice, %(most)s of %(n)s at a time"
    offer = button(label(lang, words, n=n, most=MOST), Action.TOGETHER, encode(notice_id, 0), "primary")
    return actions([offer], "together")


def _undo(
    notice_id: int, cases: Sequence[CaseFacts], lang: str, tz: tzinfo, now: datetime
) -> tuple[Block | None, ...]:
    """The way back from the newest press that decided several and can still be undone."""
    undoable = [
        case.decision for case in cases if case.decision and Step.UNDO in open_steps(case.standing, now)
    ]
    presses: dict[tuple[datetime, str], list[DecisionFacts]] = {}
    for decision in undoable:
        presses.setdefault((decision.at, decision.by), []).append(decision)
    together = {press: made for press, made in presses.items() if len(made) > 1}
    if not together:
        return ()
    of_one_press = together[max(together)]
    newest = of_one_press[-1]
    value = encode(notice_id, 0, str(newest.id))
    offer = button(label(lang, "Undo all %(n)s", n=len(of_one_press)), Action.TOGETHER_BACK, value, "danger")
    until = render("card#undo", lang, decision=newest, tz=tz)
    return actions([offer], "together_undo"), context(until)


def _order(cases: Sequence[CaseFacts]) -> str:
    """The order number, where all lines are of the same."""
    numbers = {case.order_no for case in cases}
    return next(iter(numbers)) or "" if len(numbers) == 1 else ""


def _line(case: CaseFacts, lang: str, tz: tzinfo) -> str:
    option = case.decision.option if case.decision else first_choice(case)
    return render(
        "headline#line",
        lang,
        case=case,
        named=case_link(case, lang),
        is_open=case.status is Status.OPEN,
        status=status_word(case.status, lang),
        option=option_title(option, lang, tz) if option else "",
    )


def together_modal(
    notice_id: int, cases: Sequence[CaseFacts], lang: str, tz: tzinfo, *, may_approve: bool
) -> dict[str, Any]:
    """A ticked box for each case with its first choice; what cannot be ticked is explained.

    Where there are more cases than a modal can hold, those that can be ticked come first.
    """
    waiting = [case for case in cases if case.status is Status.OPEN]
    blocked = {case.id: _blocked(case, first_choice(case), may_approve=may_approve) for case in waiting}
    if len(waiting) > MOST:
        waiting.sort(key=lambda case: bool(blocked[case.id]))
    blocks: list[Block | None] = [section(render("headline#together", lang))]
    if len(waiting) > MOST:
        blocks.append(section(render("headline#so_many", lang, n=len(waiting), most=MOST)))
    shown = waiting[:MOST]
    ticked_ahead = [
        (case, choice) for case in shown if not blocked[case.id] and (choice := first_choice(case))
    ]
    blocks.append(section(costs_ahead(ticked_ahead, lang)))
    for case in shown:
        option = first_choice(case)
        if option is None or blocked[case.id]:
            blocks.append(_explained(case, option, blocked[case.id], lang, tz))
        else:
            blocks += _box(case, option, lang, tz)
    title = label(lang, "Decide together")
    return view(Callback.TOGETHER, title, label(lang, "Decide"), blocks[:100], lang, encode(notice_id, 0))


def _blocked(case: CaseFacts, option: Option | None, *, may_approve: bool) -> str:
    """Why a case cannot be decided with the others; empty where it can."""
    hindered = hindrance(case.standing, Step.DECIDE)
    if hindered or option is None:
        return _NOT_YET.get(hindered, "possible")
    return "approval" if option.needs_approval and not may_approve else ""


def _explained(case: CaseFacts, option: Option | None, why: str, lang: str, tz: tzinfo) -> Block | None:
    words = note_words(option.why, lang, tz) if option and why == "approval" else ()
    return section(render(f"headline#not_{why}", lang, case=case, item=item_name(case, lang), why=words))


def _box(case: CaseFacts, option: Option, lang: str, tz: tzinfo) -> list[Block | None]:
    said = f"{option.rank} {_with_shop(option, lang, tz)}"
    box = choice(said, encode(case.id, case.version))
    name = render("titles#together_case", lang, case=case, item=item_name(case, lang))
    block: Block = {
        "type": "input",
        "block_id": f"case.{case.id}",
        "label": plain(name, 150),
        "element": {"type": "checkboxes", "action_id": VALUE, "options": [box], "initial_options": [box]},
        "optional": True,
    }
    struck = [
        render(
            "headline#struck",
            lang,
            option=_with_shop(each, lang, tz),
            why=note_words(each.struck, lang, tz, _STRUCK),
        )
        for each in [each for each in case.options if each.struck][:_STRUCK]
    ]
    return [block, context("\n".join([*cost_lines(case, option, lang, tz), *struck]))]


def _with_shop(option: Option, lang: str, tz: tzinfo) -> str:
    """An option in plain words, with its shop: a price alone tells nobody where it would be bought."""
    title = option_title(option, lang, tz)
    shop = option.shop or (page_name(option.url) if option.url else "")
    named = option.remedy is Remedy.ALTERNATE_URL and not option.same_shop and shop and shop not in title
    return f"{title} {shop}" if named else title


def ticked(state: dict[str, dict[str, Any]]) -> list[str]:
    """The values of the boxes that were left ticked."""
    return [
        chosen["value"]
        for block_id, fields in state.items()
        if block_id.startswith("case.")
        for chosen in fields[VALUE].get("selected_options") or ()
    ]
