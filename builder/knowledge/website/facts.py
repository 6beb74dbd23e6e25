"""What is known of a page once it was parsed, in a child process like any file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from builder.core.document import LoadedDocument
from builder.core.errors import DocumentError
from builder.core.progress import CancelToken
from builder.knowledge import nursery, worker
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.wire import PageMarks, Parsed, Web

Look = Callable[..., tuple[PageMarks, Parsed | DocumentError]]
"""`worker.look`, or what stands in for it in tests."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says, to people and to programs.

    Attributes:
        fingerprint: of its main text; two pages that read alike have the same.
        fault: why its text cannot be read.
    """

    marks: PageMarks
    title: str = ""
    words: int = 0
    fingerprint: str = ""
    fault: DocumentError | None = None


@contextmanager
def lookers(limits: Limits = DEFAULT) -> Iterator[Callable[[bytes, str, Web, CancelToken], Facts]]:
    """A function that looks at one page after the other, each in a child of its own."""
    if not nursery.AVAILABLE:
        yield lambda data, name, web, token: look_at(worker.look, data, name, web, token, limits)
        return
    warm = nursery.Nurseries()
    try:
        yield lambda data, name, web, token: look_at(warm.look, data, name, web, token, limits)
    finally:
        warm.close()


def look_at(
    look: Look, data: bytes, name: str, web: Web, token: CancelToken, limits: Limits = DEFAULT
) -> Facts:
    """The facts of one page.

    Raises:
        Cancelled: when the token asked for it.
    """
    marks, found = look(data, name, web=web, limits=limits, token=token)
    if isinstance(found, DocumentError):
        return Facts(marks, fault=found)
    document = found.document
    words = sum(len(section.text.split()) for section in document.sections)
    return Facts(marks, document.title or "", words, _fingerprint(document))


def _fingerprint(document: LoadedDocument) -> str:
    read = hashlib.sha256()
    for section in document.sections:
        for text in (section.ref.section or "", section.text):
            read.update(" ".join(text.split()).encode())
            read.update(b"\n")
    return read.hexdigest()
