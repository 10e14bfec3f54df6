from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.intake.wanted import Wanted
from tests.bot.homes import AUDIT, TUNNEL
from tests.landed import landed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.intake.newsstand import Newsstand


@pytest.fixture
def news(newsstand: Newsstand) -> Path:
    """A configured folder whose removed files are withdrawn."""
    folder = newsstand.folder / "news"
    folder.mkdir()
    newsstand.configure("  public: {paths: [news], removed: withdraw}")
    return folder


def test_a_removed_file_is_withdrawn_and_comes_back_with_it(newsstand: Newsstand, news: Path) -> None:
    landed(news / "audit.txt", AUDIT)
    path = landed(news / "tunnel.txt", TUNNEL)
    newsstand.read()
    path.unlink()
    (withdrawn,) = newsstand.read(hours=1).withdrawn
    assert [one.title for one in newsstand.documents()] == ["audit"]
    assert newsstand.read(hours=1).withdrawn == []

    landed(path, TUNNEL)
    assert newsstand.read(hours=1).updated == [withdrawn]
    assert len(newsstand.documents()) == 2
    assert newsstand.application.reader.document(withdrawn).revision == 1


def test_a_file_that_an_admin_brought_back_stays_without_its_file(newsstand: Newsstand, news: Path) -> None:
    landed(news / "audit.txt", AUDIT)
    path = landed(news / "tunnel.txt", TUNNEL)
    newsstand.read()
    path.unlink()
    (withdrawn,) = newsstand.read(hours=1).withdrawn
    newsstand.application.store.restore(withdrawn)
    assert newsstand.read(hours=1).withdrawn == []
    assert len(newsstand.documents()) == 2


def test_what_an_admin_withdrew_does_not_come_back_with_its_file(newsstand: Newsstand, news: Path) -> None:
    landed(news / "audit.txt", AUDIT)
    path = landed(news / "tunnel.txt", TUNNEL)
    newsstand.read()
    newsstand.application.store.withdraw(newsstand.documents()[1].id, at="2026-03-02T06:00:00Z")
    path.unlink()
    newsstand.read(hours=1)
    landed(path, f"{TUNNEL}{AUDIT}")
    newsstand.read(hours=1)
    assert [one.title for one in newsstand.documents()] == ["audit"]


def test_a_removed_file_is_kept_where_the_collection_does_not_say_otherwise(
    newsstand: Newsstand, news: Path
) -> None:
    newsstand.configure("  public: {paths: [news]}")
    landed(news / "audit.txt", AUDIT)
    path = landed(news / "tunnel.txt", TUNNEL)
    newsstand.read()
    path.unlink()
    assert newsstand.read(hours=1).withdrawn == []
    assert len(newsstand.documents()) == 2


def test_a_broken_file_that_is_gone_is_no_failure_any_more(newsstand: Newsstand, news: Path) -> None:
    landed(news / "audit.txt", AUDIT)
    broken = landed(news / "lines.jsonl", "{")
    newsstand.read()
    assert len(newsstand.application.reader.failures()) == 1
    broken.unlink()
    newsstand.read(hours=1)
    assert newsstand.application.reader.failures() == ()


@pytest.mark.parametrize("unmounted", [True, False])
def test_a_folder_without_any_of_its_files_withdraws_nothing(
    newsstand: Newsstand, news: Path, *, unmounted: bool
) -> None:
    for name, text in (("audit.txt", AUDIT), ("tunnel.txt", TUNNEL)):
        landed(news / name, text)
    newsstand.read()
    for path in news.iterdir():
        path.unlink()
    if unmounted:
        news.rmdir()
    report = newsstand.read(hours=1)
    assert report.withdrawn == []
    assert report.failed
    assert len(newsstand.documents()) == 2
    (standing,) = newsstand.standing()
    assert standing.failing_since == newsstand.now


def test_a_file_that_is_still_being_written_is_left_for_later(newsstand: Newsstand, news: Path) -> None:
    landed(news / "audit.txt", AUDIT)
    path = landed(news / "tunnel.txt", TUNNEL, age_s=0)
    report = newsstand.read(Wanted.DUE)
    assert (len(report.added), report.later) == (1, [str(path)])
    landed(path, TUNNEL)
    assert len(newsstand.read(Wanted.DUE).added) == 1


def test_a_file_with_a_date_still_to_come_is_read(newsstand: Newsstand, news: Path) -> None:
    landed(news / "tunnel.txt", TUNNEL, age_s=-3600)
    assert len(newsstand.read(Wanted.DUE).added) == 1


def test_a_folder_knows_when_it_last_had_news(newsstand: Newsstand, news: Path) -> None:
    landed(news / "tunnel.txt", TUNNEL)
    newsstand.read()
    first = newsstand.now
    newsstand.read(hours=1)
    (standing,) = newsstand.standing()
    assert (standing.new_at, standing.read_at) == (first, newsstand.now)
