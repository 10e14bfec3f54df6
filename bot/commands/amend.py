"""`amend`: an admin puts right what is known of a document, for every revision of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clinic import cases, finding_shape, rows_of
from bot.commands.amendments import Typed, changes_of
from bot.commands.result import Result
from bot.errors import UnknownName
from briefings import phrases
from briefings.reply import Reply
from briefings.shapes import document_shape
from config.near import near
from corpus.amendment import FLAG, SETTLED, YES
from corpus.errors import UnknownDocument
from corpus.store.rows import WITHDRAWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.application import Application
    from bot.clinic import Case
    from briefings.shapes import Shape
    from corpus.document import Document
    from corpus.store import Reader

CONSOLE = "console"
"""Whoever types at a shell of this installation: an admin."""


def amend(  # noqa: PLR0913  one parameter for each option of the grammar
    application: Application,
    document_id: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    date: str | None = None,
    language: str | None = None,
    url: str | None = None,
    flag: str | None = None,
    no_flag: str | None = None,
    confirm: str | None = None,
    settle: str | None = None,
    undo: str | None = None,
) -> Result:
    """Put right what is known of a document, and say what is left to attend to.

    It holds at once and whenever the document is read again; with no option it says what was put right.

    Args:
        date: a day, or an instant with its zone.
        flag: names with commas between them, as for the next one.
        confirm: `date`: it is right as it was inferred.
        settle: findings that are fine as they are, with commas between them.
        undo: names with commas between them: what is to be as it was read again.

    Raises:
        UnknownName: there is no such document, as far as the asker may know.
        UsageMistake: a value that cannot be.
    """
    reader = application.reader
    before = _document(reader, document_id)
    typed = Typed(
        {"title": title, "publisher": publisher, "author": author, "date": date}
        | {"language": language, "url": url},
        flag=flag,
        no_flag=no_flag,
        confirm=confirm,
        settle=settle,
        undo=undo,
    )
    held = reader.amendments([before.id]).get(before.id, {})
    changes = changes_of(typed, before, held, today=application.now().date().isoformat())
    if changes and application.store.amend(before.id, changes, by=CONSOLE, at=application.instant()):
        application.index()
    after = reader.document(before.id)
    left = () if WITHDRAWN in after.flags else cases(reader, [after])
    told = list(_told(before, after, changes)) if changes else list(_held(held))
    return _result(after, told, left, amended=bool(changes))


def _document(reader: Reader, document_id: str) -> Document:
    try:
        return reader.document(document_id)
    except UnknownDocument as error:
        likely = near(document_id, reader.changed_since(0))
        hint = f"did you mean {likely!r}?" if likely else "communique sources names them"
        raise UnknownName("document", document_id, hint=hint) from error


def _result(
    after: Document,
    told: Sequence[tuple[str, str | None, str | None]],
    left: Sequence[Case],
    *,
    amended: bool,
) -> Result:
    shape: Shape = {
        "document": document_shape(after),
        "changes": [{"name": name, "before": was, "after": now} for name, was, now in told],
        "findings": [finding_shape(one) for case in left for one in case.findings],
    }
    rows = [
        (name, f"{was or phrases.NOT_KNOWN} → {now or phrases.AS_READ}" if amended else str(now))
        for name, was, now in told
    ]
    rows += [(phrases.LEFT, "")] if left else []
    rows += list(rows_of(left, most=1, more=""))[1:]
    return Result(
        Reply(
            title=f"{phrases.AMENDED if amended else phrases.AMENDMENTS}: {after.id}",
            summary=(after.title,),
            rows=tuple(rows),
            notice="" if left else phrases.NOTHING_TO_ATTEND_TO,
        ),
        shape,
    )


def _told(
    before: Document, after: Document, changes: Mapping[str, str | None]
) -> Iterator[tuple[str, str | None, str | None]]:
    """Each change: what it is called, what was before, and what is now; None where that is not known."""
    for name, value in changes.items():
        if name.startswith(SETTLED):
            yield name.removeprefix(SETTLED), *_states("open", "settled", value)
        elif name.startswith(FLAG):
            flag = name.removeprefix(FLAG)
            now = None if value is None else _marked(flag in after.flags)
            yield flag, _marked(flag in before.flags), now
        else:
            yield _called(name), _shown(before, name), None if value is None else _shown(after, name)


def _held(amendments: Mapping[str, str]) -> Iterator[tuple[str, None, str]]:
    """What was put right before."""
    for name, value in amendments.items():
        if name.startswith(SETTLED):
            yield name.removeprefix(SETTLED), None, "settled"
        elif name.startswith(FLAG):
            yield name.removeprefix(FLAG), None, _marked(value == YES)
        else:
            yield _called(name), None, value


def _states(first: str, second: str, value: str | None) -> tuple[str, str]:
    return (second, first) if value is None else (first, second)


def _marked(flagged: bool) -> str:  # noqa: FBT001  the one thing that it is about
    return "marked so" if flagged else "not marked so"


def _called(name: str) -> str:
    return "date" if name == "published_at" else name


def _shown(document: Document, name: str) -> str | None:
    said: str | None = getattr(document, name)
    inferred = name == "published_at" and document.date_inferred
    return f"{said}, inferred" if inferred else said
