"""The small parts: the .env file, the log, names given on the command line."""

import logging
from pathlib import Path

import pytest
from dotenv import dotenv_values
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from bot.commands.support import env_file
from bot.commands.support.logs import Lines
from bot.commands.support.marks import marked
from bot.commands.support.plain import plain
from bot.commands.support.specs import SpecWrong, agent_spec, person_spec, time_of_day
from bot.flows.refusals import Refusal
from bot.rules.words import Language, Role
from bot.slack.blocks import Message

VALUES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=40)


@given(st.dictionaries(st.from_regex(r"[A-Z][A-Z_]{0,8}", fullmatch=True), VALUES, min_size=1, max_size=4))
def test_what_is_written_to_env_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, str]
):
    file = tmp_path_factory.mktemp("env") / ".env"
    file.write_text("# a comment\nKEPT='1 2'\n")
    env_file.write(file, values)
    env_file.write(file, values)
    assert dotenv_values(file, interpolate=False) == {"KEPT": "1 2"} | values
    assert file.read_text().startswith("# a comment\n")
    assert env_file.clashes(file, values) == []


def test_another_value_is_a_clash(tmp_path: Path):
    file = tmp_path / ".env"
    file.write_text("A=1\nB=\n")
    assert env_file.clashes(file, {"A": "2", "B": "3", "C": "4"}) == ["A"]


def line(message: str, *args: object, raised: BaseException | None = None, **extra: object) -> str:
    record = logging.LogRecord("bot.run", logging.WARNING, "x.py", 1, message, args, None)
    record.exc_info = (type(raised), raised, raised.__traceback__) if raised else None
    vars(record).update(extra)
    return Lines().format(record).partition(" ")[2]


def test_an_event_is_one_line_with_its_details():
    assert line("delivery.failed", delivery=7, error="not in channel") == (
        'level=warning event=delivery.failed delivery=7 error="not in channel"'
    )


def test_secrets_are_masked_wherever_they_stand():
    told = line(
        "trouble with xoxb-1-abc and %s", "xapp-1-A-2", url="postgresql://me:pw@host/db wss://x?ticket=ab-c"
    )
    for secret in ("xoxb-1", "xapp-1", "pw", "ab-c"):
        assert secret not in told


def test_of_an_error_its_kind_and_place_are_told_and_not_what_it_quotes():
    with pytest.raises(ValueError, match="山田") as caught:
        int_of("山田 花子\n[parameters: ('田中')]")
    told = line("flow.failed", raised=caught.value)
    assert "error=ValueError" in told
    assert "int_of@commands/test_parts.py" in told
    assert "山田" not in told
    assert "田中" not in told
    assert "\n" not in told


def test_nor_what_an_error_behind_it_quotes():
    with pytest.raises(Refusal) as caught:
        refuse("山田 花子")
    told = line("flow.failed", raised=caught.value)
    assert 'error="Refusal: no_such_number < ValueError"' in told
    assert "refuse@commands/test_parts.py" in told
    assert "int_of@commands/test_parts.py" in told
    assert "山田" not in told


def test_what_the_database_says_is_told_without_what_it_was_given():
    error = IntegrityError(
        "INSERT INTO customer ...", {"name": "山田"}, Exception("UNIQUE failed: customer.id")
    )
    told = line("flow.failed", raised=error)
    assert "UNIQUE failed: customer.id" in told
    assert "山田" not in told


def test_nor_is_it_told_where_a_library_puts_it_into_its_own_words():
    record = logging.LogRecord("asyncio", logging.ERROR, "x.py", 1, "Failed: 山田 花子", (), None)
    record.exc_info = (ValueError, ValueError("山田 花子"), None)
    told = Lines().format(record)
    assert 'event="Failed: ValueError"' in told
    assert "山田" not in told


def int_of(text: str):
    raise ValueError(text)


def refuse(text: str):
    try:
        int_of(text)
    except ValueError as error:
        raise Refusal("no_such_number", said=text) from error


def test_an_agent_is_read_from_one_word():
    assert agent_spec("ラクマート:#rakumart-欠品:zh:@lin, @wei").staff == ("@lin", "@wei")
    spec = agent_spec("A: B：＃x：ja")
    assert (spec.name, spec.channel, spec.language) == ("A: B", "#x", Language.JA)
    assert agent_spec("X:C012345").language is None


@pytest.mark.parametrize("wrong", ["", "X", "X:channel", ":#c", "X:#c:fr"])
def test_an_agent_that_cannot_be_read_is_refused(wrong: str):
    with pytest.raises(SpecWrong):
        agent_spec(wrong)


def test_a_person_is_read_from_one_word():
    spec = person_spec("@花子 山田:admin")
    assert (spec.who, spec.role) == ("@花子 山田", Role.ADMIN)


@pytest.mark.parametrize("wrong", ["", "@x", "@x:boss", ":admin"])
def test_a_person_who_cannot_be_read_is_refused(wrong: str):
    with pytest.raises(SpecWrong):
        person_spec(wrong)


def test_a_time_may_lack_its_zero():
    assert time_of_day("8:30") == "08:30"
    with pytest.raises(SpecWrong):
        time_of_day("24:00")


def test_marks_that_overlap_are_one():
    assert marked("abcdef", [(1, 3), (2, 4), (5, 6)], ("[", "]")) == "a[bcd]e[f]"


def test_a_message_is_plain_in_a_terminal():
    text = "*Late* <https://x.example|K-1> until <!date^1^{time}|10:15> &amp; `SKU`"
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": text}}, {"type": "divider"}]
    assert plain(Message(text="", blocks=blocks)) == "Late K-1 until 10:15 & SKU"
