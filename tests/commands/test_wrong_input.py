"""Whatever a newcomer gives a command that it cannot use: one message in their language, with what to do."""

import re
import socket
import sqlite3
from contextlib import closing

import pytest

from templates import parts
from tests.commands.conftest import Ended, Shell

FILES = (["import", "notices"], ["rules", "check"], ["rules", "load"], ["read", "--eml"])
DATABASE = "data/keppin.db"


def is_kind(said: Ended) -> bool:
    """Whether it failed with few lines in Japanese, and no line that is English alone."""
    lines = said.err.splitlines()
    assert said.code != 0
    assert 0 < len(lines) <= 4
    assert "Traceback" not in said.err
    return all(re.search(r"[ぁ-んァ-ヶ一-龥]", line) for line in lines)


@pytest.fixture
def ja(shell: Shell) -> Shell:
    shell.env["KEPPIN_LANG"] = "ja"
    return shell


@pytest.mark.parametrize("args", FILES, ids=" ".join)
async def test_a_file_that_cannot_be_read_is_told_with_the_reason(ja: Shell, args: list[str]):
    (ja.folder / "folder").mkdir()
    (ja.folder / "bytes").write_bytes(bytes(range(128, 256)) * 9 + b"\0")
    missing = await ja(*args, "nowhere")
    assert is_kind(missing)
    assert missing.err == "nowhere を開けません：ファイルがありません\n"
    assert (
        await ja(*args, "folder")
    ).err == "folder を開けません：フォルダーです。ファイルを指定してください\n"
    assert is_kind(await ja(*args, "bytes"))


async def test_bytes_that_are_no_notice_are_not_read_as_one(ja: Shell):
    process = await ja.start("read")
    out, err = await process.communicate(b"\x7fELF\0\0\x01" * 50)
    assert (process.returncode, out) == (2, b"")
    assert "受け取ったものは文章ではありません" in err.decode()


async def test_a_notice_is_read_in_the_encoding_it_was_saved_in(ja: Shell):
    process = await ja.start("read", LC_ALL="C.UTF-8", PYTHONUTF8="0")
    out, err = await process.communicate("3番 収納ボックス ネイビー 12個が欠品です。".encode("cp932"))
    assert (process.returncode, err) == (0, b"")
    assert "不足 12" in out.decode()


async def test_lines_in_another_encoding_are_named(ja: Shell):
    process = await ja.start("read", "--jsonl", LC_ALL="C.UTF-8", PYTHONUTF8="0")
    out, err = await process.communicate(b'{"text": "x"}\n' + '{"text": "欠品"}\n'.encode("cp932"))
    assert (process.returncode, out.count(b"\n")) == (2, 1)
    assert err.decode().startswith("2行目が UTF-8 ではありません")


async def test_an_env_file_in_another_encoding_is_told(ja: Shell):
    (ja.folder / ".env").write_bytes("# 欠品デスク\n".encode("cp932"))
    for args in (["check"], ["init", "--desk", "#desk"], ["run"], ["words", "list"]):
        said = await ja(*args)
        assert is_kind(said)
        assert ".env が UTF-8 ではありません" in said.err


async def test_a_database_of_a_newer_version_is_left_alone(ja: Shell):
    await ja("migrate")
    with closing(sqlite3.connect(ja.folder / DATABASE)) as database, database:
        database.execute("update alembic_version set version_num = '9999'")
    tokens = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}
    for args in (["migrate"], ["run"], ["summary"], ["rules", "show"], ["import", "goods", "x"]):
        said = await ja(*args, **tokens)
        assert is_kind(said)
        assert "もっと新しい版の Keppin のものです" in said.err
    found = await ja("check", **tokens, SLACK_API_URL="http://127.0.0.1:9/")
    assert "もっと新しい版の Keppin のものです" in found.out


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("sqlite:///folder", "ファイルを開けません"),
        ("sqlite:///bytes", "データベースのファイルではありません"),
        ("sqlite:///bytes/keppin.db", "フォルダーのあるべきところに、ファイルがあります"),
        ("postgresql://u:secret@127.0.0.1:9/x", "応答がありません"),
        ("postgresql://u:secret@127.0.0.1:port/x", "アドレスの形になっていません"),
    ],
)
async def test_a_database_that_cannot_be_used_is_told_with_the_reason(ja: Shell, url: str, told: str):
    (ja.folder / "folder").mkdir()
    (ja.folder / "bytes").write_bytes(b"no database" * 99)
    for args in (["migrate"], ["init", "--ask", "--desk", "#desk"]):
        said = await ja(*args, KEPPIN_DATABASE_URL=url)
        assert said.code != 0
        assert told in said.err
        assert "Traceback" not in said.err
        assert "secret" not in said.err


async def test_a_database_that_another_program_has_locked_is_told_as_such(
    ja: Shell, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("store.database.BUSY_TIMEOUT_MS", 50)
    await ja("migrate")
    with closing(sqlite3.connect(ja.folder / DATABASE, isolation_level=None)) as other:
        other.execute("begin immediate")
        said = await ja("words", "add", "color", "雾霾紫", "ラベンダー")
    assert is_kind(said)
    assert "ほかのプログラムが使用中です" in said.err


async def test_a_place_beside_the_database_that_cannot_be_written_is_told(ja: Shell):
    await ja("migrate")
    (ja.folder / f"{DATABASE}.lock").mkdir()
    said = await ja("run", SLACK_BOT_TOKEN="xoxb-1", SLACK_APP_TOKEN="xapp-1")
    assert is_kind(said)
    assert "データベースを使えませんでした" in said.err


async def test_the_demo_says_in_the_readers_language_why_it_does_not_start(ja: Shell):
    beside = await ja("demo", "--play", SLACK_BOT_TOKEN="xoxb-1")
    assert (beside.code, "本物の Slack のトークン" in beside.err) == (1, True)
    (ja.folder / "file").touch()
    assert is_kind(await ja("demo", "--data", "file"))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert is_kind(await ja("demo", "--port", str(taken.getsockname()[1])))


def test_every_reason_is_said_in_both_languages():
    assert parts("cli/reasons", "ja") == parts("cli/reasons", "en")
