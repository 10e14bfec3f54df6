"""The day that a text gives for itself is read; a day that it merely names is not."""

from __future__ import annotations

import pytest

from corpus.block import Role
from corpus.cleaning import cleaned
from corpus.document import ReadDocument

PROSE = """The tunnel under the harbour opened to traffic after a long delay, the council said.

The builders will pay the rest of the added cost, but not before the next winter."""
READ_AT = "2032-01-01T00:00:00Z"

OTHER_DAYS = """\
Vol. 12, No. 3 - March 2025
No. 3 March 2025
Newsletter 12 - April 2025
Valid until 31 December 2030
Deadline: 1 July 2026
Deadline, 1 July 2026
Tender · Deadline · 1 July 2026
Meeting of 5 June 2030
Born 3 May 1940
Remembering the storm of 12 August 2002
Law of 5 June 1998 on harbours
Law on harbours of 5 June 1998
Review: "5 June 1944" by Ann Lee
Photo taken 5 June 2019
Week 14 (31 March - 6 April 2025)
31 March - 6 April 2025
5 June 1940 - 3 May 2001
The storm that began on 12 August 2002
Frist: 1. Juli 2026
Родился 3 мая 1940
""".strip().split("\n")

OWN_DAYS = """\
16 May 2024
Thursday, 16 May 2024
Oslo, 16 May 2024
By Ann Lee, 16 May 2024
Ann Lee | 16 May 2024 | 10:30
Published: May 16, 2024 | 10:30
Posted on May 16, 2024 by Ann Lee
May 16, 2024 - Oslo
2024-05-16 10:30 来源：海港报
16. Mai 2024, 10:30 Uhr
16 мая 2024, 10:30
16-May-2024
Published 16 May 2024 · Harbour policy notes · 6 min read
HARBOUR & BERTH · a weekly letter on tunnels · No. 62 · 16 May 2024
Published 16 May 2024, updated 17 May 2024
Oslo, 16 May 2024.
Bad Homburg, den 16. Mai 2024
County Treasurer, 16 May 2024
Ann Lee, Head of Finance, 16 May 2024
Embargoed until 16 May 2024
EMBARGOED UNTIL 00:01 on 16 May 2024
Not for release before 10 am, 16 May 2024
For immediate release: 16 May 2024
Press release, 16 May 2024
Sperrfrist: 16. Mai 2024, 10 Uhr
Pressemitteilung vom 16. Mai 2024
16 May 2024 • 3 min read
Ann Lee · 16 May 2024 · 3 min read
16. Mai 2024 | Lesezeit: 3 Minuten
""".strip().split("\n")


def inferred(text: str, *, read_at: str = READ_AT) -> str | None:
    return cleaned(ReadDocument("page", "page", text), read_at=read_at).metadata.published_at


@pytest.mark.parametrize("line", OTHER_DAYS)
def test_a_day_of_something_else_is_no_publication_date_wherever_it_stands(line: str) -> None:
    assert inferred(f"{line}\n\n{PROSE}") is None
    assert inferred(f"The harbour tunnel is open\n{line}\n\n{PROSE}") is None
    assert inferred(f"The harbour tunnel is open\n\n{line}\n\n{PROSE}") is None
    assert inferred(f"{PROSE}\n\n{line}") is None


@pytest.mark.parametrize("line", OWN_DAYS)
def test_a_line_that_is_a_date_and_who_or_where_gives_the_day_and_is_no_title(line: str) -> None:
    for text in (f"{line}\n\n{PROSE}", f"The harbour tunnel is open\n{line}\n\n{PROSE}"):
        assert inferred(text) == "2024-05-16"
    title = cleaned(
        ReadDocument("page", "page", f"{line}\n\nThe tunnel is open now\n\n{PROSE}")
    ).metadata.title
    assert title == "The tunnel is open now"


@pytest.mark.parametrize(
    "line", ["г. Приморск, 16 мая 2024 г.", "Эмбарго до 16 мая 2024", "16 мая 2024 · 3 мин чтения"]
)
def test_a_russian_line_gives_the_day_too(line: str) -> None:
    text = "Тоннель под гаванью открылся в четверг, на год позже того срока, который обещал город."
    assert inferred(f"{line}\n\n{text}\n\n{text} Он длинный.") == "2024-05-16"


@pytest.mark.parametrize("line", ["16 May 2024", "County Treasurer, 16 May 2024", "16 May 2024 • 3 min read"])
def test_a_standfirst_may_stand_above_the_day(line: str) -> None:
    first, second = PROSE.split("\n\n")
    assert inferred(f"The tunnel is open\n\n{first}\n\n{line}\n\n{second}") == "2024-05-16"
    assert inferred(f"The tunnel is open\n\n{first}\n\n{second}\n\n{line}\n\n{second} Still.") is None


def test_days_over_the_parts_of_a_diary_are_headings() -> None:
    first, second = PROSE.split("\n\n")
    lines = ("The tunnel", first, "16 May 2024", second, "17 May 2024", f"{second} Still.")
    found = cleaned(ReadDocument("page", "page", "\n\n".join(lines)), read_at=READ_AT)
    assert found.metadata.published_at is None
    assert [block.role for block in found.blocks][2] is Role.HEADING


def test_what_is_kept_back_until_later_than_it_was_read_has_no_day() -> None:
    assert inferred(f"Embargoed until 16 May 2024\n\n{PROSE}", read_at="2024-05-15T08:00:00Z") is None


def test_a_title_that_ends_in_the_day_of_what_it_reports_gives_it() -> None:
    assert inferred(f"The harbour summit in Oslo, 16 May 2024\n\n{PROSE}") == "2024-05-16"
    assert inferred(f"The harbour summit in Oslo (16 May 2024)\n\n{PROSE}") == "2024-05-16"


def test_no_day_is_later_than_the_text_was_read() -> None:
    text = f"Published: 16 May 2024\n\n{PROSE}"
    assert inferred(text, read_at="2024-05-16T08:00:00Z") == "2024-05-16"
    assert inferred(text, read_at="2024-05-15T23:59:59Z") is None
