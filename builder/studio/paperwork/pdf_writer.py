"""A paper as PDF: title, language, bookmarks, tags, and the app's own type inside it."""

from __future__ import annotations

import io
from functools import cache
from html import escape
from typing import Any

from builder.privacy.papers.paper import Block, Bullets, Heading, Paper, Paragraph, Table
from builder.studio.paperwork.pdf_tags import (
    COLUMN,
    ROW,
    Element,
    Tags,
    kinds,
    set_aside,
    tagged_canvas,
)
from builder.system import resources

_PLAIN, _BOLD = "HushdeskPaper", "HushdeskPaperBold"
_FONTS = {_PLAIN: "Inter-Regular.ttf", _BOLD: "Inter-SemiBold.ttf"}
_MISSING = "\N{REPLACEMENT CHARACTER}"
_MARGIN = 56


def write_pdf(paper: Paper) -> bytes:
    """The bytes of the file; signs that the type does not have are shown as a placeholder."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    _register()
    stream = io.BytesIO()
    made = SimpleDocTemplate(
        stream,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=paper.title,
        author="",
        subject=" ".join(paper.imprint),
        creator="Hushdesk",
        lang=paper.language,
        invariant=1,
        # Else every file would name a type of the library's own that is not inside it.
        initialFontName=_PLAIN,
    )
    made.afterFlowable = lambda flowable: _bookmark(made, flowable)
    tags = Tags()
    made.build(
        _story(paper, tags),
        onFirstPage=_number,
        onLaterPages=_number,
        canvasmaker=tagged_canvas(tags),
    )
    return stream.getvalue()


def unwritable(paper: Paper) -> set[str]:
    """The signs of `paper` that the type inside a PDF does not have."""
    said = {*paper.text(), *"".join(paper.imprint)}
    return {sign for sign in said if ord(sign) not in _signs() and not sign.isspace()}


def _story(paper: Paper, tags: Tags) -> list[Any]:
    from reportlab.platypus import Spacer

    styles, root = _styles(), tags.root
    _, _, line = kinds()
    story = [_words(paper.title, styles["title"], tags, root.add("H1"))]
    for block in paper.blocks:
        story += _flow(block, styles, tags)
    story += [Spacer(1, 18), line(width="100%", thickness=0.5, color="#c0c6d0")]
    return [
        *story,
        *(_words(each, styles["note"], tags, root.add("P")) for each in paper.imprint),
    ]


def _flow(block: Block, styles: dict[str, Any], tags: Tags) -> list[Any]:
    if isinstance(block, Heading):
        name = f"h{block.level}"
        return [_words(block.text, styles[name], tags, tags.root.add(name.upper()))]
    if isinstance(block, Paragraph):
        return [_words(block.text, styles[block.kind], tags, tags.root.add("P"))]
    if isinstance(block, Bullets):
        return _points(block, styles["point"], tags)
    return [_table(block, styles, tags)]


def _points(block: Bullets, style: Any, tags: Tags) -> list[Any]:
    counted = "Decimal" if block.numbered else "Disc"
    points = tags.root.add("L", ("List", "ListNumbering", counted))
    marks = (f"{n}." if block.numbered else "•" for n in range(1, len(block.items) + 1))
    return [
        _words(item, style, tags, points.add("LI").add("LBody"), mark)
        for item, mark in zip(block.items, marks, strict=True)
    ]


def _table(block: Table, styles: dict[str, Any], tags: Tags) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import TableStyle

    _, cells, _ = kinds()
    table = tags.root.add("Table")
    head = table.add("TR")
    rows = [[_words(cell, styles["head"], tags, head.add("TH", COLUMN)) for cell in block.head]]
    for row in block.rows:
        line_of = table.add("TR")
        rows.append(
            [
                _words(cell, styles["cell"], tags, _cell(line_of, first=not place))
                for place, cell in enumerate(row)
            ]
        )
    room = A4[0] - 2 * _MARGIN - 12  # what a frame keeps free at its sides
    line, ground = HexColor("#c0c6d0"), HexColor("#eef0fb")
    looks = [
        ("FONTNAME", (0, 0), (-1, -1), _PLAIN),
        ("GRID", (0, 0), (-1, -1), 0.5, line),
        ("BACKGROUND", (0, 0), (-1, 0), ground),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]
    return cells(
        rows,
        colWidths=[room / len(block.head)] * len(block.head),
        repeatRows=1,
        splitInRow=1,
        spaceBefore=6,
        spaceAfter=10,
        style=TableStyle(looks),
    )


def _cell(row: Element, *, first: bool) -> Element:
    """A cell; the first one of a row says what the row is about."""
    return row.add("TH", ROW) if first else row.add("TD")


def _words(text: str, style: Any, tags: Tags, element: Element, mark: str | None = None) -> Any:
    words, _, _ = kinds()
    known = _signs()
    shown = "".join(sign if ord(sign) in known or sign.isspace() else _MISSING for sign in text)
    made = words(escape(shown), style, bulletText=mark)
    made.tags, made.element = tags, element
    return made


def _bookmark(made: Any, flowable: Any) -> None:
    level = getattr(getattr(flowable, "style", None), "bookmark", None)
    if level is None:
        return
    key = f"h{made.canv.getPageNumber()}-{id(flowable)}"
    made.canv.bookmarkHorizontal(key, 0, made.frame._y + flowable.height)  # noqa: SLF001
    made.canv.addOutlineEntry(flowable.getPlainText(), key, level, closed=False)


def _number(canvas: Any, made: Any) -> None:
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setFont(_PLAIN, 8)
    right = made.pagesize[0] - _MARGIN
    set_aside(canvas, lambda: canvas.drawRightString(right, _MARGIN / 2, str(made.page)))


@cache
def _styles() -> dict[str, Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    text, muted = HexColor("#101828"), HexColor("#566074")
    plain = ParagraphStyle(
        "plain", fontName=_PLAIN, fontSize=10, leading=14.5, textColor=text, spaceAfter=6
    )

    def like(name: str, **facts: Any) -> Any:
        return ParagraphStyle(name, parent=plain, **facts)

    def heading(name: str, level: int, size: float, before: float) -> Any:
        made = like(
            name, fontName=_BOLD, fontSize=size, leading=size * 1.3, spaceBefore=before,
            keepWithNext=1,
        )  # fmt: skip
        made.bookmark = level
        return made

    return {
        "plain": plain,
        "title": heading("title", 0, 19, 0),
        "h2": heading("h2", 1, 13, 14),
        "h3": heading("h3", 2, 11, 8),
        "lead": like("lead", backColor=HexColor("#eef0fb"), borderPadding=6, spaceBefore=8,
                     spaceAfter=12),
        "note": like("note", fontSize=8.5, leading=12, textColor=muted, spaceBefore=4),
        "point": like("point", leftIndent=16, bulletIndent=2, bulletFontName=_PLAIN,
                      bulletFontSize=10, spaceAfter=4),
        "head": like("head", fontName=_BOLD, fontSize=8.5, leading=11.5, spaceAfter=0),
        "cell": like("cell", fontSize=8.5, leading=11.5, spaceAfter=0, splitLongWords=1),
    }  # fmt: skip


@cache
def _register() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in _FONTS.items():
        pdfmetrics.registerFont(TTFont(name, str(resources.path("fonts", "paper", file))))


@cache
def _signs() -> frozenset[int]:
    from reportlab.pdfbase import pdfmetrics

    _register()
    return frozenset(pdfmetrics.getFont(_PLAIN).face.charToGlyph)
