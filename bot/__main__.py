"""The `keppin` command; `python -m bot` is the same.

Whoever asks one thing should not wait for the rest: a command's module is loaded when the command is chosen, and this
table with `Commands.get_command` is the place where that is so (the others: workbooks, in bot/flows/lists.py, and
names in rules, in bot/commands/rules_check.py).
"""

import gc
import sys
from collections.abc import Callable
from importlib import import_module
from io import TextIOWrapper
from types import ModuleType
from typing import Any

import typer
from typer import _click as click
from typer.core import TyperCommand, TyperGroup

from bot.commands.support.words import words

#: What `keppin` can do, in the order in which a newcomer meets it, and the function that does it.
COMMANDS = {
    "demo": "bot.commands.demo:demo",
    "manifest": "bot.commands.manifest:manifest",
    "init": "bot.commands.init:init",
    "check": "bot.commands.check:check",
    "run": "bot.commands.run:run",
    "rules check": "bot.commands.rules_check:check_rules",
    "rules load": "bot.commands.rules_load:load_rules",
    "rules show": "bot.commands.rules_show:show_rules",
    "words list": "bot.commands.words_list:list_words",
    "words add": "bot.commands.words_add:add_word",
    "words remove": "bot.commands.words_remove:remove_word",
    "words forget": "bot.commands.words_forget:forget",
    "summary": "bot.commands.summary:summary",
    "import goods": "bot.commands.import_lists:import_goods",
    "import stock": "bot.commands.import_stock:import_stock",
    "import sources": "bot.commands.import_lists:import_sources",
    "import orders": "bot.commands.import_orders:import_orders",
    "import agent-orders": "bot.commands.import_agent_orders:import_agent_orders",
    "import notices": "bot.commands.import_notices:import_notices",
    "read": "bot.commands.read:read",
    "migrate": "bot.commands.migrate:migrate",
}


#: The headings that Typer writes itself.
HEADINGS = {"Arguments": "commands#arguments", "Options": "commands#options"}


class Page(click.HelpFormatter):
    """A page of help, with its headings in our words."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How the command is written."""
        super().write_usage(prog, args, prefix or f"{words('commands#usage')}: ")

    def write_heading(self, heading: str) -> None:
        """Above a list."""
        super().write_heading(words(HEADINGS[heading]) if heading in HEADINGS else heading)


class Context(click.Context):
    """What a command is run in, which makes its pages of help."""

    formatter_class = Page


class Commands(TyperGroup):
    """Commands listed by their words alone, and loaded when they are chosen."""

    context_class = Context

    def __init__(self, path: str = "") -> None:
        """Those whose names begin with the path; all of them without one."""
        about = words(f"commands#{path or 'keppin'}")
        super().__init__(name=path or "keppin", help=about, no_args_is_help=True, rich_markup_mode=None)
        self.before = f"{path} " if path else ""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The next word of every name that begins with the path."""
        del ctx
        names = (name.removeprefix(self.before) for name in COMMANDS if name.startswith(self.before))
        return list(dict.fromkeys(name.partition(" ")[0] for name in names))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded now."""
        if cmd_name not in self.list_commands(ctx):
            return None
        name = f"{self.before}{cmd_name}"
        if name not in COMMANDS:
            return Commands(name)
        module, function = COMMANDS[name].split(":")
        return _command(name, getattr(_loaded(module), function))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list, without loading any of them."""
        rows = [(name, words(_about(self.before + name))) for name in self.list_commands(ctx)]
        with formatter.section(words("commands#heading")):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> Any:  # noqa: ANN401 - Typer's own class, which it does not export
        """`--help`, in our words."""
        return _in_our_words(super().get_help_option(ctx))


class Command(TyperCommand):
    """One command, with `--help` in our words."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as above
        """`--help`, in our words."""
        return _in_our_words(super().get_help_option(ctx))


def _in_our_words(option: Any) -> Any:  # noqa: ANN401 - as above
    if option is not None:
        option.help = words("commands#help")
    return option


def _loaded(module: str) -> ModuleType:
    """The module with all it needs. All of it stays: to look through it for garbage takes a tenth of the start."""
    gc.disable()
    try:
        return import_module(module)
    finally:
        gc.freeze()
        gc.enable()


def _about(name: str) -> str:
    return f"commands#{name.replace(' ', '_').replace('-', '_')}"


def _command(name: str, function: Callable[..., object]) -> click.Command:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name.rpartition(" ")[-1], cls=Command, help=words(_about(name)))(function)
    return typer.main.get_command(app)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show ✓ is no reason to fail
    Commands().main(prog_name="keppin")


if __name__ == "__main__":
    main()
