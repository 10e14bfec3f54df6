"""An empty store for each test, on each of the databases that a store may stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contracts.stores import DATABASES, store_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.store import Store


@pytest.fixture(params=DATABASES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of its own."""
    with store_on(request.param, tmp_path, request) as store:
        yield store
