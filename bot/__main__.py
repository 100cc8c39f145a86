"""The `keppin` command; `python -m bot` is the same.

Whoever asks one thing should not wait for the rest: a command's module is loaded when the command is chosen, and this
table with `Commands.get_command` is the place where that is so (the others: workbooks, in bot/flows/lists.py, and
names in rules, in bot/commands/rules_check.py).
"""

import gc
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper
from types import ModuleType
from typing import Any, NoReturn

import typer
from typer import _click as click
from typer.core import TyperCommand, TyperGroup

from bot.commands.support.usage import Context, TooMuch, UnknownCommand, explain
from bot.commands.support.words import say, words

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


class Commands(TyperGroup):
    """Commands listed by their words alone, and loaded when they are chosen."""

    context_class = Context

    def __init__(self, path: str = "") -> None:
        """Those whose names begin with the path; all of them without one."""
        about = words(f"commands#{path or 'keppin'}")
        super().__init__(
            name=path or "keppin",
            help=about,
            no_args_is_help=True,
            rich_markup_mode=None,
            options_metavar=words("usage#options"),
            subcommand_metavar=words("usage#subcommands"),
        )
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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named first, with the rest."""
        if args[0] not in self.list_commands(ctx):
            raise UnknownCommand(args[0], ctx)
        return super().resolve_command(ctx, args)

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
    allow_extra_args = True  # refused below, in our words

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What was written, which has to be what the command takes."""
        try:
            rest = super().parse_args(ctx, args)
        except click.exceptions.BadOptionUsage as error:
            error.ctx = error.ctx or ctx  # so that it can be told of which command
            raise
        if rest:
            raise TooMuch(" ".join(rest), ctx)
        return rest

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
    named = name.rpartition(" ")[-1]
    app.command(named, cls=Command, help=words(_about(name)), options_metavar=words("usage#options"))(
        function
    )
    return typer.main.get_command(app)


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line, and end the process; what cannot be understood of it is told in our words."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show ✓ is no reason to fail
    try:
        ended = Commands().main(args, prog_name="keppin", standalone_mode=False)
    except click.exceptions.UsageError as error:
        explain(error)
        ended = error.exit_code
    except typer.Abort:
        say("usage#stopped")
        ended = 1
    sys.exit(ended)


if __name__ == "__main__":
    main()
