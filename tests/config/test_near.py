from __future__ import annotations

from config.near import did_you_mean, near

NAMES = ("Power of Siberia 2", "ring road", "road tolls")


def test_a_part_of_one_name_alone_is_that_name() -> None:
    assert did_you_mean("Power", NAMES, kind="keyword") == "did you mean 'Power of Siberia 2'?"
    assert near("Power", NAMES) is None


def test_a_part_of_several_names_or_a_short_one_is_none_of_them() -> None:
    listed = "keyword of: Power of Siberia 2, ring road, road tolls"
    assert did_you_mean("road", NAMES, kind="keyword") == listed
    assert did_you_mean("2", NAMES, kind="keyword") == listed
