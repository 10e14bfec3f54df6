"""What several test folders need: the demo corpus, read once for the whole run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ingested import the_demo

if TYPE_CHECKING:
    from bot.application import Application


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Application:
    """An application over the demo corpus, at 08:00 on Monday 20 May 2024. Read it; do not add to it."""
    return the_demo(tmp_path_factory.mktemp("demo"))
