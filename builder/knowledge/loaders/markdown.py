"""Reads Markdown: headings as section path, tables as rows, front matter as title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.encoding import decode
from builder.knowledge.loaders.hidden import tag_hides
from builder.knowledge.loaders.table import TableWriter

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_TAG = re.compile(r"<([a-zA-Z][\w-]*)")
_TITLE = re.compile(r"^title:[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.M)


class MarkdownLoader:
    """What a reader sees, without the marks; raw HTML inside goes through the HTML rules."""

    media_type = "text/markdown"

    def load(self, data: bytes, draft: Draft) -> None:
        """Write headings, paragraphs, lists, code and tables into `draft`."""
        text = decode(data).replace("\r\n", "\n").lstrip("\ufeff")
        front = _FRONT.match(text)
        if front:
            title = _TITLE.search(front[1])
            draft.set_title(title[1] if title else "")
            text = text[front.end() :]
        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
        _Walk(draft).take(iter(tokens))


class _Walk:
    """Goes through the parser's flat list of tokens once."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._in_list = 0

    def take(self, tokens: Iterator[Token]) -> None:
        for token in tokens:
            match token.type:
                case "heading_open":
                    self._heading(int(token.tag[1]), next(tokens))
                case "inline":
                    self._text(self._seen(token))
                case "bullet_list_open" | "ordered_list_open":
                    self._in_list += 1
                case "bullet_list_close" | "ordered_list_close":
                    self._in_list -= 1
                case "fence" | "code_block":
                    self._draft.code(token.content)
                case "html_block":
                    self._html(token.content)
                case "table_open":
                    self._table(tokens)

    def _heading(self, level: int, inline: Token) -> None:
        text = self._seen(inline)
        if level == 1 and self._draft.untitled and not self._draft.written:
            self._draft.set_title(text)
        self._draft.heading(level, text)

    def _text(self, text: str) -> None:
        if self._in_list:
            self._draft.line(text)
        else:
            self._draft.paragraph(text)

    def _seen(self, inline: Token) -> str:
        text, hid = visible(inline)
        if hid:
            self._draft.note("hidden_text")
        return text

    def _html(self, markup: str) -> None:
        from builder.knowledge.loaders.html import write_fragment

        write_fragment(markup, self._draft)

    def _table(self, tokens: Iterator[Token]) -> None:
        header: list[str] | None = None
        writer: TableWriter | None = None
        cells: list[str] = []
        for token in tokens:
            if token.type == "inline":
                cells.append(self._seen(token))
            elif token.type == "tr_close":
                if header is None:
                    header, writer = cells, TableWriter(self._draft, cells)
                elif writer is not None:
                    writer.row(cells)
                cells = []
            elif token.type == "table_close":
                break
        if writer is not None:
            writer.close()


def visible(inline: Token) -> tuple[str, bool]:
    """The text of an inline token as a reader sees it, and whether some of it was hidden.

    Images give their description; raw tags go, with what stands in one that is not shown.
    """
    parts: list[str] = []
    hidden_in, hid = "", False
    for child in inline.children or []:
        if hidden_in:
            hid = True
            hidden_in = "" if child.content.lower().startswith(f"</{hidden_in}") else hidden_in
        elif child.type in {"text", "code_inline", "image"}:
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
        elif child.type == "html_inline":
            tag = _TAG.match(child.content)
            if tag and tag[1].lower() == "br":
                parts.append("\n")
            elif tag and tag_hides(child.content[tag.end() :]):
                hidden_in = tag[1].lower()
    return "".join(parts), hid
