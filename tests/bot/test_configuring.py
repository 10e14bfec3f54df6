from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.cli import main
from bot.opening import opened
from bot.versions.tables import configuration as table
from config import load
from corpus.store.engine import transaction

if TYPE_CHECKING:
    from collections.abc import Callable

COMMENTED = """\
# Ours.
timezone: 'Europe/Oslo'   # where we are
collections: {public: {paths: [ /srv/news ]}}
topics: {toll: {words: [toll]}, tunnel: {words: [tunnel]}}
briefings:
  # Every day.
  morning: {at: 08:00, topics: [toll], to: [console]}"""
CONFIG = "timezone: Europe/Stockholm\ncollections:\n  public: {paths: [news]}\n"


@pytest.fixture
def typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Types a command over a home and a file; exit code, standard output and standard error."""
    monkeypatch.setenv("COMMUNIQUE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COMMUNIQUE_NOW", "2024-05-20T06:00:00Z")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    Path("own.yaml").write_text(CONFIG, encoding="utf-8")

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["--config", "own.yaml", *words])
        return code, *capsys.readouterr()

    return run


def _history(typed: Callable[..., tuple[int, str, str]]) -> list[tuple[int, str]]:
    versions = json.loads(typed("config", "history", "--json")[1])["versions"]
    return [(one["number"], one["change"]) for one in versions]


def test_without_a_version_the_file_holds_and_no_home_is_made(
    typed: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    assert typed("config", "show")[1].startswith("timezone: Europe/Stockholm\n")
    assert typed("config", "check")[1] == "the configuration is right: 1 collection, 0 topics, 0 briefings\n"
    assert not (tmp_path / "home" / "communique.db").exists()
    assert "None yet: the file holds." in typed("config", "history")[1]


def test_a_file_that_is_imported_holds_from_then_on_and_can_be_undone(
    typed: Callable[..., tuple[int, str, str]],
) -> None:
    Path("other.yaml").write_text(CONFIG.replace("Stockholm", "Oslo"), encoding="utf-8")
    assert "Imported as version 2: it holds from now on." in typed("config", "import", "other.yaml")[1]
    said, _, shown = typed("config", "show")[1].partition("\n")
    assert said == "# version 2 in the database holds"
    assert shown.startswith("timezone: Europe/Oslo\n")
    assert "Version 3 holds now, as version 1 was." in typed("config", "undo", "--yes")[1]
    assert opened(config=Path("own.yaml")).configuration == load(Path("own.yaml"))
    assert _history(typed) == [
        (3, "Undid version 2: as version 1 was."),
        (2, "Imported other.yaml."),
        (1, "Seeded from own.yaml."),
    ]


def test_to_import_what_holds_changes_nothing(typed: Callable[..., tuple[int, str, str]]) -> None:
    for _ in range(2):
        assert "Version 1 says the same, and holds." in typed("config", "import", "own.yaml")[1]
    assert _history(typed) == [(1, "Seeded from own.yaml.")]
    assert "There is nothing to undo." in typed("config", "undo")[1]


def test_a_file_with_mistakes_is_refused_whole(typed: Callable[..., tuple[int, str, str]]) -> None:
    Path("wrong.yaml").write_text(CONFIG + "briefings: {noon: {at: '25:00'}}\n", encoding="utf-8")
    code, _, complaint = typed("config", "import", "wrong.yaml")
    assert code == 1
    assert "wrong.yaml:4" in complaint
    assert _history(typed) == []


def test_a_file_that_was_changed_since_fails_nothing_and_is_told_of(
    typed: Callable[..., tuple[int, str, str]],
) -> None:
    typed("config", "import", "own.yaml")
    Path("own.yaml").write_text(CONFIG.replace("Stockholm", "Oslo"), encoding="utf-8")
    code, shown, _ = typed("config", "show")
    assert code == 0
    assert "# version 1 in the database holds; own.yaml has been changed since version 1 was made" in shown
    assert "# communique config import own.yaml makes it the next version" in shown
    assert "timezone: Europe/Stockholm\n" in shown
    assert "own.yaml has been changed" in typed("config", "check")[1]
    checks = json.loads(typed("doctor", "--json")[1])["checks"]
    (found,) = (one for one in checks if one["name"] == "configuration")
    assert (found["state"], found["hint"]) == (
        "warn",
        "communique config import own.yaml makes it the next version",
    )
    typed("config", "import", "own.yaml", "--yes")
    assert "changed since" not in typed("config", "check")[1]


def test_the_file_that_is_named_is_checked_whatever_holds(
    typed: Callable[..., tuple[int, str, str]],
) -> None:
    typed("config", "import", "own.yaml")
    Path("own.yaml").write_text(CONFIG + "moods: [calm]\n", encoding="utf-8")
    code, _, complaint = typed("config", "check")
    assert (code, "unknown key 'moods'" in complaint) == (1, True)
    assert typed("config", "show")[0] == 0


def test_a_version_that_is_not_understood_stops_all_but_what_mends_it(
    typed: Callable[..., tuple[int, str, str]],
) -> None:
    typed("config", "import", "own.yaml")
    with transaction(opened(config=Path("own.yaml")).store.engine) as connection:
        connection.execute(table.update().values(text=CONFIG + "moods: [calm]\n"))
    code, _, complaint = typed("sources")
    assert code == 1
    assert "version 1 of the configuration, in the database, is not understood" in complaint
    assert "Imported as version 2" in typed("config", "import", "own.yaml", "--yes")[1]
    assert typed("sources")[0] == 0


@pytest.mark.parametrize(
    "written",
    [
        COMMENTED.encode(),
        (COMMENTED + "\n\n").encode(),
        ("\ufeff" + COMMENTED).replace("\n", "\r\n").encode(),
    ],
    ids=["without a last line end", "with two", "from Windows"],
)
def test_what_is_imported_is_exported_byte_for_byte_and_imported_again_is_no_change(
    typed: Callable[..., tuple[int, str, str]], written: bytes
) -> None:
    Path("other.yaml").write_bytes(written)
    typed("config", "import", "other.yaml")
    assert typed("config", "export")[1].encode() == written
    assert "version 2 is in out.yaml" in typed("config", "export", "out.yaml")[1]
    assert Path("out.yaml").read_bytes() == written
    assert "Version 2 says the same, and holds." in typed("config", "import", "out.yaml")[1]
    assert len(_history(typed)) == 2


def test_an_export_of_relative_paths_has_absolute_ones_and_is_no_change_either(
    typed: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    Path("own.yaml").write_text(f"# ours\n{CONFIG}", encoding="utf-8")
    typed("config", "import", "own.yaml")
    typed("config", "export", "out.yaml")
    absolute = f"# ours\n{CONFIG}".replace("[news]", f"[{tmp_path}/news]")
    assert Path("out.yaml").read_text(encoding="utf-8") == absolute
    assert "Version 1 says the same, and holds." in typed("config", "import", "out.yaml")[1]
    Path("out.yaml").replace("own.yaml")
    assert "own.yaml" not in typed("config", "check")[1]


def test_an_export_writes_over_nothing_unless_it_is_told_to(
    typed: Callable[..., tuple[int, str, str]],
) -> None:
    typed("config", "import", "own.yaml")
    Path("out.yaml").write_text("mine", encoding="utf-8")
    code, _, complaint = typed("config", "export", "out.yaml")
    assert (code, Path("out.yaml").read_text(encoding="utf-8")) == (2, "mine")
    assert "out.yaml is there already" in complaint
    assert "--force" in complaint
    assert typed("config", "export", "out.yaml", "--force")[0] == 0
    assert "timezone: Europe/Stockholm" in Path("out.yaml").read_text(encoding="utf-8")
    code, _, complaint = typed("config", "export", "nowhere/out.yaml")
    assert (code, "nowhere/out.yaml cannot be written" in complaint) == (1, True)


def test_an_earlier_version_is_exported_by_its_number(typed: Callable[..., tuple[int, str, str]]) -> None:
    code, _, complaint = typed("config", "export")
    assert (code, "there is no version yet" in complaint) == (2, True)
    Path("other.yaml").write_text(COMMENTED, encoding="utf-8")
    typed("config", "import", "other.yaml")
    typed("config", "undo", "--yes")
    assert typed("config", "export", "--version", "2")[1] == COMMENTED
    assert typed("config", "export", "--version", "1")[1] == typed("config", "export")[1]
    code, _, complaint = typed("config", "export", "--version", "7")
    assert (code, "no version '7'" in complaint, "the latest is 3" in complaint) == (1, True, True)


def test_a_file_that_is_no_utf_8_is_a_clear_mistake(typed: Callable[..., tuple[int, str, str]]) -> None:
    Path("other.yaml").write_bytes(b"timezone: UTC\n# caf\xe9\n")
    for command in ("import", "check"):
        code, _, complaint = typed("config", command, "other.yaml")
        assert code == 1
        assert "other.yaml:2: is not UTF-8" in complaint
        assert "save the file as UTF-8" in complaint
    assert _history(typed) == []


def test_a_file_is_checked_and_what_it_would_change_is_told_by_name(
    typed: Callable[..., tuple[int, str, str]],
) -> None:
    Path("other.yaml").write_text(COMMENTED, encoding="utf-8")
    assert typed("config", "check", "other.yaml")[1].splitlines() == [
        "the configuration is right: 1 collection, 2 topics, 1 briefing",
        "it would change this:",
        "  timezone: Europe/Oslo in place of Europe/Stockholm",
        "  collections: public changes",
        "  topics: toll is new, tunnel is new",
        "  briefings: morning is new",
    ]
    typed("config", "import", "other.yaml")
    assert "it says what holds already\n" in typed("config", "check", "other.yaml")[1]
    changed = COMMENTED.replace("tunnel: {words: [tunnel]}", "quay: {words: [quay]}").replace(
        "08:00", "09:00"
    )
    Path("other.yaml").write_text(changed, encoding="utf-8")
    said = typed("config", "check", "other.yaml")[1].splitlines()
    assert said[2:4] == ["  topics: quay is new, tunnel goes", "  briefings: morning changes"]
    Path("other.yaml").write_text(COMMENTED.replace("08:00", "25:00"), encoding="utf-8")
    code, _, complaint = typed("config", "check", "other.yaml")
    assert (code, "other.yaml:7" in complaint) == (1, True)


def test_the_history_is_as_long_as_one_likes(typed: Callable[..., tuple[int, str, str]]) -> None:
    Path("other.yaml").write_text(COMMENTED, encoding="utf-8")
    typed("config", "import", "other.yaml")
    typed("config", "undo", "--yes")
    said = typed("config", "history", "--limit", "2")[1]
    assert "Undid version 2" in said
    assert "Seeded" not in said
    assert "2 versions of 3" in said
    assert typed("config", "history", "--limit", "0")[0] == 2


def test_what_changed_between_versions_is_shown_line_by_line(
    typed: Callable[..., tuple[int, str, str]],
) -> None:
    Path("other.yaml").write_text(COMMENTED, encoding="utf-8")
    typed("config", "import", "other.yaml")
    Path("other.yaml").write_text(COMMENTED.replace("08:00", "09:00"), encoding="utf-8")
    typed("config", "import", "other.yaml", "--yes")
    head, *lines = typed("config", "diff")[1].splitlines()
    assert head == "version 2 to version 3"
    assert lines == ["briefings › morning", "- at: 08:00", "+ at: 09:00"]
    assert typed("config", "diff", "1")[1].startswith("version 1 to version 3\n")
    assert typed("config", "diff", "3", "2")[1].startswith("version 3 to version 2\n")
    assert typed("config", "diff", "2", "2")[1] == "version 2 to version 2\nnothing has changed\n"
    assert typed("config", "diff", "1", "2", "3")[0] == 2
    assert typed("config", "diff", "9")[0] == 1


def test_what_a_file_would_change_is_shown_and_what_it_takes_back_before_it_is_imported(
    typed: Callable[..., tuple[int, str, str]],
) -> None:
    Path("other.yaml").write_text(COMMENTED, encoding="utf-8")
    typed("config", "import", "other.yaml")
    typed("config", "change", "topic.edit", "toll", "words=toll, fee", "--yes")
    Path("other.yaml").write_text(COMMENTED.replace("08:00", "09:00"), encoding="utf-8")
    code, out, _ = typed("config", "import", "other.yaml")
    shown = " ".join(out.split())
    assert code == 0
    assert "morning › at 08:00 → 09:00" in shown
    assert "Next run of morning: " in shown
    assert "takes back version 3, by console at Mon 20 May 2024 06:00 UTC: toll " in shown
    assert "Nothing is changed yet." in shown
    assert len(_history(typed)) == 3
    assert "Imported as version 4" in typed("config", "import", "other.yaml", "--yes")[1]


def test_a_file_made_from_what_holds_takes_nothing_back(typed: Callable[..., tuple[int, str, str]]) -> None:
    Path("other.yaml").write_text(COMMENTED, encoding="utf-8")
    typed("config", "import", "other.yaml")
    typed("config", "change", "topic.edit", "toll", "words=toll, fee", "--yes")
    typed("config", "export", "out.yaml")
    text = Path("out.yaml").read_text(encoding="utf-8")
    Path("out.yaml").write_text(text.replace("08:00", "09:00"), encoding="utf-8")
    shown = typed("config", "import", "out.yaml")[1]
    assert "08:00 → 09:00" in shown
    assert "takes back" not in shown
    Path("out.yaml").write_text(f"{text}\n# laid out anew\n", encoding="utf-8")
    assert "Imported as version 4" in typed("config", "import", "out.yaml")[1]


def test_what_an_undo_takes_back_is_shown_first_and_each_goes_further_back(
    typed: Callable[..., tuple[int, str, str]],
) -> None:
    Path("other.yaml").write_text(COMMENTED, encoding="utf-8")
    typed("config", "import", "other.yaml")
    typed("config", "change", "briefing.edit", "morning", "at=09:00", "--yes")
    shown = " ".join(typed("config", "undo")[1].split())
    assert "morning › at 09:00 → 08:00" in shown
    assert "takes back version 3, by console at Mon 20 May 2024 06:00 UTC: morning comes" in shown
    assert "Nothing is changed yet." in shown
    assert len(_history(typed)) == 3
    assert "Version 4 holds now, as version 2 was." in typed("config", "undo", "--yes")[1]
    assert "Version 5 holds now, as version 1 was." in typed("config", "undo", "--yes")[1]
    assert "There is nothing to undo." in typed("config", "undo", "--yes")[1]
    assert "09:00" in typed("config", "undo", "--to", "3")[1]
    assert "Version 6 holds now, as version 3 was." in typed("config", "undo", "--to", "3", "--yes")[1]
    assert typed("config", "undo", "--to", "9")[0] == 1


def test_the_file_is_named_as_one_would_type_it(typed: Callable[..., tuple[int, str, str]]) -> None:
    typed("config", "import", "own.yaml")
    Path("our desk.yaml").write_text(COMMENTED, encoding="utf-8")
    shown = typed("--config", "our desk.yaml", "config", "show")[1]
    assert "# communique config import 'our desk.yaml' makes it the next version" in shown
    Path("own.yaml").unlink()
    shown = typed("config", "show")[1]
    assert shown.startswith(
        "# version 1 in the database holds; own.yaml is not there to be compared with it\n"
    )
