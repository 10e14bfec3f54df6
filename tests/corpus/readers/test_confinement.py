"""The child process: what it may use, how it ends, and that nothing it says is believed unchecked."""

from __future__ import annotations

import io
import os
import select
import signal
import sys
import threading
from pathlib import Path
from subprocess import PIPE, Popen
from typing import TYPE_CHECKING

import pytest

from corpus.block import Block, Role
from corpus.document import Metadata, ReadDocument
from corpus.errors import ReadFailure
from corpus.readers import Limits, Readers, read
from corpus.readers.confinement.answers import checked_document, document_message
from corpus.readers.confinement.parent import Confinement
from corpus.readers.confinement.process import CHILD
from corpus.readers.confinement.requests import documents_request, requested_file
from corpus.readers.confinement.wire import BrokenWire, Message, received
from corpus.readers.formats import PLAIN_BYTES
from corpus.readers.given import NOTHING_GIVEN, Given
from corpus.readers.source import SourceFile
from corpus.span import Span
from tests.corpus.readers.bombs import (
    GOOD,
    PROSE,
    good_html,
    good_pdf,
    html_many_elements,
    mail_with_attached,
    mail_with_files,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 20_000_000
PAGE = SourceFile(Path("page.html"), good_html())


@pytest.fixture
def readers() -> Iterator[Readers]:
    with Readers(max_bytes=MAX_BYTES) as readers:
        yield readers


@pytest.fixture(scope="module")
def warm() -> Iterator[Readers]:
    """Readers whose child has read other files before."""
    with Readers(max_bytes=MAX_BYTES) as readers:
        yield readers


def pid_of(readers: Readers) -> int:
    process = readers._confinement._process
    assert process is not None
    return process._started.pid


def said_by(script: str, limits: Limits = Limits()) -> list[ReadDocument | ReadFailure]:  # noqa: B008 - frozen
    """What comes of a page when this script is the child, after it has said that it is ready."""
    head = (
        "import os, signal, sys, time\n"
        "from corpus.readers.confinement.wire import Message\n"
        "def say(head, body=b''):\n"
        "    sys.stdout.buffer.write(Message(head, body).packed())\n"
        "    sys.stdout.buffer.flush()\n"
        "say({'is': 'ready'})\n"
        "sys.stdin.buffer.read(8)\n"
    )
    confinement = Confinement(limits, [sys.executable, "-c", head + script])
    found = list(confinement.documents(PAGE))
    confinement.close()
    return found


def reason(found: list[ReadDocument | ReadFailure]) -> str:
    assert isinstance(found[-1], ReadFailure)
    return found[-1].reason


@pytest.mark.parametrize("name", sorted(GOOD))
@pytest.mark.parametrize(
    "sidecar", ["", "publisher: Ledger\ncollection: board\nid: storm-1\nurl: no address\n"]
)
def test_a_file_read_in_the_child_is_the_file_read_here(
    tmp_path: Path, warm: Readers, name: str, sidecar: str
) -> None:
    (tmp_path / name).write_bytes(GOOD[name]())
    if sidecar:
        (tmp_path / f"{name}.meta.yaml").write_text(sidecar)
    assert list(warm.read(tmp_path / name)) == list(read(tmp_path / name, max_bytes=MAX_BYTES))


def test_a_long_markdown_file_is_read_in_the_child_and_keeps_what_its_front_matter_says(
    tmp_path: Path, warm: Readers
) -> None:
    page = tmp_path / "long.md"
    page.write_text("---\nid: gas-1\ncollection: board\n---\n" + "\n\n".join(PROSE * 2_000))
    assert page.stat().st_size > PLAIN_BYTES[".md"]
    warm.close()
    found = list(warm.read(page))
    assert found == list(read(page, max_bytes=MAX_BYTES))
    assert pid_of(warm)
    assert isinstance(found[0], ReadDocument)
    assert (found[0].given_id, found[0].collection) == ("gas-1", "board")


def test_each_document_of_a_file_of_many_keeps_a_name_of_its_own(tmp_path: Path, warm: Readers) -> None:
    mail = tmp_path / "thread.eml"
    mail.write_bytes(mail_with_attached())
    (whole, attached) = warm.read(mail)
    assert [whole, attached] == list(read(mail, max_bytes=MAX_BYTES))
    assert isinstance(whole, ReadDocument)
    assert isinstance(attached, ReadDocument)
    assert (whole.identity, attached.identity) == (str(mail.resolve()), f"{mail.resolve()}#2")
    address = "https://example.org/thread.eml"
    parts = warm.page(
        mail.read_bytes(), address=address, name="thread.eml", charset=None, given=NOTHING_GIVEN
    )
    assert [one.identity for one in parts if isinstance(one, ReadDocument)] == [address, f"{address}#2"]


def test_a_message_and_its_attachments_read_in_the_child_are_those_read_here(
    tmp_path: Path, warm: Readers
) -> None:
    mail = tmp_path / "papers.eml"
    claims = b"---\nid: budget\ncollection: board\n---\n" + "\n\n".join(PROSE).encode()
    mail.write_bytes(
        mail_with_files(
            ("report.pdf", good_pdf()), ("x.zip", b"PK"), ("../claims.md", claims), ("no.docx", b"x")
        )
    )
    (tmp_path / "papers.eml.meta.yaml").write_text("id: letter-1\ncollection: open\n")
    found = list(warm.read(mail))
    assert found == list(read(mail, max_bytes=MAX_BYTES))
    assert [one.identity for one in found if isinstance(one, ReadDocument)] == [
        "letter-1",
        f"{mail.resolve()}#2",
        f"{mail.resolve()}#4",
    ]
    assert {one.collection for one in found if isinstance(one, ReadDocument)} == {"open"}


def test_one_child_reads_many_files(tmp_path: Path, readers: Readers) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(good_html())
    pids = set()
    for _ in range(5):
        assert isinstance(next(readers.read(page)), ReadDocument)
        pids.add(pid_of(readers))
    assert len(pids) == 1


def test_no_child_is_started_for_plain_text(tmp_path: Path, readers: Readers) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    assert isinstance(next(readers.read(tmp_path / "a.txt")), ReadDocument)
    assert readers._confinement._process is None


def test_a_page_from_the_web_is_known_by_its_address(warm: Readers) -> None:
    given = Given(Metadata(title="From the feed"))
    (found,) = warm.page(
        good_html(), address="https://example.org/storm", name="page.html", charset=None, given=given
    )
    assert isinstance(found, ReadDocument)
    assert found.identity == found.source == found.metadata.url == "https://example.org/storm"
    assert found.metadata.title == "From the feed"


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [(b" \n", "page.html", "empty"), (b"x" * 101, "page.html", "too large"), (b"x", "page.xyz", "kind")],
)
def test_a_page_that_is_none_is_a_failure_under_its_address(data: bytes, name: str, why: str) -> None:
    with Readers(max_bytes=100) as readers:
        address = "https://example.org/"
        (found,) = readers.page(data, address=address, name=name, charset=None, given=NOTHING_GIVEN)
    assert isinstance(found, ReadFailure)
    assert found.path == address
    assert why in found.reason


def test_a_child_that_died_between_two_files_is_replaced_unseen(tmp_path: Path, readers: Readers) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(good_html())
    first = list(readers.read(page))
    gone = pid_of(readers)
    os.kill(gone, signal.SIGSEGV)
    os.waitid(os.P_PID, gone, os.WEXITED | os.WNOWAIT)
    assert list(readers.read(page)) == first
    assert pid_of(readers) != gone


def test_a_child_that_has_grown_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(good_html())
    with Readers(max_bytes=MAX_BYTES, limits=Limits(spare_mb=1)) as readers:
        assert isinstance(next(readers.read(page)), ReadDocument)
        assert readers._confinement._process is None
        assert readers.peak_mb > 1


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    slow, page = tmp_path / "slow.html", tmp_path / "page.html"
    slow.write_bytes(html_many_elements())
    page.write_bytes(good_html())
    with Readers(max_bytes=MAX_BYTES, limits=Limits(wall_s=3)) as readers:
        (failure,) = readers.read(slow)
        assert isinstance(failure, ReadFailure)
        assert failure.reason == "reading it took more than 3 s"
        assert failure.hint
        assert isinstance(next(readers.read(page)), ReadDocument)


def test_a_file_that_takes_too_much_processor_time_is_given_up(tmp_path: Path) -> None:
    slow = tmp_path / "slow.html"
    slow.write_bytes(html_many_elements())
    with Readers(max_bytes=MAX_BYTES, limits=Limits(cpu_s=1)) as readers:
        (failure,) = readers.read(slow)
    assert isinstance(failure, ReadFailure)
    assert failure.reason == "reading it took more than 1 s of processor time"


def test_a_message_is_read_without_the_attachments_that_cost_too_much(tmp_path: Path) -> None:
    mail = tmp_path / "heavy.eml"
    mail.write_bytes(mail_with_files(("slow.html", html_many_elements()), ("report.pdf", good_pdf())))
    with Readers(max_bytes=MAX_BYTES, limits=Limits(cpu_s=1)) as readers:
        (found,) = readers.read(mail)
    assert isinstance(found, ReadDocument)
    assert found.repairs == ("what is attached is left out: reading it took more than 1 s of processor time",)


def test_a_file_that_needs_too_much_memory_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    large, page = tmp_path / "large.html", tmp_path / "page.html"
    large.write_bytes(b"<html><body>" + b"<p>words</p>" * 1_500_000)
    page.write_bytes(good_html())
    with Readers(max_bytes=MAX_BYTES, limits=Limits(memory_mb=128)) as readers:
        (failure,) = readers.read(large)
        assert isinstance(failure, ReadFailure)
        assert failure.reason == "reading it needs more than 128 MB of memory"
        assert isinstance(next(readers.read(page)), ReadDocument)


def test_the_clock_of_one_file_does_not_run_on_into_the_next(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(good_html() + b"<p>harbour words</p>" * 50_000)
    with Readers(max_bytes=MAX_BYTES, limits=Limits(cpu_s=2)) as readers:
        pids = set()
        for _ in range(5):
            assert isinstance(next(readers.read(page)), ReadDocument)
            pids.add(pid_of(readers))
    assert len(pids) == 1


def test_a_crash_is_told_in_plain_words() -> None:
    assert reason(said_by("os.kill(os.getpid(), signal.SIGSEGV)")) == "the reader broke down on it"
    assert reason(said_by("sys.exit(0)")) == "the reader broke down on it"


def test_silence_is_not_waited_for_longer_than_the_limit() -> None:
    assert reason(said_by("time.sleep(60)", Limits(wall_s=1))) == "reading it took more than 1 s"


def test_a_child_that_does_not_start_is_told() -> None:
    confinement = Confinement(Limits(), [sys.executable, "-c", "raise SystemExit(1)"])
    assert reason(list(confinement.documents(PAGE))) == "the reader could not be started"
    absent = Confinement(Limits(), ["no-such-program-here"])
    assert reason(list(absent.documents(PAGE))) == "the reader could not be started"


@pytest.mark.parametrize(
    "script",
    [
        "sys.stdout.buffer.write(b'Warning: this is no message at all, but what a library prints')",
        "sys.stdout.buffer.write(b'\\xff' * 16); sys.stdout.flush(); time.sleep(60)",
        "sys.stdout.buffer.write(b'\\0\\0\\0\\2\\0\\0\\0\\0[]'); sys.stdout.flush(); time.sleep(60)",
        "say({'is': 'document'}, b'Words.'); say({'is': 'end'})",
        "say({'is': 'nonsense'}); say({'is': 'end'})",
        "say({'is': 'failure', 'reason': 7}); say({'is': 'end'})",
        "say({'is': 'failure', 'reason': 'x', 'line': -1}); say({'is': 'end'})",
        "d = b'[' * 100_000; sys.stdout.buffer.write(len(d).to_bytes(4, 'big') + bytes(4) + d)",
    ],
)
def test_nonsense_from_the_child_is_a_failure(script: str) -> None:
    assert reason(said_by(script)) == "the reader broke down on it"


def test_a_child_that_never_stops_answering_is_stopped() -> None:
    script = "while True: say({'is': 'failure', 'reason': 'x', 'line': None, 'hint': None})"
    found = said_by(script, Limits(answers=50))
    assert len(found) <= 53
    assert reason(found) == "there is too much in it"


def test_more_than_the_limit_is_not_even_taken_in() -> None:
    script = "say({'is': 'document'}, b'x' * 200_000_000)"
    assert reason(said_by(script, Limits(answer_mb=1))) == "the reader broke down on it"


def test_what_came_before_a_breakdown_is_kept() -> None:
    script = "say({'is': 'failure', 'reason': 'one', 'line': 1, 'hint': None}); os.abort()"
    found = said_by(script)
    assert [str(one) for one in found] == ["page.html:1: one", "page.html: the reader broke down on it"]


def document(**changes: object) -> Message:
    head: dict[str, object] = {
        "is": "document",
        "metadata": {"date_inferred": False, "flags": []},
        "blocks": [["paragraph", 0, 6]],
        "repairs": [],
        "line": None,
        "pages": [],
    }
    text = changes.pop("text", "Words.")
    return Message({**head, **changes}, text if isinstance(text, bytes) else str(text).encode())


def test_a_document_that_is_sound_is_taken() -> None:
    found = checked_document(document(pages=[0, 6]), PAGE)
    assert (found.text, found.blocks, found.pages) == (
        "Words.",
        (Block(Role.PARAGRAPH, Span(0, 6)),),
        (0, 6),
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"text": b"\xff\xfe"},
        {"text": " "},
        {"text": "a\0b", "blocks": []},
        {"text": "a\r\nb", "blocks": []},
        {"blocks": [["paragraph", 0, 7]]},
        {"blocks": [["paragraph", 0, 3]]},
        {"blocks": [["paragraph", 3, 6], ["paragraph", 0, 3]]},
        {"blocks": [["shell", 0, 6]]},
        {"blocks": [["paragraph", 0]]},
        {"blocks": [["paragraph", True, 6]]},
        {"blocks": "paragraph"},
        {"blocks": [["paragraph", 0, 6]] * 7},
        {"pages": [1]},
        {"pages": [0, 7]},
        {"pages": [0, 5, 3]},
        {"pages": [0, 1.5]},
        {"line": "1"},
        {"part": "etc"},
        {"line": 2**40},
        {"repairs": [7]},
        {"repairs": ["x"] * 1_000},
        {"metadata": None},
        {"metadata": {"date_inferred": 1, "flags": []}},
        {"metadata": {"date_inferred": False, "flags": ["a b"]}},
        {"metadata": {"date_inferred": False, "flags": [], "title": 7}},
    ],
)
def test_a_document_that_is_not_sound_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(BrokenWire):
        checked_document(document(**changes), PAGE)


def test_the_child_chooses_neither_place_nor_collection_nor_wild_values() -> None:
    metadata = {
        "date_inferred": False,
        "flags": [],
        "title": "x" * 10_000 + "\nsecond\0line",
        "url": "javascript:alert(1)",
        "published_at": "the day before",
        "language": "klingon",
    }
    message = document(
        metadata=metadata, collection="board", source="/etc/passwd", identity="other", id="other"
    )
    found = checked_document(message, PAGE)
    assert (found.collection, found.given_id) == (None, None)
    assert found.source == found.identity == PAGE.resolved
    assert len(found.metadata.title or "") <= 1_000
    assert found.metadata == Metadata(title=found.metadata.title)


def test_a_document_survives_the_wire() -> None:
    metadata = Metadata(
        "Gas — a ledger", "Ledger", "Ann Roe", "2024-05-16", True, "https://example.org/a", "en", ("opinion",)
    )
    file = SourceFile(Path("page.html"), b"x", Given(id="gas-1", collection="board"))
    sent = file.document(
        "Ветер. 風\n\nTwo 🌊.",
        Given(metadata, "gas-1", "board"),
        repairs=["one was mended"],
        blocks=(Block(Role.TITLE, Span(0, 8)), Block(Role.PARAGRAPH, Span(10, 16))),
        pages=(0, 10),
    )
    stream = io.BytesIO(document_message(sent, file).packed())
    assert checked_document(received(stream.read, max_bytes=10_000), file) == sent


def test_a_request_survives_the_wire() -> None:
    sidecar = Given(Metadata(title="One", flags=("opinion",)), "id-1", "board", ("one was left out",))
    sent = SourceFile(
        Path("folder/secret name.HTML"), b"\0\xff", sidecar, "https://example.org/", "koi8-r", alone=True
    )
    got = requested_file(documents_request(sent))
    assert (got.alone, got.data, got.sidecar, got.address, got.charset) == (
        sent.alone,
        sent.data,
        sent.sidecar,
        sent.address,
        sent.charset,
    )
    assert got.path == Path("document.html")


def test_the_child_has_no_file_but_its_pipes_and_no_secret(
    tmp_path: Path, readers: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNIQUE_SLACK_TOKEN", "a secret")
    page = tmp_path / "page.html"
    page.write_bytes(good_html())
    with page.open() as held:
        os.set_inheritable(held.fileno(), True)
        list(readers.read(page))
    child = Path(f"/proc/{pid_of(readers)}")
    if not child.exists():
        pytest.skip("this system does not show a process's files")
    open_files = sorted(str(one.readlink()) for one in (child / "fd").iterdir())
    assert [name.partition(":")[0] for name in open_files] == [os.devnull] * 3 + ["pipe"] * 2
    assert b"a secret" not in (child / "environ").read_bytes()
    assert os.getsid(int(child.name)) == int(child.name)
    limits = (child / "limits").read_text()
    assert all(
        words in " ".join(limits.split())
        for words in ("Max core file size 0 0", "Max file size 0 0", "Max processes 0 0")
    )


def test_what_stands_in_the_working_folder_is_not_run(
    tmp_path: Path, readers: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken over')")
    (tmp_path / "page.html").write_bytes(good_html())
    monkeypatch.chdir(tmp_path)
    (found,) = readers.read(Path("page.html"))
    assert isinstance(found, ReadDocument)
    assert found.source == str(tmp_path.resolve() / "page.html")


def test_a_child_does_not_outlive_a_parent_that_is_killed_while_it_reads(tmp_path: Path) -> None:
    (tmp_path / "slow.html").write_bytes(html_many_elements())
    script = (
        "import sys\nfrom pathlib import Path\nfrom corpus.readers import Readers\n"
        "readers = Readers(max_bytes=20_000_000)\n"
        "start = readers._confinement\n"
        "from corpus.readers.confinement.process import CHILD, Process\n"
        "start._process = Process(CHILD, start._limits)\n"
        "print(start._process._started.pid, flush=True)\n"
        "list(readers.read(Path(sys.argv[1])))\n"
    )
    with Popen([sys.executable, "-c", script, str(tmp_path / "slow.html")], stdout=PIPE) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        gone = os.pidfd_open(child)
        while busy_s(child) < 0.5:
            threading.Event().wait(0.02)
        parent.kill()
    assert select.select([gone], [], [], 5)[0], "the child went on without its parent"
    os.close(gone)


def busy_s(pid: int) -> float:
    """The processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_readers_may_be_used_from_a_thread_that_ends(tmp_path: Path, readers: Readers) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(good_html())
    found: list[ReadDocument | ReadFailure] = []
    pids = set()
    for _ in range(2):
        thread = threading.Thread(target=lambda: found.extend(readers.read(page)))
        thread.start()
        thread.join()
        pids.add(pid_of(readers))
    assert [isinstance(one, ReadDocument) for one in found] == [True, True]
    assert len(pids) == 1


def test_a_closed_reader_starts_anew(tmp_path: Path, readers: Readers) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(good_html())
    first = list(readers.read(page))
    readers.close()
    readers.close()
    assert list(readers.read(page)) == first
    assert PROSE[0] in str(first)
    assert CHILD[0] == sys.executable
