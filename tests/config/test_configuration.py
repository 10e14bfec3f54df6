"""What the configuration answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from config import ConfigError, Configuration, parse
from config.configuration import Source, SourceKind
from config.destination import destination

TEXT = """\
collections:
  public: {paths: [docs], feeds: [https://example.org/news.xml]}
  board: {paths: [docs/board], allow: ["slack:#board"]}
  vault: {allow: []}
topics:
  harbour: {words: [harbour], aliases: {Grand Tunnel: [Big Tube]}}
  trade: {words: [trade], aliases: {Grand Tunnel: [Tunel, Big Tube], Nils: [Nisse]}}
"""


def configuration(folder: Path = Path("/srv")) -> Configuration:
    return parse(TEXT, path="communique.yaml", folder=folder)


def test_a_file_belongs_to_the_nearest_folder_that_holds_it(tmp_path: Path) -> None:
    value = configuration(tmp_path)
    assert value.collection_of(tmp_path / "docs/a.md") == "public"
    assert value.collection_of(tmp_path / "docs/board/a.md") == "board"
    assert value.collection_of(tmp_path / "docs/board/../a.md") == "public"


def test_a_file_outside_every_folder_belongs_to_the_first_collection(tmp_path: Path) -> None:
    assert configuration(tmp_path).collection_of(tmp_path / "elsewhere.md") == "public"
    assert configuration(tmp_path).collection_of(tmp_path / "docs-old/a.md") == "public"


def test_a_link_into_a_restricted_folder_is_restricted(tmp_path: Path) -> None:
    (tmp_path / "docs/board").mkdir(parents=True)
    (tmp_path / "docs/open").symlink_to(tmp_path / "docs/board")
    assert configuration(tmp_path).collection_of(tmp_path / "docs/open/a.md") == "board"


def test_sources_are_those_of_one_collection_or_of_all() -> None:
    public = (
        Source("public", SourceKind.PATH, "/srv/docs"),
        Source("public", SourceKind.FEED, "https://example.org/news.xml"),
    )
    assert configuration().sources("public") == public
    assert configuration().sources() == (*public, Source("board", SourceKind.PATH, "/srv/docs/board"))


def test_an_unknown_collection_is_named_with_the_one_that_was_meant() -> None:
    with pytest.raises(ConfigError, match="no collection 'bord'") as caught:
        configuration().sources("bord")
    assert caught.value.hint == "did you mean 'board'?"


def test_a_destination_sees_open_collections_and_those_that_allow_it() -> None:
    assert configuration().visible_to(destination("slack:#board")) == {"public", "board"}
    assert configuration().visible_to(destination("console")) == {"public"}


def test_aliases_of_all_topics_come_together() -> None:
    assert configuration().aliases() == {"Grand Tunnel": ("Big Tube", "Tunel"), "Nils": ("Nisse",)}
