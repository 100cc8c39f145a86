"""A person decides by what no list offered: a page they found, a day to wait for, words of their own."""

from collections.abc import Sequence

from bot.flows.actors import Actor
from bot.flows.deciding.decide_case import choose, may_be_chosen
from bot.flows.deciding.pressed import Press, pressed
from bot.flows.opening.options import judge_found, judge_freely, pages_at
from bot.flows.steps import rules_of
from bot.flows.work import Work
from bot.rules.ranking.made_up import Wish
from bot.rules.ranking.options import Source
from bot.rules.urls import parse_url
from bot.rules.words import Remedy, Step
from bot.slack.forms import OtherForm, OtherUrlForm
from store.tables import AlternateSource, Case, Variant

#: What is true of a shop whatever is bought there.
_OF_THE_SHOP = ("shop", "shop_group", "shop_years", "repeat_rate", "shipping_score")

#: The id of a source that the store does not know (yet).
UNKNOWN_SOURCE = 0


def decide_by_url(work: Work, event_key: str, actor: Actor, press: Press, form: OtherUrlForm) -> None:
    """Buy from the page that the person gave, within the same limits as from any other."""
    found = pressed(work, event_key, actor, press, Step.DECIDE)
    if found is None:
        return
    case, person = found
    page = parse_url(form.url)
    source = Source(
        id=UNKNOWN_SOURCE,
        url=page.canonical,
        shop=form.shop or "",
        price=form.price,
        color=form.color,
        size=form.size,
    )
    wish = Wish(remedy=Remedy.ALTERNATE_URL, qty=form.qty, rest=form.rest, text=form.text)
    option = judge_found(work, case, rules_of(work, case), source, wish)
    may_be_chosen(work, person, option)
    if form.remember:
        _remember(work, case, source)
    choose(work, case, person, option)


def decide_freely(work: Work, event_key: str, actor: Actor, press: Press, form: OtherForm) -> None:
    """Wait, another colour or size, a refund of a part, what is there first; the limits hold here too."""
    found = pressed(work, event_key, actor, press, Step.DECIDE)
    if found is None:
        return
    case, person = found
    wish = Wish(
        remedy=form.remedy or Remedy.WAIT,
        qty=form.qty,
        rest=form.rest,
        color=form.color,
        size=form.size,
        until=form.until,
        text=form.text,
    )
    option = judge_freely(work, case, rules_of(work, case), wish)
    may_be_chosen(work, person, option)
    choose(work, case, person, option)


def _remember(work: Work, case: Case, source: Source) -> None:
    """Keep the page as an alternate source of the variant, unless it is known; with what is known of its shop."""
    variant = work.session.get(Variant, case.variant_id) if case.variant_id else None
    if variant is None:
        return
    pages = pages_at(work, source.url)
    mine = [
        row for row in pages if row.product_id == variant.product_id and row.variant_id in {None, variant.id}
    ]
    for page in mine:
        page.ended = False  # somebody has found it open
    if not mine:
        work.session.add(_kept(work, variant, source, pages))


def _kept(
    work: Work, variant: Variant, source: Source, elsewhere: Sequence[AlternateSource]
) -> AlternateSource:
    row = AlternateSource(
        workspace_id=work.workspace.id,
        product_id=variant.product_id,
        variant_id=variant.id,
        url=source.url,
        shop=source.shop,
        price=source.price,
        color=source.color or "",
        size=source.size or "",
        verified_at=work.now,
    )
    for name in _OF_THE_SHOP if elsewhere else ():
        setattr(row, name, getattr(elsewhere[-1], name))
    return row
