"""Single characters and signs that say how it stands where they touch a figure or a name: `缺`, `○`, `❌`."""

import re

from bot.rules.reading.text.tokens import Sheet, Starts, Token
from bot.rules.regex import regex
from bot.rules.script import fold, pattern

_LONE = Starts(
    ("✅✔☑❌", pattern(r"(?:(?<=\x00)|(?<=\x00[ ]))[✅✔☑❌]")),
    (
        "○◯〇✓◎xゼ",
        pattern(r"""
            (?:(?<=[\x00\s:→|])|(?<=在库)|(?<=库存)|(?<=现货))(?:[○◯〇✓◎](?=[\s、。,(|]|$)|x(?=\s*(?:$|[\n、。,(|!]|な[しい]|在库|欠品|完卖|売切))
            |ゼロ(?=[\s、。,で]|$))"""),
    ),
    ("i", regex(r"(?<![a-z])into(?=\s\x00)")),
    (
        "n",
        regex(
            r"(?<=\x00)none(?=[\s,.;!)|]|$)|(?:(?<=\x00[ :])|(?<=\x00: )|(?<=\x00 - ))none(?=\s*(?:[\n,.;!)|]|$))"
        ),
    ),
    ("あ有", pattern(r"(?:(?<=\x00)|(?<=\x00[ :]))(?:あり|有り)(?:ます)?(?=[\s、。,,;/|)!]|$)")),
    (
        fold("缺差無没補改換断齐够的也都全通统有不可用拿接同本"),
        pattern(r"""
            (?<![不没一-龥])缺(?![一-龥])|(?<=[\s\x00、，,番款色码])[缺差](?=\s?[\x00\s]|[!!])|缺(?=\x00)
            |差(?=\x00)|(?:(?<=[\x00\s—，,-])|(?<=\x00的))(?:齐|够|全(?=[\s。,，;!]|$))(?=[\s。,，;!]|$)|(?<=[\x00\s])断(?=[\s/,，;。!]|$)|(?<=\x00)缺(?![点陷])
            |(?<=[\s\x00])无(?=[\s\x00]|$)|(?<=\x00)没(?=[\s\x00,，。]|$)|(?<=\x00)的?(?:也|都|全都?|通通|统统)(?:没|无|断|缺)(?=[\s,，。、;!]|$)|(?<=\x00的)[缺断没无](?=了?[\s,，。、;!]|$)
            |(?<=\x00)(?:的|色|款|码|号)?(?:都|也|还|全|一个|一件|一只)*没(?:有?来|有?到|收到|给|装进?来?)(?:货)?(?=[\s,，。、;!]|$)
            |(?<!有)没有(?=[\s\x00,，、;。!]|$)|(?<=\x00)补(?![丁充])|(?:[改换]|(?<![没不])[用拿](?:点|些)?|(?<![没不只])接受|(?:同店|同款|同家|本店)的?)(?=\x00)|(?:(?<=[\x00:])|(?<=[\x00:]\s))(?:不?可|不行)(?=[\s、。,/(|;]|$)|(?<![没冇都也还只])有(?=\x00{1,8}的(?![\d\x00没缺断停也都不]))"""),
    ),
)


def lone_marks(sheet: Sheet, dates: set[int]) -> list[Token]:
    """All of them; `dates` are the ends of days that are told."""
    variants = {token.start for token in sheet.tokens if token.kind in {"color", "size"}}
    return [_alone(match) for match in sheet.matches(_LONE) if _counts(match, dates, variants)]


def _counts(match: re.Match[str], dates: set[int], variants: set[int]) -> bool:
    """`下周补`, `用深灰色补`: these words mean it only where they touch a day, or a variant."""
    if match.group()[0] in _OF_A_VARIANT:
        return match.end() in variants
    return match.group() != "补" or match.start() in dates


_OF_A_VARIANT = frozenset("用拿接同本")


def _alone(match: re.Match[str]) -> Token:
    role = _LONE_ROLES.get(match.group(), "short")
    return Token(match.start(), match.end(), "mark", role, role)


_LONE_ROLES = dict.fromkeys("○◯〇✓◎", "ok") | {
    **dict.fromkeys(("あり", "あります", "有り", "有ります", "齐", "够", "全"), "ok"),
    "可": "ok",
    "✅": "ok",
    "✔": "ok",
    "☑": "ok",
    "补": "return",
    "改": "offer_before",
    "换": "offer_before",
    **dict.fromkeys(("用", "用点", "用些", "拿", "拿点", "拿些", "接受"), "offer_before"),
    **{f"{shop}{of}": "offer_before" for shop in ("同店", "同款", "同家", "本店") for of in ("", "的")},
    "有": "offer_before",
    "into": "offer_before",
}
