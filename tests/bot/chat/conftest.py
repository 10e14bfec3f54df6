"""A migrated database of either kind for each test of what chat remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.migrations.upgrade import upgrade
from corpus.store.engine import open_engine, url_of_file

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
