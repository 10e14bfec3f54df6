"""What `doctor` sees of an installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.doctor import examined
from bot.ingest import ingest
from tests.bot.homes import AUDIT, TUNNEL, a_folder, an_application

if TYPE_CHECKING:
    from pathlib import Path


def _collections(folder: Path) -> dict[str, str | None]:
    shape = examined(home=folder / "home", config=folder / "communique.yaml").shape
    (found,) = (check for check in shape["checks"] if check["name"] == "collections")
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
