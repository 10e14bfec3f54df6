"""A proposed topic shows what it would have caught, which words catch nothing, and what to add."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.chat.asker import Asker, seen_by
from bot.chat.hiding import Hidden
from bot.chat.managing.insight import MAX_WORDS, WOULD_CATCH, Insight, insight, with_insight
from bot.rendering.discord.message import message_of as discord_message_of
from bot.rendering.slack.message import message_of
from briefings.citation import citation_of
from briefings.quote import quote_of
from briefings.reply import Action, Reply, Verb
from config.destination import destination
from tests.bot.delivery.newsroom import CLOSED, OPEN
from tests.slack.blocks import problems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.bot.delivery.newsroom import Newsroom

ADA = destination("slack:U012ADA")
LEDGER = "Marta Ljungdahl bored the tunnel. The tunnel cost 412 million euros. The wharf is closed."
POST = "The tunnel leaks, said Marta Ljungdahl. Nobody has seen the keel of the ship since March."
OTHERS = " ".join(
    f"The {what} of the {where} was sold for a song."
    for what in (
        "bakery",
        "choir",
        "mill",
        "orchard",
        "school",
        "library",
        "barn",
        "forge",
        "well",
        "inn",
        "gate",
    )
    for where in ("valley", "coast", "island", "province", "village", "plain")
)


@pytest.fixture
def town(newsroom: Newsroom) -> Newsroom:
    """With a week of news, and some that was read a month before."""
    newsroom.write(
        "old", "The ferry sank in the storm. The captain of the ferry was saved.", day="2024-04-01"
    )
    newsroom.write("chronicle", OTHERS)
    newsroom.later(days=30)
    newsroom.write("ledger", LEDGER)
    newsroom.write("post", POST)
    return newsroom


def found_in(
    room: Newsroom,
    words: Sequence[str],
    aliases: Mapping[str, Sequence[str]] | None = None,
    *,
    where: str = "slack:C012ABC",
    **rest: int | str,
) -> Insight:
    """What a topic catches, as an admin in a channel is told."""
    application = seen_by(room.application, Asker(ADA, destination(where), admin=True))
    return insight(application, words, aliases or {}, now=room.clock.now(), **rest)  # type: ignore[arg-type]  # days and topic


def quotes(found: Insight) -> list[str]:
    """What is quoted."""
    return [statement.quote.text for one in found.quotes for statement in one.statements[:1]]


def test_what_was_read_in_the_last_days_is_counted_and_quoted(town: Newsroom) -> None:
    found = found_in(town, ["tunnel", "wharf"])
    assert (found.documents, found.lines, found.more) == (2, 4, False)
    assert 0 < len(quotes(found)) <= 3
    assert all(quote in LEDGER or quote in POST for quote in quotes(found))
    assert {one.citation.document_id for item in found.quotes for one in item.statements} <= {
        "ledger",
        "post",
    }
    assert found.withheld == ""


def test_words_that_catch_nothing_are_told_from_those_that_do_so_this_week(town: Newsroom) -> None:
    found = found_in(town, ["tunnel", "ferry", "zebra crossing"])
    assert found.never == ("zebra crossing",)
    assert found.not_lately == ("ferry",)
    of_longer = found_in(town, ["tunnel", "ferry", "zebra crossing"], days=40)
    assert (of_longer.never, of_longer.not_lately) == (("zebra crossing",), ())
    assert of_longer.documents == found.documents + 1


def test_proposed_aliases_count_and_those_of_the_topic_that_is_changed_do_not(town: Newsroom) -> None:
    assert found_in(town, ["steamer"]).never == ("steamer",)
    assert found_in(town, ["steamer"], {"steamer": ["ferry"]}).never == ()
    configuration = town.application.configuration
    topic = replace(configuration.topics["ferry"], aliases={"steamer": ("ferry",)})
    town.application.configuration = replace(configuration, topics={**configuration.topics, "ferry": topic})
    assert found_in(town, ["steamer"], where=str(ADA)).never == ()
    assert found_in(town, ["steamer"], where=str(ADA), topic="ferry").never == ("steamer",)


def test_companions_stand_beside_it_in_two_origins_and_are_no_words_of_it(town: Newsroom) -> None:
    assert found_in(town, ["tunnel"]).companions == ("Marta Ljungdahl",)
    assert found_in(town, ["tunnel", "Marta Ljungdahl"]).companions == ()
    assert found_in(town, ["tunnel"], {"tunnel": ["Marta Ljungdahl"]}).companions == ()
    town.write("post", "The council met at noon.")
    town.write(
        "wire", "Marta Ljungdahl bored the tunnel. The tunnel cost 412 million euros. The wharf is closed."
    )
    assert found_in(town, ["tunnel"]).companions == (), "a copy is no second origin"


def test_nothing_of_a_closed_collection_is_counted_quoted_or_beside_it(town: Newsroom) -> None:
    before = found_in(town, ["tunnel", "keelhaul"])
    town.write("plan", "The tunnel needs Ilmari Koskela. Ilmari Koskela owns the tunnel.", folder="board")
    town.write("memo", "Keelhaul Ilmari Koskela in the tunnel.", folder="board")
    assert found_in(town, ["tunnel", "keelhaul"]) == before
    seen = found_in(town, ["tunnel", "keelhaul"], where=str(CLOSED))
    assert seen.documents == before.documents + 2
    assert "Ilmari Koskela" in seen.companions


def test_a_line_that_was_called_wrong_there_is_not_quoted(town: Newsroom) -> None:
    (first, *_) = town.application.reader.passages_of(["ledger"])
    engine, now = town.application.store.engine, town.clock.now()
    cited = citation_of(first.document, quote_of(first))
    Hidden(engine).hide(OPEN, first.text, cited, by=ADA, now=now)
    found = insight(town.application, ["tunnel"], {}, now=now, hidden=Hidden(engine).at(OPEN))
    assert first.text not in quotes(found)
    assert found.lines == 2


def test_a_topic_that_catches_nothing_says_so(town: Newsroom) -> None:
    found = found_in(town, ["zebra"])
    reply = with_insight(Reply("Zebras"), found)
    assert reply.rows == (("in the last 7 days", "nothing"), ("catches nothing", "zebra"))
    assert reply.sections == ()


def test_it_stands_below_what_a_page_or_a_proposal_shows_in_as_many_cells(town: Newsroom) -> None:
    found = found_in(town, ["tunnel", "ferry", "zebra"])
    page = with_insight(Reply("Tunnel", rows=(("words", "tunnel"),)), found)
    assert page.rows == (
        ("words", "tunnel"),
        ("in the last 7 days", "3 lines of 2 documents"),
        ("catches nothing", "zebra"),
        ("catches nothing this week", "ferry"),
        ("often beside it", "Marta Ljungdahl"),
    )
    assert [one.heading for one in page.sections] == [WOULD_CATCH]
    proposal = Reply("This would change", rows=(("words: tunnel",),), actions=(Action(Verb.APPLY, "abc"),))
    proposed = with_insight(proposal, found)
    assert proposed.rows[:2] == (("words: tunnel",), ("in the last 7 days: 3 lines of 2 documents",))
    assert {len(row) for row in proposed.rows} == {1}
    drawn = message_of(proposed)
    assert drawn is not None
    assert problems(drawn) == []
    assert discord_message_of(proposed) is not None
    wide = with_insight(Reply("x", rows=(("a", "b", "c"),)), found)
    assert {len(row) for row in wide.rows} == {3}


def test_of_very_many_words_the_first_are_looked_for_and_the_others_counted(town: Newsroom) -> None:
    found = found_in(town, ["tunnel", *(f"zebra{number}" for number in range(MAX_WORDS + 4))])
    assert len(found.never) == MAX_WORDS - 1
    assert with_insight(Reply("Zebras"), found).rows[-1] == ("not looked for here", "5 words")
