from __future__ import annotations

from corpus.cleaning.repeated import repeated_lines

PROSE = "The tunnel under the harbour opened to traffic on Thursday after a long delay."


def test_short_lines_on_most_pages_of_a_host_are_found_without_regard_to_case() -> None:
    pages = [("a.example", f"Harbour Wire PREMIUM\n\nPage {number}\n\n{PROSE}") for number in range(4)]
    found = repeated_lines(
        [*pages, ("a.example", "Harbour wire premium."), ("b.example", "Harbour Wire Premium")]
    )
    assert found == {"a.example": frozenset({"harbour wire premium"}), "b.example": frozenset()}


def test_two_documents_are_too_few_to_tell() -> None:
    assert repeated_lines([("a.example", "Same line"), ("a.example", "Same line")]) == {
        "a.example": frozenset()
    }
