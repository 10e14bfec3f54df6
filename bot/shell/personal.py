"""What is kept of people, at a command line: `forget`, `prune` and `feedback`."""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path

import click

from bot.errors import ProgramError
from bot.shell.typed import OK, Opening, shown
from briefings import phrases


@click.command()
@click.argument("person", metavar="PERSON")
@click.option("--yes", "sure", is_flag=True, help="Delete it; without, it is only shown.")
@click.pass_obj
def forget(opening: Opening, person: str, *, sure: bool) -> int:
    """What is kept of somebody, such as slack:U012ABC, and its deletion."""
    from bot.commands.forget import forgetting

    return shown(forgetting(opening.application(), person, sure=sure), as_json=False)


@click.command()
@click.pass_obj
def prune(opening: Opening) -> int:
    """Do away with what has been kept for long enough; a running program does so every day."""
    from bot.chat.retention import Retention
    from bot.chat.retention import prune as pruned
    from bot.ledger import Ledger
    from config import Settings

    application = opening.application()
    ledger, retention = Ledger(application.store.engine), Retention.of(Settings.read())
    counts = pruned(ledger, retention, application.now().astimezone(UTC)).counts()
    click.echo(", ".join(f"{name} {number:,}" for name, number in counts.items()))
    return OK


@click.group()
def feedback() -> None:
    """What people think of answers."""


@feedback.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.pass_obj
def export(opening: Opening, file: Path | None) -> int:
    """Every 👍 and 👎 as a line of JSON, on standard output or into a FILE."""
    from bot.chat.rating import Ratings
    from bot.ledger import Ledger

    ledger = Ledger(opening.application().store.engine)
    lines = [json.dumps(one, ensure_ascii=False) for one in Ratings(ledger.engine).exported(ledger.key)]
    if file is None:
        for line in lines:
            click.echo(line)
        return OK
    try:
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise ProgramError(f"{file} cannot be written: {error.strerror}") from error
    click.echo(f"{phrases.several(len(lines), 'rating')} written to {file}")
    return OK
