"""Adding and deciding at a shell, over a real store; links are read by a stand-in for the web."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.commands.offers import add, approving, listing, offers_of, refusing, showing
from bot.errors import UnknownName
from bot.offers import File, Link
from bot.offers.errors import AlreadyDecided, NotAccepted
from bot.offers.taking import OFFERED, taking
from bot.rendering.text import text_of
from bot.report import Report
from config.destination import destination
from corpus.errors import ReadFailure, StoreUnavailable
from tests.bot.homes import AUDIT, NOW, TUNNEL, a_folder, an_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.application import Application
    from bot.commands.result import Result
    from bot.offers.offers import Read

LINK = "https://example.org/harbour"
ANN = "slack:U012ANN"


@pytest.fixture
def application(tmp_path: Path) -> Iterator[Application]:
    opened = an_application(a_folder(tmp_path))
    yield opened
    opened.store.engine.dispose()


@pytest.fixture
def read(application: Application) -> Read:
    """Files are read by the program itself."""
    return taking(application, the_web)


def the_web(application: Application, url: str, collection: str) -> Report:
    """One page is there, and only the open collection is asked to hold it."""
    assert collection in application.configuration.collections
    if url == LINK:
        return Report(added=["harbour-1a2b3c4d"])
    return Report(failed=[ReadFailure(url, "there is no such page (404)", hint="look at the address")])


@pytest.fixture
def tunnel(tmp_path: Path) -> Path:
    """A file to be added."""
    path = tmp_path / "elsewhere" / "Tunnel opens.md"
    path.parent.mkdir()
    path.write_text(f"# Tunnel opens\n\n{TUNNEL}", encoding="utf-8")
    return path


def lines(result: Result) -> list[str]:
    """What a terminal of 80 columns shows."""
    shown = text_of(result.reply, width=80).splitlines()
    assert all(len(line) <= 80 for line in shown)
    return shown


def test_a_file_of_the_operators_is_a_document_at_once(
    application: Application, read: Read, tunnel: Path
) -> None:
    added = add(application, str(tunnel), read)
    assert added.ok
    [document_id] = added.shape["report"]["added"]
    assert lines(added)[0].startswith("Added to the collection public")
    document = application.reader.document(document_id)
    kept = application.home.folder / OFFERED
    assert (document.title, document.collection) == ("Tunnel opens", "public")
    assert os.path.commonpath([document.source, kept]) == str(kept)
    offer = added.shape["offer"]
    assert (offer["state"], offer["offered_by"], offer["decided_by"]) == ("approved", "console", "console")
    again = add(application, str(tunnel), read)
    assert again.ok
    assert (again.shape["new"], again.shape["report"]) == (False, None)
    assert again.shape["offer"]["documents"] == [document_id]
    assert lines(again)[0] == "Added before"


def test_a_link_of_the_operators_is_read_at_once_into_the_collection_named(
    application: Application, read: Read
) -> None:
    added = add(application, LINK, read, collection="board")
    assert added.shape["report"]["added"] == ["harbour-1a2b3c4d"]
    assert added.shape["offer"]["collection"] == "board"
    with pytest.raises(UnknownName, match="no collection 'bord'"):
        add(application, f"{LINK}/2", read, collection="bord")


def test_a_link_that_cannot_be_read_fails_says_why_and_leaves_nothing_waiting(
    application: Application, read: Read
) -> None:
    failed = add(application, "https://example.org/gone", read)
    assert not failed.ok
    name = failed.shape["offer"]["id"]
    shown = " ".join(" ".join(lines(failed)).split())
    told = "reason there is no such page (404) hint look at the address"
    assert shown == f"Not read {name} https://example.org/gone {told}"
    assert listing(application).shape == {"offers": []}
    [kept] = listing(application, everything=True).shape["offers"]
    assert (kept["state"], kept["reason"]) == ("refused", "there is no such page (404)")
    assert kept == failed.shape["offer"]
    assert add(application, "https://example.org/gone", read).shape["new"]


def test_what_was_offered_before_waits_on_with_its_trouble(application: Application, read: Read) -> None:
    gone = "https://example.org/gone"
    name = add(application, gone, read, offer_only=True).shape["offer"]["id"]
    for failed in (add(application, gone, read), approving(application, name, read)):
        assert not failed.ok
        assert "The offer waits on." in lines(failed)
    [waiting] = listing(application).shape["offers"]
    assert (waiting["id"], waiting["trouble"]) == (name, "there is no such page (404)")


def test_offers_are_listed_in_the_order_of_time(application: Application) -> None:
    offers, names = offers_of(application), [f"https://example.org/{n}" for n in range(5)]
    for hours, name in enumerate(names):
        offers.offer(Link(name), by=ANN, where=destination("console"), now=NOW + timedelta(hours=hours))
    for name in (names[3], names[1]):
        [one] = [one for one in offers.waiting() if one.name == name]
        refusing(application, one.id)
    listed = [one["name"] for one in listing(application, everything=True).shape["offers"]]
    assert listed == names


def test_a_file_that_cannot_be_read_leaves_nothing_in_the_home(
    application: Application, read: Read, tunnel: Path
) -> None:
    broken = tunnel.with_suffix(".jsonl")
    broken.write_text("The tunnel is open.\n", encoding="utf-8")
    failed = add(application, str(broken), read)
    assert not failed.ok
    assert list((application.home.folder / OFFERED).iterdir()) == []
    assert failed.shape["offer"]["state"] == "refused"
    assert failed.shape["offer"]["reason"] == failed.shape["report"]["failed"][0]["reason"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("nowhere.md", "there is no such file"),
        ("example.org/harbour", "there is no such file"),
        (".", "this is a folder"),
        (os.devnull, "this is not a regular file"),
    ],
)
def test_what_is_no_file_is_told_plainly(application: Application, read: Read, typed: str, told: str) -> None:
    with pytest.raises(ReadFailure, match=told):
        add(application, typed, read)


@pytest.mark.parametrize("typed", ["ftp://example.org/a.txt", "https://ann:secret@example.org/"])
def test_an_address_that_is_not_read_is_refused_at_once(
    application: Application, read: Read, typed: str
) -> None:
    with pytest.raises(NotAccepted):
        add(application, typed, read)
    assert listing(application, everything=True).shape == {"offers": []}


def test_what_is_only_offered_waits_for_a_word(application: Application, read: Read) -> None:
    offered = add(application, LINK, read, offer_only=True)
    name = offered.shape["offer"]["id"]
    assert (offered.shape["new"], offered.shape["report"]) == (True, None)
    assert lines(offered)[0] == "Offered"
    assert lines(add(application, LINK, read, offer_only=True))[0] == "Offered before, and still waiting"
    shown = " ".join(" ".join(lines(listing(application))).split())
    assert f"{name} {LINK} · by console · Mon 20 May 2024 08:00 · for public · waits" in shown
    assert f"communique offers approve {name}" in " ".join(lines(showing(application, name)))
    approved = approving(application, name[:3], read, collection="board")
    assert approved.shape["offer"]["documents"] == ["harbour-1a2b3c4d"]
    assert listing(application).shape == {"offers": []}
    assert lines(listing(application)) == ["Offers", "", "No offer waits."]
    [decided] = listing(application, everything=True).shape["offers"]
    assert (decided["id"], decided["state"], decided["collection"]) == (name, "approved", "board")
    with pytest.raises(AlreadyDecided, match="was approved: by console at 2024-05-20 06:00 UTC"):
        refusing(application, name)


def test_a_refusal_keeps_its_reason_for_the_next_time(application: Application, read: Read) -> None:
    name = add(application, LINK, read, offer_only=True).shape["offer"]["id"]
    refused = refusing(application, name, reason="It is a draft.")
    assert (refused.shape["state"], refused.shape["reason"], refused.shape["trouble"]) == (
        "refused",
        "It is a draft.",
        None,
    )
    again = " ".join(" ".join(lines(add(application, LINK, read, offer_only=True))).split())
    assert f"It was refused before, as {name}: It is a draft." in again
    shown = " ".join(" ".join(lines(showing(application, name))).split())
    assert "reason It is a draft." in shown
    assert "refused by console" in shown


def test_a_file_from_chat_with_a_hostile_name_and_a_hostile_wish_stays_in_its_place(
    application: Application, read: Read
) -> None:
    """Its front matter asks for the open collection; it was offered where only the board may see."""
    hostile = File("../../../news/\u202e$(id).md", f"---\ncollection: public\n---\n{AUDIT}".encode())
    board = destination("slack:#board")
    offer = offers_of(application).offer(hostile, by=ANN, where=board, now=NOW).offer
    assert offer.collection == "chair"
    approved = approving(application, offer.id, read)
    [document_id] = approved.shape["offer"]["documents"]
    document = application.reader.document(document_id)
    assert document.collection == "chair"
    folder = application.home.folder / OFFERED / offer.key
    assert [path.name for path in folder.iterdir()] == [offer.name]
    assert document.source == str((folder / offer.name).resolve())


@pytest.mark.parametrize("claim", ["id: tunnel-opens", "url: https://example.org/tunnel"])
def test_a_file_from_chat_cannot_pass_itself_off_as_a_newer_text_of_another_document(
    application: Application, read: Read, tunnel: Path, claim: str
) -> None:
    tunnel.write_text(f"---\n{claim}\n---\n{TUNNEL}", encoding="utf-8")
    [document_id] = add(application, str(tunnel), read).shape["report"]["added"]
    forged = File("tunnel.md", f"---\n{claim}\n---\n{AUDIT}".encode())
    offers = offers_of(application)
    offer = offers.offer(forged, by=ANN, where=destination("slack:#newsroom"), now=NOW).offer
    report = approving(application, offer.id, read).shape["report"]
    assert report["updated"] == report["unchanged"] == []
    [other] = report["added"]
    assert other != document_id
    assert application.reader.document(document_id).revision == 1
    tunnel.write_text(f"---\n{claim}\n---\n{TUNNEL}{AUDIT}", encoding="utf-8")
    own = add(application, str(tunnel), read)  # who approves their own file is believed
    assert own.shape["report"]["updated"] == [document_id]


def test_every_line_of_a_file_from_chat_is_a_document_of_its_own(
    application: Application, read: Read
) -> None:
    data = b'{"id": "one", "text": "The tunnel is open."}\n{"id": "two", "text": "The ferry is gone."}\n'
    here = destination("slack:#newsroom")
    offer = offers_of(application).offer(File("two.jsonl", data), by=ANN, where=here, now=NOW).offer
    documents = approving(application, offer.id, read).shape["offer"]["documents"]
    assert len(documents) == 2
    assert not {"one", "two"} & set(documents)


def test_a_link_from_chat_is_filed_where_its_channel_may_see_it(application: Application, read: Read) -> None:
    staff = destination("slack:#staff")
    offer = offers_of(application).offer(Link(LINK), by=ANN, where=staff, now=NOW).offer
    shown = " ".join(" ".join(lines(showing(application, offer.id))).split())
    assert f"offered by {ANN} in slack:#staff" in shown
    assert approving(application, offer.id, read).shape["offer"]["collection"] == "staff"


def test_a_home_that_cannot_be_written_keeps_the_offer(
    application: Application, read: Read, tunnel: Path
) -> None:
    assert listing(application).shape == {"offers": []}  # the home is made
    (application.home.folder / OFFERED).write_text("in the way")
    other = tunnel.with_name("Tunnel shut.md")
    other.write_text("The tunnel is shut again.", encoding="utf-8")
    name = add(application, str(tunnel), read, offer_only=True).shape["offer"]["id"]
    with pytest.raises(StoreUnavailable, match="cannot be kept"):
        approving(application, name, read)
    with pytest.raises(StoreUnavailable, match="cannot be kept"):
        add(application, str(other), read)
    [waiting, refused] = listing(application, everything=True).shape["offers"]
    assert (waiting["id"], waiting["state"], refused["state"]) == (name, "offered", "refused")
    assert "cannot be kept" in waiting["trouble"]
    assert "cannot be kept" in refused["reason"]
