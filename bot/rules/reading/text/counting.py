"""Figures as people write them: digits, Chinese numerals, half and dozen."""

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "俩": 2,
    "仨": 3,
}
_PLACES = {"十": 10, "百": 100, "千": 1000}


_NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ENGLISH = {name: value for value, name in enumerate(_NAMES, 1)} | {"fifteen": 15, "twenty": 20, "thirty": 30}

#: Any English numeral, as an alternative of a pattern.
SPELT = "|".join(_ENGLISH)


def number(word: str) -> float | None:
    """The value of a numeral in folded text; None when it is none."""
    if word.isascii() and word.isdigit():
        return int(word)
    if word.endswith(".5") and word[:-2].isdecimal():
        return int(word[:-2]) + 0.5
    if word == "半":
        return 0.5
    return _ENGLISH[word] if word in _ENGLISH else _chinese(word)


def whole_number(word: str) -> int | None:
    """The value of a numeral when it is a whole one."""
    value = number(word.replace(",", ""))
    return int(value) if value is not None and value == int(value) else None


def _chinese(word: str) -> int | None:
    total = digit = 0
    for char in word:
        if char in _PLACES:
            total += (digit or 1) * _PLACES[char]
            digit = 0
        elif char in _DIGITS:
            digit = digit * 10 + _DIGITS[char] if digit and not total else _DIGITS[char]
        else:
            return None
    return total + digit if word else None
