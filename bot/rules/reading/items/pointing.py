"""Items meant by their place among those named, or named again: `前者`, `the latter`, `只有37码有`."""

from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.items.families import is_same
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern


def mark_pointed(to: Gathering, token: Token) -> None:
    """`前者`, `后面这个`, `the latter`: of the items named so far the first or the last."""
    named = [draft for draft in to.drafts if draft.named and draft.stock != "wrong"]
    if len(named) > 1 and not to.offering:
        to.focus = [named[0] if token.role == "former" else named[-1]]
        to.pointed = True
        to.forget()


def single_out(to: Gathering) -> None:
    """`lamp 4 pcs and clock 2 pcs, the clock is out`: named and counted before, and now named again."""
    if not to.line_start and to.focus[-1].amounts and not to.new_item:
        to.pointed = True


def only_this_is_there(to: Gathering, token: Token) -> bool:
    """`36码/37码各3双，只有37码有`: of the variants told before this one is fine."""
    if to.focus and _LACKS.match(to.text, token.end):
        return True
    family = to.family()
    named = [draft for draft in family if (held := draft.get(token.kind)) and is_same(held, token)]
    if not named or len(named) == len(family) or not all(draft.amounts for draft in named):
        return False
    for draft in named:
        draft.stock, draft.reasons = "ok", []
    return True


def is_counted_anew(to: Gathering, token: Token) -> bool:
    """`黑10 白10，现在只有黑6`: of a variant that was ordered too it is told how many there are."""
    known = [draft for draft in to.family() if (held := draft.get(token.kind)) and is_same(held, token)]
    told = any(draft.amounts and not draft.stock for draft in known)
    return told and _COUNTED.match(to.text, token.end) is not None


# `各色10个，只有绿色缺4个`
_LACKS = pattern(
    r"\s?(?:就|还|也|都|款|的|が|は|だけ){0,2}\s?(?:\d{1,4}.?)?(?:is\s|are\s)?(?:\d{1,4}\s)?(?:缺|少|差|没|不|欠|断|足り|無|short|missing|out)"
)
_COUNTED = pattern(r"\s?(?:就|还|只|有|剩|は|が){0,2}\s?\d{1,4}(?![\d.:元円]|\s?(?:yuan|rmb|元|円|块))")


def is_one_of_several(to: Gathering, same: list[Draft], token: Token) -> bool:
    """`赤5 青5 黄5、黄だけ`: named again, counted, and each of the others is called otherwise."""
    others = [draft for draft in to.family() if draft not in same]
    counted = all(draft.amounts for draft in [*same, *others])
    return (
        bool(others)
        and counted
        and all(draft.get(token.kind) is not None for draft in others)
        and not any(is_same(held, token) for draft in others if (held := draft.get(token.kind)))
    )


def is_beside_a_counted_one(to: Gathering, token: Token) -> bool:
    """`37の残り2足と38は`: named in the same breath, and not counted itself."""
    before = to.previous
    counted = before is not None and before.kind == "qty" and to.work[before.end : token.start] == "と"
    return counted and to.named_until > to.sentence_start and not _FIGURE_NEXT.match(to.text, token.end)


_FIGURE_NEXT = pattern(r"[のがは]?\s?(?:残り)?\d")


def of_that_variant(to: Gathering, current: Draft, token: Token) -> list[Draft]:
    """`黄の2台は来週`, below a list: a sentence that begins with what only one line of the list was told to be."""
    begins = to.named_until <= to.sentence_start and not to.fresh and not to.new_item
    begins = begins and not (current.in_table and token.role == "label")
    if not begins or not current.amounts or not to.text.startswith(_OF, token.end):
        return []
    found = [one for one in to.drafts if (held := one.get(token.kind)) and is_same(held, token)]
    lines = {id(one.root) for one in found if one.amounts and one.stock != "wrong"}
    return found if len(found) == 1 and len(lines) == 1 else []


# What speaks of a variant that is known.
_OF = (
    "の",
    "は",
    "が",
    "も",
    "だけ",
    "的",
    " is ",
    " are ",
    " will ",
    " come",
    " can",
    " was ",
    " ships ",
    " back ",
)


def of_that_name(to: Gathering, current: Draft, token: Token) -> list[Draft]:
    """`10mmのほうは`: the one line of the same goods that was told to be so."""
    if current.product is None or not to.fresh <= {token.kind} or to.new_item or current.in_table:
        return []
    name = current.product.value
    alike = [one for one in to.drafts if one.own_line and one.product and one.product.value == name]
    found = [one for one in alike if (held := one.get(token.kind)) and is_same(held, token)]
    return found if len(found) == 1 and len(alike) > 1 else []
