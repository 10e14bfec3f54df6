from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.versions.effects import MAX_SENTENCES, NOT_REMEMBERED, REMEMBERED, effects
from config import parse
from config.destination import destination
from tests.bot.versions.acting.builders import HELD, ROOT, changed

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)  # a Friday


def said(act: str, name: str = "", /, **values: str | list[str]) -> tuple[str, ...]:
    """What a change means."""
    return effects(HELD, changed(act, name, HELD, **values).configuration, NOW)


def test_a_briefing_says_when_it_comes_next_where_it_goes_and_how_much_it_holds() -> None:
    assert said("briefing.edit", "morning", at="09:30", topics=["tunnel", "toll"]) == (
        "Next run of morning: Mon 23 Nov 2026 09:30 Stockholm.",
        "It goes to 2 destinations.",
        "2 topics, 8 lines.",
    )
    assert (
        said("briefing.edit", "morning", to=["slack:#news", "discord:112233"])[1] == "It goes to 2 channels."
    )
    assert said("briefing.edit", "monthly", title="Monthly", topics=[])[-1] == "Everything, 200 words."


def test_a_briefing_that_is_switched_off_comes_to_nobody() -> None:
    assert said("briefing.disable", "morning") == (
        "morning is off: it comes to nobody, and is still made when somebody asks for it.",
    )


def test_a_briefing_that_goes_nowhere_comes_when_somebody_asks() -> None:
    assert said("briefing.edit", "morning", to="") == (
        "morning comes only when somebody asks for it.",
        "1 topic, 8 lines.",
    )


def test_a_briefing_that_is_never_due_says_so() -> None:
    skipped = said("briefing.settings", "morning", skip="2026-01-01..2036-01-01")
    assert skipped[0] == "morning is not due in the next five years."


def test_a_deleted_briefing_comes_to_those_who_had_it_no_more() -> None:
    assert said("briefing.delete", "morning") == (
        "morning does not come to slack:#news and console any more.",
    )
    assert said("briefing.delete", "background") == ()


def test_a_channel_that_may_see_nothing_is_told_of_before() -> None:
    closed = parse(
        'collections: {board: {allow: ["slack:#board"]}}\n'
        'briefings: {morning: {at: "08:00", to: ["slack:#news"]}}',
        path="communique.yaml",
        folder=ROOT,
    )
    after = changed("briefing.edit", "morning", closed, to=["slack:#news", "slack:#room"]).configuration
    blind = "slack:#room may see no documents, so nothing can be said there."
    assert effects(closed, after, NOW)[-1] == blind
    board = {destination("slack:#room"): destination("slack:#board")}
    assert blind not in effects(closed, after, NOW, meant=board)


def test_a_topic_says_which_briefings_have_it() -> None:
    assert said("topic.edit", "toll", words="toll, fee, charge") == ("toll is a topic of monthly.",)
    assert said("topic.new", name="gas", words="gas", aliases="gas: methane") == (
        "No briefing has the topic gas yet.",
        "Other spellings count in every question, whatever the topic.",
    )


def test_a_topic_that_is_renamed_does_not_repeat_each_briefing() -> None:
    renamed = changed("topic.edit", "tunnel", name="harbour tunnel").configuration
    assert effects(HELD, renamed, NOW, digests={"tunnel": 2, "toll": 1}) == (
        "harbour tunnel is a topic of morning and monthly.",
        "2 personal digests lose the topic tunnel.",
    )


def test_a_keyword_says_whose_messages_get_a_fact() -> None:
    assert said("keyword.new", words="gas price", channels=["slack:#news", "slack:#toll"]) == (
        "Messages in slack:#news and slack:#toll that hold gas price get a fact below them.",
        "In one channel at most once in 30m.",
    )
    assert said("keyword.edit", "ring road", channels="slack:#toll") == (
        "Messages in slack:#toll that hold ring road get a fact below them.",
        "Those in slack:#news do not any more.",
    )
    assert said("keyword.delete", "ring road") == (
        "Messages that hold ring road get no fact below them any more.",
    )


@pytest.mark.parametrize(
    ("name", "values", "sentence"),
    [
        (
            "board",
            {"allow": ["slack:#room"]},
            "slack:#room can now see the collection board; slack:#board cannot any more.",
        ),
        ("board", {"allow": []}, "Nobody in chat can see the collection board any more."),
        ("board", {"everyone": ["yes"]}, "Everyone can see the collection board now."),
        (
            "public",
            {"everyone": ["no"], "allow": ["slack:#a", "slack:#b"]},
            "Only slack:#a and slack:#b can see the collection public now; everyone else cannot any more.",
        ),
        (
            "public",
            {"everyone": ["no"]},
            "Nobody in chat can see the collection public any more.",
        ),
    ],
)
def test_access_says_who_can_see_it_and_who_cannot_any_more(
    name: str, values: dict[str, list[str]], sentence: str
) -> None:
    first, *more = said("access.edit", name, **values)
    assert first == sentence
    assert more[:1] == (["What was sent already stays where it is."] if "any more" in sentence else [])


def test_a_channel_that_can_see_nothing_any_more_is_told_of() -> None:
    assert said("access.edit", "public", everyone="no", allow="slack:#news")[1:] == (
        "What was sent already stays where it is.",
        "console may see no documents, so nothing can be said there.",
    )


def test_a_new_collection_says_who_can_see_it() -> None:
    assert said("collection.new", name="archive") == ("Nobody in chat can see the collection archive.",)


@pytest.mark.parametrize(
    ("values", "kept", "told"),
    [
        (
            {"everyone": "yes"},
            2,
            "2 documents that were read under this name before become visible to everyone.",
        ),
        (
            {"allow": "slack:#room"},
            1,
            "1 document that was read under this name before becomes visible to slack:#room.",
        ),
        ({}, 1, "1 document that was read under this name before is in it again."),
    ],
)
def test_a_new_collection_says_what_it_finds_of_one_that_had_its_name(
    values: dict[str, str], kept: int, told: str
) -> None:
    empty = changed("source.remove", "board /srv/board").configuration
    without = changed("collection.delete", "board", empty).configuration
    gone = effects(empty, without, NOW, documents={"board": kept, "public": 9})
    verb = "document of it is" if kept == 1 else "documents of it are"
    assert f"{kept} {verb} kept, and would be in a new collection board again." in gone
    anew = changed("collection.new", "", without, name="board", **values).configuration
    assert effects(without, anew, NOW, documents={"board": kept, "public": 9})[1:] == (told,)
    assert len(effects(without, anew, NOW)) == 1


def test_a_source_says_that_it_is_read_from_now_on_and_that_what_was_read_stays() -> None:
    added = changed("source.add", location="https://example.org/page?key=1", collection="board")
    assert effects(HELD, added.configuration, NOW) == (
        "The page https://example.org/page is read from now on, every 30m, for the collection board.",
    )
    assert said("source.remove", "public /srv/news") == (
        "/srv/news is not read for public any more.",
        "What was read of it stays.",
    )


def test_a_folder_in_one_of_another_collection_is_taken_from_it() -> None:
    assert said("source.add", location="/srv/board/minutes", collection="public") == (
        "/srv/board/minutes is read from now on, for the collection public.",
        "It lies in /srv/board: what is in it is not for board any more.",
    )


def test_admins_are_named() -> None:
    assert said("admins.edit", slack="U012ABC", discord_roles="998877", notes="console") == (
        "U012ABC may change all of this from now on.",
        "The role 998877 may change all of this from now on.",
        "Notes to admins go to console.",
    )


def test_what_is_remembered_of_questions_is_said() -> None:
    assert said("admins.edit", unanswered="weekly") == (REMEMBERED,)
    wanted = changed("admins.edit", unanswered="weekly").configuration
    assert effects(wanted, HELD, NOW) == (NOT_REMEMBERED,)


def test_nothing_means_nothing_and_much_is_cut() -> None:
    assert effects(HELD, HELD, NOW) == ()
    topics = "\n".join(f"  t{number}: {{words: [a]}}" for number in range(20))
    many = parse(f"topics:\n{topics}", path="communique.yaml", folder=ROOT)
    told = effects(parse("topics: {}", path="communique.yaml", folder=ROOT), many, NOW)
    assert (len(told), told[-1]) == (MAX_SENTENCES + 1, "And 8 more things.")
