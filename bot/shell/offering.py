"""Offers, at a command line: `add` and `offers`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.shell.typed import Opening, shown

if TYPE_CHECKING:
    from bot.application import Application
    from bot.offers.offers import Read
    from bot.report import Report


@click.command()
@click.argument("what", metavar="LINK_OR_FILE")
@click.option("--collection", metavar="NAME", help="Where it is filed; an open one unless said.")
@click.option("--offer", "offer_only", is_flag=True, help="Only put it on the list of offers.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def add(opening: Opening, what: str, collection: str | None, *, offer_only: bool, as_json: bool) -> int:
    """Read one web page or file at once."""
    from bot.commands.offers import add as added

    application = opening.application()
    result = added(application, what, _reader(application), collection=collection, offer_only=offer_only)
    return shown(result, as_json=as_json)


@click.group()
def offers() -> None:
    """What people handed in, and what was decided."""


@offers.command("list")
@click.option("--all", "everything", is_flag=True, help="Also what was approved or refused.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def offers_list(opening: Opening, *, everything: bool, as_json: bool) -> int:
    """What waits for an admin's nod."""
    from bot.commands.offers import listing

    return shown(listing(opening.application(), everything=everything), as_json=as_json)


@offers.command("show")
@click.argument("name", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def offers_show(opening: Opening, name: str, *, as_json: bool) -> int:
    """One offer: who made it, where, and what came of it."""
    from bot.commands.offers import showing

    return shown(showing(opening.application(), name), as_json=as_json)


@offers.command("approve")
@click.argument("name", metavar="ID")
@click.option("--collection", metavar="NAME", help="Where it is filed instead.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def offers_approve(opening: Opening, name: str, collection: str | None, *, as_json: bool) -> int:
    """Read what was offered; the beginning of an id is enough."""
    from bot.commands.offers import approving

    application = opening.application()
    return shown(approving(application, name, _reader(application), collection=collection), as_json=as_json)


@offers.command("refuse")
@click.argument("name", metavar="ID")
@click.option("--reason", metavar="WORDS", default="", help="Told to whoever offers the same again.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def offers_refuse(opening: Opening, name: str, reason: str, *, as_json: bool) -> int:
    """Let an offer go."""
    from bot.commands.offers import refusing

    return shown(refusing(opening.application(), name, reason=reason), as_json=as_json)


def _reader(application: Application) -> Read:
    from bot.offers.taking import taking

    return taking(application, _read_link)


def _read_link(application: Application, url: str, collection: str) -> Report:
    from bot.intake.links import read_link  # the web is slow to load, and no file needs it

    return read_link(application, url, collection)
