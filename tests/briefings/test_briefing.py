"""Briefings: disagreements first, each fact once, what is ahead last, and an account of the rest."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefings.briefing import Accounting, Briefing, briefing_of
from briefings.draft import Pool, drafts, shortlist
from briefings.phrases import AHEAD, DISAGREE
from briefings.plan import Plan
from briefings.replies.brief import reply_to_brief
from briefings.selecting.selection import Budget
from briefings.shapes import brief_shape, canonical_json
from briefings.window import Window
from tests.passages import a_document, related_to, sentences_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.document import Passage

MONDAY = datetime(2024, 5, 20, 6, 0, tzinfo=UTC)

TEXTS = {
    "post": "The bill for the harbour tunnel has risen to 412.6 million euros, auditors say. "
    "The council of the region votes on the toll on 3 June 2024. "
    "Four deputy harbour masters were suspended after the fire on the quay.",
    "ledger": "Auditors say the bill for the tunnel under the harbour has risen to 413 million euros. "
    "Five deputy harbour masters were suspended after the fire on the quay, according to a letter.",
    "wire": "Ferries across the bay carried 76,400 passengers in April. "
    "Fishermen have asked for a new pier beside the old market hall.",
}


def passages(texts: Mapping[str, str] = TEXTS) -> list[Passage]:
    return [one for name, text in texts.items() for one in sentences_of(text, a_document(name, text=text))]


def made(
    found: Sequence[Passage], budget: Budget, *, topics: Sequence[str] = ("harbour",), at: datetime = MONDAY
) -> Briefing:
    origins = {one.document.id: one.document.id for one in found}
    pools = [Pool(topic, tuple(found)) for topic in topics]
    listed = shortlist(pools, origins, budget)
    related = {one.passage.id: related_to(one.passage, found) for one in listed}
    return briefing_of(
        drafts(listed, related, origins, {}),
        Plan("morning", "Morning briefing", dict.fromkeys(topics, ()), at, budget),
        window=Window(),
        origins=origins,
        accounting=Accounting(documents_read=3, documents_new=3, sentences=len(found)),
    )


def test_disagreements_come_first_then_topics_then_what_is_ahead() -> None:
    briefing = made(passages(), Budget(lines=8))
    assert [section.topic for section in briefing.sections] == [DISAGREE, "harbour", AHEAD]
    first = briefing.lines()[0]
    assert "deputy harbour masters" in first.quote.text
    assert len(first.conflicts) == 1


def test_what_is_ahead_carries_its_day() -> None:
    ahead = made(passages(), Budget(lines=8)).sections[-1].lines
    assert [line.ahead for line in ahead] == ["2024-06-03"]


def test_what_is_past_is_not_ahead() -> None:
    later = made(passages(), Budget(lines=8), at=datetime(2024, 7, 1, tzinfo=UTC))
    assert AHEAD not in [section.topic for section in later.sections]


def test_a_fact_stands_once_however_many_tell_it() -> None:
    briefing = made(passages(), Budget(lines=8))
    costs = [line for line in briefing.lines() if "million euros" in line.quote.text]
    assert len(costs) == 1
    assert costs[0].support.carried_by == 2
    masters = [line for line in briefing.lines() if "deputy harbour masters" in line.quote.text]
    assert len(masters) == 1


def test_lines_are_named_after_the_briefing_the_day_and_their_place() -> None:
    briefing = made(passages(), Budget(lines=8))
    names = [line.name for line in briefing.lines()]
    assert names == [f"morning 05-20 #{number}" for number in range(1, len(names) + 1)]


def test_the_same_is_the_same_byte_for_byte() -> None:
    found = passages()
    one, other = made(found, Budget(lines=5)), made(found[::-1], Budget(lines=5))
    assert canonical_json(brief_shape(one)) == canonical_json(brief_shape(other))


def test_the_limit_is_a_total_over_all_topics() -> None:
    for lines in range(1, 6):
        briefing = made(passages(), Budget(lines=lines), topics=("harbour", "sea"))
        assert len(briefing.lines()) == lines


def test_a_sentence_of_several_topics_stays_with_the_first() -> None:
    briefing = made(passages(), Budget(lines=8), topics=("harbour", "sea"))
    assert "sea" not in [section.topic for section in briefing.sections]


def test_words_are_a_total_too() -> None:
    for words in (10, 25, 60):
        briefing = made(passages(), Budget(words=words))
        assert sum(len(line.quote.text.split()) for line in briefing.lines()) <= words


def test_what_did_not_fit_is_counted() -> None:
    briefing = made(passages(), Budget(lines=1))
    assert briefing.accounting.dropped["beyond_the_limit"] > 0


def test_the_language_most_documents_are_in_comes_first() -> None:
    texts = {
        "post": "The bill for the harbour tunnel has risen to 412.6 million euros, auditors say.",
        "wire": "Ferries across the bay carried 76,400 passengers in April.",
    }
    russian = "Счёт за тоннель под гаванью вырос до 412,6 млн евро, сообщили аудиторы."
    only_there = "Рыбаки попросили построить новый причал рядом со старым рынком."
    found = [
        *sentences_of(f"{russian} {only_there}", a_document("listok", text=russian, language="ru")),
        *passages(texts),
    ]
    lines = [line.quote.text for line in made(found, Budget(lines=8)).lines()]
    assert lines[-1] == only_there
    assert russian not in lines


def test_an_empty_window_says_nothing_new_with_its_accounting() -> None:
    briefing = made([], Budget(lines=8))
    reply = reply_to_brief(briefing)
    assert briefing.sections == ()
    assert reply.notice == "Nothing new to report."
    assert reply.footer == ("0 sentences → 0 lines",)


def test_a_heading_is_capitalised_when_drawn_and_only_then() -> None:
    briefing = made(passages(), Budget(lines=8))
    assert [section.heading for section in reply_to_brief(briefing).sections] == [
        "Sources disagree",
        "Harbour",
        "Ahead",
    ]
    assert brief_shape(briefing)["sections"][1]["topic"] == "harbour"
