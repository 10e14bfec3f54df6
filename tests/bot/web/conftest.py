"""The outside, and a server of the inside that nobody outside may reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.outside.server import Outside, page

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def outside() -> Iterator[Outside]:
    with Outside() as server:
        yield server


@pytest.fixture
def secret() -> Iterator[Outside]:
    """On an address of the loopback that is not allowed."""
    with Outside("127.0.0.2") as server:
        server.serve("/", page("the secret"))
        yield server
        assert server.connections == 0
