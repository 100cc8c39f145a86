"""What is said of all that lack: `缺的都停产了`, `都要等月底`, `差的13条下周到`."""

from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.settling import falls_short, is_complete, ordered_of
from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern

# `缺的`, `没到的部分`, at the beginning of a clause: whatever lacks.
_SAYS = r"(?:[^,，。\n\d]{0,3}(?:家|老板|厂|厂里|对方|他们|客服|商)(?:那边)?(?:也?(?:说|讲|表示|回复?|告知|通知|称))?)?"
_THOSE = pattern(rf"""
    {_SAYS}(?:(?:剩下?|余下)的(?!也?没|\s?[\d\x00])|(?:剩下?|余下?|上面|以上|这些|那些|其中)?
    (?:缺|少|差|欠|短|没到|未到|没来|没收到|没发|不够|不足|没有|没货|断货|缺货|漏发)
    (?:货|了|掉|少)?的(?!是|话|有|也?没)(?:部分|数量?|那些|这些|那几个|几[个样款])?)
    |(?:不足|欠品|足りない|未入荷|届いていない|残り)(?:して(?:い)?る|した)?の?(?:分|もの|商品)(?:は|が|も|の)
    |(?:不足|欠品|未着|未入荷)は(?!な|无|あり|ござい|ゼロ|以上|以下)
    |(?:追加|补充|次(?:回)?の?|再)(?:分|入荷|生产|ロット|制造)?(?:の?予定)?は
    |\s?(?:the\s)?(?:missing|remaining|lacking|outstanding)\s(?:ones?|items?|pieces|pcs|parts?)\b""")
# `都要等`, `两个颜色都`, `均预计`: all that were told of in this sentence.
_ALL = pattern(rf"""
    (?:原因)?{_SAYS}(?:(?:这|那)?(?:[两三四几2-9](?:个|种|款|样|项|件)?|些)(?:颜色|尺码|款式?|商品|东西|货|品)?)?
    (?:全都?|全部都?|都|均|一律|通通|统统|一概|一起)(?!是红|是黑)""")
_ENDS = "\n。.!?;,，、:"
_REACH = 16
# Nobody adds up more.
_SEVERAL, _MOST = 2, 30


def lacking(to: Gathering) -> list[Draft]:
    """What was told so far to be short, in words or in figures."""
    return [draft for draft in to.drafts if _lacks(draft)]


def _lacks(draft: Draft) -> bool:
    if draft.stock in {"ok", "wrong", "other"} or not draft.named or is_complete(draft):
        return False
    short = draft.amounts.get("short")
    return draft.stock == "short" or falls_short(draft) or (short is not None and short.value != "0")


def turn_to_all(to: Gathering, token: Token) -> None:
    """Where a clause names nothing and its subject is all that lacks, its words are about all of that."""
    if not _SEVERAL <= len(to.drafts) <= _MOST:
        return
    at = _clause(to, token)
    if at < to.named_until:
        return
    if _THOSE.match(to.text, at):
        _turn(to, lacking(to))
    elif _ALL.match(to.text, at, token.start):
        begins = to.named_until <= to.sentence_start
        _turn(to, [one for one in lacking(to) if begins or one.sentence == to.sentence])
    elif token.kind == "date" or token.value in _REASONS:
        _turn(to, _of_one_family(to))


_REASONS = frozenset(["temporary", "discontinued", "return"])


def _of_one_family(to: Gathering) -> list[Draft]:
    """`Mは2着だけ、Lはないです。もう作らないそうです`: a sentence that names nothing, where no reason was told."""
    if to.named_until > to.sentence_start or to.fresh or len(to.focus) != 1 or to.group or to.forward:
        return []
    root = to.focus[0].root
    chosen = [one for one in lacking(to) if one.root is root]
    told = any(one.restock or one.in_table or _has_reason(one) for one in chosen)
    return [] if told or to.focus[0] not in chosen else chosen


def _has_reason(draft: Draft) -> bool:
    return any(mark.value not in _NO_REASON for mark in draft.reasons)


_NO_REASON = frozenset(["short", "partial", "delisted"])


def _clause(to: Gathering, token: Token) -> int:
    first = max(0, token.start - _REACH)
    return max(to.text.rfind(end, first, token.start) for end in _ENDS) + 1


def _turn(to: Gathering, chosen: list[Draft]) -> None:
    if len(chosen) >= _SEVERAL:
        to.focus = to.together = chosen
        to.pointed = True
        to.others = False


def is_told_of_all(to: Gathering, token: Token) -> bool:
    """`没到的9个`, where 2 and 7 were told to lack: no figure of one item, and what follows is about all of them."""
    if not _SEVERAL <= len(to.drafts) <= _MOST or not token.value.isdigit() or token.role.endswith("ordered"):
        return False
    if _clause(to, token) < to.named_until:
        return False
    if to.together and to.focus is to.together:
        return True
    known = lacking(to)
    lacks = [_how_many(draft) for draft in known]
    if len(known) >= _SEVERAL and all(lacks) and sum(lacks) == int(token.value):
        _turn(to, known)
        return True
    return False


def _how_many(draft: Draft) -> int:
    ordered, have, short = ordered_of(draft), draft.amounts.get("have"), draft.amounts.get("short")
    if short is not None:
        return int(short.value)
    return int(ordered.value) - int(have.value) if ordered and have else 0
