from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from jinja2 import Environment, TemplateNotFound, UndefinedError, nodes
from jinja2.meta import find_undeclared_variables

from templates import Trusted, escape, label, nlabel, parts, render
from templates.filters import FILTERS, bare, link, mention, number, signed
from templates.safe import finalize_mrkdwn, finalize_plain, one_line

TOKYO = ZoneInfo("Asia/Tokyo")


def test_only_the_three_characters_of_slack_are_escaped():
    assert (
        escape("""We've <!channel> & "friends" *now*""") == """We've &lt;!channel&gt; &amp; "friends" *now*"""
    )


def test_trusted_text_is_escaped_once_and_no_more():
    once = escape("a & b")
    assert escape(once) is once
    assert isinstance(once, Trusted)


def test_a_value_in_a_message_cannot_ping():
    text = render("errors#same_notice", "ja", numbers=["<!here>"], permalink=None)
    assert "&lt;!here&gt;" in text
    assert "<!here>" not in text


@pytest.mark.parametrize(("lang", "between", "end"), [("ja", "、", " "), ("en", ", ", ".")])
def test_of_very_many_cases_the_first_are_named(lang: str, between: str, end: str):
    cases = [f"K-{number}" for number in range(1, 100)]
    assert f"{between.join(cases[:30])}{between}…{end}" in render(
        "errors#same_notice", lang, numbers=cases, permalink=None
    )
    assert f"{between.join(cases[:30])}{end}" in render(
        "errors#same_notice", lang, numbers=cases[:30], permalink=None
    )


def test_plain_text_is_not_escaped():
    assert "AT&T" in render("titles#option_plain", "ja", remedy="AT&T", detail="")


def test_a_missing_value_is_an_error_and_not_a_gap():
    with pytest.raises(UndefinedError):
        render("errors#same_notice", "ja", permalink=None)


@pytest.mark.parametrize("finalize", [finalize_mrkdwn, finalize_plain])
def test_none_is_never_printed(finalize):
    with pytest.raises(UndefinedError):
        finalize(None)


def test_characters_that_turn_a_line_around_are_taken_out():
    assert finalize_mrkdwn("ab\u202ecd\u2066e\u200f") == "abcde"


def test_a_text_or_block_that_is_not_there_is_named():
    with pytest.raises(TemplateNotFound, match="ja/nothing"):
        render("nothing", "ja")
    with pytest.raises(TemplateNotFound, match=r"card\.mrkdwn#nothing"):
        render("card#nothing", "ja")


def test_a_long_value_is_cut_so_that_it_fits_also_when_escaped():
    assert one_line("  a\n b ", 10) == "a b"
    assert one_line("x" * 20, 10) == "xxxxxxxxx…"
    assert len(escape(one_line("&" * 50, 20))) <= 20


@pytest.mark.parametrize(
    ("value", "text"), [("12.50", "12.5"), ("12", "12"), ("1234.567", "1,234.57"), ("0", "0"), ("100", "100")]
)
def test_numbers_have_no_idle_zeros(value, text):
    assert number(Decimal(value)) == text


def test_a_change_has_its_sign():
    assert signed(Decimal(8)) == "+8"
    assert signed(Decimal("-3.5")) == "−3.5"


def test_yuan_are_never_shown_with_the_sign_of_the_yen_in_japanese():
    assert render("titles#yuan", "ja", amount=Decimal("12.50")) == "12.5元"
    assert render("titles#yuan", "en", amount=Decimal("12.50")) == "CN¥12.5"


class Words(dict):
    """As much of a Jinja context as a filter looks at."""


@pytest.mark.parametrize(("lang", "text"), [("ja", "11/24(火)"), ("en", "Tue 24 Nov"), ("zh", "11月24日")])
def test_days_are_told_in_the_desks_time_zone(lang, text):
    words = Words(lang=lang, tz=TOKYO)
    late_in_utc = datetime(2026, 11, 23, 20, tzinfo=UTC)
    assert FILTERS["date_short"](words, late_in_utc) == text
    assert FILTERS["date_short"](words, "2026-11-24") == text
    assert FILTERS["date_short"](words, date(2026, 11, 24)) == text


def test_slack_shows_a_time_in_the_readers_zone_and_otherwise_in_ours():
    words = Words(lang="ja", tz="Asia/Tokyo")
    at = datetime(2026, 11, 23, 5, 32, tzinfo=UTC)
    assert FILTERS["slack_time"](words, at) == f"<!date^{int(at.timestamp())}^{{time}}|14:32>"
    assert FILTERS["slack_time"](words, at.isoformat()) == FILTERS["slack_time"](words, at)
    assert FILTERS["slack_day"](words, at).endswith("|11/23(月) 14:32>")
    assert FILTERS["time_exact"](words, at) == "14:32:00"


@pytest.mark.parametrize(
    ("seconds", "ja", "en"),
    [
        (0, "0秒", "0 s"),
        (65, "1分5秒", "1 min 5 s"),
        (900, "15分", "15 min"),
        (7_500, "2時間5分", "2 h 5 min"),
        (86_400, "1日", "1 d"),
        (-5, "0秒", "0 s"),
    ],
)
def test_a_length_of_time_has_at_most_two_units(seconds, ja, en):
    span = timedelta(seconds=seconds)
    assert FILTERS["duration"](Words(lang="ja"), span) == ja
    assert FILTERS["duration"](Words(lang="en"), span) == en


def test_people_are_mentioned_by_their_ids_and_nothing_else_is():
    assert mention("U0HANAKO") == "<@U0HANAKO>"
    assert mention(["U0A", "U0B"]) == "<@U0A> <@U0B>"
    assert mention("!channel") == "!channel"
    assert mention("keppin") == "keppin"
    assert "<!" not in mention("<!channel>")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "not a link", "http://[broken", "https://", "ftp://a.example/x", "x" * 400]
)
def test_what_is_no_web_address_is_never_linked(url):
    assert not link(url, "店").startswith("<")
    assert not bare(url).startswith("<")


def test_a_link_cannot_be_broken_out_of():
    made = link("https://a.example/?q=<!channel>|x y&z", "<!here>|店")
    assert made == "<https://a.example/?q=%3C!channel%3E%7Cx%20y&amp;z|&lt;!here&gt;|店>"


def test_labels_speak_japanese_and_fall_back_to_english():
    assert label("ja", "Undo") == "取り消す"
    assert label("en", "Undo") == "Undo"
    assert label("ja", "a label nobody translated") == "a label nobody translated"
    assert label("zh", "Undo") == "Undo"
    assert label("en", "%(n)s left", n=3) == "3 left"


def test_plurals_follow_the_number_in_english():
    assert nlabel("en", "%(n)s order", "%(n)s orders", 1) == "1 order"
    assert nlabel("en", "%(n)s order", "%(n)s orders", 2) == "2 orders"
    assert nlabel("ja", "%(n)s order", "%(n)s orders", 2) == "2 orders"


TEXTS = Path(__file__).parents[2] / "templates"
#: Why a scope is asked for is written in English alone (bot/slack/manifest.py).
IN_ENGLISH = {"missing"}


def texts(lang):
    return sorted(str(path.relative_to(TEXTS / lang)) for path in (TEXTS / lang).rglob("*.*"))


def asked_by_block(name, lang):
    """The values that each block of a text wants, and the text itself under no name."""
    environment = Environment()
    environment.filters.update(FILTERS)
    tree = environment.parse((TEXTS / lang / name).read_text(encoding="utf-8"))
    found = {"": find_undeclared_variables(tree) - IN_ENGLISH}
    for block in tree.find_all(nodes.Block):
        alone = nodes.Template(block.body).set_environment(environment)
        found[block.name] = find_undeclared_variables(alone) - IN_ENGLISH
    return found


def test_both_languages_have_the_same_files():
    assert texts("ja") == texts("en")


@pytest.mark.parametrize("name", texts("ja"))
def test_both_languages_have_the_same_texts_that_want_the_same_values(name):
    assert asked_by_block(name, "ja") == asked_by_block(name, "en")


def test_the_agent_is_spoken_to_in_three_languages():
    assert parts("agent", "zh") == parts("agent", "ja")
