"""What the papers show of the program, made by the program: `python -m tests.papers` writes it anew.

In README.md a briefing stands between two marks, in docs/slack.md and docs/discord.md every message that is
shown there; in docs/json.md every example stands under a mark with the command that prints it.
"""

from __future__ import annotations

import io
import json
import os
import re
import shlex
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from bot.cli import main as communique
from tests.scenarios.discord.storyboard import storyboard as on_discord
from tests.scenarios.slack.storyboard import storyboard as on_slack

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
README, JSON_PAGE = ROOT / "README.md", ROOT / "docs" / "json.md"
STORYBOARDS = {"slack": on_slack, "discord": on_discord}
"""By platform, which has a page of that name in docs/: what draws its messages, given an empty folder."""

MONDAY = "2024-05-20T06:00:00Z"
"""The demo's clock: 08:00 in Stockholm."""

BRIEFING = re.compile(r"(<!-- briefing:start -->\n).*?(<!-- briefing:end -->)", re.DOTALL)
MESSAGES = re.compile(r"(<!-- messages:start -->\n).*?(<!-- messages:end -->)", re.DOTALL)
EXAMPLE = re.compile(
    r"(<!-- example: (?P<typed>[^|\n]+?)(?: \| (?P<place>\S+))? -->\n)(?P<shown>.*?)(<!-- end -->)", re.DOTALL
)

NAMED = {
    "citation": "(citation)",
    "citations": ["(citation)"],
    "figures": ["(figure)"],
    "dates": ["(date)"],
    "support": "(support)",
    "conflicts": ["(conflict)"],
    "facts": ["(fact)"],
    "mark": "(mark)",
    "message_id": "(message)",
}
"""By field: how a shape with a section of its own, or what no two ledgers have alike, stands on the page."""

_PAIR = re.compile(r"\[\s+(\d+),\s+(\d+)\s+\]")


@dataclass(frozen=True)
class Program:
    """The command line over one home; COMMUNIQUE_NOW is for the caller to set."""

    home: Path

    def run(self, typed: str) -> tuple[int, str, str]:
        """Exit code, standard output and standard error of what follows the program's name."""
        out, err = io.StringIO(), io.StringIO()
        with chdir(ROOT), redirect_stdout(out), redirect_stderr(err):
            code = communique(["--home", str(self.home), *shlex.split(typed, comments=True)])
        return code, out.getvalue(), err.getvalue()

    def briefing(self) -> str:
        """This Monday's briefing, as a terminal of 80 columns shows it."""
        return self.run("brief morning")[1]

    def example(self, typed: str, place: str | None) -> Any:  # noqa: ANN401  JSON
        """What a command prints as JSON, or the part of it at a dotted place, cut short to be read."""
        shape = json.loads(self.run(f"{typed} --json")[1].replace(str(ROOT), "/opt/communique"))
        found = _at(shape, place.split(".") if place else [])
        if found is None:
            raise LookupError(f"{typed} prints nothing at {place}")
        return short(found)


def short(value: Any) -> Any:  # noqa: ANN401  JSON
    """The same with lists cut to their first entry, which may be a pair, and named shapes as their names."""
    if isinstance(value, dict):
        return {key: NAMED[key] if one and key in NAMED else short(one) for key, one in value.items()}
    if isinstance(value, list):
        return [one if isinstance(one, list) else short(one) for one in value[:1]]
    return value


def printed(example: Any) -> str:  # noqa: ANN401  JSON
    """An example as it stands on the page; pairs of numbers stay on one line."""
    return _PAIR.sub(r"[\1, \2]", json.dumps(example, ensure_ascii=False, indent=2))


def _at(value: Any, place: Sequence[str]) -> Any:  # noqa: ANN401  JSON
    """What stands at a place; `*` is the first entry that has the rest of it; None where nothing does."""
    if not place:
        return value
    first, *rest = place
    if first == "*":
        return next((found for one in value if (found := _at(one, rest)) is not None), None)
    if isinstance(value, list):
        return _at(value[int(first)], rest) if int(first) < len(value) else None
    return _at(value[first], rest)


def page_of(platform: str) -> Path:
    """The page about a chat platform."""
    return ROOT / "docs" / f"{platform}.md"


def _show(paper: Path, messages: str) -> None:
    page = paper.read_text(encoding="utf-8")
    paper.write_text(MESSAGES.sub(lambda found: found[1] + messages + found[2], page), encoding="utf-8")


def main() -> None:
    """Write all of it into the papers."""
    os.environ["COMMUNIQUE_NOW"] = MONDAY
    with TemporaryDirectory() as folder:
        program = Program(Path(folder))
        program.run("ingest corpus/demo")
        program.run("deliver morning")
        program.run("config import config/communique.yaml")  # so that there is a version
        page = README.read_text(encoding="utf-8")
        fenced = f"```text\n{program.briefing()}```\n"
        README.write_text(BRIEFING.sub(lambda found: found[1] + fenced + found[2], page), encoding="utf-8")

        def filled(found: re.Match[str]) -> str:
            example = printed(program.example(found["typed"], found["place"]))
            return f"{found[1]}```json\n{example}\n```\n{found[5]}"

        page = JSON_PAGE.read_text(encoding="utf-8")
        JSON_PAGE.write_text(EXAMPLE.sub(filled, page), encoding="utf-8")
    for platform, drawn in STORYBOARDS.items():
        with TemporaryDirectory() as folder:
            _show(page_of(platform), drawn(Path(folder)))


if __name__ == "__main__":
    main()
