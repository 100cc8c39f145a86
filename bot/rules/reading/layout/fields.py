"""Turn labelled values and table cells into tokens, before running text is read."""

from collections.abc import Callable

from bot.rules.colors import color_key
from bot.rules.reading.layout.codes import CODE, is_code
from bot.rules.reading.layout.labelled_amounts import amount
from bot.rules.reading.layout.labels import Labelled, find_labels, label_hits
from bot.rules.reading.layout.tables import find_tables
from bot.rules.reading.quantity.prices import COUNTER
from bot.rules.reading.text.tokens import TAKEN, Sheet, Token
from bot.rules.reading.things.variants import is_size, variant_kind
from bot.rules.regex import regex
from bot.rules.script import fold, pattern
from bot.rules.sizes import size_key

_FEWEST = 3
_GLUED_COLOR = pattern(r"([一-龥]{1,4}[色纹])的?(?=[一-龥ァ-ヺ])")
# `コースターのグレー`
_OF_COLOR = pattern(r"(?<=[^\s])の([^\sのは、。]{1,8})$")
_NUMBERED = pattern(r"(\d{1,3})(?:番目?|号)[の:\s]\s?(?=\S)")
_MERE_NUMBER = regex(r"#?\d{1,3}")
_FEW = regex(r"[ \t]*\d{1,4}(?!\d)(?!-)")
_WORD = regex(r"[ \t]*([^\s,、():]+(?: (?:size|cm|mm|ml))?)")
# A short figure alone is a day: `ship Jan 10`.
_SKU = regex(r"(?!\d{1,3}(?![a-z0-9_./-]))[a-z0-9][a-z0-9_./-]{1,40}(?<![./])")
_LINE_NUMBER = pattern(r"(?:第|no\.?\s?|#|p)?\s?0{0,3}(\d{1,4})(?:\s?番目?|号|项)?")
_NOTHING = pattern(r"""
    \s*(?:なし|无|没有|ない|無し|no(?:ne)?\b|未予定|予定なし|予定はありません|ありません|不补|x\b|-+)\s*$""")
_LIST = pattern(r"\s*(?:[/、,，;|+]|・|と(?![ぁ-ん])|和|及び|\sand\s|&)\s*")
_TIDY = " \t「」『』\"'“”【】[]()（）:*<>。、"
_BARE = regex(r"(?<=.)(?:の|(?<=[一-龥])い|的|サイズ)$")
_MOST_PARTS = 3
_MEASURED = regex(r"\d{1,4}(?:\.\d{1,2})?\s?(?:l|g|kg|w|ml|cm|mm|m|寸|inch)")
_ENDING = regex(r"(?<=.)(?:です|でした)$")


def take_fields(sheet: Sheet) -> None:
    """Tables first, then labels; a field's value is taken, a sentence behind a label stays to be read."""
    hits = label_hits(sheet.work, sheet.pairs)
    if not hits:
        return
    covered: list[tuple[int, int]] = []
    for row in find_tables(sheet.work, hits) if "\n" in sheet.work else []:
        if row.cells:
            sheet.tokens.append(Token(row.start, row.start, "row", ""))
            covered += [span for cell in row.cells for span in _field(sheet, cell, in_table=True)]
        else:
            covered.append((row.start, row.end))
    if covered:
        sheet.cover(covered)
        hits = [hit for hit in hits if TAKEN not in sheet.work[hit.start : hit.end]]
    sheet.cover(
        span for label in find_labels(sheet.work, hits) for span in _field(sheet, label, in_table=False)
    )


def _field(sheet: Sheet, label: Labelled, *, in_table: bool) -> list[tuple[int, int]]:
    """The tokens of one field, and which stretches are done with."""
    reader = _READERS.get(label.field)
    tokens = reader(sheet, label) if reader else []
    sheet.tokens += tokens
    if label.field == "other" or (in_table and label.field == "price"):
        return [(label.start, label.value_end)]
    if label.field in _SENTENCES:
        return [] if in_table else [(label.start, label.value_start)]
    return [(label.start, max(label.value_start, *(token.end for token in tokens)))] if tokens else []


def _order(sheet: Sheet, label: Labelled) -> list[Token]:
    """A number of the order; a figure of few digits under `注文` is how many."""
    if _FEW.match(sheet.work, label.value_start, label.value_end):
        return amount("ordered")(sheet, label)
    match = CODE.match(sheet.work, label.value_start)
    if match is None or match.end() > label.value_end or not is_code(match[0], _FEWEST, announced=True):
        return []
    return [Token(*match.span(), "order", sheet.written(*match.span()), "other")]


def _line(sheet: Sheet, label: Labelled) -> list[Token]:
    match = _LINE_NUMBER.match(sheet.work, label.value_start, label.value_end)
    return [Token(*match.span(), "line", match[1].lstrip("0") or "0", "label")] if match else []


def _sku(sheet: Sheet, label: Labelled) -> list[Token]:
    match = _SKU.match(sheet.work, label.value_start, label.value_end)
    return [Token(*match.span(), "sku", sheet.written(*match.span()), "label")] if match else []


def _product(sheet: Sheet, label: Labelled) -> list[Token]:
    """A name without the colours and sizes that stand before or after it."""
    value = sheet.written(label.value_start, label.value_end)
    start, end = (label.value_start + edge for edge in _without(_ENDING.sub("", value.rstrip(_TIDY)), _TIDY))
    found: list[Token] = []
    numbered = _NUMBERED.match(sheet.work, start, end)
    if numbered:
        found.append(Token(*numbered.span(1), "line", numbered[1].lstrip("0") or "0", "label"))
        start = numbered.end()
    glued = _GLUED_COLOR.match(sheet.work, start, end)
    if glued and color_key(glued[1]) is not None:
        found.append(Token(start, glued.end(1), "color", sheet.written(start, glued.end(1)), "label"))
        start = glued.end()
    for _ in range(_MOST_PARTS):
        cut = sheet.page.text.rfind(" ", start, end)
        kind = variant_kind(sheet.written(cut + 1, end)) if cut > start else None
        if kind is None:
            break
        found.append(Token(cut + 1, end, kind, _bare(sheet.written(cut + 1, end))))
        end = cut
    end = _without_color(sheet, start, end, found)
    if end <= start or "\x00" in sheet.work[start:end]:
        return []
    return [
        Token(start, end, "product", _ENDING.sub("", sheet.written(start, end).strip(_TIDY)), "label"),
        *found,
    ]


def _without_color(sheet: Sheet, start: int, end: int, found: list[Token]) -> int:
    """Where the name ends that a colour stands behind, as in `コースターのグレー`."""
    told = _OF_COLOR.search(sheet.work, start, end) if end > start else None
    if told is None or color_key(told[1]) is None:
        return end
    found.append(Token(*told.span(1), "color", sheet.written(*told.span(1))))
    return told.start()


def _product_or_line(sheet: Sheet, label: Labelled) -> list[Token]:
    """`Item: 09` is the line's number."""
    number = _MERE_NUMBER.fullmatch(sheet.work, label.value_start, label.value_end)
    return (_line if number else _product)(sheet, label)


def _without(value: str, marks: str) -> tuple[int, int]:
    left = len(value) - len(value.lstrip(marks))
    return left, max(left, len(value.rstrip(marks)))


def _variant(kind: str) -> Callable[[Sheet, Labelled], list[Token]]:
    def read(sheet: Sheet, label: Labelled) -> list[Token]:
        return list(_parts(sheet, label, kind))

    return read


def _size(sheet: Sheet, label: Labelled) -> list[Token]:
    """One known size ends the value; what follows without a comma is another field."""
    match = _WORD.match(sheet.work, label.value_start, label.value_end)
    if match and not _LIST.search(match[1]) and size_key(match[1]):
        return [Token(*match.span(1), "size", _bare(sheet.written(*match.span(1)).strip(_TIDY)), "label")]
    return _parts(sheet, label, "size")


def _parts(sheet: Sheet, label: Labelled, kind: str) -> list[Token]:
    found: list[Token] = []
    start = label.value_start
    text = sheet.work[: label.value_end]
    splitter = (
        _LIST
        if kind != "variant"
        else pattern(_LIST.pattern + r"|\s+|\s*[×x]\s*(?!\d)|(?<=[色])(?=[a-z0-9])")
    )
    for edge in [
        *(match.span() for match in splitter.finditer(text, label.value_start)),
        (len(text), len(text)),
    ]:
        word = _ENDING.sub("", sheet.written(start, edge[0]).strip(_TIDY))
        if word and word not in "-–—―ー/":
            found.append(Token(start, edge[0], _kind(kind, word, found), _bare(word), "label"))
        start = edge[1]
    return found


def _kind(kind: str, word: str, found: list[Token]) -> str:
    if kind == "color":
        return "size" if is_size(word) and found else "color"
    if kind == "size":
        return "size"
    return (
        "size"
        if is_size(word) or _MEASURED.fullmatch(fold(word)) or any(token.kind == "color" for token in found)
        else "color"
    )


def _bare(word: str) -> str:
    return _BARE.sub("", word) if word != "ワンサイズ" else word


# `入荷：27` beside `注文：45`: how many came.
_CAME = pattern(
    rf"(?:入荷|到货|着荷|补货)(?:数量?)?\s?[:】\])]\s{{0,3}}\d{{1,4}}\s?(?:{COUNTER})?[ \t]*(?=\n|$|[、,/|])"
)


def _restock(sheet: Sheet, label: Labelled) -> list[Token]:
    if _CAME.match(sheet.work, label.start):
        return amount("have")(sheet, label)
    nothing = _NOTHING.match(sheet.work, label.value_start, label.value_end)
    kind = "discontinued" if nothing and nothing.end() > label.value_start else "restock_label"
    return [Token(label.start, label.value_start, "mark", kind, "short" if nothing else "label")]


def _says(value: str) -> Callable[[Sheet, Labelled], list[Token]]:
    def read(_sheet: Sheet, label: Labelled) -> list[Token]:
        return [Token(label.start, label.value_start, "mark", value, value)]

    return read


_CROSS, _CIRCLE = pattern(r"[x×✕✖❌](?=\s|$|[|\t])"), pattern(r"[○◯〇✓✔✅◎](?=\s|$|[|\t])")


def _note(sheet: Sheet, label: Labelled) -> list[Token]:
    """What stands behind a label of reasons; a cross there says short, a circle that it is fine."""
    start, end = label.value_start, label.value_start + 1
    found = _says("note")(sheet, label)
    if _CROSS.match(sheet.work, start, label.value_end):
        found.append(Token(start, end, "mark", "short", "short"))
    elif _CIRCLE.match(sheet.work, start, label.value_end):
        found.append(Token(start, end, "mark", "in_stock", "ok"))
    return found


_SENTENCES = frozenset(["reason", "restock", "offer", "url", "price"])
_READERS: dict[str, Callable[[Sheet, Labelled], list[Token]]] = {
    "order": _order,
    "line": _line,
    "product": _product_or_line,
    "sku": _sku,
    "color": _variant("color"),
    "size": _size,
    "variant": _variant("variant"),
    "ordered": amount("ordered"),
    "short": amount("short"),
    "have": amount("have"),
    "restock": _restock,
    "offer": _says("offer_label"),
    "reason": _note,
    "url": _says("own_url"),
}
