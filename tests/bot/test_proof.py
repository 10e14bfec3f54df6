"""Nothing leaves that is not at its place in the store: one flipped character, and the line is withheld."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.commands.ask import ask
from bot.commands.brief import brief
from bot.commands.check import check
from bot.commands.compare import compare
from bot.commands.fact import fact
from bot.commands.timeline import timeline
from bot.commands.verify import verify
from bot.ingest import ingest
from bot.proof import Proof
from bot.rendering.text import text_of
from corpus.clearance import EVERYTHING, Clearance
from corpus.span import Span
from corpus.store import Reader
from tests.bot.homes import a_folder, an_application
from tests.corpus.store.documents import AUDIT, OPENING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bot.application import Application
    from bot.commands.result import Result

RIVAL = "It cost 420 million euros, the builders said. Some 12,000 vehicles used the tunnel on 3 May 2024."

COMMANDS: dict[str, Callable[[Application], Result]] = {
    "ask": lambda application: ask(application, "tunnel cost million euros"),
    "fact": lambda application: fact(application, "tunnel"),
    "brief": brief,
    "timeline": lambda application: timeline(application, ""),
    "compare": lambda application: compare(application, "tunnel"),
    "check": lambda application: check(application, "The tunnel cost 420 million euros."),
}


@pytest.fixture
def application(tmp_path: Path) -> Application:
    folder = a_folder(tmp_path)
    for name, text in (("opening", OPENING), ("audit", AUDIT), ("rival", RIVAL)):
        (folder / f"news/{name}.md").write_text(f"---\nid: {name}\ntitle: {name}\n---\n{text}\n")
    application = an_application(folder)
    ingest(application)
    return application


def _flip(application: Application, document_id: str, *, at: int = 0) -> None:
    """One character of a stored text becomes another, as a failing disk or a hand in the database does it."""
    with application.store.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE revision SET text = substr(text, 1, ?) || '#' || substr(text, ?) WHERE document_id = ?",
            (at, at + 2, document_id),
        )


@pytest.mark.parametrize("name", COMMANDS)
def test_a_line_of_a_harmed_text_is_withheld_and_the_message_says_so(
    application: Application, name: str
) -> None:
    whole = COMMANDS[name](application)
    for document_id in ("opening", "audit", "rival"):
        _flip(application, document_id, at=1)
    harmed = COMMANDS[name](application)

    assert '"quote": "' in json.dumps(whole.shape)
    assert '"quote": "' not in json.dumps(harmed.shape)
    assert harmed.shape["withheld"] >= 1
    assert "withheld" not in whole.shape
    assert all(not section.items for section in harmed.reply.sections)
    assert "withheld" in harmed.reply.notice
    assert "withheld" in text_of(harmed.reply, width=80, colour=False, unicode=True)


def test_only_the_harmed_document_is_withheld(application: Application) -> None:
    _flip(application, "rival", at=len(RIVAL) - 3)
    shape = ask(application, "tunnel cost million euros").shape

    cited = {excerpt["citation"]["document_id"] for excerpt in shape["excerpts"]}
    assert "opening" in cited
    assert "rival" not in cited
    assert "rival" not in {
        one["citation"]["document_id"] for each in shape["excerpts"] for one in each["conflicts"]
    }
    assert shape["withheld"] >= 1


def test_verify_says_that_the_text_was_harmed(application: Application) -> None:
    citation = ask(application, "pumps ordered twice").shape["excerpts"][0]["citation"]["id"]
    assert verify(application, citation).ok

    _flip(application, "audit")
    result = verify(application, citation)
    assert not result.ok
    assert "hash" in result.shape["reason"]


@pytest.mark.parametrize(
    ("quote", "spans", "holds"),
    [
        ("The tunnel", [(0, 10)], True),
        ("The tunnel […] opened", [(0, 10), (29, 35)], True),
        ("[…] tunnel", [(4, 10)], True),
        ("The tunnel […]", [(0, 10)], True),
        ("the tunnel", [(0, 10)], False),
        ("The tunnel", [(1, 11)], False),
        ("The tunnel opened", [(0, 10), (29, 35)], False),
        ("The tunnel", [(0, 10_000)], False),
    ],
)
def test_a_quote_holds_only_letter_by_letter(
    application: Application, *, quote: str, spans: list[tuple[int, int]], holds: bool
) -> None:
    document = application.reader.document("opening")
    proof = Proof(application.reader)

    assert OPENING[29:35] == "opened"
    assert proof.holds(quote, "opening", 1, [Span(*one) for one in spans], document.text_sha256) is holds


def test_a_quote_of_another_revision_or_of_a_hidden_document_does_not_hold(application: Application) -> None:
    digest = application.reader.document("opening").text_sha256
    hidden = Proof(application.store.reader(Clearance(frozenset({"board"}))))

    assert not Proof(application.reader).holds("The tunnel", "opening", 2, [Span(0, 10)], digest)
    assert not Proof(application.reader).holds("The tunnel", "opening", 1, [Span(0, 10)], "0" * 64)
    assert not hidden.holds("The tunnel", "opening", 1, [Span(0, 10)], digest)
    assert Proof(application.store.reader(EVERYTHING)).holds(
        "The tunnel", "opening", 1, [Span(0, 10)], digest
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_revision_is_read_once_and_all_of_them_together(
    application: Application, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    asked: list[list[tuple[str, int]]] = []

    def counted(self: Reader, revisions: Sequence[tuple[str, int]]) -> dict[tuple[str, int], str]:
        asked.append([*revisions])
        return texts(self, revisions)

    texts = Reader.texts
    monkeypatch.setattr(Reader, "texts", counted)
    COMMANDS[name](application)

    made = [batch for batch in asked if batch][:-1] if name == "brief" else []
    proved = asked[len(made) :]
    # Quotes of two sentences are made from the text; that they hold is proved from the text again.
    assert len(made) <= 1
    assert len(proved) <= 2
    each = [revision for batch in proved for revision in batch]
    assert each
    assert len(each) == len(set(each))
