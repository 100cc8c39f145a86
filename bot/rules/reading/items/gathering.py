"""The state of a walk over the tokens: the items begun so far, and which of them the words now speak of."""

from dataclasses import dataclass, field

from bot.rules.reading.items.drafts import Draft, DraftOffer
from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern

# No agent writes more in one message; what comes after is left to people.
MOST_ITEMS = 200
_LIST = pattern(r"""
    [\s\x00]*(?:と|和|、|,|及び?|・|/|&|and|or|跟|与|或|も|，|の|的[、，,]?|\+|或者|や|か|番|,\s(?:and|or))?[\s\x00]*""")


@dataclass(slots=True)
class Gathering:
    """What was gathered and where the walk stands; `focus` are the items that the next word is about."""

    work: str
    text: str
    drafts: list[Draft] = field(default_factory=list)
    header: Draft = field(default_factory=Draft)
    by_line: dict[str, list[Draft]] = field(default_factory=dict)
    # Where several orders are named, the last one.
    several_orders: bool = False
    order: str = ""
    focus: list[Draft] = field(default_factory=list)
    # What was named since the last statement, and which variants were filled in with it.
    fresh: set[str] = field(default_factory=set)
    filled: list[tuple[Draft, str, Token]] = field(default_factory=list)
    previous: Token | None = None
    sentence: int = 0
    sentence_start: int = 0
    section: str = ""
    # The section is that of a heading within the line.
    row_headed: bool = False
    new_item: str = ""
    line_start: bool = True
    line_named: bool = False
    line_marks: list[Token] = field(default_factory=list)
    # Offers: the kind of the words that opened them, and the one that is still open.
    offering: str = ""
    last_offer: DraftOffer | None = None
    own_url: bool = False
    # A sentence of offers ended and nothing but a link follows.
    leads_to_link: bool = False
    # Some variants of several were named again, so what is said is said of them alone.
    revisited: bool = False
    # `2番以外`: what the next statement does not hold for.
    excepted: list[Draft] = field(default_factory=list)
    # `后者`: one of the items was pointed at.
    pointed: bool = False
    # A colour or size of the item at hand that was named again.
    renamed: Token | None = None
    # All that lack, where a clause is about them, and the end of the last thing that was named.
    together: list[Draft] = field(default_factory=list)
    named_until: int = 0
    # Words that change whom a statement is about, up to the end of the sentence.
    forward: bool = False
    others: bool = False
    group: bool = False
    said: bool = False
    # In what stands behind `理由：` no other product begins.
    noted: bool = False
    # Figures of the order that were told in between offers.
    loose: list[Token] = field(default_factory=list)
    # The items that the last statement of this sentence was about.
    spoken: list[Draft] = field(default_factory=list)
    # Whose figures come one after another.
    turns: list[Draft] = field(default_factory=list)
    # A figure told before the variant that it is of.
    turned: Token | None = None
    overflow: bool = False
    # A sentence about everything in a list.
    of_all: bool = False
    # Somewhere a figure is told for each variant: `各订了4`.
    each: bool = False
    # Somewhere a link is told.
    links: bool = False

    def new(self) -> Draft:
        """Begin another item."""
        draft = Draft(sentence=self.sentence, stock=self.section)
        self._keep(draft)
        self.focus = [draft]
        self.forget()
        return draft

    def variant(self, base: Draft, kind: str, *, beside: bool) -> Draft:
        """Begin a sibling of the same line and product; beside the items in focus, or instead of them."""
        draft = base.variant(self.sentence, kind)
        draft.stock = self.section
        if beside or base.root.is_of_all:
            draft.amounts = {
                role: told for role, told in base.amounts.items() if told.role.startswith("each ")
            }
        self._keep(draft)
        if draft.line is not None and not self.overflow:
            self.by_line.setdefault(draft.line.value, []).append(draft)
        self.focus = [*self.focus, draft] if beside and not self.overflow else [draft]
        return draft

    def _keep(self, draft: Draft) -> None:
        self.overflow = len(self.drafts) >= MOST_ITEMS
        if not self.overflow:
            self.drafts.append(draft)

    def begin_if_numbered(self) -> None:
        """A number at the start of a line begins another item with the first thing named behind it."""
        if self.new_item == "number" or (self.new_item and self._only_counts_lines()):
            self.new()
            self.new_item = ""
        elif not self.focus:
            self.new()

    def _only_counts_lines(self) -> bool:
        """`3点とも足りません` above a list: a figure that is that of no item in it."""
        draft = self.focus[-1] if self.focus else None
        return (
            draft is not None and bool(draft.amounts) and not draft.named and draft.sentence < self.sentence
        )

    def drop(self, draft: Draft) -> None:
        """Take an item back that turned out to be an offer."""
        self.drafts = [other for other in self.drafts if other is not draft]

    def forget(self) -> None:
        """What was named so far has been spoken about."""
        self.fresh = set()
        self.filled = []

    def family(self) -> list[Draft]:
        """All variants of what is in focus."""
        roots = {id(draft.root) for draft in self.focus}
        return [draft for draft in self.drafts if id(draft.root) in roots]

    def shown(self) -> Draft:
        """The item that an offer or a link belongs to."""
        for draft in reversed(self.focus):
            if draft.stock != "ok":
                return draft
        return self.focus[-1] if self.focus else self.header

    def follows_a_figure(self, token: Token) -> bool:
        """Whether only a word that lists stands between a figure and a token: `12个、刘海贴`."""
        before = self.previous
        if before is None or before.kind != "qty" or before.end == token.start:
            return False
        return bool(_LIST.fullmatch(self.work, before.end, token.start))

    def said_at_once(self, token: Token) -> bool:
        """Whether a comma alone stands between what was said last and a token that begins another clause."""
        before = self.previous
        return before is not None and self.work[before.end : token.start].strip() in {",", "，", "、", ";"}

    def listed(self, token: Token) -> bool:
        """Whether a token continues a list such as `M/L` or `3番と5番`."""
        before = self.previous
        if before is None or before.kind != token.kind:
            return False
        return bool(_LIST.fullmatch(self.work, before.end, token.start))
