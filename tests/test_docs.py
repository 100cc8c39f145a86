"""Documents that the code can contradict are held against it."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer import _click as click
from typer._click.exceptions import NoSuchOption

from bot.__main__ import COMMANDS, Commands
from bot.rules.lifecycle import ways

ROOT = Path(__file__).parent.parent
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
#: What ends a command in a shell: what comes behind is the shell's, or another command's.
SHELL = frozenset({"|", "||", "&&", ";", "&", ">", ">>", "<", "2>"})


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_glossary_shows_the_lifecycle_as_it_is() -> None:
    rows = re.findall(r"^\| (\w+) \| (\w+) \| (\w+) \|$", read("docs/glossary.md"), re.MULTILINE)
    shown = [row for row in rows if row[0] not in {"from", "word"}]
    assert shown == [(start.value, step.value, end.value) for start, step, end in ways()]


def test_every_command_is_documented() -> None:
    told = read("README.md") + read("docs/running.md")
    missing = [name for name in COMMANDS if not re.search(rf"keppin {name}(?![\w-])", told)]
    assert not missing


def chosen(line: str) -> tuple[click.Command, list[str]]:
    """The command that a line of a shell names, and what it is given."""
    _, *given = shlex.split(line, comments=True)
    given = given[: next((at for at, word in enumerate(given) if word in SHELL), len(given))]
    command: click.Command = Commands()
    while isinstance(command, Commands) and given and not given[0].startswith("-"):
        found = command.get_command(click.Context(command), given[0])
        assert found is not None, f"there is no {line!r}"
        command, given = found, given[1:]
    return command, given


def options(command: click.Command) -> set[str]:
    """Every option that the command has."""
    params = command.get_params(click.Context(command))
    return {name for each in params for name in (*each.opts, *each.secondary_opts) if name.startswith("-")}


def of_commands() -> set[str]:
    """Every option of any command."""
    return {name for line in COMMANDS for name in options(chosen(f"keppin {line}")[0])}


def examples() -> Iterator[str]:
    """The commands in the documents' boxes, each as one line."""
    for file in GUIDES:
        for box in re.findall(
            r"^ *```\w*\n(.*?)^ *```", file.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        ):
            lines = box.replace("\\\n", " ")
            yield from re.findall(
                r"^ *(?:\$ )?(?:[^#\n]*[|;&] ?)?(?:[\w./]*/)?(keppin .*)$", lines, re.MULTILINE
            )


def mentions() -> Iterator[str]:
    """What stands between marks of code in a sentence."""
    for file in GUIDES:
        told = re.sub(
            r"^ *```.*?^ *```", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
        )
        yield from re.findall(r"`([^`\n]+)`", told)


@pytest.mark.parametrize("line", sorted(set(examples())))
def test_an_example_in_the_documents_is_a_command_as_it_stands(line: str) -> None:
    command, given = chosen(line)
    assert not isinstance(command, Commands), f"{line} names no command"
    command.make_context(line, given)


@pytest.mark.parametrize("line", sorted({said for said in mentions() if said.startswith("keppin ")}))
def test_a_command_named_in_the_documents_exists_with_its_options(line: str) -> None:
    command, given = chosen(line)
    named = {word.partition("=")[0] for word in given if word.startswith("-") and word != "-"}
    assert named <= options(command)


def test_an_option_named_by_itself_is_one_of_some_command() -> None:
    named = {said.split()[0].partition("=")[0] for said in mentions() if re.match(r"--[a-z]", said)}
    assert named <= of_commands()


def test_an_option_named_in_a_message_is_one_of_some_command() -> None:
    told = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "templates").rglob("*.txt"))
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", told)) <= of_commands()


def test_a_command_that_does_not_exist_is_seen() -> None:
    with pytest.raises(AssertionError, match="there is no"):
        chosen("keppin imports goods.csv")
    command, given = chosen("keppin summary --soon")
    with pytest.raises(NoSuchOption):
        command.make_context("summary", given)


def headings(file: Path) -> set[str]:
    """The anchors of a document, as its headings give them."""
    told = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in told}


def test_every_link_between_documents_leads_somewhere() -> None:
    for file in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target, anchor in re.findall(r"\]\(([^)#]*)#?([^)]*)\)", file.read_text(encoding="utf-8")):
            if "://" not in target:
                there = file.parent / target if target else file
                assert there.exists(), f"{file.name} points to {target}"
                assert not anchor or anchor in headings(there), f"{file.name} points to {target}#{anchor}"


def test_make_targets_named_in_the_readme_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", read("README.md"))) <= targets


def test_no_requirements_file_holds_an_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        assert "://" not in read(name)
