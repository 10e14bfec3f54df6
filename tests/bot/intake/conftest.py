"""A newsstand for each test of the intake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bot.intake.newsstand import Newsstand
from tests.outside.server import Outside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def newsstand(tmp_path: Path) -> Iterator[Newsstand]:
    """With a web server, and nothing configured yet."""
    with Outside() as outside:
        yield Newsstand(tmp_path, outside)
