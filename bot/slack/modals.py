"""The modals: views with everything already known filled in, and what is doubtful first."""

from collections.abc import Callable, Sequence
from datetime import tzinfo
from typing import Any

from bot.rules.drafting.marketplaces import LIMITS
from bot.rules.facts import CaseFacts, DraftFacts
from bot.rules.ranking.ceiling import Ceiling
from bot.rules.ranking.judging import figure
from bot.rules.reading.values import Reason
from bot.slack.actions import Callback, encode
from bot.slack.answer_modal import own_words, rest_field
from bot.slack.blocks import Block, choice, context, plain, preformatted, section
from bot.slack.doubts import beside, is_doubtful
from bot.slack.fields import datepicker, pick, text_field, tick, view
from bot.slack.forms import Field
from bot.slack.wording import (
    item_name,
    marketplace_word,
    note_words,
    reason_word,
)
from templates import label, render

View = dict[str, Any]

_NOTICE = 2500
_CHOICES = 100


def correct_modal(case: CaseFacts, notice_text: str, lang: str) -> View:
    """Correct or complete the reading; doubtful and missing fields stand first."""
    fields = _correct_fields(case, lang)
    doubtful = [field for field in fields if _is_doubtful(field, case)]
    rest = [field for field in fields if field not in doubtful]
    blocks = [
        section(render("modals#notice", lang)),
        preformatted(notice_text[:_NOTICE] or " "),
        section(render("modals#doubtful", lang)) if doubtful else None,
        *(fields[field]() for field in doubtful),
        section(render("modals#rest", lang)) if doubtful else None,
        *(fields[field]() for field in rest),
    ]
    title = label(lang, correction_name(case))
    return view(Callback.CORRECT, title, label(lang, "Save"), blocks, lang, encode(case.id, case.version))


def correction_name(case: CaseFacts) -> str:
    """What the correction is for, on its button and above it."""
    if case.incomplete:
        return "Complete the reading"
    return "Choose the agent" if case.agents else "Correct the reading"


def _correct_fields(case: CaseFacts, lang: str) -> dict[Field, Callable[[], Block]]:
    def text(field: Field, name: str, value: object, *, optional: bool = True) -> Callable[[], Block]:
        hint = beside(case, field, lang)
        return lambda: text_field(field, label(lang, name), value, optional=optional, limit=200, hint=hint)

    reasons = [choice(reason_word(reason, lang), reason) for reason in Reason]
    asked = {Field.AGENT: lambda: _agent_field(case.agents, lang)} if case.agents else {}
    known = {Field.AGENT: lambda: _agent_to_change(case, lang)} if case.agents_instead else {}
    fields = asked | {
        Field.ORDER_NO: text(Field.ORDER_NO, "Order number", case.order_no, optional=False),
        Field.LINE_NO: text(Field.LINE_NO, "Line", case.line_no),
        Field.QTY_SHORT: text(Field.QTY_SHORT, "How many are short", case.qty_short, optional=False),
        Field.QTY_ORDERED: text(Field.QTY_ORDERED, "How many were ordered", case.qty_ordered),
        Field.PRODUCT: text(Field.PRODUCT, "Product", case.product),
        Field.SKU: text(Field.SKU, "SKU", case.sku),
        Field.COLOR: text(Field.COLOR, "Colour", case.color),
        Field.SIZE: text(Field.SIZE, "Size", case.size),
        Field.REASON: lambda: pick(Field.REASON, label(lang, "Reason"), reasons, case.reason),
        Field.REASON_WORD: lambda: text_field(
            Field.REASON_WORD,
            label(lang, "How the notice says this reason"),
            None,
            limit=40,
            placeholder=label(lang, "Keppin reads it from the next notice on"),
        ),
        Field.RESTOCK_FROM: lambda: datepicker(
            Field.RESTOCK_FROM, label(lang, "Restock from"), case.restock_from
        ),
        Field.RESTOCK_TO: lambda: datepicker(Field.RESTOCK_TO, label(lang, "Restock until"), case.restock_to),
    }
    return fields | known


def _is_doubtful(field: Field, case: CaseFacts) -> bool:
    """Whether the reader named the field among its doubts, or a case cannot do without it."""
    required = {Field.ORDER_NO: case.order_no, Field.QTY_SHORT: case.qty_short}
    missing = (field in required and required[field] is None) or (field is Field.AGENT and bool(case.agents))
    return missing or is_doubtful(field, case)


def _agent_to_change(case: CaseFacts, lang: str) -> Block:
    """The agent as it was understood; who has been told something already hears that it no longer holds."""
    listed = [choice(name, str(key)) for key, name in case.agents_instead][:_CHOICES]
    field = pick(Field.AGENT, label(lang, "Agent"), listed, str(case.agent_id))
    if case.told is None:
        return field
    return field | {
        "hint": plain(label(lang, "Another one: the agent so far is told that it was a mistake"), 150)
    }


def other_url_modal(case: CaseFacts, lang: str, dearest: Ceiling | None = None) -> View:
    """Another shop for the same item."""
    blocks = [
        section(render("modals#for_case", lang, item=item_name(case, lang), case=case)),
        text_field(
            Field.URL,
            label(lang, "Product URL"),
            None,
            optional=False,
            limit=2000,
            multiline=True,
            placeholder=label(lang, "https://detail.1688.com/offer/…, or the text that “Share” gives"),
        ),
        text_field(Field.SHOP, label(lang, "Shop"), None, limit=100),
        text_field(
            Field.PRICE, label(lang, "Unit price (yuan)"), None, limit=20, hint=_price_hint(dearest, lang)
        ),
        text_field(Field.COLOR, label(lang, "Colour"), case.color, limit=100),
        text_field(Field.SIZE, label(lang, "Size"), case.size, limit=100),
        text_field(Field.QTY, label(lang, "Quantity"), case.qty_short, limit=10),
        rest_field(lang),
        *own_words(lang),
        tick(Field.REMEMBER, label(lang, "For the next time"), label(lang, "Keep it as another source")),
    ]
    meta = encode(case.id, case.version)
    return view(Callback.OTHER_URL, label(lang, "Another URL"), label(lang, "Decide"), blocks, lang, meta)


def _price_hint(dearest: Ceiling | None, lang: str) -> str:
    """What an empty price leaves unchecked, where the team has a limit on rises."""
    if dearest is None:
        return ""
    return render("titles#price_hint", lang, percent=figure(dearest.percent), cap=dearest.yuan).strip()


def draft_modal(draft: DraftFacts, lang: str, tz: tzinfo) -> View:
    """Rewrite an apology; what forbids sending it stands above."""
    problems = note_words(draft.problems, lang, tz, limit=10)
    words = {"marketplace": marketplace_word(draft.marketplace, lang), "order_number": draft.order_number}
    blocks = [
        section(render("thread#draft_title", lang, **words)),
        section(render("thread#draft_broken", lang, problems=problems)) if problems else None,
        text_field(Field.TEXT, label(lang, "Text"), draft.text, optional=False, limit=3000, multiline=True),
        context(render("modals#draft_limits", lang, limits=LIMITS[draft.marketplace], **words)),
    ]
    meta = encode(draft.case_id, draft.version, str(draft.id))
    return view(Callback.DRAFT, label(lang, "Edit the draft"), label(lang, "Save"), blocks, lang, meta)


def new_modal(prefill: str, agents: Sequence[tuple[int, str]], lang: str) -> View:
    """Enter a notice by hand; agents are (id, name)."""
    blocks = [
        section(render("modals#new", lang)),
        text_field(
            Field.TEXT,
            label(lang, "What the agent wrote"),
            prefill[:3000],
            optional=False,
            limit=3000,
            multiline=True,
        ),
        _agent_field(agents, lang) if agents else None,
    ]
    title = label(lang, "Report a stockout" if prefill else "New stockout")
    return view(Callback.NEW, title, label(lang, "Open a case"), blocks, lang, "")


def _agent_field(agents: Sequence[tuple[int, str]], lang: str) -> Block:
    """Which agent it is; the only one is chosen already, of several none, since a guess would be sent off."""
    listed = [choice(name, str(key)) for key, name in agents][:_CHOICES]
    return pick(Field.AGENT, label(lang, "Agent"), listed, str(agents[0][0]) if len(agents) == 1 else None)
