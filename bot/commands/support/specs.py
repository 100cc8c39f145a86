"""What `keppin init` is given in one word: `Rakumart:#rakumart:zh:@lin`, `@hanako:admin`, a time, a time zone."""

import re
from dataclasses import dataclass
from unicodedata import normalize
from zoneinfo import ZoneInfo

from bot.rules.regex import regex
from bot.rules.words import Language, Role

_AGENT = regex(
    r"(?P<name>[^#]+?):(?:(?P<channel>#[^:+\s]+|[CG][A-Z0-9]{3,}))?(?:(?(channel)\+)rid(?P<room>\d{1,20}))?"
    r"(?::(?P<language>\w*))?(?::(?P<staff>.+))?"
)
_PERSON = regex(r"(?P<who>.+?)[:：](?P<role>\w+)")
#: Alone, or at the end of an order number that was pasted whole: 2026071715475684-300001.
_CUSTOMER_NO = regex(r"(?:20\d{14}\s?-\s?)?(?P<number>[0-9]{3,7})", re.ASCII)
_TIME = regex(r"([01]\d|2[0-3]):[0-5]\d")


class SpecWrong(ValueError):  # noqa: N818 - it reads as what it is
    """Something that was given in a way that cannot be understood; `part` says it in words."""

    def __init__(self, part: str, value: str) -> None:
        """With the block of init.txt that says what was expected."""
        super().__init__(f"{part}: {value}")
        self.part = part
        self.value = value


@dataclass(frozen=True, slots=True)
class AgentSpec:
    """An agent as it was named; an empty language or staff is left as it is."""

    name: str
    channel: str  # empty for an agent who is only in Chatwork
    language: Language | None = None
    staff: tuple[str, ...] = ()
    room: str = ""  # in Chatwork


@dataclass(frozen=True, slots=True)
class PersonSpec:
    """A person as they were named."""

    who: str
    role: Role


def agent_spec(text: str) -> AgentSpec:
    """NAME:#channel[:language[:@staff,@staff]], with a Chatwork room #channel+rid1 or rid1. Raises SpecWrong."""
    found = _AGENT.fullmatch(text.strip().replace("：", ":").replace("＃", "#"))
    if not found or not (found["channel"] or found["room"]):
        raise SpecWrong("agent_wrong", text)
    spoken = found["language"] or ""
    if spoken and spoken not in list(Language):
        raise SpecWrong("agent_language_wrong", spoken)
    staff = tuple(part.strip() for part in re.split(r"[,、]", found["staff"] or "") if part.strip())
    language = Language(spoken) if spoken else None
    return AgentSpec(found["name"].strip(), found["channel"] or "", language, staff, found["room"] or "")


def person_spec(text: str) -> PersonSpec:
    """@name:role. Raises SpecWrong."""
    found = _PERSON.fullmatch(text.strip())
    if not found or found["role"] not in list(Role):
        raise SpecWrong("person_wrong", text)
    return PersonSpec(found["who"].strip(), Role(found["role"]))


def desk_language(text: str) -> Language:
    """The desk speaks ja or en. Raises SpecWrong."""
    if text not in (Language.JA, Language.EN):
        raise SpecWrong("language_wrong", text)
    return Language(text)


def time_zone(text: str) -> str:
    """A name of the time zone database. Raises SpecWrong."""
    try:
        return ZoneInfo(text).key
    except (OSError, KeyError, ValueError) as error:
        raise SpecWrong("time_zone_wrong", text) from error


def customer_number(text: str) -> str:
    """The team's number with its agent, in three to seven digits as orders carry it. Raises SpecWrong."""
    found = _CUSTOMER_NO.fullmatch(normalize("NFKC", text).strip())
    if not found:
        raise SpecWrong("customer_no_wrong", text)
    return found["number"]


def is_customer_number(text: str) -> bool:
    """Whether order numbers can end with it."""
    found = _CUSTOMER_NO.fullmatch(text)
    return found is not None and found["number"] == text


def no_or_customer_number(text: str) -> str:
    """The same, where an empty answer means that nobody knows it. Raises SpecWrong."""
    return customer_number(text) if text else ""


def time_of_day(text: str) -> str:
    """A time as hh:mm; 8:30 is 08:30. Raises SpecWrong."""
    padded = text.strip().zfill(5)
    if not _TIME.fullmatch(padded):
        raise SpecWrong("time_wrong", text)
    return padded
