from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from builder.core.errors import DocumentError
from builder.knowledge.limits import Limits
from builder.knowledge.loaders.archive import open_archive, read_member
from builder.knowledge.loaders.sniff import sniff
from tests.support.compound import make_compound
from tests.support.documents import make_bomb, make_zip
from tests.support.messages import make_overlapping_zip

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)
ODF = b"application/vnd.oasis.opendocument."
XML = b'<?xml version="1.0"?><?mso-application progid="'


def _stream(name: str) -> bytes:
    return make_compound({name: b"x"})


@pytest.mark.parametrize(
    ("name", "data", "suffix", "better"),
    [
        ("letter.wps", _stream("MatOST"), ".wps", "DOCX"),
        ("sums.numbers", make_zip({"Index/Document.iwa": b"x"}), ".numbers", "XLSX"),
        ("letter.pages", make_zip({"Index/Document.iwa": b"x"}), ".pages", "DOCX"),
        ("talk.key", make_zip({"Index/Document.iwa": b"x"}), ".key", "PPTX"),
        ("misnamed.docx", make_zip({"Index/Document.iwa": b"x"}), ".pages", "DOCX"),
        ("sums.xls", b"\x09\x02\x06\x00\x00\x00", ".xls, Excel 4", "XLSX"),
        ("sums.xls", XML + b'Excel.Sheet"?>', ".xls, Excel 2003 XML", "XLSX"),
        ("text.doc", XML + b'Word.Document"?>', ".doc, Word 2003 XML", "DOCX"),
        ("photo.heic", b"\x00\x00\x00\x18ftypheic", ".heic", "JPEG"),
        ("photo.jpg", b"\x00\x00\x00\x18ftypmif1", ".heic", "JPEG"),
        ("photo.avif", b"\x00\x00\x00\x18ftypavif", ".avif", "JPEG"),
        ("program.exe", b"MZ\x90\x00", ".exe", "PDF"),
    ],
)
def test_other_formats_are_named_with_a_way_out(
    name: str, data: bytes, suffix: str, better: str
) -> None:
    with pytest.raises(DocumentError) as caught:
        sniff(name, data)

    assert caught.value.code == "document_unsupported"
    assert caught.value.params == {"suffix": suffix, "better": better}


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("notes", b"BMW drivers are welcome", "text"),
        ("README.MD", b"# Hi", "markdown"),
        ("page.txt", b"\xef\xbb\xbf <!-- saved --><HTML><p>x", "html"),
        ("page.txt", "<!doctype html><p>x".encode("utf-16"), "html"),
        ("list.tsv", b"a\tb", "csv"),
        ("scan.bin", b"junk\n%PDF-1.4", "pdf"),
        ("letter.doc", b"{\\rtf1 text}", "rtf"),
        ("book.zip", make_zip({"META-INF/container.xml": b"x"}), "epub"),
        ("mail.EML", b"From: a\n\ntext", "email"),
        ("page.xml", b"<?xml version='1.0'?><html><p>x", "html"),
        ("data.json", b"{}", "json"),
        ("people.ics", b"\r\nbegin:vcard\r\nFN:Ada", "card"),
        ("dates.vcf", b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n", "calendar"),
        ("old.dot", _stream("WordDocument"), "doc"),
        ("old.xls", _stream("Book"), "xls"),
        ("misnamed.docx", _stream("Workbook"), "xls"),
        ("show.pps", _stream("PowerPoint Document"), "ppt"),
        ("unknown.bin", _stream("PowerPoint Document"), "ppt"),
        ("show.ppsx", make_zip({"ppt/presentation.xml": b"x"}), "pptx"),
        ("sums.xlsx", make_zip({"xl/workbook.bin": b"x"}), "xlsb"),
        ("text.ods", make_zip({"mimetype": ODF + b"text", "content.xml": b"x"}), "odt"),
        ("text.ott", make_zip({"mimetype": ODF + b"text-template", "content.xml": b"x"}), "odt"),
        ("poster.odg", make_zip({"mimetype": ODF + b"graphics", "content.xml": b"x"}), "odp"),
        ("sums.ods", make_zip({"content.xml": b"x"}), "ods"),
        ("shop.xls", b"<html><table><tr><td>1</table>", "html"),
        ("letter.doc", b"<!DOCTYPE html><p>Hello", "html"),
        ("bank.xls", b"Date\tSum\n1.5.\t3,50", "csv"),
        ("bank.xls", "Date\tSum".encode("utf-16"), "csv"),
        ("letter.doc", b"Dear customer", "text"),
        ("letter.doc", b"MIME-Version: 1.0\r\n\r\nHello", "email"),
        ("mail.msg", _stream("__properties_version1.0"), "msg"),
    ],
)
def test_formats_are_told_by_content_then_by_name(name: str, data: bytes, kind: str) -> None:
    assert sniff(name, data) == kind


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", b"no zip at all", "document_damaged"),
        ("a.docx", OLE, "document_damaged"),
        ("a.docx", _stream("Other"), "document_damaged"),
        ("a.docx", _stream("EncryptedPackage"), "document_encrypted"),
        # The name of a stream within another one's bytes is only text.
        ("a.docx", make_compound({"O": "WordDocument".encode("utf-16-le")}), "document_damaged"),
        ("a.ppt", b"only text", "document_damaged"),
        ("a.odt", make_zip({"a": b"x"}), "document_damaged"),
        ("a.xlsx", b"PK\x03\x04 cut", "document_damaged"),
        ("a.txt", b"\x00 \r\n", "document_empty"),
        ("a.msg", OLE, "document_damaged"),
        ("a.zip", make_zip({"a.txt": b"x"}), "document_packed"),
        ("a.txt", make_zip({"a.txt": b"x"}), "document_packed"),
        ("a.epub", make_zip({"a.txt": b"x"}), "document_damaged"),
    ],
)
def test_what_cannot_be_read_has_its_reason(name: str, data: bytes, code: str) -> None:
    with pytest.raises(DocumentError, match=code):
        sniff(name, data)


def _doubled() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", b"one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", b"two")
    return file.getvalue()


def _flagged() -> bytes:
    data = bytearray(make_zip({"word/document.xml": b"x"}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "limits", "code"),
    [
        (make_bomb(20 * 1024 * 1024), Limits(), "document_archive_unsafe"),
        (make_zip({"a": bytes(2000)}), Limits(archive_bytes=1000), "document_archive_unsafe"),
        (make_zip({"a": b"", "b": b""}), Limits(archive_members=1), "document_archive_unsafe"),
        (make_zip({"../word/document.xml": b""}), Limits(), "document_archive_unsafe"),
        (make_zip({"/etc/passwd": b""}), Limits(), "document_archive_unsafe"),
        (_doubled(), Limits(), "document_archive_unsafe"),
        (make_overlapping_zip(), Limits(), "document_archive_unsafe"),
        (make_overlapping_zip(2, 1000), Limits(), "document_archive_unsafe"),
        (_flagged(), Limits(), "document_encrypted"),
        (b"PK\x03\x04 nothing", Limits(), "document_damaged"),
    ],
)
def test_archives_are_checked_before_they_are_opened(
    data: bytes, limits: Limits, code: str
) -> None:
    with pytest.raises(DocumentError, match=code):
        open_archive(data, limits)


def test_a_member_that_lies_about_its_content_is_damage() -> None:
    data = bytearray(make_zip({"a": b"hello hello hello"}, packed=False))
    at = data.index(b"hello")
    data[at] = 0x40
    with open_archive(bytes(data), Limits()) as archive:
        assert read_member(archive, "missing") is None
        with pytest.raises(DocumentError, match="document_damaged"):
            read_member(archive, "a")


def test_broken_packing_is_damage() -> None:
    packed = zlib.compress(b"hello " * 50)[2:-4]
    data = make_zip({"a": b"hello " * 50})
    assert packed in data
    archive = open_archive(data.replace(packed, b"\xff" * len(packed)), Limits())
    with archive, pytest.raises(DocumentError, match="document_damaged"):
        read_member(archive, "a")
