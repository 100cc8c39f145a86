"""`keppin rules` checks, loads and shows what a team writes."""

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from bot.commands.support.rules_file import in_words
from bot.commands.support.rules_words import with_words
from bot.commands.support.words import language
from bot.rules.ranking.priority import PROBLEM_CODES, RuleProblem, RuleSet, default_rules_text, load_rules
from store.database import Database
from store.tables import RuleVersion
from tests.commands.conftest import Shell

WRONG = """undo_second = 5
[target]
minutes = "15"
[[rule]]
name = "Coats"
order = ["refnd"]
"""
EVERYTHING = {
    *("key", "detail", "column", "nearest", "known", "value", "least", "most", "name", "first_line"),
    *("approve", "limit"),
}


async def test_every_mistake_is_told_with_its_line_and_how_to_mend_it(shell: Shell):
    (shell.folder / "rules.toml").write_text(WRONG)
    said = await shell("rules", "check", "rules.toml")
    assert (said.code, said.out) == (1, "")
    assert 'rules.toml:1: There is no "undo_second". Did you mean "undo_seconds"?' in said.err
    assert 'rules.toml:3: "minutes" takes a whole number; this is a "text".' in said.err
    assert 'rules.toml:6: "order" does not know "refnd". Did you mean "refund"?' in said.err
    assert "3 things to fix" in said.err


@pytest.mark.parametrize("spoken", ["ja", "en"])
@pytest.mark.parametrize("code", PROBLEM_CODES)
def test_every_problem_has_its_words(code: str, spoken: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KEPPIN_LANG", spoken)
    language.cache_clear()
    values = dict.fromkeys(EVERYTHING, "x") | {"expected": "number", "found": "text"}
    assert in_words(RuleProblem(line=1, code=code, values=values))
    language.cache_clear()


async def test_good_rules_become_the_next_version_once(set_up: Shell):
    (set_up.folder / "rules.toml").write_text("undo_seconds = 5\n")
    assert "Keppin's own" in (await set_up("rules", "show")).err
    for _ in range(2):
        loaded = await set_up("rules", "load", "rules.toml")
        assert (loaded.code, "version 1" in loaded.out) == (0, True)
    shown = await set_up("rules", "show")
    assert shown.out == "undo_seconds = 5\n"
    assert "version 1" in shown.err


async def test_wrong_rules_are_not_loaded(set_up: Shell):
    refused = await set_up("rules", "load", "-", stdin=WRONG)
    assert refused.code == 1
    assert "Keppin's own" in (await set_up("rules", "show")).err


async def test_a_file_that_is_not_there_or_not_text_is_told(shell: Shell):
    assert "cannot be opened" in (await shell("rules", "check", "nowhere.toml")).err
    (shell.folder / "sjis.toml").write_bytes("名前".encode("cp932"))
    assert "is not UTF-8" in (await shell("rules", "check", "sjis.toml")).err


async def test_without_a_workspace_it_says_what_to_do(shell: Shell):
    assert "Run keppin init" in (await shell("rules", "show")).err
    assert list(shell.folder.iterdir()) == []
    assert (await shell("migrate")).code == 0
    assert "Run keppin init" in (await shell("rules", "show")).err


NAMES = """[target]
escalate_to = ["@aoii"]
[[rule]]
name = "Coats"
order = ["refund"]
[rule.when]
category = "存在しない"
agent = "カモノハシ代行"
"""


@pytest.mark.parametrize("command", ["check", "load"])
async def test_names_that_are_nobodys_and_nothings_are_warned_of_and_not_refused(set_up: Shell, command: str):
    said = await set_up("rules", command, "-", stdin=NAMES)
    assert said.code == 0
    assert "⚠ escalate_to names @aoii, whom nobody has set up" in said.out
    assert "⚠ A condition names カモノハシ代行 (agent)" in said.out
    assert "⚠ A condition names 存在しない (category)" in said.out


async def test_without_a_store_names_are_not_asked_about(shell: Shell):
    said = await shell("rules", "check", "-", stdin=NAMES)
    assert (said.code, "⚠" in said.out) == (0, False)
    assert list(shell.folder.iterdir()) == []


async def test_names_that_are_known_are_not_warned_of(filled: Shell):
    rules = '[target]\nescalate_to = ["U0MIO"]\n[[rule]]\nname = "Boxes"\norder = ["refund"]\n'
    said = await filled("rules", "check", "-", stdin=f'{rules}[rule.when]\ncategory = "storage"\n')
    assert (said.code, "⚠" in said.out) == (0, False), said.out


async def test_keppins_own_rules_are_explained_in_the_teams_language(set_up: Shell):
    shown = (await set_up("rules", "show")).out  # the team's is Japanese, the terminal's English
    assert shown.startswith("# チームのルールを読み込むまでのあいだ有効な、Keppin の標準ルールです。")
    assert "undo_seconds = 10" in shown
    assert "price_rise_percent = 15                 # 値上がりがこの%を超えたら候補から外す\n" in shown
    assert "how to change" not in shown.lower()
    assert load_rules(shown) == RuleSet()
    assert (await set_up("init", "--language", "en")).code == 0
    english = (await set_up("rules", "show")).out
    assert "approve_price_rise_percent = 8          # dearer than this: an approver must agree\n" in english
    assert load_rules(english) == RuleSet()


@pytest.mark.parametrize("spoken", ["ja", "en"])
def test_every_line_of_keppins_own_rules_is_explained(spoken: str):
    for line in with_words(default_rules_text(), spoken).splitlines():
        assert not line or line.startswith(("#", "order", "undo_seconds")) or " # " in line


async def test_what_is_shown_can_be_changed_and_loaded(set_up: Shell):
    text = (await set_up("rules", "show")).out
    (set_up.folder / "rules.toml").write_text(text.replace("minutes = 15", "minutes = 20"), encoding="utf-8")
    assert (await set_up("rules", "load", "rules.toml")).code == 0
    again = await set_up("rules", "show")
    assert again.out == text.replace("minutes = 15", "minutes = 20")


async def test_when_rules_were_loaded_is_told_on_the_teams_clock(set_up: Shell):
    (set_up.folder / "rules.toml").write_text("undo_seconds = 5\n")
    assert (await set_up("rules", "load", "rules.toml")).code == 0
    database = Database(f"sqlite:///{set_up.folder}/data/keppin.db")
    with database.transaction() as session:
        session.exec(select(RuleVersion)).one().loaded_at = datetime(2026, 11, 17, 23, 30, tzinfo=UTC)
    database.close()
    assert "2026-11-18 08:30 JST" in (await set_up("rules", "show")).err
    told = await set_up("rules", "show", KEPPIN_LANG="ja")
    assert "# 第1版（2026-11-18 08:30 JST 読み込み）" in told.err
