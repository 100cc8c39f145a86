"""Which encoding bytes are in, where nobody says so or what is said is wrong.

Chinese bytes decode as Japanese without an error, and the other way round: what decodes is no proof, what it looks
like afterwards is.
"""

from bot.rules.regex import regex

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
#: What a label means in practice: the larger set that Windows writes under the old name.
_MEANT = {
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ms932": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "hz-gb-2312": "hz",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "iso-2022-jp-ms": "iso-2022-jp",
    "cp50220": "iso-2022-jp",
    "cp50221": "iso-2022-jp",
}
_HALF_KANA = regex(r"[\uff61-\uff9f]")
_FOREIGN = regex(r"[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1a\x1c-\x1f\x80-\x9f]")
_BEYOND_ASCII = regex(r"[^\x00-\x7f]")
_ESCAPE = regex(rb"\x1b(?:\$[@B]|\([BJI])")
_CANDIDATES = ("utf-8", "cp932", "gb18030", "euc_jp", "big5")
_JIS_LOWEST, _JIS_HIGHEST = 0x21, 0x7E


def marked(content: bytes) -> str | None:
    """The encoding that the first bytes name, where there is such a mark."""
    return next((name for mark, name in _BOMS if content.startswith(mark)), None)


def decoded(content: bytes, encoding: str) -> str | None:
    """The text in this encoding, or None where it cannot be."""
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def strangeness(text: str, encoding: str) -> float:
    """How much of the text looks misread, from 0 to 1: half-width kana, private signs, rare characters."""
    signs = _BEYOND_ASCII.findall(text)
    if not signs:
        return 0.0
    odd: float = len(_FOREIGN.findall(text))
    if encoding in {"cp932", "euc_jp"}:
        odd += len(_HALF_KANA.findall(text)) + sum(_is_rare(sign, "cp932") for sign in signs)
    elif encoding == "gb18030":
        odd += sum(_is_rare(sign, "gb2312") for sign in signs)
    elif encoding == "big5":
        odd += 0.1 * len(signs)  # last choice: nearly anything decodes as it
    return min(1.0, odd / len(signs))


def _is_rare(sign: str, encoding: str) -> bool:
    """Beyond the characters of everyday use: GB 2312 for Chinese, the first level of JIS for Japanese."""
    try:
        written = sign.encode(encoding)
    except UnicodeEncodeError:
        return True
    return encoding == "cp932" and len(written) == 2 and 0x98 < written[0] < 0xED  # noqa: PLR2004 - JIS level 2


def keepable(text: str) -> str:
    """The text without what no database keeps: a NUL is left out, half of a pair becomes a question mark."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def text_of(content: bytes, label: str = "") -> str:
    """The text of bytes with a label that may be missing or wrong; nothing raises, what is broken is replaced."""
    named = marked(content) or _MEANT.get(label.strip().lower(), label.strip().lower())
    if _ESCAPE.search(content):
        return decoded(content, "iso-2022-jp") or _escaped(content)
    found = decoded(content, named) if named else None
    if found is not None and (named not in {"cp932", "gb18030", "euc_jp"} or strangeness(found, named) < 0.5):  # noqa: PLR2004 - half
        return found
    return _guessed(content)


def _guessed(content: bytes) -> str:
    utf8 = decoded(content, "utf-8")
    if utf8 is not None:
        return utf8
    readings = [(text, name) for name in _CANDIDATES if (text := decoded(content, name)) is not None]
    if not readings:
        return content.decode("utf-8", errors="replace")
    return min(readings, key=lambda reading: strangeness(*reading))[0]


def _escaped(content: bytes) -> str:
    """ISO-2022-JP with the signs that only Windows has (①, ㈱, 髙), which Python's own codec refuses."""
    said, at, double = "", 0, False
    for escape in _ESCAPE.finditer(content):
        said += _stretch(content[at : escape.start()], double=double)
        at, double = escape.end(), escape.group()[1:2] == b"$"
    return said + _stretch(content[at:], double=double)


def _stretch(part: bytes, *, double: bool) -> str:
    if not double:
        return part.decode("ascii", errors="replace")
    return b"".join(_shifted(part[at : at + 2]) for at in range(0, len(part), 2)).decode(
        "cp932", errors="replace"
    )


def _shifted(pair: bytes) -> bytes:
    """A double byte of JIS as Shift_JIS writes it (JIS X 0208, appendix 1)."""
    if len(pair) < 2 or not all(_JIS_LOWEST <= byte <= _JIS_HIGHEST for byte in pair):  # noqa: PLR2004 - a pair
        return pair
    first, second = pair
    lead = (first - 0x21) // 2 + (0x81 if first < 0x5F else 0xC1)  # noqa: PLR2004 - as the standard has it
    if first % 2:
        return bytes((lead, second + (0x1F if second < 0x60 else 0x20)))  # noqa: PLR2004 - as above
    return bytes((lead, second + 0x7E))
