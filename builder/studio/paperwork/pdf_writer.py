"""A paper as PDF: title, language, bookmarks, and the app's own type inside it."""

from __future__ import annotations

import io
from functools import cache
from html import escape
from typing import Any

from builder.privacy.papers.paper import Block, Bullets, Heading, Paper, Paragraph, Table
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
    made.build(_story(paper), onFirstPage=_number, onLaterPages=_number)
    return stream.getvalue()


def unwritable(paper: Paper) -> set[str]:
    """The signs of `paper` that the type inside a PDF does not have."""
    said = {*paper.text(), *"".join(paper.imprint)}
    return {sign for sign in said if ord(sign) not in _signs() and not sign.isspace()}


def _story(paper: Paper) -> list[Any]:
    from reportlab.platypus import HRFlowable, Spacer

    styles = _styles()
    story = [_words(paper.title, styles["title"])]
    for block in paper.blocks:
        story += _flow(block, styles)
    story += [Spacer(1, 18), HRFlowable(width="100%", thickness=0.5, color="#c0c6d0")]
    return [*story, *(_words(line, styles["note"]) for line in paper.imprint)]


def _flow(block: Block, styles: dict[str, Any]) -> list[Any]:
    if isinstance(block, Heading):
        return [_words(block.text, styles[f"h{block.level}"])]
    if isinstance(block, Paragraph):
        return [_words(block.text, styles[block.kind])]
    if isinstance(block, Bullets):
        marks = (f"{n}." if block.numbered else "•" for n in range(1, len(block.items) + 1))
        pairs = zip(block.items, marks, strict=True)
        return [_words(item, styles["point"], mark) for item, mark in pairs]
    return [_table(block, styles)]


def _table(block: Table, styles: dict[str, Any]) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import LongTable, TableStyle

    rows = [[_words(cell, styles["head"]) for cell in block.head]]
    rows += [[_words(cell, styles["cell"]) for cell in row] for row in block.rows]
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
    return LongTable(
        rows,
        colWidths=[room / len(block.head)] * len(block.head),
        repeatRows=1,
        splitInRow=1,
        spaceBefore=6,
        spaceAfter=10,
        style=TableStyle(looks),
    )


def _words(text: str, style: Any, mark: str | None = None) -> Any:
    from reportlab.platypus import Paragraph as Words

    known = _signs()
    shown = "".join(sign if ord(sign) in known or sign.isspace() else _MISSING for sign in text)
    return Words(escape(shown), style, bulletText=mark)


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
    canvas.drawRightString(made.pagesize[0] - _MARGIN, _MARGIN / 2, str(made.page))


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
