"""`keppin check` finds what is missing, and says how to mend it."""

import pytest
from sqlmodel import select

from bot.local import Clock, Workspace
from bot.rules.words import Role
from bot.slack.manifest import manifest
from store.database import Database
from store.tables import Agent, Person, RuleVersion
from store.tables import Workspace as Team
from tests.commands.conftest import WORLD, Shell


async def test_a_desk_that_is_set_up_is_ready(set_up: Shell):
    said = await set_up("check")
    assert (said.code, said.err) == (0, "")
    assert "✗" not in said.out
    assert "All is ready" in said.out


async def test_an_empty_folder_is_told_everything_at_once(shell: Shell):
    said = await shell("check")
    assert said.code == 1
    assert "SLACK_BOT_TOKEN is missing" in said.out
    assert "SLACK_APP_TOKEN is missing" in said.out
    assert "there is no database yet" in said.out
    assert "→ keppin init" in said.out
    assert "keppin migrate" not in said.out
    assert list(shell.folder.iterdir()) == []


async def test_tables_of_an_older_version_are_to_be_migrated(set_up: Shell):
    database = Database(f"sqlite:///{set_up.folder}/data/keppin.db")
    with database.engine.begin() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '0001'")
    database.close()
    said = await set_up("check")
    assert (said.code, "→ keppin migrate" in said.out) == (1, True)


async def test_a_desk_without_products_is_doubtful_but_ready(set_up: Shell):
    said = await set_up("check")
    told = "! no products yet: cases will have no other shops, colours, customers or stock"
    assert (said.code, told in said.out) == (0, True)
    assert "→ keppin import goods FILE" in said.out


async def test_what_lists_have_not_brought_in_yet_is_told_with_the_command_for_it(set_up: Shell):
    (set_up.folder / "goods.csv").write_text("SKU,Product\nMUG-1,Mug\n", encoding="utf-8")
    assert (await set_up("import", "goods", "goods.csv", "--yes")).code == 0
    said = await set_up("check")
    assert (said.code, "no products yet" in said.out) == (0, False)
    assert "✓ 1 product is known, with 1 SKU" in said.out
    for kind in ("agent-orders", "orders", "sources", "stock"):
        assert f"→ keppin import {kind} FILE" in said.out


async def test_http_mode_wants_the_signing_secret_instead(set_up: Shell, workspace: Workspace):
    del set_up.env["SLACK_APP_TOKEN"]
    assert "SLACK_SIGNING_SECRET is missing" in (await set_up("check", "--http")).out
    assert (await set_up("check", "--http", SLACK_SIGNING_SECRET=workspace.signing_secret)).code == 0
    odd = await set_up("check", "--http", SLACK_SIGNING_SECRET="secret")
    assert (odd.code, "does not look as usual" in odd.out) == (0, True)


async def test_tokens_that_slack_refuses_are_told(set_up: Shell):
    said = await set_up("check", SLACK_BOT_TOKEN="xoxb-wrong")
    assert (said.code, "the token is not right" in said.out) == (1, True)
    said = await set_up("check", SLACK_APP_TOKEN="xapp-wrong")
    assert (said.code, "Socket Mode cannot be opened" in said.out) == (1, True)


async def test_a_workspace_that_is_not_set_up_is_told(at_slack: Shell):
    assert (await at_slack("migrate")).code == 0
    assert "this workspace (T0SHOP) is not set up" in (await at_slack("check")).out


async def _checked_without(shell: Shell, *scopes: str) -> str:
    """What the check says where the app was installed without some of its permissions."""
    asked = manifest()
    given = [scope for scope in asked["oauth_config"]["scopes"]["bot"] if scope not in scopes]
    asked["oauth_config"]["scopes"]["bot"] = given
    workspace = Workspace(WORLD, asked, clock=Clock())
    await workspace.start()
    shell.env |= {"SLACK_API_URL": workspace.api_url, "SLACK_BOT_TOKEN": workspace.bot_token}
    said = await shell("check")
    await workspace.stop()
    return said.out


async def test_permissions_that_were_not_granted_are_named(shell: Shell):
    assert "✗ the bot lacks permissions: users:read\n" in await _checked_without(shell, "users:read")
    both = await _checked_without(shell, "users:read", "files:write")
    assert "✗ the bot lacks permissions: files:write, users:read\n" in both


async def test_a_permission_that_came_later_is_missed_without_stopping_anything(shell: Shell):
    said = await _checked_without(shell, "files:write")
    assert "! the bot has not been given files:write yet: rows of a list that cannot be used" in said
    assert "lacks permissions" not in said
    assert "keppin manifest" in said
    assert "direct messages may" not in said
    said = await _checked_without(shell, "files:write", "im:write")
    assert "handed back as a file; an answer in direct messages may be given twice\n" in said
    said = await _checked_without(shell, "im:write")
    assert (
        "! the bot has not been given im:write yet: an answer in direct messages may be given twice\n" in said
    )


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ("update workspace set desk_channel = 'C0OTHER'", "the desk: the bot is not in #other"),
        ("update workspace set desk_channel = 'C0NONE'", "the desk: there is no channel C0NONE"),
        ("update workspace set desk_channel = 'C0AGENT'", "is shared with people outside"),
        ("update workspace set desk_channel = ''", "the desk has no channel"),
        ("update agent set channel_id = 'C0OTHER'", "agent ラクマート: the bot is not in #other"),
        ("delete from agent", "no agent is set up"),
        ("update person set role = 'responder'", "there is no admin yet"),
        ("update person set role = 'none'", "nobody may press a button yet"),
        ("update workspace set time_zone = 'Mars/Base'", "nothing is known about the time zone Mars/Base"),
        (
            "insert into rule_version values (1, 1, 1, 'order = [3]', '2026-11-20 00:00:00.000000', '')",
            "the priority rules cannot be read",
        ),
    ],
)
async def test_what_is_spoilt_is_found(set_up: Shell, spoil: str, told: str):
    database = Database(f"sqlite:///{set_up.folder}/data/keppin.db")
    with database.engine.begin() as connection:
        connection.exec_driver_sql(spoil)
    database.close()
    said = await set_up("check")
    assert said.code == 1
    assert told in said.out
    assert "→" in said.out


def _call(set_up: Shell, *names: str) -> None:
    """The team's rules name who is called."""
    database = Database(f"sqlite:///{set_up.folder}/data/keppin.db")
    rules = f"[target]\nescalate_to = {list(names)}\n"
    with database.transaction() as session:
        team = session.exec(select(Team)).one()
        session.add(RuleVersion(workspace_id=team.id, version=1, text=rules, loaded_at=team.created_at))
    database.close()


async def test_whoever_the_rules_call_has_to_be_somebody(set_up: Shell):
    database = Database(f"sqlite:///{set_up.folder}/data/keppin.db")
    with database.transaction() as session:
        known = session.exec(select(Person)).all()[0]
        name, slack_id = known.name, known.slack_id
    database.close()
    _call(set_up, name, "店長", slack_id, "U0NOBODY")
    said = await set_up("check")
    assert said.code == 1
    assert "✗ the priority rules call 店長 when a target is missed" in said.out
    assert "! the priority rules call U0NOBODY, who are not set up here" in said.out


async def test_people_whom_the_rules_call_are_named(set_up: Shell):
    _call(set_up, "U0MIO")
    said = await set_up("check")
    assert (said.code, "when a target is missed, U0MIO will be called" in said.out) == (0, True), said.out


async def test_where_the_rules_call_nobody_it_says_who_is_called_instead(set_up: Shell):
    database = Database(f"sqlite:///{set_up.folder}/data/keppin.db")
    with database.transaction() as session:
        everyone = session.exec(select(Person)).all()
        approvers = [person.name for person in everyone if person.role.includes(Role.APPROVER)]
    said = (await set_up("check")).out
    assert f"those who may approve will be called: {', '.join(approvers)}" in said
    with database.transaction() as session:
        for person in session.exec(select(Person)).all():
            person.role = Role.RESPONDER
    database.close()
    assert "! when the target (15 min) is missed, nobody is called" in (await set_up("check")).out


async def test_an_env_file_that_others_can_read_is_doubtful(set_up: Shell):
    (set_up.folder / ".env").touch(mode=0o644)
    said = await set_up("check")
    assert (said.code, "! .env can be read by other people" in said.out) == (0, True)
    assert "chmod 600 .env" in said.out


async def test_a_database_that_does_not_answer_is_told_without_its_password(set_up: Shell):
    said = await set_up("check", KEPPIN_DATABASE_URL="postgresql://keppin:s3cret@127.0.0.1:1/keppin")
    assert (said.code, "the database cannot be reached" in said.out) == (1, True)
    assert "s3cret" not in said.out + said.err


async def test_roles_and_agents_are_what_init_wrote(set_up: Shell):
    database = Database(f"sqlite:///{set_up.folder}/data/keppin.db")
    with database.transaction() as session:
        assert session.exec(select(Team)).one().desk_channel == "C0DESK"
        assert {each.role for each in session.exec(select(Person))} == {Role.ADMIN, Role.RESPONDER}
        assert session.exec(select(Agent)).one().channel_id == "C0AGENT"
    database.close()


async def test_a_customer_number_from_before_it_was_looked_at_is_told_with_how_to_mend_it(set_up: Shell):
    database = Database(f"sqlite:///{set_up.folder}/data/keppin.db")
    with database.transaction() as session:
        session.exec(select(Team)).one().customer_no = "abc"
    database.close()
    said = await set_up("check")
    assert said.code == 1
    assert 'the customer number "abc" is none that order numbers end with' in said.out
    assert "→ keppin init --customer-no 300001" in said.out
    assert (await set_up("init", "--customer-no", "300001")).code == 0
    assert (await set_up("check")).code == 0
