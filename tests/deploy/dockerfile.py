"""A Dockerfile as its instructions, one after another."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Instruction:
    """One of them; `words` are what it says, with continued lines joined."""

    name: str
    words: str

    @property
    def executed(self) -> list[str]:
        """The words of the exec form.

        Raises:
            ValueError: it is in the shell form.
        """
        found: Any = json.loads(self.words[self.words.index("[") :])
        return [str(word) for word in found]


def stages(path: Path) -> list[list[Instruction]]:
    """Every stage, each beginning with its FROM."""
    text = re.sub(r"^\s*#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = [line.strip() for line in re.sub(r"\\\n\s*", "", text).splitlines() if line.strip()]
    found: list[list[Instruction]] = []
    for line in lines:
        name, _, words = line.partition(" ")
        if name == "FROM":
            found.append([])
        found[-1].append(Instruction(name, words))
    return found
