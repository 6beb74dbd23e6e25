"""Documents and passages as lines of JSON, and back."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from json.encoder import encode_basestring as _quoted
from typing import Any, TypeVar

from builder.bundle import canonical
from builder.core.document import Chunk, Document, Outcome, SourceRef

_T = TypeVar("_T")


def encode_documents(documents: Iterable[Document]) -> bytes:
    """A line a document. Where the owner keeps the file is left out."""
    return _lines(
        {
            "id": document.id,
            "name": document.name,
            "sha256": document.sha256,
            "size": document.size,
            "media_type": document.media_type,
            "added": document.added,
            "chunks": document.chunks,
            "words": document.words,
            "pages": document.pages,
            "title": document.title,
            "address": _address(document.source),
            "findings": dict(document.findings),
            "stripped": list(document.stripped),
            "language": document.language,
        }
        for document in documents
    )


def decode_documents(data: bytes | memoryview) -> list[Document]:
    """The documents in `data`.

    Raises:
        ValueError: a line is not a document.
    """
    return [_document(fields) for fields in _objects(data)]


def encode_passages(chunks: Iterable[Chunk]) -> bytes:
    """A line a passage, in the order given."""
    return b"".join(map(encode_passage, chunks))


def encode_passage(chunk: Chunk) -> bytes:
    """The line of one passage, in canonical form.

    Put together by hand: a bot has tens of thousands, and it takes a third of the time.
    """
    spans = ",".join([f"[{start},{end}]" for start, end in chunk.sentences])
    ref = ",".join(
        f'"{name}":{_quoted(value) if isinstance(value, str) else value}'
        for name, value in _plain_ref(chunk.ref)
    )
    return (
        f'{{"document_id":{_quoted(chunk.document_id)},"heading":{_quoted(chunk.heading)},'
        f'"id":{_quoted(chunk.id)},"kind":{_quoted(chunk.kind)},"position":{chunk.position},'
        f'"ref":{{{ref}}},"sentences":[{spans}],"text":{_quoted(chunk.text)},'
        f'"valid_from":{_maybe_quoted(chunk.valid_from)},'
        f'"valid_until":{_maybe_quoted(chunk.valid_until)}}}\n'
    ).encode()


def decode_passages(data: bytes | memoryview) -> list[Chunk]:
    """The passages in `data`.

    Raises:
        ValueError: a line is not a passage, or an identifier stands there twice.
    """
    chunks = [_chunk(fields) for fields in _objects(data)]
    if len({chunk.id for chunk in chunks}) != len(chunks):
        raise ValueError("id")
    return chunks


def _lines(objects: Iterable[dict[str, Any]]) -> bytes:
    return b"".join(canonical.encode(item) + b"\n" for item in objects)


def _objects(data: bytes | memoryview) -> Iterable[dict[str, Any]]:
    for line in io.BytesIO(data):  # one at a time: all lines are as large as all the text again
        item = json.loads(line)
        if not isinstance(item, dict):
            raise ValueError("line")  # noqa: TRY004 - one kind of error for all bad content
        yield item


def _document(fields: dict[str, Any]) -> Document:
    findings = _get(fields, "findings", dict)
    stripped = _get(fields, "stripped", list)
    if not all(type(count) is int for count in findings.values()):
        raise ValueError("findings")
    if not all(type(name) is str for name in stripped):
        raise ValueError("stripped")
    return Document(
        id=_get(fields, "id", str),
        name=_get(fields, "name", str),
        sha256=_get(fields, "sha256", str),
        size=_get(fields, "size", int),
        media_type=_get(fields, "media_type", str),
        added=_get(fields, "added", str),
        outcome=Outcome.READY,
        chunks=_get(fields, "chunks", int),
        words=_get(fields, "words", int),
        pages=_maybe(fields, "pages", int),
        title=_maybe(fields, "title", str),
        source=_maybe(fields, "address", str),
        findings=findings,
        stripped=tuple(stripped),
        # Bundles made before languages were told apart do not name it.
        language=_maybe(fields, "language", str) or "",
    )


def _chunk(fields: dict[str, Any]) -> Chunk:
    text = _get(fields, "text", str)
    ref = _get(fields, "ref", dict)
    return Chunk(
        id=_get(fields, "id", str),
        document_id=_get(fields, "document_id", str),
        position=_get(fields, "position", int),
        text=text,
        ref=SourceRef(
            page=_maybe(ref, "page", int),
            slide=_maybe(ref, "slide", int),
            sheet=_maybe(ref, "sheet", str),
            row=_maybe(ref, "row", int),
            section=_maybe(ref, "section", str),
            address=_maybe(ref, "address", str),
        ),
        heading=_get(fields, "heading", str),
        kind=_get(fields, "kind", str),
        sentences=_sentences(_get(fields, "sentences", list), len(text)),
        valid_from=_moment(fields, "valid_from"),
        valid_until=_moment(fields, "valid_until"),
    )


def _sentences(spans: list[Any], length: int) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    past = 0
    for span in spans:
        if type(span) is not list or [type(edge) for edge in span] != [int, int]:
            raise ValueError("sentences")
        start, end = span
        if not past <= start <= end <= length:
            raise ValueError("sentences")
        found.append((start, end))
        past = end
    return tuple(found)


def _plain_ref(ref: SourceRef) -> Iterator[tuple[str, str | int]]:
    """What is known of a place, by name in the order of the alphabet."""
    values = (
        ("address", _address(ref.address)),
        ("page", ref.page),
        ("row", ref.row),
        ("section", ref.section),
        ("sheet", ref.sheet),
        ("slide", ref.slide),
    )
    return ((name, value) for name, value in values if value is not None)


def _maybe_quoted(text: str | None) -> str:
    return "null" if text is None else _quoted(text)


def _address(source: str | None) -> str | None:
    """A web address may be shown to visitors; a path on the owner's computer may not."""
    return source if source and source.startswith(("http://", "https://")) else None


def _get(fields: dict[str, Any], name: str, kind: type[_T]) -> _T:
    value = fields.get(name)
    if type(value) is not kind:
        raise ValueError(name)
    return value


def _moment(fields: dict[str, Any], name: str) -> str | None:
    """An aware moment: a host compares it with its clock at every question."""
    value = _maybe(fields, name, str)
    if value is not None and datetime.fromisoformat(value).tzinfo is None:
        raise ValueError(name)
    return value


def _maybe(fields: dict[str, Any], name: str, kind: type[_T]) -> _T | None:
    return None if fields.get(name) is None else _get(fields, name, kind)
