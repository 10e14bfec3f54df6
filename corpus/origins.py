"""Origins: documents that tell one text again, folded into the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def origins(document_ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The origin of each document: the first of the documents, as given, that it is a near-copy of.

    Args:
        document_ids: the documents that the reader may see, in order of precedence.
        pairs: near-copies; a pair with a document that is not among them is passed over, so that a hidden
            copy never folds two visible documents.
    """
    parent = {document_id: document_id for document_id in document_ids}
    rank = {document_id: at for at, document_id in enumerate(parent)}

    def root(document_id: str) -> str:
        while parent[document_id] != document_id:
            parent[document_id] = parent[parent[document_id]]
            document_id = parent[document_id]
        return document_id

    for one, other in pairs:
        if one in parent and other in parent:
            first, second = sorted((root(one), root(other)), key=rank.__getitem__)
            parent[second] = first
    return {document_id: root(document_id) for document_id in parent}
