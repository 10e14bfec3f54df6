"""A migrated database of either kind for each test of offers, and the offers in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.migrations.upgrade import upgrade
from bot.offers import Offers
from corpus.store.engine import open_engine, url_of_file
from tests.bot.offers.offering import CONFIGURATION, MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Empty, and at the newest migration."""
    if request.param == "postgresql":
        engine = open_engine(request.getfixturevalue("postgres_url"))
    else:
        engine = open_engine(url_of_file(tmp_path / "communique.db"))
        upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def offers(database: Engine) -> Offers:
    """The handle on it."""
    return Offers(database, CONFIGURATION, max_file_bytes=MAX_BYTES)
