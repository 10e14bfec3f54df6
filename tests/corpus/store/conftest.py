"""An empty store for each test, on each of the databases that a store may stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.store import Store
from tests.contracts.stores import DATABASES
from tests.corpus.store.documents import a_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=DATABASES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of its own."""
    postgres = request.param == "postgresql"
    store = Store.at(request.getfixturevalue("postgres_url")) if postgres else a_store(tmp_path)
    yield store
    store.engine.dispose()
