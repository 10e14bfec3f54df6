"""A newsroom for each test of what is delivered."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.bot.delivery.newsroom import Newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    """Without a document."""
    with closing(Newsroom(tmp_path)) as room:
        yield room


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Newsroom]:
    """The same over each kind of database, for what only the database decides."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else None
    with closing(Newsroom(tmp_path, url)) as room:
        yield room
