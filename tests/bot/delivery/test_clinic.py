"""The clinic's note: once a day, of what arrived since the last one and needs attention."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from bot.delivery.clinic import clinic
from bot.ingest import ingest
from tests.bot.delivery.newsroom import CLOSED, OPEN

if TYPE_CHECKING:
    from config.destination import Destination
    from tests.bot.delivery.newsroom import Newsroom

TUNNEL = "The tunnel under the harbour cost 412 million euros. Nobody was surprised by it."
FERRY = "The new ferry carries 400 people across the bay. It was built in the yard at Norwick."


def undated(newsroom: Newsroom, name: str, text: str = TUNNEL, *, folder: str = "news") -> None:
    """A document that needs a date, and nothing else, arrives."""
    arrives(newsroom, name, f"title: {name} opens\npublisher: Harbour Post", text, folder=folder)


def sound(newsroom: Newsroom, name: str, text: str = FERRY) -> None:
    """A document arrives that needs nothing."""
    arrives(newsroom, name, f"title: {name} opens\npublisher: Harbour Post\ndate: 2024-05-19", text)


def arrives(newsroom: Newsroom, name: str, said: str, text: str, *, folder: str = "news") -> None:
    """A document, with what is said of it, is read."""
    path = newsroom.folder / folder / f"{name}.md"
    path.write_text(f"---\n{said}\n---\n\n{text}\n", encoding="utf-8")
    assert not ingest(newsroom.application, [path], collection="board" if folder == "board" else None).failed


def to_admins(newsroom: Newsroom, *destinations: Destination) -> None:
    held = newsroom.application.configuration
    newsroom.application.configuration = replace(held, admins=replace(held.admins, notes=destinations))


@pytest.fixture
def at_ten(either: Newsroom) -> Newsroom:
    """Ten o'clock in Stockholm; notes go to the file that everybody may read."""
    to_admins(either, OPEN)
    either.later(hours=2)
    return either


def test_what_arrived_and_needs_attention_is_told_with_what_fixes_it(at_ten: Newsroom) -> None:
    undated(at_ten, "tunnel")
    sound(at_ten, "ferry")  # nothing is wrong with this one
    at_ten.later(minutes=5)

    (told,) = at_ten.said(clinic)

    text = " ".join(told["text"].split())
    assert text.startswith("1 new document could be better")
    assert "1 undated" in text
    assert "tunnel opens" in text
    (name,) = [one.id for one in at_ten.application.reader.documents() if one.title == "tunnel opens"]
    assert f"communique amend {name} --date YYYY-MM-DD" in text
    assert "communique sources --needs-attention" in text
    assert "ferry" not in text


def test_nothing_is_said_a_second_time_and_nothing_where_all_is_well(at_ten: Newsroom) -> None:
    undated(at_ten, "tunnel")
    at_ten.later(minutes=5)
    assert len(at_ten.said(clinic)) == 1
    for number in range(3):
        sound(
            at_ten, f"ferry-{number}", f"Ferry {number} carries 400 people across. It was built at Norwick."
        )
        at_ten.later(days=1)
        assert at_ten.said(clinic) == []


def test_what_comes_after_the_note_of_the_day_is_told_the_next_day(at_ten: Newsroom) -> None:
    undated(at_ten, "tunnel")
    at_ten.later(minutes=5)
    assert len(at_ten.said(clinic)) == 1
    undated(at_ten, "ferry", FERRY)
    at_ten.later(minutes=5)
    assert at_ten.said(clinic) == []

    at_ten.later(days=1)
    (told,) = at_ten.said(clinic)

    assert "ferry opens" in told["text"]
    assert "tunnel opens" not in told["text"]


def test_the_night_is_told_in_the_morning_and_what_comes_together_is_told_together(either: Newsroom) -> None:
    to_admins(either, OPEN)
    undated(either, "tunnel")
    either.later(minutes=30)
    assert either.said(clinic) == []  # half past eight
    either.later(hours=1)
    undated(either, "ferry", FERRY)
    assert either.said(clinic) == []  # more may be coming
    either.later(minutes=3)
    (told,) = either.said(clinic)
    assert "2 new documents" in told["text"]


def test_documents_that_never_stop_coming_do_not_keep_the_note_back(at_ten: Newsroom) -> None:
    at_ten.later(hours=7)
    undated(at_ten, "tunnel")
    assert len(at_ten.said(clinic)) == 1


def test_a_closed_collection_is_counted_where_not_all_who_read_the_note_may_see_it(at_ten: Newsroom) -> None:
    to_admins(at_ten, OPEN, CLOSED)
    undated(at_ten, "tunnel")
    undated(at_ten, "merger", FERRY, folder="board")
    at_ten.later(minutes=5)

    told = at_ten.said(clinic)

    assert len(told) == 2
    for one in told:
        text = " ".join(one["text"].split())
        assert text.startswith("2 new documents could be better")
        assert "tunnel opens" in text
        assert "1 document of a closed collection" in text
        assert "merger" not in text


def test_what_only_the_board_reads_names_what_the_board_may_see(at_ten: Newsroom) -> None:
    to_admins(at_ten, CLOSED)
    undated(at_ten, "merger", FERRY, folder="board")
    at_ten.later(minutes=5)
    (told,) = at_ten.said(clinic)
    assert "merger opens" in told["text"]
    assert "closed" not in told["text"]


def test_a_note_names_a_few_and_counts_the_others(at_ten: Newsroom) -> None:
    for number in range(7):
        undated(
            at_ten, f"gate-{number}", f"Gate {number} of the tunnel closed at {number} o'clock. It was dark."
        )
    at_ten.later(minutes=5)
    (told,) = at_ten.said(clinic)
    assert "7 new documents" in told["text"]
    assert "+4 more All of them: communique sources --needs-attention" in " ".join(told["text"].split())


def test_a_document_that_was_put_right_before_the_note_is_not_in_it(at_ten: Newsroom) -> None:
    undated(at_ten, "tunnel")
    (held,) = at_ten.application.reader.documents()
    at_ten.application.store.amend(
        held.id, {"published_at": "2024-05-19"}, by="console", at="2024-05-20T08:00:00Z"
    )
    at_ten.later(minutes=5)
    assert at_ten.said(clinic) == []


def test_a_round_looks_at_no_document_that_was_looked_at_before(at_ten: Newsroom) -> None:
    sound(at_ten, "ferry")
    at_ten.later(minutes=5)
    assert at_ten.said(clinic) == []
    asked: list[str] = []

    @event.listens_for(at_ten.application.store.engine, "before_cursor_execute")
    def _noted(_1: object, _2: object, statement: str, *_: object) -> None:
        asked.append(statement)

    clinic(at_ten.press, at_ten.clock.now())
    assert [one for one in asked if "revision" in one or "document" in one] == []
