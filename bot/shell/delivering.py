"""Delivery, at a command line: `run`, `deliver` and `ledger`."""

from __future__ import annotations

import contextlib
import logging
import sys
from typing import TYPE_CHECKING

import click

from bot.shell.typed import FAILED, OK, Opening, print_json, shown
from bot.terminal import show

if TYPE_CHECKING:
    from bot.ledger import Ledger


@click.command()
@click.option("--once", is_flag=True, help="One round and what is due, then end: for cron.")
@click.pass_obj
def run(opening: Opening, *, once: bool) -> int:
    """Deliver what is due at its hour, until told to stop."""
    from bot.running.process import run as deliver

    return OK if deliver(home=opening.home, config=opening.config, once=once) else FAILED


@click.command()
@click.argument("name", metavar="BRIEFING")
@click.option("--now", "at_once", is_flag=True, help="One more at once, whatever its plan says.")
@click.option("--dry-run", is_flag=True, help="Show what would go where; send nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def deliver(opening: Opening, name: str, *, at_once: bool, dry_run: bool, as_json: bool) -> int:
    """Send a briefing by hand: what was due of it last, as far as it has not arrived."""
    from bot.commands.deliver import deliver as delivered
    from bot.commands.deliver import previews
    from bot.delivery.desk import hand_desk
    from bot.running.log import asked_level, logging_to
    from bot.running.redaction import Redaction

    application = opening.application()
    with contextlib.ExitStack() as around:
        level = asked_level(otherwise=logging.ERROR)
        around.enter_context(logging_to(sys.stderr, level=level, as_json=False, redacted=Redaction()))
        if as_json:  # messages to the console stand aside: standard output holds one JSON object alone
            around.enter_context(contextlib.redirect_stdout(sys.stderr))
        result = delivered(application, hand_desk(application), name, at_once=at_once, dry_run=dry_run)
    if as_json:
        print_json(result.shape)
    else:
        for where, text in previews(result):
            click.echo(f"To {where}:\n\n{text}")
        show(result.reply)
    return OK if result.ok else FAILED


@click.group()
def ledger() -> None:
    """What was due, and what became of it."""


@ledger.command("list")
@click.option("--state", metavar="STATE", help="Only those with a delivery in this state: failed, held, …")
@click.option("--limit", type=click.IntRange(1, 1_000), metavar="N", help="At most so many; 20 by default.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def ledger_list(opening: Opening, state: str | None, limit: int | None, *, as_json: bool) -> int:
    """The latest occurrences, and what became of each."""
    from bot.commands.ledger import DEFAULT_LIMIT, listing, state_of

    wanted = None if state is None else state_of(state)
    return shown(listing(_ledger(opening), state=wanted, limit=limit or DEFAULT_LIMIT), as_json=as_json)


@ledger.command("show")
@click.argument("name", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def ledger_show(opening: Opening, name: str, *, as_json: bool) -> int:
    """One occurrence with every delivery; the beginning of an id is enough."""
    from bot.commands.ledger import showing

    return shown(showing(_ledger(opening), name), as_json=as_json)


@ledger.command("resolve")
@click.argument("name", metavar="DELIVERY")
@click.option("--arrived", is_flag=True, help="It did arrive.")
@click.option("--send-again", is_flag=True, help="Send it again.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def ledger_resolve(opening: Opening, name: str, *, arrived: bool, send_again: bool, as_json: bool) -> int:
    """Decide about a delivery that failed, or of which nobody knows whether it arrived."""
    from bot.commands.ledger import resolving

    if arrived is send_again:
        raise click.UsageError("say either --arrived or --send-again")
    return shown(resolving(_ledger(opening), name, arrived=arrived), as_json=as_json)


def _ledger(opening: Opening) -> Ledger:
    from bot.delivery.desk import ledger_of

    return ledger_of(opening.application())
