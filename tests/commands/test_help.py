"""`keppin` says what it can do in no time and in the reader's language."""

import asyncio
import json
import sys

import pytest

from bot.__main__ import COMMANDS
from templates import parts
from tests.commands.conftest import Shell

HEAVY = {"aiohttp", "alembic", "apscheduler", "rich", "slack_bolt", "slack_sdk", "sqlalchemy", "sqlmodel"}


async def loaded(shell: Shell, *args: str, stdin: str = "") -> set[str]:
    """The packages that a command loads, in a fresh process."""
    asked = f"import sys, json; sys.argv = {['keppin', *args]!r}"
    told = "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})), file=sys.stderr)"
    program = f"{asked}\nfrom bot.__main__ import main\ntry: main()\nexcept SystemExit: {told}"
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-c", program),
        cwd=shell.folder,
        env=shell.env,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    _, err = await process.communicate(stdin.encode())
    return set(json.loads(err.decode().splitlines()[-1]))


@pytest.mark.parametrize(
    ("args", "stdin"),
    [
        (["--help"], ""),
        (["rules", "--help"], ""),
        (["manifest"], ""),
        (["read"], "缺货：黑色 M 3件"),
        (["rules", "check", "-"], "undo_seconds = 5"),
    ],
)
async def test_light_commands_load_nothing_heavy(shell: Shell, args: list[str], stdin: str):
    assert HEAVY & await loaded(shell, *args, stdin=stdin) == set()


async def test_migrations_are_loaded_only_where_they_are_wanted(shell: Shell):
    assert "alembic" not in await loaded(shell, "run", "--help")
    assert "alembic" in await loaded(shell, "migrate", "--help")


async def test_every_command_is_listed_with_its_line(shell: Shell):
    said = await shell("--help")
    assert said.code == 0
    for name in {name.partition(" ")[0] for name in COMMANDS}:
        assert f"  {name} " in said.out
    assert "Loaded" not in said.out


async def test_help_is_japanese_in_a_japanese_terminal(shell: Shell):
    del shell.env["KEPPIN_LANG"]
    assert "コマンド" in (await shell("--help", LANG="ja_JP.UTF-8")).out
    assert "Commands" in (await shell("--help", LANG="C.UTF-8")).out
    assert "Commands" in (await shell("--help", LANG="ja_JP.UTF-8", KEPPIN_LANG="en")).out
    assert "コマンド" in (await shell("--help", LANG="en_US.UTF-8", LC_ALL="ja_JP.UTF-8")).out


@pytest.mark.parametrize(
    ("lang", "headings"),
    [("ja", ["使い方: keppin", "引数:", "オプション:"]), ("en", ["Usage: keppin", "Arguments:", "Options:"])],
)
async def test_the_headings_of_help_are_in_the_readers_language(shell: Shell, lang: str, headings: list[str]):
    said = await shell("import", "notices", "--help", KEPPIN_LANG=lang)
    at = [said.out.index(f"\n{heading}" if heading != headings[0] else heading) for heading in headings]
    assert at == sorted(at)
    assert (await shell("--help", KEPPIN_LANG=lang)).out.startswith(headings[0])
    assert (await shell("demo", "--bad", KEPPIN_LANG=lang)).err.startswith(headings[0])


@pytest.mark.parametrize(
    "file",
    [
        "check",
        "commands",
        "database",
        "import",
        "init",
        "ledgers",
        "manifest",
        "read",
        "rules",
        "run",
        "settings",
        "slack",
        "summary",
        "usage",
    ],
)
def test_both_languages_say_the_same_things(file: str):
    assert parts(f"cli/{file}", "ja") == parts(f"cli/{file}", "en")


async def test_an_unknown_command_is_refused(shell: Shell):
    assert (await shell("runn")).code == 2
    assert (await shell("rules", "lode")).code == 2


WRONG = [
    (["runn"], "「runn」というコマンドはありません。", 'There is no command "runn".', ""),
    (["rules", "lode"], "「lode」というコマンドはありません。", 'There is no command "lode".', " rules"),
    (
        ["summary", "--nope"],
        "--nope というオプションはありません。--now のことで",
        "--nope. Did you mean --now?",
        " summary",
    ),
    (["run", "--http=1"], "--http に値は付けられません。", "--http takes no value.", " run"),
    (["read", "--eml"], "--eml のあとに値を指定してください。", "--eml needs a value behind it.", " read"),
    (["rules", "check"], "FILE を指定してください。", "FILE is missing.", " rules check"),
    (["migrate", "now", "2"], "余分なものが付いています：now 2", "This is too much: now 2", " migrate"),
    (
        ["demo", "--port", "80000"],
        "--port は 0 から 65535 までの数字にしてください。",
        "--port has to be a number from 0 to 65535.",
        " demo",
    ),
]


@pytest.mark.parametrize(("args", "ja", "en", "command"), WRONG)
async def test_what_is_written_wrongly_is_told_in_the_readers_language_with_where_the_right_way_stands(
    shell: Shell, args: list[str], ja: str, en: str, command: str
):
    for lang, told, help_line in (
        ("ja", ja, f"書き方は keppin{command} --help でご覧になれます。"),
        ("en", en, f"How it is written: keppin{command} --help"),
    ):
        said = await shell(*args, KEPPIN_LANG=lang)
        usage, what, where = said.err.splitlines()
        assert (said.code, said.out, where) == (2, "", help_line)
        assert told in what
        assert usage.startswith(f"{'使い方' if lang == 'ja' else 'Usage'}: keppin{command} [")


@pytest.mark.parametrize("args", [["demo"], ["import", "notices"], ["words", "add"], ["rules"], []])
async def test_a_japanese_page_of_help_has_no_english_of_its_own(shell: Shell, args: list[str]):
    said = await shell(*args, "--help", KEPPIN_LANG="ja")
    for english in ("required", "default", "OPTIONS", "COMMAND", "ARGS", "Options", "Show"):
        assert english not in said.out


async def test_an_answer_that_is_not_given_ends_the_command_in_words(set_up: Shell):
    said = await set_up.process(
        "init", "--ask", "--bot-token", "", stdin="", KEPPIN_LANG="ja", SLACK_APP_TOKEN=""
    )
    assert said.code == 1
    assert "中断しました" in said.out + said.err
    assert "Aborted" not in said.out + said.err
