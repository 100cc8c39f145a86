"""`keppin migrate`: bring the database to the tables of this version."""

from bot.commands.support.desk import at_work, opened, settings_here
from bot.commands.support.words import say
from bot.settings import database_url
from store.migrate import migrate as bring_up
from store.reach import without_password
from store.revision import current_revision, newest_revision


def migrate() -> None:
    """Run the migrations that are missing."""
    url = database_url(settings_here())
    database = opened(url)
    try:
        with at_work(url):
            before = current_revision(database)
            bring_up(database)
    finally:
        database.close()
    part = "database#was_current" if before == newest_revision() else "database#migrated"
    say(part, url=without_password(url), revision=newest_revision())
