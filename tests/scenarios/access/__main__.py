"""The walk by itself: how many cells there are, and what leaks: `python -m tests.scenarios.access`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.scenarios.access.corpus import CANARIES
from tests.scenarios.access.exempt import is_exempt
from tests.scenarios.access.installations import both
from tests.scenarios.access.seats import SHUT_OUT
from tests.scenarios.access.walk import differences, leaks, notes, walked


def main() -> int:
    """Print the figures, and every leak; 1 where there is one."""
    with TemporaryDirectory() as name:
        closed, without = both(Path(name))
        found, plain = walked(closed), walked(without)
        leaking, unlike = leaks(found), differences(found, plain)
        told = notes(closed)
    words = [one for one in CANARIES if one in told.casefold()]
    kinds = Counter(cell.kind for cell in found)
    exempt = sum(is_exempt(cell, SHUT_OUT[cell.seat]) for cell in found)
    lines = [
        f"{len(found):,} cells: " + ", ".join(f"{number:,} {kind}" for kind, number in kinds.items()),
        f"{exempt:,} of them tell admins of the configuration: searched for words of documents alone",
        f"{len(leaking)} leaks, {len(unlike)} cells that say something else where nothing is closed",
        *map(str, (*leaking, *unlike)),
        f"{len(told):,} characters of notes to the admins, with {len(words)} words of closed documents",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if leaking or unlike or words else 0


if __name__ == "__main__":
    sys.exit(main())
