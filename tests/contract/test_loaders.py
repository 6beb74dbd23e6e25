"""Every loader keeps the same promises: text with its place, or the file's own reason."""

from __future__ import annotations

import contextlib

import pytest

from builder.core.document import LoadedDocument
from builder.core.errors import DocumentError
from builder.knowledge.limits import Limits
from builder.knowledge.loaders import load, loader_for
from tests.support.documents import (
    PARAGRAPH,
    cut,
    encrypt_pdf,
    garbage,
    make_docx,
    make_docx_parts,
    make_pdf,
    make_scan,
    make_xlsx,
    make_zip,
)
from tests.support.message_samples import MESSAGE_SAMPLES
from tests.support.message_samples import MISNAMED as MESSAGES_MISNAMED
from tests.support.office_samples import MISNAMED as OFFICE_MISNAMED
from tests.support.office_samples import OFFICE_SAMPLES
from tests.support.picture_samples import PICTURES
from tests.support.samples import INVISIBLE, SEEN, Sample


def _html(body: str) -> bytes:
    return f"<!doctype html><html><body>{body}</body></html>".encode()


PDF = make_pdf(["First page."], [PARAGRAPH])
DOCX = make_docx()
XLSX = make_xlsx({"Prices": [["Service", "Price"], ["Delivery to Leeds", "3.50 €"]]})
DOCUMENT_TYPE = '<!DOCTYPE d [<!ENTITY e "x">]>'

SAMPLES = {
    "pdf": Sample(
        "terms.pdf",
        PDF,
        {"page": 2},
        make_pdf(["delivery to Leeds"]),
        {
            "password": (encrypt_pdf(PDF, user="secret"), "document_encrypted"),
            "scan": (make_scan(), "document_no_text"),
            "no text": (make_pdf([]), "document_empty"),
            "truncated": (cut(PDF, 0.3), "document_damaged"),
            "garbage": (b"%PDF-1.7\n" + garbage(), "document_damaged"),
        },
        make_pdf(["word " * 15] * 40),
    ),
    "docx": Sample(
        "terms.docx",
        DOCX,
        {"section": "Delivery"},
        make_docx(lambda document: document.add_paragraph(INVISIBLE)),
        {
            "no text": (make_docx(lambda _: None), "document_empty"),
            "truncated": (cut(DOCX), "document_damaged"),
            "garbage": (garbage(), "document_damaged"),
            "no parts": (make_zip({"word/other.xml": b"<x/>"}), "document_damaged"),
            "broken xml": (make_docx_parts("<w:p>"), "document_damaged"),
            "entities": (
                make_zip({"word/document.xml": DOCUMENT_TYPE.encode() + b"<d>&e;</d>"}),
                "document_archive_unsafe",
            ),
        },
        make_docx(lambda document: document.add_paragraph("word " * 1000)),
    ),
    "xlsx": Sample(
        "prices.xlsx",
        XLSX,
        {"sheet": "Prices", "row": 2},
        make_xlsx({"Prices": [[INVISIBLE, "1"]]}),
        {
            "no text": (make_xlsx({"Empty": []}), "document_empty"),
            "truncated": (cut(XLSX), "document_damaged"),
            "garbage": (garbage(), "document_damaged"),
            "no parts": (make_zip({"xl/workbook.xml": b"<workbook/>"}), "document_damaged"),
        },
        make_xlsx({"Long": [["word " * 100, n] for n in range(20)]}),
    ),
    "csv": Sample(
        "prices.csv",
        "Service;Price\nDelivery to Leeds;3.50 €\n".encode(),
        {"row": 2},
        f"{INVISIBLE};1\n".encode(),
        {
            "blank": (b" \n\n", "document_empty"),
            "no cells": (b";;\n;;\n", "document_empty"),
            "garbage": (garbage(), "document_damaged"),
        },
        b"a;b\n" + b"word word;1\n" * 500,
    ),
    "html": Sample(
        "terms.html",
        _html(f"<h2>Delivery</h2><p>{PARAGRAPH}</p>"),
        {"section": "Delivery"},
        _html(f"<p>{INVISIBLE}</p>"),
        {
            "no text": (_html("<script>track()</script>"), "document_empty"),
            "garbage": (garbage(), "document_damaged"),
        },
        _html("<p>" + "word " * 1000 + "</p>"),
    ),
    "markdown": Sample(
        "terms.md",
        f"# Terms\n\n## Delivery\n\n{PARAGRAPH}\n".encode(),
        {"section": "Terms › Delivery"},
        INVISIBLE.encode(),
        {
            "only marks": (b"---\n\n***\n", "document_empty"),
            "garbage": (garbage(), "document_damaged"),
        },
        b"word " * 1000,
    ),
    "text": Sample(
        "terms.txt",
        PARAGRAPH.encode(),
        {},
        INVISIBLE.encode(),
        {
            "blank": (b" \n\t\r\n", "document_empty"),
            "mark only": (b"\xef\xbb\xbf", "document_empty"),
            "garbage": (garbage(), "document_damaged"),
        },
        b"word " * 1000,
    ),
    **MESSAGE_SAMPLES,
    **OFFICE_SAMPLES,
}
SAMPLES |= {kind: Sample(**fields) for kind, fields in PICTURES.items()}

BROKEN = [
    pytest.param(sample, data, code, id=f"{kind}: {why}")
    for kind, sample in SAMPLES.items()
    for why, (data, code) in sample.broken.items()
]


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest) -> Sample:
    return SAMPLES[request.param]


def _read(data: bytes, name: str) -> LoadedDocument:
    return load(data, name)[1]


def test_a_good_file_gives_its_text_and_where_it_stands(sample: Sample) -> None:
    loaded = _read(sample.good, sample.name)

    (found,) = [section for section in loaded.sections if "Leeds" in section.text]
    for name, value in sample.place.items():
        assert getattr(found.ref, name) == value
    assert "3.50 €" in found.text


def test_a_loader_tells_its_media_type(sample: Sample) -> None:
    assert loader_for(sample.name, sample.good).media_type == load(sample.good, sample.name)[0]
    assert "/" in loader_for(sample.name, sample.good).media_type


@pytest.mark.parametrize(("sample", "data", "code"), BROKEN)
def test_a_broken_twin_gives_its_own_reason(sample: Sample, data: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        load(data, sample.name)

    assert caught.value.code == code


def test_an_empty_file_says_so(sample: Sample) -> None:
    with pytest.raises(DocumentError, match="document_empty"):
        load(b"", sample.name)


MISNAMED = [
    ("pdf", "terms.txt"),
    ("pdf", "terms.docx"),
    ("pdf", "terms"),
    ("docx", "terms.pdf"),
    ("docx", "terms.xlsx"),
    ("xlsx", "prices.csv"),
    ("xlsx", "prices.docx"),
    ("html", "terms.txt"),
    ("html", "terms.md"),
    *MESSAGES_MISNAMED,
    *OFFICE_MISNAMED,
]


@pytest.mark.parametrize(("kind", "name"), MISNAMED)
def test_content_tells_the_format_whatever_the_name(kind: str, name: str) -> None:
    sample = SAMPLES[kind]

    assert load(sample.good, name) == load(sample.good, sample.name)


def test_invisible_characters_are_taken_out_and_named(sample: Sample) -> None:
    loaded = _read(sample.invisible, sample.name)

    assert SEEN in loaded.sections[0].text
    if not sample.name.endswith((".pdf", ".png")):  # they cannot show such characters at all
        assert loaded.stripped == ("bidirectional", "tag_characters", "zero_width")


def test_more_text_than_allowed_is_refused(sample: Sample) -> None:
    with pytest.raises(DocumentError, match="document_too_much_text"):
        load(sample.long, sample.name, Limits(characters=1000))


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9, 0.99])
def test_a_cut_file_gives_text_or_a_reason(sample: Sample, share: float) -> None:
    with contextlib.suppress(DocumentError):
        assert _read(cut(sample.good, share), sample.name).sections
