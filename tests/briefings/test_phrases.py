"""The bot's own words: whatever is no quote, name or question comes from one list."""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.grammar import parsed
from briefings import notices, phrases
from briefings.citation import citation_of
from briefings.fact import Relation
from briefings.footnote import footnote
from briefings.quote import quote_of
from briefings.reply import Mark, Reply
from tests.passages import a_document, a_passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.application import Application

TYPED = (
    "ask when does the peace conference open",
    "ask tarde in 2023 --since 2024-05-17",
    "ask who discovered penicillin",
    "fact deputy prime ministers",
    "fact penicillin",
    "brief morning --limit 20",
    "brief --since 2024-05-17 --until 2024-05-20",
    "brief --since 1999-01-01 --until 1999-12-31",
    "timeline",
    "timeline Ukraine",
    "compare --all",
    "compare penicillin",
    "sources penicillin",
    "verify nothing@1:0-5",
)
_WORD = re.compile(r"[a-z]+")


def fixed_words() -> frozenset[str]:
    """Every word in the strings of the modules of phrases, docstrings left out, with plurals and marks."""
    nodes = [node for module in (phrases, notices) for node in ast.walk(ast.parse(inspect.getsource(module)))]
    docs = {
        id(node.body[0].value)
        for node in nodes
        if isinstance(node, ast.Module | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
    }
    said = [
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]
    words = {word for text in said for word in _WORD.findall(text.lower())}
    nouns = {"document", "sentence", "line", "event", "cluster", "disagreement", "copy", "copies", "folded"}
    months = {month[:3] for month in ("jan", "feb", "mar", "apr", "may", "jun", "jul")}
    return frozenset({*words, *nouns, *(f"{noun}s" for noun in nouns), *map(str, Mark), *months, "stockholm"})


def own_words(reply: Reply) -> Iterator[str]:
    """Every string of a reply that the bot says, without quotes and without names from documents."""
    quotes = [one.quote.text for item in reply.items() for one in item.statements]
    push = reply.push
    for quote in quotes:
        push = push.replace(f"“{quote}”", "")
    yield push
    yield from (*reply.summary, *reply.footer, reply.notice, *reply.next)
    yield from (part for part in reply.aside if "→" not in part)  # a word as typed and as read
    yield from (phrases.counted(mark, number) for mark, number in reply.counts)
    for item in reply.items():
        yield item.label
        for one in item.statements:
            yield one.lead
            for note in one.notes:
                yield (
                    note.partition(":")[0]
                    if note.startswith(("named source:",))
                    else re.sub(r'"[^"]*"', "", note)
                )


@pytest.mark.parametrize("typed", TYPED)
def test_every_word_that_is_not_quoted_is_one_of_ours(demo: Application, typed: str) -> None:
    command, words, options = parsed(typed)
    known = fixed_words()
    asked = set(_WORD.findall(typed.lower()))
    for said in own_words(command.run(demo, words, options).reply):
        assert set(_WORD.findall(said.lower())) <= known | asked, said


@pytest.mark.parametrize("typed", ["brief morning", "compare --all", "timeline", "brief --topic energy"])
def test_headings_are_ours_or_the_admins(demo: Application, typed: str) -> None:
    command, words, options = parsed(typed)
    topics = {topic.casefold() for topic in demo.configuration.topics} | {"energy", "overview"}
    ours = {*phrases.VERDICTS.values(), "Sources disagree", "Ahead", ""}
    for section in command.run(demo, words, options).reply.sections:
        assert section.heading in ours or section.heading.casefold() in topics


def test_nothing_claims_that_a_fact_is_true() -> None:
    assert not {"true", "confirmed", "independent", "verified by", "proven", "correct"} & fixed_words()


def test_every_relation_has_its_words() -> None:
    assert set(phrases.LEADS) == set(phrases.VERDICTS) == set(Relation)


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2024-05-19", "19 May 2024"),
        ("2024-05-19T23:30:00Z", "19 May 2024"),
        ("2024-05", "May 2024"),
        ("2024", "2024"),
        ("2024-Q1", "Q1 2024"),
        ("2024-05-16/2024-05-17", "16 May 2024 – 17 May 2024"),
    ],
)
def test_dates_are_written_out(iso: str, words: str) -> None:
    assert phrases.when(iso) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 documents"), (1, "1 document"), (2, "2 documents"), (1204, "1,204 documents")],
)
def test_numbers_and_nouns_agree(number: int, words: str) -> None:
    assert phrases.several(number, "document") == words


def test_one_origin_is_one_source() -> None:
    assert phrases.carried_by(1) == "one source"
    assert phrases.carried_by(3) == "carried by 3"


@pytest.mark.parametrize(
    ("published_at", "inferred", "words"),
    [("2024-05-19", False, "19 May 2024"), ("2024-05-19", True, "≈ 19 May 2024"), (None, False, "undated")],
)
def test_a_footnote_says_which_dates_are_inferred(
    published_at: str | None,
    inferred: bool,  # noqa: FBT001  a table
    words: str,
) -> None:
    document = replace(a_document(published_at=published_at), date_inferred=inferred)
    passage = a_passage("The tunnel opens in March.")
    citation = citation_of(document, quote_of(passage))
    assert f", {words}." in footnote(passage.text, citation)
