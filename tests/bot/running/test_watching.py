"""Word of changes, from folders of the real file system."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from watchfiles import awatch

from bot.running import watching
from bot.running.watching import watched

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

LONG_S = 30.0
SOON = timedelta(seconds=0.2)


class _Word:
    """Word of a change, to be waited for."""

    def __init__(self) -> None:
        self._changed = asyncio.Event()

    def __call__(self) -> None:
        self._changed.set()

    async def comes(self, act: Callable[[], object]) -> None:
        """Word comes after an act; the act is repeated until it does: nobody says when watching has begun."""
        self._changed.clear()
        async with asyncio.timeout(LONG_S):
            while not self._changed.is_set():
                act()
                with suppress(TimeoutError):
                    async with asyncio.timeout(1.0):
                        await self._changed.wait()


def _watch(*roots: Path, meanwhile: Callable[[_Word], Awaitable[None]]) -> None:
    """Watch these until `meanwhile` has ended."""
    _watch_what_is(lambda: roots, meanwhile=meanwhile)


def _watch_what_is(
    roots: Callable[[], Sequence[Path]], *, meanwhile: Callable[[_Word], Awaitable[None]]
) -> None:
    async def watch() -> None:
        word = _Word()
        watching_them = asyncio.create_task(watched(roots, word, again=SOON, patience=SOON))
        try:
            await meanwhile(word)
        finally:
            watching_them.cancel()
            with suppress(asyncio.CancelledError):
                async with asyncio.timeout(LONG_S):
                    await watching_them

    asyncio.run(watch())


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No long quiet after a burst."""
    monkeypatch.setattr(watching, "QUIET_MS", 100)


def _written(path: Path) -> Callable[[], object]:
    return lambda: path.write_text(f"{path.read_text() if path.exists() else ''}The harbour is open.\n")


def _moved(elsewhere: Path, here: Path) -> Callable[[], object]:
    return lambda: (_written(elsewhere)(), elsewhere.rename(here))


def _made_or_removed(folder: Path) -> Callable[[], object]:
    return lambda: folder.rmdir() if folder.exists() else folder.mkdir()


def test_a_file_that_lands_changes_moves_or_goes_is_told_wherever_it_is_below(tmp_path: Path) -> None:
    root = tmp_path / "news"
    root.mkdir()

    async def meanwhile(word: _Word) -> None:
        below = root / "a" / "b"
        below.parent.mkdir()
        await word.comes(_made_or_removed(below))
        below.mkdir(exist_ok=True)
        await word.comes(_written(below / "tunnel.txt"))
        await word.comes((below / "tunnel.txt").touch)
        await word.comes(_moved(root.parent / "bridge.txt", below / "bridge.txt"))
        await word.comes(lambda: (below / "bridge.txt").unlink(missing_ok=True))

    _watch(root, meanwhile=meanwhile)


def test_a_single_file_is_watched_too(tmp_path: Path) -> None:
    path = tmp_path / "tunnel.txt"
    path.write_text("The harbour is open.\n")

    async def meanwhile(word: _Word) -> None:
        await word.comes(_written(path))

    _watch(path, meanwhile=meanwhile)


def test_a_folder_that_comes_later_is_told_and_then_watched_beside_the_others(tmp_path: Path) -> None:
    here, later = tmp_path / "here", tmp_path / "later"
    here.mkdir()

    async def meanwhile(word: _Word) -> None:
        await word.comes(_written(here / "one.txt"))
        await word.comes(lambda: later.mkdir(exist_ok=True))
        await word.comes(_written(later / "two.txt"))
        await word.comes(_written(here / "three.txt"))

    _watch(here, later, meanwhile=meanwhile)


def test_where_no_folder_is_there_yet_the_first_one_is_waited_for(tmp_path: Path) -> None:
    later = tmp_path / "later"

    async def meanwhile(word: _Word) -> None:
        await word.comes(_made_or_removed(later))
        later.mkdir(exist_ok=True)
        await word.comes(_written(later / "two.txt"))

    _watch(later, meanwhile=meanwhile)


def test_a_folder_that_another_takes_the_place_of_is_still_watched(tmp_path: Path) -> None:
    root, old = tmp_path / "news", tmp_path / "old"
    root.mkdir()

    async def meanwhile(word: _Word) -> None:
        await word.comes(_written(root / "one.txt"))
        root.rename(old)
        root.mkdir()
        await word.comes(_written(root / "two.txt"))
        await word.comes(_written(root / "three.txt"))

    _watch(root, meanwhile=meanwhile)


def test_a_folder_that_is_removed_and_made_again_is_still_watched(tmp_path: Path) -> None:
    root = tmp_path / "news"
    root.mkdir()

    async def meanwhile(word: _Word) -> None:
        await word.comes(_written(root / "one.txt"))
        (root / "one.txt").unlink()
        root.rmdir()
        root.mkdir()  # perhaps with the number that the other had
        await word.comes(_written(root / "two.txt"))
        await word.comes(_written(root / "three.txt"))

    _watch(root, meanwhile=meanwhile)


def test_a_folder_that_is_configured_later_is_told_and_then_watched_and_one_that_is_not_any_more_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, kept, new = (tmp_path / name for name in ("old", "kept", "new"))
    for one in (old, kept, new):
        one.mkdir()
    begun: list[tuple[Path, ...]] = []

    def noting(*roots: Path, **options: object) -> object:
        begun.append(roots)
        return awatch(*roots, **options)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr("bot.running.watching.awatch", noting)
    configured = [(old, kept)]

    async def meanwhile(word: _Word) -> None:
        await word.comes(_written(old / "one.txt"))
        await word.comes(lambda: configured.append((kept, new)))
        await word.comes(_written(new / "two.txt"))
        await word.comes(_written(kept / "three.txt"))

    _watch_what_is(lambda: configured[-1], meanwhile=meanwhile)
    assert begun == [(old, kept), (kept, new)]


@pytest.mark.parametrize("error", [OSError(28, "no space left on device"), RuntimeError("it broke")])
def test_where_the_system_cannot_watch_it_is_said_once_and_tried_again(
    error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tried = 0

    def failing(*roots: Path, **options: object) -> object:
        nonlocal tried
        tried += 1
        if tried <= 2:
            raise error
        return awatch(*roots, **options)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr("bot.running.watching.awatch", failing)

    async def meanwhile(word: _Word) -> None:
        await word.comes(_written(tmp_path / "one.txt"))

    _watch(tmp_path, meanwhile=meanwhile)
    assert capsys.readouterr().out.count("not_watched") == 1
