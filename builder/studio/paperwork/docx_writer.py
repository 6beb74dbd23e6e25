"""A paper as a Word document: real headings, lists and tables, so that it can be worked with."""

from __future__ import annotations

import io
from typing import Any

from builder.privacy.papers.paper import Block, Bullets, Heading, Paper, Paragraph, Table

_TAGS = {"en": "en-GB", "de": "de-DE", "es": "es-ES"}
"""What Word calls the language of a text."""


def write_docx(paper: Paper) -> bytes:
    """The bytes of the document."""
    import docx
    from docx.shared import Pt

    made = docx.Document()
    _describe(made, paper)
    made.styles["Normal"].font.name = "Calibri"
    made.styles["Normal"].font.size = Pt(11)
    made.add_heading(paper.title, 0)
    for block in paper.blocks:
        _add(made, block)
    for line in paper.imprint:
        note = made.add_paragraph()
        note.add_run(line).italic = True
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _describe(made: Any, paper: Paper) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    tag = _TAGS.get(paper.language, paper.language)
    facts = made.core_properties
    facts.title, facts.language, facts.author, facts.comments = paper.title, tag, "", ""
    style = made.styles["Normal"].element.get_or_add_rPr()
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), tag)
    style.append(spoken)
    # The template's own default, which headings would follow.
    for default in made.styles.element.iter(qn("w:lang")):
        default.set(qn("w:val"), tag)


def _add(made: Any, block: Block) -> None:
    if isinstance(block, Heading):
        made.add_heading(block.text, block.level - 1)
    elif isinstance(block, Paragraph):
        style = "Intense Quote" if block.kind == "lead" else None
        run = made.add_paragraph(style=style).add_run(block.text)
        run.italic = block.kind == "note" or None
    elif isinstance(block, Bullets):
        _list(made, block)
    else:
        _table(made, block)


def _list(made: Any, block: Bullets) -> None:
    style = "List Number" if block.numbered else "List Bullet"
    lines = [made.add_paragraph(item, style=style) for item in block.items]
    if not block.numbered:
        return
    # Without a numbering of its own a second list would go on counting from the first.
    numbering = made.part.numbering_part.element
    used = made.styles[style].element.pPr.numPr.numId.val
    own = numbering.add_num(numbering.num_having_numId(used).abstractNumId.val)
    own.add_lvlOverride(ilvl=0).add_startOverride(1)
    for line in lines:
        place = line._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - no public way
        place.get_or_add_ilvl().val = 0
        place.get_or_add_numId().val = own.numId


def _table(made: Any, block: Table) -> None:
    from docx.oxml.parser import OxmlElement

    table = made.add_table(rows=1, cols=len(block.head), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, block.head, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    # Told to screen readers, and repeated on every page.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made.add_paragraph()
