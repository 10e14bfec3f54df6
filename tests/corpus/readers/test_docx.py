"""Word documents made here, part by part: what is read of them, and what broken or hostile ones get."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.block import Role, check_blocks
from corpus.document import ReadDocument
from corpus.errors import ReadFailure
from corpus.readers import docx
from corpus.readers.archive import MAX_ENTRIES
from corpus.readers.source import SourceFile

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = """
<w:style w:styleId="a1"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:styleId="Eigene"><w:name w:val="Eigene"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="Bild"><w:name w:val="caption"/></w:style>
<w:style w:styleId="Punkte"><w:name w:val="Punkte"/>
<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Unsichtbar"><w:name w:val="Unsichtbar"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:styleId="V1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Kreis"><w:name w:val="Kreis"/><w:basedOn w:val="Kreis"/></w:style>
"""
PROSE = "The harbour board met on Monday and put off its vote on the new dues."


def p(*runs: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def word(*blocks: str, **parts: str) -> bytes:
    """A package with these blocks; further parts are named by their keyword."""
    return archive(
        {
            "_rels/.rels": relations(
                ("officeDocument", "word/document.xml"), ("core-properties", "docProps/core.xml")
            ),
            "word/_rels/document.xml.rels": relations(
                ("styles", "styles.xml"), ("footnotes", "footnotes.xml"), ("endnotes", "/word/endnotes.xml")
            ),
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{''.join(blocks)}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {NAMESPACES}>{STYLES}</w:styles>",
            **{
                f"word/{name}.xml": f"<w:{name} {NAMESPACES}>{content}</w:{name}>"
                for name, content in parts.items()
                if name != "core"
            },
            **({"docProps/core.xml": parts["core"]} if "core" in parts else {}),
        }
    )


def read(data: bytes) -> ReadDocument | ReadFailure:
    (found,) = docx.documents(SourceFile(Path("paper.docx"), data))
    return found


def document(data: bytes) -> ReadDocument:
    found = read(data)
    assert isinstance(found, ReadDocument), found
    check_blocks(found.text, found.blocks)
    return found


def lines(*blocks: str, **parts: str) -> list[tuple[Role, str]]:
    found = document(word(*blocks, **parts))
    return [(block.role, block.span.of(found.text)) for block in found.blocks]


def text(*runs: str) -> str:
    return document(word(p(*runs))).text


def reason(data: bytes) -> str:
    found = read(data)
    assert isinstance(found, ReadFailure), found
    return found.reason


def test_styles_give_the_roles_in_whatever_language_word_is() -> None:
    assert lines(
        p("Harbour dues", style="a1"),
        p("Contents 3", style="V1"),
        p("What was said", style="berschrift1"),
        p("What was not", style="Eigene"),
        p(PROSE),
        p("A cart.", style="Punkte"),
        p("A crane.", properties='<w:numPr><w:numId w:val="1"/></w:numPr>'),
        p("No item.", style="Punkte", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        p("The quay at dawn.", style="Bild"),
        p("In the outline", properties='<w:outlineLvl w:val="2"/>'),
        p("No heading", properties='<w:outlineLvl w:val="9"/>'),
        p("Of no known style", style="Heading2"),
        p("In a circle", style="Kreis"),
    ) == [
        (Role.TITLE, "Harbour dues"),
        (Role.BOILERPLATE, "Contents 3"),
        (Role.HEADING, "What was said"),
        (Role.HEADING, "What was not"),
        (Role.PARAGRAPH, PROSE),
        (Role.LIST_ITEM, "A cart."),
        (Role.LIST_ITEM, "A crane."),
        (Role.PARAGRAPH, "No item."),
        (Role.CAPTION, "The quay at dawn."),
        (Role.HEADING, "In the outline"),
        (Role.PARAGRAPH, "No heading"),
        (Role.HEADING, "Of no known style"),
        (Role.PARAGRAPH, "In a circle"),
    ]


def test_a_document_made_by_a_word_library_is_read() -> None:
    made = python_docx.Document()
    made.add_heading("Harbour dues", level=0)
    made.add_heading("The vote", level=1)
    made.add_paragraph(PROSE)
    made.add_paragraph("A cart.", style="List Bullet")
    rows = made.add_table(rows=2, cols=2)
    for number, words in enumerate(("Berth", "Dues", "62", "14 euros")):
        rows.cell(number // 2, number % 2).text = words
    made.sections[0].header.paragraphs[0].text = "Not to be read"
    made.core_properties.title = "Dues 2024"
    made.core_properties.author = "Ann Roe"
    stream = io.BytesIO()
    made.save(stream)
    found = document(stream.getvalue())
    assert [(block.role.value, block.span.of(found.text)) for block in found.blocks] == [
        ("title", "Harbour dues"),
        ("heading", "The vote"),
        ("paragraph", PROSE),
        ("list_item", "A cart."),
        ("list_item", "Berth | Dues"),
        ("list_item", "62 | 14 euros"),
    ]
    assert (found.metadata.title, found.metadata.author) == ("Harbour dues", "Ann Roe")
    assert found.metadata.published_at is None
    assert not found.repairs


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dc:language>de-DE</dc:language>"
    "<dcterms:created>2024-05-16T08:00:00Z</dcterms:created></cp:coreProperties>"
)


def test_what_the_document_says_of_itself_is_taken_but_not_when_it_was_saved() -> None:
    metadata = document(word(p(PROSE), core=CORE.format(title="Dues rise", author="Ann Roe"))).metadata
    assert (metadata.title, metadata.author, metadata.language) == ("Dues rise", "Ann Roe", "de")
    assert (metadata.published_at, metadata.publisher, metadata.url) == (None, None, None)


@pytest.mark.parametrize(
    "title", ["", "dues_v3 final.docx", "Document1", "Microsoft Word - dues", "Untitled"]
)
def test_the_name_of_a_file_is_no_title(title: str) -> None:
    metadata = document(word(p(PROSE), core=CORE.format(title=title, author="Windows User"))).metadata
    assert (metadata.title, metadata.author) == (None, None)


def test_text_that_word_does_not_show_is_not_read() -> None:
    gone = "<w:del><w:r><w:delText>old </w:delText><w:t>older </w:t></w:r></w:del>"
    assert text("The ", gone, "<w:ins>" + r("new ") + "</w:ins>", "dues.") == "The new dues."
    assert text("Seen", r(" and unseen", "<w:vanish/>"), r(".", '<w:vanish w:val="0"/>')) == "Seen."
    assert lines(p("Hidden by its style.", style="Unsichtbar"), p(PROSE)) == [(Role.PARAGRAPH, PROSE)]
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    assert lines(prompt.format(p("Click to write.")), p(PROSE, prompt.format(r("Click."))))[0][1] == PROSE


def test_unaccepted_changes_are_told() -> None:
    changed = document(word(p("Dues ", "<w:ins>" + r("rise") + "</w:ins>", ".")))
    assert "changes that nobody has accepted" in changed.repairs[0]


def test_a_field_shows_its_result_and_never_its_code() -> None:
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = "<w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r>"
    assert text("See page ", begin, code, middle, r("12"), end, ".") == "See page 12."
    nested = (begin, "<w:r><w:instrText>IF </w:instrText></w:r>", begin, code, middle, r("3"), end, middle)
    assert text("It is ", *nested, r("so"), end, ".") == "It is so."
    assert lines(p("An open ", begin, r("code")), p(PROSE))[1] == (Role.PARAGRAPH, PROSE)
    simple = '<w:fldSimple w:instr="DATE">' + r("1 May") + "</w:fldSimple>"
    assert text("On ", simple, ".") == "On 1 May."


def test_signs_inside_a_line_keep_its_meaning() -> None:
    assert text("north", "<w:r><w:noBreakHyphen/></w:r>", "west") == "north-west"
    assert text("it", "<w:r><w:softHyphen/></w:r>", "self", "<w:r><w:tab/></w:r>", "so") == "itself so"
    assert text("<w:hyperlink>" + r("A link") + "</w:hyperlink>", " in text") == "A link in text"
    assert text("10", r("3", '<w:vertAlign w:val="superscript"/>'), " tonnes") == "10³ tonnes"
    power = "<m:oMath><m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup></m:oMath>"
    assert text(power.format("<m:r><m:t>10</m:t></m:r>", "<m:r><m:t>3</m:t></m:r>")) == "10^3"
    lost = document(word(p("5 ", '<w:r><w:sym w:font="Symbol" w:char="F06D"/></w:r>', "m")))
    assert lost.text == "5 �m"
    assert "1 sign of a symbol font" in lost.repairs[0]
    assert text("sharp ", '<w:r><w:sym w:font="Arial" w:char="266F"/></w:r>') == "sharp ♯"


def test_a_soft_break_splits_a_paragraph_only_where_a_line_ends() -> None:
    soft = "<w:r><w:br/></w:r>"
    assert lines(p("The harbour board met on Monday and put off", soft, "its vote on the new dues."))[0] == (
        Role.PARAGRAPH,
        "The harbour board met on Monday and put off\nits vote on the new dues.",
    )
    assert [line for _, line in lines(p("Quay 4", soft, "Port Elm", soft, soft, "Tel. 12"))] == [
        "Quay 4",
        "Port Elm",
        "Tel. 12",
    ]


def test_notes_follow_the_text_in_the_order_in_which_it_names_them() -> None:
    notes = "".join(
        f'<w:{kind} w:id="{number}" {more}>{p(words)}</w:{kind}>'
        for kind, number, more, words in (
            ("footnote", 0, 'w:type="separator"', "A rule."),
            ("footnote", 2, "", "The first."),
            ("footnote", 3, "", "The second."),
            ("footnote", 4, "", "Named by nothing."),
        )
    )
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    found = lines(p("One", mark.format(3), " and two", mark.format(2), "."), p(PROSE), footnotes=notes)
    assert found == [
        (Role.PARAGRAPH, "One and two."),
        (Role.PARAGRAPH, PROSE),
        (Role.FOOTNOTE, "The second."),
        (Role.FOOTNOTE, "The first."),
    ]


def test_a_table_is_a_row_a_line_with_merged_and_nested_cells_once() -> None:
    lower = "<w:tcPr><w:vMerge/></w:tcPr>" + p("North")
    upper = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("North")
    inner = table((p("a"), p("b"))) + p("")
    assert [line for _, line in lines(table((upper, p("14")), (lower, p("15")), (inner, p("c"))))] == [
        "North | 14",
        "15",
        "a | b | c",
    ]
    assert lines(table((p(""), p("x"), p(""), p("y"))))[0][1] == "x | | y"


def test_a_table_that_only_lays_out_the_page_is_read_as_its_cells() -> None:
    boxed = lines(table((p("Note", style="berschrift1") + p(PROSE),)))
    assert boxed == [(Role.HEADING, "Note"), (Role.PARAGRAPH, PROSE)]
    columns = lines(table((p(PROSE * 7), p(PROSE) + p("More."))))
    assert [role for role, _ in columns] == [Role.PARAGRAPH] * 3


def test_a_text_box_is_read_once_after_the_paragraph_it_stands_in() -> None:
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    run = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert [line for _, line in lines(p("Before ", run, "and after."), p(PROSE))] == [
        "Before and after.",
        "In the box.",
        PROSE,
    ]


def test_content_controls_are_looked_through_and_a_table_of_contents_is_not_quoted() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    row = "<w:tr>" + control.format("", f"<w:tc>{p('a')}</w:tc>") + f"<w:tc>{p('b')}</w:tc></w:tr>"
    assert lines(
        control.format(gallery, p("The vote 3")), control.format("", p(PROSE)), f"<w:tbl>{row}</w:tbl>"
    ) == [(Role.BOILERPLATE, "The vote 3"), (Role.PARAGRAPH, PROSE), (Role.LIST_ITEM, "a | b")]


def test_the_strict_form_and_odd_names_are_read_alike() -> None:
    main = f"<w:document {NAMESPACES}><w:body>{p(PROSE)}</w:body></w:document>".replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    parts = {"_rels/.rels": relations(("officeDocument", "/Word/Document2.xml")), "word\\document2.xml": main}
    assert document(archive(parts)).text == PROSE


def test_a_part_in_another_format_is_told() -> None:
    assert "another format" in document(word(p(PROSE), '<w:altChunk r="x"/>')).repairs[0]


def test_other_files_of_the_name_are_told_for_what_they_are() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert "old Word file (.doc)" in reason(ole)
    assert "password" in reason(ole + "EncryptedPackage".encode("utf-16-le"))
    assert "no Word document" in reason(b"{\\rtf1 Hello}")
    assert "Excel" in reason(archive({"_rels/.rels": relations(("officeDocument", "xl/workbook.xml"))}))
    assert "OpenDocument" in reason(archive({"mimetype": "application/vnd.oasis.opendocument.text"}))
    assert "ZIP archive" in reason(archive({"letter.txt": PROSE}))
    assert "no text" in reason(word(p("")))
    hinted = read(ole)
    assert isinstance(hinted, ReadFailure)
    assert hinted.hint == "save it as .docx"


def test_archives_that_would_swell_are_not_unpacked() -> None:
    assert "zip bomb" in reason(word(p(PROSE), comments=" " * 30_000_000))
    many = archive({f"word/{number}.xml": "" for number in range(MAX_ENTRIES + 1)})
    assert "2,000 files" in reason(many)


def test_a_member_that_is_longer_than_it_says_is_not_read_on() -> None:
    whole = archive({"word/document.xml": f"<w:document {NAMESPACES}><w:body>{p(PROSE * 99)}</w:body>"})
    at = whole.rindex(b"PK\x01\x02")
    assert "broken" in reason(whole[: at + 24] + struct.pack("<L", 400) + whole[at + 28 :])


def test_an_encrypted_member_and_a_foreign_packing_are_told() -> None:
    whole = bytearray(word(p(PROSE)))
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in reason(bytes(whole))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("word/document.xml", "<w:document/>")
    assert "packed" in reason(stream.getvalue())


def test_entities_are_not_resolved() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    main = f"{laughs}<w:document {NAMESPACES}><w:body>{p('So &b;&c; it is.')}</w:body></w:document>"
    found = document(archive({"word/document.xml": main}))
    assert found.text == "So"


@pytest.mark.parametrize(
    "nested", ["<w:sdt><w:sdtContent>", "<w:tbl><w:tr><w:tc>", "<w:ins>", "<w:customXml>"]
)
def test_nesting_without_end_is_one_failure(nested: str) -> None:
    assert "broken" in reason(word(nested * 5_000))
    closed = "".join(f"</{tag}" for tag in reversed(nested.split("<")[1:]))
    deep = word(nested * (240 // nested.count("<")) + p(PROSE) + closed * (240 // nested.count("<")))
    assert isinstance(read(deep), ReadDocument)


SEED = word(
    p("Harbour dues", style="a1"),
    p(PROSE, '<w:r><w:footnoteReference w:id="2"/></w:r>'),
    table((p("a"), p("b"))),
    footnotes=f'<w:footnote w:id="2">{p("A note.")}</w:footnote>',
    core=CORE.format(title="Dues", author="Ann Roe"),
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(SEED) - 1), st.integers(0, 255)), max_size=12), st.integers(0, 40)
)
def test_a_file_with_damaged_bytes_is_read_or_reported(damage: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(SEED)
    for at, byte in damage:
        data[at] = byte
    found = read(bytes(data[: len(data) - cut]))
    assert isinstance(found, ReadDocument | ReadFailure)


MARKS = [
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>a</w:t>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
]
MARKS += [
    "</w:tc>",
    "<w:fldChar/>",
    "<w:sym/>",
    '<w:sym w:char="FFFFFFFF"/>',
    "<w:vanish/>",
    "<w:pPr/>",
    "<w:sdt/>",
]
MARKS += [
    "<w:footnoteReference/>",
    "<mc:Fallback/>",
    "<mc:AlternateContent/>",
    "<w:txbxContent/>",
    "<!-- -->",
    "<?a?>",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=30))
def test_elements_in_any_order_are_read_or_reported(marks: list[str]) -> None:
    assert isinstance(read(word("".join(marks), p(PROSE))), ReadDocument | ReadFailure)
