"""Reads mailboxes kept in one file (mbox): every message under its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.eml import EmlLoader

_SEPARATOR = re.compile(rb"(?:\A|(?<=\n))From [^\r\n]*\r?\n")
_QUOTED = re.compile(rb"^>(>*From )", re.M)


class MboxLoader:
    """The messages in their order; one that cannot be read costs the others nothing."""

    media_type = "application/mbox"

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the messages into `draft`.

        Raises:
            DocumentError: `document_too_much_text`, or the first message's reason when none
                could be read.
        """
        reason: DocumentError | None = None
        for message in _messages(data):
            limits = replace(self._limits, characters=draft.room)
            inner = Draft(limits)
            try:
                EmlLoader(limits).load(message, inner)
                document = inner.finish()
            except DocumentError as error:
                if error.code == "document_too_much_text":
                    limit = self._limits.characters
                    raise DocumentError("document_too_much_text", limit=limit) from error
                reason = reason or error
                draft.note("attachments")
                continue
            draft.embed(document)
        if reason is not None and not draft.written:
            raise reason


def _messages(data: bytes) -> Iterator[bytes]:
    """The messages between their separators, each with its own lines as they were."""
    starts = [found.span() for found in _SEPARATOR.finditer(data)] or [(0, 0)]
    ends = [start for start, _ in starts[1:]] + [len(data)]
    for (_, start), end in zip(starts, ends, strict=True):
        message = data[start:end]
        if message.strip():
            yield _QUOTED.sub(rb"\1", message)
