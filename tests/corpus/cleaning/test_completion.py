from __future__ import annotations

import pytest

from corpus.cleaning import cleaned
from corpus.cleaning.dateline import dateline
from corpus.document import Metadata, ReadDocument

PROSE = "The tunnel under the harbour opened to traffic on Thursday after a long delay."


def metadata(text: str, given: Metadata | None = None) -> Metadata:
    return cleaned(ReadDocument("page", "page", text, metadata=given or Metadata())).metadata


def test_a_title_that_stands_only_in_a_breadcrumb_is_recovered() -> None:
    assert (
        metadata(f"Home / Reports / The price of a late tunnel\n\n{PROSE}").title
        == "The price of a late tunnel"
    )


def test_what_was_given_is_never_overwritten() -> None:
    given = Metadata(title="Given", publisher="Post", published_at="2023-01-01")
    found = metadata(f"A tunnel, 16 May 2024\n\n{PROSE}\n\nSource: Wire", given)
    assert (found.title, found.publisher, found.published_at) == ("Given", "Post", "2023-01-01")
    assert not found.date_inferred


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"The tunnel\n\nPublished: May 16, 2024\n\n{PROSE}", "2024-05-16"),
        (f"The harbour summit, May 16-17 2024\n\n{PROSE}", "2024-05-17"),
        (f"OSLO, May 16, 2024 (Wire) — {PROSE}", "2024-05-16"),
        (f"OSLO, May 16 (Wire) — {PROSE}\n\nOn 16 May 1944 the gates were shut for good.", None),
        (f"May 16, 2024\n\nOSLO, May 16 (Wire) — {PROSE}", "2024-05-16"),
        (f"OSLO, May 16 (Wire) — {PROSE}", None),
        (f"{PROSE}\n\nThe old tunnel was opened by the king on 3 June 1961 and has been shut since.", None),
    ],
)  # fmt: skip
def test_the_day_is_read_only_where_the_text_gives_it_for_itself(text: str, day: str | None) -> None:
    found = metadata(text)
    assert (found.published_at, found.date_inferred) == (day, day is not None)


def test_a_url_may_hold_the_day() -> None:
    found = metadata(PROSE, Metadata(url="https://example.org/2024/05/16/tunnel"))
    assert (found.published_at, found.date_inferred) == ("2024-05-16", True)


def test_the_publisher_is_whom_the_text_names_as_its_source() -> None:
    assert metadata(f"{PROSE}\n\nSource: Harbour Wire").publisher == "Harbour Wire"
    assert metadata(f"OSLO (Harbour Wire) — {PROSE}").publisher == "Harbour Wire"
    assert metadata(PROSE).publisher is None


@pytest.mark.parametrize(
    "text",
    [
        f"Opinion\n\nA tunnel to nowhere at all\n\n{PROSE}",
        f"Editorial: a tunnel to nowhere at all\n\n{PROSE}",
        f"首页 / 观点 / 隧道\n\n{PROSE}",
        f"{PROSE}\n\nThe views expressed in this article are the author's own.",
    ],
)
def test_opinion_is_flagged_where_the_document_says_so(text: str) -> None:
    assert metadata(text).flags == ("opinion",)


def test_an_analysis_is_told_from_opinion() -> None:
    assert metadata(f"Analysis: a tunnel to nowhere at all\n\n{PROSE}").flags == ("analysis",)
    assert metadata(f"首页 / 分析报告 / 隧道\n\n{PROSE}").flags == ("analysis",)


def test_a_translation_is_flagged_where_the_document_says_so() -> None:
    assert metadata(f"{PROSE}\n\nTranslated from the Norwegian.").flags == ("translation",)
    assert metadata(f"{PROSE} The poem was translated from the Norwegian by her sister.").flags == ()


@pytest.mark.parametrize(
    ("opening", "agency", "day"),
    [
        ("OSLO, May 16 (Wire) — The tunnel opened.", "Wire", "05-16"),
        ("ПРИМОРСК, 16 мая. /ВЕСТНИК/. Тоннель открылся.", "ВЕСТНИК", "05-16"),
        ("新华社北京5月16日电 隧道正式通车。", "新华社", "05-16"),
        ("Berlin (dpa) - Der Tunnel ist offen.", "dpa", "00-00"),
        ("The tunnel (Europe) is open.", None, "00-00"),
        ("OSLO, 16 May 2024 — The tunnel opened.", None, "05-16"),
        ("DEADLINE 16 May 2024 — The tunnel opens.", None, "00-00"),
        ("The law of 16 May 2024 (Wire) — what it says.", "Wire", "00-00"),
    ],
)
def test_a_dateline_gives_agency_and_day(opening: str, agency: str | None, day: str) -> None:
    found = dateline(opening)
    assert (found.agency, found.month_and_day) == (agency, day)
