"""Everything that could answer a shortage, before limits and ranks.

The agent's offers are laid over what is known already: an offered page over the same page among the sources,
an offered colour or size over the variant that it means, and never over a page that the agent did not name. What
matches nothing becomes a candidate of its own.
A new price for what was ordered, where it was ordered, is one too, and stands for that page from then on.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from unicodedata import normalize

from bot.rules.colors import color_key, same_color
from bot.rules.facts import Option
from bot.rules.prices import change_of, price_of, raised_price
from bot.rules.ranking.supply import Shortage, Sibling, Source
from bot.rules.reading.values import Offer, Reason
from bot.rules.sizes import same_size, size_key
from bot.rules.urls import parse_url
from bot.rules.words import Remedy, Rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An option in the making, and the shop behind it where there is one."""

    option: Option
    source: Source | None = None
    same_page: str | None = None  # another key by which the agent may have struck it out


def candidates(shortage: Shortage, sources: Sequence[Source], siblings: Sequence[Sibling]) -> list[Candidate]:
    """All that could be done, each key once, whatever the order of what came in."""
    offers = sorted(
        shortage.offers, key=lambda offer: (offer.url or "~", repr(_words(offer)), offer.price or "")
    )
    dearer = {offer: price for offer in offers if (price := _asked_now(offer, shortage))}
    pages = [offer for offer in offers if offer.url and not _other_variant(offer, shortage)]
    if dearer:
        pages = [offer for offer in pages if offer not in dearer]
        sources = [source for source in sources if not _is_what_was_ordered(source, shortage)]
    variants = [offer for offer in offers if _other_variant(offer, shortage)]
    found = [
        *(at_the_new_price(shortage, price) for price in dearer.values()),
        *_from_sources(shortage, sorted(sources, key=lambda source: source.id), pages),
        *_from_siblings(shortage, sorted(siblings, key=lambda sibling: sibling.sku), variants),
        *_always(shortage),
    ]
    return list({candidate.option.key: candidate for candidate in reversed(found)}.values())


def _words(offer: Offer) -> tuple[str, str]:
    return (offer.color or "", offer.size or "")


def differs(mine: str | None, theirs: str | None, *, size: bool = False) -> bool:
    """Whether both are known and mean different things."""
    if not mine or not theirs:
        return False
    return not (same_size if size else same_color)(mine, theirs)


def _other_variant(offer: Offer, shortage: Shortage) -> bool:
    """An offer of something else than was ordered; a colour without a page can be nothing but that."""
    if differs(shortage.color, offer.color) or differs(shortage.size, offer.size, size=True):
        return True
    unknown = (offer.color and not shortage.color) or (offer.size and not shortage.size)
    return bool(unknown) and not offer.url


def _asked_now(offer: Offer, shortage: Shortage) -> Decimal | None:
    """The new price, where the offer is what was ordered at the page that it was ordered from."""
    if shortage.reason is not Reason.PRICE_CHANGE or _other_variant(offer, shortage):
        return None
    here = not offer.url or is_own_page(offer.url, shortage)
    return raised_price(offer, shortage.unit_price) if here else None


def is_own_page(url: str, shortage: Shortage) -> bool:
    """Whether it is the page that the short line was ordered from."""
    return bool(shortage.url) and page_key(url) == page_key(shortage.url or "")


def _is_what_was_ordered(source: Source, shortage: Shortage) -> bool:
    other = differs(shortage.color, source.color) or differs(shortage.size, source.size, size=True)
    return not other and is_own_page(source.url, shortage)


def page_key(url: str) -> str:
    """One name for every spelling of a page's address."""
    page = parse_url(url)
    short = hashlib.sha256(page.canonical.encode()).hexdigest()[:10]
    return f"{page.platform}:{page.id or short}"


def at_the_new_price(shortage: Shortage, price: Decimal, *, offered: bool = True) -> Candidate:
    """Buying what was ordered where it was ordered, for what is asked there now."""
    option = Option(
        key=f"price:{price.normalize():f}",
        remedy=Remedy.ALTERNATE_URL,
        rank=0,
        qty=shortage.qty,
        url=shortage.url,
        price=price,
        price_change=change_of(price, shortage.unit_price),
        same_shop=True,
        offered_by_agent=offered,
    )
    return Candidate(option=option, same_page=f"url:{page_key(shortage.url)}" if shortage.url else None)


def _from_sources(
    shortage: Shortage, sources: Iterable[Source], offers: Iterable[Offer]
) -> Iterable[Candidate]:
    offered: dict[str, Offer] = {}
    for offer in offers:
        offered.setdefault(page_key(offer.url or ""), offer)
    known = [(page_key(source.url), source) for source in sources]
    for page, source in known:
        yield shop_candidate(shortage, f"url:{source.id}", source, offered.get(page), page)
    for page in offered.keys() - {page for page, _ in known}:
        offer = offered[page]
        source = Source(id=0, url=offer.url or "", color=offer.color, size=offer.size)
        yield shop_candidate(shortage, f"url:{page}", source, offer, page)


def shop_candidate(shortage: Shortage, key: str, source: Source, offer: Offer | None, page: str) -> Candidate:
    """Buying at a shop's page; the agent's offer of it tells the newer price."""
    price = (price_of(offer, shortage.unit_price) if offer else None) or source.price
    other = differs(shortage.color, source.color) or differs(shortage.size, source.size, size=True)
    option = Option(
        key=key,
        remedy=Remedy.ALTERNATE_URL,
        rank=0,
        qty=shortage.qty,
        url=source.url,
        shop=source.shop or None,
        color=source.color or shortage.color,
        size=source.size or shortage.size,
        price=price,
        price_change=change_of(price, shortage.unit_price),
        offered_by_agent=offer is not None,
        needs_consent=shortage.affected_orders > 0 and (other or source.logo_differs),
    )
    return Candidate(option=option, source=source, same_page=f"url:{page}")


def _from_siblings(
    shortage: Shortage, siblings: Sequence[Sibling], offers: Sequence[Offer]
) -> Iterable[Candidate]:
    left = list(offers)
    for sibling in siblings:
        meant = [offer for offer in left if _means(offer, sibling, shortage)]
        left = [offer for offer in left if offer not in meant]
        yield from _of_sibling(shortage, sibling, meant)
    for offer in left:
        yield Candidate(option=_offered_variant(shortage, offer))


def _of_sibling(shortage: Shortage, sibling: Sibling, offers: Sequence[Offer]) -> Iterable[Candidate]:
    """A variant where the agent offers it, and at the page that is known to hold it."""
    known = sibling.source
    pages = [page_key(offer.url) for offer in offers if offer.url]
    for offer in offers:
        here = known is not None and bool(offer.url) and page_key(offer.url or "") == page_key(known.url)
        yield variant_candidate(shortage, sibling, offer, known if here else None)
    if sibling.offered_by_agent and not offers:
        yield variant_candidate(shortage, sibling, None, None, offered=True)
    if known is not None and page_key(known.url) not in pages:
        yield variant_candidate(shortage, sibling, None, known)


def _means(offer: Offer, sibling: Sibling, shortage: Shortage) -> bool:
    color = offer.color or shortage.color
    size = offer.size or shortage.size
    if color is not None and sibling.color is None:
        return False
    return not differs(color, sibling.color) and not differs(size, sibling.size, size=True)


def variant_candidate(
    shortage: Shortage,
    sibling: Sibling,
    offer: Offer | None,
    source: Source | None,
    *,
    offered: bool = False,
) -> Candidate:
    """Another variant of the same product in the place of the ordered one, in our words for it."""
    url = (offer.url if offer else None) or (source.url if source else None)
    price = (price_of(offer, shortage.unit_price) if offer else None) or (source.price if source else None)
    option = Option(
        key=f"variant:{sibling.sku}" + (f"@{page_key(url)}" if url else ""),
        remedy=Remedy.OTHER_COLOR,
        rank=0,
        qty=shortage.qty,
        url=url,
        shop=(source.shop or None) if source else None,
        color=sibling.color or (offer.color if offer else None),
        agent_color=offer.color if offer else None,
        size=sibling.size or (offer.size if offer else None),
        sku=sibling.sku,
        price=price,
        price_change=change_of(price, shortage.unit_price),
        offered_by_agent=offered or offer is not None,
        needs_consent=shortage.affected_orders > 0,
    )
    return Candidate(option=option, source=source)


def _offered_variant(shortage: Shortage, offer: Offer) -> Option:
    """One that the shop does not sell."""
    color, size = offer.color or shortage.color, offer.size or shortage.size
    unknown = Sibling(variant_id=0, sku="", color=color, size=size)
    option = variant_candidate(shortage, unknown, offer, None).option
    return replace(option, key=offer_key(offer), sku=None)


def offer_key(offer: Offer) -> str:
    """`offer:color:navy`, `offer:size:M`, `offer:color:navy/M`, with the page where the agent names one."""
    color = offer.color and (color_key(offer.color) or normalize("NFKC", offer.color).strip().casefold())
    size = offer.size and (size_key(offer.size) or normalize("NFKC", offer.size).strip().casefold())
    what = "/".join(part for part in (color, size) if part)
    kind = "color" if color else "size"
    return f"offer:{kind}:{what}" + (f"@{page_key(offer.url)}" if offer.url else "")


def _always(shortage: Shortage) -> Iterable[Candidate]:
    refund = Option(key="refund", remedy=Remedy.REFUND, rank=0, qty=shortage.qty)
    yield Candidate(option=refund)
    dated = shortage.restock_from is not None or shortage.restock_to is not None
    if dated or shortage.restock_undecided or shortage.reason is Reason.TEMPORARY:
        wait = replace(refund, key="wait", remedy=Remedy.WAIT)
        yield Candidate(option=expected_back(wait, shortage))
    if shortage.other_units_or_lines_can_go:
        rest = max((shortage.qty_ordered or 0) - (shortage.qty_short or shortage.qty_ordered or 0), 0)
        ship = replace(refund, key="ship_rest", remedy=Remedy.SHIP_REST, qty=rest)
        yield Candidate(option=replace(ship, rest=Rest.REFUND, rest_qty=shortage.qty_short or 0))


def expected_back(option: Option, shortage: Shortage) -> Option:
    """The option with the days at which the agent expects more."""
    first, last = shortage.restock_from, shortage.restock_to
    return replace(option, restock_from=first, restock_to=last, year=shortage.year)
