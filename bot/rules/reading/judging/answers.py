"""What answers to something said before: our decision noted, goods found after all, nothing to replace broken ones."""

from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.text.tokens import Sheet
from bot.rules.script import pattern

_FAR = 20


def takes_note(sheet: Sheet) -> bool:
    """`承知しました。では3番は返金で手配します。`: what we decided is done, and nothing is asked."""
    text = sheet.page.folded
    noted = _NOTED.search(text) is not None and not _QUESTION.search(text)
    return noted and _DOES.search(text) is not None


_NOTED = pattern(r"""
    承知|かしこまり|了解|(?:ご?(?:確認|确认|返信|返事|連絡|回答|指示)を?(?:頂き|いただき)?(?:ありがとう|有難う))
    |^\s?(?:好的|收到|明白|ok|noted|understood)""")
_DOES = pattern(r"""
    (?:返金|キャンセル|手配|処理|対応)(?:を|で|に|は)?(?:手配|処理|対応|進め)?(?:を|で)?(?:いた|致|し|進)|進め(?:ます|させ)
    |(?:就|就按|按)?(?:退款|退掉|取消|退货)(?:处理|了|吧)|(?:去|来|给您)(?:处理|安排|办理|退款|取消)
    |(?<![a-z])(?:will|we'll|i'll)\s(?:refund|cancel|proceed|arrange)""")
_QUESTION = pattern(r"\?|か[。\s、]|か$|ください|下さい|いかが|よろし|[吗呢么]|please|pls|let\sus\sknow")


def asks_us(sheet: Sheet) -> bool:
    """`返金かどうかご指示ください`: nothing was done yet."""
    return _ASKS_US.search(sheet.page.folded) is not None


_ASKS_US = pattern(
    r"かどうか|ご?指示|いかが|是否|要不要|[?]|[吗么呢](?:[。\s]|$)|whether|(?:please|pls|kindly)\sadvise"
)


def is_found(gathered: Gathering, sheet: Sheet) -> bool:
    """`やはり在庫ありました。24枚全部出荷できます`: what was named is there, all or after all, and nothing lacks."""
    named = [draft for draft in gathered.drafts if draft.named]
    if not named or any(draft.stock != "ok" for draft in named):
        return False
    text = sheet.page.folded
    short = any(token.role == "short" and token.start < token.end for token in sheet.tokens)
    return not short and _AFTER_ALL.search(text) is not None and not _NEGATION.search(text)


_AFTER_ALL = pattern(r"""
    (?:見つか(?:り|った)|やはり|やっぱり|全部|全て|すべて|全数|全量|找到|都有|全都?有|all\s|after\sall|found)""")


# Something else may not be there: `12は全部OK、13は現物なくて`.
_NEGATION = pattern(r"""
    な[いくし]|無|ず[、。に]|ま?せん|まだ|待|没(?!关系)|无|未|不(?!用|好意思|需|好)|别(?=家|的店)|(?<![a-z])(?:not|no|none|but|except)(?![a-z])|n't""")


def is_not_replaced(found: list[Draft], sheet: Sheet) -> bool:
    """`交換品の在庫がありません`: what arrived broken is short, since the shop has no other."""
    lacks = (mark for draft in found for mark in draft.reasons if mark.value == "short")
    return any(_ANOTHER.search(sheet.page.folded, max(0, lack.start - _FAR), lack.start) for lack in lacks)


_ANOTHER = pattern(
    r"(?:交換|替え|换货|补发|replacement|exchange)(?:用|品|の)*(?:の|分|も|は|が|で|在庫|商品|\s)*[^,，。、.;!?\n]{0,4}$"
)
