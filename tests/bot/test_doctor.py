"""What `doctor` sees of an installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.doctor import examined
from bot.ingest import ingest
from bot.relating import RULES
from tests.bot.homes import AUDIT, TUNNEL, a_folder, an_application

if TYPE_CHECKING:
    from pathlib import Path


def _collections(folder: Path) -> dict[str, str | None]:
    return _check(folder, "collections")


def _check(folder: Path, name: str) -> dict[str, str | None]:
    shape = examined(home=folder / "home", config=folder / "communique.yaml").shape
    (found,) = (check for check in shape["checks"] if check["name"] == name)
    return dict(found)


def test_documents_in_a_collection_that_the_configuration_no_longer_knows_are_counted(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "board/a.txt").write_text(TUNNEL)
    (folder / "board/b.txt").write_text(AUDIT)
    ingest(an_application(folder))
    assert _collections(folder)["state"] == "ok"

    config = folder / "communique.yaml"
    config.write_text(config.read_text().replace("board: {", "council: {"))
    found = _collections(folder)
    assert found["state"] == "warn"
    assert found["found"] == "2 documents in 'board', which the configuration does not know"
    assert "--collection" in (found["hint"] or "")


def test_documents_that_nobody_has_compared_yet_are_counted(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "board/a.txt").write_text(TUNNEL)
    application = an_application(folder)
    ingest(application)
    assert _check(folder, "comparing")["state"] == "ok"

    application.store.relate({}, upto=0, rules=RULES)
    found = _check(folder, "comparing")
    assert (found["state"], found["found"]) == ("warn", "1 document not yet compared with the others")

    (withdrawn,) = application.reader.documents()
    application.store.withdraw(withdrawn.id, at="2024-05-21T00:00:00Z")
    assert _check(folder, "comparing")["state"] == "ok"
