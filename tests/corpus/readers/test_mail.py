"""Messages made here: whose words are quotable, what the fields say, and what broken messages get."""

from __future__ import annotations

import io
from base64 import b64encode
from email.generator import BytesGenerator
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.block import QUOTABLE, Block, Role, check_blocks
from corpus.cleaning.layout import stretches
from corpus.document import ReadDocument
from corpus.errors import ReadFailure
from corpus.readers import formats, mail
from corpus.readers.given import Given
from corpus.readers.message import decoded_field
from corpus.readers.source import SourceFile

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning"
)  # of the libraries that trafilatura loads

PROSE = "The harbour board met on Monday and put off its vote on the new dues until the autumn."
MORE = "The masters of the small boats had asked for that, since the dues fall on them first."
FIELDS = {
    "From": "Ann Roe <ann@example.org>",
    "To": "desk@example.org",
    "Subject": "Dues rise",
    "Date": "Thu, 16 May 2024 08:30:00 +0200",
}


def raw(body: str | bytes, **fields: str) -> bytes:
    """A message with these fields over the usual ones; with underscores for hyphens, empty for none."""
    named = FIELDS | {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return head.encode() + b"\r\n" + (body if isinstance(body, bytes) else body.encode())


def every(data: bytes, sidecar: Given | None = None) -> list[ReadDocument | ReadFailure]:
    file = SourceFile(Path("letter.eml"), data, sidecar or Given())
    found = list(mail.documents(file, formats.documents))
    for each in found:
        if isinstance(each, ReadDocument):
            check_blocks(
                each.text, each.blocks or [Block(Role.PARAGRAPH, one.span) for one in stretches(each.text)]
            )
    return found


def document(data: bytes) -> ReadDocument:
    (found,) = every(data)
    assert isinstance(found, ReadDocument), found
    return found


def quotable(found: ReadDocument) -> str:
    """What may be quoted of it."""
    if not found.blocks:
        return found.text
    return "\n".join(block.span.of(found.text) for block in found.blocks if block.role in QUOTABLE)


def made(message: EmailMessage) -> bytes:
    for name, value in FIELDS.items():
        if name not in message:
            message[name] = value
    stream = io.BytesIO()
    BytesGenerator(stream, policy=SMTP).flatten(message)
    return stream.getvalue()


def test_the_fields_say_what_the_message_is() -> None:
    found = document(raw(PROSE, Content_Language="en-GB, de"))
    metadata = found.metadata
    assert (metadata.title, metadata.author, metadata.publisher) == ("Dues rise", "Ann Roe", None)
    assert (metadata.published_at, metadata.language) == ("2024-05-16T06:30:00Z", "en")
    assert found.text == PROSE
    assert found.identity.endswith("letter.eml")


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Re: AW: Fwd: Dues rise", "Dues rise"),
        ("RE[2]: 答复：Dues rise", "Dues rise"),
        ("=?utf-8?Q?Pr=C3=A9fet?= =?utf-8?b?IGRlIG1lcg==?=", "Préfet de mer"),
        ("=?gb2312?B?uNu/2g==?=", "港口"),
        ("=?x-none?Q?Dues?= rise", "Dues rise"),
        ("=?utf-8?B?!!!?= rise", "!!! rise"),
        ("Rear quay: dues", "Rear quay: dues"),
        ("", None),
    ],
)
def test_a_subject_is_a_title_without_its_marks(subject: str, title: str | None) -> None:
    assert document(raw(PROSE, Subject=subject)).metadata.title == title


def test_a_character_cut_in_two_by_encoded_words_is_whole() -> None:
    whole = "Приём".encode()
    words = " ".join(f"=?utf-8?b?{b64encode(part).decode()}?=" for part in (whole[:3], whole[3:]))
    assert decoded_field(words) == "Приём"


@pytest.mark.parametrize(
    ("fields", "author", "publisher"),
    [
        ({"From": '"Roe, Ann" <ann@example.org>'}, "Roe, Ann", None),
        ({"From": "=?utf-8?Q?Roe=2C_Ann?= <ann@example.org>"}, "Roe, Ann", None),
        ({"From": "ann@example.org"}, None, None),
        ({"From": '"ann@example.org" <ann@example.org>'}, None, None),
        ({"From": "Ann Roe via Quay Talk <talk@example.org>"}, "Ann Roe", None),
        ({"List_Id": "Quay Talk <talk.example.org>"}, "Ann Roe", "Quay Talk"),
        ({"List_Id": "<talk.example.org>"}, "Ann Roe", None),
        ({"List_Id": "8f3a01mc list <8f3a01.list-id.example.net>"}, "Ann Roe", None),
        (
            {"From": "The Quay Gazette <news@example.org>", "List_Unsubscribe": "<mailto:x@example.org>"},
            None,
            "The Quay Gazette",
        ),
        ({"From": "The Quay Gazette <news@example.org>"}, "The Quay Gazette", None),
        ({"List_Unsubscribe": "<mailto:x@example.org>"}, "Ann Roe", None),
    ],
)
def test_only_a_mailing_list_has_a_publisher(
    fields: dict[str, str], author: str | None, publisher: str | None
) -> None:
    metadata = document(raw(PROSE, **fields)).metadata
    assert (metadata.author, metadata.publisher) == (author, publisher)


def test_a_message_of_its_own_words_is_left_to_the_cleaning() -> None:
    found = document(raw(f"{PROSE}\r\n\r\n{MORE}\r\n"))
    assert found.blocks == ()
    assert found.text == f"{PROSE}\n\n{MORE}"


HISTORIES = [
    f"On Mon, 13 May 2024 at 10:00, Bob Poe <bob@example.org> wrote:\n> {MORE}\n>> Older still.",
    f"On Mon, 13 May 2024 at 10:00, Bob Poe\n<bob@example.org> wrote:\n\n> {MORE}",
    f"Am 13.05.2024 um 10:00 schrieb Bob Poe:\n> {MORE}",
    f"13 мая 2024 г., 10:00 Боб По <bob@example.org> написал:\n\n{MORE}",
    f"Bob Poe <bob@example.org> 于2024年5月13日写道：\n\n> {MORE}",
    f"-----Original Message-----\nFrom: Bob Poe\nSent: Monday\n\n{MORE}",
    f"-----Ursprüngliche Nachricht-----\n{MORE}",
    f"________________________________\nVon: Bob Poe\nGesendet: Montag\nAn: Ann\nBetreff: Gebühren\n\n{MORE}",
    f"发件人: Bob Poe\n发送时间: 2024年5月13日\n收件人: Ann\n主题: 费用\n\n{MORE}",
    f"От: Bob Poe\nОтправлено: 13 мая\nКому: Ann\nТема: Сборы\n\n{MORE}",
    "-- \nAnn Roe\nQuay 4, Port Elm",
    "_______________________________________________\nTalk mailing list\nLeave it at the address above.",
]


@pytest.mark.parametrize("history", HISTORIES)
def test_what_the_writer_did_not_write_is_not_quotable(history: str) -> None:
    found = document(raw(f"{PROSE}\n\n{history}\n", Subject="Re: Dues"))
    assert quotable(found) == PROSE
    assert found.text.endswith(history.rstrip())


def test_an_answer_between_quoted_lines_is_the_writers_own() -> None:
    found = document(raw(f"> Who met?\n{PROSE}\n> And why?\n{MORE}\n"))
    assert quotable(found) == f"{PROSE}\n{MORE}"


def test_prose_that_speaks_of_writing_is_no_history() -> None:
    for line in ("In May the master wrote:", "From: a distance it looks small", "-- a dash", "--- wrote ---"):
        assert document(raw(f"{PROSE}\n\n{line}\n\n{MORE}\n")).blocks == ()


def test_what_is_passed_on_is_the_matter_of_a_forward() -> None:
    head = "From: Bob Poe\nDate: Monday\nTo: Ann\nSubject: Dues\n"
    for mark in ("---------- Forwarded message ---------\n", "-----Original Message-----\n", ""):
        found = document(raw(f"See below, please.\n\nAnn\n\n{mark}{head}\n{MORE}\n", Subject="WG: Dues"))
        assert quotable(found) == MORE
        marked = [
            f"<div>{line or '<br>'}</div>" for line in f"See below.\n\n{mark}{head}\n{MORE}".split("\n")
        ]
        page = f"<html><body>{''.join(marked)}</body></html>"
        assert quotable(document(raw(page, Subject="Fwd: Dues", Content_Type="text/html"))) == MORE


def test_more_than_a_few_words_over_what_is_passed_on_are_the_writers_own() -> None:
    own = " ".join([PROSE] * 4)
    head = "---------- Forwarded message ---------\nFrom: Bob Poe\nDate: Monday\nTo: Ann\nSubject: Dues\n"
    assert quotable(document(raw(f"{own}\n\n{head}\n{MORE}\n"))) == f"{own}\n{MORE}"
    assert quotable(document(raw(f"{PROSE}\n\n{head}\nSee you.\n"))) == f"{PROSE}\nSee you."


def test_flowed_lines_are_one_paragraph() -> None:
    body = "The board met on \r\nMonday and put \r\noff its vote.\r\n From the quay.\r\n-- \r\nAnn\r\n"
    found = document(raw(body, Content_Type="text/plain; format=flowed"))
    assert quotable(found) == "The board met on Monday and put off its vote.\nFrom the quay."
    joined = document(
        raw("港口 \r\n费用\r\n", Content_Type="text/plain; format=flowed; delsp=yes; charset=utf-8")
    )
    assert joined.text == "港口费用"


HTML = (
    f"<html><body><div style='display: none'>Preview of it</div><h2>At the port</h2><p>{PROSE}</p><p>{PROSE}"
    f"</p><div class='gmail_quote'>On Monday Bob wrote:<blockquote><p>{MORE}</p></blockquote></div></body>"
)


def test_of_two_forms_of_a_text_the_marked_up_one_is_read() -> None:
    message = EmailMessage()
    message.set_content("The plain form.")
    message.add_alternative(HTML, subtype="html")
    found = document(made(message))
    assert quotable(found) == f"{PROSE}\n{PROSE}"
    assert (Role.HEADING, "At the port") in [(each.role, each.span.of(found.text)) for each in found.blocks]
    assert MORE in found.text
    assert "Preview" not in found.text


def test_an_empty_form_gives_way_to_the_plain_one() -> None:
    message = EmailMessage()
    message.set_content(PROSE)
    message.add_alternative("<html><body><img src='cid:a'></body></html>", subtype="html")
    assert document(made(message)).text == PROSE


def test_a_table_for_the_layout_is_no_table() -> None:
    cells = f"<td><p>{PROSE}</p></td><td><p>{MORE}</p></td>"
    page = (
        f"<html><body><table><tr>{cells}</tr></table><table><tr><td>14</td><td>euros</td></tr></table></body>"
    )
    found = document(raw(page, Content_Type="text/html"))
    assert [(block.role, block.span.of(found.text)) for block in found.blocks] == [
        (Role.PARAGRAPH, PROSE),
        (Role.PARAGRAPH, MORE),
        (Role.LIST_ITEM, "14 | euros"),
    ]


def test_attached_messages_are_documents_and_files_of_other_kinds_are_named() -> None:
    older = EmailMessage()
    older["Subject"], older["From"] = "The older one", "Bob Poe <bob@example.org>"
    older.set_content(MORE)
    message = EmailMessage()
    message.set_content(PROSE)
    message.add_attachment(older)
    message.add_attachment(b"x", maintype="application", subtype="vnd.ms-excel", filename="dûes.xls")
    message.add_attachment(b"x", maintype="image", subtype="png", filename="logo.png")
    main, attached = every(made(message), Given(id="dues"))
    assert isinstance(main, ReadDocument)
    assert isinstance(attached, ReadDocument)
    assert (main.text.strip(), attached.text.strip()) == (PROSE, MORE)
    assert main.repairs == ("what is attached is not read: dûes.xls",)
    assert main.identity == "dues"
    assert attached.identity.endswith("letter.eml#2")
    assert (attached.metadata.title, attached.metadata.author) == ("The older one", "Bob Poe")


def test_an_attached_message_without_text_is_a_note_on_the_one_it_came_with() -> None:
    message, empty = EmailMessage(), EmailMessage()
    empty["Subject"] = "Nothing"
    empty.set_content("")
    message.set_content(PROSE)
    message.add_attachment(empty)
    found = document(made(message))
    assert found.repairs == ("the attached message 2 could not be read: there is no text in the message",)


def test_a_mere_cover_of_an_attached_message_is_no_failure() -> None:
    older, message = EmailMessage(), EmailMessage()
    older.set_content(MORE)
    message.set_content("")
    message.add_attachment(older)
    (found,) = every(made(message))
    assert isinstance(found, ReadDocument)
    assert found.text.strip() == MORE


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (PROSE.encode("utf-16"), {"Content_Type": "text/plain; charset=utf-16"}),
        ("Приём окончен, сообщили в порту.".encode("cp1251"), {"Content_Type": "text/plain; charset=utf-8"}),
        ("Приём окончен, сообщили в порту.".encode("koi8-r"), {"Content_Type": "text/plain; charset=koi8-r"}),
        ("Приём окончен, сообщили в порту.", {"Content_Type": "text/plain; charset=x-none"}),
        ("Приём окончен, сообщили в порту.", {"Content_Type": "text/plain; charset*=\"''"}),
        ("Приём окончен, сообщили в порту.", {"Content_Type": ""}),
    ],
)
def test_a_wrong_or_unknown_encoding_is_found_out(body: str | bytes, fields: dict[str, str]) -> None:
    text = document(raw(body, **fields)).text
    assert text.startswith(("Приём окончен", "The harbour"))


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (b64encode(PROSE.encode()).decode()[:-1], "base64"),
        ("!!" + b64encode(PROSE.encode()).decode(), "base64"),
        (PROSE, "x-none"),
        (PROSE + "=\r\n=ZZ=", "quoted-printable"),
        (PROSE, "base64, really"),
    ],
)
def test_a_broken_transfer_encoding_leaves_what_can_be_read(body: str, coding: str) -> None:
    assert document(raw(body, Content_Transfer_Encoding=coding)).text.startswith("The harbour board met")


def test_a_message_without_its_end_is_read_as_far_as_it_goes() -> None:
    body = f"--cut\r\nContent-Type: text/plain\r\n\r\n{PROSE}"
    assert document(raw(body, Content_Type="multipart/mixed; boundary=cut")).text == PROSE


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Only words, and no field at all.", "no e-mail"),
        (b"\x00\x01\x02" * 99, "no e-mail"),
        (raw(""), "no text"),
        (raw(f"> {MORE}\n"), "no words of its own"),
        (raw("x", Content_Type="multipart/encrypted; boundary=x"), "encrypted"),
        (raw(b"\x89PNG\r\n\x1a\n" + bytes(99)), "no text"),
        (
            b"".join(
                b"Subject: a\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
                for n in range(5_000)
            ),
            "nested too deep",
        ),
    ],
)
def test_what_is_no_readable_message_is_one_failure(data: bytes, reason: str) -> None:
    (found,) = every(data)
    assert isinstance(found, ReadFailure)
    assert reason in found.reason


def test_messages_attached_to_attached_messages_end_somewhere() -> None:
    chain = b"Subject: a\r\nContent-Type: message/rfc822\r\n\r\n"
    (found,) = every(chain * 30 + raw(PROSE))
    assert isinstance(found, ReadDocument)
    (failed,) = every(chain * 50 + raw(PROSE))
    assert isinstance(failed, ReadFailure)


def test_of_too_many_attached_messages_the_first_are_read() -> None:
    one = f"--cut\r\nContent-Type: message/rfc822\r\n\r\nSubject: a\r\n\r\n{MORE}\r\n"
    body = f"--cut\r\n\r\n{PROSE}\r\n{one * 1_001}--cut--\r\n"
    main, *attached = every(raw(body, Content_Type="multipart/mixed; boundary=cut"))
    assert isinstance(main, ReadDocument)
    assert main.repairs == ("of 1,001 attachments the first 1,000 are read",)
    assert len(attached) == 1_000


def test_lines_that_look_alike_by_the_thousand_take_no_time() -> None:
    for line in ("-- ", "From: x", "wrote:", "> a", "-" * 200, " " * 200 + "x"):
        assert every(raw("\r\n".join([line] * 20_000)))


SEEDS = [
    raw(f"{PROSE}\n\n{HISTORIES[0]}", Content_Transfer_Encoding="quoted-printable"),
    raw(
        f"--cut\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>{PROSE}</p>\r\n--cut\r\nContent-Type: "
        f"message/rfc822\r\n\r\nSubject: =?utf-8?q?a?=\r\n\r\n{MORE}\r\n--cut--\r\n",
        Content_Type="multipart/mixed; boundary=cut",
    ),
]


@settings(max_examples=250, deadline=None)
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=12),
    st.integers(0, 300),
)
def test_a_message_with_damaged_bytes_is_read_or_reported(
    seed: bytes, damage: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(seed)
    for at, byte in damage:
        data[at % len(data)] = byte
    assert every(bytes(data[: len(data) - cut]))


MARKS = [
    "> a",
    "-- ",
    "On Monday Bob wrote:",
    "From: a",
    "Sent: b",
    "To: c",
    "",
    "A line.",
    "-----Original Message-----",
]


@settings(max_examples=200, deadline=None)
@given(marks=st.lists(st.sampled_from(MARKS), min_size=1, max_size=25), forwards=st.booleans())
def test_marks_in_any_order_leave_all_text_in_its_place(marks: list[str], *, forwards: bool) -> None:
    every(raw("\r\n".join([*marks, PROSE]), Subject="Fwd: a" if forwards else "a"))
