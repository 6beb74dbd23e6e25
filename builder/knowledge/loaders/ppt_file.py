"""An old presentation's objects as they were saved last: [MS-PPT] 2.1.2."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from builder.core.errors import DocumentError
from builder.knowledge.loaders import ppt_records as ppt
from builder.knowledge.loaders.compound import Compound
from builder.knowledge.loaders.ppt_records import Record, record_at
from builder.knowledge.loaders.slides import MAX_SLIDES

_ENCRYPTED = 0xF3D1C4DF  # CurrentUserAtom: headerToken
_EDITS = 10_000
_SLIDES, _NOTES = 0, 2  # SlideListWithTextContainer, NotesListWithTextContainer


@dataclass(slots=True)
class Listed:
    """A slide or page of notes in the document's list.

    Attributes:
        place: where its record begins, None when it is not there.
        number: by which slides and notes name each other.
        outline: kind and characters of the texts that the list itself holds.
    """

    place: int | None
    number: int
    outline: list[tuple[int, str]] = field(default_factory=list)


class PptFile:
    """The document record and what it lists.

    Attributes:
        stream: the stream all records stand in.
        document: the record that holds the lists.
        size: width and height of its slides in 576ths of an inch.
        slides: in the order they are shown.
        notes: by their number.
    """

    def __init__(self, file: Compound) -> None:
        """Find the last saved state.

        Raises:
            DocumentError: `document_encrypted` or `document_damaged`.
        """
        self.stream = file.needed("PowerPoint Document")
        user = record_at(file.needed("Current User"), 0)
        if user.kind != ppt.CURRENT_USER:
            raise DocumentError("document_damaged", detail="user")
        token, edit = struct.unpack_from("<4xII", user.data)
        if token == _ENCRYPTED or "EncryptedSummary" in file.names:
            raise DocumentError("document_encrypted")
        self._places: dict[int, int] = {}
        self.document = self._last_document(edit)
        atom = self.document.first(ppt.DOCUMENT_ATOM)
        self.size: tuple[int, int] = struct.unpack_from("<2i", atom.data) if atom else (0, 0)
        self.slides = self._listed(_SLIDES)
        self.notes = {notes.number: notes for notes in self._listed(_NOTES)}

    def record(self, listed: Listed, kind: int) -> Record:
        """The record of a slide or page of notes.

        Raises:
            DocumentError: `document_damaged` when it is not there or something else.
        """
        record = record_at(self.stream, -1 if listed.place is None else listed.place)
        if record.kind != kind:
            raise DocumentError("document_damaged", detail="slide")
        return record

    def _last_document(self, edit: int) -> Record:
        """Follow the edits from the last to the first; what a later one says, holds."""
        number: int | None = None
        for _ in range(_EDITS):
            record = record_at(self.stream, edit)
            if record.kind != ppt.USER_EDIT:
                raise DocumentError("document_damaged", detail="edit")
            before, directory, document = struct.unpack_from("<8x3I", record.data)
            if len(record.data) >= 32:  # UserEditAtom: the place of a session of encryption
                raise DocumentError("document_encrypted")
            self._read_directory(record_at(self.stream, directory))
            number = document if number is None else number
            if not before:
                break
            edit = before
        else:
            raise DocumentError("document_damaged", detail="edits")
        found = record_at(self.stream, self._places.get(number, -1))
        if found.kind != ppt.DOCUMENT:
            raise DocumentError("document_damaged", detail="document")
        return found

    def _read_directory(self, record: Record) -> None:
        """[MS-PPT] PersistDirectoryAtom: runs of numbers with a place for each."""
        if record.kind != ppt.PERSIST_DIRECTORY:
            raise DocumentError("document_damaged", detail="directory")
        data, at = record.data, 0
        while at + 4 <= len(data):
            (head,) = struct.unpack_from("<I", data, at)
            first, count = head & 0xFFFFF, head >> 20
            places = struct.unpack_from(f"<{count}I", data, at + 4)
            for offset, place in enumerate(places):
                self._places.setdefault(first + offset, place)
            at += 4 + 4 * count

    def _listed(self, which: int) -> list[Listed]:
        found: list[Listed] = []
        for group in self.document.of(ppt.SLIDE_LIST):
            for record in group.records() if group.instance == which else ():
                if record.kind == ppt.PERSIST_ATOM:
                    reference, number = struct.unpack_from("<I8xI", record.data)
                    found.append(Listed(self._places.get(reference), number))
                elif record.kind == ppt.TEXT_KIND and found:
                    found[-1].outline.append((struct.unpack_from("<I", record.data)[0], ""))
                elif record.kind in {ppt.TEXT_WIDE, ppt.TEXT_BYTES} and found and found[-1].outline:
                    kind, _ = found[-1].outline[-1]
                    found[-1].outline[-1] = (kind, ppt.text_of(record))
        if len(found) > MAX_SLIDES:
            raise DocumentError("document_damaged", detail="slides")
        return found
