"""The databases that a store may stand on: what is promised of one is tested on each."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpus.store import Store
from tests.corpus.store.documents import a_store
from tests.postgres import database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

DATABASES = ("sqlite", "postgresql")


@contextmanager
def store_on(name: str, folder: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty store on one of the databases, gone afterwards; the test is skipped where it is not installed.

    Args:
        folder: for the file, where it is one.
    """
    if name == "sqlite":
        store = a_store(folder)
        yield store
        store.engine.dispose()
        return
    postgres, template = (request.getfixturevalue(one) for one in ("postgres", "postgres_template"))
    with database(postgres, template=template) as url:
        store = Store.at(url)
        yield store
        store.engine.dispose()
