"""Every sentence of the papers that a machine can check.

`python -m tests.papers` writes what they show of the program; here it is held against the program.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from contextlib import closing
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import click
import pytest

from bot import cli
from bot.grammar import COMMANDS
from config import configuration, parse
from config.settings import Settings
from corpus.index import How
from corpus.readers import READERS, given
from tests.papers import (
    BRIEFING,
    EXAMPLE,
    JSON_PAGE,
    MESSAGES,
    MONDAY,
    README,
    ROOT,
    SHOWING,
    SHOWN,
    STORYBOARDS,
    Program,
    albums_in,
    page_of,
    redrawn,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

DOCS = ROOT / "docs"
DECISIONS = sorted((DOCS / "decisions").glob("0*.md"))
PAPERS = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
UNTOUCHED = "untouched"
CHECK = re.compile(r"^(?:ok|warn|fail) +([\w ]+):", re.MULTILINE)
COMMAND = re.compile(r"^\.venv/bin/communique (?P<typed>.*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Program, str]]:
    """The program over a home that `communique demo` made, and what the demo printed."""
    folder = tmp_path_factory.mktemp("papers")
    printed = subprocess.run(
        [sys.executable, "-m", "bot", "demo"],
        cwd=folder,
        env=os.environ
        | {"COMMUNIQUE_HOME": str(folder), "PYTHONPATH": str(ROOT), "COMMUNIQUE_NOW": "", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMUNIQUE_NOW", MONDAY)
        program = Program(folder / "demo")
        program.run("deliver morning")  # so that something stands in the ledger
        program.run("config import config/communique.yaml")  # so that there is a version
        shutil.copytree(program.home, folder / UNTOUCHED)
        yield program, printed


@pytest.fixture
def own(shown: tuple[Program, str], tmp_path: Path) -> Program:
    """The program over a copy of that home as it was at first, to change as one likes."""
    return Program(shutil.copytree(shown[0].home.parent / UNTOUCHED, tmp_path / "home"))


def test_the_readme_shows_the_briefing_that_the_demo_prints(shown: tuple[Program, str]) -> None:
    """Written anew by `python -m tests.papers`."""
    found = BRIEFING.search(README.read_text(encoding="utf-8"))
    assert found
    briefing = found.group().split("```text\n")[1].split("```\n")[0]
    assert briefing == shown[0].briefing()
    assert briefing in shown[1]


@pytest.mark.parametrize("page", ["README.md", "docs/commands.md"])
def test_every_command_shown_runs(page: str, own: Program) -> None:
    typed = COMMAND.findall((ROOT / page).read_text(encoding="utf-8"))
    assert len(typed) > 10
    for one in typed:
        if one != "demo":  # it has been run: see `shown`
            code, _, complaint = own.run(one)
            assert (one, code, complaint) == (one, 0, "")


def test_the_manual_has_every_command_and_every_option_and_no_other() -> None:
    manual = _sections(DOCS / "commands.md")
    everywhere = manual.pop("Every command")
    assert _options(everywhere) == _click_options(cli.cli) | {"--help"}
    leaves = dict(_leaves(cli.cli))
    for name in cli.DRAWN:  # one section tells what `render` adds to the options of each
        drawn = _click_options(leaves.pop(f"render {name}"))
        assert drawn - _options(manual["render"]) == _click_options(leaves[name]) - {"--json"}
    assert _options(manual.pop("render")) == {"--platform"}
    assert set(manual) == set(leaves)
    assert set(COMMANDS) <= set(leaves)
    for name, command in leaves.items():
        assert (name, _options(manual[name])) == (name, _click_options(command)), name
        assert f".venv/bin/communique {name}" in manual[name]
        if name in COMMANDS:
            assert {f"--{one.name}" for one in COMMANDS[name].options} == _options(manual[name]) - {"--json"}


def test_every_example_has_the_fields_that_the_program_prints(shown: tuple[Program, str]) -> None:
    """Written anew by `python -m tests.papers`."""
    examples = list(EXAMPLE.finditer(JSON_PAGE.read_text(encoding="utf-8")))
    assert len(examples) > 12
    for found in examples:
        example = json.loads(found["shown"].removeprefix("```json\n").removesuffix("```\n"))
        now = shown[0].example(found["typed"], found["place"])
        assert (found["typed"], _kinds(example)) == (found["typed"], _kinds(now))


@pytest.mark.parametrize("platform", STORYBOARDS)
def test_the_page_on_a_platform_shows_every_message_as_it_is_sent(platform: str, tmp_path: Path) -> None:
    """Written anew by `python -m tests.papers`."""
    found = MESSAGES.search(page_of(platform).read_text(encoding="utf-8"))
    assert found
    assert found.group().splitlines()[1:-1] == STORYBOARDS[platform](tmp_path).splitlines()


@pytest.fixture(scope="module")
def albums(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, str]]:
    """What admins see, by platform and by the names of the pictures."""
    return albums_in(tmp_path_factory.mktemp("albums"))


@pytest.mark.parametrize("paper", SHOWING, ids=lambda paper: paper.stem)
def test_the_pages_for_each_of_its_people_show_what_they_see(
    paper: Path, own: Program, albums: Mapping[str, Mapping[str, str]]
) -> None:
    """Written anew by `python -m tests.papers`."""
    page = paper.read_text(encoding="utf-8")
    shown = zip(SHOWN.finditer(page), SHOWN.finditer(redrawn(page, own, albums)), strict=True)
    for held, now in shown:
        if held["what"] == "doctor":  # what it finds is another on each machine
            assert set(CHECK.findall(held["shown"])) == set(CHECK.findall(now["shown"]))
        else:
            assert held["shown"].splitlines() == now["shown"].splitlines()


def test_every_picture_for_admins_stands_on_their_page(albums: Mapping[str, Mapping[str, str]]) -> None:
    page = (DOCS / "admin.md").read_text(encoding="utf-8")
    shown = {(found["where"], found["what"]) for found in SHOWN.finditer(page)}
    assert {(where, name) for where, pictures in albums.items() for name in pictures} <= shown


def test_every_command_that_prints_json_has_an_example() -> None:
    typed = [f"{found['typed']} " for found in EXAMPLE.finditer(JSON_PAGE.read_text("utf-8"))]
    printing = {name for name, command in _leaves(cli.cli) if "--json" in _click_options(command)}
    printing.remove("ledger resolve")  # nothing is held in a home where all goes well
    assert {name for name in printing if any(one.startswith(f"{name} ") for one in typed)} == printing


def test_the_citation_that_the_papers_show_verifies(shown: tuple[Program, str]) -> None:
    ids = set(re.findall(r"verify (\S+@\d+:[\d,-]+)", README.read_text(encoding="utf-8")))
    assert ids
    assert [shown[0].run(f"verify {one}")[0] for one in ids] == [0] * len(ids)


def test_the_example_configuration_is_accepted_and_says_what_it_seems_to_say() -> None:
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    held = parse(example, path="configuration.md", folder=ROOT)
    assert list(held.collections) == ["public", "board"]
    assert list(held.briefings) == ["morning"]


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("The whole file", configuration.Configuration),
        ("Collections", configuration.Collection),
        ("Topics", configuration.Topic),
        ("Keywords", configuration.Keyword),
        ("Briefings", configuration.Briefing),
        ("Admins", configuration.Admins),
    ],
)
def test_the_tables_have_every_key_of_the_configuration_and_no_other(heading: str, value: type[Any]) -> None:
    assert _first_cells(_sections(DOCS / "configuration.md")[heading]) == {one.name for one in fields(value)}


def test_the_table_has_every_setting_and_no_other() -> None:
    ours, besides, *_ = _sections(DOCS / "configuration.md")["Settings"].split("Beside them")
    assert _first_cells(ours) == {str(one.validation_alias) for one in Settings.model_fields.values()}
    assert {"COMMUNIQUE_NOW", "COMMUNIQUE_LOG"} <= _first_cells(besides)


def test_the_page_on_documents_names_every_format_and_every_key() -> None:
    sections = _sections(DOCS / "documents.md")
    assert _first_cells(sections["What is read"]) == set(READERS)
    assert _first_cells(sections["What is known about a document"]) == set(given._FIELD_OF)


def test_the_page_on_search_explains_every_how() -> None:
    assert _first_cells(_sections(DOCS / "search.md")["What `how` means"]) - {"how"} == set(How)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.relative_to(ROOT).as_posix())
def test_every_link_between_the_papers_leads_somewhere(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?://)([^)]+)\)", text):
        name, _, anchor = target.partition("#")
        page = (paper.parent / name).resolve() if name else paper
        assert page.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in map(_anchor, headings), target


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.relative_to(ROOT).as_posix())
def test_every_file_that_the_papers_name_is_there(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    roots = "bot|briefings|config|corpus|docs|tests"
    for name in re.findall(rf"`((?:{roots})/[\w./-]*)`", text):
        assert (ROOT / name).exists(), name
    for target in re.findall(r"`make ([a-z-]+)", text):
        assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE), target


def test_every_decision_has_its_four_parts_and_stands_in_the_index() -> None:
    index = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    for number, page in enumerate(DECISIONS, 1):
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {number:04}: ")
        parts = re.findall(r"^## (.+)$", text, re.MULTILINE)
        assert parts == ["Context", "Decision", "Consequences", "How it is kept true"]
        assert f"[{number:04}]({page.name})" in index


def test_the_changelog_has_the_present_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert f"## [{project['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_a_quote_that_is_no_longer_in_the_store_is_withheld_as_the_readme_promises(own: Program) -> None:
    asked = "ask Kraft Siberia capacity --limit 1"
    assert "Moscow dreams of Kraft Siberia" in own.run(asked)[1]
    with closing(sqlite3.connect(own.home / "communique.db")) as database, database:
        database.execute("UPDATE revision SET text = replace(text, 'Kraft', 'Craft')")
    code, printed, _ = own.run(asked)
    assert (code, "raft Siberia 2" in printed) == (0, False)
    assert "1 line withheld" in printed


def _sections(page: Path) -> dict[str, str]:
    """The text under each heading of the second and third level."""
    parts = re.split(r"^##+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _first_cells(text: str) -> set[str]:
    """What stands in code marks in the first cells of the tables."""
    cells = re.findall(r"^\| (`[^|]+`) \|", text, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def _options(text: str) -> set[str]:
    return {name for name in _first_cells(text) if name.startswith("--")}


def _click_options(command: click.Command) -> set[str]:
    return {
        name
        for one in command.params
        if isinstance(one, click.Option)
        for name in one.opts
        if name[:2] == "--"
    }


def _leaves(group: click.Group, *above: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by its whole name."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _leaves(command, *above, name)
        else:
            yield " ".join((*above, name)), command


def _kinds(value: Any) -> Any:  # noqa: ANN401  JSON
    """The fields of JSON without their values."""
    if isinstance(value, dict):
        return {key: _kinds(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_kinds(one) for one in value[:1]]
    return "text or number" if value is not None else None


def _anchor(heading: str) -> str:
    """As GitHub makes it."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
