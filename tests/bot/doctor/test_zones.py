"""What is said of the rules of time zones."""

from __future__ import annotations

from bot.doctor.zones import rules

WANTED = ("Europe/Stockholm", "Asia/Shanghai", "Europe/Stockholm")


def test_rules_as_new_as_those_of_the_package_are_well() -> None:
    for used in ("2025.2", "system 2025b", "system 2026a", "system"):
        check = rules(used, "2025.2", WANTED)
        assert (check.state, check.found) == ("ok", f"2 zones found, rules {used}")


def test_a_system_with_older_rules_than_the_package_is_warned_of() -> None:
    check = rules("system 2025a", "2025.2", WANTED)
    assert check.state == "warn"
    assert check.found == "2 zones found, rules system 2025a, older than those of the package (2025.2)"
    assert rules("system 2024b", "2026.6", WANTED).state == "warn"
    assert rules("system 2024b", "", WANTED).state == "ok"


def test_a_zone_that_is_not_found_fails() -> None:
    check = rules("2025.2", "2025.2", ("Europe/Stockholm", "Europe/Atlantis", "../etc"))
    assert (check.state, check.found) == ("fail", "not found in the rules 2025.2: ../etc, Europe/Atlantis")
