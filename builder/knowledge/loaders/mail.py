"""A message as a person sees it, whatever program kept it: head, body, what is attached."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from builder.core.document import LoadedDocument
from builder.core.errors import DocumentError
from builder.knowledge.limits import Limits
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.plain_text import write_plain
from builder.knowledge.loaders.signal import NeedsOcr

SEALED_TYPES = frozenset(
    {"multipart/encrypted", "application/pgp-encrypted", "application/pkcs7-mime",
     "application/x-pkcs7-mime", "application/x-microsoft-rpmsg-message"}
)  # fmt: skip
"""What holds the message itself when only the recipient's program can open it."""

SIGNATURE_TYPES = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)
_ARMOUR = "-----BEGIN PGP MESSAGE-----"
_QUOTED = re.compile(r"^(?:[ \t]?>)+[ \t]?", re.M)
_PICTURE = re.compile(r"\[(?:image|cid):[^\]\n]{1,200}\]")
_STRUCTURE = re.compile(r"<(?:h[1-6]|th)\b", re.I)
_TAG = re.compile(
    r"<(?:style|script|head)\b.*?</(?:style|script|head)\s*>|<[^>]{0,2000}>", re.I | re.S
)
_LETTER = re.compile(r"\w")
_ENOUGH = 0.6
_SUBJECT_LEVEL, _ATTACHMENT_LEVEL = 0, 1


@dataclass(slots=True)
class Attachment:
    """A file that came along: its bytes, or the message that it is."""

    name: str
    data: bytes = b""
    mail: Mail | None = None


@dataclass(slots=True)
class Mail:
    """One message. `head` is what stands above the text, as lines."""

    subject: str = ""
    head: list[str] = field(default_factory=list)
    plain: str = ""
    html: str = ""
    rtf: bytes = b""
    attachments: list[Attachment] = field(default_factory=list)

    @property
    def says_text(self) -> bool:
        """Whether its text is more than an empty frame."""
        return bool(self.plain.strip() or self.html.strip())


def sealed() -> DocumentError:
    """The error for a message that only its own mail program opens."""
    return DocumentError("document_message_sealed")


def write_mail(mail: Mail, draft: Draft, limits: Limits) -> None:
    """Write the message into `draft`: subject, head, text, then every attachment that is read.

    Raises:
        DocumentError: `document_message_sealed`, `document_empty` or `document_too_much_text`.
    """
    if _ARMOUR in mail.plain[:2000]:
        raise sealed()
    if not (mail.says_text or mail.rtf or mail.attachments or mail.subject.strip()):
        raise DocumentError("document_empty")
    draft.set_title(mail.subject)
    draft.heading(_SUBJECT_LEVEL, mail.subject)
    for line in mail.head:
        draft.line(line)
    _write_body(mail, draft)
    write_attachments(mail.attachments, draft, limits)


def _write_body(mail: Mail, draft: Draft) -> None:
    """The plain text, unless the formatted one says more: headings, tables, or all of it."""
    ways: list[Callable[[Mail, Draft], None]] = [_write_plain, _write_html, _write_rtf]
    if mail.html and (_STRUCTURE.search(mail.html) or _says_more(mail.html, mail.plain)):
        ways.insert(0, _write_html)
    for write in ways:
        room = draft.room
        write(mail, draft)
        if draft.room < room:
            return


def _says_more(html: str, plain: str) -> bool:
    shown = len(_LETTER.findall(_TAG.sub(" ", html)))
    return len(_LETTER.findall(plain)) < _ENOUGH * shown


def _write_plain(mail: Mail, draft: Draft) -> None:
    shown = _PICTURE.sub(" ", _QUOTED.sub("", mail.plain))
    write_plain(shown, draft)


def _write_html(mail: Mail, draft: Draft) -> None:
    from builder.knowledge.loaders.html import write_page

    if mail.html.strip():
        write_page(mail.html, draft)
        draft.close_headings(_ATTACHMENT_LEVEL)


def _write_rtf(mail: Mail, draft: Draft) -> None:
    from builder.knowledge.loaders.rtf import RtfLoader

    if mail.rtf:
        RtfLoader().load(mail.rtf, draft)


def write_attachments(attachments: Sequence[Attachment], draft: Draft, limits: Limits) -> None:
    """Write every attachment that can be read under its name; the draft notes when one cannot.

    Raises:
        DocumentError: `document_too_much_text`.
    """
    count = len(attachments)
    if limits.nesting <= 0 or limits.attachments <= 0:
        if count:
            draft.note("attachments")
        return
    if count > limits.attachments:
        draft.note("attachments")
    share = limits.attachments // max(count, 1)
    for attachment in attachments[: limits.attachments]:
        inner = replace(
            limits, nesting=limits.nesting - 1, attachments=share, characters=draft.room
        )
        document = _read(attachment, inner, limits.characters)
        if document is None:
            draft.note("attachments")
            continue
        draft.close_headings(_ATTACHMENT_LEVEL)
        draft.heading(_ATTACHMENT_LEVEL, attachment.name)
        draft.embed(document)
    draft.close_headings(_ATTACHMENT_LEVEL)


def _read(attachment: Attachment, limits: Limits, whole: int) -> LoadedDocument | None:
    """What is in the attachment; None when it cannot be read, which must not cost the message.

    Raises:
        DocumentError: `document_too_much_text` when the message passes `whole` characters with it.
    """
    from builder.knowledge.loaders import load

    try:
        if attachment.mail is None:
            return load(attachment.data, attachment.name, limits)[1]
        draft = Draft(limits)
        write_mail(attachment.mail, draft, limits)
        return draft.finish()
    except DocumentError as error:
        if error.code == "document_too_much_text":
            raise DocumentError("document_too_much_text", limit=whole) from error
        return None
    except (MemoryError, NeedsOcr):
        raise
    except Exception:  # noqa: BLE001 - whatever a library raises on a stranger's attachment
        return None
