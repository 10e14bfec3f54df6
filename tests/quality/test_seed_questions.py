"""Questions over the five example articles, where they stand beside the project: an answer, or silence.

A sentence is named by a few of its words; the articles themselves are no part of the project.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.commands.ask import ask
from bot.commands.fact import fact
from bot.ingest import ingest
from bot.opening import opened

if TYPE_CHECKING:
    from bot.application import Application

SEEDS = Path(__file__).resolve().parents[2] / "../shared/seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the example articles are not on this machine")


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Application:
    application = opened(home=tmp_path_factory.mktemp("articles"))
    assert not ingest(application, [SEEDS]).failed
    return application


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Bielousov", "Defence Minister Andrey Belausov"),
        ("Shojgu", "Defense Minister Shoigu"),
        ("Nabioullina", "Central Bank Governor Nabiullina"),
        ("Ursula van der Leyen", "European Commission President Ursula von der Leyen"),
        ("Janet Yelen", "Treasury Secretary Janet Yellen"),
        ("77 billion dollars in the first quarter", "Almost $77 billion represents"),
        ("how much did trade reach in 2023", "record-breaking $240.1 billion in 2023"),
        ("how many agreements were signed", "list of 10 jointly signed agreements"),
        ("frozen Russian assets", "300 billion USD"),
        ("great power allience", "increasingly resembles a great power alliance"),
        ("drone engines and microelectronics", "machine tools, drone and turbojet engines"),
        ("AvtoVAZ complaints about Chinese cars", "major automobile company AvtoVAZ"),
        ("peace conference in Switzerland in June", "peace conference in Switzerland on June 15"),
        ("capacity of the gas pipeline", "expanded to 38 billion cubic meters"),
        ("entities added to the blacklist", "added 37 Chinese entities"),
        ("when did Putin last visit before", "last state visit was in 2018"),
        ("oil imports from Russia in tonnes", "107 million tons of oil"),
        ("does China give weapons to Russia", "does not provide weapons to Russia"),
        ("Olympic truce", "during the Summer Olympics in Paris"),
    ],
)
def test_the_first_excerpt_is_the_sentence_that_answers(
    articles: Application, query: str, words: str
) -> None:
    excerpts = ask(articles, query).shape["excerpts"]
    assert excerpts
    assert words in " ".join(excerpts[0]["quote"].split())


@pytest.mark.parametrize("query", ["Power of Siberia", "Kraft Siberia", "Sila Sibiri"])
def test_a_translated_name_is_found_by_all_its_forms(articles: Application, query: str) -> None:
    quotes = [excerpt["quote"] for excerpt in ask(articles, query).shape["excerpts"]]
    assert any("Power of Siberia 2" in quote for quote in quotes)
    assert any("Kraft Siberia" in quote for quote in quotes)


@pytest.mark.parametrize(
    "query",
    [
        "sourdough",
        "did Xi meet Li Qiang",
        "did Putin meet Kim Jong Un",
        "price of bitcoin",
        "Nord Stream sabotage",
        "what did Scholz say about Taiwan",
        "did Putin travel to Vietnam",
        "who is the president of Brazil",
        "Eurovision winner",
        "earthquake in Taiwan",
    ],
)
def test_what_no_article_says_is_not_answered(articles: Application, query: str) -> None:
    shape = ask(articles, query).shape
    assert shape["answered"] is False
    assert shape["excerpts"] == []


def test_every_excerpt_says_what_was_matched(articles: Application) -> None:
    for excerpt in ask(articles, "Shojgu Nabioullina").shape["excerpts"]:
        assert excerpt["matches"]
        for match in excerpt["matches"]:
            assert excerpt["quote"][match["start"] : match["end"]] == match["found"]


def test_the_trade_figure_of_2023_is_carried_by_several_papers_in_different_forms(
    articles: Application,
) -> None:
    facts = fact(articles, "trade 2023", limit=5).shape["facts"]
    best = max(facts, key=lambda one: one["support"]["carried_by"])
    assert best["support"]["carried_by"] >= 3
    assert {240_100_000_000, 240_000_000_000} & {figure["value"] for figure in best["figures"]}
