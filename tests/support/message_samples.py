"""Samples of rich text, books, messages and data for the suite that every loader runs."""

from __future__ import annotations

from tests.support.documents import PARAGRAPH, change_zip, cut, garbage, make_zip
from tests.support.messages import (
    escape_rtf,
    make_eml,
    make_epub,
    make_nested_eml,
    make_rtf,
)
from tests.support.outlook import make_container, make_msg
from tests.support.samples import INVISIBLE, Sample

LONG = "word " * 1000
ENTITIES = '<!DOCTYPE d [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
LOCK = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
    'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod '
    'Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><enc:CipherData>'
    '<enc:CipherReference URI="OEBPS/text/1.xhtml"/></enc:CipherData></enc:EncryptedData>'
    "</encryption>"
)

RTF = make_rtf(rf"\pard\s1 Delivery\par\pard {escape_rtf(PARAGRAPH)}\par")
EPUB = make_epub({"1.xhtml": f"<h1>Delivery</h1><p>{PARAGRAPH}</p>"})
EML = make_eml(PARAGRAPH)
SEALED = EML.replace(b"Content-Type: text/plain", b"Content-Type: application/pkcs7-mime")
MSG = make_msg(texts={0x0037: "Delivery", 0x1000: PARAGRAPH})
JSON = f'{{"delivery": {{"text": "{PARAGRAPH} <b>Now</b>"}}}}'
CALENDAR = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:{}\r\nDESCRIPTION:{}\r\n{}"
CALENDAR_END = "END:VEVENT\r\nEND:VCALENDAR\r\n"
CARD = "BEGIN:VCARD\r\nFN:{}\r\nNOTE:{}\r\nEND:VCARD\r\n"


def _feed(text: str) -> bytes:
    return (
        f"<?xml version='1.0'?><shop><delivery><p>{text} <b>x</b> y</p></delivery></shop>".encode()
    )


MESSAGE_SAMPLES = {
    "rtf": Sample(
        "terms.rtf",
        RTF,
        {"section": "Delivery"},
        make_rtf(escape_rtf(INVISIBLE)),
        {
            "no text": (make_rtf(""), "document_empty"),
            "truncated": (cut(RTF), "document_damaged"),
            "garbage": (b"{\\rtf1 {" + garbage(), "document_damaged"),
            "depth": (b"{\\rtf1 " + b"{" * 100_000 + b"x" + b"}" * 100_001, "document_damaged"),
        },
        make_rtf(LONG),
    ),
    "epub": Sample(
        "terms.epub",
        EPUB,
        {"section": "Delivery"},
        make_epub({"1.xhtml": f"<p>{INVISIBLE}</p>"}),
        {
            "no text": (make_epub({"1.xhtml": "<img src='x.png'/>"}), "document_empty"),
            "truncated": (cut(EPUB), "document_damaged"),
            "no parts": (make_zip({"META-INF/container.xml": b"<x/>"}), "document_damaged"),
            "no chapters": (make_epub({}), "document_damaged"),
            "locked": (
                change_zip(EPUB, {"META-INF/encryption.xml": LOCK.encode()}),
                "document_encrypted",
            ),
            "entities in the package": (
                change_zip(EPUB, {"OEBPS/book.opf": f"{ENTITIES}<d>&b;</d>".encode()}),
                "document_archive_unsafe",
            ),
            "entities in a chapter": (
                make_epub({"1.xhtml": f"<?xml version='1.0'?>{ENTITIES}<html>&b;</html>"}),
                "document_archive_unsafe",
            ),
            "unpacks to too much": (
                change_zip(EPUB, {"OEBPS/text/1.xhtml": b"<p>" + bytes(20_000_000)}),
                "document_archive_unsafe",
            ),
        },
        make_epub({"1.xhtml": f"<p>{LONG}</p>"}),
    ),
    "email": Sample(
        "terms.eml",
        EML,
        {"section": "Delivery"},
        make_eml(INVISIBLE, subject=""),
        {
            "no message": (b"no header at all\n", "document_damaged"),
            "garbage": (garbage(), "document_damaged"),
            "nothing said": (b"From: a@shop.example\n\n", "document_empty"),
            "locked": (SEALED, "document_message_sealed"),
            "locked in its text": (
                make_eml("-----BEGIN PGP MESSAGE-----\n\nabc\n"),
                "document_message_sealed",
            ),
            "nested": (make_nested_eml(1000), "document_archive_unsafe"),
            "nested less": (make_nested_eml(100), "document_archive_unsafe"),
        },
        make_eml(LONG),
    ),
    "msg": Sample(
        "terms.msg",
        MSG,
        {"section": "Delivery"},
        make_msg(texts={0x1000: INVISIBLE}),
        {
            "nothing said": (make_msg(), "document_empty"),
            "truncated": (cut(MSG), "document_damaged"),
            "locked": (make_msg(texts={0x001A: "IPM.Note.SMIME"}), "document_message_sealed"),
            "no message": (make_container({"other": b"x"}), "document_damaged"),
        },
        make_msg(texts={0x1000: LONG}),
    ),
    "mailbox": Sample(
        "terms.mbox",
        b"From anna Mon Mar  4 09:30:00 2024\n" + EML,
        {"section": "Delivery"},
        make_eml(INVISIBLE, subject=""),
        {"no message": (b"From nobody\n\nnothing\n", "document_damaged")},
        make_eml(LONG),
    ),
    "json": Sample(
        "terms.json",
        JSON.encode("utf-16"),
        {"section": "delivery › text"},
        f'{{"text": "{INVISIBLE}"}}'.encode(),
        {
            "no text": (b'{"a": null, "b": []}', "document_empty"),
            "truncated": (cut(JSON.encode()), "document_damaged"),
            "garbage": (garbage(), "document_damaged"),
            "depth": (b"[" * 100_000 + b"]" * 100_000, "document_damaged"),
            "depth of objects": (b'{"a":' * 200 + b"1" + b"}" * 200, "document_damaged"),
        },
        f'["{LONG}"]'.encode(),
    ),
    "yaml": Sample(
        "terms.yaml",
        f"shop:\n  delivery:\n    text: '{PARAGRAPH} <b>Now</b>'\n".encode(),
        {"section": "shop › delivery › text"},
        f"text: '{INVISIBLE}'\n".encode(),
        {
            "no text": (b"a:\nb: []\n", "document_empty"),
            "depth": (b"[" * 100_000 + b"]" * 100_000, "document_damaged"),
            "references": (
                b"a0: &a0 [x]\n"
                + b"".join(
                    b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 10))
                    for n in range(1, 9)
                ),
                "document_archive_unsafe",
            ),
        },
        f"text: {LONG}\n".encode(),
    ),
    "xml": Sample(
        "terms.xml",
        _feed(PARAGRAPH),
        {},
        _feed(INVISIBLE),
        {
            "no text": (b"<a><b/></a>", "document_empty"),
            "truncated": (cut(_feed(PARAGRAPH)), "document_damaged"),
            "garbage": (garbage(), "document_damaged"),
            "entities": (f"{ENTITIES}<d>&b;</d>".encode(), "document_archive_unsafe"),
            "depth": (b"<a>" * 5000 + b"x" + b"</a>" * 5000, "document_damaged"),
        },
        _feed(LONG),
    ),
    "calendar": Sample(
        "terms.ics",
        (CALENDAR.format("Delivery", PARAGRAPH, "") + CALENDAR_END).encode(),
        {"section": "Delivery"},
        (CALENDAR.format("", INVISIBLE, "") + CALENDAR_END).encode(),
        {
            "no calendar": (b"BEGIN:VEVENT\n", "document_damaged"),
            "no events": (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "document_empty"),
        },
        (CALENDAR.format("", LONG, "") + CALENDAR_END).encode(),
    ),
    "card": Sample(
        "terms.vcf",
        CARD.format("Delivery", PARAGRAPH).encode(),
        {"section": "Delivery"},
        CARD.format("", INVISIBLE).encode(),
        {"no card": (b"FN:Anna\n", "document_damaged")},
        CARD.format("", LONG).encode(),
    ),
    "subtitles": Sample(
        "terms.srt",
        f"1\n00:00:01,000 --> 00:00:04,000\n{PARAGRAPH}\n".encode(),
        {},
        f"WEBVTT\n\n00:01.000 --> 00:04.000\n{INVISIBLE}\n".encode(),
        {"no subtitles": (b"just text\n", "document_damaged")},
        f"1\n00:00:01,000 --> 00:00:04,000\n{LONG}\n".encode(),
    ),
    "tex": Sample(
        "terms.tex",
        (r"\section{Delivery}" + "\n" + PARAGRAPH).encode(),
        {"section": "Delivery"},
        INVISIBLE.encode(),
        {"no text": (b"% nothing\n\\usepackage{a}\n", "document_empty")},
        LONG.encode(),
    ),
    "rst": Sample(
        "terms.rst",
        f"Delivery\n========\n\n{PARAGRAPH}\n".encode(),
        {"section": "Delivery"},
        INVISIBLE.encode(),
        {"no text": (b".. nothing\n", "document_empty")},
        LONG.encode(),
    ),
    "log": Sample(
        "terms.log", PARAGRAPH.encode(), {}, INVISIBLE.encode(), {}, b"word word\n" * 500
    ),
}

MISNAMED = [("rtf", "terms.doc"), ("rtf", "terms.txt"), ("epub", "terms.pdf"), ("msg", "mail.eml")]
