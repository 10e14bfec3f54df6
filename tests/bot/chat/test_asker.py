"""The asker: what the place and the person may see and do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.chat.asker import Asker, seen_by
from config.destination import destination
from corpus.clearance import Clearance
from tests.bot.homes import a_folder, an_application

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application
    from config.destination import Destination

ADA, ROOM, BOARD = destination("slack:U012ADA"), destination("slack:#room"), destination("slack:#board")


@pytest.fixture
def application(tmp_path: Path) -> Application:
    return an_application(a_folder(tmp_path))


def test_somebody_is_alone_where_the_place_is_their_own() -> None:
    assert Asker(ADA, ADA).alone
    assert not Asker(ADA, ROOM).alone


@pytest.mark.parametrize(("admin", "member"), [(True, True), (True, False), (False, True), (False, False)])
def test_admins_and_members_may_change_things_and_guests_may_not(*, admin: bool, member: bool) -> None:
    assert Asker(ADA, ROOM, admin=admin, member=member).may_change == (admin or member)


def test_who_is_not_said_to_be_more_is_a_member_and_no_admin() -> None:
    asker = Asker(ADA, ROOM)
    assert (asker.admin, asker.member, asker.outside) == (False, True, False)


@pytest.mark.parametrize(
    ("where", "outside", "seen"),
    [
        (ROOM, False, {"public"}),
        (BOARD, False, {"public", "board", "chair"}),
        (BOARD, True, {"public"}),
        (ADA, False, {"public"}),
    ],
)
@pytest.mark.parametrize("admin", [True, False])
def test_the_place_says_which_documents_are_seen_and_no_admin_sees_more(
    application: Application, where: Destination, seen: set[str], *, outside: bool, admin: bool
) -> None:
    asker = Asker(ADA, where, admin=admin, outside=outside)
    assert seen_by(application, asker).clearance == Clearance(frozenset(seen))


def test_an_admin_who_is_alone_knows_every_name_and_nobody_else_does(application: Application) -> None:
    whole = application.configuration
    assert seen_by(application, Asker(ADA, ADA, admin=True)).known is whole
    for asker in (Asker(ADA, ADA), Asker(ADA, BOARD, admin=True), Asker(ADA, ROOM)):
        assert seen_by(application, asker).known is not whole
