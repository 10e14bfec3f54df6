"""Every quote of every command is what its citation says, whatever the documents hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.grammar import parsed
from bot.ingest import ingest
from briefings.quote import CUT
from tests.ingested import an_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.application import Application

TYPED = (
    "ask trade between Russia and China",
    "ask кто встретил самолёт",
    "ask 天然气",
    "fact trade",
    "fact deputy prime ministers",
    "brief morning --limit 20",
    "brief --words 400",
    "brief --topic energy",
    "timeline",
    "compare --all",
)


def quoted(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  JSON
    """Every object with a quote and a citation, at any depth."""
    if isinstance(value, dict):
        if isinstance(value.get("quote"), str):
            yield value
        for one in value.values():
            yield from quoted(one)
    elif isinstance(value, list):
        for one in value:
            yield from quoted(one)


def shape(application: Application, typed: str) -> dict[str, Any]:
    command, words, options = parsed(typed)
    return command.run(application, words, options).shape


def stands(application: Application, one: dict[str, Any]) -> bool:
    cited = one["citation"]
    text = application.reader.contents(cited["document_id"], cited["revision"]).text
    pieces = f" {CUT} ".join(text[start:end] for start, end in cited["spans"])
    return pieces == str(one["quote"]).removeprefix(f"{CUT} ").removesuffix(f" {CUT}")


@pytest.mark.parametrize("typed", TYPED)
def test_quotes_over_the_demo_are_the_documents_own_characters(demo: Application, typed: str) -> None:
    answer = shape(demo, typed)
    found = list(quoted(answer))
    assert found
    assert all(stands(demo, one) for one in found)
    assert "withheld" not in answer


def test_every_citation_of_every_command_verifies(demo: Application) -> None:
    ids = {one["citation"]["id"] for typed in TYPED for one in quoted(shape(demo, typed))}
    for citation_id in ids:
        checked = shape(demo, f"verify {citation_id}")
        assert checked["valid"]
        assert checked["citation"]["id"] == citation_id


any_text = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=120)
news = st.sampled_from([
    "The tunnel cost 412.6 million euros in 2023.",
    "The port said that the tunnel opens on 3 June 2024.",
    "Тоннель стоил 412,6 млн евро.",
    "隧道于2024年6月3日通车。",
    "@everyone <!channel> the tunnel \u202e opens \u200b soon.",
])  # fmt: skip


@given(st.lists(st.one_of(news, any_text), min_size=1, max_size=5))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_quotes_over_any_documents_are_the_documents_own_characters(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
) -> None:
    folder: Path = tmp_path_factory.mktemp("any")
    (folder / "one.txt").write_text(" ".join(pieces), encoding="utf-8", newline="")
    (folder / "two.txt").write_text("\n\n".join(reversed(pieces)), encoding="utf-8", newline="")
    application = an_application(folder / "home")
    ingest(application, [folder / "one.txt", folder / "two.txt"])
    for typed in ("ask tunnel cost", "fact tunnel", "brief", "timeline", "compare --all"):
        answer = shape(application, typed)
        assert all(stands(application, one) for one in quoted(answer))
        assert "withheld" not in answer
