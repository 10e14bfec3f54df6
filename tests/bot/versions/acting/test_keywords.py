from __future__ import annotations

from datetime import timedelta

from config.configuration import DEFAULT_COOLDOWN, Keyword
from config.destination import destination
from tests.bot.versions.acting.builders import changed, mistakes


def test_a_new_keyword_is_told_in_its_channels() -> None:
    edited = changed("keyword.new", words="gas price", channels=["slack:#news", "slack:#toll"], cooldown="")
    assert edited.configuration.keywords["gas price"] == Keyword(
        (destination("slack:#news"), destination("slack:#toll")), DEFAULT_COOLDOWN
    )
    assert edited.change == (
        "gas price is a new keyword; it is told in slack:#news, slack:#toll; is told at most once in 30m."
    )


def test_a_keyword_may_change_its_words_its_channels_and_its_pause() -> None:
    edited = changed("keyword.edit", "ring road", words="Ring Road", channels="slack:#toll", cooldown="2h")
    assert edited.configuration.keywords == {
        "Ring Road": Keyword((destination("slack:#toll"),), timedelta(hours=2))
    }
    assert edited.change == (
        "ring road is Ring Road now; is told in slack:#toll; is told at most once in 2h."
    )
    assert not changed("keyword.edit", "ring road", words="ring road", cooldown="30m").change


def test_mistakes_in_a_keyword_are_told_at_once() -> None:
    assert mistakes("keyword.edit", "ring road", words="?", channels="", cooldown="soon") == [
        "Words: '?' can be found nowhere → write a word or a name",
        "Channels: a keyword needs a channel to tell → choose one, or delete the keyword",
        "At most once in: bad duration 'soon' → write 30m; s, m, h and d count, to a year",
    ]
    assert mistakes("keyword.new", words="RING ROAD", channels="console") == [
        "Words: 'ring road' is taken → write another name"
    ]


def test_a_deleted_keyword_is_gone() -> None:
    edited = changed("keyword.delete", "ring road")
    assert (edited.change, dict(edited.configuration.keywords)) == ("ring road is no keyword any more.", {})
