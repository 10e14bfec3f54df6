"""What several test folders need: the demo corpus, read once for the whole run, and a PostgreSQL server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from bot.migrations.upgrade import upgrade
from corpus.store.engine import open_engine
from tests.ingested import the_demo
from tests.postgres import cluster, database, empty, why_absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.application import Application

# How long an example takes says how busy the machine is.
settings.register_profile("exploring", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The same examples every time: a change is refused for what it changed. Others are for whoever explores.
settings.register_profile("anywhere", parent=settings.get_profile("exploring"), derandomize=True)
settings.load_profile("anywhere")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Application:
    """An application over the demo corpus, at 08:00 on Monday 20 May 2024. Read it; do not add to it."""
    return the_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server, without a database; see `tests.postgres.database`."""
    absent = why_absent()
    if absent is not None:
        pytest.skip(absent)
    with cluster() as address:
        yield address


@pytest.fixture(scope="session")
def postgres_template(postgres: str) -> Iterator[str]:
    """The name of an empty PostgreSQL database at the newest migration; copy it, and do not connect to it."""
    with database(postgres) as url:
        engine = open_engine(url)
        upgrade(engine)
        engine.dispose()
        yield url.rpartition("/")[2]


@pytest.fixture(scope="session")
def postgres_shared(postgres: str, postgres_template: str) -> Iterator[str]:
    """The address of the database that `postgres_url` hands from test to test."""
    with database(postgres, template=postgres_template) as url:
        yield url


@pytest.fixture
def postgres_url(postgres_shared: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database at the newest migration, emptied after the test.

    A test that changes more than rows makes a database of its own; see `tests.postgres.database`.
    """
    yield postgres_shared
    empty(postgres_shared)
