"""What a correction teaches: words of the notice whose meaning only the person knew. In doubt it teaches nothing."""

from dataclasses import dataclass, replace
from unicodedata import normalize

from bot.rules.colors import color_key, color_label
from bot.rules.reading import lexed
from bot.rules.reading.layout.labels import FIELD_OF, Labelled, find_labels, label_hits
from bot.rules.reading.text.page import open_page
from bot.rules.reading.text.talk import without_talk
from bot.rules.reading.values import Reason, ShortItem
from bot.rules.regex import regex
from bot.rules.script import fold, pattern
from bot.rules.sizes import size_key

#: kind → word → what it means: a colour's key, a size as it is usually written, or a reason.
Vocabulary = dict[str, dict[str, str]]
KINDS = ("color", "size", "reason")
LEAST, MOST = 2, 12

_LETTERS = regex(r"[^\W\d_]+(?:[ '\-・ー][^\W\d_]+)*")
_BEFORE = pattern(r"^(?:因为|由于|说是?|已经?|已|都|全部|是|ので|から|は|が|も|の|を|に|で|と)+")
_BEHIND = pattern(
    r"(?:だ?そうです|とのこと(?:です)?|のためです|のため|のようです|ようです|でした|です|ました|します|となり|になり"
    r"|している|しています|中です|だ|は|が|も|の|を|に|で|と|了|的|啦|哦|呢)+$"
)
_LIKE_A_COLOR = regex(r"[一-龥々]{3,4}")
_SAYS_NOTHING = frozenset(["product", "break"])
_NEW_COLOR, _NEW_SIZE = ("color", ""), ("size", "")  # taken for one, but for none that is known


@dataclass(frozen=True, slots=True)
class Lesson:
    """A word and what it means from now on."""

    kind: str
    word: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the person says of the item, as far as it can teach."""

    color: str | None
    reason: Reason
    size: str | None = None
    reason_word: str | None = None  # how the notice says it, where the person quotes it
    names: tuple[str, ...] = ()  # of products, which no word may be a part of


def lessons(text: str, item: ShortItem | None, said: Said, vocabulary: Vocabulary) -> tuple[Lesson, ...]:
    """The words that the notice uses for what the person says, and that meant nothing to the reader."""
    found = (
        _color_lesson(text, item, said, vocabulary),
        _size_lesson(item, said, vocabulary),
        _reason_lesson(text, item, said),
    )
    return tuple(lesson for lesson in found if lesson and not why_unfit(lesson.word, vocabulary, said.names))


def why_unfit(word: str, vocabulary: Vocabulary, names: tuple[str, ...] = ()) -> str | None:
    """The reason for which a word cannot be taught; None for one that can."""
    plain = tidy(word)
    if not LEAST <= len(plain) <= MOST:
        return "word_length"
    if not _LETTERS.fullmatch(plain):
        return "word_letters"
    if any(plain in tidy(name) for name in names):
        return "word_is_product"
    return "word_means_something" if _means_something(plain, vocabulary) else None


def tidy(word: str) -> str:
    """A word in the one spelling in which words are compared."""
    return fold(normalize("NFKC", word)).strip()


def meaning_of(kind: str, said: str) -> str | None:
    """The key that a person's answer names: a colour by any known word or by its key, a size, a reason by its name."""
    if kind == "reason":
        return said if said in set(Reason) - {Reason.UNKNOWN} else None
    if kind == "size":
        return size_key(said)
    known = color_key(said)
    return known or (said if color_label(said, "ja") != said else None)


def color_meaning(word: str, vocabulary: Vocabulary) -> str | None:
    """The colour's key as the team or everybody understands the word."""
    taught = {tidy(known): key for known, key in vocabulary.get("color", {}).items()}
    return taught.get(tidy(word)) or color_key(word)


def size_meaning(word: str, vocabulary: Vocabulary) -> str | None:
    """The size as the team or everybody understands the word."""
    taught = {tidy(known): key for known, key in vocabulary.get("size", {}).items()}
    return taught.get(tidy(word)) or size_key(word)


def in_known_words(item: ShortItem, vocabulary: Vocabulary) -> ShortItem:
    """The item and what is offered for it, with learnt words under their usual names: so the shop's goods are found."""
    if not vocabulary.get("color") and not vocabulary.get("size"):
        return item
    return replace(
        item,
        color=item.color and replace(item.color, value=_usual_color(item.color.value, vocabulary)),
        size=item.size and replace(item.size, value=_usual_size(item.size.value, vocabulary)),
        alternatives=tuple(
            replace(
                offer,
                color=offer.color and _usual_color(offer.color, vocabulary),
                size=offer.size and _usual_size(offer.size, vocabulary),
            )
            for offer in item.alternatives
        ),
    )


def _usual_color(word: str, vocabulary: Vocabulary) -> str:
    taught = {tidy(known): key for known, key in vocabulary.get("color", {}).items()}
    key = taught.get(tidy(word))
    return color_label(key, "ja") if key else word


def _usual_size(word: str, vocabulary: Vocabulary) -> str:
    taught = {tidy(known): key for known, key in vocabulary.get("size", {}).items()}
    return taught.get(tidy(word), word)


def _color_lesson(text: str, item: ShortItem | None, said: Said, vocabulary: Vocabulary) -> Lesson | None:
    if said.color is None:
        return None
    written = _written_color(item)
    if written is None:
        # A colour that nobody took for one, in the person's own words: it stands for itself.
        unknown = color_meaning(said.color, vocabulary) is None
        return Lesson("color", said.color, said.color) if unknown and stands_in(said.color, text) else None
    if color_meaning(written, vocabulary) is not None or tidy(written) == tidy(said.color):
        return None
    return Lesson("color", written, color_meaning(said.color, vocabulary) or said.color)


def _size_lesson(item: ShortItem | None, said: Said, vocabulary: Vocabulary) -> Lesson | None:
    """What the notice calls the size, where nobody knew that word."""
    written = item.size.value if item and item.size else None
    if written is None or said.size is None or tidy(written) == tidy(said.size):
        return None
    if size_meaning(written, vocabulary) is not None:
        return None
    return Lesson("size", written, size_meaning(said.size, vocabulary) or said.size)


def _written_color(item: ShortItem | None) -> str | None:
    """What the reader took for the colour; without one, a name that ends as colours do: 雾霾紫."""
    if item is None or item.color:
        return item.color.value if item and item.color else None
    name = item.product.value if item.product else ""
    return name if _LIKE_A_COLOR.fullmatch(name) and color_key(name[-1]) else None


def _reason_lesson(text: str, item: ShortItem | None, said: Said) -> Lesson | None:
    """What the person quotes, or what stands behind the label `理由：`: one word that gave no reason yet."""
    if said.reason is Reason.UNKNOWN or (item and item.reason.value is not Reason.UNKNOWN):
        return None
    quoted = [said.reason_word] if said.reason_word and stands_in(said.reason_word, text) else []
    words = list(dict.fromkeys(quoted or _labelled_reasons(text)))
    return Lesson("reason", words[0], said.reason.value) if len(words) == 1 else None


def stands_in(word: str, text: str) -> bool:
    """Whether the notice says the word."""
    return tidy(word) in open_page(text).folded


def _labelled_reasons(text: str) -> list[str]:
    page = open_page(text)
    pairs = list(map(str.__add__, page.folded, page.folded[1:]))
    found = find_labels(page.folded, label_hits(page.folded, pairs))
    spans = [_bared(page.folded, each) for each in found if each.field == "reason"]
    return [page.text[start:end] for start, end in spans if end - start >= LEAST]


def _bared(folded: str, label: Labelled) -> tuple[int, int]:
    """The value without `です` and the like."""
    value = folded[label.value_start : label.value_end]
    opened = _BEFORE.match(value)
    closed = _BEHIND.search(value)
    start = opened.end() if opened else 0
    return label.value_start + start, label.value_start + (closed.start() if closed else len(value))


def _means_something(plain: str, vocabulary: Vocabulary) -> bool:
    """Whether the reader, or the team, takes the word for something already."""
    taught = {tidy(word) for kind in KINDS for word in vocabulary.get(kind, {})}
    if plain in FIELD_OF or plain in taught or color_key(plain) or size_key(plain):
        return True
    if not any(piece.strip() for piece in without_talk(plain)):
        return True
    tokens = lexed(open_page(plain)).tokens
    return any(
        token.kind not in _SAYS_NOTHING and (token.kind, token.role) not in {_NEW_COLOR, _NEW_SIZE}
        for token in tokens
    )
