"""Gather tokens into items: a new line number, list mark or conflicting variant begins another one."""

import re
from collections.abc import Callable
from typing import NamedTuple

from bot.rules.reading.drafts import Draft, DraftOffer
from bot.rules.reading.tokens import Sheet, Token
from bot.rules.script import pattern

_LIST = pattern(r"[\s\x00]*(?:と|和|、|,|及び?|・|/|&|and|跟|与|或|も|，|の|\+|或者|や|番|,\sand)?[\s\x00]*")
_FORWARD = pattern(
    r"\s?(?:的是|的有|的商品是|的为|は(?=\s?[\x00])|が(?=以下|下记)|なのは|の(?:商品)?は|(?:了)?的?(?:如下|有以下)|:\s?\n?)"
)
_AVAILABLE_ONES = pattern(r"(?:只有|只剩下?|仅有|还有|剩下?|现有|只能做|only|have)\s?$")
_HEADING = pattern(r"[\s【\[◆■●◇□▼▲*#<>()\-=・】\]:\x00~]*")
_ARROW = pattern(r"→|->|=>")
_OWN = pattern(r"(?:原链接|元の?url|元の?リンク|元の商品|原商品|original\s(?:link|url))[^\n]{0,6}$")


class Gathered(NamedTuple):
    """All drafts, what was said before any item, and the marks that had no item."""

    drafts: list[Draft]
    header: Draft


class Gatherer:
    """Walks over the tokens once, from left to right."""

    def __init__(self, sheet: Sheet) -> None:
        self.work, self.text = sheet.work, sheet.page.folded
        self.drafts: list[Draft] = []
        self.header = Draft()
        self.focus: list[Draft] = []
        self.section = ""
        self.sentence = self.sentence_start = 0
        self.lonely: frozenset[int] = frozenset()
        self.bare: frozenset[int] = frozenset()
        self.fresh: set[str] = set()
        self.filled: list[tuple[Draft, str, Token]] = []
        self.offering = ""
        self.last_offer: DraftOffer | None = None
        self.previous: Token | None = None
        self.new_item = ""
        self.line_start = True
        self.own_url = False
        self.forward = False
        self.others = False
        self.group = False
        self.said = False
        self.line_marks: list[Token] = []
        self.line_marks_before: list[Token] = []
        self.line_named = False

    def walk(self, tokens: list[Token]) -> Gathered:
        """Take the tokens in order."""
        self.lonely, self.bare = _lonely_lines(tokens), _bare_names(tokens)
        for token in tokens:
            reader = _READERS.get(token.kind)
            if reader is not None:
                reader(self, token)
                if token.kind != "break":
                    self.previous = token
                    self.line_start = False
        self._heading_or_nothing(len(self.work))
        return Gathered(self.drafts, self.header)

    # where one item ends and the next begins

    def _new(self) -> Draft:
        draft = Draft(sentence=self.sentence, stock=self.section)
        self.drafts.append(draft)
        self.focus = [draft]
        self.fresh.clear()
        self.filled.clear()
        return draft

    def _variant(self, base: Draft, *, beside: bool) -> Draft:
        draft = base.variant(self.sentence)
        draft.stock = self.section
        self.drafts.append(draft)
        self.focus = [*self.focus, draft] if beside else [draft]
        return draft

    def _listed(self, token: Token) -> bool:
        """Whether a token continues a list such as `M/L` or `3番と5番`."""
        before = self.previous
        return (
            before is not None
            and before.kind == token.kind
            and bool(_LIST.fullmatch(self.work, before.end, token.start))
        )

    def on_row(self, _token: Token) -> None:
        self._new().in_table = True
        self.offering = ""

    def on_line(self, token: Token) -> None:
        self.line_named = True
        if self.offering and self.offering != "label":
            self.offering = ""
        current = self.focus[-1] if self.focus else None
        if current and current.in_table and current.line is None and not current.named:
            current.line, current.own_line = token, True
            return
        known = [
            draft
            for draft in self.drafts
            if draft.line and draft.line.value == token.value and draft.stock != "wrong"
        ]
        listed = self._listed(token)
        if known:
            self.focus = [*self.focus, *known] if listed else known
        elif (
            current and current.line is None and (token.start in self.lonely or self._belongs(current, token))
        ):
            current.line, current.own_line = token, True
        else:
            before = list(self.focus)
            self._new().line = token
            self.focus[0].own_line = True
            self.focus = [*before, *self.focus] if listed else self.focus
        self.fresh = {"line"} if not listed else self.fresh | {"line"}
        self.new_item = ""
        self._forwarded()

    def _belongs(self, draft: Draft, token: Token) -> bool:
        if self.new_item == "number" or draft.in_table:
            return False
        return token.role == "label" or draft.sentence == self.sentence or not draft.named

    def _forwarded(self) -> None:
        if self.forward:
            for draft in self.focus:
                draft.stock = draft.stock or "short"

    # which item it is

    def on_name(self, token: Token) -> None:
        if token.role != "label" and token.start in self.bare:
            return
        self.line_named = True
        if self.new_item == "number" and self.offering != "label":
            self._new()
            self.new_item = ""
        current = self.focus[-1] if self.focus else self._new()
        held = current.get(token.kind)
        if held is None or (held.role != "label" and token.role == "label" and token.kind == "product"):
            for draft in self.focus:
                if draft.get(token.kind) is None or draft is current:
                    setattr(draft, token.kind, token)
        elif held.value != token.value and (token.role == "label" or self.line_start or self.new_item):
            self._other_item(token)
        self.new_item = ""

    def _other_item(self, token: Token) -> None:
        known = [
            draft for draft in self.drafts if (held := draft.get(token.kind)) and held.value == token.value
        ]
        if known:
            self.focus = known
        else:
            setattr(self._new(), token.kind, token)

    def on_variant(self, token: Token) -> None:
        self.line_named = True
        if self._is_offered(token):
            self._offer(token)
            return
        if self.new_item == "number":
            self._new()
            self.new_item = ""
        if not self.focus:
            self._new()
        self._place(token)
        self.fresh.add(token.kind)
        self._forwarded()

    def _is_offered(self, token: Token) -> bool:
        if self.offering:
            return True
        started = (
            self.previous is not None
            and self.previous.value == "partial"
            and token.start - self.previous.end <= 1
        )
        if started and any(draft.get(token.kind) for draft in self.focus):
            self.offering = "list"
            return True
        return False

    def _place(self, token: Token) -> None:
        kind = token.kind
        same = [draft for draft in self.focus if (held := draft.get(kind)) and held.value == token.value]
        empty = [draft for draft in self.focus if draft.get(kind) is None]
        if same:
            self.focus = same
        elif empty and len(empty) == len(self.focus):
            for draft in empty:
                setattr(draft, kind, token)
                self.filled.append((draft, kind, token))
        else:
            self._conflict(token)

    def _conflict(self, token: Token) -> None:
        kind, current = token.kind, self.focus[-1]
        family = [draft for draft in self.drafts if draft.root is current.root]
        known = [draft for draft in family if (held := draft.get(kind)) and held.value == token.value]
        listed = self._listed(token) or (
            kind == "size" and self.previous is not None and self.previous.end == token.start
        )
        if known and not listed:
            self.focus = known
            return
        fresh = self._variant(current, beside=listed)
        other = "size" if kind == "color" else "color"
        if listed or (not self.line_start and kind == "size" and current.stock == ""):
            setattr(fresh, other, current.get(other))
        setattr(fresh, kind, token)
        if listed:
            self.filled.append((fresh, kind, token))
        else:
            self.fresh, self.filled = set(), [(fresh, kind, token)]

    # how many

    def on_quantity(self, token: Token) -> None:
        self.line_named = True
        each, role = token.role.startswith("each "), token.role.removeprefix("each ").removeprefix("label ")
        if self.new_item == "number" and not self.offering:
            self._new()
            self.new_item = ""
        if not self.focus:
            self._new()
        if self.offering and role not in {"rest", "short"} and not token.role.startswith("label"):
            return
        if role == "have" and "line" not in self.fresh and any(draft.base for draft, _, _ in self.filled):
            self._offer_filled()
            self.filled = []
            return
        targets = self._family() if each else self.focus
        if role == "plain" and self._after_arrow(token):
            role = "have"
        for draft in targets:
            self._amount(draft, role, token)
        self.fresh.add("qty")

    def _family(self) -> list[Draft]:
        roots = {id(draft.root) for draft in self.focus}
        return [draft for draft in self.drafts if id(draft.root) in roots]

    def _after_arrow(self, token: Token) -> bool:
        before = self.previous
        return (
            before is not None
            and before.kind == "qty"
            and bool(_ARROW.search(self.work, before.end, token.start))
        )

    def _amount(self, draft: Draft, role: str, token: Token) -> None:
        held = draft.amounts.get(role)
        if held is None or (
            role in {"plain", "total"} and draft.sentence != self.sentence and "color" in self.fresh
        ):
            draft.amounts[role] = token
        elif held.value != token.value and role != "have":
            draft.doubts.append("two_quantities")

    # what is said about stock

    def on_mark(self, token: Token) -> None:
        reader = _MARKS.get(token.role)
        if reader is not None:
            reader(self, token)
        self.line_marks.append(token)

    def mark_short(self, token: Token) -> None:
        if self.offering and token.value in {"moq", "partial", "price_change"}:
            return
        if token.value == "partial" and (self._singled_out(token) or self._only_that(token)):
            return
        if token.value in {"temporary", "partial", "price_change", "moq"} and self.others:
            return
        self.offering = ""
        if token.value != "partial" and _FORWARD.match(self.work, token.end) and not self.fresh:
            self.forward, self.focus = True, []
        self.said = True
        targets = self._targets()
        if not targets:
            self.header.reasons.append(token)
            self.header.stock = "short"
        for draft in targets:
            draft.reasons.append(token)
            if draft.stock != "wrong":
                draft.stock = "short"
        if not self.others:
            self.fresh.clear()
            self.filled.clear()

    def _singled_out(self, token: Token) -> bool:
        """`4番のみ欠品` says which, not how many."""
        before = self.previous
        touches = (
            before is not None
            and before.kind in {"line", "color", "size", "product"}
            and before.end == token.start
        )
        return touches and self.text[token.start : token.end] in {"のみ", "だけ"}

    def _only_that(self, token: Token) -> bool:
        """`白しかありません` offers white when something else was short."""
        near = self.filled and self.filled[-1][2].end == token.start and self.previous is self.filled[-1][2]
        if not near or not any(
            draft.stock == "short" for draft, _, _ in self.filled for draft in (draft.root, draft)
        ):
            return False
        self._offer_filled()
        self.filled = []
        return True

    def _targets(self) -> list[Draft]:
        if self.group:
            return [draft for draft in self.drafts if draft.stock not in {"ok", "wrong", "other"}]
        neutral = [
            draft for draft in self.drafts if draft.sentence == self.sentence and draft.stock in {"", "maybe"}
        ]
        chosen = [draft for draft in self.focus if draft.stock != "ok" or self.fresh]
        return chosen + [draft for draft in neutral if draft not in chosen] if chosen else chosen

    def mark_return(self, token: Token) -> None:
        """Goods that will come are not here now: a hint, which counts with a date and nothing against it."""
        if self.others or self.offering:
            return
        for draft in self._targets() or [self.header]:
            draft.reasons.append(token)
            draft.stock = draft.stock or "maybe"
        self.said = True

    def mark_ok(self, token: Token) -> None:
        if self.others or (self.offering and not self.fresh):
            return
        if "line" in self.fresh or self._own_quantity():
            for draft in self.focus:
                draft.stock = "ok"
        elif self.filled:
            self._offer_filled()
        else:
            self._all_fine(token)
        self.fresh.clear()
        self.filled.clear()

    def _all_fine(self, token: Token) -> None:
        """Said of nothing new: of the item at hand if it was not short yet, or of all."""
        for draft in self.focus or [self.header]:
            draft.fine = True
            partly = all(mark.value == "partial" for mark in draft.reasons)
            if token.value == "resolved" and partly:
                draft.stock = "wrong"
            elif draft.stock in {"", "maybe"}:
                draft.stock = "ok"

    def _own_quantity(self) -> bool:
        return (
            "qty" in self.fresh
            and any("plain" in draft.amounts or "ordered" in draft.amounts for draft in self.focus)
            and bool(self.filled)
        )

    def _offer_filled(self) -> None:
        """Fresh variants said to be there: offers on the item they belong to, or lines that are fine."""
        for draft, kind, filled in self.filled:
            if draft.base is None and draft.stock != "short":
                draft.stock = "ok"
                continue
            setattr(draft, kind, None)
            target = self._shown(draft)
            target.offers.append(DraftOffer(**{kind: filled}))
            self.focus = [target]

    def _shown(self, draft: Draft) -> Draft:
        """The item that a variant is offered for; the variant itself is none."""
        if draft.base is None:
            return draft
        self.drafts = [other for other in self.drafts if other is not draft]
        return draft.base if any(other is draft.base for other in self.drafts) else self._shown(draft.base)

    def mark_offer_before(self, token: Token) -> None:
        self.offering = "label" if token.value == "offer_label" else "cue"
        if self.last_offer and not (self.last_offer.url and self.last_offer.price is None):
            self.last_offer = None

    def mark_offer_after(self, token: Token) -> None:
        near = [entry for entry in self.filled if token.start - entry[2].end <= _NEAR]
        if near:
            self._offer_filled()
            self.filled = []
            self.fresh -= {"color", "size"}

    def mark_group(self, _token: Token) -> None:
        self.group = True

    def mark_others(self, _token: Token) -> None:
        """The others are other items, unless some of this one's pieces were just said to be there."""
        self.others = not any("have" in draft.amounts for draft in self.focus)

    def mark_back(self, _token: Token) -> None:
        self.offering = ""

    def mark_own_url(self, _token: Token) -> None:
        self.own_url, self.offering = True, ""

    def mark_wrong(self, _token: Token) -> None:
        targets = self.focus or self.drafts
        for draft in targets:
            draft.stock = "wrong"
        if not self.focus:
            self.header.stock = ""
            self.header.reasons.clear()
        self.focus = []

    # when, where, how much

    def on_date(self, token: Token) -> None:
        if self.offering or self.others:
            return
        was = bool(_WAS.match(self.text, token.end))
        if self.group:
            targets = [draft for draft in self.drafts if draft.stock not in {"ok", "wrong"}]
        else:
            targets = [draft for draft in self.focus if draft.stock != "wrong"] or [self.header]
        for draft in targets:
            if (draft.restock is None or draft.restock.role == "was") and draft.stock != "ok":
                draft.restock = token._replace(role="was") if was else token

    def on_url(self, token: Token) -> None:
        if self.offering and not self.own_url:
            self.last_offer = DraftOffer(url=token)
            self._target().offers.append(self.last_offer)
            return
        target = self._target()
        if target.url is None:
            target.url = token
        self.own_url = False

    def _target(self) -> Draft:
        short = [draft for draft in self.focus if draft.stock != "ok"]
        return short[-1] if short else (self.focus[-1] if self.focus else self.header)

    def on_price(self, token: Token) -> None:
        offer = self.last_offer
        if offer is not None and offer.price is None and token.role != "old":
            offer.price = token
            return
        for draft in self.focus or [self.header]:
            draft.prices.append(token)

    def _offer(self, token: Token) -> None:
        target = self._target()
        kind = token.kind
        held = [
            offer for offer in target.offers if (old := getattr(offer, kind)) and old.value == token.value
        ]
        offer = self.last_offer
        if held:
            self.last_offer = held[0]
        elif (
            offer is not None
            and getattr(offer, kind) is None
            and offer.url is None
            and not self._listed(token)
        ):
            setattr(offer, kind, token)
        elif offer is None or offer.url is None or kind == "color":
            self.last_offer = DraftOffer(**{kind: token})
            target.offers.append(self.last_offer)

    # breaks and list marks

    def on_bullet(self, token: Token) -> None:
        if token.role == "number":
            self.new_item = "number"
        elif self.offering != "label":
            self.new_item = self.new_item or "sign"

    def on_break(self, token: Token) -> None:
        if token.role == "newline":
            self._newline(token)
        elif token.role == "strong":
            self._sentence()
        elif self.others and token.role == "weak":
            self.others = False

    def _sentence(self) -> None:
        if not self.said and self.header.restock and self.header.restock.start >= self.sentence_start:
            self.header.restock = None
        self.said = False
        self.sentence_start = self.previous.end if self.previous else 0
        self.sentence += 1
        self.others = self.group = self.forward = False
        self.fresh.clear()
        self.filled.clear()
        if self.offering != "label":
            self.offering = ""
            self.last_offer = self.last_offer if self.last_offer and self.last_offer.url else None
        if self.focus and all(draft.stock in {"ok", "wrong"} for draft in self.focus):
            short = [draft for draft in self.drafts if draft.stock == "short" or not draft.stock]
            self.focus = short[-1:] if short and not self.focus[0].own_line else self.focus

    def _newline(self, token: Token) -> None:
        self._heading_or_nothing(token.start)
        self._sentence()
        self.line_start = True
        self.line_named = False
        self.line_marks_before, self.line_marks = self.line_marks, []
        self.new_item = ""
        told = [
            mark for mark in self.line_marks_before if mark.role in {"short", "offer_before", "offer_label"}
        ]
        asked = self.work[: token.start].rstrip(" \n")[-1:] == "?"
        if told and told[-1].role != "short" and not asked and _LINKS.match(self.text, token.end):
            self.offering = "label"
        if self.offering == "label" and not _CONTINUES.match(self.text, token.end):
            self.offering, self.last_offer = "", None

    def _heading_or_nothing(self, end: int) -> None:
        """A line that only says `在庫切れ` or `已采购` speaks for the lines below it."""
        start = self.work.rfind("\n", 0, end) + 1
        line = self.text[start:end].strip()
        if self.line_named or not (_HEAD.match(line) or line.endswith(":")) or len(line) > _HEAD_LENGTH:
            return
        marks = [mark for mark in self.line_marks if mark.role in {"short", "ok"}]
        if marks and _HEADING.fullmatch(self.work, start, end):
            self.section = marks[-1].role
            self.focus = []
        elif not self.line_marks and _HEAD.match(line):
            self.section = "other" if self.section else ""
            self.focus = []


def _lonely_lines(tokens: list[Token]) -> frozenset[int]:
    """Line numbers whose sentence names and says nothing else: `3番です。` tells which line was meant before."""
    lonely: set[int] = set()
    lines: list[int] = []
    busy = started = False
    for token in [*tokens, Token(0, 0, "break", "", "strong")]:
        if token.kind == "break" and token.role in {"newline", "strong"}:
            lonely.update(lines if not busy and started else [])
            lines, busy = [], False
        elif token.kind == "line":
            lines.append(token.start)
        else:
            busy = busy or token.kind in _BUSY or token.role in {"short", "ok"}
            started = started or token.role == "short"
    return frozenset(lonely)


def _bare_names(tokens: list[Token]) -> frozenset[int]:
    """Names in lines that tell nothing about an item: a greeting's or a total's, not a product's."""
    bare: set[int] = set()
    names: list[int] = []
    telling = False
    for token in [*tokens, Token(0, 0, "break", "", "newline")]:
        if token.kind == "break" and token.role == "newline":
            bare.update([] if telling else names)
            names, telling = [], False
        elif token.kind == "product":
            names.append(token.start)
        else:
            telling = telling or token.kind in _TELLING or token.role == "short"
    return frozenset(bare)


_TELLING = frozenset(["line", "color", "size", "qty", "sku", "row", "bullet", "url"])
_BUSY = frozenset(["product", "color", "size", "sku", "date", "row", "bullet"])
_HEAD = re.compile(r"[【\[◆■●◇□▼▲*#<]")
_HEAD_LENGTH = 24
_NEAR = 4
_WAS = pattern(r"\s?(?:に|の)?(?:入荷|到货|补货)?(?:予定|见込み)?(?:でした|だった)(?:が|けど)")
_LINKS = pattern(r"\s*(?:(?:\d{1,2}[.):、]|[-・*•→]|\(\d+\)|[a-z][.):]|候補\s?\d?\s?:?)\s*)?<?https?:")
_CONTINUES = pattern(r"\s*<?https?:|\s*(?:\d{1,2}[.)、]|[-・*•→]|\(\d+\)|[a-z][.)])")
_READERS: dict[str, Callable[[Gatherer, Token], None]] = {
    "row": Gatherer.on_row,
    "line": Gatherer.on_line,
    "product": Gatherer.on_name,
    "sku": Gatherer.on_name,
    "color": Gatherer.on_variant,
    "size": Gatherer.on_variant,
    "qty": Gatherer.on_quantity,
    "mark": Gatherer.on_mark,
    "date": Gatherer.on_date,
    "url": Gatherer.on_url,
    "price": Gatherer.on_price,
    "bullet": Gatherer.on_bullet,
    "break": Gatherer.on_break,
}
_MARKS: dict[str, Callable[[Gatherer, Token], None]] = {
    "short": Gatherer.mark_short,
    "return": Gatherer.mark_return,
    "ok": Gatherer.mark_ok,
    "offer_before": Gatherer.mark_offer_before,
    "offer_label": Gatherer.mark_offer_before,
    "offer_after": Gatherer.mark_offer_after,
    "group": Gatherer.mark_group,
    "others": Gatherer.mark_others,
    "back": Gatherer.mark_back,
    "own_url": Gatherer.mark_own_url,
    "wrong": Gatherer.mark_wrong,
}
