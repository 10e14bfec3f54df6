"""The command line: what was typed in, a rendered reply or one JSON object out."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.door import Trouble, log_to_stderr, troubles
from bot.grammar import COMMANDS, Command, Option
from bot.rendering.neutral import neutral
from bot.terminal import complain, show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.application import Application
    from bot.commands.result import Result
    from bot.ledger import Ledger
    from bot.report import Report

OK, FAILED, USAGE = 0, 1, 2
DRAWN = ("ask", "brief", "fact", "timeline", "compare", "check")
INTERRUPTED = 130


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
    context.obj = _Opening(home, config)


class _Opening:
    """How to open the application, once a command needs it."""

    def __init__(self, home: Path | None, config: Path | None) -> None:
        self.home = home
        self.config = config

    def application(self) -> Application:
        from bot.opening import opened

        return opened(home=self.home, config=self.config)


def _answering(command: Command) -> click.Command:
    """The click command of one row of the grammar."""

    @click.pass_obj
    def run(opening: _Opening, /, asked: tuple[str, ...] = (), *, as_json: bool, **typed: Any) -> int:  # noqa: ANN401
        options = _given(typed)
        application = opening.application()
        if command.lines and asked == ("-",):
            for line in sys.stdin:
                _print_json(command.run(application, line.strip(), options).shape)
            return OK
        result = command.run(application, " ".join(asked).strip(), options)
        return _print(command, result, options, as_json=as_json)

    as_json = click.Option(["--json", "as_json"], is_flag=True, help="One JSON object on standard output.")
    return _shell_command(command, run, as_json)


def _drawing(command: Command) -> click.Command:
    """The same row, drawn as a platform would show it."""

    @click.pass_obj
    def run(opening: _Opening, /, asked: tuple[str, ...] = (), *, platform: str, **typed: Any) -> int:  # noqa: ANN401
        words = " ".join(asked).strip()
        reply = command.run(opening.application(), words, _given(typed)).reply
        if platform == "text":
            show(reply)
            return OK
        from bot.rendering.html import Look, page_of

        click.echo(
            page_of([(f"{command.name} {words}".strip(), reply)], title=reply.title, looks=(Look.PLAIN,))
        )
        return OK

    platforms = click.Choice(["text", "html"])
    return _shell_command(
        command, run, click.Option(["--platform"], type=platforms, required=True, help="How to draw it.")
    )


def _shell_command(command: Command, run: Callable[..., int], last: click.Option) -> click.Command:
    """A click command with the words and options of a row, and one more option."""
    asked = click.Argument(
        ["asked"],
        nargs=-1,
        required=command.needs_words,
        metavar=f"{command.words} | -" if command.lines else command.words,
    )
    return click.Command(
        command.name,
        callback=run,
        help=command.summary,
        short_help=command.summary,
        params=[
            *([asked] if command.words else []),
            *(_click_option(option) for option in command.options),
            last,
        ],
    )


def _given(typed: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in typed.items() if value is not None and value is not False}


def _click_option(option: Option) -> click.Option:
    if option.kind is bool:
        return click.Option([f"--{option.name}", option.keyword], is_flag=True, help=option.help)
    kind = click.IntRange(1, option.most) if option.kind is int else click.STRING
    return click.Option(
        [f"--{option.name}", option.keyword], type=kind, metavar=option.metavar, help=option.help
    )


def _print(command: Command, result: Result, options: dict[str, Any], *, as_json: bool) -> int:
    if as_json:
        _print_json(result.shape)
    elif command.name == "document" and options.get("text"):
        text = str(result.shape["text"])
        lines = map(neutral, text.split("\n")) if sys.stdout.isatty() else (text,)
        click.echo("\n".join(lines))
    else:
        show(result.reply)
    return OK if result.ok else FAILED


def _print_json(shape: Any) -> None:  # noqa: ANN401  JSON
    sys.stdout.write(json.dumps(shape, ensure_ascii=False) + "\n")
    sys.stdout.flush()


for _command in COMMANDS.values():
    cli.add_command(_answering(_command))


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--collection", metavar="NAME", help="Where all of it belongs.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def ingest(opening: _Opening, paths: tuple[Path, ...], collection: str | None, *, as_json: bool) -> int:
    """Read files and folders; without a PATH, the configured sources."""
    from bot.ingest import ingest as read_in
    from bot.progress import progress

    with progress() as told:
        report = read_in(opening.application(), paths, collection=collection, progress=told)
    if as_json:
        _print_json(report.shape())
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
    counts = (
        ("added", report.added),
        ("updated", report.updated),
        ("unchanged", report.unchanged),
        ("skipped", report.skipped),
        ("failed", report.failed),
    )
    click.echo(", ".join(f"{len(what):,} {name}" for name, what in counts))


@cli.command()
@click.argument("document_id", metavar="ID")
@click.option("--undo", is_flag=True, help="Bring it back instead.")
@click.pass_obj
def withdraw(opening: _Opening, document_id: str, *, undo: bool) -> int:
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
    render.add_command(_drawing(COMMANDS[_name]))


@cli.group()
def config() -> None:
    """Look at the configuration."""


@config.command("show")
@click.pass_obj
def config_show(opening: _Opening) -> int:
    """Print the configuration in force, as YAML."""
    from config import as_yaml

    click.echo(as_yaml(opening.application().configuration), nl=False)
    return OK


@config.command("check")
@click.pass_obj
def config_check(opening: _Opening) -> int:
    """Report every mistake in the configuration at once."""
    held = opening.application().configuration
    click.echo(
        f"the configuration is right: {len(held.collections)} collections, {len(held.topics)} topics, "
        f"{len(held.briefings)} briefings"
    )
    return OK


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def doctor(opening: _Opening, *, as_json: bool) -> int:
    """Check this installation, and say what to do about each trouble."""
    from bot.doctor import examined

    result = examined(home=opening.home, config=opening.config)
    if as_json:
        _print_json(result.shape)
    else:
        show(result.reply)
    return OK if result.ok else FAILED


@cli.command()
@click.option("--once", is_flag=True, help="One round and what is due, then end: for cron.")
@click.pass_obj
def run(opening: _Opening, *, once: bool) -> int:
    """Deliver what is due at its hour, until told to stop."""
    from bot.running.process import run as deliver

    return OK if deliver(home=opening.home, config=opening.config, once=once) else FAILED


@cli.command()
@click.pass_obj
def demo(opening: _Opening) -> int:
    """See it work on the demo corpus, then try it at a prompt."""
    from bot.demo import demonstrate

    demonstrate(home=opening.home, config=opening.config)
    return OK


@cli.command()
@click.argument("name", metavar="BRIEFING")
@click.option("--now", "at_once", is_flag=True, help="One more at once, whatever its plan says.")
@click.option("--dry-run", is_flag=True, help="Show what would go where; send nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def deliver(opening: _Opening, name: str, *, at_once: bool, dry_run: bool, as_json: bool) -> int:
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
        _print_json(result.shape)
    else:
        for where, text in previews(result):
            click.echo(f"To {where}:\n\n{text}")
        show(result.reply)
    return OK if result.ok else FAILED


@cli.group()
def ledger() -> None:
    """What was due, and what became of it."""


@ledger.command("list")
@click.option("--state", metavar="STATE", help="Only those with a delivery in this state: failed, held, …")
@click.option("--limit", type=click.IntRange(1, 1_000), metavar="N", help="At most so many; 20 by default.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def ledger_list(opening: _Opening, state: str | None, limit: int | None, *, as_json: bool) -> int:
    """The latest occurrences, and what became of each."""
    from bot.commands.ledger import DEFAULT_LIMIT, listing, state_of

    wanted = None if state is None else state_of(state)
    return _shown(listing(_ledger(opening), state=wanted, limit=limit or DEFAULT_LIMIT), as_json=as_json)


@ledger.command("show")
@click.argument("name", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def ledger_show(opening: _Opening, name: str, *, as_json: bool) -> int:
    """One occurrence with every delivery; the beginning of an id is enough."""
    from bot.commands.ledger import showing

    return _shown(showing(_ledger(opening), name), as_json=as_json)


@ledger.command("resolve")
@click.argument("name", metavar="DELIVERY")
@click.option("--arrived", is_flag=True, help="It did arrive.")
@click.option("--send-again", is_flag=True, help="Send it again.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def ledger_resolve(opening: _Opening, name: str, *, arrived: bool, send_again: bool, as_json: bool) -> int:
    """Decide about a delivery that failed, or of which nobody knows whether it arrived."""
    from bot.commands.ledger import resolving

    if arrived is send_again:
        raise click.UsageError("say either --arrived or --send-again")
    return _shown(resolving(_ledger(opening), name, arrived=arrived), as_json=as_json)


def _ledger(opening: _Opening) -> Ledger:
    from bot.delivery.desk import ledger_of

    return ledger_of(opening.application())


def _shown(result: Result, *, as_json: bool) -> int:
    if as_json:
        _print_json(result.shape)
    else:
        show(result.reply)
    return OK if result.ok else FAILED


def _fail(typed: Sequence[str], found: list[Trouble]) -> int:
    """Say what went wrong: as JSON where that was asked for, else one plain line for each mistake."""
    if "--json" in typed:
        shape: dict[str, Any] = found[0].shape()
        if len(found) > 1:
            shape["errors"] = [one.shape()["error"] for one in found]
        with contextlib.suppress(BrokenPipeError):
            _print_json(shape)
    else:
        for one in found:
            complain(one.message, hint=one.hint)
    return USAGE if found[0].usage else FAILED


def _help_hint(error: click.ClickException) -> str | None:
    context = getattr(error, "ctx", None)
    return f"see: {context.command_path} --help" if context else None
