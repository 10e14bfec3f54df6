"""The command line: what was typed in, a rendered reply or one JSON object out."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.door import Trouble, log_to_stderr, troubles
from bot.grammar import COMMANDS
from bot.rendering.neutral import neutral
from bot.shell.answering import answering, drawing
from bot.shell.changing import change, listed
from bot.shell.configuring import configuration
from bot.shell.delivering import deliver, ledger, run
from bot.shell.keeping import backup, restore
from bot.shell.offering import add, offers
from bot.shell.personal import feedback, forget, prune
from bot.shell.platforms import discord, slack
from bot.shell.setting_up import init
from bot.shell.typed import FAILED, OK, USAGE, Opening, print_json
from bot.terminal import complain, show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.report import Report

DRAWN = ("ask", "brief", "fact", "timeline", "compare", "check")
INTERRUPTED = 130
MAX_KINDS = 5
"""Of files that were skipped, named after their number."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: what was typed after the program's name; those of the process where None.

    Returns:
        0 for done (nothing found included), 1 for something failed, 2 for wrong usage.
    """
    typed = list(sys.argv[1:] if arguments is None else arguments)
    log_to_stderr(os.environ.get("COMMUNIQUE_LOG", "critical"))
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] = getattr(stream, "reconfigure", lambda **_: None)
        reconfigure(errors="replace")
    try:
        with cli.make_context("communique", typed) as context:
            code = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as asked:
        code = asked.exit_code
    except click.ClickException as error:
        code = _fail(typed, [Trouble(error.format_message(), hint=_help_hint(error), usage=True)])
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python must not complain about it at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = OK
    except Exception as error:  # noqa: BLE001  the one door: see bot.door
        code = _fail(typed, troubles(error))
    return code or OK


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="communique", prog_name="communique")
@click.option("--home", type=click.Path(path_type=Path), help="Where database and index are kept.")
@click.option(
    "--config", type=click.Path(path_type=Path), help="The configuration; the bundled one by default."
)
@click.pass_context
def cli(context: click.Context, home: Path | None, config: Path | None) -> None:
    """Verbatim, cited excerpts and morning briefings from your own documents."""
    context.obj = Opening(home, config)


for _command in COMMANDS.values():
    cli.add_command(answering(_command))
for _of_operators in (
    run,
    deliver,
    ledger,
    add,
    offers,
    init,
    slack,
    discord,
    configuration,
    backup,
    restore,
    forget,
    prune,
    feedback,
):
    cli.add_command(_of_operators)
for _of_the_configuration in (listed, change):
    configuration.add_command(_of_the_configuration)


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--collection", metavar="NAME", help="Where all of it belongs.")
@click.option(
    "--wanted",
    type=click.Choice(["all", "ready", "due"]),
    default="all",
    help="Of the configured feeds and pages: all, those that have not just failed, or those that are due.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def ingest(
    opening: Opening, paths: tuple[Path, ...], collection: str | None, *, wanted: str, as_json: bool
) -> int:
    """Read files and folders; without a PATH, the configured sources."""
    from bot.progress import progress

    if paths and wanted != "all":
        raise click.UsageError("--wanted is for the configured sources; a PATH is read at once")
    application = opening.application()
    with progress() as told:
        if paths:
            from bot.ingest import ingest as read_in

            report = read_in(application, paths, collection=collection, progress=told)
        else:
            from bot.intake.intake import intake
            from bot.intake.wanted import Wanted

            report = intake(application, collection=collection, wanted=Wanted(wanted), progress=told)
    if as_json:
        print_json(report.shape())
    else:
        _print_report(report)
    return FAILED if report.failed else OK


def _print_report(report: Report) -> None:
    for repair in report.repaired:
        complain(str(repair))
    for failure in report.failed:
        complain(str(failure), hint=failure.hint)
    for document_id in report.withdrawn:
        click.echo(f"{neutral(document_id)}: withdrawn")
    kinds = report.kinds_skipped
    more = ", …" if len(kinds) > MAX_KINDS else ""
    skipped = f"skipped ({neutral(', '.join(kinds[:MAX_KINDS]))}{more})" if kinds else "skipped"
    counts = (
        ("added", report.added),
        ("updated", report.updated),
        ("unchanged", report.unchanged),
        (skipped, report.skipped),
        ("failed", report.failed),
    )
    for place in report.later:
        click.echo(f"{neutral(place)}: left for later")
    click.echo(", ".join(f"{len(what):,} {name}" for name, what in counts))


@cli.command()
@click.argument("document_id", metavar="ID")
@click.option("--undo", is_flag=True, help="Bring it back instead.")
@click.pass_obj
def withdraw(opening: Opening, document_id: str, *, undo: bool) -> int:
    """Take a document out of every answer; old citations still verify."""
    application = opening.application()
    if undo:
        fate = "brought back" if application.store.restore(document_id) else "not withdrawn"
        collection = application.reader.document(document_id).collection
        told = f"{fate}: {document_id}, in the collection {collection!r}"
    else:
        application.store.withdraw(document_id, at=application.instant())
        told = f"withdrawn: {document_id}"
    application.index()
    click.echo(neutral(told))
    return OK


@cli.group()
def render() -> None:
    """Draw an answer as a platform would show it."""


for _name in DRAWN:
    render.add_command(drawing(COMMANDS[_name]))


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def doctor(opening: Opening, *, as_json: bool) -> int:
    """Check this installation, and say what to do about each trouble."""
    from bot.doctor import examined

    result = examined(home=opening.home, config=opening.config)
    if as_json:
        print_json(result.shape)
    else:
        show(result.reply)
    return OK if result.ok else FAILED


@cli.command()
@click.pass_obj
def demo(opening: Opening) -> int:
    """See it work on the demo corpus, then try it at a prompt."""
    from bot.demo import demonstrate

    demonstrate(home=opening.home, config=opening.config)
    return OK


def _fail(typed: Sequence[str], found: list[Trouble]) -> int:
    """Say what went wrong: as JSON where that was asked for, else one plain line for each mistake."""
    if "--json" in typed:
        shape: dict[str, Any] = found[0].shape()
        if len(found) > 1:
            shape["errors"] = [one.shape()["error"] for one in found]
        with contextlib.suppress(BrokenPipeError):
            print_json(shape)
    else:
        for one in found:
            complain(one.message, hint=one.hint)
    return USAGE if found[0].usage else FAILED


def _help_hint(error: click.ClickException) -> str | None:
    context = getattr(error, "ctx", None)
    return f"see: {context.command_path} --help" if context else None
