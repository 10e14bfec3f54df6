from __future__ import annotations

import stat
import threading
from typing import TYPE_CHECKING

import pytest

from bot.home import Home, open_store
from corpus.clearance import EVERYTHING
from corpus.errors import StoreTooNew, StoreUnavailable
from corpus.index.build import rebuild
from corpus.store.engine import schema_revision
from corpus.store.schema import SCHEMA_REVISION

if TYPE_CHECKING:
    from pathlib import Path


def test_a_home_is_made_with_everything_above_it_and_its_database_migrated(tmp_path: Path) -> None:
    home = Home.at(tmp_path / "some" / "where")
    store = open_store(home)

    assert schema_revision(store.engine) == SCHEMA_REVISION
    assert (tmp_path / "some" / "where" / "communique.db").exists()
    assert store.reader(EVERYTHING).documents() == ()


def test_opening_a_home_again_changes_nothing(tmp_path: Path) -> None:
    home = Home.at(tmp_path)
    open_store(home)
    before = (tmp_path / "communique.db").read_bytes()
    open_store(home)

    assert (tmp_path / "communique.db").read_bytes() == before


def test_the_operators_database_url_wins_over_the_file_in_the_home(tmp_path: Path) -> None:
    home = Home.at(tmp_path / "home", f"sqlite:///{tmp_path / 'elsewhere.db'}")
    open_store(home)

    assert (tmp_path / "elsewhere.db").exists()
    assert list((tmp_path / "home").iterdir()) == []


def test_a_home_that_cannot_be_made_is_told_with_its_path_and_a_hint(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(StoreUnavailable, match="the home cannot be made") as refused:
        open_store(Home.at(tmp_path / "file" / "home"))
    assert refused.value.path == str(tmp_path / "file" / "home")
    assert "--home" in (refused.value.hint or "")


def test_a_home_of_a_later_version_is_refused_with_a_hint_and_left_untouched(tmp_path: Path) -> None:
    home = Home.at(tmp_path)
    store = open_store(home)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.engine.dispose()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    with pytest.raises(StoreTooNew, match="9999") as refused:
        open_store(home)
    assert "upgrade Communique" in (refused.value.hint or "")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_many_who_open_a_new_home_at_once_make_one_database(tmp_path: Path) -> None:
    troubles: list[Exception] = []

    def open_it() -> None:
        try:
            open_store(Home.at(tmp_path / "home")).change()
        except Exception as error:  # noqa: BLE001  whatever it is, the test reports it
            troubles.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []


@pytest.mark.parametrize("name", ["what?", "50%3f", "a#b", "me@home:1"])
def test_whatever_characters_a_home_has_its_database_stands_in_it(tmp_path: Path, name: str) -> None:
    open_store(Home.at(tmp_path / name)).change()

    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name / "communique.db").stat().st_size


def test_a_new_home_is_for_its_owner_alone(tmp_path: Path) -> None:
    home = Home.at(tmp_path / "home")
    store = open_store(home)
    rebuild(home.index, [], change=0)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE more (name TEXT)")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (home.folder, *home.folder.iterdir())}
    assert modes.pop("home") == modes.pop("index") == 0o700
    assert set(modes.values()) == {0o600}
    assert set(modes) == {"communique.db", "communique.db-journal"}


def test_a_home_that_is_there_keeps_its_permissions_and_its_database_is_made_for_its_owner(
    tmp_path: Path,
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home").chmod(0o755)
    open_store(Home.at(tmp_path / "home"))
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "home" / "communique.db").stat().st_mode) == 0o600
