"""Variants of one product: what they share, and which of them are offered for the others."""

from itertools import pairwise

from bot.rules.reading.items.drafts import Draft, DraftOffer
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.text.tokens import Token
from bot.rules.regex import regex
from bot.rules.script import pattern

_KANA = regex(r"[ァ-ヺ]")


def offer_siblings(drafts: list[Draft], found: list[Draft]) -> None:
    """A variant that is in stock and was not ordered itself stands as an offer."""
    for draft in drafts:
        free = draft.stock == "ok" and not (draft.own_line or draft.bought or draft.in_table or draft.amounts)
        near = [other for other in found if other.root is draft.root]
        if free and near and (draft.color or draft.size):
            shown = near[0]
            color = draft.color if draft.color and differs(draft.color, shown.color) else None
            near[0].offers.append(
                DraftOffer(color=color, size=draft.size if not color or draft.size else None)
            )


def share_each(drafts: list[Draft], header: Draft) -> None:
    """`每色订25，能发的：黑16 白9`: what was told for each of all is that of those that were named later as well."""
    for draft in [header, *drafts]:
        told = [one for one in draft.amounts.values() if one.role in _EACH]
        for other in drafts if told else ():
            if (
                other.named
                and not other.amounts.keys() & _WHOLE
                and (draft is header or _is_beside(draft, other))
            ):
                other.amounts["ordered"] = told[0]


def _is_beside(draft: Draft, other: Draft) -> bool:
    """Another variant; or another thing told in the same sentence: `水杯和雨伞各10个，雨伞缺8个`."""
    return other.root is draft.root or (
        other.sentence == draft.sentence and not draft.color and not draft.size
    )


_EACH = frozenset(["each ordered", "each plain"])
_WHOLE = frozenset(["ordered", "plain", "total"])


def differs(one: Token, other: Token | None) -> bool:
    """Whether two tokens say different things, or one says nothing."""
    return other is None or one.value != other.value


def is_same(one: Token, other: Token) -> bool:
    """M and M码 are one size, 灰色 and グレー one colour in two languages."""
    if one.value.removesuffix("色") == other.value.removesuffix("色"):
        return True
    if one.kind == other.kind == "color" and one.role and one.role == other.role:
        return one.value.lower() == other.value.lower() or bool(_KANA.search(one.value)) != bool(
            _KANA.search(other.value)
        )
    return one.value.lower() == other.value.lower() or one.value.rstrip("码号") == other.value.rstrip("码号")


def _name_families(drafts: list[Draft], found: list[Draft]) -> None:
    """`M 10 -> 4, L 10 -> 0. Swim shorts, coral.`: what is told behind all variants, once, is of all of them."""
    for draft in found:
        family = [one for one in drafts if one.root is draft.root]
        last = max((held.start for one in family if (held := one.size)), default=-1)
        for kind in ("product", "color") if len(family) > 1 and last >= 0 else ():
            told = [held for one in family if (held := one.get(kind))]
            if len(told) == 1 and told[0].start > last and draft.get(kind) is None:
                setattr(draft, kind, told[0])


def share_in_families(found: list[Draft], drafts: list[Draft], text: str) -> None:
    """What is told of one variant of a product and must be meant for all of them."""
    _name_families(drafts, found)
    families: dict[int, list[Draft]] = {}
    for draft in found:
        families.setdefault(id(draft.root), []).append(draft)
    for family in families.values():
        for kind in ("product", "color", "size", "url") if len(family) > 1 else ():
            known = [held for draft in [*family, family[0].root] if (held := draft.get(kind))]
            if len({held.value for held in known}) == 1:
                for draft in family:
                    setattr(draft, kind, draft.get(kind) or known[0])
        _share_offers(family, text)


def _in_its_row(family: list[Draft], offering: Draft, text: str) -> bool:
    """Each item in a line of its own, and the offer in that of the last: `- apron / olive: 0, can swap to sage`."""
    starts = [_first(draft) for draft in family]
    told = min(held.start for offer in offering.offers for held in (offer.color, offer.size) if held)
    apart = all("\n" in text[one:other] for one, other in pairwise(sorted(starts)))
    return apart and "\n" not in text[_first(offering) : told]


def _first(draft: Draft) -> int:
    return min(held.start for held in (draft.color, draft.size, draft.line) if held)


def _share_offers(family: list[Draft], text: str) -> None:
    """`24cmと25cmが欠品、26cmならあります`: another variant told at the end is offered for all of them."""
    offering = [draft for draft in family if draft.offers]
    if len(family) == 1 or len(offering) != 1 or any(offer.url for offer in offering[0].offers):
        return
    named = [held.start for draft in family for kind in ("color", "size") if (held := draft.get(kind))]
    told = [held.start for offer in offering[0].offers for held in (offer.color, offer.size) if held]
    if named and told and max(named) < min(told) and not _in_its_row(family, offering[0], text):
        for draft in family:
            draft.offers = list(offering[0].offers)


def is_awaited(draft: Draft, gathered: Gathering) -> bool:
    """`赤5個は廃番、青3個は来週`: beside a variant that is short, one that a day of its own is told of."""
    if draft.stock or not draft.amounts or draft.restock is None:
        return False
    if _SHIPS.match(gathered.text, draft.restock.end):
        return False
    lacking = [one for one in gathered.drafts if one.stock in {"short", "maybe"}]
    return any(one.root is draft.root or one.sentence == draft.sentence for one in lacking)


# What is sent on that day is there.
_SHIPS = pattern(r"\s?(?:就|会|可以|能|先|に|には|に先に)*(?:发|寄|送|出货|出せ|ship|send)")
