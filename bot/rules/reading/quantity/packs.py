"""Packs of a known content, where the order is told in pieces: of `注文200本、20本で1束` three 束 are 60."""

from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex
from bot.rules.script import pattern

_PACK = r"(?P<pack>[束箱袋包组盒捆打]|セット|ケース|パック|カートン)"
_CONTENT = r"(?P<content>[1-9]\d{0,3})\s?(?P<piece>[本枚个点足着条只支张片])"
# `20本で1束`, `1束は20本`, `1箱30個入り`
_CONTENTS = (
    pattern(rf"{_CONTENT}(?:入り?|装)?(?:(?:で|が|=|:)\s?[1一]|一){_PACK}"),
    pattern(rf"(?<!\d)[1一]\s?{_PACK}(?:あたり|につき|当たり)?(?:は|に|が|=|:|で|有|装)?\s?{_CONTENT}"),
)
_UNIT = regex(r"\d\s?([^\d\s]{1,5})$")


def count_packs(sheet: Sheet) -> None:
    """Turn so many packs into so many pieces."""
    text = sheet.page.folded
    told = next((found for form in _CONTENTS if (found := form.search(text))), None)
    if told is None:
        return
    piece, pack, content = told["piece"], told["pack"], int(told["content"])
    kept = [one for one in sheet.tokens if one.kind != "qty" or not told.start() <= one.start < told.end()]
    units = {id(one): _unit(text, one) for one in sorted(kept) if one.kind == "qty"}
    first = next((unit for unit in units.values() if unit in {piece, pack}), None)
    if first == piece or _are_told_twice(kept, units, (piece, pack, content)):
        kept = [_in_pieces(one, content) if units.get(id(one)) == pack else one for one in kept]
    sheet.tokens = kept


def _are_told_twice(tokens: list[Token], units: dict[int, str], told: tuple[str, str, int]) -> bool:
    """`5箱のご注文で3箱分、36個が不足`: packs, and once more how many pieces these are."""
    piece, pack, content = told
    counted = [
        (units.get(id(one)), int(one.value)) for one in tokens if one.kind == "qty" and one.value.isdigit()
    ]
    pieces = {value for unit, value in counted if unit == piece}
    return any(unit == pack and value * content in pieces for unit, value in counted)


def _in_pieces(token: Token, content: int) -> Token:
    return token._replace(value=str(int(token.value) * content)) if token.value.isdigit() else token


def _unit(text: str, token: Token) -> str:
    counted = _UNIT.search(text, token.start, token.end)
    return counted[1] if counted else ""
