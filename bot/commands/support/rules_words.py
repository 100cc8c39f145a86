"""Keppin's own rules as a file that a team can change: each line with what it means, in the team's language."""

from bot.rules.regex import regex
from templates import render

_KEY = regex(r"\[?(?P<name>\w+)\]?(?: = .*)?")
#: Where the words beside a line begin.
_COLUMN = 40


def with_words(text: str, lang: str) -> str:
    """The rules with their comments: above the file's own lines, beside those of a table."""
    lines = [*_above("file", lang), ""]
    in_table = False
    for line in text.splitlines():
        found = _KEY.fullmatch(line)
        in_table = in_table or line.startswith("[")
        if found and in_table:
            lines.append(f"{line:<{_COLUMN - 1}} # {_words(found['name'], lang)}")
        else:
            lines += [*_above(found["name"], lang), line] if found else [line]
    return "\n".join(lines)


def _above(part: str, lang: str) -> list[str]:
    return [f"# {line}" for line in _words(part, lang).splitlines()]


def _words(part: str, lang: str) -> str:
    return render(f"cli/rules_file#{part}", lang)
