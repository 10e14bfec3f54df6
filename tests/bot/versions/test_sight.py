"""Whoever would see more of a collection is known before a change is made."""

from __future__ import annotations

import pytest

from bot.versions.sight import gained
from config import parse
from config.patch import ROOT

NEWS, OPEN, CLOSED, NOBODY = (
    "public: {paths: [/srv/news]}",
    "board: {paths: [/srv/board]}",
    "board: {paths: [/srv/board], allow: ['slack:C012ABC']}",
    "board: {paths: [/srv/board], allow: []}",
)


@pytest.mark.parametrize(
    ("before", "after", "collections"),
    [
        (CLOSED, OPEN, ("board",)),
        (NOBODY, CLOSED, ("board",)),
        (NEWS, f"{NEWS}, {CLOSED}", ("board",)),
        (CLOSED, CLOSED.replace("C012ABC", "C034DEF"), ("board",)),
        (f"{NEWS}, {CLOSED}", "public: {paths: [/srv]}", ("board",)),
        (f"{NEWS}, {CLOSED}", "public: {paths: [/srv/news, /srv/board]}", ("board",)),
        (OPEN, CLOSED, ()),
        (CLOSED, NOBODY, ()),
        (CLOSED, CLOSED, ()),
        (f"{NEWS}, {CLOSED}", NEWS, ()),
        (f"{NEWS}, {OPEN}", "public: {paths: [/srv]}", ()),
    ],
)
def test_a_collection_that_somebody_comes_to_see_is_named(
    before: str, after: str, collections: tuple[str, ...]
) -> None:
    was, now = (
        parse(f"collections: {{{one}}}", path="communique.yaml", folder=ROOT) for one in (before, after)
    )
    assert gained(was, now) == collections
