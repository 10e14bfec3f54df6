"""`check`, from a draft to the verdicts: over documents that were read, stored and indexed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.commands.check import MAX_SENTENCES, check
from bot.ingest import ingest
from bot.rendering.html import Look, fragment_of
from bot.rendering.text import text_of
from corpus.clearance import Clearance
from tests.bot.homes import a_folder, an_application

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application

POST = """\
The harbour tunnel now costs 412.6 million euros, the port authority said on Sunday. The region will carry
40 percent of the extra cost. The tunnel opens in March 2026. It is 6 kilometres long.
"""
LEDGER = """\
The bill for the harbour tunnel has risen: it now costs 412.6 million euros. The council votes on the toll on
3 June 2024. The tunnel opens in September 2026.
"""
CLOSED = "The tunnel pumps cost 9.5 million euros, the auditors found.\n"


@pytest.fixture
def application(tmp_path: Path) -> Application:
    folder = a_folder(tmp_path)
    for name, collection, text in (
        ("post", "news", POST),
        ("ledger", "news", LEDGER),
        ("secret", "board", CLOSED),
    ):
        front = f"---\nid: {name}\ntitle: {name}\ndate: 2024-05-19\n---\n"
        (folder / collection / f"{name}.md").write_text(f"{front}{text}", encoding="utf-8")
    application = an_application(folder)
    ingest(application)
    return application


def verdicts(application: Application, draft: str) -> list[str]:
    return [one["verdict"] for one in check(application, draft).shape["sentences"]]


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("The harbour tunnel now costs 412.6 million euros.", "carried"),
        ("The council votes on the toll on 3 June.", "carried"),
        ("The region carries 40 percent of the tunnel.", "not_found"),
        ("The harbour tunnel now costs 512.6 million euros.", "disputed"),
        ("The tunnel opens in March 2026.", "disputed"),
        ("The tunnel opens in July 2026.", "disputed"),
        ("The ferry to Orrin sails every hour.", "not_found"),
        ("Hello everyone!", "not_found"),
    ],
)
def test_a_sentence_has_the_verdict_that_its_sources_give(
    application: Application, draft: str, verdict: str
) -> None:
    found = verdicts(application, draft)
    # What is not carried may be called by a milder name; what is wrong is never called carried.
    assert found == [verdict] or (verdict == "not_found" and found == ["other_measure"])


def test_every_sentence_of_a_draft_is_judged_in_its_order(application: Application) -> None:
    draft = "Good morning. The harbour tunnel now costs 412.6 million euros. It opens in July 2031."
    shape = check(application, draft).shape
    assert [one["text"] for one in shape["sentences"]] == [
        "Good morning.",
        "The harbour tunnel now costs 412.6 million euros.",
        "It opens in July 2031.",
    ]
    assert [one["checkable"] for one in shape["sentences"]] == [False, True, True]


def test_the_matches_of_an_excerpt_stand_in_its_quote(application: Application) -> None:
    shape = check(application, "The harbour tunnel now costs 412.6 million euros.").shape
    excerpts = shape["sentences"][0]["excerpts"]
    assert excerpts
    for excerpt in excerpts:
        assert excerpt["citation"]["id"] in excerpt["footnote"]
        for match in excerpt["matches"]:
            assert excerpt["quote"][match["start"] : match["end"]] == match["found"]


def test_the_scores_of_a_sentence_never_increase(application: Application) -> None:
    shape = check(application, "The tunnel opens in March 2026.").shape
    scores = [excerpt["score"] for excerpt in shape["sentences"][0]["excerpts"]]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)


def test_a_document_that_may_not_be_seen_carries_nothing(application: Application, tmp_path: Path) -> None:
    draft = "The tunnel pumps cost 9.5 million euros."
    assert verdicts(application, draft) == ["carried"]
    outside = an_application(tmp_path, clearance=Clearance(frozenset({"public"})))
    assert verdicts(outside, draft) == ["not_found"]


@pytest.mark.parametrize("draft", ["", "   ", "?!", "🙂", "a" * 5_000, "\x00", "1 2 3", "“"])
def test_no_draft_makes_it_fail(application: Application, draft: str) -> None:
    assert "carried" not in verdicts(application, draft)


def test_a_draft_is_shown_with_its_verdicts_and_can_do_nothing(application: Application) -> None:
    reply = check(application, "The tunnel <b>opens</b> in March 2026. Good\x1b[31m morning.").reply
    text, page = text_of(reply), fragment_of(reply, Look.PLAIN)
    assert text.startswith("Draft · 2 sentences: 2 not found")
    assert "\x1b" not in text
    assert "<b>opens" not in page
    assert "&lt;b&gt;opens" in page


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    reply = check(an_application(a_folder(tmp_path)), "The tunnel opens in March.").reply
    assert "nothing to read" in reply.notice


def test_sentences_behind_the_last_that_is_checked_are_told(application: Application) -> None:
    result = check(application, "The tunnel is 6 kilometres long. " * (MAX_SENTENCES + 3))
    assert (len(result.shape["sentences"]), result.shape["unread"]) == (MAX_SENTENCES, 3)
    assert "3 more were not read" in result.reply.notice
