"""Documents that the code can contradict are held against it."""

import re
from pathlib import Path

from bot.__main__ import COMMANDS
from bot.rules.lifecycle import ways

ROOT = Path(__file__).parent.parent


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_glossary_shows_the_lifecycle_as_it_is() -> None:
    rows = re.findall(r"^\| (\w+) \| (\w+) \| (\w+) \|$", read("docs/glossary.md"), re.MULTILINE)
    shown = [row for row in rows if row[0] not in {"from", "word"}]
    assert shown == [(start.value, step.value, end.value) for start, step, end in ways()]


def test_every_command_is_documented() -> None:
    told = read("README.md") + read("docs/running.md")
    missing = [name for name in COMMANDS if f"keppin {name}" not in told]
    assert not missing


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
