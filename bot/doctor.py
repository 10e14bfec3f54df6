"""`doctor`: what is right with this installation, what is not, and what to do about it."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from bot.chat.pins import Pins
from bot.commands.result import Result
from bot.delivery.notes import IN_CHAT
from bot.door import KNOWN
from bot.intake.entries import Entries
from bot.intake.standing import standings
from bot.ledger import Ledger
from bot.ledger.states import OPEN, DeliveryState
from bot.opening import opened
from bot.relating import RULES
from bot.versions.holding import holding
from bot.web.address import Inside
from briefings import phrases
from briefings.reply import Reply
from config import Settings
from config.configuration import SourceKind
from config.destination import Platform
from corpus.errors import StoreUnavailable
from corpus.index import Index
from corpus.store.engine import state_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import tzinfo

    from bot.application import Application
    from bot.intake.standing import Standing

MIN_FREE_MB = 200

MOST_NAMED = 20
"""Sources that have a line of their own."""

DELIVERY_DAYS = 7
"""So far back deliveries are looked at."""

CLOCKS_APART = timedelta(minutes=1)
"""Two machines that share a database may differ by so much."""

LATE = timedelta(minutes=5)
"""What is still open so long after it was due is late."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        state: `ok`, `warn` (it works, but look at it), or `fail`.
        hint: what to do about it.
    """

    name: str
    state: str
    found: str
    hint: str | None = None


def examined(*, home: Path | None, config: Path | None) -> Result:
    """Every check, the ones that need the application only when it can be opened."""
    checks = list(_checks(home, config))
    failed = [check for check in checks if check.state == "fail"]
    reply = Reply(
        title="Doctor",
        rows=tuple(
            tuple(part for part in (check.state, f"{check.name}: {check.found}", check.hint) if part)
            for check in checks
        ),
        footer=(phrases.several(len(checks), "check"), f"{len(failed)} failed"),
    )
    shape = {
        "ok": not failed,
        "checks": [
            {"name": check.name, "state": check.state, "found": check.found, "hint": check.hint}
            for check in checks
        ],
    }
    return Result(reply, shape, ok=not failed)


def _checks(home: Path | None, config: Path | None) -> Iterator[Check]:
    yield Check("program", "ok", f"Communique {version('communique')}, Python {sys.version.split()[0]}")
    try:
        application = opened(home=home, config=config)
    except KNOWN as error:
        name = "database" if isinstance(error, StoreUnavailable) else "configuration"
        for one in getattr(error, "errors", None) or (error,):
            yield Check(name, "fail", str(one), getattr(one, "hint", None))
        return
    yield _configuration(application)
    for name, look in (
        ("database", _database),
        ("home", _home),
        ("store", _store),
        ("collections", _collections),
        ("index", _index),
        ("comparing", _comparing),
        ("reading", _reading),
        ("delivery", _delivery),
    ):
        yield _looked(name, look, application)
    try:
        yield from _sources(application)
    except KNOWN as error:
        yield Check("sources", "fail", str(error), getattr(error, "hint", None))
    yield from _slack(application)
    yield from _discord(application)


def _looked(name: str, look: Callable[[Application], Check], application: Application) -> Check:
    try:
        return look(application)
    except KNOWN as error:
        return Check(name, "fail", str(error), getattr(error, "hint", None))


def _configuration(application: Application) -> Check:
    missing = [
        source.location
        for source in application.configuration.sources()
        if source.kind is SourceKind.PATH and not Path(source.location).exists()
    ]
    if missing:
        return Check(
            "configuration", "warn", f"no such folder: {', '.join(missing)}", "check collections: paths"
        )
    held, holds = application.configuration, holding(application)
    if holds.file_differs:
        return Check("configuration", "warn", holds.said, holds.hint)
    counts = [
        phrases.several(len(held.collections), "collection"),
        phrases.several(len(held.briefings), "briefing"),
    ]
    return Check("configuration", "ok", ", ".join([*counts, *([holds.said] if application.version else [])]))


def _database(application: Application) -> Check:
    held = state_of(application.store.engine)
    if held.durable:
        return Check("database", "ok", held.version)
    return Check(
        "database",
        "warn",
        f"{held.version}: what is stored may be gone after a loss of power",
        "set fsync and synchronous_commit on",
    )


def _home(application: Application) -> Check:
    folder = application.home.folder
    application.store.change()
    if not os.access(folder, os.W_OK):
        return Check("home", "warn", f"{folder} cannot be written", "answers work; nothing new can be stored")
    free_mb = shutil.disk_usage(folder).free // 1_000_000
    if free_mb < MIN_FREE_MB:
        return Check("home", "warn", f"{folder}: {free_mb} MB free", "free some space")
    return Check("home", "ok", f"{folder}, {free_mb:,} MB free")


def _store(application: Application) -> Check:
    held = application.reader.totals()
    return Check(
        "store",
        "ok" if held.documents else "warn",
        f"{phrases.several(held.documents, 'document')}, {phrases.several(held.sentences, 'sentence')}",
        None if held.documents else "communique ingest PATH",
    )


def _collections(application: Application) -> Check:
    known = application.configuration.collections
    unknown = {name: count for name, count in application.reader.filed().items() if name not in known}
    if not unknown:
        return Check("collections", "ok", "the configuration knows them all")
    return Check(
        "collections",
        "warn",
        "; ".join(
            f"{phrases.several(count, 'document')} in {name!r}, which the configuration does not know"
            for name, count in unknown.items()
        ),
        "configure it again, or file them elsewhere: communique ingest PATH --collection NAME",
    )


def _index(application: Application) -> Check:
    before = Index.open(application.home.index)
    change = application.index().change
    if before is not None and before.change == change:
        return Check("index", "ok", "up to date")
    return Check("index", "ok", "was behind the store; brought up to date now")


def _comparing(application: Application) -> Check:
    """Whether every sentence has been held against the others: else support and conflicts are missing."""
    touched = application.reader.changed_since(application.store.related(rules=RULES))
    waiting = len(touched.keys() & {one.id for one in application.reader.documents()}) if touched else 0
    if not waiting:
        return Check("comparing", "ok", "every document has been compared with the others")
    return Check(
        "comparing",
        "warn",
        f"{phrases.several(waiting, 'document')} not yet compared with the others",
        "communique ingest compares them",
    )


def _reading(application: Application) -> Check:
    failures = application.reader.failures()
    if not failures:
        return Check("reading", "ok", "every file could be read")
    return Check(
        "reading",
        "warn",
        "; ".join(str(failure) for failure in failures[:3]),
        f"{phrases.several(len(failures), 'failure')} in all: mend them, then ingest again",
    )


def _sources(application: Application) -> Iterator[Check]:
    """How the configured folders, feeds and pages stand, each for itself; those that fail first."""
    Inside.of(application.inside_hosts)  # a wrong one would stop every reading
    known = standings(application)
    if not known:
        yield Check("sources", "ok", "none is configured", "collections: paths, feeds or urls")
    unread = [one for one in known if one.read_at is None and one.failing_since is None]
    if unread:
        found = f"{phrases.several(len(unread), 'source')} not read yet"
        yield Check("sources", "ok", found, "communique ingest reads them")
    every = sorted((one for one in known if one not in unread), key=lambda one: one.failing_since is None)
    zone, entries = application.now().tzinfo, Entries(application.store.engine)
    for one in every[:MOST_NAMED]:
        yield _source(one, zone, waiting=entries.waiting(one.source))
    left = every[MOST_NAMED:]
    if left:
        failing = sum(one.failing_since is not None for one in left)
        found = f"{phrases.more(len(left))}, {failing} of them failing"
        yield Check(
            "sources", "warn" if failing else "ok", found, "the metrics of communique run have them all"
        )


def _source(one: Standing, zone: tzinfo | None, *, waiting: int) -> Check:
    """How a source stands.

    Args:
        waiting: articles of a feed whose pages could not be read and are asked for again.
    """
    said = [one.source.shown]
    if one.failing_since is not None:
        times = phrases.several(one.failures, "failure")
        said.append(f"{one.trouble} ({times} since {phrases.moment(one.failing_since.astimezone(zone))})")
    said.append(f"read {phrases.moment(one.read_at.astimezone(zone))}" if one.read_at else "not read yet")
    if waiting:
        said.append(f"{phrases.several(waiting, 'article')} without the page")
    if one.new_at is not None:
        said.append(f"last news {phrases.moment(one.new_at.astimezone(zone))}")
    if one.next_at is not None:
        said.append(f"next {phrases.moment(one.next_at.astimezone(zone))}")
    if one.failing_since is not None:
        return Check("source", "warn", ", ".join(said), one.hint or "communique ingest tries again")
    return Check("source", "ok", ", ".join(said))


def _slack(application: Application) -> Iterator[Check]:
    """How things stand with Slack, or that it is not set up."""
    settings = Settings.read()
    if settings.slack_bot_token is None:
        yield Check("slack", "ok", "not set up (SLACK_BOT_TOKEN is not set)")
        return
    yield _notes(application)
    from bot.slack_adapter import examining  # the SDK is slow to load

    try:
        known = Pins(application.store.engine).of(Platform.SLACK)
        yield from asyncio.run(examining.examined(settings, application.written, known))
    except KNOWN as error:
        yield Check("slack", "fail", str(error), getattr(error, "hint", None))


def _notes(application: Application) -> Check:
    """Whether notes to the admins go where people look who work in a chat."""
    where = application.configuration.admins.notes
    if any(one.platform in IN_CHAT for one in where):
        return Check("notes", "ok", f"to {', '.join(map(str, where))}")
    return Check(
        "notes",
        "warn",
        f"notes to the admins go to {', '.join(map(str, where)) or 'the console'} alone, where few look",
        "name a channel of the admins under admins: notes, as slack:C012ABC",
    )


def _discord(application: Application) -> Iterator[Check]:
    """How things stand with Discord, where its token is set."""
    settings = Settings.read()
    if settings.discord_token is None:
        return
    from bot.discord_adapter import examining  # the SDK is slow to load
    from bot.discord_adapter.syncing import Synced

    try:
        known = Synced(application.store.engine)
        yield from asyncio.run(examining.examined(settings, application.written, known))
    except KNOWN as error:
        yield Check("discord", "fail", str(error), getattr(error, "hint", None))


def _delivery(application: Application) -> Check:
    """What became of the messages of the last days, and when somebody last looked what is due."""
    now, ledger = application.now(), Ledger(application.store.engine)
    looked = ledger.watermarks().values()
    if not looked:
        return Check("delivery", "ok", "nothing has been delivered yet", "communique run delivers")
    states: Counter[str] = Counter()
    for occurrence, deliveries in ledger.occurrences(since=now - timedelta(days=DELIVERY_DAYS)):
        late = now - occurrence.due_at > LATE
        states.update("late" if late and one.state in OPEN else one.state.value for one in deliveries)
    every = ("sent", "late", "failed", "held", "skipped")
    told = [f"{states[state]} {state}" for state in every if states[state]]
    looked_at = phrases.moment(max(looked).astimezone(now.tzinfo))
    found = f"{', '.join(told) or 'nothing'} in {DELIVERY_DAYS} days; last looked {looked_at}"
    if max(looked) > now + CLOCKS_APART:
        return Check(
            "delivery",
            "warn",
            f"{found}, which is still to come: a clock was ahead",
            "what was sent by that clock does not come again: see communique ledger list",
        )
    for state, hint in (
        (DeliveryState.HELD, "communique ledger list --state held, then decide"),
        (DeliveryState.FAILED, "communique ledger list --state failed says why"),
        ("late", "is communique run running? its log says what is in the way"),
    ):
        if states[state]:
            return Check("delivery", "warn", found, hint)
    return Check("delivery", "ok", found)
