"""What the agent writes beside its threads: whether it is news of what it reported a while ago."""

from dataclasses import dataclass

from bot.rules.arrivals import arrival
from bot.rules.colors import same_color
from bot.rules.deeds import Deed
from bot.rules.line_names import lines_in
from bot.rules.phrases import finds, own_words
from bot.rules.reading.things.kinds import kinds
from bot.rules.reading.values import Reading, ShortItem
from bot.rules.replies import LIKELY, Reply, Says, understand
from bot.rules.script import fold

#: Longer letters are no word in passing.
LONG = 240
#: So short is what says by itself, in a channel, how it went with something.
_SHORT = 60
#: What may be said so.
_GOOD = frozenset({Says.DONE, Says.IN_STOCK})
#: From here on a reading is about a stockout by its words, and not only in doubt.
_BY_WORDS = 0.6
_LACK = frozenset({Says.OUT, Says.PARTLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """News of something reported before, and what it names.

    pointed is whether the words say that it is; more is whether they tell anew how much is short.
    """

    reply: Reply
    lines: tuple[str, ...]
    kinds: frozenset[str]
    pointed: bool
    more: bool

    def may_be_about(self, line: str, product: str | None, color: str | None) -> bool:
        """Whether nothing that is named is another than this."""
        if self.lines and line not in self.lines and self.reply.says is not Says.MISTAKEN:
            return False
        if self.kinds and product and kinds(fold(product)) and self.kinds.isdisjoint(kinds(fold(product))):
            return False
        return (
            not self.reply.colors
            or color is None
            or any(same_color(said, color) for said in self.reply.colors)
        )


def follow_up(text: str, reading: Reading) -> FollowUp | None:
    """The message as news of something that was reported before; None where it is a notice of its own, or only talk."""
    plain, reply = own_words(text), understand(text)
    if len(plain) > LONG or reply.says is Says.WAIT or reply.confidence < LIKELY:
        return None
    back, lines = finds("back", plain), lines_in(plain)
    if reading.is_stockout and not _is_known(reading, reply, plain, back=back):
        return None
    if not (back or _says_enough(plain, reply, named=bool(lines))):
        return None
    lack = reading.is_stockout and reply.says not in _GOOD | {Says.QUESTION}
    return FollowUp(
        reply=reply,
        lines=lines,
        kinds=kinds(plain),
        pointed=back,
        more=lack and any(map(_in_detail, reading.items)),
    )


def _is_known(reading: Reading, reply: Reply, plain: str, *, back: bool) -> bool:
    """Whether a lack that is spoken of was reported before: of a new one more would be told."""
    if len(plain) > _SHORT or "http" in plain or any(item.product for item in reading.items):
        return False
    if back:
        return True
    if any(map(_in_detail, reading.items)) or Deed.RETURNED in reply.deeds:
        return False
    if reply.says in _GOOD:
        return reading.stockout_confidence < _BY_WORDS and not finds("out", plain)
    return reply.says in _LACK and finds("told", plain) and finds("too", plain)


def _in_detail(item: ShortItem) -> bool:
    return bool(item.qty_short or item.qty_ordered or item.sku or item.url)


def _says_enough(plain: str, reply: Reply, *, named: bool) -> bool:
    """Whether the words say how it went with something, and are none about parcels; more may be said of a line."""
    if len(plain) > _SHORT or finds("shipped", plain) or arrival(plain) is not None:
        return False
    if reply.says in _GOOD | {Says.MISTAKEN} or (reply.says is Says.OUT and finds("told", plain)):
        return True
    return named and reply.says is not Says.OTHER
