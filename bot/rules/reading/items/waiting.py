"""Until when: a day of return goes to the items in focus."""

from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.lookahead import Lookahead
from bot.rules.reading.items.settling import ordered_of
from bot.rules.reading.items.together import turn_to_all
from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern

# `10/20から10/27に延び`: only the later one counts.
_MOVED = pattern(r"""
    \s?(?:(?:→|->|=>)\s?(?:さらに|又|今)?\s?\d|(?:から|より)\s?\d{1,2}[/月.]\d{1,2}日?(?:に|へ|まで))""")
_WAS = pattern(r"""
    \s?(?:に|の)?(?:入荷|再入荷|到货|补货|発送|出荷)?(?:する|の)?(?:予定|見込み)?(?:(?:でした|だった)(?:が|けど|のに)
    |と(?:の)?(?:ご?(?:案内|连络|報告|报告|连絡|回答)|言っ|闻き|闻い|言い|聞き|聞い|言わ|伺い|伺っ|ご案内|お伝え|書き|申し)[^。\n]{0,12}(?:が|のに|けど))""")


_WAS_BEFORE = pattern(r"(?:原来|原定|原先|原本|本来|之前|当初は?|もともと|前に)[^,，。、\n\d]{0,5}$")


# `3日間既読なし`: how long nobody has answered; `3月16日 不足一覧`: of which day it tells.
_SILENT = pattern(r"""
    (?:以上|ほど|も|、|ずっと)*(?:既読|返事|返信|连络|応答|なし(?=[。、\s]|$)|无し(?=[。、\s]|$)|音沙汰|电话|経って|経ちました|待って|待ちました|前)
    |\s?(?:付け?|现在|時点|时点|分|の)?\s?(?:不足|欠品|在库|买付け?|手配|未入荷|検品)(?:商?品)?(?:一覧|リスト|表|不可|连络|报告|状况)""")


def on_date(to: Gathering, token: Token, _ahead: Lookahead) -> None:
    """A time of return; one that `was` gives way to the one that is now."""
    if to.offering or to.others:
        return
    if _MOVED.match(to.text, token.end) or _SILENT.match(to.text, token.end):
        return
    turn_to_all(to, token)
    was = _WAS.match(to.text, token.end) or _WAS_BEFORE.search(to.text, max(0, token.start - 10), token.start)
    found = token._replace(role="was") if was else token
    for draft in _waiting(to, together=bool(_TOGETHER.match(to.text, token.end))):
        if draft.restock is None or draft.restock.role == "was":
            draft.restock = found


# Behind a date: that day is meant for all of them.
_TOGETHER = pattern(
    r"\s?(?:再|才|会|能|可以)?(?:都|一起|一块儿?|一并|统一|同时|全部|まとめて|一绪に|同时に|とも)"
)


def _waiting(to: Gathering, *, together: bool) -> list[Draft]:
    if to.group or together:
        return [draft for draft in to.drafts if draft.stock not in {"ok", "wrong"}]
    about = to.spoken if len(to.spoken) > 1 and not to.fresh else to.focus
    focus = [draft for draft in about if draft.stock != "wrong"] or [to.header]
    return [draft for draft in focus if draft.stock != "ok" or _is_less(draft)]


def _is_less(draft: Draft) -> bool:
    have, ordered = draft.amounts.get("have"), ordered_of(draft)
    if draft.amounts.keys() & {"rest", "short"}:
        return True
    return have is not None and ordered is not None and int(have.value) < int(ordered.value)
