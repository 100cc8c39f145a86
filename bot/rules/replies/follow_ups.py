"""What the agent writes beside its threads: whether it is news of what it reported a while ago."""

from dataclasses import dataclass

from bot.rules.colors import same_color
from bot.rules.reading.things.kinds import kinds, same_product
from bot.rules.reading.values import Reading, ShortItem
from bot.rules.regex import regex
from bot.rules.replies.arrivals import arrival
from bot.rules.replies.deeds import Deed
from bot.rules.replies.line_names import lines_in
from bot.rules.replies.phrases import TURNS, finds, plain_words
from bot.rules.replies.says import LIKELY, Reply, Says, understand
from bot.rules.script import fold, pattern

#: Longer letters are no word in passing.
LONG = 240
#: So short is what says by itself, in a channel, how it went with something.
_SHORT = 60
#: What may be said so.
_GOOD = frozenset({Says.DONE, Says.IN_STOCK})
#: What is said of something that was reported, where nothing is named that could be short anew.
_PASSING = frozenset({Says.PRICE, Says.RESTOCK, Says.QUESTION, Says.REFUSED, Says.MISTAKEN, Says.WAIT})
_NO_LACK = _GOOD | {Says.WAIT}
#: What says nothing of a case where it is about parcels, payments, holidays and the like.
_IDLE = frozenset({Says.DONE, Says.OTHER, Says.WAIT, Says.MISTAKEN})
#: From here on a reading is about a stockout by its words, and not only in doubt.
_BY_WORDS = 0.6
_LACK = frozenset({Says.OUT, Says.PARTLY})
#: A day is written as some write a line, 3号: it moves nothing.
_DAY_OR_LINE = regex(r"(?<!第)(?<!\d)\d{1,2}\s*号")
#: What is left of a sentence that names no goods when its turns of phrase are taken out.
_FILLER = pattern(
    r"すみません|申し訳(?:ありません|ございません)|とのこと|そう|やはり|やっぱり|残念ながら|商品|注文|"
    r"でした|です|ました|ます|件|品|店|方|分|抱歉|不好意思|老板|说|那个|这个|那家|这家|家|个|的|了|也|是|"
    r"\b(?:sorry|the|one|is|was|are|it|from|of|shop|unfortunately)\b|[はがものにでと、,。.!\s]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """News of something reported before, and what it names.

    pointed is whether the words say that it is; lack is whether something is said to be
    short; more is whether they tell anew how much. bought is whether they tell of goods that were bought and of nothing
    that moves no case; only_there is whether they say that what was to be bought instead is out, and no more.
    """

    plain: str
    reply: Reply
    lines: tuple[str, ...]
    goods: tuple[str, ...]
    kinds: frozenset[str]
    pointed: bool
    lack: bool
    more: bool
    bought: bool
    only_there: bool

    def may_be_about(self, line: str, product: str | None, color: str | None) -> bool:
        """Whether nothing that is named is another than this; what is short has to be shown to be this."""
        if self.lines and line not in self.lines and self.reply.says is not Says.MISTAKEN:
            return False
        if any(not _same_goods(one, product) for one in self.goods) or self._is_other_kind(product):
            return False
        if self.lack and not (line in self.lines or self.only_there or self._is_shown(product)):
            return False
        return (
            line in self.lines
            or self.reply.says is Says.MISTAKEN
            or not self.reply.colors
            or color is None
            or any(same_color(said, color) for said in self.reply.colors)
        )

    def moves(self, line: str, product: str | None) -> bool:
        """Whether a case is meant for certain: what was said before, its line or its product, and a deed of buying."""
        named = line in self.lines and not _DAY_OR_LINE.search(self.plain)
        whole = bool(product) and fold(product or "") in self.plain
        return self.pointed and (self.only_there or (self.bought and (named or whole)))

    def _is_other_kind(self, product: str | None) -> bool:
        theirs = kinds(fold(product)) if product else frozenset()
        return bool(self.kinds and theirs) and self.kinds.isdisjoint(theirs)

    def _is_shown(self, product: str | None) -> bool:
        """Whether the goods are called as the case's are; one more of that kind is another."""
        again = self.reply.says is Says.PRICE or finds("told", self.plain) or not finds("too", self.plain)
        if not product or not again:
            return False
        return fold(product) in self.plain or not self.kinds.isdisjoint(kinds(fold(product)))


def follow_up(text: str, reading: Reading) -> FollowUp | None:
    """The message as news of something that was reported before; None where it is a notice of its own, or only talk."""
    plain, reply = plain_words(text), understand(text)
    back, lines = finds("back", plain) and not finds("apart", plain), lines_in(plain)
    if len(plain) > LONG or reply.confidence < LIKELY:
        return None
    if reply.says is Says.WAIT and not _goes_on(reading, reply, plain, named=back or bool(lines)):
        return None
    if _is_elsewhere(plain, reply):
        return None
    if reading.is_stockout and not _is_known(reading, reply, plain, back=back):
        return None
    passing = _is_in_passing(reading, reply, plain, back=back)
    if not (back or passing or _says_enough(plain, reply, named=bool(lines))):
        return None
    lack = reading.is_stockout and not (passing or reply.says in _NO_LACK or _asks(reading, reply))
    return FollowUp(
        plain=plain,
        reply=reply,
        lines=lines,
        goods=_goods(reading) if lack else (),
        kinds=kinds(plain),
        pointed=back,
        lack=lack,
        more=lack and reply.says is not Says.PRICE and any(map(_in_detail, reading.items)),
        bought=_is_bought(plain),
        only_there=reply.says is Says.OUT and finds("told", plain) and _says_no_more(plain),
    )


def _goes_on(reading: Reading, reply: Reply, plain: str, *, named: bool) -> bool:
    """Whether it is told that something is not done yet, or will be, of a line or of what was to be waited for."""
    if len(plain) > _SHORT or reading.stockout_confidence >= _BY_WORDS or "http" in plain:
        return False
    if finds("promise", plain) or _is_in_passing(reading, reply, plain, back=False):
        return True
    return named and (finds("not_yet", plain) or finds("later", plain))


def two_halves(text: str) -> list[tuple[str, str]]:
    """Where a message may turn from what was reported before to something new: what stands before, and behind."""
    ends = [found.end() for found in _TURN.finditer(text)]
    halves = [(text[:end].strip(), text[end:].strip()) for end in ends]
    return [(one, other) for one, other in halves if one and other and finds("besides", plain_words(other))]


#: What may say of the goods that are asked about that there are none.
_LACKS = pattern(r"ない(?!で(?:しょう|すか))|なかった|ません(?!か)|没(?!问题|事|关系)|无|\b(?:no|not|none)\b")
_TURN = regex(r"[、,，。．.!！;；\n]\s*")


def _is_elsewhere(plain: str, reply: Reply) -> bool:
    """Whether it is about parcels, payments, holidays or the like, and tells nothing of goods."""
    if reply.says is Says.IN_STOCK:
        return not lines_in(plain) and arrival(plain) is not None
    if reply.says is Says.MISTAKEN and lines_in(plain):
        return False
    return reply.says in _IDLE and not _buys(plain) and _other_business(plain)


def _other_business(plain: str) -> bool:
    return finds("shipped", plain) or finds("elsewhere", plain) or arrival(plain) is not None


def _buys(plain: str) -> bool:
    return finds("bought", plain) or (finds("obtained", plain) and not _other_business(plain))


def _is_bought(plain: str) -> bool:
    """Whether goods were bought, with nothing else beside that could be what is spoken of."""
    if not _buys(plain) or _other_business(plain) or finds("apart", plain) or finds("returned", plain):
        return False
    return not (finds("out", plain) and finds("too", plain)) or finds("told", plain)


def _asks(reading: Reading, reply: Reply) -> bool:
    """Whether something is asked, and nothing said to be short."""
    return reply.says is Says.QUESTION and reading.stockout_confidence < _BY_WORDS


def _is_known(reading: Reading, reply: Reply, plain: str, *, back: bool) -> bool:
    """Whether a lack that is spoken of was reported before: of a new one more would be told."""
    if len(plain) > _SHORT or "http" in plain:
        return False
    if back or reply.says is Says.WAIT or _is_in_passing(reading, reply, plain, back=back):
        return True
    if any(map(_names_goods, reading.items)) or Deed.RETURNED in reply.deeds:
        return False
    if reply.says in _GOOD:
        return reading.stockout_confidence < _BY_WORDS and not finds("out", plain)
    if reply.says is Says.RESTOCK and lines_in(plain) and reading.stockout_confidence <= _BY_WORDS:
        return True
    return reply.says in _LACK and finds("told", plain) and finds("too", plain)


def _is_in_passing(reading: Reading, reply: Reply, plain: str, *, back: bool) -> bool:
    """Whether a word that only may be about a stockout names none, and says something else that is understood."""
    if not reading.is_stockout or reading.stockout_confidence >= _BY_WORDS or _other_business(plain):
        return False
    if "http" in plain or len(plain) > _SHORT or any(map(_names_goods, reading.items)):
        return False
    if reply.says is Says.QUESTION and _LACKS.search(plain):
        return back
    return back or reply.says in _PASSING


def _names_goods(item: ShortItem) -> bool:
    return item.product is not None or _in_detail(item)


def _in_detail(item: ShortItem) -> bool:
    return bool(item.qty_short or item.qty_ordered or item.sku or item.url)


def _goods(reading: Reading) -> tuple[str, ...]:
    """What the items are called, where that is more than that they were spoken of before."""
    names = [plain_words(item.product.value) for item in reading.items if item.product is not None]
    return tuple(left for name in names if (left := TURNS["back"].sub("", name)) and not _says_no_more(left))


def _same_goods(said: str, product: str | None) -> bool:
    """Whether the name is shown to be that of a case's goods."""
    known = fold(product or "")
    return same_product(said, known) or not kinds(said).isdisjoint(kinds(known))


def _says_no_more(plain: str) -> bool:
    """Whether no goods are named: only what was to be bought instead, and that it is out."""
    left = plain
    for name in ("back", "told", "substitute", "out", "cannot", "too"):
        left = TURNS[name].sub(" ", left)
    return not _FILLER.sub("", left).strip()


def _says_enough(plain: str, reply: Reply, *, named: bool) -> bool:
    """Whether the words say how it went with something, and are none about parcels; more may be said of a line."""
    if len(plain) > _SHORT or _other_business(plain):
        return False
    if reply.says in _NO_LACK | {Says.MISTAKEN} or (reply.says is Says.OUT and finds("told", plain)):
        return True
    return named and reply.says is not Says.OTHER
