"""`add` and `offers`: what people hand in, and an admin's word on it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.commands.result import Result
from bot.offers import File, Link, Offers, State
from bot.offers.offer import OPEN, Kind
from briefings import phrases
from briefings.reply import Reply
from config.destination import Destination, Platform
from corpus.errors import ReadFailure

if TYPE_CHECKING:
    from datetime import datetime

    from bot.application import Application
    from bot.offers import Offer, Offered
    from bot.offers.offers import Read, Reading
    from briefings.shapes import Shape

CONSOLE = "console"
"""Whoever types at a shell of this installation: an admin."""

MAX_DECIDED = 100
"""The most that `offers list --all` shows of what was decided."""

_ADDRESS = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*://")


def offers_of(application: Application) -> Offers:
    """The handle on an application's offers."""
    return Offers(
        application.store.engine, application.configuration, max_file_bytes=application.max_file_bytes
    )


def add(
    application: Application,
    typed: str,
    read: Read,
    *,
    collection: str | None = None,
    offer_only: bool = False,
) -> Result:
    """A link or file of the operator's: offered and approved at once; what cannot be read is refused again.

    What somebody else offered before, or the operator with `--offer`, waits on when it cannot be read.

    Args:
        typed: a web address, or the path of a file.
        read: reads it; see `bot.offers.taking`.
        collection: where it is filed; else an open one.
        offer_only: it waits for a decision like everybody's.

    Raises:
        ReadFailure: there is no such file.
        OfferError: it cannot become a document, or another admin is at it.
        UnknownName: there is no such collection.
    """
    what = _offered(typed, application.max_file_bytes)
    offers, now = offers_of(application), application.now().astimezone(UTC)
    here = Destination(Platform.CONSOLE)
    made = offers.offer(what, by=CONSOLE, where=here, now=now, collection=collection, limited=False)
    if offer_only or made.offer.state is State.APPROVED:
        shape = {"offer": shape_of(made.offer), "new": made.new, "report": None}
        return Result(_as_offered(application, made), shape)
    key = made.offer.key
    try:
        reading = offers.approve(key, by=CONSOLE, now=now, read=read, collection=collection)
    finally:  # whatever went wrong was told at once to whoever could decide about it
        stands = offers.find(key)
        if made.new and stands.state is State.OFFERED:
            stands = offers.refuse(key, by=CONSOLE, now=now, reason=stands.trouble)
    done = _read(replace(reading, offer=stands))
    return replace(
        done, shape={"offer": done.shape["offer"], "new": made.new, "report": done.shape["report"]}
    )


def listing(application: Application, *, everything: bool = False) -> Result:
    """What waits for an admin, the first offered first.

    Args:
        everything: also what was decided lately, each in its place.
    """
    offers = offers_of(application)
    decided = offers.decided(limit=MAX_DECIDED) if everything else []
    held = sorted((*offers.waiting(), *decided), key=lambda one: one.offered_at)
    reply = Reply(
        "Offers",
        rows=tuple(_row(application, one) for one in held),
        notice="" if held else "Nothing has been offered." if everything else "No offer waits.",
        footer=_decisions("ID") if any(one.state in OPEN for one in held) else (),
    )
    return Result(reply, {"offers": [shape_of(one) for one in held]})


def showing(application: Application, name: str) -> Result:
    """One offer, with all that is known of it.

    Raises:
        UnknownName: there is none.
        UsageMistake: several begin like that.
    """
    one = offers_of(application).find(name)
    rows: list[tuple[str, ...]] = [
        ("what", one.kind, one.name),
        ("offered", _offerer(one), _local(application, one.offered_at)),
        ("collection", one.collection),
    ]
    if one.decided_by is not None and one.decided_at is not None:
        rows.append((str(one.state), f"by {one.decided_by}", _local(application, one.decided_at)))
    rows += [("document", document_id) for document_id in one.documents]
    if one.trouble:
        rows.append(("reason" if one.state is State.REFUSED else "trouble", one.trouble))
    footer = _decisions(one.id) if one.state is State.OFFERED else ()
    reply = Reply(f"Offer {one.id}", aside=(str(one.state),), rows=tuple(rows), footer=footer)
    return Result(reply, shape_of(one))


def approving(application: Application, name: str, read: Read, *, collection: str | None = None) -> Result:
    """An admin's nod: what was offered is read, or waits on with the reason why it cannot be.

    Raises:
        AlreadyDecided: another admin was faster.
        UnknownName: there is no such offer, or no such collection.
    """
    now = application.now().astimezone(UTC)
    return _read(offers_of(application).approve(name, by=CONSOLE, now=now, read=read, collection=collection))


def refusing(application: Application, name: str, *, reason: str = "") -> Result:
    """An admin's refusal.

    Raises:
        AlreadyDecided: another admin was faster.
        UnknownName: there is no such offer.
    """
    now = application.now().astimezone(UTC)
    one = offers_of(application).refuse(name, by=CONSOLE, now=now, reason=reason)
    return Result(Reply("Refused", rows=((one.id, one.name),)), shape_of(one))


def shape_of(one: Offer) -> Shape:
    """An offer as JSON."""
    refused = one.state is State.REFUSED
    return {
        "id": one.id,
        "kind": one.kind.value,
        "name": one.name,
        "collection": one.collection,
        "offered_by": one.offered_by,
        "offered_in": str(one.offered_in),
        "offered_at": _stored(one.offered_at),
        "state": one.state.value,
        "decided_by": one.decided_by,
        "decided_at": None if one.decided_at is None else _stored(one.decided_at),
        "documents": list(one.documents),
        "trouble": None if refused else one.trouble or None,
        "reason": one.trouble or None if refused else None,
    }


def _offered(typed: str, max_bytes: int) -> Link | File:
    """The link, or the file with its bytes: one more than it may have at most, so that it is refused."""
    if _ADDRESS.match(typed):
        return Link(typed)
    path = Path(typed)
    if path.is_dir():
        hint = f"offer the files in it one by one, or: communique ingest {typed}"
        raise ReadFailure(typed, "this is a folder", hint=hint)
    if not path.exists():
        raise ReadFailure(typed, "there is no such file", hint="a web address starts with https://")
    if not path.is_file():
        raise ReadFailure(typed, "this is not a regular file")
    try:
        with path.open("rb") as stream:
            return File(path.name, stream.read(max_bytes + 1))
    except OSError as error:
        raise ReadFailure(typed, f"this file cannot be read: {error.strerror}") from error


def _as_offered(application: Application, made: Offered) -> Reply:
    """What whoever offers is told: it waits, it waited already, or it is a document already."""
    one = made.offer
    if one.state is State.APPROVED:
        return Reply(
            "Added before",
            rows=tuple((document_id, one.name) for document_id in one.documents),
            notice="An address is read again and again where it stands under `urls` in the configuration."
            if one.kind is Kind.LINK
            else "",
        )
    refused = made.refused_before
    why = f": {refused.trouble}" if refused is not None and refused.trouble else "."
    return Reply(
        "Offered" if made.new else "Offered before, and still waiting",
        rows=(_row(application, one),),
        notice="" if refused is None else f"It was refused before, as {refused.id}{why}",
        footer=_decisions(one.id),
    )


def _read(reading: Reading) -> Result:
    """What came of reading: documents, or the trouble; what could not be read of a file in either case."""
    one, report = reading.offer, reading.report
    ok = one.state is State.APPROVED
    shape = {"offer": shape_of(one), "report": report.shape()}
    if not ok:
        hints = [("hint", failure.hint) for failure in report.failed[:1] if failure.hint]
        waits = one.state in OPEN
        reply = Reply(
            "Not read",
            rows=((one.id, one.name), ("reason", one.trouble), *hints),
            notice="The offer waits on." if waits else "",
            footer=_decisions(one.id) if waits else (),
        )
        return Result(reply, shape, ok=False)
    fates = (
        ("new", report.added),
        ("changed", report.updated),
        ("known already", report.unchanged),
        ("withdrawn, and stays so", report.withdrawn),
    )
    rows = tuple((document_id, fate) for fate, ids in fates for document_id in ids)
    lost = tuple((f"{one.name}", failure.reason) for failure in report.failed)
    title = f"Added to the collection {one.collection}"
    return Result(Reply(title, aside=(one.id,), rows=rows + lost), shape, ok=not lost)


def _row(application: Application, one: Offer) -> tuple[str, ...]:
    """An offer as cells: name, what, who and where, when; and how far it has come."""
    return (
        one.id,
        one.name,
        _offerer(one),
        _local(application, one.offered_at),
        f"for {one.collection}",
        _standing(one),
    )


def _offerer(one: Offer) -> str:
    """Who offered it and where, as ids; nobody needs to be told twice that it was the console."""
    where = str(one.offered_in)
    return f"by {one.offered_by}" if one.offered_by == where else f"by {one.offered_by} in {where}"


def _standing(one: Offer) -> str:
    match one.state:
        case State.OFFERED:
            return f"could not be read: {one.trouble}" if one.trouble else "waits"
        case State.READING:
            return f"being read for {one.decided_by}"
        case State.APPROVED:
            return f"approved by {one.decided_by}"
        case State.REFUSED:
            return f"refused by {one.decided_by}{f': {one.trouble}' if one.trouble else ''}"


def _decisions(name: str) -> tuple[str, ...]:
    """The two commands that decide."""
    return f"communique offers approve {name}", f"communique offers refuse {name}"


def _local(application: Application, at: datetime) -> str:
    return phrases.clock(at.astimezone(ZoneInfo(application.configuration.timezone)))


def _stored(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"
