"""Amendments: what an admin puts right of a document, and its metadata with that in place of what was read.

An amendment has a name and a value: a field (`publisher`), a flag (`flag:opinion`) or a finding of the clinic
that is fine as it is (`settled:undated`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.document import Metadata

FIELDS = ("title", "publisher", "author", "published_at", "language", "url")
"""What can be put right, by the name of its field."""

FLAG = "flag:"
"""Before the name of a flag: `yes` where the document has it, `no` where it has not."""

SETTLED = "settled:"
"""Before the name of a finding that is fine as it is."""

YES, NO = "yes", "no"


def put_right(metadata: Metadata, amendments: Mapping[str, str]) -> Metadata:
    """The metadata with amendments in place of what was read; applied twice it changes nothing more.

    A date that an admin gave is not inferred.
    """
    fields: dict[str, Any] = {name: amendments[name] for name in FIELDS if name in amendments}
    if "published_at" in fields:
        fields["date_inferred"] = False
    said = {name.removeprefix(FLAG): value for name, value in amendments.items() if name.startswith(FLAG)}
    read = (flag for flag in metadata.flags if flag not in said)
    flags = (*read, *sorted(flag for flag, value in said.items() if value == YES))
    return replace(metadata, **fields, flags=flags)
