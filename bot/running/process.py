"""The process: everything that `communique run` is made of, put together, and run to its end."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import sys
from contextlib import AsyncExitStack
from functools import partial
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click
import structlog
from yarl import URL

from bot.chat.retention import Retention, prune
from bot.delivery.clock import RunningClock
from bot.delivery.desk import desk_of
from bot.intake.intake import intake
from bot.intake.standing import Standings
from bot.intake.wanted import Wanted
from bot.ledger import Ledger
from bot.opening import opened
from bot.running.account import Account
from bot.running.adopting import Adopting
from bot.running.apart import Apart
from bot.running.condition import Condition
from bot.running.intakes import Intakes
from bot.running.log import asked_level, logging_to
from bot.running.metrics import Gauges, Metrics
from bot.running.pages import listening, pages
from bot.running.platforms import listeners, listening_to, prepared
from bot.running.pruning import pruning
from bot.running.redaction import Redaction
from bot.running.rounds import Rounds
from bot.running.service import Service
from bot.running.watching import watched
from bot.schedule.agenda import Entry, coming
from config import Settings, now
from config.clock import NOW
from config.configuration import SourceKind
from corpus.store.engine import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.application import Application
    from bot.chat.retention import Pruned
    from bot.delivery.clock import Clock
    from bot.delivery.commission import Commission
    from bot.delivery.day import Day
    from bot.running.taken import Taken
    from config.configuration import Source

_log = structlog.get_logger("communique.running")


def run(*, home: Path | None, config: Path | None, once: bool) -> bool:
    """Deliver until told to stop, or once.

    COMMUNIQUE_NOW is the instant at which the clock starts; it runs from there.

    Args:
        once: one round and what is due, told on standard output.

    Returns:
        Whether all went well; False only for a single run in which something failed or is held.

    Raises:
        ConfigErrors: the settings or the configuration are wrong.
        StoreUnavailable: the database cannot be opened.
        ProgramError: the pages cannot be served.
    """
    settings = Settings.read()
    start = now(os.environ) if os.environ.get(NOW, "").strip() else None
    as_json = settings.log_format == "json" or (settings.log_format is None and not sys.stderr.isatty())
    level = asked_level(otherwise=logging.WARNING if once else logging.INFO)
    with logging_to(sys.stderr, level=level, as_json=as_json, redacted=Redaction.of(settings)):
        clock = RunningClock(start)
        application = opened(home=home, config=config, clock=clock.now)
        simulated = start is not None
        try:
            if once:
                return asyncio.run(_once(application, clock, settings, simulated=simulated))
            serving = _serve(application, clock, settings, home=home, config=config, simulated=simulated)
            asyncio.run(serving)
            return True
        finally:
            application.store.engine.dispose()


async def _once(application: Application, clock: Clock, settings: Settings, *, simulated: bool) -> bool:
    account = Account(Ledger(application.store.engine))
    loop = asyncio.get_running_loop()
    try:
        account.read(await asyncio.to_thread(partial(intake, application, wanted=Wanted.DUE)))
    except Exception as error:  # noqa: BLE001  a door: what was read before is delivered all the same
        account.unread(error)
    desk = desk_of(application, clock, loop=loop, settled=account.settled, simulated=simulated)
    await prepared(listeners(application, settings, clock, desk.press))
    well = await Service(Rounds(desk.day, clock, told=account.looked), desk.courier, clock).once()
    for line in await asyncio.to_thread(account.told):
        click.echo(line)
    return well and account.ok


async def _serve(
    application: Application,
    clock: Clock,
    settings: Settings,
    *,
    home: Path | None,
    config: Path | None,
    simulated: bool,
) -> None:
    metrics, loop = Metrics(), asyncio.get_running_loop()
    standings = Standings(application.store.engine)

    def sources() -> tuple[Source, ...]:
        return application.configuration.sources()  # of the version that is in force by then

    def took(taken: Taken) -> None:
        metrics.taken(taken)
        service.look_again()

    def changed() -> None:
        service.look_again()
        intakes.look_again()

    apart = Apart(home, config, clock, simulated=simulated)
    intakes = Intakes(
        apart, clock, sources=sources, source_at=lambda: standings.first_at(sources()), told=took
    )
    desk = desk_of(
        application,
        clock,
        loop=loop,
        settled=metrics.settled,
        simulated=simulated,
        fed=intakes.fed,
    )
    heard = listeners(application, settings, clock, desk.press)
    adopting = Adopting.over(application, desk.day)
    rounds = Rounds(adopting, clock, told=metrics.looked)
    beside = (
        partial(adopting.watch, clock, changed),
        partial(intakes.run, due_after=partial(_due_after, desk.day)),
        partial(watched, lambda: _folders(sources()), intakes.ask),
        *(() if simulated else (partial(pruning, partial(_pruned, desk.ledger, settings, clock), clock),)),
        *listening_to(heard, clock),
    )
    service = Service(rounds, desk.courier, clock, beside=beside)
    condition = Condition(application.store, application.home.index, rounds, service, clock, heard)
    metrics.registry.register(
        Gauges(
            desk.ledger,
            condition,
            next_due=lambda: _due_after(desk.day, clock.now()),
            standings=lambda: standings.of(sources()),
        )
    )
    async with AsyncExitStack() as around:
        port = None
        if settings.http_port is not None:
            site = listening(pages(condition, metrics), settings.http_host, settings.http_port)
            port = await around.enter_async_context(site)
        _log.info(
            "started",
            version=version("communique"),
            database=name_of(application.store.engine),
            http=None if port is None else str(URL.build(scheme="http", host=settings.http_host, port=port)),
        )
        await prepared(heard)
        # All that is loaded by then lives as long as the process: no collection of garbage needs to go
        # through it again, which would hold up every answer meanwhile.
        await asyncio.to_thread(import_module, "corpus.index")
        gc.collect()
        gc.freeze()
        await service.serve()


def _pruned(ledger: Ledger, settings: Settings, clock: Clock) -> Pruned:
    return prune(ledger, Retention.of(settings), clock.now())


def _folders(sources: Iterable[Source]) -> list[Path]:
    return [Path(one.location) for one in sources if one.kind is SourceKind.PATH]


def _due_after(day: Day, after: datetime) -> datetime | None:
    return next_due(day.commissions().values(), after)


def next_due(ordered: Iterable[Commission], after: datetime) -> datetime | None:
    """When the next of what is delivered by the clock is due; None where nothing ever is."""
    entries = [
        Entry(one.subject, schedule, one.destinations)
        for one in ordered
        if (schedule := one.schedule) is not None
    ]
    first = coming(entries, after, 1)
    return first[-1].due.due_at if first else None
