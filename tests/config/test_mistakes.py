"""Every mistake in a configuration file is named with its line, its key and a likely fix, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from config import ConfigErrors, parse

GOOD = """\
timezone: Europe/Stockholm
topics:
  harbour: {words: [harbour, tunnel]}
"""

BRIEFING = GOOD + "briefings:\n  morning:\n    "


def mistakes_in(text: str) -> ConfigErrors:
    with pytest.raises(ConfigErrors) as caught:
        parse(text, path="communique.yaml", folder=Path("/srv"))
    return caught.value


TABLE = {
    "an unknown key at the top": ("tpoics: {}", 1, "tpoics", "unknown key", "'topics'"),
    "an unknown key, far from all known": ("zebra: 1", 1, "zebra", "unknown key", "timezone, collections"),
    "an unknown key below": (BRIEFING + "tilte: Morning", 6, "briefings.morning.tilte", "unknown", "'title'"),
    "a list where keys belong": ("topics: [gas]", 1, "topics", "found a list", "key: value"),
    "text where keys belong": ("briefings: morning", 1, "briefings", "'morning'", "key: value"),
    "text where a list belongs": (
        "collections:\n  public:\n    paths: docs",
        3,
        "collections.public.paths",
        "expected a list",
        'paths: ["docs"]',
    ),
    "keys where a list belongs": (
        "admins: {slack: {a: b}}",
        1,
        "admins.slack",
        "expected a list",
        "slack: [one",
    ),
    "a list where text belongs": ("timezone: [UTC]", 1, "timezone", "expected text", "quotes"),
    "keys where text belongs": (BRIEFING + "title: {a: b}", 6, "briefings.morning.title", "keys", "quotes"),
    "nothing where text belongs": (BRIEFING + "title: # soon", 6, "briefings.morning.title", "nothing", "#"),
    "white space where text belongs": (
        BRIEFING + 'title: " "',
        6,
        "briefings.morning.title",
        "white",
        "value",
    ),
    "a line break in a text": (
        BRIEFING + r'title: "a\nb"',
        6,
        "briefings.morning.title",
        "line break",
        "one line",
    ),
    "a misspelt time zone": ("timezone: Europe/Stokholm", 1, "timezone", "unknown", "'Europe/Stockholm'"),
    "a city for a time zone": ("timezone: Lisbon", 1, "timezone", "unknown", "'Europe/Lisbon'"),
    "an abbreviated time zone": ("timezone: CET", 1, "timezone", "'CET'", "a place"),
    "a folder of time zones": ("timezone: ../etc", 1, "timezone", "unknown", "a place"),
    "a misspelt day": (BRIEFING + "days: mon-fry", 6, "briefings.morning.days", "bad days", "'fri'"),
    "a misspelt day in a list": (
        BRIEFING + "days: [mon, tuo]",
        6,
        "briefings.morning.days",
        "bad days",
        "'tue'",
    ),
    "no day at all": (BRIEFING + "days: []", 6, "briefings.morning.days", "needs a day", "every day"),
    "days as numbers": (BRIEFING + "days: 1-5", 6, "briefings.morning.days", "bad days", "mon-fri"),
    "a time with a point": (BRIEFING + 'at: "8.00"', 6, "briefings.morning.at", "bad time '8.00'", '"08:00"'),
    "a bare number for a time": (BRIEFING + "at: 8", 6, "briefings.morning.at", "bad time", '"08:00"'),
    "a time that a tool wrote in base 60": (
        BRIEFING + "at: 480",
        6,
        "briefings.morning.at",
        "bad",
        '"08:00"',
    ),
    "a time of twelve hours": (BRIEFING + "at: 8:30 pm", 6, "briefings.morning.at", "bad time", '"20:30"'),
    "midnight as the end of the day": (BRIEFING + 'at: "24:00"', 6, "briefings.morning.at", "bad", '"00:00"'),
    "an undefined topic": (
        BRIEFING + "topics: [harbor]",
        6,
        "briefings.morning.topics",
        "no topic",
        "'harbour'",
    ),
    "a topic where there are none": (
        "briefings: {morning: {topics: [gas]}}",
        1,
        "briefings.morning.topics",
        "no topic 'gas'",
        "there is no topic yet",
    ),
    "no line at all": (BRIEFING + "lines: 0", 6, "briefings.morning.lines", "1 to 50", "write 1"),
    "too many lines": (BRIEFING + "lines: 51", 6, "briefings.morning.lines", "1 to 50", "write 50"),
    "lines in words": (BRIEFING + "lines: eight", 6, "briefings.morning.lines", "1 to 50", "digits"),
    "a briefing that goes somewhere but never": (
        BRIEFING + "to: [console]",
        5,
        "briefings.morning.at",
        "time",
        "at:",
    ),
    "two ways to say when": (
        BRIEFING + 'cron: "0 8 * * *"\n    at: "08:00"',
        7,
        "briefings.morning.at",
        "beside 'cron'",
        "or with cron",
    ),
    "a cron expression of four fields": (
        BRIEFING + "cron: 0 8 * *",
        6,
        "briefings.morning.cron",
        "five",
        "minute",
    ),
    "an hour that no day has": (
        BRIEFING + "cron: 0 25 * * *",
        6,
        "briefings.morning.cron",
        "hour '25'",
        "0 to 23",
    ),
    "a channel without its platform": (
        'admins: {notes: ["#desk"]}',
        1,
        "admins.notes",
        "unknown destination",
        "'slack:#desk'",
    ),
    "a bare channel number": (
        "admins: {notes: [112233445566778899]}",
        1,
        "admins.notes",
        "unknown",
        "discord:1122",
    ),
    "a bare file": ("admins: {notes: [notes.jsonl]}", 1, "admins.notes", "unknown", "'file:notes.jsonl'"),
    "a misspelt platform": ('admins: {notes: ["slak:#desk"]}', 1, "admins.notes", "unknown", "'slack:#desk'"),
    "a Slack channel without #": (
        "admins: {notes: [slack:desk]}",
        1,
        "admins.notes",
        "names no",
        "slack:#desk",
    ),
    "a Discord channel by name": (
        'admins: {notes: ["discord:#desk"]}',
        1,
        "admins.notes",
        "names no",
        "Copy Channel",
    ),
    "a file without a path": ('admins: {notes: ["file:"]}', 1, "admins.notes", "names no", "file:outbox"),
    "an item lost to a comment": ("admins:\n  notes:\n    - #desk\n", 3, "admins.notes", "nothing", "quotes"),
    "a person for a Slack id": ('admins: {slack: ["@anna"]}', 1, "admins.slack", "'@anna'", "member ID"),
    "a name for a Discord role": (
        "admins: {discord_roles: [mods]}",
        1,
        "admins.discord_roles",
        "'mods'",
        "Role ID",
    ),
    "a feed without http": (
        "collections: {public: {feeds: [example.org/a.xml]}}",
        1,
        "collections.public.feeds",
        "http",
        "write https://example.org/a.xml",
    ),
    "a feed by another protocol": (
        'collections: {public: {feeds: ["ftp://example.org/a.xml"]}}',
        1,
        "collections.public.feeds",
        "http",
        "write https://example.org/a.xml",
    ),
    "a feed with a password": (
        'collections: {public: {feeds: ["https://me:it@example.org/a"]}}',
        1,
        "collections.public.feeds",
        "password",
        "before the @",
    ),
    "a feed with a bad port": (
        'collections: {public: {feeds: ["https://example.org:http/"]}}',
        1,
        "collections.public.feeds",
        "bad address",
        "https://example.org",
    ),
    "nobody or everybody": ("collections: {board: {allow: }}", 1, "collections.board.allow", "nothing", "[]"),
    "one path in two collections": (
        "collections:\n  public: {paths: [a]}\n  board: {paths: [./a]}",
        3,
        "collections.board.paths",
        "'public' too",
        "one of them",
    ),
    "a duration in words": (
        'keywords: {gas: {channels: ["slack:#desk"], cooldown: 30 minutes}}',
        1,
        "keywords.gas.cooldown",
        "bad duration",
        "write 30m",
    ),
    "a duration without a unit": (
        'keywords: {gas: {channels: ["slack:#desk"], cooldown: 45}}',
        1,
        "keywords.gas.cooldown",
        "bad duration",
        "write 45m",
    ),
    "a keyword that tells nobody": (
        "keywords:\n  gas: {}",
        2,
        "keywords.gas.channels",
        "needs a channel",
        "slack:#",
    ),
    "a day in another order": (
        BRIEFING + 'skip: ["24.12.2026"]',
        6,
        "briefings.morning.skip",
        "bad",
        "2026-12-24",
    ),
    "a day that does not exist": (
        BRIEFING + "skip: [2026-02-30]",
        6,
        "briefings.morning.skip",
        "no day",
        "year-",
    ),
    "days that end before they start": (
        BRIEFING + "skip: [2027-01-01..2026-12-24]",
        6,
        "briefings.morning.skip",
        "ends before",
        "2026-12-24..2027-01-01",
    ),
    "three ends of one range": (
        BRIEFING + "skip: [2026-12-24..2026-12-25..2026-12-26]",
        6,
        "briefings.morning.skip",
        "bad",
        "2026-12-24..",
    ),
    "a misspelt choice": (
        BRIEFING + "catch_up: latets",
        6,
        "briefings.morning.catch_up",
        "'latets'",
        "'latest'",
    ),
    "a time without its unit": (
        BRIEFING + "catch_up: all within 6",
        6,
        "briefings.morning.catch_up",
        "'6'",
        "all within 6h",
    ),
    "a choice that is none": (
        BRIEFING + "unknown: wait",
        6,
        "briefings.morning.unknown",
        "'wait'",
        "resend, hold",
    ),
    "a topic without words": (
        "topics:\n  gas: {words: []}",
        2,
        "topics.gas.words",
        "needs words",
        "words: [",
    ),
    "a topic with an empty word": (
        'topics: {gas: {words: [""]}}',
        1,
        "topics.gas.words",
        "white space",
        "value",
    ),
    "an empty topic": ("topics:\n  gas:", 2, "topics.gas.words", "needs words", "words: ["),
    "an alias of two names": (
        "topics:\n  a: {words: [x], aliases: {North: [Nord]}}\n  b: {words: [x], aliases: {Norse: [nord]}}",
        3,
        "topics.b.aliases.Norse",
        "already stands for 'North'",
        "one of them",
    ),
    "an alias that has aliases": (
        "topics: {a: {words: [x], aliases: {North: [Nord], Top: [north]}}}",
        1,
        "topics.a.aliases.Top",
        "aliases of its own",
        "under 'North'",
    ),
    "a name that is an alias": (
        "topics: {a: {words: [x], aliases: {North: [Nord], nord: [Norr]}}}",
        1,
        "topics.a.aliases.nord",
        "is an alias of 'North'",
        "under 'North'",
    ),
    "an alias of itself": (
        "topics: {a: {words: [x], aliases: {North: [north]}}}",
        1,
        "topics.a.aliases.North",
        "of itself",
        "case",
    ),
    "a name without aliases": (
        "topics: {a: {words: [x], aliases: {North: []}}}",
        1,
        "topics.a.aliases.North",
        "another way",
        "leave the name out",
    ),
    "a name with white space at its end": (
        'topics: {"gas ": {words: [x]}}',
        1,
        "topics.gas ",
        "white space",
        "write gas",
    ),
    "a key that stands twice": (GOOD + "timezone: UTC", 4, "timezone", "twice, first on line 1", "keep one"),
    "a name that stands twice": (
        GOOD + "  harbour: {words: [ship]}",
        4,
        "topics.harbour",
        "twice, first on line 3",
        "keep one",
    ),
    "an empty file": ("# nothing yet\n", 1, None, "empty", "collections:"),
    "a list for a file": ("- gas\n- oil\n", 1, None, "found a list", "key: value"),
    "a tab": ("topics:\n\tgas: {words: [gas]}\n", 2, None, "not YAML", "no tabs"),
    "an open quotation mark": ('timezone: "UTC\ntopics: {}\n', 1, None, "not YAML", "quotation mark"),
    "an open bracket": ("a: 1\nto: [x, y\nb: 1\n", 2, None, "not YAML", "close the bracket"),
    "a colon too many": ("title: a: b\n", 1, None, "not YAML", "colon"),
    "an uneven indentation": ("a:\n  b: 1\n c: 2\n", 3, None, "not YAML", "same number of spaces"),
    "a tag": ("timezone: UTC\ntopics: !!python/object:os.system {}\n", 2, None, "tag", "leave the tag out"),
    "an unknown alias": ("timezone: *home\n", 1, None, "no anchor &home", "quotes"),
    "a second document": ("timezone: UTC\n---\ntopics: {}\n", 2, None, "second document", "---"),
    "a key that is a list": ("[a, b]: c\n", 1, None, "a key must be text", "quotes"),
    "a control character": ("timezone: UTC\ntopics: \x07\n", 2, None, "does not allow", "invisible"),
}


@pytest.mark.parametrize(("text", "line", "key", "message", "hint"), TABLE.values(), ids=TABLE.keys())
def test_a_mistake_is_named_with_its_line_its_key_and_a_fix(
    text: str, line: int, key: str | None, message: str, hint: str
) -> None:
    (error,) = mistakes_in(text).errors
    assert (error.path, error.line, error.key) == ("communique.yaml", line, key)
    assert message in error.message
    assert hint in (error.hint or "")


def test_all_mistakes_of_a_file_come_at_once_in_line_order() -> None:
    errors = mistakes_in(
        "timezone: Mars/Olympus\n"
        "briefings:\n"
        "  morning:\n"
        "    topics: [harbor]\n"
        '    at: "8.00"\n'
        "    to: [nowhere, else]\n"
        "topics:\n"
        "  harbour: {words: [], colour: red}\n"
        "collections:\n"
        "  public: {feeds: [gopher]}\n"
    ).errors
    assert [(error.line, error.key) for error in errors] == [
        (1, "timezone"),
        (4, "briefings.morning.topics"),
        (5, "briefings.morning.at"),
        (6, "briefings.morning.to"),
        (6, "briefings.morning.to"),
        (8, "topics.harbour.words"),
        (8, "topics.harbour.colour"),
        (10, "collections.public.feeds"),
    ]


def test_the_errors_together_show_the_first_and_count_the_rest() -> None:
    errors = mistakes_in("zebra: 1\nlion: 2\ntiger: 3\n")
    assert str(errors) == "communique.yaml:1: zebra: unknown key 'zebra' (and 2 more)"
    assert (errors.line, errors.key) == (1, "zebra")


def test_nine_lines_of_aliases_are_refused_before_they_unfold() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for name, last in zip("bcdefghij", "abcdefghi", strict=True):
        lines.append(f"{name}: &{name} [{', '.join([f'*{last}'] * 9)}]")
    (error,) = mistakes_in("\n".join(lines)).errors
    assert error.line == 5
    assert "20,000 values" in error.message


@pytest.mark.parametrize("text", ["[" * 5_000, "a: {" * 5_000, "- " * 5_000])
def test_brackets_without_end_are_refused(text: str) -> None:
    (error,) = mistakes_in(text).errors
    assert "16 levels" in error.message


def test_an_alias_of_what_holds_it_is_refused() -> None:
    (error,) = mistakes_in("topics: &topics\n  gas: *topics\n").errors
    assert (error.line, error.message) == (2, "no anchor &topics before this")


def test_a_topic_with_too_long_a_word_or_too_many_is_told_where_it_stands() -> None:
    words = ", ".join(f"w{number}" for number in range(101))
    text = f"topics:\n  toll: {{words: [{'a' * 81}]}}\n  tunnel: {{words: [{words}]}}\n"
    assert [str(one) for one in mistakes_in(text).errors] == [
        "communique.yaml:2: topics.toll.words: a word or name has 80 characters at most, found 81",
        "communique.yaml:3: topics.tunnel.words: a topic has 100 words at most, found 101",
    ]
