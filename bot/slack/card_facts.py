"""The facts on a card in every status: what is short, who waits for it, what is left, how fast it went."""

from datetime import tzinfo

from bot.rules.facts import AffectedOrder, CaseFacts, NoticeFacts
from bot.rules.lifecycle import can_run_out
from bot.rules.log_hours import log_hours
from bot.rules.reading.days.when import when
from bot.rules.words import Origin, Status
from bot.slack.blocks import Block, context, section
from bot.slack.wording import dates_word, item_name, marketplace_word, option_title, place_word, reason_word
from templates import Trusted, render

_ORDERS = 5


def target_minutes(case: CaseFacts) -> int:
    return round((case.target.due_at - case.target.started_at).total_seconds() / 60)


def earlier_line(case: CaseFacts, lang: str, tz: tzinfo) -> Block | None:
    """That the same line was short before, and what was done then."""
    if case.earlier is None:
        return None
    option = option_title(case.earlier.option, lang, tz) if case.earlier.option else ""
    ran_out = case.earlier.option is not None and can_run_out(case.earlier.option.remedy)
    return section(render("card#earlier", lang, earlier=case.earlier, option=option, ran_out=ran_out))


def told_line(case: CaseFacts, lang: str, tz: tzinfo) -> Block | None:
    """What the agent has been told already of a case that is open once more."""
    if case.told is None:
        return None
    option = option_title(case.told.option, lang, tz)
    return section(render("card#told", lang, told=case.told, option=option, tz=tz))


def short_item(case: CaseFacts, lang: str, tz: tzinfo) -> Block | None:
    """Which line is short, and what the agent says of it."""
    return section("\n".join((item_line(case, lang), lacking(case, lang, tz))))


def item_line(case: CaseFacts, lang: str) -> str:
    """The item as it was ordered, and where."""
    return render("card#item", lang, case=case, item=item_name(case, lang))


def lacking(case: CaseFacts, lang: str, tz: tzinfo) -> str:
    """How many are short, why, and when there may be more."""
    return render(
        "card#lacking",
        lang,
        case=case,
        reason=reason_word(case.reason, lang),
        least=case.minimum,
        dates=dates_word(
            case.restock_from, case.restock_to, lang, tz, case.notice.written_at.astimezone(tz).year
        ),
        undecided=_is_undecided(case, tz),
    )


def _is_undecided(case: CaseFacts, tz: tzinfo) -> bool:
    """Whether the agent says that nobody knows when, in words that the reader may not be able to read."""
    return (
        case.restock is not None
        and when(case.restock, case.notice.written_at.astimezone(tz).date()).undecided
    )


def affected_orders(case: CaseFacts, lang: str, tz: tzinfo) -> Block | None:
    if not case.affected:
        return context(render(f"card#{_nobody(case)}", lang))
    nearest = min((order.ship_by for order in case.affected if order.ship_by), default=None)
    text = render(
        "card#affected",
        lang,
        orders=[_order(order, lang) for order in by_ship_date(case.affected)[:_ORDERS]],
        total=len(case.affected),
        more=max(0, len(case.affected) - _ORDERS),
        nearest=nearest,
        tz=tz,
    )
    return section(text)


def _nobody(case: CaseFacts) -> str:
    """That nobody waits is only said where it is known."""
    if not case.orders_known:
        return "affected_unknown"
    return "affected_unmatched" if case.stock is None else "affected_none"


def by_ship_date(orders: tuple[AffectedOrder, ...]) -> list[AffectedOrder]:
    """The most urgent first; those without a date last."""
    return sorted(
        orders, key=lambda order: (order.ship_by is None, order.ship_by and order.ship_by.timestamp())
    )


def _order(order: AffectedOrder, lang: str) -> dict[str, object]:
    return {
        "marketplace": marketplace_word(order.marketplace, lang),
        "number": order.number,
        "qty": order.qty,
        "ship_by": order.ship_by,
    }


def stock_left(case: CaseFacts, lang: str) -> Block | None:
    if case.stock is None:
        return None
    if not case.stock.counted:
        return context(render("card#stock_unknown", lang))
    places = [
        render("card#place", lang, place=place_word(place, lang), n=n)
        for place, n in case.stock.on_hand.items()
    ]
    return context(render("card#stock", lang, stock=case.stock, places=places))


def target_verdict(case: CaseFacts, lang: str, tz: tzinfo) -> Trusted | None:
    """Whether the first answer came in time; nothing while it is awaited."""
    stopped = case.target.stopped_at
    if stopped is None or case.status is Status.DISMISSED:
        return None
    part = "target_missed"
    if case.target.met:
        part = "target_met" if case.target.counts else "target_again"
    return Trusted(
        render(
            f"card#{part}",
            lang,
            case=case,
            minutes=target_minutes(case),
            taken=stopped - case.target.started_at,
            late=stopped - case.target.due_at,
            tz=tz,
        )
    )


def unused_hour(notice: NoticeFacts, tz: tzinfo) -> str | None:
    """The hour in a pasted log from which the target does not count."""
    if notice.origin not in {Origin.DIRECT, Origin.COMMAND}:
        return None
    written_at = notice.written_at.astimezone(tz)
    hours = log_hours(notice.text, written_at.date())
    used = any(hour.hour == written_at.time().replace(second=0, microsecond=0) for hour in hours)
    return hours[0].said if hours and not used else None
