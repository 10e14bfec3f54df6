"""Accepting: what cannot become a document is refused at once, and no name of a file does any harm."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.offers import File, Link
from bot.offers.accepting import MAX_STEM_BYTES, accepted, collection_for, safe_name
from bot.offers.errors import NotAccepted
from bot.rendering.neutral import neutral
from config import parse
from config.destination import destination
from tests.bot.offers.offering import CONFIGURATION, MAX_BYTES


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://example.org/harbour", "https://example.org/harbour"),
        ("  http://EXAMPLE.org:8080/a?b=c#part ", "http://example.org:8080/a?b=c"),
        ("https://bücher.example/ö", "https://xn--bcher-kva.example/%C3%B6"),
    ],
)
def test_an_address_is_kept_in_plain_ascii_without_the_part_of_the_page(typed: str, kept: str) -> None:
    assert accepted(Link(typed), max_file_bytes=MAX_BYTES) == Link(kept)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "no web address"),
        ("example.org/harbour", "no web address"),
        ("ftp://example.org/harbour.txt", "no web address"),
        ("file:///etc/passwd", "no web address"),
        ("javascript:alert(1)", "no web address"),
        ("data:text/html,hello", "no web address"),
        ("https://", "no web address"),
        ("https://[::1", "no web address"),
        ("https://example.org:port/", "no web address"),
        ("https://example.org/\u202egpj.exe", "no web address"),
        ("https://example.org/\x1b[2J", "no web address"),
        ("https://example.org/a\nhttps://example.org/b", "no web address"),
        ("https://ann:secret@example.org/", "user name or a password"),
        ("https://bank.example@example.org/", "user name or a password"),
        (f"https://example.org/{'a' * 2_000}", "too long"),
        (f"https://example.org/{'ö' * 1_000}", "too long"),
    ],
)
def test_what_is_no_plain_web_address_is_refused(typed: str, told: str) -> None:
    with pytest.raises(NotAccepted, match=told) as refusal:
        accepted(Link(typed), max_file_bytes=MAX_BYTES)
    assert refusal.value.hint
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (File("harbour.md", b""), "this file is empty"),
        (File("harbour.md", b" \n\n "), "this file is empty"),
        (File("harbour.md", b"x" * (MAX_BYTES + 1)), "this file is too large"),
        (File("harbour.exe", b"MZ"), "this kind of file is not read"),
        (File("harbour", b"text"), "this kind of file is not read"),
        (File("", b"text"), "this kind of file is not read"),
        (File(".md", b"text"), "this kind of file is not read"),
        (File("harbour.meta.yaml", b"title: Harbour"), "this kind of file is not read"),
    ],
)
def test_a_file_that_cannot_become_a_document_is_refused(file: File, told: str) -> None:
    with pytest.raises(NotAccepted, match=told):
        accepted(file, max_file_bytes=MAX_BYTES)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("harbour.md", "harbour.md"),
        ("Harbour report (final).TXT", "Harbour report (final).txt"),
        ("Отчёт о порте.txt", "Отчёт о порте.txt"),
        ("港口.md", "港口.md"),
        ("../../../etc/cron.d/job.md", "job.md"),
        ("C:\\Users\\ann\\harbour.md", "harbour.md"),
        ("/etc/passwd.txt", "passwd.txt"),
        ("..\\..\\.hidden.md", "hidden.md"),
        ("...md", "md"),
        ("harbour\n.md", "harbour_.md"),
        ("harbour\x00.md", "harbour_.md"),
        ("\u202edm.ruobrah.md", "_dm.ruobrah.md"),
        ("$(rm -rf *);`id`|.md", "_(rm -rf _)__id__.md"),
        ("<!channel>@everyone.md", "__channel__everyone.md"),
        (f"{'ö' * 300}.md", f"{'ö' * 40}.md"),
    ],
)
def test_a_hostile_name_becomes_a_harmless_one(name: str, kept: str) -> None:
    assert safe_name(name) == kept


@given(st.text(), st.sampled_from([".md", ".TXT", ""]))
def test_no_name_leaves_its_folder_or_hides_in_it(start: str, suffix: str) -> None:
    name = safe_name(start + suffix)
    assert PurePosixPath(name).parts == (name,)
    assert PureWindowsPath(name).name == name
    assert not name.startswith(".")
    assert neutral(name).strip() == " ".join(name.split())
    assert len(PurePosixPath(name).stem.encode()) <= MAX_STEM_BYTES + len(name)
    assert safe_name(name) == name


def test_a_place_that_may_see_nothing_can_offer_nothing() -> None:
    closed = 'timezone: UTC\ncollections:\n  board: {paths: [board], allow: ["slack:#board"]}\n'
    configuration = parse(closed, path="communique.yaml", folder=Path("somewhere"))
    with pytest.raises(NotAccepted, match="no collection may be seen from slack:#newsroom"):
        collection_for(configuration, destination("slack:#newsroom"))
    assert collection_for(configuration, destination("slack:#board")) == "board"


def test_a_place_without_a_closed_collection_files_into_the_first_open_one() -> None:
    assert collection_for(CONFIGURATION, destination("console")) == "public"
