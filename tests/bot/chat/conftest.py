"""For each test: a migrated database of either kind, or a newsroom with documents and briefings."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.migrations.upgrade import upgrade
from corpus.store.engine import open_engine, url_of_file
from tests.bot.delivery.newsroom import Newsroom

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
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    """Without a document; everybody reads `news`, and only the board what is the board's."""
    with closing(Newsroom(tmp_path)) as room:
        yield room
