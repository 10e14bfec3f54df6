"""Whatever is done where a closed collection may not be seen, nothing of it is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from bot.chat.asker import Asker
from bot.chat.click import Click
from bot.chat.completing import Wanted
from bot.chat.typed import CHAT_ONLY
from bot.grammar import COMMANDS
from bot.versions.editing import edit
from bot.versions.edits import Edited
from bot.versions.versions import Versions
from briefings.reply import Verb
from config.addresses import uses_of
from config.destination import destination
from tests.scenarios.access.cells import OF_CHAT, OPTIONS, WORDS, clicked, completed, typed_lines
from tests.scenarios.access.corpus import CANARIES, CANARIES_OF_NAMES, ROOM, ROOM_D, told
from tests.scenarios.access.exempt import is_exempt
from tests.scenarios.access.installations import both
from tests.scenarios.access.seats import BOARDS_ADMIN, READER, READER_ON_DISCORD, SHUT_OUT, THOROUGH
from tests.scenarios.access.walk import Cell, differences, differing, drawn, leaks, notes, walked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.application import Application
    from tests.scenarios.access.installations import Installation


@dataclass(frozen=True, slots=True)
class Walk:
    """Two installations, and what everybody was told in them.

    Attributes:
        closed: the one with the closed collection.
        plain: the one that never had it.
        shown: what the board's room was shown before.
    """

    closed: Installation
    plain: Installation
    found: Mapping[Cell, str]
    without: Mapping[Cell, str]
    shown: str


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    closed, plain = both(tmp_path_factory.mktemp("access"))
    shown = " ".join(
        drawn(closed.chat.typed(reader, line))
        for reader in (READER, READER_ON_DISCORD)
        for line in (
            "ask zorkmids",
            "fact vehicles",
            "brief boardroom",
            "sources",
            "ask --collection vault auditors",
        )
    )
    return Walk(closed, plain, walked(closed), walked(plain), shown)


def test_those_it_is_for_are_told_all_of_it(walk: Walk) -> None:
    seen = set(told(walk.shown))
    assert seen >= {"quibberling", "7,319", "zorkmid", "xanthippa", "vole", "9,917"}
    assert seen >= {"vault", "boardroom", "for the few", "sealed"}


def test_nobody_else_is_told_a_word_of_it(walk: Walk) -> None:
    assert leaks(walk.found) == []


def test_where_it_may_not_be_seen_all_is_said_as_if_it_had_never_been(walk: Walk) -> None:
    assert differences(walk.found, walk.without) == []


def test_the_walk_goes_over_everything_that_there_is() -> None:
    assert WORDS.keys() >= {one.words for one in COMMANDS.values()}
    assert OPTIONS.keys() >= {option.name for one in COMMANDS.values() for option in one.options}
    assert OF_CHAT.keys() == set(CHAT_ONLY)


def test_the_walk_cannot_quietly_shrink(walk: Walk) -> None:
    by_kind: dict[tuple[str, str], set[str]] = {}
    for cell in walk.found:
        by_kind.setdefault((cell.seat, cell.kind), set()).add(cell.what)
    known = walk.closed.known
    options = sum(len(OPTIONS[option.name]) for one in COMMANDS.values() for option in one.options)
    for seat in SHUT_OUT:
        lines = by_kind[seat, "typed"]
        assert {line.partition(" ")[0] for line in lines} == {*COMMANDS, *CHAT_ONLY}
        assert len(lines) == len(typed_lines(known, thorough=seat in THOROUGH))
        assert {Verb(what.partition(" | ")[0]) for what in by_kind[seat, "click"]} == set(Verb)
        assert len(by_kind[seat, "click"]) == len(clicked(known)) >= 3 * len(Verb)
        assert {Wanted(what.partition(" | ")[0]) for what in by_kind[seat, "completion"]} == set(Wanted)
        assert len(by_kind[seat, "completion"]) == len(completed())
    for seat in THOROUGH:
        assert len(by_kind[seat, "typed"]) >= options + len(COMMANDS) + len(CHAT_ONLY)
    assert len(walk.found) >= len(SHUT_OUT) * (len(clicked(known)) + len(completed()) + len(CHAT_ONLY))


def test_only_admins_are_told_of_names_and_they_of_names_alone(walk: Walk) -> None:
    exempt = [cell for cell in walk.found if is_exempt(cell, SHUT_OUT[cell.seat])]
    assert {SHUT_OUT[cell.seat].admin for cell in exempt} == {True}
    assert not any(told(walk.found[cell], cell.asked, names=False) for cell in exempt)
    assert any(told(walk.found[cell], cell.asked) for cell in exempt)
    unlike = [cell for cell in walk.found if differing(cell) and cell not in exempt]
    assert {cell.kind for cell in unlike} <= {"typed", "thread", "click"}
    assert {cell.what for cell in unlike if cell.kind == "typed"} == {"forget-me"}
    assert {cell.seat for cell in unlike if cell.kind != "typed"} == {"a stranger in the board's own room"}


def test_what_is_delivered_to_an_open_room_is_the_same_to_the_byte(walk: Walk) -> None:
    for where in (f"slack:{ROOM}", f"discord:{ROOM_D}"):
        body = walk.closed.sent[f"morning {where}"]
        assert body == walk.plain.sent[f"morning {where}"]
        assert "tunnel" in body
        assert told(body) == []


def test_notes_to_admins_in_an_open_room_tell_nothing_of_it_either(walk: Walk) -> None:
    said = notes(walk.closed)
    assert "example.org/plan.txt" in said
    assert told(said, " ".join(CANARIES_OF_NAMES)) == []
    assert not any(one in said.casefold() for one in CANARIES)


def test_what_an_admin_has_posted_in_an_open_room_names_nothing_that_is_closed(walk: Walk) -> None:
    admin = Asker(BOARDS_ADMIN.person, destination("slack:C0NEW"), admin=True)
    _as_it_was_seeded(walk.closed.application)  # in the walk admins have clicked on all there is
    outcome = walk.closed.chat.clicked(admin, Click(Verb.POST_HERE, value="#new"))
    assert outcome.instead is not None
    assert "tunnel, traffic" in outcome.instead.notice
    assert told(drawn(replace(outcome, reply=None))) == []
    (name,) = uses_of(walk.closed.application.configuration, admin.where).briefings
    assert name == "morning"


def _as_it_was_seeded(application: Application) -> None:
    first = Versions(application.store.engine).at(1)
    if first is not None:
        seeded = Edited(first.read(), "As it was seeded.")
        edit(application, lambda _: seeded, made_by="console", made_in="console")
