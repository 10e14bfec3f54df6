"""Follows: whoever follows a fact is told when newer documents change it, dispute it, or carry it too.

documents that came → their sentences that share something with a fact → those that fire → one message each
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import structlog

from bot.delivery.editions import quoted_lines
from bot.delivery.memories import stored
from bot.door import logged
from bot.ledger.entries import Edition, Frozen, Occurrence
from bot.ledger.states import Kind
from bot.ledger.subscribing import Word
from bot.proof import Proof
from briefings.blocking import sharing
from briefings.citation import citation_of
from briefings.comparing.periods import told as publication
from briefings.comparing.relation import relation
from briefings.fact import Relation
from briefings.follow import Trigger, fired
from briefings.memory import Told
from briefings.quote import quote_of
from briefings.remembering import told_shape
from briefings.replies.followed import followed as reply_to_follower
from corpus.bounds import Bounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from bot.delivery.editions import Press
    from bot.subscriptions.subscription import Followed, Subscription
    from briefings.follow import Fired
    from briefings.reply import Item
    from briefings.shapes import Shape
    from corpus.document import Passage
    from corpus.store import Reader

NAME = "follows"
"""Under which the ledger keeps how far this has come."""

DOCUMENTS_AT_ONCE = 200

_log = structlog.get_logger("communique.follows")


def follows(press: Press, now: datetime) -> int:
    """Tell followers what the documents say that came since the last time.

    It may be stopped at any time, and run by several programs at once: what was said is written down together
    with the message. Only documents whose text is new count, and only those that the follower may see.

    Returns:
        How many messages were posted.
    """
    ledger, store = press.ledger, press.application.store
    done, change = ledger.progress(NAME), store.change()
    if change <= done:
        return 0
    following = _by_collections(press, ledger.subscriptions(kind=Kind.FOLLOW))
    posted = 0
    if following:
        since = max(done, min(one.followed.since_change for each in following.values() for one in each))
        for batch, upto in _came(press, since):
            words = [one for group in following.items() for one in _words(press, *group, batch, now)]
            posted += ledger.say(words, NAME, since=done, upto=upto)
            done = upto
            said = {one.subscription_id: one.followed for one in words}
            following = {
                collections: [replace(one, followed=said.get(one.id, one.followed)) for one in each]
                for collections, each in following.items()
            }
    ledger.say((), NAME, since=done, upto=max(done, change))
    if posted:
        _log.info("follows", posted=posted)
    return posted


@dataclass(frozen=True, slots=True)
class _Follow:
    """A subscription of which it is known that something is followed."""

    id: str
    subscription: Subscription
    followed: Followed


def _by_collections(
    press: Press, subscriptions: Sequence[Subscription]
) -> dict[frozenset[str], list[_Follow]]:
    """Those that can be reached, by what they may see."""
    found: dict[frozenset[str], list[_Follow]] = defaultdict(list)
    for one in subscriptions:
        if one.followed is not None and one.destination.platform in press.messengers:
            visible = press.application.configuration.visible_to(one.destination)
            found[visible].append(_Follow(one.id, one, one.followed))
    return dict(found)


def _came(press: Press, since: int) -> Iterator[tuple[dict[str, int], int]]:
    """Documents whose text came after a change, each with its last one; some at a time, and up to where."""
    reader = press.application.reader
    new = {one.id for one in reader.documents(Bounds(after_change=since))}
    came = [(name, change) for name, change in reader.changed_since(since).items() if name in new]
    for at in range(0, len(came), DOCUMENTS_AT_ONCE):
        batch = came[at : at + DOCUMENTS_AT_ONCE]
        yield dict(batch), batch[-1][1]


def _words(
    press: Press,
    collections: frozenset[str],
    following: Sequence[_Follow],
    came: Mapping[str, int],
    now: datetime,
) -> Iterator[Word]:
    """What those are told who may see the same."""
    reader = press.application.seen_by(collections).reader
    newer = reader.passages_of(list(came))
    # The numbers of the store may have gone to other sentences since.
    known = {one.id: replace(one.followed.told.passage, id=-at) for at, one in enumerate(following, 1)}
    beside = sharing(known.values(), newer)
    for one in following:
        near = [
            each for each in beside[known[one.id].id] if came[each.document.id] > one.followed.since_change
        ]
        try:
            word = _word(press, reader, one, near, now) if near else None
        except Exception as error:  # noqa: BLE001  a door: one follower must not keep the others from their word
            _log.error("follow_failed", follow=one.id, reference=logged(error))
        else:
            if word is not None:
                yield word


def _word(
    press: Press, reader: Reader, follow: _Follow, near: Sequence[Passage], now: datetime
) -> Word | None:
    """What one follower is told of some sentences; None where they say nothing new to the fact."""
    followed = follow.followed
    alike = [one.passage for one in fired(followed.told, near, {})]
    if not alike:
        return None
    known = [one.document_id for one in followed.told.carriers] + [name for _, name in followed.heard]
    came = (one.document.id for one in sorted(alike, key=lambda one: publication(one.document)))
    origins = reader.origins(list(dict.fromkeys([*known, *came])))
    before = {(trigger, origins[document_id]) for trigger, document_id in followed.heard}
    firing = [
        one
        for one in fired(followed.told, alike, origins)
        if (one.trigger.value, origins[one.passage.document.id]) not in before
    ]
    if not firing:
        return None
    reply = Proof(reader).reply(reply_to_follower(followed.name, followed.told, firing))
    frozen = tuple(
        Frozen(
            Edition(now, told=_told(firing, now), quotes=quoted_lines(map(_newly, shown))),
            contents,
            readers,
        )
        for shown, contents, readers in press.drawn(reply, [follow.subscription.destination])
    )
    first = firing[0]
    document = first.passage.document
    occurrence = Occurrence(
        Kind.FOLLOW, follow.id, f"{first.trigger}:{document.id}@{document.revision}", "UTC", "", now
    )
    return Word(follow.id, occurrence, frozen, _followed_on(followed, firing, now))


def _newly(item: Item) -> Item:
    """What an item says anew: the words that were followed stand there as old."""
    return replace(item, statements=item.statements[:1])


def _told(firing: Sequence[Fired], now: datetime) -> tuple[Shape, ...]:
    return tuple(told_shape(_told_of([one.passage], now)) for one in firing)


def _told_of(passages: Sequence[Passage], now: datetime) -> Told:
    """A fact in the words of the first of its carriers."""
    first = passages[0]
    carriers = tuple(citation_of(one.document, quote_of(one)) for one in passages)
    return Told(first, quote_of(first), carriers, stored(now))


def _followed_on(followed: Followed, firing: Sequence[Fired], now: datetime) -> Followed:
    """What is followed from now on: the newest words where it changed, else the same with who carries it."""
    heard = (*followed.heard, *((one.trigger.value, one.passage.document.id) for one in firing))
    changed = [one.passage for one in firing if one.trigger is Trigger.CHANGED]
    if changed:
        newest = changed[-1]
        alike = (one for one in changed[:-1] if _agree(newest, one))
        told = _told_of([newest, *alike], now)
        # Who carried the old words is not heard as somebody who disputes the new ones.
        known = dict.fromkeys(
            (trigger.value, one.document_id)
            for one in followed.told.carriers
            for trigger in (Trigger.DISPUTED, Trigger.CHANGED)
        )
        return replace(followed, told=told, heard=tuple(dict.fromkeys((*heard, *known))))
    firmer = [one.passage for one in firing if one.trigger is Trigger.FIRMER]
    carriers = (*followed.told.carriers, *(citation_of(one.document, quote_of(one)) for one in firmer))
    return replace(followed, told=replace(followed.told, carriers=carriers), heard=heard)


def _agree(one: Passage, other: Passage) -> bool:
    compared = relation(one, other)
    return compared is not None and compared.relation is Relation.AGREE
