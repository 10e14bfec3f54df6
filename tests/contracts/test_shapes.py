"""The JSON of every command has the fields that programs rely on, of the types that they rely on."""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Any

import pytest

from bot.grammar import parsed
from tests.passages import a_document

if TYPE_CHECKING:
    from bot.application import Application

Type = type | tuple[type, ...]

TEXT = (str, NoneType)
NUMBER = (int, float)
COUNT = (int, NoneType)

CITATION = {
    "id": str,
    "document_id": str,
    "revision": int,
    "title": str,
    "publisher": TEXT,
    "published_at": TEXT,
    "date_inferred": bool,
    "url": TEXT,
    "spans": [[int]],
    "text_sha256": str,
    "flags": [str],
    "page": COUNT,
    "last_page": COUNT,
}
FIGURE = {"start": int, "end": int, "value": NUMBER, "unit": TEXT, "qualifier": TEXT, "period": TEXT}
DATE = {"start": int, "end": int, "iso": str, "inferred": bool, "resolved_from": TEXT}
SUPPORT = {"carried_by": int, "citations": [CITATION], "named_sources": [str]}
CONFLICT = {"class": str, "quote": str, "citation": CITATION}
FACT = {
    "quote": str,
    "citation": CITATION,
    "attribution": TEXT,
    "figures": [FIGURE],
    "dates": [DATE],
    "support": SUPPORT,
    "conflicts": [CONFLICT],
}
EXCERPT = {
    "quote": str,
    "citation": CITATION,
    "attribution": TEXT,
    "context_before": str,
    "context_after": str,
    "score": NUMBER,
    "matches": [{"start": int, "end": int, "query": str, "found": str, "how": str}],
    "carried_by": int,
    "copies": int,
    "also": [CITATION],
    "conflicts": [CONFLICT],
}
ASK = {"query": str, "answered": bool, "excerpts": [EXCERPT], "suggestions": [str], "elapsed_ms": NUMBER}
LINE = {
    "name": str,
    "quote": str,
    "citation": CITATION,
    "attribution": TEXT,
    "support": SUPPORT,
    "conflicts": [CONFLICT],
    "change": (dict, NoneType),
}
BRIEF = {
    "name": TEXT,
    "title": str,
    "as_of": str,
    "window": {"since": TEXT, "until": TEXT},
    "sections": [{"topic": str, "lines": [LINE]}],
    "accounting": {
        "documents_read": int,
        "documents_new": int,
        "sentences": int,
        "duplicates_folded": int,
        "undated": int,
        "newest_at": TEXT,
        "hidden_unchanged": int,
        "dropped": dict,
        "junk_blocks": int,
        "failed_files": int,
    },
    "sha256": str,
}
EVENT = {
    "iso": str,
    "precision": str,
    "inferred": bool,
    "quote": str,
    "citation": CITATION,
    "carried_by": int,
}
STATEMENT = {"quote": str, "citation": CITATION, "attribution": TEXT, "figures": [FIGURE]}
COMPARE = {"topic": TEXT, "clusters": [{"verdict": str, "statements": [STATEMENT]}]}
DOCUMENT = {
    "id": str,
    "revision": int,
    "title": str,
    "publisher": TEXT,
    "published_at": TEXT,
    "language": TEXT,
    "url": TEXT,
    "source": str,
    "collection": str,
    "sentences": int,
    "flags": [str],
}
WHOLE_DOCUMENT = {
    **DOCUMENT,
    "sentences": [{"start": int, "end": int}],
    "text_sha256": str,
    "blocks": [{"role": str, "start": int, "end": int}],
    "facts": [FACT],
    "pages": [int],
}
VERIFY = {
    "id": str,
    "valid": bool,
    "reason": TEXT,
    "quote": TEXT,
    "citation": (dict, NoneType),
    "current_revision": (int, NoneType),
}

CHECK = {
    "sentences": [
        {
            "text": str,
            "verdict": str,
            "excerpts": [EXCERPT],
        }
    ]
}

PLAN = {
    "occurrences": [
        {
            "briefing": str,
            "nominal": str,
            "timezone": str,
            "due_at": str,
            "merged": bool,
            "shift": TEXT,
            "to": [str],
        }
    ],
    "skipped": [{"briefing": str, "first": str, "last": str}],
    "only_when_asked": [str],
}

COMMANDS: list[tuple[str, dict[str, Any]]] = [
    ("ask when does the peace conference open", ASK),
    ("ask who discovered penicillin", ASK),
    ("ask trade --since 2024-05-17 --until 2024-05-20", ASK),
    ("fact deputy prime ministers", {"keyword": str, "answered": bool, "facts": [FACT]}),
    ("fact penicillin", {"keyword": str, "answered": bool, "facts": [FACT]}),
    ("brief morning", BRIEF),
    ("brief", BRIEF),
    ("brief --topic energy --words 80", BRIEF),
    ("brief --since 1999-01-01 --until 1999-12-31", BRIEF),
    ("timeline", {"events": [EVENT], "unplaced": int}),
    ("timeline conference", {"events": [EVENT], "unplaced": int}),
    ("compare --all", COMPARE),
    ("compare trade", COMPARE),
    ("check Chinese exports to Russia rose by 47 percent. Trade rose by 47 percent. Good morning.", CHECK),
    ("sources", {"documents": [DOCUMENT]}),
    ("verify nothing@1:0-5", VERIFY),
    ("plan --next 3", PLAN),
]


def wrong(value: Any, wanted: Any, path: str = "") -> list[str]:  # noqa: ANN401  JSON
    """Where a JSON value is not of a shape; fields beyond the shape are nobody's business."""
    if isinstance(wanted, dict):
        if not isinstance(value, dict):
            return [f"{path}: {type(value).__name__}"]
        missing = [f"{path}.{key}: missing" for key in wanted if key not in value]
        return missing + [
            one for key in wanted if key in value for one in wrong(value[key], wanted[key], f"{path}.{key}")
        ]
    if isinstance(wanted, list):
        if not isinstance(value, list):
            return [f"{path}: {type(value).__name__}"]
        return [one for at, each in enumerate(value) for one in wrong(each, wanted[0], f"{path}[{at}]")]
    allowed = wanted if isinstance(wanted, tuple) else (wanted,)
    flag = isinstance(value, bool) and bool not in allowed
    return [f"{path}: {type(value).__name__}"] if flag or not isinstance(value, allowed) else []


def shape(demo: Application, typed: str) -> dict[str, Any]:
    command, words, options = parsed(typed)
    return command.run(demo, words, options).shape


@pytest.mark.parametrize(("typed", "wanted"), COMMANDS, ids=[typed for typed, _ in COMMANDS])
def test_a_command_prints_the_fields_that_were_promised(
    demo: Application, typed: str, wanted: dict[str, Any]
) -> None:
    assert wrong(shape(demo, typed), wanted) == []


def test_a_document_and_its_citations_have_their_fields(demo: Application) -> None:
    for document in demo.reader.documents():
        whole = shape(demo, f"document {document.id} --text")
        assert wrong(whole, {**WHOLE_DOCUMENT, "text": str}) == []
        for fact in whole["facts"][:2]:
            assert wrong(shape(demo, f"verify {fact['citation']['id']}"), VERIFY) == []


def test_the_shape_of_one_document_holds_apart_from_its_text() -> None:
    from briefings.shapes import document_shape

    assert wrong(document_shape(a_document(publisher=None, published_at=None)), DOCUMENT) == []


def test_words_have_the_values_that_were_promised(demo: Application) -> None:
    clusters = shape(demo, "compare --all")["clusters"]
    assert {cluster["verdict"] for cluster in clusters} <= {"agree", "revision", "scope", "conflict"}
    events = shape(demo, "timeline")["events"]
    assert {event["precision"] for event in events} <= {"day", "month", "quarter", "year"}
    hows = {
        match["how"]
        for typed in ("ask Belausov defence minister", "ask tarde in 2023")
        for excerpt in shape(demo, typed)["excerpts"]
        for match in excerpt["matches"]
    }
    assert hows <= {"exact", "stem", "spelling", "transliteration", "name", "alias", "number"}


def test_scores_of_an_answer_never_increase(demo: Application) -> None:
    scores = [one["score"] for one in shape(demo, "ask trade between Russia and China")["excerpts"]]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_match_stands_where_it_says(demo: Application) -> None:
    for excerpt in shape(demo, "ask Power of Siberia pipeline")["excerpts"]:
        for match in excerpt["matches"]:
            assert excerpt["quote"][match["start"] : match["end"]] == match["found"]
