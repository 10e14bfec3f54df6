"""What is looked at beside an answer, and how it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.commands import pool
from bot.relating import relate
from briefings.plan import TOGETHER
from briefings.window import Window
from tests.bot.homes import a_folder, an_application
from tests.corpus.store.documents import OPENING, a_document
from tests.corpus.store.documents import put as stored

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application

TOLL = "The toll of the tunnel is 41 percent of the ferry fare."
OTHER = "The harbour pays 8 million euros for the pumps."
CROWD, LINES = 70, 10


@pytest.fixture
def application(tmp_path: Path) -> Application:
    """Two documents that state one thing, on either side of a crowd that states another of the same value."""
    application = an_application(a_folder(tmp_path))
    line = "In berth {} of yard {} they lost 41 percent of the paint."
    crowd = [" ".join(line.format(berth, yard) for berth in range(LINES)) for yard in range(CROWD)]
    texts = [TOLL, *crowd, OTHER, f"It was said again. {TOLL}", f"And {OTHER}"]
    stored(
        application.store,
        *(a_document(text, given_id=str(at), source=f"/news/{at}.txt") for at, text in enumerate(texts)),
    )
    return application


def _related(application: Application, *document_ids: str) -> dict[str, set[str]]:
    relate(application.store, application.index())
    asked = [one for one in application.reader.passages_of(document_ids) if one.figures]
    found = pool.related(application, asked)
    return {one.document.id: {other.document.id for other, _ in found[one.id]} for one in asked}


def test_what_carries_a_sentence_does_not_depend_on_what_else_is_asked(application: Application) -> None:
    other, again = str(CROWD + 1), str(CROWD + 2)

    alone = _related(application, other)
    assert alone[other] == {str(CROWD + 3)}
    assert _related(application, other, "0", again, "1", "2") | alone == _related(
        application, "1", "2", other, again, "0"
    )


def test_what_is_told_again_is_found_among_a_crowd_that_states_the_same_value(
    application: Application,
) -> None:
    found = _related(application, "0")["0"]

    assert str(CROWD + 2) in found
    assert "1" not in found


def test_what_more_words_find_is_nearer_to_the_topic(application: Application) -> None:
    found = pool.about(application, ["tunnel", "fare", "pumps"])
    hits = {passage.text: number for passage, number in found.items()}
    assert hits[TOLL] == 2
    assert hits[OTHER] == 1
    worth = {passage.text: pool.relevance(found)[passage.id] for passage in found}
    assert worth[TOLL] > worth[OTHER] >= 1


def test_free_words_are_looked_for_together_and_each_alone() -> None:
    assert pool.each_of("the toll of the tunnel") == ("the toll of the tunnel", "toll", "tunnel")
    assert pool.each_of(" Tunnel ") == ("Tunnel",)
    assert pool.each_of("天然气管道") == ("天然气管道",)


def test_a_sentence_of_all_words_comes_before_those_of_some(application: Application) -> None:
    found = pool.about(application, pool.each_of("toll of the tunnel"))
    worth = {passage.text: pool.relevance(found, power=TOGETHER)[passage.id] for passage in found}
    assert worth[TOLL] == max(worth.values())
    assert worth[TOLL] >= 9


def test_nothing_outside_the_window_counts(application: Application) -> None:
    assert pool.relevance(pool.about(application, ["tunnel"], Window(until="1999-12-31"))) == {}


def test_what_was_stored_after_a_change_is_found_though_it_is_stamped_before_it(
    application: Application,
) -> None:
    window = Window(read_after="2024-05-20T06:00:00Z", after_change=application.store.change())
    late = a_document("The tunnel takes 9 lorries a minute.", given_id="late", source="/news/late.txt")
    stored(application.store, late, read_at="2024-05-20T05:59:00Z")

    assert {one.document.id for one in pool.about(application, ["tunnel"], window)} == {"late"}
    assert {one.document.id for one in pool.newest(application, window)} == {"late"}


def test_copies_of_one_text_go_by_the_one_that_can_be_checked(tmp_path: Path) -> None:
    application = an_application(a_folder(tmp_path))
    paper = a_document(OPENING, given_id="paper", source="/news/a.pdf", publisher=None, published_at=None)
    mail = a_document(OPENING, given_id="mail", source="/news/b.eml", published_at="2024-05-03")
    page = a_document(OPENING, given_id="page", url="https://post.example/tunnel", published_at="2024-05-04")
    stored(application.store, paper, mail, page)
    passages = application.reader.passages_of(["paper", "mail", "page"])
    assert {passage.document.id for passage in passages} == {"paper", "mail", "page"}
    assert set(pool.origins(application, passages).values()) == {"page"}
