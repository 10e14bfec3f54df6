"""A text is changed where the configuration says something else, and nowhere besides."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from config import Configuration, as_yaml, parse
from config.configuration import DEFAULT_FIRST, Collection, Keyword, Often, Topic
from config.destination import destination
from config.layout import Branch, has_comments, layout, line_above, line_end, line_start
from config.patch import patched
from config.writer import _quoted, dumped, plain
from tests.config.test_writer import AWKWARD, configurations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from config.layout import Node

ROOT = Path("/")

TEXT = """\
# The desk's own configuration.
timezone: 'Europe/Stockholm'   # where the desk is

collections:
  public: {paths: [ /srv/news,/srv/wire ]}

# What we look for.
topics:
  # Under the bay.
  tunnel: {words: [tunnel, "harbour"],   aliases: {tunnel: [tube]}}   # the big one
    # more words to come

  # What it costs.
  toll:
      words:
      - toll   # as they say
      # What others say.
      - fee

keywords: {} # none yet
briefings:
  morning: {title: "Morning briefing", days: weekdays, at: 08:00,   # early
            topics: [tunnel], # the only one
            to: ["slack:#news", console]}
# The end."""


def meaning(text: str) -> Configuration:
    return parse(text, path="communique.yaml", folder=ROOT)


def after(old: str, new: str, wanted: Configuration) -> None:
    """Whoever patches `TEXT` gets it with one piece replaced, with line ends of any kind."""
    assert TEXT.count(old) == 1
    for end in ("\n", "\r\n"):
        text, expected = TEXT.replace("\n", end), TEXT.replace(old, new).replace("\n", end)
        assert patched(text, wanted) == expected


HELD = meaning(TEXT)
MORNING = HELD.briefings["morning"]


def with_topics(**topics: Topic | None) -> Configuration:
    together = {name: one for name, one in {**HELD.topics, **topics}.items() if one is not None}
    return replace(HELD, topics=MappingProxyType(together))


def with_morning(**values: Any) -> Configuration:  # noqa: ANN401 - fields of a briefing
    return replace(HELD, briefings=MappingProxyType({"morning": replace(MORNING, **values)}))


def test_a_text_that_says_so_already_is_not_touched() -> None:
    for text in (TEXT, TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT, TEXT + "\n\n"):
        assert patched(text, HELD) == text


def test_a_value_changes_in_the_quotation_marks_that_it_had() -> None:
    after('"Morning briefing"', '"At eight, sharp"', with_morning(title="At eight, sharp"))
    after(
        '"slack:#news", console', '"slack:#desk", console', with_morning(to=_places("slack:#desk", "console"))
    )


def test_what_was_left_out_because_it_is_usual_is_written_once_it_is_not() -> None:
    after("topics: [tunnel],", "topics: [tunnel], lines: 9,", with_morning(lines=9))
    changed = replace(HELD, timezone="Asia/Tokyo")  # the briefing stays where it was
    text = patched(TEXT, changed)
    assert text is not None
    assert "timezone: 'Asia/Tokyo'   # where the desk is\n" in text
    assert "at: 08:00, timezone: Europe/Stockholm,   # early\n" in text
    assert meaning(text) == changed


def test_an_entry_goes_with_the_comments_that_are_its_own() -> None:
    toll = TEXT[TEXT.index("  # What it costs.") : TEXT.index("keywords")]
    after(toll, "", with_topics(toll=None))
    without = replace(with_morning(topics=()), topics=with_topics(tunnel=None).topics)
    text = patched(TEXT, without)
    assert text is not None
    assert "topics:\n\n  # What it costs.\n  toll:\n" in text
    assert "08:00,   # early\n             # the only one\n            to:" in text


def test_a_comment_between_entries_in_brackets_stays_as_it_is() -> None:
    text = "collections: {a, b: {first: 3} # one, two\n  , c: }\n"
    one, two, three = (("a", None), ("b", 3), ("c", None))
    for kept, expected in (
        ((one, two), "collections: {a, b: {first: 3} # one, two\n    }\n"),
        ((two, three), "collections: {b: {first: 3} # one, two\n  , c: }\n"),
        ((("a", 2), two, three), "collections: {a: {first: 2}, b: {first: 3} # one, two\n  , c: }\n"),
    ):
        collections = {name: Collection(first=first or DEFAULT_FIRST) for name, first in kept}
        wanted = replace(meaning(text), collections=MappingProxyType(collections))
        assert patched(text, wanted) == expected


def test_neighbours_in_brackets_go_with_one_comma_each() -> None:
    text = "topics: {t: {words: [a, # one\n  b, c, # two\n  d] }}\n"
    for kept in ("ad", "a", "d", "bd", "ac", "cd", "b", "bc", "abd"):
        made = patched(text, replace(meaning(text), topics=MappingProxyType({"t": Topic(tuple(kept))})))
        assert made is not None
        assert "# one\n" in made
        assert "# two\n" in made


def test_an_item_comes_and_goes_without_touching_its_neighbours() -> None:
    after("      # What others say.\n      - fee\n", "", with_topics(toll=Topic(("toll",))))
    after("      - fee\n", "      - fee\n      - due\n", with_topics(toll=Topic(("toll", "fee", "due"))))
    news, wire = HELD.collections["public"].paths
    for paths, written in (
        ((wire,), "[ /srv/wire ]"),
        ((news,), "[ /srv/news ]"),
        ((wire, news), "[ /srv/wire, /srv/news ]"),
        ((Path("/a"), news, wire), "[ /a,/srv/news, /srv/wire ]"),
        ((news, wire, Path("/z")), "[ /srv/news,/srv/wire, /z ]"),
    ):
        public = replace(HELD.collections["public"], paths=paths)
        text = patched(TEXT, replace(HELD, collections=MappingProxyType({"public": public})))
        assert text is not None
        assert meaning(text).collections["public"].paths == paths
        if paths[0] != Path("/a"):
            assert TEXT.replace("[ /srv/news,/srv/wire ]", written) == text


def test_what_was_empty_is_filled_and_what_was_filled_emptied() -> None:
    filled = replace(HELD, keywords=MappingProxyType({"quay": Keyword(_places("slack:#news"))}))
    after(
        "keywords: {} # none yet\n",
        'keywords: # none yet\n  quay:\n    channels:\n      - "slack:#news"\n    cooldown: "30m"\n',
        filled,
    )
    begun = TEXT.index("  morning:")
    after(TEXT[begun - 1 : TEXT.index("\n# The end.")], " {}", replace(HELD, briefings=MappingProxyType({})))


def test_a_text_without_a_last_line_end_stays_without() -> None:
    text = TEXT.removesuffix("\n# The end.")
    changed = replace(HELD, briefings=MappingProxyType({"morning": MORNING, "noon": MORNING}))
    made = patched(text, changed)
    assert made is not None
    assert made.startswith(text + "\n  noon:\n    title: Morning briefing\n")
    assert made.endswith("    unknown: resend")


def test_names_stand_in_the_order_of_the_configuration_with_their_comments() -> None:
    swapped = replace(HELD, topics=MappingProxyType(dict(reversed(list(HELD.topics.items())))))
    text = patched(TEXT, swapped)
    assert text is not None
    assert list(meaning(text).topics) == ["toll", "tunnel"]
    assert sorted(text.split("\n")) == sorted(TEXT.replace("\n\nkeywords", "\nkeywords").split("\n"))


def test_relative_source_paths_become_absolute_and_nothing_else() -> None:
    text = (
        'collections:\n    a:\n        paths: [ "news", /srv/wire, ./x/../y ]  # ours\n'
        "    b: {paths:\n      [~/z]}\n"
    )
    held = parse(text, path="communique.yaml", folder=Path("/etc/desk"))
    home = Path("~").expanduser()
    assert patched(text, held) == text.replace('"news"', '"/etc/desk/news"').replace(
        "./x/../y", "/etc/desk/y"
    ).replace("~/z", f"{home}/z")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("topics: {a: {words: &words [x]}, b: {words: *words}} # c\n", "b"),  # what b stands for is gone
        ("topics:\n  ? a\n  : {words: [x]} # c\n", "ab"),
    ],
)
def test_what_cannot_be_patched_is_told_from_what_can(text: str, names: str) -> None:
    assert patched(text, meaning(text)) == text
    topics = MappingProxyType({name: Topic(("x",)) for name in names})
    assert patched(text, replace(meaning(text), topics=topics)) is None
    assert has_comments(text)


def test_what_stands_in_for_something_is_written_out_where_that_changes() -> None:
    text = "topics: {a: {words: &words [x]}, b: {words: *words}} # c\n"
    topics = MappingProxyType({"a": Topic(("z",)), "b": Topic(("x",))})
    assert patched(text, replace(meaning(text), topics=topics)) == (
        "topics: {a: {words: &words [z]}, b: {words: [x]}} # c\n"
    )


def test_what_the_reader_would_refuse_is_no_patch() -> None:
    assert patched(TEXT, with_topics(toll=Topic(()))) is None
    assert patched(TEXT, with_topics(toll=Topic(("toll ",)))) is None
    assert patched("- [", HELD) is None


def test_comments_are_told_from_what_only_looks_like_one() -> None:
    assert has_comments("a: b # c\n")
    assert has_comments("# c")
    assert not has_comments('a: ["#b", c#d]\ne: |\n  # f\n')


# Each draws a whole configuration: some outgrow what Hypothesis draws, which it counts as filtered.
BRIEFLY = settings(
    deadline=None,
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
NEW_NAMES = st.sampled_from(["night", *AWKWARD])


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Configuration, Configuration]:
    """A configuration, and what may come of it: much stays, some changes, comes, goes or stands elsewhere."""
    one = draw(configurations())
    topics = {name: draw(_edited(topic, words=("bay", "no"))) for name, topic in draw(_some(one.topics))}
    topics.setdefault(draw(NEW_NAMES), Topic(("quay", "08:00")))
    keywords = {
        name: draw(_edited(keyword, channels=_places("console")))
        for name, keyword in draw(_some(one.keywords))
    }
    keywords.setdefault(draw(NEW_NAMES), Keyword(_places("slack:#news", "console")))
    briefings = {
        name: replace(
            draw(_edited(briefing, title="a, b", words=9, to=briefing.to[1:], skip=(), enabled=False)),
            topics=tuple(topic for topic in (*briefing.topics, draw(NEW_NAMES)) if topic in topics),
        )
        for name, briefing in draw(_some(one.briefings))
    }
    collections = {
        name: draw(_edited(collection, allow=_places("console"), paths=collection.paths[::-1], first=7))
        for name, collection in one.collections.items()
    }
    return one, Configuration(
        timezone=draw(st.sampled_from([one.timezone, "Asia/Tokyo"])),
        collections=MappingProxyType(collections),
        topics=MappingProxyType(topics),
        keywords=MappingProxyType(keywords),
        briefings=MappingProxyType(briefings),
        admins=draw(_edited(one.admins, slack=("U012ABC",), notes=(), unanswered=Often.WEEKLY)),
    )


def _some(named: Mapping[str, Any]) -> st.SearchStrategy[list[tuple[str, Any]]]:
    """Some or all of what has names, often in another order."""
    return st.lists(st.sampled_from(list(named.items())), unique_by=itemgetter(0)) if named else st.just([])


def _edited(value: Any, **fields: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - values of a configuration
    """The value as it is, or with one of its fields changed."""
    return st.sampled_from([value, *(replace(value, **{name: new}) for name, new in fields.items())])


@BRIEFLY
@given(pairs(), st.data())
def test_a_patched_text_reads_as_it_should_and_comments_on_what_stays_are_kept(
    pair: tuple[Configuration, Configuration], data: st.DataObject
) -> None:
    one, other = pair
    text = data.draw(st.sampled_from([_leaves_in_brackets(one), as_yaml(one)]))
    text = _commented(text, data.draw(st.integers(1, 3)))
    if data.draw(st.booleans()):
        text = "\ufeff" + text.removesuffix("\n").replace("\n", "\r\n")
    assert patched(text, one) == text
    made = patched(text, other)
    assert made is not None
    assert as_yaml(meaning(made)) == as_yaml(other)
    _assert_comments_kept(plain(one), plain(other), text, made)


@BRIEFLY
@given(pairs())
def test_a_text_in_one_line_is_patched_too(pair: tuple[Configuration, Configuration]) -> None:
    one, other = pair
    made = patched(dumped(plain(one), flow=True), other)
    assert made is not None
    assert as_yaml(meaning(made)) == as_yaml(other)


@pytest.mark.parametrize(
    "word", ["?0", "? 0", "-0", ": a", "#a", "[a", "a, b", "'a", '"a', "!a", "&a", "> a"]
)
def test_a_text_that_begins_with_a_sign_of_yaml_is_put_into_brackets(word: str) -> None:
    made = patched("topics: {ports: {words: [quay]}}\n", _topic(word))
    assert made is not None
    assert made.count("\n") == 1
    assert meaning(made).topics["ports"].words == (word,)


def _topic(word: str) -> Configuration:
    return meaning(f"topics: {{ports: {{words: [{json.dumps(word)}]}}}}\n")


def _places(*written: str) -> tuple[Any, ...]:
    return tuple(map(destination, written))


def _leaves_in_brackets(configuration: Configuration) -> str:
    yaml, out = YAML(), StringIO()
    yaml.default_flow_style = None  # what holds texts alone stands on one line
    yaml.width = 1_000_000
    yaml.dump(_quoted(plain(configuration)), out)
    return out.getvalue()


def _keys(node: Node, *above: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """The names that lead to each key that begins a line, and where it stands."""
    if isinstance(node, Branch) and not node.flow:
        for entry in node.entries:
            if entry.key is not None:
                yield (*above, entry.key.text), entry.start
                yield from _keys(entry.value, *above, entry.key.text)


def _commented(text: str, every: int) -> str:
    """The text with a comment above and one behind every first, second or third key that begins a line."""
    for number, (_, at) in reversed(list(enumerate(_keys(layout(text))))):
        if number % every == 0:
            begin, end = line_start(text, at), line_end(text, at)
            line = text[begin:end].rstrip("\n")
            above = f"{' ' * (at - begin)}# above {number}\n"
            text = f"{text[:begin]}{above}{line} # behind {number}\n{text[end:]}"
    return text


def _assert_comments_kept(old: dict[str, Any], new: dict[str, Any], text: str, made: str) -> None:
    stand = dict(_keys(layout(made)))
    for names, at in _keys(layout(text)):
        if (found := _under(old, names)) is not None and repr(found) == repr(_under(new, names)):
            assert _comments(text, at) == _comments(made, stand[names])


def _comments(text: str, at: int) -> tuple[str, str]:
    """The comments above a key and behind it; none stands above the first line."""
    begin = line_start(text, at)
    above = text[line_above(text, begin) : begin] if begin else ""
    return (
        above.strip() if above.lstrip("\ufeff ").startswith("# above") else "",
        text[at : line_end(text, at)].partition(" # behind")[2].strip(),
    )


def _under(value: Any, names: tuple[str, ...]) -> Any:  # noqa: ANN401 - plain values
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value
