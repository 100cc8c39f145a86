"""Figures that give way to others: what was told then, and what it is after all."""

from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern

# `看错了，实际缺9条`: the figure that counts.
_CORRECTED = pattern(r"""
    (?:最[后终](?:一共|总共)?(?:会|是|还)?|算下来|等于(?:是|说)?|也就是说?|所以(?:一共|总共|还)?|(?:目前|现在|至今|今天)?(?:仍|还是|尚|依然|依旧)(?:然|旧)?|实际(?:上|是)?|其实(?:是)?|正确的?(?:是)?|应为|应该是|改为|更正为|实为|正しくは|実际は|实は|actually
    |(?:那么?|这样(?:一来)?|这么说?)(?:现在|一共|总共)?(?:就|还|也)?(?:是|等于)?|correct\sfigure\sis|正しいのは|正しくは|正解は|本当は|second\scount\s(?:it\s)?is|(?:it|that)\sis\sreally
    |recount\w*:?)[\s:]?(?:缺|少|差|欠)?(?:了|品|货)?\s?$""")
# `昨天说能给6个，现在只能给4个`: what was told then.
_TOLD_ONCE = pattern(r"""
    (?:原先|原来|原本|本来|之前|昨[天晚日]|前天|上次|早上|今早|刚才|刚刚|一开始|起初|先前|头先|寻日|当初|最初|昨日|先日|さっき|先ほど)(?:是|就|还|又)?
    (?:说|讲|报|写|发|答应|回复?|通知|数|确认|承诺|话|告诉?)[^,，。、;\n\d]{0,8}$""")
# `在庫は10個あったのですが、6個になりました`
_THERE_ONCE = pattern(r"(?:が|は)?(?:あった|ありました|あり)(?:の)?(?:です)?(?:が|けど|けれど|ものの)")
# `先ほど「不足4」と書きましたが`: what was told; `欠品2になりました`: what it came to.
_WRITTEN_ONCE = pattern(r"""
    .{0,2}?[」』"]?\s?と(?:书き|お?伝え|申し|ご?报告|ご?连络|ご?案内|言い)(?:して|いたし|し|上げ)?(?:い)?(?:ま|た)[^。\n]{0,6}?(?:が|けど|けれど|ものの)""")
_CAME_TO = pattern(
    r"(?:に(?:なりました|なった|変わりました|减りました|増えました|订正|修正)|でした(?=[。\n]|$))"
)
_BACK = 20


def is_past(text: str, held: Token) -> bool:
    """Whether a figure was told then, or of then."""
    then = _TOLD_ONCE.search(text, max(0, held.start - _BACK), held.start)
    return bool(then or _THERE_ONCE.match(text, held.end) or _WRITTEN_ONCE.match(text, held.end))


def is_less_since(text: str, held: Token, token: Token) -> bool:
    """`欠10件，今天又补了4件，还欠6件`: what lacks still, after some more came."""
    return int(token.value) < int(held.value) and _CAME_SINCE.search(text, held.end, token.start) is not None


_CAME_SINCE = pattern(
    r"又|再[到来补]|后来|补[了到上]|[找翻凑来]到了?|见つか|届[いき]|(?<![a-z])(?:found|more|another|came)(?![a-z])"
)


def is_corrected(text: str, token: Token) -> bool:
    """Whether a figure is told as the one that counts."""
    if _CORRECTED.search(text, max(0, token.start - _BACK), token.start):
        return True
    return token.role == "short" and _CAME_TO.match(text, token.end) is not None
