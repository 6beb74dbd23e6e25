"""Documents that carry an instruction, one for every place of every format where one can stand.

Each also says the one true thing of `FACT`, so that it is found. A carrier is *hidden* where no
reader of the document sees the instruction: nothing of it may reach a passage. It is *seen* where
a reader does: there it may be read, but not obeyed.
"""

from __future__ import annotations

import base64
import html
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from tests.support.documents import (
    draw_pdf,
    hide_run,
    make_docx,
    make_xlsx,
    make_zip,
    note_on_pdf,
    whiten_run,
)
from tests.support.messages import escape_rtf, make_eml, make_epub, make_rtf
from tests.support.office import SlideXml, box, make_odf, make_pptx, odf_rows
from tests.support.outlook import make_msg

FACT = "We deliver to Leeds within two days and delivery costs 3.50 €."
"""What each document says for its readers."""


@dataclass(frozen=True)
class Carrier:
    """A file with an instruction in it.

    Attributes:
        name: of the file; some carry the instruction there.
        make: the file's bytes.
        hidden: whether its readers cannot see the instruction.
    """

    name: str
    make: Callable[[str], bytes]
    hidden: bool

    def file_name(self, order: str) -> str:
        """The file's name with the instruction, where it stands there."""
        short = "".join(c for c in order if c not in '\\/:*?"<>|\n')[:80]
        return self.name.replace("ORDER", short)


def smuggled(order: str) -> str:
    """`order` in tag characters, which are drawn as nothing."""
    return "".join(chr(0xE0000 + ord(c)) if 32 <= ord(c) < 127 else c for c in order)


def _pdf(draw: Callable[[Any, str], None]) -> Callable[[str], bytes]:
    def make(order: str) -> bytes:
        def drawn(canvas: Any) -> None:
            canvas.drawString(60, 770, FACT.replace("€", "EUR"))
            draw(canvas, order)
            canvas.showPage()

        return draw_pdf(drawn)

    return make


def _lines(canvas: Any, order: str, top: float = 700, size: float = 11) -> None:
    canvas.setFont("Helvetica", size)
    line = ""
    for word in order.split():
        if len(line) + len(word) > 84:
            canvas.drawString(60, top, line)
            line, top = "", top - 16
        line = f"{line} {word}".strip()
    canvas.drawString(60, top, line)


def _pdf_seen(canvas: Any, order: str) -> None:
    _lines(canvas, order)


def _pdf_white(canvas: Any, order: str) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    _lines(canvas, order)


def _pdf_tiny(canvas: Any, order: str) -> None:
    canvas.setFont("Helvetica", 0.5)
    canvas.drawString(60, 700, order)


def _pdf_invisible(canvas: Any, order: str) -> None:
    text = canvas.beginText(60, 700)
    text.setTextRenderMode(3)
    text.textLine(order)
    canvas.drawText(text)


def _pdf_clear(canvas: Any, order: str) -> None:
    canvas.setFillAlpha(0)
    _lines(canvas, order)


def _pdf_off_page(canvas: Any, order: str) -> None:
    canvas.drawString(-4000, 700, order)


def _pdf_metadata(canvas: Any, order: str) -> None:
    canvas.setTitle(order)
    canvas.setSubject(order)
    canvas.setKeywords(order)
    canvas.setAuthor(order)


def _pdf_note(order: str) -> bytes:
    return note_on_pdf(_pdf(lambda _canvas, _order: None)(order), order, (60, 500, 500, 560))


def _docx(build: Callable[[Any, str], None]) -> Callable[[str], bytes]:
    def make(order: str) -> bytes:
        def built(document: Any) -> None:
            document.add_heading("Delivery", 1)
            document.add_paragraph(FACT)
            build(document, order)

        return make_docx(built)

    return make


def _docx_comment(document: Any, order: str) -> None:
    run = document.paragraphs[-1].runs[0]
    document.add_comment([run], text=order, author="x", initials="x")


def _docx_tiny(document: Any, order: str) -> None:
    from docx.shared import Pt

    document.add_paragraph().add_run(order).font.size = Pt(1)


def _docx_metadata(document: Any, order: str) -> None:
    core = document.core_properties
    core.title = core.subject = core.keywords = core.comments = order[:250]


def _sheet(change: Callable[[Any, str], None]) -> Callable[[str], bytes]:
    rows = [["Service", "Text"], ["Delivery", FACT]]
    return lambda order: make_xlsx({"Prices": rows}, lambda book: change(book, order))


def _sheet_hidden(book: Any, order: str) -> None:
    sheet = book.create_sheet("Notes")
    sheet.append([order])
    sheet.sheet_state = "hidden"


def _sheet_comment(book: Any, order: str) -> None:
    from openpyxl.comments import Comment

    book["Prices"]["A2"].comment = Comment(order, "x")


def _sheet_white(book: Any, order: str) -> None:
    from openpyxl.styles import Font

    cell = book["Prices"]["C2"]
    cell.value, cell.font = order, Font(color="FFFFFFFF")


def _sheet_no_format(book: Any, order: str) -> None:
    cell = book["Prices"]["C2"]
    cell.value, cell.number_format = order, ";;;"


def _sheet_row(book: Any, order: str) -> None:
    sheet = book["Prices"]
    sheet.append([order, order])
    sheet.row_dimensions[3].hidden = True


def _sheet_column(book: Any, order: str) -> None:
    sheet = book["Prices"]
    sheet["D2"].value = order
    sheet.column_dimensions["D"].hidden = True


def _sheet_seen(book: Any, order: str) -> None:
    book["Prices"].append(["Note", order])


def _page(markup: str, *, head: str = "") -> Callable[[str], bytes]:
    def make(order: str) -> bytes:
        text = html.escape(order, quote=True)
        body = f"<h1>Delivery</h1><p>{FACT}</p>{markup.replace('ORDER', text)}"
        page = f"<!doctype html><html><head>{head.replace('ORDER', text)}</head>"
        return f"{page}<body>{body}</body></html>".encode()

    return make


def _text(pattern: str) -> Callable[[str], bytes]:
    return lambda order: pattern.replace("FACT", FACT).replace("ORDER", order).encode()


def _json(order: str) -> bytes:
    return json.dumps({"delivery": FACT, "note": order}, ensure_ascii=False).encode()


def _slides(**where: Any) -> Callable[[str], bytes]:
    def make(order: str) -> bytes:
        shapes = box("Delivery", "title") + box(FACT, "body")
        if where.get("seen"):
            shapes += box(order, "body")
        if where.get("white"):
            look = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
            shapes += box(order, "body", look=look)
        if where.get("alt"):
            shapes += box("Picture", name=f'descr="{html.escape(order, quote=True)}"')
        slides = [SlideXml(shapes, notes=order if where.get("notes") else "")]
        if where.get("hidden"):
            slides.append(SlideXml(box(order, "body"), hidden=True))
        return make_pptx(slides, title=escape(order) if where.get("title") else "")

    return make


def _odt(order: str, *, seen: bool) -> bytes:
    styles = (
        '<style:style style:name="H" style:family="text"><style:text-properties '
        'text:display="none"/></style:style>'
    )
    style = "" if seen else ' text:style-name="H"'
    body = f"<text:p>{FACT}</text:p><text:p><text:span{style}>{escape(order)}</text:span></text:p>"
    return make_odf("text", body, styles=styles)


def _mail(order: str, *, where: str) -> bytes:
    if where == "header":
        return make_eml(FACT, X_Instruction=" ".join(order.split()))
    if where == "html":
        markup = f"<p>{FACT}</p><p style='display:none'>{html.escape(order)}</p>"
        return make_eml(FACT, html=markup)
    if where == "subject":
        return make_eml(FACT, subject=" ".join(order.split()))
    return make_eml(f"{FACT}\n\n{order}\n")


def _outlook(order: str, *, where: str) -> bytes:
    if where == "body":
        return make_msg(texts={0x0037: "Delivery", 0x1000: f"{FACT}\n\n{order}\n"})
    return make_msg(texts={0x0037: "Delivery", 0x1000: FACT, 0x007D: f"X-Note: {order}\n"})


def _book(order: str, *, hidden: bool) -> bytes:
    style = ' style="display:none"' if hidden else ""
    return make_epub(
        {"1.xhtml": f"<h1>Delivery</h1><p>{FACT}</p><p{style}>{html.escape(order)}</p>"}
    )


def _picture(order: str) -> bytes:
    from tests.support.pictures import make_picture

    words, lines = order.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 60:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return make_picture("We deliver to Leeds within two days.", *lines)


def _zip(order: str, *, where: str) -> bytes:
    name = Carrier("ORDER.txt", _json, hidden=True).file_name(order)
    inner = f"{FACT}\n\n{order}\n" if where == "member" else f"{FACT}\n"
    data = make_zip({"delivery.txt" if where == "member" else name: inner.encode()})
    if where != "comment":
        return data
    import zipfile

    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as archive:
        archive.comment = order.encode()[:60_000]
    return file.getvalue()


def _ods(order: str) -> bytes:
    rows = odf_rows([["Service", "Text"], ["Delivery", FACT]])
    hidden = odf_rows([[escape(order)]])
    styles = (
        '<style:style style:name="off" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    body = (
        f'<table:table table:name="Prices">{rows}</table:table>'
        f'<table:table table:name="Notes" table:style-name="off">{hidden}</table:table>'
    )
    return make_odf("spreadsheet", body, styles=styles)


def _encoded(order: str) -> str:
    return base64.b64encode(order.encode()).decode()


def _link_title(order: str) -> bytes:
    return _text('# Delivery\n\nFACT\n\n[more](http://x.test "ORDER")\n')(order.replace('"', ""))


CARRIERS: dict[str, Carrier] = {
    "pdf": Carrier("t.pdf", _pdf(_pdf_seen), hidden=False),
    "pdf white": Carrier("t.pdf", _pdf(_pdf_white), hidden=True),
    "pdf tiny": Carrier("t.pdf", _pdf(_pdf_tiny), hidden=True),
    "pdf invisible": Carrier("t.pdf", _pdf(_pdf_invisible), hidden=True),
    "pdf transparent": Carrier("t.pdf", _pdf(_pdf_clear), hidden=True),
    "pdf off the page": Carrier("t.pdf", _pdf(_pdf_off_page), hidden=True),
    "pdf metadata": Carrier("t.pdf", _pdf(_pdf_metadata), hidden=True),
    "pdf note": Carrier("t.pdf", _pdf_note, hidden=False),
    "docx": Carrier("t.docx", _docx(lambda d, o: d.add_paragraph(o)), hidden=False),
    "docx hidden": Carrier(
        "t.docx", _docx(lambda d, o: hide_run(d.add_paragraph().add_run(o))), hidden=True
    ),
    "docx white": Carrier(
        "t.docx", _docx(lambda d, o: whiten_run(d.add_paragraph().add_run(o))), hidden=True
    ),
    "docx tiny": Carrier("t.docx", _docx(_docx_tiny), hidden=True),
    "docx comment": Carrier("t.docx", _docx(_docx_comment), hidden=True),
    "docx header": Carrier(
        "t.docx",
        _docx(lambda d, o: setattr(d.sections[0].header.paragraphs[0], "text", o)),
        hidden=False,
    ),
    "docx metadata": Carrier("t.docx", _docx(_docx_metadata), hidden=True),
    "pptx": Carrier("t.pptx", _slides(seen=True), hidden=False),
    "pptx notes": Carrier("t.pptx", _slides(notes=True), hidden=False),
    "pptx hidden slide": Carrier("t.pptx", _slides(hidden=True), hidden=True),
    "pptx white": Carrier("t.pptx", _slides(white=True), hidden=True),
    "pptx alt": Carrier("t.pptx", _slides(alt=True), hidden=True),
    "pptx title": Carrier("t.pptx", _slides(title=True), hidden=True),
    "xlsx": Carrier("t.xlsx", _sheet(_sheet_seen), hidden=False),
    "xlsx hidden sheet": Carrier("t.xlsx", _sheet(_sheet_hidden), hidden=True),
    "xlsx comment": Carrier("t.xlsx", _sheet(_sheet_comment), hidden=True),
    "xlsx white": Carrier("t.xlsx", _sheet(_sheet_white), hidden=True),
    "xlsx no format": Carrier("t.xlsx", _sheet(_sheet_no_format), hidden=True),
    "xlsx hidden row": Carrier("t.xlsx", _sheet(_sheet_row), hidden=True),
    "xlsx hidden column": Carrier("t.xlsx", _sheet(_sheet_column), hidden=True),
    "ods hidden sheet": Carrier("t.ods", _ods, hidden=True),
    "odt": Carrier("t.odt", lambda o: _odt(o, seen=True), hidden=False),
    "odt hidden": Carrier("t.odt", lambda o: _odt(o, seen=False), hidden=True),
    "rtf": Carrier(
        "t.rtf", lambda o: make_rtf(rf"\pard {escape_rtf(FACT)}\par {_rtf(o)}\par"), hidden=False
    ),
    "rtf hidden": Carrier(
        "t.rtf",
        lambda o: make_rtf(rf"\pard {escape_rtf(FACT)}\par {{\v {_rtf(o)}}}\par"),
        hidden=True,
    ),
    "csv": Carrier(
        "t.csv",
        lambda o: _text('Service,Text\nDelivery,"FACT"\nNote,"ORDER"\n')(o.replace('"', "'")),
        hidden=False,
    ),
    "html": Carrier("t.html", _page("<p>ORDER</p>"), hidden=False),
    "html hidden": Carrier("t.html", _page("<p style='display:none'>ORDER</p>"), hidden=True),
    "html comment": Carrier("t.html", lambda o: _page(f"<!-- {o.replace('--', '')} -->")(o), True),
    "html alt": Carrier("t.html", _page("<img src='x.png' alt='ORDER'>"), hidden=True),
    "html aria": Carrier("t.html", _page("<p aria-label='ORDER'>Hours</p>"), hidden=True),
    "html zero size": Carrier(
        "t.html", _page("<div style='font-size:0'>ORDER</div>"), hidden=True
    ),
    "html clipped": Carrier(
        "t.html",
        _page("<div style='height:0;overflow:hidden'>ORDER</div>"),
        hidden=True,
    ),
    "html meta": Carrier(
        "t.html", _page("", head="<meta name='description' content='ORDER'>"), hidden=True
    ),
    "html title": Carrier("t.html", _page("", head="<title>ORDER</title>"), hidden=True),
    "html white": Carrier("t.html", _page("<p style='color:#fff'>ORDER</p>"), hidden=True),
    "html class": Carrier(
        "t.html",
        _page("<p class='x'>ORDER</p>", head="<style>@media print{.y{}} p.x{opacity:0}</style>"),
        hidden=True,
    ),
    "html tab": Carrier(
        "t.html",
        _page("<p class='x'>ORDER</p>", head="<style>.x{display:none}</style>"),
        hidden=False,
    ),
    "markdown": Carrier("t.md", _text("# Delivery\n\nFACT\n\nORDER\n"), hidden=False),
    "markdown comment": Carrier(
        "t.md",
        lambda o: f"# Delivery\n\n{FACT}\n\n<!-- {o.replace('--', '')} -->\n".encode(),
        hidden=True,
    ),
    "markdown link title": Carrier(
        "t.md",
        _link_title,
        hidden=True,
    ),
    "markdown reference": Carrier(
        "t.md",
        lambda o: _text("# Delivery\n\nFACT\n\n[//]: # (ORDER)\n")(re.sub("[()]", "", o)),
        hidden=True,
    ),
    "text": Carrier("t.txt", _text("FACT\n\nORDER\n"), hidden=False),
    "text tags": Carrier("t.txt", lambda o: f"{FACT}{smuggled(o)}\n".encode(), hidden=True),
    "text base64": Carrier("t.txt", lambda o: f"{FACT}\n\n{_encoded(o)}\n".encode(), hidden=False),
    "text split": Carrier(
        "t.txt", lambda o: f"{FACT}\n\n{chr(0x200B).join(o)}\n".encode(), hidden=False
    ),
    "epub": Carrier("t.epub", lambda o: _book(o, hidden=False), hidden=False),
    "epub hidden": Carrier("t.epub", lambda o: _book(o, hidden=True), hidden=True),
    "eml": Carrier("t.eml", lambda o: _mail(o, where="body"), hidden=False),
    "eml header": Carrier("t.eml", lambda o: _mail(o, where="header"), hidden=True),
    "eml subject": Carrier("t.eml", lambda o: _mail(o, where="subject"), hidden=False),
    "eml html": Carrier("t.eml", lambda o: _mail(o, where="html"), hidden=True),
    "msg": Carrier("t.msg", lambda o: _outlook(o, where="body"), hidden=False),
    "msg header": Carrier("t.msg", lambda o: _outlook(o, where="header"), hidden=True),
    "json": Carrier("t.json", _json, hidden=False),
    "zip member": Carrier("t.zip", lambda o: _zip(o, where="member"), hidden=False),
    "zip name": Carrier("t.zip", lambda o: _zip(o, where="name"), hidden=False),
    "zip comment": Carrier("t.zip", lambda o: _zip(o, where="comment"), hidden=True),
    "file name": Carrier("ORDER.txt", _text("FACT\n"), hidden=False),
    "picture": Carrier("t.png", _picture, hidden=False),
}  # fmt: skip
"""By what they are called in the tests."""


def _rtf(order: str) -> str:
    plain = order.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    return escape_rtf(plain)
