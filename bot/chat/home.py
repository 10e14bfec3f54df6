"""Home: what somebody finds when they open the bot's own page: what is theirs, what comes, what has come.

Of the briefings of others only those are told that go to channels of which they may know; of collections,
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.chat.asker import seen_by
from bot.chat.help import OWN_NAMES, help_reply
from bot.commands.subscriptions import DAILY, NEVER, OVERVIEW, TOPICS_GONE
from bot.ledger import Ledger
from bot.ledger.states import DeliveryState, Kind
from bot.running.redaction import Redaction
from bot.schedule.agenda import Entry, coming
from bot.schedule.schedule import schedule_of
from bot.subscriptions.subscription import EVERY_DAY, briefing_of, digests
from briefings import phrases
from briefings.reply import Action, Reply, Verb
from config.schedule import days_text
from config.writer import as_yaml
from corpus.errors import UnknownDocument

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from bot.application import Application
    from bot.chat.asker import Asker
    from bot.subscriptions.subscription import Subscription
    from config import Configuration
    from config.configuration import Briefing
    from config.destination import Destination

MOST_COMING = 5
MOST_RECENT = 5
MOST_CONFIGURATION_CHARS = 12_000
"""Of the configuration as it is shown: more is not read on such a page."""

MOST_OWN = 20
"""Subscriptions that are listed; with more, the page would be of nothing else."""

ALL_OWN = "subscriptions"
ALL_CONFIGURATION = "communique config show"
FIRST_DIGEST = "subscribe --at 08:00"
NOT_VISIBLE = "something that you may not see any more"
PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Own:
    """Something that somebody asked for: a digest, or word of a fact.

    Attributes:
        id: what they call it.
        about: the topics, or the words that are followed, as a document has them.
        when: when it comes, in words; empty for what is followed.
        followed: it is a fact, and no digest.
        actions: what can be done with it by a click.
    """

    id: str
    about: str
    when: str = ""
    followed: bool = False
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """A briefing that is to come, or that has come.

    Attributes:
        at: when, in the zone of whoever looks.
        to: where, as far as they may know; never empty.
        lines: how many it had; None for what is to come.
    """

    title: str
    at: datetime
    to: tuple[Destination, ...]
    lines: int | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """The page of one person.

    Attributes:
        person: whose it is.
        timezone: IANA name, in which all its times are.
        documents: how many they can ask about.
        notice: why there is nothing else, or what to do first; or empty.
        own: digests first.
        own_left_out: how many more there are.
        invitation: how to get a first digest; empty for who has something.
        coming: the next first.
        recent: the latest first.
        configuration: for admins: each part as YAML, by its name.
        configuration_left_out: how many more parts there are.
    """

    person: Destination
    timezone: str
    documents: int = 0
    notice: str = ""
    own: tuple[Own, ...] = ()
    own_left_out: int = 0
    invitation: str = ""
    coming: tuple[Sent, ...] = ()
    recent: tuple[Sent, ...] = ()
    help: Reply | None = None
    configuration: tuple[tuple[str, str], ...] = ()
    configuration_left_out: int = 0


def home_of(
    application: Application,
    asker: Asker,
    now: datetime,
    *,
    names: Mapping[str, str] = OWN_NAMES,
    known: Collection[Destination] = (),
) -> Home:
    """The page of whoever asks.

    Args:
        application: sees everything.
        now: an aware instant.
        names: what the commands are called on the platform, by their role.
        known: channels that every member may know of: public ones. An admin knows of all, somebody from
            outside of none.
    """
    zone = _zone(asker.timezone) or ZoneInfo(application.configuration.timezone)
    if asker.barred:
        return Home(asker.person, zone.key, notice=asker.barred)
    documents = seen_by(application, asker).reader.totals().documents
    ledger = Ledger(application.store.engine)
    mine = sorted(ledger.subscriptions(to=asker.person), key=lambda one: one.kind is not Kind.DIGEST)
    told = _told_of(application.configuration, asker, known) | dict(digests(mine, application.configuration))
    parts, left_out = _configuration(application.configuration) if asker.admin else ((), 0)
    return Home(
        person=asker.person,
        timezone=zone.key,
        documents=documents,
        notice="" if documents else _nothing_to_read(names),
        own=tuple(_own(application, asker, one) for one in mine[:MOST_OWN]),
        own_left_out=max(0, len(mine) - MOST_OWN),
        invitation="" if mine else f"You have no digest yet: {names['communique']} {FIRST_DIGEST}",
        coming=tuple(_coming(told, now, zone)),
        recent=tuple(_recent(ledger, told, zone)),
        help=help_reply(names, admin=asker.admin),
        configuration=parts,
        configuration_left_out=left_out,
    )


def _zone(timezone: str | None) -> ZoneInfo | None:
    """The zone of this name; None for none, and for a name that nobody here knows."""
    try:
        return ZoneInfo(timezone) if timezone else None
    except (KeyError, ValueError, OSError):
        return None


def _nothing_to_read(names: Mapping[str, str]) -> str:
    return (
        f"I have nothing to read yet. Drop a file or a link here, or ask an admin: {names['communique']} add"
    )


def _told_of(
    configuration: Configuration, asker: Asker, known: Collection[Destination]
) -> dict[str, Briefing]:
    """The configured briefings that somebody may know of, each with the destinations they may know of."""
    public = () if asker.outside else known
    shown = {
        name: tuple(one for one in briefing.to if asker.admin or one == asker.person or one in public)
        for name, briefing in configuration.briefings.items()
    }
    return {name: replace(configuration.briefings[name], to=to) for name, to in shown.items() if to}


def _own(application: Application, asker: Asker, one: Subscription) -> Own:
    action = Action(Verb.UNSUBSCRIBE, value=one.id)
    if one.followed is not None:
        cited = one.followed.told.carriers[0]
        try:
            seen_by(application, asker).reader.document(cited.document_id)
        except UnknownDocument:
            return Own(one.id, NOT_VISIBLE, followed=True, actions=(action,))
        words = one.followed.told.quote.text
        return Own(one.id, f"“{words}”", followed=True, actions=(action,))
    return Own(one.id, ", ".join(one.topics) or OVERVIEW, _when(application, one), actions=(action,))


def _when(application: Application, one: Subscription) -> str:
    """`mon-fri 08:00 Stockholm`, and that it rests where it does."""
    if briefing_of(one, application.configuration) is None:
        return TOPICS_GONE
    if one.at is None:
        return NEVER
    days = DAILY if one.days == EVERY_DAY else days_text(one.days)
    city = one.timezone.rpartition("/")[2].replace("_", " ")
    resting = f", {PAUSED} {phrases.when(str(one.paused).replace('..', '/'))}" if one.paused else ""
    return f"{days} {one.at:%H:%M} {city}{resting}"


def _coming(told: Mapping[str, Briefing], now: datetime, zone: ZoneInfo) -> Iterator[Sent]:
    entries = [
        Entry(name, schedule, briefing.to)
        for name, briefing in told.items()
        if (schedule := schedule_of(briefing)) is not None
    ]
    for one in coming(entries, now, MOST_COMING):
        if not one.due.merged:
            yield Sent(told[one.entry.name].title, one.due.due_at.astimezone(zone), one.entry.to)


def _recent(ledger: Ledger, told: Mapping[str, Briefing], zone: ZoneInfo) -> list[Sent]:
    """What has arrived of these briefings where they may know of it, the latest first."""
    found = []
    for name, briefing in told.items():
        sent = ledger.occurrences(subject=name, state=DeliveryState.SENT, limit=MOST_RECENT)
        for occurrence, deliveries in sent:
            arrived = [
                one
                for one in deliveries
                if one.state is DeliveryState.SENT and one.part == 1 and one.destination in briefing.to
            ]
            if occurrence.kind in {Kind.BRIEFING, Kind.DIGEST} and arrived:
                found.append((max(one.posted_at or one.due_at for one in arrived), briefing.title, arrived))
    found.sort(key=lambda one: (one[0], one[1]), reverse=True)
    return [
        Sent(
            title,
            at.astimezone(zone),
            tuple(one.destination for one in arrived),
            lines=len(ledger.lines_of(arrived[0].destination, arrived[0].message_id or "")),
        )
        for at, title, arrived in found[:MOST_RECENT]
    ]


def _configuration(configuration: Configuration) -> tuple[tuple[tuple[str, str], ...], int]:
    """The configuration as YAML, part by part in its order, and how many parts do not fit; none is cut."""
    parts: dict[str, list[str]] = {}
    for line in Redaction()(as_yaml(_without_keys(configuration))).splitlines():
        if line and not line[0].isspace():
            parts[line.partition(":")[0]] = []
        parts[next(reversed(parts))].append(line)
    kept, left = [], MOST_CONFIGURATION_CHARS
    for name, lines in parts.items():
        text = "\n".join(lines)
        if len(text) <= left:
            kept.append((name, text))
            left -= len(text)
    return tuple(kept), len(parts) - len(kept)


def _without_keys(configuration: Configuration) -> Configuration:
    """The same without what may be a key: what stands behind the question mark, and whole alarm addresses."""
    return replace(
        configuration,
        collections={
            name: replace(
                one,
                feeds=tuple(map(_without_query, one.feeds)),
                urls=tuple(map(_without_query, one.urls)),
            )
            for name, one in configuration.collections.items()
        },
        briefings={name: replace(one, ping=None) for name, one in configuration.briefings.items()},
    )


def _without_query(url: str) -> str:
    return url.partition("?")[0]
