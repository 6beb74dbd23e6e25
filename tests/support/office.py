"""Writes presentations and OpenDocument files from bare XML, as small as they can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from tests.support.documents import make_zip

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_SPACES = f'xmlns:a="{_A}" xmlns:r="{_R}" xmlns:p="{_P}"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ODF = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "presentation": "presentation", "fo": "xsl-fo-compatible", "svg": "svg-compatible",
        "meta": "meta",
    }.items()
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip


@dataclass(frozen=True)
class SlideXml:
    """A slide: the shapes' XML, its notes, whether it is hidden, other parts by kind."""

    shapes: str
    notes: str = ""
    hidden: bool = False
    parts: Mapping[str, str] | None = None


def box(text: str, kind: str = "", *, look: str = "", name: str = "", where: str = "") -> str:
    """A shape with one paragraph a line; `kind` is that of a placeholder, `look` is of the run."""
    holder = f'<p:ph type="{kind}"/>' if kind else ""
    lines = "".join(
        f"<a:p><a:r><a:rPr>{look}</a:rPr><a:t>{escape(line)}</a:t></a:r></a:p>"
        for line in text.split("\n")
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x" {name}/><p:cNvSpPr/><p:nvPr>{holder}</p:nvPr>'
        f"</p:nvSpPr><p:spPr>{where}</p:spPr><p:txBody><a:bodyPr/>{lines}</p:txBody></p:sp>"
    )


def placed(x: int, y: int, width: int = 100, height: int = 100) -> str:
    """Where a shape lies on a slide of 1000 by 1000."""
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def slide_table(rows: Sequence[Sequence[str]], *, headed: bool = True) -> str:
    """A table on a slide; `^` and `<` are merged upwards and to the left."""
    body = ""
    for row in rows:
        body += '<a:tr h="1">'
        for cell in row:
            merged = {"^": ' vMerge="1"', "<": ' hMerge="1"'}.get(cell, "")
            text = "" if merged else escape(cell)
            body += (
                f"<a:tc{merged}><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>"
            )
        body += "</a:tr>"
    table = f'<a:tbl><a:tblPr firstRow="{int(headed)}"/><a:tblGrid/>{body}</a:tbl>'
    return frame(table)


def frame(content: str) -> str:
    """A frame around a table, a chart or a diagram."""
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="3" name="x"/></p:nvGraphicFramePr>'
        f"<a:graphic><a:graphicData>{content}</a:graphicData></a:graphic></p:graphicFrame>"
    )


def make_pptx(slides: Sequence[SlideXml], *, master: str = "", title: str = "") -> bytes:
    """A presentation whose slides stand in the archive in reverse order."""
    members: dict[str, str] = {}
    listed, links = "", ""
    count = len(slides)
    for number, slide in enumerate(slides, start=1):
        part = count + 1 - number
        listed += f'<p:sldId id="{255 + number}" r:id="rId{number}"/>'
        links += _link(f"rId{number}", "slide", f"slides/slide{part}.xml")
        shown = ' show="0"' if slide.hidden else ""
        tree = f"<p:cSld><p:spTree>{slide.shapes}</p:spTree></p:cSld>"
        members[f"ppt/slides/slide{part}.xml"] = f"<p:sld {_SPACES}{shown}>{tree}</p:sld>"
        own = _link("rIdL", "slideLayout", "../slideLayouts/slideLayout1.xml")
        if slide.notes:
            own += _link("rIdN", "notesSlide", f"../notesSlides/notesSlide{part}.xml")
            shapes = box("slide picture", "sldImg") + box(slide.notes, "body")
            members[f"ppt/notesSlides/notesSlide{part}.xml"] = (
                f"<p:notes {_SPACES}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:notes>"
            )
        for kind, xml in (slide.parts or {}).items():
            own += _link(f"rId_{kind}", kind, f"../{kind}s/{kind}{part}.xml")
            members[f"ppt/{kind}s/{kind}{part}.xml"] = xml
        members[f"ppt/slides/_rels/slide{part}.xml.rels"] = _links(own)
    empty = "<p:cSld><p:spTree/></p:cSld>"
    below = _links(_link("rId1", "slideMaster", "../slideMasters/slideMaster1.xml"))
    members |= {
        "ppt/presentation.xml": f"<p:presentation {_SPACES}><p:sldIdLst>{listed}</p:sldIdLst>"
        '<p:sldSz cx="1000" cy="1000"/></p:presentation>',
        "ppt/_rels/presentation.xml.rels": _links(links),
        "ppt/slideLayouts/slideLayout1.xml": f"<p:sldLayout {_SPACES}>{empty}</p:sldLayout>",
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": below,
        "ppt/slideMasters/slideMaster1.xml": (
            f"<p:sldMaster {_SPACES}>{master or empty}</p:sldMaster>"
        ),
    }
    if title:
        members["docProps/core.xml"] = (
            '<cp:p xmlns:cp="urn:x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{title}</dc:title></cp:p>"
        )
    return make_zip({name: text.encode() for name, text in members.items()})


def make_odf(
    kind: str,
    body: str,
    *,
    automatic: str = "",
    styles: str = "",
    margins: str = "",
    title: str = "",
    encrypted: bool = False,
) -> bytes:
    """An OpenDocument file; `kind` is `text`, `spreadsheet`, `presentation` or `drawing`.

    `automatic` and `styles` are style elements, `margins` what a page's master holds.
    """
    locked = "<manifest:encryption-data/>" if encrypted else ""
    members = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"<office:document-content{_ODF}>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles{_ODF}><office:styles>{styles}</office:styles>"
        '<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties '
        'fo:page-width="20cm" fo:page-height="10cm"/></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="M" style:page-layout-name="L">'
        f"{margins}</style:master-page></office:master-styles></office:document-styles>",
        "meta.xml": f"<office:document-meta{_ODF}><office:meta><dc:title>{title}</dc:title>"
        "</office:meta></office:document-meta>",
        "META-INF/manifest.xml": (
            f'<manifest:manifest xmlns:manifest="urn:x">{locked}</manifest:manifest>'
        ),
    }
    return make_zip({name: text.encode() for name, text in members.items()})


def make_flat_odf(kind: str, body: str) -> bytes:
    """The same in one XML file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document{_ODF} '
        f'office:mimetype="application/vnd.oasis.opendocument.{kind}">'
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>"
    ).encode()


def text_style(name: str, properties: str, family: str = "text") -> str:
    """A style of characters, or of paragraphs with their characters."""
    return (
        f'<style:style style:name="{name}" style:family="{family}">'
        f"<style:text-properties {properties}/></style:style>"
    )


def odf_rows(rows: Sequence[Sequence[str]], *, attributes: Mapping[int, str] | None = None) -> str:
    """Rows of a table; `attributes` are those of rows, which count from 0."""
    body = ""
    for number, row in enumerate(rows):
        cells = "".join(
            f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>"
            if cell
            else "<table:table-cell/>"
            for cell in row
        )
        own = (attributes or {}).get(number, "")
        body += f"<table:table-row {own}>{cells}</table:table-row>"
    return body


def _link(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{_R}/{kind}" Target="{target}"/>'


def _links(links: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>'
