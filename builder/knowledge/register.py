"""Which documents are indexed, under which name, with which passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.core.document import Document


class Register:
    """The documents in the indexes of one bot. Its users take turns at writing."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._held: dict[str, tuple[str, ...]] = {}
        self._spoken: dict[str, str] = {}

    def name(self, document_id: str) -> str:
        """What the document is called; empty when it is gone."""
        return self._names.get(document_id, "")

    def standing_for(self, document: Document) -> list[str]:
        """The ids of what `document` takes the place of: its own, and that of its name."""
        other = self._ids.get(document.name)
        return [document.id] if other in {None, document.id} else [document.id, str(other)]

    def languages(self) -> frozenset[str]:
        """The languages of the documents."""
        return frozenset(list(self._spoken.values()))

    def put(self, document: Document, chunk_ids: Sequence[str], language: str) -> None:
        """Take a document in."""
        self._spoken[document.id] = language
        self._names[document.id] = document.name
        self._ids[document.name] = document.id
        self._held[document.id] = tuple(chunk_ids)

    def rename(self, names: Mapping[str, str]) -> None:
        """Call documents, by id, by another name; two may change places."""
        known = {each: name for each, name in names.items() if each in self._names}
        for each in known:
            self._ids.pop(self._names[each], None)
        for each, name in known.items():
            self._names[each] = name
            self._ids[name] = each

    def remove(self, document_id: str) -> tuple[str, ...]:
        """Take a document out; the ids of its passages."""
        self._spoken.pop(document_id, None)
        name = self._names.pop(document_id, None)
        if name is not None and self._ids.get(name) == document_id:
            del self._ids[name]
        return self._held.pop(document_id, ())
