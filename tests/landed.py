"""Files that nobody writes any more: an intake leaves those that changed a moment ago for the next time."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def landed(path: Path, text: str, *, age_s: float = 60) -> Path:
    """A file with this text that was last changed so many seconds ago; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    then = time.time() - age_s
    os.utime(path, (then, then))
    return path
