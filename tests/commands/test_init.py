"""`keppin init` from an empty folder to a desk."""

import stat
from pathlib import Path

import pytest
from sqlmodel import select

from bot.local import Workspace
from bot.rules.words import Language, Role
from store.database import Database
from store.tables import Agent, Person, Timeline
from store.tables import Workspace as Team
from tests.commands.conftest import SET_UP, Shell


def kept(folder: Path) -> tuple[Team, list[Agent], list[Person]]:
    database = Database(f"sqlite:///{folder}/data/keppin.db")
    with database.transaction() as session:
        found = (
            session.exec(select(Team)).one(),
            list(session.exec(select(Agent))),
            list(session.exec(select(Person))),
        )
    database.close()
    return found


async def test_flags_alone_set_up_a_team_from_an_empty_folder(at_slack: Shell):
    assert (await at_slack(*SET_UP)).code == 0
    team, agents, people = kept(at_slack.folder)
    assert (team.team_id, team.name, team.desk_channel) == ("T0SHOP", "Aozora Zakka", "C0DESK")
    assert (team.language, team.customer_no, team.summary_at) == (Language.JA, "0777", "08:30")
    assert [(each.name, each.channel_id, each.language) for each in agents] == [
        ("ラクマート", "C0AGENT", Language.ZH)
    ]
    assert {each.slack_id: (each.name, each.role, each.locale) for each in people} == {
        "U0MIO": ("mio", Role.ADMIN, "ja-JP"),
        "U0REN": ("ren", Role.RESPONDER, "en-US"),
    }


async def test_the_same_again_changes_nothing(set_up: Shell):
    again = await set_up(*SET_UP)
    assert again.code == 0
    assert "nothing has changed" in again.out
    _, agents, people = kept(set_up.folder)
    assert (len(agents), len(people)) == (1, 2)


async def test_a_second_run_changes_only_what_it_names(set_up: Shell):
    done = await set_up(
        "init", "--person", "@ren:approver", "--person", "@kay:responder", "--summary-at", "9:05"
    )
    assert done.code == 0, done.err
    team, agents, people = kept(set_up.folder)
    assert (team.summary_at, team.desk_channel, len(agents)) == ("09:05", "C0DESK", 1)
    roles = {each.slack_id: each.role for each in people}
    assert roles == {"U0MIO": Role.ADMIN, "U0REN": Role.APPROVER, "U0GUEST": Role.RESPONDER}


async def test_every_change_stands_in_the_timeline(set_up: Shell):
    database = Database(f"sqlite:///{set_up.folder}/data/keppin.db")
    with database.transaction() as session:
        told = [row.action for row in session.exec(select(Timeline))]
    database.close()
    assert told == ["setup.workspace.added", "setup.agent.added", "setup.person.added", "setup.person.added"]


async def test_given_tokens_are_written_where_only_the_owner_reads_them(shell: Shell, workspace: Workspace):
    tokens = ("--bot-token", workspace.bot_token, "--app-token", workspace.app_token)
    (shell.folder / ".env").write_text("# ours\nSLACK_BOT_TOKEN=\nOTHER=1\n")
    done = await shell(*SET_UP, *tokens, SLACK_API_URL=workspace.api_url)
    assert done.code == 0, done.err
    file = shell.folder / ".env"
    assert file.read_text() == (
        f"# ours\nSLACK_BOT_TOKEN={workspace.bot_token}\nOTHER=1\nSLACK_APP_TOKEN={workspace.app_token}\n"
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert workspace.bot_token not in done.out + done.err


async def test_an_env_file_that_cannot_be_written_is_told_before_anything_is_kept(
    shell: Shell, workspace: Workspace
):
    (shell.folder / ".env.new").mkdir()
    done = await shell(*SET_UP, "--bot-token", workspace.bot_token, SLACK_API_URL=workspace.api_url)
    assert (done.code, ".env cannot be written" in done.err) == (1, True)
    assert "Traceback" not in done.err


async def test_exported_tokens_are_not_written_down(set_up: Shell):
    assert not (set_up.folder / ".env").exists()


async def test_another_token_in_the_file_is_not_overwritten_silently(at_slack: Shell, workspace: Workspace):
    file = at_slack.folder / ".env"
    file.write_text("SLACK_BOT_TOKEN=xoxb-old\n")
    given = ("--bot-token", workspace.bot_token)
    refused = await at_slack(*SET_UP, *given)
    assert (refused.code, file.read_text()) == (2, "SLACK_BOT_TOKEN=xoxb-old\n")
    assert "SLACK_BOT_TOKEN" in refused.err
    assert workspace.bot_token not in refused.err
    assert not (at_slack.folder / "data").exists()
    assert (await at_slack(*SET_UP, *given, "--replace")).code == 0
    assert file.read_text() == f"SLACK_BOT_TOKEN={workspace.bot_token}\n"


async def test_everything_that_is_wrong_is_told_at_once(at_slack: Shell):
    flags = (
        "--agent",
        "Rakumart",
        "--person",
        "@mio:boss",
        "--time-zone",
        "Mars/Base",
        "--summary-at",
        "25:00",
    )
    done = await at_slack("init", *flags)
    assert done.code == 2
    assert done.err.count("✗") == 5
    assert "--desk is missing" in done.err


async def test_wrong_flags_settings_names_tokens_and_files_are_told_together(
    shell: Shell, workspace: Workspace
):
    (shell.folder / "taken").touch()
    (shell.folder / ".env").write_text(f"SLACK_BOT_TOKEN={workspace.bot_token}\nSLACK_APP_TOKEN=xapp-old\n")
    flags = (
        *("--agent", "Rakumart", "--agent", "Fennel:#nowhere:en", "--person", "@nobody:admin"),
        *("--person", "@mio:boss", "--app-token", "xapp-new", "--database", "sqlite:///taken/keppin.db"),
    )
    done = await shell("init", *flags, SLACK_API_URL=workspace.api_url, PORT="many")
    assert done.code == 2
    for told in (
        'The agent "Rakumart" has to be written',
        'The person "@mio:boss" has to be written',
        "PORT is not a number",
        ".env holds other values for SLACK_APP_TOKEN",
        "Slack does not take this SLACK_APP_TOKEN",
        "sqlite:///taken/keppin.db",
        'There is no channel "#nowhere"',
        'There is no "@nobody"',
    ):
        assert told in done.err, told
    assert done.err.count("✗") == 8
    assert "nothing has changed" in done.err


async def test_without_a_token_and_a_desk_both_are_told(shell: Shell):
    done = await shell("init", "--time-zone", "Mars/Base")
    assert done.code == 2
    told = [line.split()[1] for line in done.err.splitlines() if "✗" in line]
    assert told == ["There", "SLACK_BOT_TOKEN", "--desk"]
    assert not (shell.folder / "data").exists()


async def test_a_slack_that_is_away_is_told_once_beside_what_is_wrong(shell: Shell):
    tokens = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}
    done = await shell(
        "init", "--desk", "#desk", "--summary-at", "noon", SLACK_API_URL="http://127.0.0.1:9/api/", **tokens
    )
    assert done.code == 2
    assert done.err.count("✗") == 2
    assert "could not be reached" in done.err


async def test_wrong_flags_are_told_at_once_where_the_rest_is_asked_for(at_slack: Shell):
    done = await at_slack("init", "--ask", "--person", "@nobody:admin", "--agent", "Rakumart")
    assert (done.code, done.err.count("✗"), done.out) == (2, 2, "")


async def test_names_that_fit_nothing_or_two_people_change_nothing(at_slack: Shell):
    done = await at_slack(
        *("init", "--desk", "#nowhere", "--person", "@Ren Oda:responder", "--person", "@lin:admin")
    )
    assert done.code == 2
    assert 'There is no channel "#nowhere"' in done.err
    assert "ren (U0REN), ren2 (U0REN2)" in done.err
    assert '"@lin" is from another organisation' in done.err
    assert not (at_slack.folder / "data").exists()


async def test_a_shared_channel_cannot_be_the_desk(at_slack: Shell):
    done = await at_slack("init", "--desk", "#rakumart-欠品")
    assert done.code == 2
    assert "shared with people outside" in done.err


async def test_a_channel_without_the_bot_is_told_with_what_to_do(at_slack: Shell):
    done = await at_slack("init", "--desk", "#other")
    assert done.code == 0
    assert "in #other: /invite @Keppin" in done.out


async def test_a_token_that_slack_refuses_is_not_kept(shell: Shell, workspace: Workspace):
    done = await shell(*SET_UP, "--bot-token", "xoxb-wrong", SLACK_API_URL=workspace.api_url)
    assert done.code == 1
    assert "the token is not right" in done.err
    assert not (shell.folder / ".env").exists()


async def test_it_asks_for_what_is_missing(shell: Shell, workspace: Workspace):
    answers = [
        *("", "", "#stockout-desk", "fr", "en", "", "0777", "8:15"),
        *("Rakumart", "Rakumart:C0AGENT:ja:@mio", "", "@mio:admin", ""),
    ]
    tokens = {"SLACK_BOT_TOKEN": workspace.bot_token, "SLACK_API_URL": workspace.api_url}
    done = await shell.process("init", "--ask", stdin="\n".join(answers) + "\n", **tokens)
    assert done.code == 0, done.err
    team, (agent,), (person,) = kept(shell.folder)
    assert (team.language, team.time_zone, team.summary_at) == (Language.EN, "Asia/Tokyo", "08:15")
    assert (agent.name, agent.language, agent.staff) == ("Rakumart", Language.JA, ["U0MIO"])
    assert person.role is Role.ADMIN
    assert "--app-token" in done.out


async def test_each_answer_is_checked_at_its_prompt(shell: Shell, workspace: Workspace):
    answers = [
        *("foo", "", "xoxb-wrong", workspace.bot_token, "foo", "xapp-wrong", workspace.app_token),
        *("foo", "foo://bar", "", "#nowhere", "#rakumart-欠品", "#stockout-desk", "en", "", "", ""),
        *("Rakumart:#nowhere:zh", "Rakumart:#rakumart-欠品:zh", ""),
        *("@Ren Oda:responder", "@lin:admin", "@mio:admin", ""),
    ]
    stdin = "\n".join(answers) + "\n"
    done = await shell.process("init", "--ask", stdin=stdin, SLACK_API_URL=workspace.api_url)
    assert done.code == 0, done.out + done.err
    for told in (
        "SLACK_BOT_TOKEN does not look right",
        "Slack does not take this SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN does not look right",
        "Slack does not take this SLACK_APP_TOKEN",
        "KEPPIN_DATABASE_URL is not an address",
        "cannot be opened",
        'There is no channel "#nowhere"',
        "shared with people outside",
        "ren (U0REN), ren2 (U0REN2)",
        '"@lin" is from another organisation',
    ):
        assert told in done.out, told
    _, (agent,), (person,) = kept(shell.folder)
    assert (agent.channel_id, person.slack_id) == ("C0AGENT", "U0MIO")


async def test_init_does_not_advise_itself(shell: Shell):
    done = await shell("init", "--bot-token", "foo")
    assert (done.code, "SLACK_BOT_TOKEN" in done.err) == (2, True)
    assert "keppin init" not in done.err


async def test_a_team_is_set_up_on_either_database(at_slack: Shell, database_url: str):
    at_slack.env["KEPPIN_DATABASE_URL"] = database_url
    for told in ("workspace Aozora Zakka is set up", "nothing has changed"):
        done = await at_slack(*SET_UP)
        assert (done.code, told in done.out) == (0, True), done.err
    assert (await at_slack("check")).code == 0
    assert (await at_slack("summary", "--now")).code == 0


@pytest.mark.parametrize("wrong", ["abc", "12", "12345678", "300-001", "2026071715475684", "3０００o1"])
async def test_a_customer_number_that_no_order_ends_with_is_refused_with_what_it_is(
    at_slack: Shell, wrong: str
):
    done = await at_slack(*SET_UP, "--customer-no", wrong)
    assert done.code == 2
    assert f'3 to 7 digits, not "{wrong}"' in done.err
    assert "what stands behind the hyphen of your order numbers" in done.err
    assert not (at_slack.folder / "data").exists()


@pytest.mark.parametrize(
    "given", ["300001", " 300001 ", "３００００１", "2026071715475684-300001", "2026071715475684 - 300001"]
)
async def test_a_customer_number_is_taken_as_people_have_it_at_hand(at_slack: Shell, given: str):
    done = await at_slack(*SET_UP, "--customer-no", given)
    assert done.code == 0, done.err
    team, _, _ = kept(at_slack.folder)
    assert team.customer_no == "300001"


async def test_a_wrong_customer_number_is_asked_for_again_and_an_empty_one_is_none(
    shell: Shell, workspace: Workspace
):
    answers = [
        *("", "", "#stockout-desk", "en", "", "abc", "", "8:15"),
        *("Rakumart:C0AGENT:ja:@mio", "", "@mio:admin", ""),
    ]
    tokens = {"SLACK_BOT_TOKEN": workspace.bot_token, "SLACK_API_URL": workspace.api_url}
    done = await shell.process("init", "--ask", stdin="\n".join(answers) + "\n", **tokens)
    assert done.code == 0, done.err
    assert '3 to 7 digits, not "abc"' in done.out + done.err
    assert kept(shell.folder)[0].customer_no == ""
