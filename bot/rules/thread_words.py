"""What a member's few words below a card ask for: a page, a remedy, one of the numbered options; else nothing."""

import re
from dataclasses import dataclass
from unicodedata import normalize

from bot.rules.colors import color_key
from bot.rules.facts import Option
from bot.rules.ranking.candidates import page_key
from bot.rules.regex import regex
from bot.rules.urls import find_urls, mall_of
from bot.rules.words import Remedy

#: Longer words are talk.
LONGEST = 40

_POLITE = regex(
    r"\s*(?:で|に|を|が)?(?:お願い(?:いた)?します|お願い|して(?:下さい|ください)?|します|しましょう|いきましょう|決定|ok|吧|please)?"
    r"[\s。.!~、,]*"
)
_REMEDIES = {
    Remedy.REFUND: r"返金|キャンセル|取り?消し|refund|cancel|退款|取消",
    Remedy.WAIT: r"(?:入荷)?待[つち]|(?:入荷を)?待ちます|wait|等(?:货|待)?",
    Remedy.SHIP_REST: r"ある分(?:だけ)?|あるだけ|出せる分(?:だけ)?|分納|ship (?:the )?rest|有多少发多少|先发",
    Remedy.ALTERNATE_URL: r"別店舗|別の店舗?|他店|代替|代替品|(?:an)?other shop|换店",
    Remedy.OTHER_COLOR: r"別の?(?:カラー|色|サイズ)|色違い|other colou?r|other size|换(?:颜色|色|尺码)",
}
_ASKED = {
    remedy: regex(rf"(?:{words})(?:{_POLITE.pattern})", re.IGNORECASE) for remedy, words in _REMEDIES.items()
}
_NUMBERED = regex(
    rf"(?:(?:代替|案|option\s?)([1-9])|([1-9])(?:番目?|案))(?:{_POLITE.pattern})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadWords:
    """What is asked for; nothing of it where the words are mere talk."""

    page: str | None = None
    number: int | None = None
    remedy: Remedy | None = None
    color: str | None = None


def decides(text: str) -> bool:
    """Whether the words are nothing but a decision: a remedy, or the number of an option."""
    asked = asked_in_thread(text)
    return asked is not None and asked.page is None


def asked_in_thread(text: str) -> ThreadWords | None:
    """What the words ask for, or None for talk: whole sentences that mention a remedy are talk among colleagues."""
    page = next((url for url, _ in find_urls(normalize("NFKC", text)) if mall_of(url)), None)
    if page is not None:
        return ThreadWords(page=page)
    plain = normalize("NFKC", text).strip()
    if not plain or len(plain) > LONGEST:
        return None
    numbered = _NUMBERED.fullmatch(plain)
    if numbered is not None:
        return ThreadWords(number=int(numbered.group(1) or numbered.group(2)))
    remedy = next((remedy for remedy, words in _ASKED.items() if words.fullmatch(plain)), None)
    color = None if remedy else color_key(re.sub(rf"{_POLITE.pattern}$", "", plain, count=1))
    if color is not None:
        return ThreadWords(remedy=Remedy.OTHER_COLOR, color=color)
    return ThreadWords(remedy=remedy) if remedy else None


def meant(asked: ThreadWords, live: list[Option]) -> int | None:
    """The place among the options that may be chosen, where one is what the words ask for."""
    if asked.number is not None:
        return asked.number - 1 if asked.number <= len(live) else None
    return next((at for at, option in enumerate(live) if _is(asked, option)), None)


def _is(asked: ThreadWords, option: Option) -> bool:
    if asked.page is not None:
        return option.url is not None and page_key(option.url) == page_key(asked.page)
    if asked.color is not None and (option.color is None or color_key(option.color) != asked.color):
        return False
    return option.remedy is asked.remedy
