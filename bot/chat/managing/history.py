"""History: who changed what, when and where, and the ways back: a click for the last, a look for the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.chat.managing.leaf import Leaf
from bot.chat.managing.nouns import Noun
from bot.chat.places import places_of
from bot.versions.way_back import in_force
from briefings import phrases
from briefings.reply import Action, Reply, Verb

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from bot.versions.version import Version

NONE_YET = "Nobody has changed the configuration yet: the file holds."
TAKES_BACK = "It would take this back."
SAME = "The two say the same, in other words or another order."


def listing(versions: Sequence[Version], zone: tzinfo, start: int = 0) -> Reply:
    """The versions from one on, a row each.

    Args:
        versions: the latest first.
        zone: of whoever reads.
        start: how many later ones are left out.
    """
    leaf = Leaf(Noun.HISTORY, versions, start)
    shown = leaf.shown
    return Reply(
        "Changes of the configuration",
        rows=tuple(
            (
                str(one.number),
                phrases.clock(one.made_at.astimezone(zone)),
                f"{one.made_by} in {one.made_in}",
                one.change,
            )
            for one in shown
        ),
        notice="" if versions else NONE_YET,
        footer=leaf.footer,
        actions=(
            *(back(one.number, beside=str(one.number)) for one in shown if one.text != versions[0].text),
            *leaf.turn,
            *(undo(versions[0].number, _in_force(versions)) if versions else ()),
        ),
        places=places_of(*(named for one in shown for named in (one.made_by, one.made_in))),
    )


def asking(shown: Reply, versions: Sequence[Version], earlier: Version) -> Reply:
    """What it would mean that an earlier version holds again, with the button that has it so.

    Args:
        shown: the difference to what holds, and what follows from it.
        versions: the latest first.
    """
    latest, taken = versions[0], _in_force(versions)
    undoes = earlier.number == taken - 1
    gone = next((one for one in versions if one.number == taken), latest)
    who = f"Version {gone.number}, by {gone.made_by} at {phrases.clock(gone.made_at)} UTC: {gone.change}"
    return replace(
        shown,
        aside=(f"{TAKES_BACK} {who}" if undoes else f"It would be as version {earlier.number} was.",),
        notice=shown.notice or ("" if shown.rows else SAME),
        actions=(
            *(
                undo(latest.number, taken, to=earlier.number)
                if undoes
                else (back(earlier.number, number=latest.number),)
            ),
            Action(Verb.CANCEL, str(latest.number)),
        ),
        places=places_of(*shown.places, gone.made_by),
    )


def restored(shown: Reply, versions: Sequence[Version]) -> Reply:
    """That an earlier version holds again, with what it means, and the ways on and back.

    Args:
        shown: the difference to what held until now, and what follows from it.
        versions: the latest first: the one that holds, and the one that did.
    """
    latest, was = versions[:2]
    return replace(
        shown,
        title=f"Version {latest.number} holds now",
        aside=(latest.change,),
        actions=(*undo(latest.number, _in_force(versions)), back(was.number)),
    )


def _in_force(versions: Sequence[Version]) -> int:
    """The number of the version whose change an undo takes back now."""
    return in_force(versions[0].number, {one.number: one for one in versions}.get)


def undo(number: int, taken: int | None = None, *, to: int | None = None) -> tuple[Action, ...]:
    """The button that takes the last change back at once; none where only the first version is left.

    Args:
        number: of the version that holds: where another does by then, the button does nothing.
        taken: of the version whose change goes, where that is another (`bot.versions.way_back`).
        to: of the version that it leads to, where that was shown with what it means.
    """
    taken = taken or number
    if taken == 1:
        return ()
    return (Action(Verb.UNDO, str(number) if to is None else f"{number}:{to}", f"Undo version {taken}"),)


def back(to: int, *, number: int | None = None, beside: str = "") -> Action:
    """The button that shows what it would mean to have an earlier version again; or that has it so.

    Args:
        number: of the version that holds, where it was shown what it means to leave it.
    """
    return Action(Verb.UNDO, f"{number or ''}:{to}", f"As version {to} was", beside)
