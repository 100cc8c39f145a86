"""What is offered instead: links, colours, sizes and prices behind or before words of offering."""

from bot.rules.reading.items.becoming import offers_nothing
from bot.rules.reading.items.choices import is_another_choice, is_of_another, leaves_a_choice
from bot.rules.reading.items.drafts import Draft, DraftOffer
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.links import is_second
from bot.rules.reading.items.lookahead import Lookahead
from bot.rules.reading.items.settling import falls_short
from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern

_NEAR = 4
_ASIDE = pattern(r"\s?\([^()\n]{0,24}\)")
_ENDS = pattern(r"[吗不么嘛呢哦]?(?:[，,。、;!?\s~]|$)")


def offer_variant(to: Gathering, token: Token) -> None:
    """A colour or size joins the open offer, or is one of its own."""
    kind, target, offer = token.kind, to.shown(), to.last_offer
    own = target.get(kind)
    if (
        offer is not None
        and own is not None
        and own.value == token.value
        and getattr(offer, kind) is not None
    ):
        return
    held = [known for known in target.offers if (old := getattr(known, kind)) and old.value == token.value]
    if held:
        to.last_offer = held[0]
    elif offer is not None and _joins(to, offer, token):
        setattr(offer, kind, token)
    elif offer is None or offer.url is None or kind == "color":
        to.last_offer = DraftOffer(**{kind: token})
        target.offers.append(to.last_offer)
        _with_what_was_named(to, to.last_offer, token)


def _with_what_was_named(to: Gathering, offer: DraftOffer, token: Token) -> None:
    """`黒Lなら`, `XS只剩红的`: the other half of the variant, told again though it is the item's own."""
    named = to.renamed
    if named is None or named.kind == token.kind or getattr(offer, named.kind) is not None:
        return
    if _TOUCHING.fullmatch(to.text, named.end, token.start):
        setattr(offer, named.kind, named)


_TOUCHING = pattern(r"[ ・/の的]?|(?:码|号|款)?的?(?:就|也|还)?(?:只有|只剩|仅剩|剩|有)(?:下|了)?")


def _joins(to: Gathering, offer: DraftOffer, token: Token) -> bool:
    if getattr(offer, token.kind) is not None or to.listed(token) or is_another_choice(to, offer, token):
        return False
    url = offer.url
    if url is not None and _IN_BRACKETS.fullmatch(to.text, url.end, token.start):
        return True
    return url is None or (offer.price is not None and "\n" not in to.work[url.end : token.start])


# `https://… (ホワイト、37元)`: what stands in brackets behind a link is of that page.
_IN_BRACKETS = pattern(r"\s?\([^()\n]{0,30}")


def offer_filled(to: Gathering) -> None:
    """Fresh variants said to be there: offers on the item they belong to, or lines that are fine."""
    last: DraftOffer | None = None
    end = -1
    for draft, kind, token in to.filled:
        if draft.base is None and draft.stock != "short":
            draft.stock = "ok"
            continue
        setattr(draft, kind, None)
        target = _item_of(to, draft)
        if last is not None and getattr(last, kind) is None and token.start - end <= 1:
            setattr(last, kind, token)
        else:
            last = DraftOffer(**{kind: token}, price=draft.prices[0] if draft.prices else None)
            target.offers.append(last)
            _with_what_was_named(to, last, token)
        end = token.end
        to.focus, to.last_offer = [target], last
    to.filled = []


def _item_of(to: Gathering, draft: Draft) -> Draft:
    """The item that a variant is offered for; the variants on the way to it were offers themselves."""
    passed: list[Draft] = []
    while draft.base is not None:
        to.drop(draft)
        behind, draft = draft, draft.base
        if any(other is draft for other in to.drafts):
            if not _is_passed(to, draft, behind):
                break
            passed.append(draft)
    for one in reversed(passed):
        price = one.prices[0] if one.prices else None
        draft.offers.append(DraftOffer(color=one.color, size=one.size, price=price))
    return draft


_JOINED = pattern(r"[\s、,/・)]*(?:と|か|や|or|and|和|跟|或|及)?[\s\x00]*")


def _is_passed(to: Gathering, draft: Draft, behind: Draft) -> bool:
    """Another variant, named in the same breath, of which nothing else is said: `グレーかワインへ変更可能`."""
    if draft.base is None or draft.stock or draft.amounts or draft.sentence != to.sentence:
        return False
    ends = [token.end for token in (draft.color, draft.size, *draft.prices) if token]
    starts = [filled.start for one, _, filled in to.filled if one is behind]
    if not ends or not starts:
        return False
    return bool(_JOINED.fullmatch(to.text[max(ends) : min(starts)]))


def mark_offer_before(to: Gathering, token: Token) -> None:
    """`代替`, `可换`, `instead`: what follows is offered, and where nothing follows, what stands right before."""
    if offers_nothing(to, token):
        return
    ends = to.filled and token.start - to.filled[-1][2].end <= 1 and _ENDS.match(to.text, token.end)
    if ends or (
        to.text[token.start : token.end] in _INSTEAD and to.filled and to.filled[-1][0].base is not None
    ):
        mark_offer_after(to, token)
        return
    to.offering = "label" if token.value == "offer_label" else "cue"
    if to.last_offer and not (to.last_offer.url and to.last_offer.price is None):
        to.last_offer = None


def mark_offer_after(to: Gathering, token: Token) -> None:
    """`なら`, `に変更`, `可以吗`: what stands right before is offered."""
    known = to.header.stock == "short" or any(
        draft.stock == "short" or falls_short(draft) for draft in to.drafts
    )
    if known and any(_is_near(to, filled, token) for _, _, filled in to.filled):
        offer_filled(to)
        to.fresh -= {"color", "size"}
        to.offering = "list"
    elif known:
        _offer_link(to, token)


_INSTEAD = frozenset(["instead"])


def _is_near(to: Gathering, filled: Token, token: Token) -> bool:
    return len(_ASIDE.sub("", to.text[filled.end : token.start])) <= _NEAR


def _offer_link(to: Gathering, token: Token) -> None:
    """`https://… (16.5元) 换这个可以吗`: the link right before was no page of the item's own."""
    target = to.shown()
    url = target.url
    if url is None or to.last_offer is not None or not any(mark.start < url.start for mark in target.reasons):
        return
    between = _ASIDE.sub("", to.text[url.end : token.start])
    if len(between) > _NEAR or url.start < to.sentence_start:
        return
    price = next((price for price in target.prices if price.start > url.end), None)
    target.prices = [other for other in target.prices if other is not price]
    target.url, to.offering = None, "list"
    to.last_offer = DraftOffer(url=url, price=price)
    target.offers.append(to.last_offer)


def mark_back(to: Gathering, token: Token) -> None:
    """`原来那家`, `元のURL`: back to what was ordered."""
    if to.leads_to_link and to.text.startswith(_MERE_LABELS, token.start):
        return
    to.offering = ""
    to.own_url = token.role == "own_url"


_MERE_LABELS = ("url", "リンク", "链接", "link")


def on_url(to: Gathering, token: Token, _ahead: Lookahead) -> None:
    """A link is an offer behind words of offering, else the item's own page."""
    target = to.shown()
    if leaves_a_choice(to, target, token):
        to.offering = "list"
    if to.offering and not to.own_url:
        if to.leads_to_link and to.last_offer and to.last_offer.url is None:
            to.last_offer.url, to.leads_to_link = token, False
            return
        to.last_offer = DraftOffer(url=token, price=_just_told(to, target, token))
        target.offers.append(to.last_offer)
        return
    if not to.own_url and to.last_offer and _was_just_offered(to, to.last_offer):
        to.last_offer.url = token
        return
    if not to.own_url and is_second(to, token.start):
        to.last_offer = DraftOffer(url=token)
        target.offers.append(to.last_offer)
        return
    target.url = target.url or token
    to.own_url = False


def _was_just_offered(to: Gathering, offer: DraftOffer) -> bool:
    """`同じ店の6Lが149元であります、在庫OKです https://…`: the page of what this sentence offers."""
    told = [token.start for token in (offer.color, offer.size, offer.price) if token]
    return offer.url is None and bool(told) and min(told) >= to.sentence_start


def _just_told(to: Gathering, target: Draft, url: Token) -> Token | None:
    """A difference right before the link, as in `1元高いです https://…`, or a price with a colon, is the offer's."""
    before = to.previous
    told = before if before and before.kind == "price" else None
    if before and before.role == "own_url" and target.prices:
        told = target.prices[-1]
    if told is None or told not in target.prices:
        return None
    if told.role != "difference" and to.text[told.end : url.start].strip(" \x00") != ":":
        return None
    target.prices.remove(told)
    return told


def _each_offered(to: Gathering, offer: DraftOffer, token: Token) -> list[DraftOffer]:
    """`蓝色、粉色还能拍，各贵3元`: the price of each of them."""
    if not _OF_EACH.search(to.text, max(0, token.start - _NEAR), token.start):
        return [offer]
    return [one for one in to.shown().offers if one.price is None and one.url is None] or [offer]


_OF_EACH = pattern(r"(?:各|都|均|每[个款色种])(?:要|是)?$")


def on_price(to: Gathering, token: Token, _ahead: Lookahead) -> None:
    """A price goes to the offer that it follows, else to the item, where it counts if the price has changed."""
    if is_of_another(to, token):
        offer_filled(to)
    offer = to.last_offer
    if offer is not None and offer.price is None and token.role != "old":
        for one in _each_offered(to, offer, token):
            one.price = token
        return
    for draft in to.focus or [to.header]:
        draft.prices.append(token)
