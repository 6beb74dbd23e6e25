"""Samples of office formats for the suite that every loader runs."""

from __future__ import annotations

from tests.support.compound import make_compound
from tests.support.documents import (
    PARAGRAPH,
    change_zip,
    cut,
    drop_member,
    garbage,
    make_zip,
)
from tests.support.office import (
    SlideXml,
    box,
    make_flat_odf,
    make_odf,
    make_pptx,
    odf_rows,
    slide_table,
)
from tests.support.old_excel import Cell, make_xls, make_xlsb
from tests.support.old_powerpoint import BODY, TITLE, Box, Page, make_ppt
from tests.support.old_word import make_doc, para
from tests.support.samples import INVISIBLE, Sample

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITIES = b'<!DOCTYPE d [<!ENTITY e "x">]><d>&e;</d>'
LONG = "word " * 400
_HEADING = '<text:h text:outline-level="1">Delivery</text:h>'
_ROWS = [["Service", "Price"], ["Delivery to Leeds", "3.50 €"]]
_PRICES = f'<table:table table:name="Prices">{odf_rows(_ROWS)}</table:table>'

_DOC = make_doc([para("Delivery", 1), para(PARAGRAPH)])
_PPT = make_ppt([Page([Box("First")]), Page([Box("Delivery", TITLE), Box(PARAGRAPH, BODY)])])
_XLS = make_xls({"Prices": [["Service", "Price"], ["Delivery to Leeds", Cell(3.5, 1)]]})
_XLSB = make_xlsb({"Prices": [["Service", "Price"], ["Delivery to Leeds", Cell(3.5, 1)]]})
_PPTX = make_pptx([SlideXml(box("First")), SlideXml(box("Delivery", "title") + slide_table(_ROWS))])
_ODT = make_odf("text", f"{_HEADING}<text:p>{PARAGRAPH}</text:p>")
_ODS = make_odf("spreadsheet", _PRICES)


def _page(*frames: str) -> str:
    shapes = "".join(f"<draw:frame {frame}</draw:frame>" for frame in frames)
    return f'<draw:page draw:name="p">{shapes}</draw:page>'


def _text_box(text: str, kind: str = "") -> str:
    sort = f'presentation:class="{kind}"' if kind else ""
    return f"{sort}><draw:text-box><text:p>{text}</text:p></draw:text-box>"


_ODP = make_odf(
    "presentation",
    _page(_text_box("First")) + _page(_text_box("Delivery", "title"), _text_box(PARAGRAPH)),
)


def _odf_broken(kind: str, good: bytes) -> dict[str, tuple[bytes, str]]:
    return {
        "no text": (make_odf(kind, ""), "document_empty"),
        "password": (make_odf(kind, "", encrypted=True), "document_encrypted"),
        "truncated": (cut(good), "document_damaged"),
        "garbage": (garbage(), "document_damaged"),
        "no body": (make_zip({"content.xml": b"<x/>"}), "document_damaged"),
        "broken xml": (make_zip({"content.xml": b"<office"}), "document_damaged"),
        "entities": (make_zip({"content.xml": ENTITIES}), "document_archive_unsafe"),
    }


def _ole_broken(good: bytes) -> dict[str, tuple[bytes, str]]:
    return {
        "truncated": (cut(good), "document_damaged"),
        "nearly whole": (cut(good, 0.97), "document_damaged"),
        "garbage": (garbage(), "document_damaged"),
        "garbage after the signature": (OLE + garbage(), "document_damaged"),
        "other streams": (make_compound({"Other": b"x"}), "document_damaged"),
        "new format under a password": (
            make_compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}),
            "document_encrypted",
        ),
    }


OFFICE_SAMPLES = {
    "doc": Sample(
        "terms.doc",
        _DOC,
        {"section": "Delivery"},
        make_doc([para(INVISIBLE)]),
        {
            **_ole_broken(_DOC),
            "no text": (make_doc([para("")]), "document_empty"),
            "password": (make_doc([para("x")], flags=0x0100), "document_encrypted"),
            "Word 95": (make_doc([para("x")], version=0x65), "document_unsupported"),
            "empty streams": (make_compound({"WordDocument": b""}), "document_damaged"),
            "no table": (make_compound({"WordDocument": b"\xec\xa5\xc1\0"}), "document_damaged"),
        },
        make_doc([para(LONG)]),
    ),
    "ppt": Sample(
        "talk.ppt",
        _PPT,
        {"slide": 2, "section": "Delivery"},
        make_ppt([Page([Box(INVISIBLE)])]),
        {
            **_ole_broken(_PPT),
            "no text": (make_ppt([Page()]), "document_empty"),
            "password": (make_ppt([Page([Box("x")])], password=True), "document_encrypted"),
            "no user": (make_compound({"PowerPoint Document": b"x"}), "document_damaged"),
        },
        make_ppt([Page([Box(LONG)])]),
    ),
    "xls": Sample(
        "prices.xls",
        _XLS,
        {"sheet": "Prices", "row": 2},
        make_xls({"Prices": [[INVISIBLE, 1]]}),
        {
            **_ole_broken(_XLS),
            "no text": (make_xls({"Empty": []}), "document_empty"),
            "password": (make_xls({"Prices": [["a"]]}, password=True), "document_encrypted"),
            "empty stream": (make_compound({"Workbook": b""}), "document_damaged"),
            "Excel 4": (b"\x09\x04\x06\x00\x00\x00\x10\x00" + garbage(), "document_unsupported"),
        },
        make_xls({"Long": [[LONG, n] for n in range(3)]}),
    ),
    "xlsb": Sample(
        "prices.xlsb",
        _XLSB,
        {"sheet": "Prices", "row": 2},
        make_xlsb({"Prices": [[INVISIBLE, 1]]}),
        {
            "no text": (make_xlsb({"Empty": []}), "document_empty"),
            "truncated": (cut(_XLSB), "document_damaged"),
            "garbage": (garbage(), "document_damaged"),
            "no parts": (make_zip({"xl/other.bin": b"x"}), "document_damaged"),
            "broken record": (change_zip(_XLSB, {"xl/workbook.bin": b"\x83"}), "document_damaged"),
            "no sheet": (drop_member(_XLSB, "xl/worksheets/sheet1.bin"), "document_damaged"),
        },
        make_xlsb({"Long": [[LONG, n] for n in range(3)]}),
    ),
    "pptx": Sample(
        "talk.pptx",
        _PPTX,
        {"slide": 2, "section": "Delivery"},
        make_pptx([SlideXml(box(INVISIBLE))]),
        {
            "no text": (make_pptx([SlideXml("")]), "document_empty"),
            "only pictures": (make_pptx([SlideXml("<p:pic/>")]), "document_no_text"),
            "truncated": (cut(_PPTX), "document_damaged"),
            "garbage": (garbage(), "document_damaged"),
            "no parts": (make_zip({"ppt/other.xml": b"<x/>"}), "document_damaged"),
            "no slide": (drop_member(_PPTX, "ppt/slides/slide1.xml"), "document_damaged"),
            "broken xml": (change_zip(_PPTX, {"ppt/slides/slide1.xml": b"<p"}), "document_damaged"),
            "entities": (
                change_zip(_PPTX, {"ppt/slides/slide1.xml": ENTITIES}),
                "document_archive_unsafe",
            ),
        },
        make_pptx([SlideXml(box(LONG))]),
    ),
    "odt": Sample(
        "terms.odt",
        _ODT,
        {"section": "Delivery"},
        make_odf("text", f"<text:p>{INVISIBLE}</text:p>"),
        _odf_broken("text", _ODT),
        make_odf("text", f"<text:p>{LONG}</text:p>"),
    ),
    "ods": Sample(
        "prices.ods",
        _ODS,
        {"sheet": "Prices", "row": 2},
        make_odf("spreadsheet", f"<table:table>{odf_rows([[INVISIBLE, '1']])}</table:table>"),
        _odf_broken("spreadsheet", _ODS),
        make_odf("spreadsheet", f"<table:table>{odf_rows([[LONG, '1']] * 3)}</table:table>"),
    ),
    "odp": Sample(
        "talk.odp",
        _ODP,
        {"slide": 2, "section": "Delivery"},
        make_odf("presentation", _page(_text_box(INVISIBLE))),
        {
            **_odf_broken("presentation", _ODP),
            "only pictures": (
                make_odf("presentation", _page("><draw:image/>")),
                "document_no_text",
            ),
        },
        make_odf("presentation", _page(_text_box(LONG))),
    ),
    "flat odt": Sample(
        "terms.fodt",
        make_flat_odf("text", f"{_HEADING}<text:p>{PARAGRAPH}</text:p>"),
        {"section": "Delivery"},
        make_flat_odf("text", f"<text:p>{INVISIBLE}</text:p>"),
        {
            "no text": (make_flat_odf("text", ""), "document_empty"),
            "truncated": (cut(make_flat_odf("text", _HEADING)), "document_damaged"),
            "garbage": (garbage(), "document_damaged"),
        },
        make_flat_odf("text", f"<text:p>{LONG}</text:p>"),
    ),
}
"""By the name of the format."""

MISNAMED = [
    ("doc", "terms.docx"),
    ("doc", "terms"),
    ("ppt", "talk.doc"),
    ("xls", "prices.xlsx"),
    ("xls", "prices.csv"),
    ("xlsb", "prices.xlsx"),
    ("pptx", "talk.ppt"),
    ("odt", "terms.docx"),
    ("ods", "prices.odt"),
    ("odp", "talk.pptx"),
    ("flat odt", "terms.txt"),
]
"""Samples under names of other formats: what they hold decides."""
