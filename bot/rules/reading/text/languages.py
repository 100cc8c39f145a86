"""Which language the staff wrote in: their sentences count, not names, colours and labels pasted in between."""

from bot.rules.data import load
from bot.rules.regex import regex

_CLAUSE = regex(r"[^\n。！!？?；;,，、]+")
_GREETING = regex(
    r"(?:いつも)?(?:大変)?お世話になって(?:おり|い)ます|お世話になります|お疲れ様です|hi\b|hello\b|dear\b|亲+(?=\s|$)"
)
_KANA = regex(r"[ぁ-ん]")
# Characters and words that only Chinese has: simplified forms and particles, and their traditional forms.
_CHINESE = regex(
    r"[吗嗎呢吧这這您们們么麼哪让讓谢啊哈呀哦亲还還给給没沒说請请厂廠补货貨发单订订換换买卖缺紧样现时间无预计涨价钱贵链断经仓库关铺问签标统齐报废图单號狀鄉顏贴]"
    r"|老板|店家|(?<![終完])了(?![解承])|大[概約约]|起批|有货|不[做补发出要]|可以|的(?![に確])|要等|都[没有]|先发"
)
_ENGLISH_WORD = regex(r"[a-z][a-z']+")
_CODE = regex(r"https?://\S+|[!-~]{0,40}\d[!-~]{0,40}|<[^>\n]{0,80}>|[a-z0-9._+-]{1,64}@[a-z0-9.-]{1,64}")
_HAN = regex(r"[一-龥ぁ-ヺ]")
_JAPANESE = regex(r"[ぁ-ヺ庫個様円売単価産発済込届経気駅]|番[\s→:]{0,2}欠|注文|納期|入荷|欠品|予定")
# A clause without kana that says something in Chinese, however few particles it has: `页面打不开了`, `只来了57个`.
_SAID_IN_CHINESE = regex(
    r"[卖賣买買拍发發补補收到来來做打订訂给給找涨漲][不完光齐齊]?[了過过到]|[卖买拍发补来做打订给找][不完]|不[够夠开開能会會要回]"
    r"|没[人有货到]|已[经經发發下]|应该|應該|只[来來有剩]|放假|才[卖賣发發]|每[个個]补|剩下的|[没有]的?货"
)
_KANA_ANY = regex(r"[ぁ-んァ-ヺ]")
_PIECE = regex(r"[^\s。！!？?；;,，、]+")
_COMMON = frozenset(load("filler")["english_sentences"])
_SOME_CHINESE = 2
_SHARE = 0.2


def language(text: str, hint: str | None = None) -> str:
    """`ja`, `zh`, `en`, or `mixed` when a second language carries part of the message."""
    kana, chinese = _KANA.search(text), _CHINESE.search(text)
    english = not _COMMON.isdisjoint(_ENGLISH_WORD.findall(text))
    if kana and not english and len(_CHINESE.findall(text)) < _SOME_CHINESE and not _says_in_chinese(text):
        return "ja"
    if chinese and not kana and not english:
        return "zh"
    return _by_clauses(text, hint)


def _says_in_chinese(text: str) -> bool:
    if not _SAID_IN_CHINESE.search(text):
        return False
    pieces = (piece.group() for piece in _PIECE.finditer(text))
    return any(_SAID_IN_CHINESE.search(piece) and not _KANA_ANY.search(piece) for piece in pieces)


_ONLY_CHINESE = regex(r"[吗呢吧这们么您没说还给让]|[都已]经?[没关到拿]")


def is_mixed(folded: str) -> bool:
    """Whether two languages stand in a folded text, of which one may only be pasted in."""
    if not _KANA.search(folded):
        return bool(_HAN.search(folded)) and not _COMMON.isdisjoint(_ENGLISH_WORD.findall(folded))
    return bool(_ONLY_CHINESE.search(folded)) or not _COMMON.isdisjoint(_ENGLISH_WORD.findall(folded))


def _by_clauses(text: str, hint: str | None) -> str:
    weights = {"ja": 0.0, "zh": 0.0, "en": 0.0}
    for clause in _CLAUSE.finditer(_GREETING.sub(" ", _CODE.sub(" ", text))):
        for lang, weight in _weigh(clause.group()).items():
            weights[lang] += weight
    ranked = sorted(weights, key=lambda lang: -weights[lang])
    total = sum(weights.values())
    if not total:
        return hint or _by_letters(text)
    return "mixed" if weights[ranked[1]] >= _SHARE * total else ranked[0]


def _weigh(clause: str) -> dict[str, float]:
    """A clause speaks for the language of its particles, longer ones somewhat louder; it may speak for two."""
    found = {}
    kana, chinese = len(_KANA.findall(clause)), len(_CHINESE.findall(clause))
    words = [word for word in _ENGLISH_WORD.findall(clause) if word in _COMMON]
    if kana:
        found["ja"] = 1 + min(kana, 9) / 3
    said = _says_in_chinese(clause)
    if chinese > (1 if kana else 0) or said:
        found["zh"] = 1 + min(max(chinese, _SOME_CHINESE * said), 5) / 2
    if words:
        found["en"] = min(len(words), 4) * 0.75
    return found


def _by_letters(text: str) -> str:
    if _JAPANESE.search(text):
        return "ja"
    return "zh" if _HAN.search(text) else "en"
