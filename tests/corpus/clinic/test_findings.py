"""Findings: what could be better about a document, each with the one command that answers it."""

from __future__ import annotations

import shlex
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.clinic.finding import Finding, Kind
from corpus.clinic.findings import findings
from corpus.clinic.neighbours import Neighbours
from corpus.clinic.typed import LEFT_OPEN, named, suggested
from corpus.document import Document

SOUND = Document(
    id="tunnel-opens-0a1b2c3d",
    revision=1,
    title="The tunnel opens",
    publisher="Harbour Post",
    author=None,
    published_at="2024-05-19",
    date_inferred=False,
    url="https://post.example/2024/tunnel",
    language="en",
    source="/news/0001.html",
    collection="public",
    flags=(),
    text_sha256="0" * 64,
    read_at="2024-05-20T06:00:00Z",
    sentences=12,
)


def only(document: Document, **amendments: str) -> Finding:
    (found,) = findings(document, {name.replace("__", ":"): value for name, value in amendments.items()})
    return found


def test_of_a_sound_document_nothing_is_found() -> None:
    assert findings(SOUND, {}) == ()


@pytest.mark.parametrize(
    ("document", "kind", "fix"),
    [
        (replace(SOUND, published_at=None), Kind.UNDATED, "--date YYYY-MM-DD"),
        (replace(SOUND, date_inferred=True), Kind.DATE_INFERRED, "--confirm date"),
        (replace(SOUND, publisher=None), Kind.NO_PUBLISHER, '--publisher "…"'),
        (replace(SOUND, language=None), Kind.NO_LANGUAGE, "--language xx"),
        (replace(SOUND, title="0001"), Kind.NO_TITLE, '--title "…"'),
        (replace(SOUND, title="tunnel"), Kind.NO_TITLE, '--title "…"'),
        (replace(SOUND, flags=("opinion",)), Kind.OPINION, "--flag opinion"),
        (replace(SOUND, flags=("translation",)), Kind.TRANSLATION, "--flag translation"),
        (replace(SOUND, flags=("teaser",)), Kind.TEASER, "--settle teaser"),
    ],
)
def test_each_finding_has_the_command_that_answers_it(document: Document, kind: Kind, fix: str) -> None:
    found = only(document)
    assert (found.kind, found.fix) == (kind, f"communique amend {SOUND.id} {fix}")
    assert found.said.endswith(".")


def test_a_near_copy_names_the_document_that_came_before_it() -> None:
    (found,) = findings(SOUND, {}, copies=["wire-1", "wire-2", "wire-3"])
    assert (found.kind, found.fix) == (Kind.NEAR_COPY, f"communique amend {SOUND.id} --settle near_copy")
    assert found.said == "It is a near-copy of wire-1 and 2 more: they count as one source."


def test_what_cannot_be_quoted_can_only_be_withdrawn_and_needs_nothing_else() -> None:
    found = only(replace(SOUND, sentences=0, published_at=None, publisher=None, language=None))
    assert (found.kind, found.fix) == (Kind.ALL_BOILERPLATE, f"communique withdraw {SOUND.id}")


def test_the_worst_comes_first() -> None:
    bad = replace(
        SOUND, published_at=None, publisher=None, language=None, title="0001", flags=("opinion", "teaser")
    )
    kinds = [one.kind for one in findings(bad, {}, copies=["wire-1"])]
    assert kinds == sorted(kinds, key=list(Kind).index)
    assert kinds[:3] == [Kind.UNDATED, Kind.NO_LANGUAGE, Kind.TEASER]
    assert kinds[-2:] == [Kind.NO_TITLE, Kind.NO_PUBLISHER]


@pytest.mark.parametrize("kind", Kind)
def test_what_was_settled_does_not_come_back(kind: Kind) -> None:
    bad = replace(SOUND, published_at=None, publisher=None, language=None, title="0001")
    bad = replace(bad, flags=("opinion", "translation", "teaser"))
    for document in (
        bad,
        replace(bad, published_at="2024-05-19", date_inferred=True),
        replace(bad, sentences=0),
    ):
        every = {one.kind for one in findings(document, {}, copies=["wire-1"])}
        left = {one.kind for one in findings(document, {f"settled:{kind}": "yes"}, copies=["wire-1"])}
        assert left == every - {kind}


def test_a_flag_is_asked_for_once_whatever_the_answer_and_a_name_that_was_given_is_a_title() -> None:
    assert findings(replace(SOUND, flags=("opinion",)), {"flag:opinion": "yes"}) == ()
    assert findings(replace(SOUND, title="0001"), {"title": "0001"}) == ()


def test_a_title_and_a_date_are_suggested_from_the_name_of_the_file() -> None:
    name = "2024-05-03 harbour-tunnel_opens"
    undated = replace(SOUND, title=name, source=f"/news/{name}.txt", published_at=None)
    dated, titled = findings(undated, {})
    assert dated.fix.endswith("--date 2024-05-03")
    assert titled.fix.endswith('--title "Harbour tunnel opens"')


def test_a_day_that_is_not_over_is_no_likely_date() -> None:
    report = replace(SOUND, source="/news/plan 2031-01-01.txt", published_at=None)
    assert only(report).fix.endswith("--date YYYY-MM-DD")


def test_what_is_lacking_is_suggested_where_nearly_all_others_of_the_place_have_it() -> None:
    others = [replace(SOUND, id=str(number), language="de") for number in range(9)]
    odd = replace(SOUND, publisher="Coast Wire")
    lacking = replace(SOUND, publisher=None, language=None)
    for document in (lacking, replace(lacking, url=None)):  # of the same host; of the same folder
        language, publisher = findings(document, {}, neighbours=Neighbours.of([*others, odd]))
        assert publisher.fix.endswith('--publisher "Harbour Post"')
        assert publisher.said == "It names no publisher; others from there do."
        assert language.fix.endswith("--language de")


def test_nothing_is_suggested_where_the_others_disagree_or_there_is_only_one() -> None:
    lacking = replace(SOUND, publisher=None)
    for others in (["Coast Wire"], ["Coast Wire", "Coast Wire", "Harbour Post"]):
        known = Neighbours.of([replace(SOUND, publisher=one) for one in others])
        (found,) = findings(lacking, {}, neighbours=known)
        assert found.fix.endswith('--publisher "…"')


HOSTILE = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@given(HOSTILE | st.text("\"'`$\\!; ab\n", min_size=1))
def test_what_a_document_says_of_itself_does_nothing_in_a_shell(said: str) -> None:
    assert shlex.split(named(said)) == [said]
    for word in (named(said), suggested(said)):
        assert word.startswith("'") or not set("$`\\!") & set(word)
    assert suggested(said) in (f'"{said}"', LEFT_OPEN)
    assert shlex.split(suggested(said)) in ([said], ["…"])


@pytest.mark.parametrize("url", ["http://[", "https://post.example/tunnel?page=2#top", "tunnel", None])
def test_an_odd_address_costs_nobody_their_findings(url: str | None) -> None:
    kinds = [one.kind for one in findings(replace(SOUND, title="tunnel", url=url, source="x"), {})]
    assert kinds == ([Kind.NO_TITLE] if url and "tunnel" in url else [])
