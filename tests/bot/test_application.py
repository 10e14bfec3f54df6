"""What an answer has to load before it can begin."""

from __future__ import annotations

import subprocess
import sys

from tests.scenarios.program import ROOT, environment


def test_a_command_that_does_not_search_loads_neither_the_index_nor_what_it_counts_with() -> None:
    program = (
        "import sys; import bot.opening, bot.commands.sources, bot.commands.verify;"
        "print([one for one in ('corpus.index', 'numpy', 'tantivy', 'rapidfuzz') if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
