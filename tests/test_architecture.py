"""The rooms of the house and who may enter them, and the few places where something may stand once."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).parent.parent
ROOMS = ("bot", "handlers", "store", "templates")


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    files = [file for room in ROOMS for file in sorted((HOUSE / room).rglob("*.py"))]
    return tuple(
        (str(file.relative_to(HOUSE)), ast.parse(file.read_text(encoding="utf-8"))) for file in files
    )


def where(found: type[ast.AST], wanted: str) -> list[str]:
    """The files in which such a piece of code stands; it is compared as Python writes it."""
    return [
        name
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, found) and wanted in ast.unparse(node).partition("\n")[0]
    ]


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_imports_keep_the_contracts():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_rules_import_only_themselves_and_the_standard_library():
    strange = {
        f"{name}: {module}"
        for name, tree in modules()
        if name.startswith("bot/rules/")
        for module in imported(tree)
        if module.partition(".")[0] not in sys.stdlib_module_names and not module.startswith("bot.rules")
    }
    assert strange == set()


def test_rules_never_ask_what_time_it_is():
    asked = [
        f"{name}: {ast.unparse(node)}"
        for name, tree in modules()
        if name.startswith("bot/rules/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"now", "utcnow", "today", "time_ns", "monotonic"}
    ]
    assert asked == []


def test_there_is_one_place_that_commits():
    ours = [name for name in where(ast.Call, ".commit()") if not name.startswith("store/migrations/")]
    assert ours == ["store/database.py"]


def test_only_the_worker_outlives_anything():
    broad = where(ast.ExceptHandler, "except Exception")
    assert broad == ["bot/delivery/worker.py"]


def test_nothing_is_imported_inside_a_function():
    inside = [
        f"{name}: {ast.unparse(node)}"
        for name, tree in modules()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_the_client_of_slack_never_sends_again_by_itself():
    made = [
        (name, node)
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "AsyncWebClient"
    ]
    assert made
    for name, call in made:
        given = {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}
        assert given.get("retry_handlers") == "[]", f"{name}: {ast.unparse(call)}"
