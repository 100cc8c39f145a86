"""Pages of help, and what is said of a command that was written in another way than it can be, in our words."""

import re
import sys
from collections.abc import Sequence

from typer import _click as click
from typer._click import exceptions as wrong

from bot.commands.support.words import words

#: The headings that Typer writes itself.
HEADINGS = {"Arguments": "commands#arguments", "Options": "commands#options"}
#: What it adds to the words about an option.
_REQUIRED, _DEFAULT = re.compile(r"\[required\]$"), re.compile(r"\[default: (?=[^\[\]]*\]$)")


class Page(click.HelpFormatter):
    """A page of help, with its headings in our words."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How the command is written."""
        super().write_usage(prog, args, prefix or f"{words('commands#usage')}: ")

    def write_heading(self, heading: str) -> None:
        """Above a list."""
        super().write_heading(words(HEADINGS[heading]) if heading in HEADINGS else heading)

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of options, arguments or commands."""
        super().write_dl([(name, _added(about)) for name, about in rows], col_max, col_spacing)


class Context(click.Context):
    """What a command is run in, which makes its pages of help."""

    formatter_class = Page


class UnknownCommand(wrong.UsageError):
    """There is no such command; `message` is what was written."""


class TooMuch(wrong.UsageError):
    """More was written than the command takes; `message` is what."""


def explain(error: wrong.UsageError) -> None:
    """Say what cannot be used and where the right way stands; a page of help that was asked for says it by itself."""
    if isinstance(error, wrong.NoArgsIsHelpError):
        error.show()
        return
    part, values = _what(error)
    usage = error.ctx.get_usage() if error.ctx else ""
    command = error.ctx.command_path if error.ctx else "keppin"
    print(words("usage#wrong", usage=usage), file=sys.stderr)
    print(words(f"usage#{part}", **values), file=sys.stderr)
    print(words("usage#help", command=command), file=sys.stderr, flush=True)


def _what(error: wrong.UsageError) -> tuple[str, dict[str, object]]:
    """What is wrong, as a block of usage.txt with its values."""
    if isinstance(error, UnknownCommand | TooMuch):
        return ("no_command" if isinstance(error, UnknownCommand) else "too_much"), {"said": error.message}
    if isinstance(error, wrong.NoSuchOption):
        return "no_option", {"name": error.option_name, "like": sorted(error.possibilities or ())}
    if isinstance(error, wrong.BadOptionUsage):
        return "without_value" if _is_flag(error) else "value_missing", {"name": error.option_name}
    if isinstance(error, wrong.BadParameter):
        return _of_value(error)
    return "other", {"said": error.format_message()}


def _is_flag(error: wrong.BadOptionUsage) -> bool:
    params = error.ctx.command.params if error.ctx else []
    return any(error.option_name in param.opts and getattr(param, "is_flag", False) for param in params)


def _of_value(error: wrong.BadParameter) -> tuple[str, dict[str, object]]:
    name = error.param.get_error_hint(error.ctx).strip("'") if error.param and error.ctx else ""
    if isinstance(error, wrong.MissingParameter):
        return "missing", {"name": name}
    least, most = (getattr(error.param and error.param.type, end, None) for end in ("min", "max"))
    return "bad_value", {"name": name, "least": least, "most": most}


def _added(about: str) -> str:
    """The words about an option, with what Typer adds in ours."""
    required = _REQUIRED.sub(f"[{words('usage#required')}]", about)
    return _DEFAULT.sub(f"[{words('usage#default')}: ", required)
