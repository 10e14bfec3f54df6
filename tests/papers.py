"""What the papers show of the program, made by the program: `python -m tests.papers` writes it anew.

In README.md a briefing stands between two marks, in docs/slack.md and docs/discord.md every message that is
shown there; in docs/json.md every example stands under a mark with the command that prints it; in the pages
for each of the people who use it, what they see stands under a mark that says where it comes from.
"""

from __future__ import annotations

import io
import json
import os
import re
import shlex
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from bot.cli import main as communique
from config.clock import NOW
from tests.scenarios.board import fenced
from tests.scenarios.discord.admins import pictures as for_admins_on_discord
from tests.scenarios.discord.storyboard import storyboard as on_discord
from tests.scenarios.slack.admins import pictures as for_admins_on_slack
from tests.scenarios.slack.storyboard import storyboard as on_slack

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
README, JSON_PAGE = ROOT / "README.md", ROOT / "docs" / "json.md"
STORYBOARDS = {"slack": on_slack, "discord": on_discord}
"""By platform, which has a page of that name in docs/: what draws its messages, given an empty folder."""

ALBUMS = {"slack": for_admins_on_slack, "discord": for_admins_on_discord}
"""By platform: what draws the pictures for admins, by name, given an empty folder."""

SHOWING = [ROOT / "docs" / f"{name}.md" for name in ("team-member", "reader", "admin", "operator", "method")]
"""The pages that show something under marks; where it comes from says each mark:

`console`: what a command prints, after those above it on the page. `slack` and `discord`: a picture of an
album. `slack.md` and `discord.md`: what stands there under a lead. A number says how many lines are shown.
"""

MONDAY = "2024-05-20T06:00:00Z"
"""The demo's clock: 08:00 in Stockholm."""

BRIEFING = re.compile(r"(<!-- briefing:start -->\n).*?(<!-- briefing:end -->)", re.DOTALL)
MESSAGES = re.compile(r"(<!-- messages:start -->\n).*?(<!-- messages:end -->)", re.DOTALL)
EXAMPLE = re.compile(
    r"(<!-- example: (?P<typed>[^|\n]+?)(?: \| (?P<place>\S+))? -->\n)(?P<shown>.*?)(<!-- end -->)", re.DOTALL
)
SHOWN = re.compile(
    r"(<!-- shown: (?P<where>[a-z.]+) \| (?P<what>[^\n]+?)(?: \| (?P<rows>\d+))? -->\n)"
    r"(?P<shown>.*?)(?P<end><!-- end -->)",
    re.DOTALL,
)

HERE = "~"
"""How the folder of the program's home is called on a page."""

MOST_CHARS = 100
"""Of a word: a link that carries a whole manifest is cut on a page."""

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
    """The command line over one home; its clock is for the caller to set."""

    home: Path

    def run(self, typed: str) -> tuple[int, str, str]:
        """Exit code, standard output and standard error of what follows the program's name."""
        printed = io.BytesIO()  # for what is written to the byte, too
        out, err = (
            io.TextIOWrapper(printed, encoding="utf-8", newline="\n", write_through=True),
            io.StringIO(),
        )
        with chdir(ROOT), redirect_stdout(out), redirect_stderr(err):
            code = communique(["--home", str(self.home), *shlex.split(typed, comments=True)])
        return code, printed.getvalue().decode(), err.getvalue()

    def briefing(self) -> str:
        """This Monday's briefing, as a terminal of 80 columns shows it."""
        return self.run("brief morning")[1]

    def printed(self, typed: str) -> str:
        """A command with what it prints, as a page shows both.

        Raises:
            LookupError: it does not end well.
        """
        held = os.environ.pop(NOW, "") if typed == "doctor" else ""  # which warns of a clock that is set
        code, out, err = self.run(typed.replace(f"{HERE}/", f"{self.home}/"))
        if held:
            os.environ[NOW] = held
        if code or err:
            raise LookupError(f"{typed} does not end well: {err}")
        for here, called in ((f"{self.home}/", f"{HERE}/"), (str(self.home), f"{HERE}/communique")):
            out = out.replace(here, called)
        out = re.sub(r"[\d,]+ MB free", "20,480 MB free", out.replace(str(ROOT), "/opt/communique"))
        out = re.sub(rf"\S{{{MOST_CHARS},}}", lambda found: f"{found[0][: MOST_CHARS - 30]}…", out)
        return "\n".join([f"$ communique {typed}", "", out])

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


def redrawn(page: str, program: Program, albums: Mapping[str, Mapping[str, str]]) -> str:
    """A page with all that it shows as it is now.

    Args:
        program: is changed by the commands that the page shows.
        albums: the pictures by platform.
    """

    def drawn(found: re.Match[str]) -> str:
        match found["where"]:
            case "console":
                picture = fenced(program.printed(found["what"]).splitlines())
            case "slack" | "discord" as platform:
                picture = albums[platform][found["what"]]
            case where:
                picture = _under(found["what"], (ROOT / "docs" / where).read_text(encoding="utf-8"))
        return f"{found[1]}{_first(picture, found['rows'])}\n{found['end']}"

    return SHOWN.sub(drawn, page)


def albums_in(folder: Path) -> Mapping[str, Mapping[str, str]]:
    """The pictures of all albums, by platform.

    Args:
        folder: empty.
    """
    return {platform: drawn(folder / platform) for platform, drawn in ALBUMS.items()}


def _under(lead: str, page: str) -> str:
    """The picture that stands under a lead."""
    found = re.search(rf"^{re.escape(lead)}\n\n(```text\n.*?\n```)$", page, re.DOTALL | re.MULTILINE)
    if found is None:
        raise LookupError(f"nothing stands under {lead}")
    return found[1]


def _first(picture: str, rows: str | None) -> str:
    """As many lines of a picture as are asked for."""
    first, *lines, last = picture.splitlines()
    if not rows or len(lines) <= int(rows):
        return picture
    shown = "\n".join(lines[: int(rows)]).rstrip()
    return f"{first}\n{shown}\n\n… {len(lines) - int(rows)} more lines\n{last}"


def _show(paper: Path, messages: str) -> None:
    page = paper.read_text(encoding="utf-8")
    paper.write_text(MESSAGES.sub(lambda found: found[1] + messages + found[2], page), encoding="utf-8")


@contextmanager
def _demo() -> Iterator[Program]:
    """The program over a home of its own that has read the demo's documents."""
    with TemporaryDirectory() as folder:
        program = Program(Path(folder) / "communique")
        program.run("ingest corpus/demo")
        program.run("deliver morning")
        program.run("config import config/communique.yaml")  # so that there is a version
        yield program


def main() -> None:
    """Write all of it into the papers."""
    os.environ[NOW] = MONDAY
    with _demo() as program:
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
    with TemporaryDirectory() as folder:
        albums = albums_in(Path(folder))
    for paper in SHOWING:
        with _demo() as program:
            page = paper.read_text(encoding="utf-8")
            paper.write_text(redrawn(page, program, albums), encoding="utf-8")


if __name__ == "__main__":
    main()
