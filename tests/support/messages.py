"""Makers of messages, books, rich text and archives, good ones and hostile ones, as bytes."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

from tests.support.documents import make_zip

OPF = "http://www.idpf.org/2007/opf"


def make_rtf(body: str, *, head: str = "") -> bytes:
    """Rich Text with headings as styles 1 and 2; `body` is what stands between the braces."""
    styles = r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 heading 2;}}"
    fonts = r"{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset2 Symbol;}}"
    return rf"{{\rtf1\ansi\ansicpg1252\deff0{fonts}{styles}{head}{body}}}".encode("ascii")


def escape_rtf(text: str) -> str:
    """`text` as Rich Text writes letters beyond ASCII."""
    units = struct.iter_unpack("<h", text.encode("utf-16-le"))
    return "".join(chr(n) if 0 < n < 128 else rf"\u{n}?" for (n,) in units)


def make_eml(
    text: str = "",
    *,
    subject: str = "Delivery",
    html: str = "",
    attachments: Sequence[tuple[str, bytes]] = (),
    **headers: str,
) -> bytes:
    """A message; attachments by name and content."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "Anna Bell <anna@shop.example>"
    message["To"] = "Sam Cole <sam@mail.example>"
    message["Date"] = "Mon, 04 Mar 2024 09:30:00 +0100"
    if subject:
        message["Subject"] = subject
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    # The library draws the marks between parts by chance.
    return _settled(message.as_bytes())


def _settled(data: bytes) -> bytes:
    import re

    marks = dict.fromkeys(re.findall(rb"={15}\d+==", data))
    for number, mark in enumerate(marks):
        data = data.replace(mark, b"=" * 15 + b"%019d" % number + b"==")
    return data


def make_nested_eml(depth: int, *, subject: str = "Deep") -> bytes:
    """A message in multiparts in multiparts."""
    head, tail = [f"Subject: {subject}\r\n"], []
    for number in range(depth):
        head.append(f'Content-Type: multipart/mixed; boundary="b{number}"\r\n\r\n--b{number}\r\n')
        tail.append(f"\r\n--b{number}--\r\n")
    return "".join([*head, "\r\nDelivery to Leeds\r\n", *reversed(tail)]).encode()


def make_epub(
    chapters: dict[str, str],
    *,
    title: str = "Terms",
    spine: str = "",
    extra: dict[str, bytes] | None = None,
    manifest: str = "",
    guide: str = "",
) -> bytes:
    """A book; chapters by file name, in the order of the spine unless it is told."""
    items = "".join(
        f'<item id="{name}" href="text/{name}" media-type="application/xhtml+xml"/>'
        for name in chapters
    )
    spine = spine or "".join(f'<itemref idref="{name}"/>' for name in chapters)
    package = (
        f'<?xml version="1.0"?><package xmlns="{OPF}"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></metadata>'
        f"<manifest>{items}{manifest}</manifest><spine>{spine}</spine>{guide}</package>"
    )
    container = (
        '<?xml version="1.0"?><container '
        'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
        'full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    members = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": container.encode(),
        "OEBPS/book.opf": package.encode(),
        **{f"OEBPS/text/{name}": make_chapter(body) for name, body in chapters.items()},
    }
    return make_zip(members | (extra or {}))


def make_chapter(body: str) -> bytes:
    """A chapter of a book; a body that is a whole page stays as it is."""
    if body.startswith("<?xml"):
        return body.encode()
    space = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    page = f"<html {space}><head><title/></head><body>{body}</body></html>"
    return f"<?xml version='1.0'?>{page}".encode()


def make_overlapping_zip(count: int = 200, size: int = 1_000_000) -> bytes:
    """An archive whose many names all mean the same packed bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.txt", b"a" * size)
        (first,) = archive.infolist()
        for number in range(1, count):
            entry = zipfile.ZipInfo(f"{number}.txt")
            for name in ("CRC", "compress_size", "file_size", "compress_type", "header_offset"):
                setattr(entry, name, getattr(first, name))
            archive.filelist.append(entry)
            archive.NameToInfo[entry.filename] = entry
    return file.getvalue()


def flag_encrypted(data: bytes, name: str) -> bytes:
    """The same archive with one member marked as locked, in both of its places."""
    changed = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        changed[archive.getinfo(name).header_offset + 6] |= 1
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        length = struct.unpack_from("<H", data, at + 28)[0]
        if data[at + 46 : at + 46 + length] == name.encode():
            changed[at + 8] |= 1
    return bytes(changed)
