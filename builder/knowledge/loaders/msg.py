"""Reads Outlook's messages: the properties of an OLE container ([MS-OXMSG])."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import olefile

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, MEBIBYTE, Limits
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.encoding import decode
from builder.knowledge.loaders.mail import SEALED_TYPES, Attachment, Mail, sealed, write_mail
from builder.knowledge.loaders.rtf_html import unwrap_html
from builder.knowledge.loaders.rtf_packed import unpack_rtf
from builder.knowledge.loaders.rtf_tokens import page_codec

# fmt: off
_CLASS, _SUBJECT, _BODY, _HTML, _RTF = 0x001A, 0x0037, 0x1000, 0x1013, 0x1009
_SENDER, _SENDER_ADDRESS, _SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
_TO, _CC, _SENT, _DELIVERED = 0x0E04, 0x0E03, 0x0039, 0x0E06
_PAGE, _HTML_PAGE = 0x3FFD, 0x3FDE
_DATA, _LONG_NAME, _SHORT_NAME, _TYPE, _CONTENT_ID = 0x3701, 0x3707, 0x3704, 0x370E, 0x3712
_HIDDEN, _METHOD = 0x7FFE, 0x3705
# fmt: on
_OBJECT_METHOD = 6
_SUBJECT_CHARACTERS = 1000
_INNER = "__substg1.0_3701000D"
_RTF_BYTES = 32 * MEBIBYTE
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_FAULTS = (OSError, ValueError, LookupError, TypeError, AttributeError, struct.error, OverflowError)
_SEALED_CLASSES = ("IPM.NOTE.SMIME", "IPM.NOTE.RPMSG", "IPM.NOTE.SECURE")
_SIGNED = "IPM.NOTE.SMIME.MULTIPARTSIGNED"


class MsgLoader:
    """Subject as heading, who wrote to whom and when, the text, and the attachments."""

    media_type = "application/vnd.ms-outlook"

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the message into `draft`."""
        try:
            with olefile.OleFileIO(io.BytesIO(data)) as container:
                reader = _Reader(_Container(container, len(data)), (), header=32)
                mail = reader.mail(self._limits.nesting)
        except _FAULTS as fault:
            raise DocumentError("document_damaged", detail="message") from fault
        write_mail(mail, draft, self._limits)


class _Container:
    """What is kept in the file by its path; a stream larger than the whole file is a lie."""

    def __init__(self, container: Any, size: int) -> None:
        self._container = container
        self._size = size
        self._entries = {tuple(path) for path in container.listdir(streams=False, storages=True)}

    def read(self, path: tuple[str, ...]) -> bytes:
        """A stream's bytes; empty when there is none.

        Raises:
            OSError: when it cannot be read.
        """
        name = "/".join(path)
        if not self._container.exists(name):
            return b""
        if self._container.get_size(name) > self._size:
            raise OSError(name)
        data: bytes = self._container.openstream(name).read()
        return data

    def storages(self, path: tuple[str, ...]) -> list[str]:
        """The names of the storages in one."""
        depth = len(path)
        inside = (p for p in self._entries if len(p) == depth + 1 and p[:depth] == path)
        return sorted(p[depth] for p in inside)


class _Reader:
    """The properties in one storage of the container, and what is kept below it."""

    def __init__(self, container: _Container, path: tuple[str, ...], *, header: int) -> None:
        self._container = container
        self._path = path
        self._fixed = dict(self._values(header))
        self._codec = page_codec(int.from_bytes(self._fixed.get(_PAGE, b"")[:4], "little"))

    def mail(self, depth: int) -> Mail:
        """The message in this storage; messages in it down to `depth`.

        Raises:
            DocumentError: `document_message_sealed`.
        """
        kind = self.text(_CLASS).upper()
        if kind.startswith(_SIGNED):
            return self._signed()
        if kind.startswith(_SEALED_CLASSES):
            raise sealed()
        mail = Mail(
            subject=self.text(_SUBJECT)[:_SUBJECT_CHARACTERS],
            head=list(self._head()),
            plain=self.text(_BODY),
        )
        mail.rtf = unpack_rtf(self._stream(_RTF, 0x0102), _RTF_BYTES)
        mail.html = self._html() or unwrap_html(mail.rtf)
        for reader in self._below("__attach_version1.0_#"):
            if not mail.says_text and reader.text(_TYPE).lower() in SEALED_TYPES:
                raise sealed()
            attachment = reader.attachment(depth)
            if attachment is not None:
                mail.attachments.append(attachment)
        return mail

    def attachment(self, depth: int) -> Attachment | None:
        """The file or message kept here; None for what only belongs to the look of the text."""
        shown = self.text(_CONTENT_ID) and self.text(_TYPE).lower().startswith("image/")
        if self._number(_HIDDEN) or self._number(_METHOD) == _OBJECT_METHOD or shown:
            return None
        if _INNER in self._container.storages(self._path):
            if depth <= 0:
                return Attachment(self._name(), b"")
            reader = _Reader(self._container, (*self._path, _INNER), header=24)
            mail = reader.mail(depth - 1)
            return Attachment(mail.subject or self._name(), mail=mail)
        return Attachment(self._name(), self._stream(_DATA, 0x0102))

    def text(self, number: int) -> str:
        """A property of text; empty when there is none."""
        wide = self._stream(number, 0x001F)
        if wide:
            return wide.decode("utf-16-le", errors="replace").rstrip("\x00")
        narrow = self._stream(number, 0x001E)
        return decode(narrow, self._codec).rstrip("\x00") if narrow else ""

    def _name(self) -> str:
        name = self.text(_LONG_NAME) or self.text(_SHORT_NAME) or "attachment"
        return name.replace("\\", "/").rpartition("/")[2].strip() or "attachment"

    def _head(self) -> Iterator[str]:
        """Sender, recipients and date, as Outlook shows them."""
        sender, address = self.text(_SENDER), self.text(_SENDER_SMTP) or self.text(_SENDER_ADDRESS)
        if "@" in address and address.lower() != sender.lower():
            sender = f"{sender} <{address}>" if sender else address
        for name, text in (("From", sender), ("To", self.text(_TO)), ("Cc", self.text(_CC))):
            if text.strip():
                yield f"{name}: {text}"
        ticks = self._number(_SENT) or self._number(_DELIVERED)
        if ticks:
            sent = _EPOCH + timedelta(microseconds=ticks // 10)
            yield f"Date: {sent:%Y-%m-%d %H:%M} UTC"

    def _html(self) -> str:
        data = self._stream(_HTML, 0x0102)
        if not data:
            return self.text(_HTML)
        page = self._number(_HTML_PAGE)
        return decode(data, page_codec(page) if page else None)

    def _signed(self) -> Mail:
        """The message that stands, readable, inside its signature."""
        from builder.knowledge.loaders.eml import read_message

        for reader in self._below("__attach_version1.0_#"):
            data = reader._stream(_DATA, 0x0102)  # noqa: SLF001 - one of its own kind
            if data:
                inner = read_message(data)
                inner.subject, inner.head = self.text(_SUBJECT), list(self._head())
                return inner
        raise sealed()

    def _below(self, prefix: str) -> Iterator[_Reader]:
        for name in self._container.storages(self._path):
            if name.startswith(prefix):
                yield _Reader(self._container, (*self._path, name), header=8)

    def _stream(self, number: int, kind: int) -> bytes:
        return self._container.read((*self._path, f"__substg1.0_{number:04X}{kind:04X}"))

    def _number(self, number: int) -> int:
        return int.from_bytes(self._fixed.get(number, b""), "little")

    def _values(self, header: int) -> Iterator[tuple[int, bytes]]:
        """The properties of a fixed size: 16 bytes each, behind a header."""
        data = self._container.read((*self._path, "__properties_version1.0"))
        for at in range(header, len(data) - 15, 16):
            _, number, _, value = struct.unpack_from("<HHI8s", data, at)
            yield number, value
