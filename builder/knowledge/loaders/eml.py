"""Reads messages as mail programs save them: EML, Apple's EMLX, and saved web pages (MHTML).

The library's plain policy is used: its modern one parses headers into objects and falls over some
broken ones, while a message that a person could still read must be read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email import policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import collapse_rfc2231_value, parsedate_to_datetime

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.encoding import decode
from builder.knowledge.loaders.mail import (
    SEALED_TYPES,
    SIGNATURE_TYPES,
    Attachment,
    Mail,
    sealed,
    write_mail,
)

_MULTIPART = re.compile(rb"^content-type:[ \t]*(?:\r?\n[ \t]+)?(?:multipart|message)/", re.I | re.M)
_COUNTED = re.compile(rb"(\d{1,9})[ \t]*\r?\n")
_QUOTED_NAME = re.compile(r'"([^"]*)"\s*(?=<)')
_BARE = re.compile(r"(^|, ?)<([^<>]*)>")
_RAW_CHARACTERS, _HEADER_CHARACTERS = 20_000, 2_000
_NESTINGS = 200
_DEPTH = 30
_KNOWN = ("From", "To", "Subject", "Date", "Received", "Message-ID", "Content-Type", "Return-Path")
_FAULTS = (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError)
_SUFFIXES = {
    "text/calendar": ".ics", "text/vcard": ".vcf", "text/x-vcard": ".vcf", "text/csv": ".csv",
    "application/pdf": ".pdf", "application/rtf": ".rtf", "text/rtf": ".rtf",
    "application/json": ".json", "text/markdown": ".md",
}  # fmt: skip


class EmlLoader:
    """Subject as heading, who wrote to whom and when, the text, and the attachments."""

    media_type = "message/rfc822"

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the message into `draft`."""
        write_mail(read_message(data), draft, self._limits)


def read_message(data: bytes) -> Mail:
    """The message in `data`; one that breaks the rules is read as far as it goes.

    Raises:
        DocumentError: `document_message_sealed`, `document_damaged` or `document_archive_unsafe`.
    """
    # Every boundary is looked for in every line below it, and the parser calls itself.
    if len(_MULTIPART.findall(data)) > _NESTINGS:
        raise DocumentError("document_archive_unsafe", detail="nesting")
    counted = _COUNTED.match(data)
    if counted:
        data = data[counted.end() :][: int(counted[1])]
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data)
    except _FAULTS as fault:
        raise DocumentError("document_damaged", detail="message") from fault
    if not any(name in message for name in _KNOWN):
        raise DocumentError("document_damaged", detail="message")
    mail = Mail(subject=_header(message, "Subject"), head=list(_head(message)))
    _Walk(mail).take(message)
    return mail


class _Walk:
    """Goes through the parts of one message: what is its text, what came along."""

    def __init__(self, mail: Mail) -> None:
        self._mail = mail

    def take(self, part: Message, depth: int = 0) -> None:
        """Take a part and what is in it.

        Raises:
            DocumentError: `document_message_sealed` or `document_archive_unsafe`.
        """
        kind = part.get_content_type()
        if depth > _DEPTH:
            raise DocumentError("document_archive_unsafe", detail="nesting")
        if kind in SEALED_TYPES and not self._mail.plain:
            raise sealed()
        if kind == "message/rfc822" and part.is_multipart():
            self._message(part)
        elif part.is_multipart():
            for child in self._children(part, kind):
                self.take(child, depth + 1)
        elif kind not in SIGNATURE_TYPES:
            self._leaf(part, kind)

    def _children(self, part: Message, kind: str) -> list[Message]:
        children = [child for child in part.get_payload() if isinstance(child, Message)]
        if kind != "multipart/related":
            return children
        # The others are what the first shows: pictures, style sheets, frames.
        return children[:1] + [child for child in children[1:] if _is_attached(child)]

    def _message(self, part: Message) -> None:
        (inner,) = [child for child in part.get_payload() if isinstance(child, Message)][:1]
        name = _file_name(part) or _header(inner, "Subject") or "message"
        name = name if name.lower().endswith(".eml") else f"{name}.eml"
        try:
            self._mail.attachments.append(Attachment(name, inner.as_bytes()))
        except _FAULTS:
            self._mail.attachments.append(Attachment(name))

    def _leaf(self, part: Message, kind: str) -> None:
        name = _file_name(part)
        attached = _is_attached(part)
        kind = "text/plain" if part.get_content_maintype() == "multipart" else kind  # without parts
        if kind in {"text/plain", "text/html"} and not (attached and name):
            self._text(part, kind)
        elif kind.startswith("image/") and not attached:
            return
        elif name or kind in _SUFFIXES:
            name = name or f"attachment{_SUFFIXES[kind]}"
            self._mail.attachments.append(Attachment(name, _payload(part)))

    def _text(self, part: Message, kind: str) -> None:
        try:
            charset = part.get_content_charset()
            text = decode(_payload(part), charset)
        except (DocumentError, *_FAULTS):
            return
        if kind == "text/html":
            self._mail.html += text
        elif part.get_param("format") == "flowed":
            self._mail.plain += _flowed(text, tight=part.get_param("delsp") == "yes") + "\n\n"
        else:
            self._mail.plain += text + "\n\n"


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" and not (
        part.get("Content-ID") and part.get_content_maintype() == "image"
    )


def _payload(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except _FAULTS:
        return b""
    return payload if isinstance(payload, bytes) else b""


def _file_name(part: Message) -> str:
    try:
        name = part.get_param("filename", None, "content-disposition")
        name = name if name is not None else part.get_param("name")
        text = _decoded(collapse_rfc2231_value(name)) if name else ""
    except _FAULTS:
        return ""
    return text.replace("\\", "/").rpartition("/")[2].strip()


def _head(message: Message) -> Iterator[str]:
    """Sender, recipients and date, as a mail program shows them."""
    if "Snapshot-Content-Location" in message:  # a page that a browser saved
        return
    for name in ("From", "To", "Cc"):
        text = _BARE.sub(r"\1\2", _QUOTED_NAME.sub(r"\1 ", _header(message, name)))
        if text:
            yield f"{name}: {text}"
    date = _header(message, "Date")
    with suppress(*_FAULTS):
        date = parsedate_to_datetime(date).strftime("%Y-%m-%d %H:%M")
    if date:
        yield f"Date: {date}"


def _header(message: Message, name: str) -> str:
    """A header as it reads: unfolded, decoded; the first one when there are several."""
    for key, raw in message.raw_items():
        if key.lower() == name.lower():
            return _decoded(str(raw)[:_RAW_CHARACTERS])[:_HEADER_CHARACTERS]
    return ""


def _decoded(raw: str) -> str:
    if not raw.isascii():  # bytes that should have been encoded
        raw = decode(raw.encode("utf-8", "surrogateescape"))
    text = raw
    if "=?" in raw:
        try:
            pieces = decode_header(raw)
            text = "".join(
                decode(piece, charset) if isinstance(piece, bytes) else piece
                for piece, charset in pieces
            )
        except (DocumentError, *_FAULTS):
            text = raw
    return " ".join((text.strip() or raw).split())


def _flowed(text: str, *, tight: bool) -> str:
    """Text whose lines go on where they end in a blank (RFC 3676)."""
    lines: list[str] = []
    goes_on = False
    for line in text.splitlines():
        if goes_on and not line.startswith(">"):
            lines[-1] += line
        else:
            lines.append(line)
        goes_on = line.endswith(" ") and line != "-- "
        if goes_on and tight:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)
