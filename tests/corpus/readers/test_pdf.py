from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from corpus.block import Role, check_blocks
from corpus.document import ReadDocument
from corpus.readers import pdf as reader
from corpus.readers.source import SourceFile
from tests.corpus.readers.papers import HARBOUR, MARKET, failure, read, roles
from tests.corpus.readers.pdfs import COURIER_EM, LEADING, LEFT, TOP, Page, Text, column, pdf, wrapped


def test_the_lines_of_a_paragraph_become_one() -> None:
    found = read(pdf([Page(column(wrapped(HARBOUR, 80)))]))
    assert found.text == HARBOUR
    assert found.pages == (0,)


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = wrapped(HARBOUR, 40), wrapped(MARKET, 40)
    for shift in (0.0, 5.0):
        across = [*column(left), *column(right, x=320, y=TOP - shift)]
        across.sort(key=lambda text: -text.y)
        found = read(pdf([Page(across)]))
        assert found.text == f"{HARBOUR}\n\n{MARKET}"


def test_a_paragraph_over_a_pages_end_is_whole_and_the_page_starts_inside_it() -> None:
    lines = wrapped(HARBOUR, 60)
    found = read(pdf([Page(column(lines[:3], y=120)), Page(column(lines[3:]))]))
    assert found.text == HARBOUR
    assert found.pages == (0, HARBOUR.index(lines[3]))


def test_a_scan_without_text_says_what_it_is() -> None:
    found = failure(pdf([Page(picture=True), Page(picture=True)]))
    assert found.reason == "the pages are pictures: there is no text in it"
    assert found.hint


def test_what_is_no_pdf_is_one_plain_failure() -> None:
    assert failure(b"%PDF-1.7 and nothing more").reason == "this PDF cannot be read: it is damaged, or no PDF"


def test_the_largest_line_of_the_first_page_is_the_title() -> None:
    texts = [Text(LEFT, 790, "Storm closes harbour", 20, "F2"), *column(wrapped(HARBOUR, 80))]
    found = read(pdf([Page(texts)]))
    assert found.blocks[0].role is Role.TITLE
    assert found.metadata.title == "Storm closes harbour"


def test_three_columns_under_a_heading_across_them_are_read_in_order() -> None:
    parts = [wrapped(text, 28) for text in (HARBOUR, MARKET, HARBOUR.replace("harbour", "haven"))]
    columns = [
        text for number, part in enumerate(parts) for text in column(part, x=40 + 180 * number, size=9)
    ]
    found = read(
        pdf([Page([Text(40, 800, "A week of storms along the northern coast of the kingdom", 18), *columns])])
    )
    assert [text for _, text in roles(found)][1:] == [HARBOUR, MARKET, HARBOUR.replace("harbour", "haven")]


def test_a_paragraph_over_a_columns_end_is_whole() -> None:
    lines = wrapped(f"{HARBOUR} {MARKET}", 40)
    half = len(lines) // 2
    found = read(pdf([Page([*column(lines[:half]), *column(lines[half:], x=320)])]))
    assert found.text == f"{HARBOUR} {MARKET}"


def test_a_word_cut_at_a_pages_end_is_mended() -> None:
    first, second = "The ministers who met in the old town hall exchanged infor-", "mation about the ferries."
    found = read(pdf([Page(column([first], y=100)), Page(column([second]))]))
    assert found.text == f"{first[:-1]}{second}"
    assert found.text[found.pages[1] :] == second


def test_a_note_at_a_pages_foot_stands_before_the_paragraph_that_runs_on_over_it() -> None:
    lines = wrapped(HARBOUR, 60)
    body = [text for page in (0, 1) for text in column([""])]
    note = Text(LEFT, 60, "1 Measured at the old lighthouse.", 7)
    first = Page([*body, *column(wrapped(MARKET, 60)), *column(lines[:3], y=120), note])
    found = read(pdf([first, Page(column(lines[3:]))]))
    assert roles(found) == [
        (Role.PARAGRAPH, MARKET),
        (Role.FOOTNOTE, note.words),
        (Role.PARAGRAPH, HARBOUR),
    ]
    assert found.text[found.pages[1] :].startswith(lines[3])


def test_paragraphs_are_told_by_gaps_and_by_set_in_first_lines() -> None:
    lines = [*wrapped(HARBOUR, 70), "", *wrapped(MARKET, 70)]
    assert read(pdf([Page(column(lines))])).text == f"{HARBOUR}\n\n{MARKET}"
    set_in = [
        Text(text.x + (15 if text.words.startswith(("The harbour", "In the")) else 0), text.y, text.words)
        for text in column([*wrapped(HARBOUR, 70), *wrapped(MARKET, 70)])
    ]
    assert read(pdf([Page(set_in)])).text == f"{HARBOUR}\n\n{MARKET}"


def test_headings_and_items_and_captions_have_their_roles() -> None:
    lines = wrapped(HARBOUR, 80)
    end = TOP - len(lines) * LEADING
    texts = [
        *column(lines),
        Text(LEFT, end - 20, "What comes next", 10, "F2"),
        *column(
            ["• The wall is mended first.", "• Then the ferries come back, if the weather", "  lets them."],
            y=end - 40,
        ),
        Text(LEFT, end - 90, "Figure 2: The wall after the storm", 8),
        *column(wrapped(MARKET, 80), y=end - 120),
    ]
    assert roles(read(pdf([Page(texts)]))) == [
        (Role.PARAGRAPH, HARBOUR),
        (Role.HEADING, "What comes next"),
        (Role.LIST_ITEM, "• The wall is mended first."),
        (Role.LIST_ITEM, "• Then the ferries come back, if the weather lets them."),
        (Role.CAPTION, "Figure 2: The wall after the storm"),
        (Role.PARAGRAPH, MARKET),
    ]


def test_the_rows_of_a_table_keep_figures_beside_what_they_count() -> None:
    table = [("Port", "2022", "2023"), ("Elmsworth", "12.5", "13.1"), ("Gullwing", "7.0", "18.4")]
    cells = [
        Text(LEFT + 120 * across, TOP - LEADING * down, cell)
        for across, cells in enumerate(zip(*table, strict=True))
        for down, cell in enumerate(cells)
    ]
    found = read(pdf([Page([*cells, *column(wrapped(HARBOUR, 80), y=600)])]))
    assert found.text.startswith("Port | 2022 | 2023\nElmsworth | 12.5 | 13.1\nGullwing | 7.0 | 18.4\n\nThe")


def test_stretched_lines_are_no_table() -> None:
    lines = [
        "Containerumschlag im vergangenen",
        "Verwaltungsratsvorsitzende sprach",
        "Liegegebühren zurückgingen und",
    ]
    stretched = []
    for number, line in enumerate(lines):
        words = line.split()
        chars = sum(map(len, words))
        gap = (300 - chars * 10 * COURIER_EM) / (len(words) - 1)
        x = LEFT
        for word in words:
            stretched.append(Text(x, TOP - number * LEADING, word, 10, "F3"))
            x += len(word) * 10 * COURIER_EM + gap
    assert read(pdf([Page(stretched)])).text == " ".join(lines)


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        Page(
            [
                Text(LEFT, 815, f"The Elmsworth Quarterly, No. 7 {'Autumn' if number % 2 else ''}", 8),
                *column(wrapped(f"Part {number + 31} of it. {(HARBOUR + MARKET)[number * 9 :]}", 80)),
                Text(300, 30, f"– {number + 11} –", 8),
            ]
        )
        for number in range(6)
    ]
    found = read(pdf(pages))
    assert "Quarterly" not in found.text
    assert "–" not in found.text
    assert [found.text[at:].split(" of")[0] for at in found.pages] == [
        f"Part {number}" for number in range(31, 37)
    ]


def test_pages_that_are_alike_are_read_all_the_same() -> None:
    assert HARBOUR in read(pdf([Page(column(wrapped(HARBOUR, 80)))] * 3)).text


def test_figures_that_differ_from_page_to_page_are_no_page_numbers() -> None:
    pages = [
        Page([*column(wrapped(HARBOUR, 80)), Text(LEFT, 30, f"{rate} {year}")])
        for rate, year in ((5, 2019), (9, 2023), (4, 2020))
    ]
    found = read(pdf(pages))
    assert all(figures in found.text for figures in ("5 2019", "9 2023", "4 2020"))


def test_a_raised_figure_does_not_become_part_of_a_number() -> None:
    texts = [
        Text(LEFT, TOP, "Trade rose to 51"),
        Text(LEFT + 74, TOP + 4, "2", 6),
        Text(LEFT + 82, TOP, "billion."),
    ]
    assert read(pdf([Page(texts)])).text == "Trade rose to 51² billion."


def test_what_is_painted_sign_by_sign_or_twice_is_read_once() -> None:
    signs = [
        Text(LEFT + number * 10 * COURIER_EM, TOP, sign, 10, "F3")
        for number, sign in enumerate("No ships today")
        if sign != " "
    ]
    again = [Text(text.x + 0.3, text.y, text.words, 10, "F3") for text in signs]
    assert read(pdf([Page([*signs, *again])])).text == "No ships today"


def test_kerning_is_no_space_and_a_jump_is_one() -> None:
    shown = b"BT /F1 10 Tf 72 700 Td [(W) 80 (ater) -300 (is) -250 (deep)] TJ ET"
    assert read(pdf([Page(operators=shown)])).text == "Water is deep"


def test_ligatures_radicals_and_odd_spaces_are_written_as_text() -> None:
    words = "o\N{LATIN SMALL LIGATURE FFI}ce\N{NO-BREAK SPACE}\N{KANGXI RADICAL WATER}\N{EN SPACE}x"
    assert read(pdf([Page([Text(LEFT, TOP, words, 10, "F4")])])).text == "office 水 x"


def test_text_in_a_form_and_text_that_says_what_it_stands_for_are_read() -> None:
    shown = b"BT /F1 10 Tf 72 700 Td /Span <</ActualText (Harbour)>> BDC (H@rb0ur) Tj EMC ( closed) Tj ET"
    assert read(pdf([Page(operators=shown)])).text == "Harbour closed"


def test_a_page_set_athwart_is_read_and_what_stands_athwart_on_it_comes_last() -> None:
    lines = b" T* ".join(b"(%s) Tj" % line.encode() for line in wrapped(HARBOUR, 90))
    shown = (
        b"BT /F1 10 Tf 14 TL 0 1 -1 0 100 80 Tm %s ET BT /F1 10 Tf 1 0 0 1 500 400 Tm (Upright) Tj ET" % lines
    )
    assert read(pdf([Page(operators=shown)])).text == f"{HARBOUR}\n\nUpright"


def test_pages_without_text_are_named_and_start_where_the_next_one_does() -> None:
    found = read(
        pdf([Page(picture=True), Page(column([HARBOUR[:60]])), Page(picture=True), Page(picture=True)])
    )
    assert found.repairs == ("pages 1, 3 and 4 have only pictures, without text",)
    assert found.pages == (0, 0, len(found.text), len(found.text))


def test_fonts_that_do_not_tell_their_letters_are_told() -> None:
    mute = [Text(LEFT, TOP, "Nobody can tell what this says", 10, "F5")]
    assert failure(pdf([Page(mute)])).reason == "its fonts do not say which letters they show"
    found = read(pdf([Page(column([HARBOUR[:60]])), Page(mute)]))
    assert found.text == HARBOUR[:60].strip()
    assert found.repairs == ("page 2 has fonts that do not say which letters they show",)


@pytest.mark.parametrize("password", ["", "open sesame"])
def test_a_password_is_asked_for_and_none_needs_no_asking(password: str) -> None:
    writer = PdfWriter(io.BytesIO(pdf([Page(column(wrapped(HARBOUR, 80)))])))
    writer.encrypt(password, owner_password=password * 2, algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    if password:
        assert failure(locked.getvalue()).reason == "it is protected by a password"
    else:
        assert read(locked.getvalue()).text == HARBOUR


def test_no_more_pages_and_characters_are_read_than_a_document_may_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "MAX_PAGES", 2)
    data = pdf([Page(column([f"Page {name} of it."])) for name in ("one", "two", "three")])
    found = read(data)
    assert len(found.pages) == 2
    assert found.repairs == ("it has more than 2 pages: of its 3 pages only 2 were read",)
    monkeypatch.setattr(reader, "MAX_CHARS", 20)
    assert read(data).repairs == ("it has more than 20 characters: of its 3 pages only 1 were read",)
    monkeypatch.setattr(reader, "MAX_CHARS", 5)
    assert failure(data).reason == "its first page has more text than a document may have"


def test_a_broken_page_costs_only_itself_and_nothing_is_told_on_the_terminal(
    capfd: pytest.CaptureFixture[str],
) -> None:
    broken = Page(operators=b"BT /F1 10 Tf (no end")
    found = read(pdf([broken, Page(column([HARBOUR[:60]]))]))
    assert found.text == HARBOUR[:60].strip()
    assert capfd.readouterr() == ("", "")


SOUND = pdf(
    [
        Page([*column(wrapped(HARBOUR, 40)), Text(LEFT, 300, "Öl 水", 12, "F4")], picture=True),
        Page(column([MARKET])),
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=6)), min_size=1, max_size=8
    )
)
def test_a_damaged_file_is_read_or_fails_plainly(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(SOUND)
    for at, change in changes:
        data[at : at + len(change)] = change
    (found,) = reader.documents(SourceFile(Path("paper.pdf"), bytes(data)))
    if isinstance(found, ReadDocument):
        check_blocks(found.text, found.blocks)
        assert list(found.pages) == sorted(found.pages)


@pytest.mark.skipif(shutil.which("chromium") is None, reason="no browser is here to print with")
def test_what_a_browser_prints_in_columns_is_read_back(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    style = "p { text-align: justify; hyphens: auto } div { column-count: 2 }"
    paragraphs = [HARBOUR, MARKET] * 6
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page.write_text(
        f"<html lang=en><style>{style}</style><title>Storms</title><h1>Storms</h1><div>{body}</div>"
    )
    printed = tmp_path / "page.pdf"
    print_it = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--print-to-pdf={printed}",
    ]
    subprocess.run(["chromium", *print_it, str(page)], check=True, capture_output=True, timeout=60)  # noqa: S607 - the browser of this machine, wherever it is
    found = read(printed.read_bytes())
    assert [text for role, text in roles(found) if role is Role.PARAGRAPH] == paragraphs
    assert found.metadata.title == "Storms"
