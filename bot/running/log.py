"""The log of the process: everything that anybody logs, on one stream, without secrets.

JSON lines for programs, or lines for people. What libraries write with the standard library's logging goes
the same way; a last step masks secrets in the finished line, tracebacks included.
"""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

import structlog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, MutableMapping

    from structlog.typing import Processor

TALKATIVE = {
    "apscheduler": logging.WARNING,
    "watchfiles": logging.WARNING,
    "alembic": logging.WARNING,
    "aiohttp.access": logging.CRITICAL,
    "asyncio": logging.WARNING,
    "filelock": logging.WARNING,
    # What they say beneath that is whole requests, with what people ask in them.
    "slack_bolt": logging.INFO,
    "slack_sdk": logging.INFO,
    "discord": logging.INFO,
    "communique.slack.bolt": logging.INFO,
}
"""Libraries that say more than an operator wants to read, and the least level that is heard of them."""


def asked_level(*, otherwise: int) -> int:
    """The level that the operator asked for; a word that is none counts as nothing said."""
    return logging.getLevelNamesMapping().get(os.environ.get("COMMUNIQUE_LOG", "").strip().upper(), otherwise)


@contextmanager
def logging_to(
    stream: TextIO, *, level: int, as_json: bool, redacted: Callable[[str], str]
) -> Iterator[None]:
    """Send all that is logged to one stream, and put everything back at the end.

    Args:
        level: the least that is written, as of `logging`.
        as_json: one JSON object a line; else lines for people, coloured on a terminal.
        redacted: masks the secrets of a line.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
    ]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *_written(as_json=as_json, colour=stream.isatty()),
                _redaction(redacted),
            ],
        )
    )
    root = logging.getLogger()
    before = root.handlers[:], root.level, logging.raiseExceptions, structlog.get_config()
    quiet = {name: logging.getLogger(name).level for name in TALKATIVE}
    root.handlers[:], logging.raiseExceptions = [handler], False  # the complaint would hold the record itself
    root.setLevel(level)
    for name, least in TALKATIVE.items():
        logging.getLogger(name).setLevel(max(level, least))
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    try:
        yield
    finally:
        root.handlers[:], root.level, logging.raiseExceptions = before[0], before[1], before[2]
        for name, least in quiet.items():
            logging.getLogger(name).setLevel(least)
        structlog.configure(**before[3])


def _written(*, as_json: bool, colour: bool) -> list[Any]:
    if as_json:
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
    # Not the traceback of rich: it shows the values of variables, and breaks words over lines.
    plain = structlog.dev.plain_traceback
    return [structlog.dev.ConsoleRenderer(colors=colour, exception_formatter=plain)]


def _redaction(redacted: Callable[[str], str]) -> Callable[[Any, str, Any], str]:
    """The last step: it sees the line as it would be written."""

    def step(_logger: object, _method: str, line: str | MutableMapping[str, Any]) -> str:
        return redacted(str(line))

    return step
