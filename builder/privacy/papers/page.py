"""A paper for a browser: headings, lists and tables that a screen reader can follow, no scripts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from string import Template

from builder.privacy.papers.paper import Block, Bullets, Heading, Paper, Paragraph, Table
from builder.system import resources


def page(paper: Paper) -> str:
    """The whole page; it asks nobody for anything, and prints well."""
    return Template(resources.text("templates", "papers", "page.html")).substitute(
        language=paper.language,
        title=html.escape(paper.title),
        body=body(paper),
    )


def body(paper: Paper, *, with_imprint: bool = True) -> str:
    """The paper without the page around it; every word in it is escaped."""
    parts = [f"<h1>{_text(paper, paper.title)}</h1>"]
    parts += [_block(paper, block) for block in paper.blocks]
    if with_imprint and paper.imprint:
        lines = "<br>\n".join(html.escape(line) for line in paper.imprint)
        parts.append(f"<footer><p>{lines}</p></footer>")
    return "\n".join(parts)


def _block(paper: Paper, block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{_text(paper, block.text)}</h{block.level}>"
    if isinstance(block, Paragraph):
        kind = "" if block.kind == "plain" else f' class="{html.escape(block.kind)}"'
        return f"<p{kind}>{_text(paper, block.text)}</p>"
    if isinstance(block, Bullets):
        items = "".join(f"<li>{_text(paper, item)}</li>" for item in block.items)
        tag = "ol" if block.numbered else "ul"
        return f"<{tag}>{items}</{tag}>"
    return "\n".join(_table(paper, block))


def _table(paper: Paper, table: Table) -> Iterator[str]:
    # In a box of its own, so that a wide table scrolls and the page does not.
    yield '<div class="wide"><table><thead><tr>'
    yield "".join(f'<th scope="col">{_text(paper, cell)}</th>' for cell in table.head)
    yield "</tr></thead><tbody>"
    for first, *rest in table.rows:
        cells = "".join(f"<td>{_text(paper, cell)}</td>" for cell in rest)
        yield f'<tr><th scope="row">{_text(paper, first)}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _text(paper: Paper, text: str) -> str:
    """Escaped, with the blanks marked."""
    escaped = html.escape(text)
    blank = re.compile(re.escape(html.escape(paper.blank)) + r": [^\]]*\]")
    return blank.sub(lambda found: f"<mark>{found[0]}</mark>", escaped)
